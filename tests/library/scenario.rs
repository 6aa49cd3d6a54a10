//! A scenario that is saved in one profile and opened in another shows the same, and the data of
//! the other profile stays unchanged.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use moongate::app::{
    Content, Failure, Intent, ListFormat, LogIntent, NewFile, Notice, ScenarioDraft, ScenarioError,
    ScenarioIntent, WalletIntent, gate,
};
use moongate::desktop::{Options, Started, start};
use moongate::domain::{
    Lang, SaveErrorKind, ScenarioFileError, ScenarioFileErrorKind, Surface, Switch, Tab,
};
use moongate::policy::Policy;
use moongate::store::Home;
use moongate::store::scenario::Scenario;
use tempfile::TempDir;

const TEXT: &str = "看 https://item.taobao.com/item.htm?id=777 \"quoted\", 'single' '''three''' \\ and\na second line";

fn fresh(options: &Options) -> (TempDir, Started) {
    let folder = tempfile::tempdir().unwrap();
    let started = start(&Home::below(folder.path()), options).unwrap();
    (folder, started)
}

fn scenario(intent: ScenarioIntent) -> Vec<Intent> {
    vec![Intent::Scenario(intent)]
}

fn save(started: &mut Started, path: &Path) {
    let draft = ScenarioDraft {
        name: "What if 群聊".to_owned(),
        path: path.display().to_string(),
        without_content: false,
        ..ScenarioDraft::default()
    };
    started.carry_out(scenario(ScenarioIntent::Edit(draft)));
    started.carry_out(scenario(ScenarioIntent::Save));
    assert!(path.is_file(), "{:?}", started.state.session.toasts);
}

fn open(started: &mut Started, path: &Path) {
    started.carry_out(scenario(ScenarioIntent::Open(path.display().to_string())));
}

fn last_notice(started: &Started) -> &Notice {
    &started.state.session.toasts.last().unwrap().notice
}

/// The reason why the last scenario was not opened, without the words of `i18n`: an error with its
/// place, or a kind of error.
fn refusal(started: &Started) -> String {
    let Notice::ScenarioRefused(error) = last_notice(started) else {
        panic!("{:?}", last_notice(started));
    };
    match error {
        ScenarioError::File(ScenarioFileError {
            file,
            kind:
                ScenarioFileErrorKind::Content {
                    line,
                    column,
                    message,
                },
        }) => format!("{file}:{line}:{column}: {message}"),
        ScenarioError::PolicyErrors(errors) => {
            let errors = errors.iter();
            let lines = errors.map(|(place, message)| format!("{place}: {message}\n"));
            lines.collect()
        }
        ScenarioError::File(_)
        | ScenarioError::OpenAlready { .. }
        | ScenarioError::UnknownPolicy { .. }
        | ScenarioError::Step { .. }
        | ScenarioError::Store(_) => format!("{error:?}"),
    }
}

/// A copy of the shipped policy with a comment, as a user may edit it.
fn edited_policy(folder: &Path) -> PathBuf {
    let text = format!("# 改过的规则\n{}", Policy::SHIPPED_TEXT);
    let path = folder.join("edited.toml");
    std::fs::write(&path, text).unwrap();
    path
}

/// A profile with its own policy, date, switches, language, tab and texts.
fn made_up() -> (TempDir, Started) {
    let policies = tempfile::tempdir().unwrap();
    let options = Options {
        policy: Some(edited_policy(policies.path())),
        date: Some("2021-11-30".parse().unwrap()),
        lang: Some(Lang::Zh),
        tab: Some(Tab::Policy),
        ..Options::default()
    };
    let (folder, mut started) = fresh(&options);
    let id = started
        .state
        .data
        .conversations
        .keys()
        .next()
        .unwrap()
        .clone();
    started.carry_out(vec![
        Intent::SetSwitch(Surface::Group, Switch::On),
        Intent::SetSwitch(Surface::Dm, Switch::Off),
        Intent::EditDraft(id.clone(), TEXT.to_owned()),
        Intent::SendDraft(id),
        Intent::EditPost(moongate::app::PostDraft {
            text: String::new(),
            pictures: vec!["tea".to_owned()],
        }),
        Intent::PublishPost,
        Intent::ShowTab(Tab::Policy),
    ]);
    (folder, started)
}

/// The database and the settings of the default profile, byte for byte, without the log that SQLite
/// keeps beside it.
fn own_files(folder: &Path) -> Vec<Vec<u8>> {
    let profile = Home::below(folder).profile("default").unwrap();
    [profile.database, profile.settings]
        .iter()
        .map(|path| std::fs::read(path).unwrap_or_default())
        .collect()
}

/// Checks that both states have the same verdict for every link, and the same people, messages and
/// posts.
fn assert_same_answers_and_content(to: &moongate::app::State, from: &moongate::app::State) {
    for surface in Surface::ALL {
        for target in from.policy.targets() {
            let ask = |state: &moongate::app::State| {
                let id = state.policy.target_id(target).to_owned();
                let question =
                    gate::link_cell(&state.policy, state.circumstances(), surface, &id).unwrap();
                (
                    state.policy.link(&question).answer,
                    state.policy.link(&question).grounds.rule.to_owned(),
                )
            };
            assert_eq!(ask(to), ask(from));
        }
    }
    assert_eq!(to.data.people, from.data.people);
    let texts = |state: &moongate::app::State| -> Vec<_> {
        let threads = state.data.threads.iter();
        threads
            .map(|(id, t)| {
                (
                    id.clone(),
                    t.unread,
                    t.messages
                        .iter()
                        .map(|m| (m.sender.clone(), m.body.clone(), m.forwarded_from.clone()))
                        .collect::<Vec<_>>(),
                )
            })
            .collect()
    };
    assert_eq!(texts(to), texts(from));
    let posts = |state: &moongate::app::State| -> Vec<_> {
        let posts = state.data.posts.iter();
        posts
            .map(|p| {
                (
                    p.author.clone(),
                    p.body.clone(),
                    p.pictures.clone(),
                    p.likes.clone(),
                    p.comments
                        .iter()
                        .map(|c| c.body.clone())
                        .collect::<Vec<_>>(),
                )
            })
            .collect()
    };
    assert_eq!(posts(to), posts(from));
}

#[test]
fn a_saved_scenario_opens_the_same_in_a_fresh_profile_and_leaves_its_data_unchanged() {
    let (there, mut author) = made_up();
    let path = there.path().join("handed-on.scenario.toml");
    save(&mut author, &path);

    let (here, mut reader) = fresh(&Options::default());
    reader.carry_out(vec![Intent::CloseWelcome]);
    let _ = reader.save_settings();
    let (own_data, own_settings) = (reader.state.data.clone(), reader.state.settings.clone());
    let before = own_files(here.path());
    open(&mut reader, &path);

    let (from, to) = (&author.state, &reader.state);
    assert!(to.session.scenario.is_some(), "{:?}", to.session.toasts);
    assert_eq!(to.policy.fingerprint(), from.policy.fingerprint());
    assert_ne!(to.policy.fingerprint(), Policy::shipped().fingerprint());
    assert_eq!(
        (
            to.settings.day,
            to.settings.switches,
            to.settings.language,
            to.settings.tab
        ),
        (
            from.settings.day,
            from.settings.switches,
            from.settings.language,
            from.settings.tab
        )
    );
    assert_same_answers_and_content(to, from);

    // Changes in the scenario stay in it.
    let id = reader
        .state
        .data
        .conversations
        .keys()
        .next()
        .unwrap()
        .clone();
    reader.carry_out(vec![
        Intent::EditDraft(id.clone(), "inside".to_owned()),
        Intent::SendDraft(id),
    ]);
    reader.carry_out(vec![Intent::SetDay("2018-01-01".parse().unwrap())]);
    let _ = reader.save_settings();
    assert_eq!(
        own_files(here.path()),
        before,
        "one's own files are as they were"
    );
    reader.carry_out(scenario(ScenarioIntent::Leave));
    assert_eq!(
        (&reader.state.data, &reader.state.settings),
        (&own_data, &own_settings)
    );
    assert!(
        reader.state.session.scenario.is_none()
            && Arc::ptr_eq(&reader.state.policy, Policy::shipped())
    );
    drop(reader);
    let again = start(&Home::below(here.path()), &Options::default()).unwrap();
    assert_eq!(
        (&again.state.data, &again.state.settings),
        (&own_data, &own_settings)
    );
}

#[test]
fn changes_in_a_scenario_are_kept_until_it_is_reset() {
    let (there, mut author) = made_up();
    let path = there.path().join("s.scenario.toml");
    save(&mut author, &path);
    let (here, mut reader) = fresh(&Options {
        file: Some(path.clone()),
        ..Options::default()
    });
    let id = reader
        .state
        .data
        .conversations
        .keys()
        .next()
        .unwrap()
        .clone();
    let count = |started: &Started| started.state.data.last_message;
    let at_first = count(&reader);
    reader.carry_out(vec![
        Intent::EditDraft(id.clone(), "inside".to_owned()),
        Intent::SendDraft(id),
    ]);
    reader.carry_out(vec![Intent::SetDay("2018-01-01".parse().unwrap())]);
    drop(reader);
    let options = Options {
        scenario: Some(path),
        ..Options::default()
    };
    let mut again = start(&Home::below(here.path()), &options).unwrap();
    assert_eq!(count(&again), at_first + 1);
    assert_eq!(
        again.state.settings.day.to_string(),
        "2021-11-30",
        "the file says where it starts"
    );
    again.carry_out(vec![
        Intent::SetDay("2018-01-01".parse().unwrap()),
        Intent::ResetDemo,
    ]);
    assert_eq!(count(&again), at_first);
    assert_eq!(again.state.settings.day.to_string(), "2021-11-30");
    assert!(again.state.session.scenario.is_some());
}

#[test]
fn unknown_keys_are_kept_when_a_scenario_is_saved_again() {
    let (there, mut author) = made_up();
    let path = there.path().join("s.scenario.toml");
    save(&mut author, &path);
    let text = std::fs::read_to_string(&path).unwrap();
    let text = format!("weather = \"rain\"\n{text}").replacen(
        "[policy]\n",
        "[policy]\nstrict = true\n",
        1,
    );
    let text = text.replacen(
        "[[content.person]]\n",
        "[[content.person]]\nmood = \"calm\"\n",
        1,
    );
    let text = format!("{text}\n[camera]\nzoom = 2\n");
    std::fs::write(&path, &text).unwrap();

    let (_here, mut reader) = fresh(&Options {
        file: Some(path),
        ..Options::default()
    });
    assert!(
        reader.state.session.scenario.is_some(),
        "{:?}",
        reader.state.session.toasts
    );
    reader.carry_out(vec![Intent::SetDay("2018-01-01".parse().unwrap())]);
    let second = there.path().join("again.scenario.toml");
    save(&mut reader, &second);
    let saved: toml::Table = std::fs::read_to_string(&second).unwrap().parse().unwrap();
    assert_eq!(saved["weather"].as_str(), Some("rain"));
    assert_eq!(saved["policy"]["strict"].as_bool(), Some(true));
    assert_eq!(saved["camera"]["zoom"].as_integer(), Some(2));
    assert_eq!(
        saved["content"]["person"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|p| p.get("mood").is_some())
            .count(),
        1
    );
    assert_eq!(saved["date"].as_str(), Some("2018-01-01"));
}

#[test]
fn wrong_files_are_refused_with_the_place_of_the_error() {
    let (folder, mut started) = fresh(&Options::default());
    let head = "format = 1\nname = { en = \"A\", zh = \"甲\" }\ndate = \"2021-09-28\"\n";
    let shipped = "[policy]\nid = \"walled-gardens\"\n";
    let broken_policy = format!(
        "{head}[policy]\nid = \"x\"\ntext = '''\nword = = 2\n{}'''\n",
        Policy::SHIPPED_TEXT
    );
    let files = [
        ("not toml", "a.toml:1:5:"),
        (
            "name = \"x\"\n",
            "a.toml:1:1: this is no scenario: `format = 1` is missing",
        ),
        (
            "format = 2\n[policy]\nfuture = 1\n",
            "a.toml:1:10: this scenario was written by a newer version",
        ),
        (
            &format!("{head}{shipped}").replace("2021-09-28", "1999-01-01"),
            "a.toml:3:8: this is not a policy date",
        ),
        (
            &format!("{head}language = \"fr\"\n{shipped}"),
            "a.toml:4:12: unknown variant `fr`",
        ),
        (
            &format!("{head}{shipped}[switches]\ndm = \"on\"\n"),
            "the switch `dm` has no such position",
        ),
        (
            &format!("{head}[policy]\nid = \"mine\"\n"),
            "a.toml:5:6\", id: \"mine\"",
        ),
        (&broken_policy, "a.toml:7:8: not valid TOML"),
        (
            &format!(
                "{head}{shipped}[[content.person]]\nid = \"bo\"\nname = {{ en = \"Bo\", zh = \"波\" }}\n"
            ),
            "no person has the id `me`",
        ),
    ];
    let path = folder.path().join("a.toml");
    for (text, expected) in files {
        std::fs::write(&path, text).unwrap();
        open(&mut started, &path);
        let refusal = refusal(&started);
        assert!(refusal.contains(expected), "{refusal:?} lacks {expected:?}");
        assert!(started.state.session.scenario.is_none());
    }
    std::fs::write(&path, [b"format = 1\n# ".as_slice(), &[0xff]].concat()).unwrap();
    open(&mut started, &path);
    assert!(refusal(&started).contains("NotUtf8 { line: 2, column: 3 }"));
    open(&mut started, &folder.path().join("missing.toml"));
    assert!(refusal(&started).contains("Unreadable"));
}

#[test]
fn a_shipped_policy_is_saved_by_its_id_and_another_as_its_text() {
    let (folder, mut started) = fresh(&Options::default());
    let path = folder.path().join("s.scenario.toml");
    save(&mut started, &path);
    let (plain, _) = Scenario::open(&path).unwrap();
    assert_eq!(
        (plain.policy.id.as_str(), plain.policy.text),
        ("walled-gardens", None)
    );
    let (there, mut author) = made_up();
    let path = there.path().join("s.scenario.toml");
    save(&mut author, &path);
    let (whole, _) = Scenario::open(&path).unwrap();
    assert_eq!(
        whole.policy.text.as_deref(),
        Some(author.state.policy.text())
    );
    // Only the file of the open scenario is replaced.
    let before = std::fs::read(&path).unwrap();
    started.carry_out(scenario(ScenarioIntent::Edit(ScenarioDraft {
        name: "x".to_owned(),
        path: path.display().to_string(),
        without_content: true,
        ..ScenarioDraft::default()
    })));
    started.carry_out(scenario(ScenarioIntent::Save));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(matches!(
        last_notice(&started),
        Notice::Failed(Failure::FileExists(_))
    ));
}

#[test]
fn a_file_that_another_program_changed_is_not_replaced() {
    let (folder, mut started) = fresh(&Options::default());
    let path = folder.path().join("s.scenario.toml");
    save(&mut started, &path);
    open(&mut started, &path);
    started.carry_out(vec![Intent::SetDay("2018-01-01".parse().unwrap())]);
    save(&mut started, &path);
    started.carry_out(vec![Intent::SetDay("2019-01-01".parse().unwrap())]);
    save(&mut started, &path);
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .contains("2019-01-01"),
        "the app's own changes do not matter"
    );
    let edited = std::fs::read_to_string(&path)
        .unwrap()
        .replace("2019-01-01", "2020-02-02");
    std::fs::write(&path, &edited).unwrap();
    save(&mut started, &path);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), edited);
    assert!(matches!(
        last_notice(&started),
        Notice::Failed(Failure::FileChanged(_))
    ));
}

#[test]
fn exports_of_a_scenario_are_in_its_folder() {
    let (here, mut started) = fresh(&Options::default());
    let own = PathBuf::from(&started.state.data_folder);
    let path = here.path().join("s.scenario.toml");
    save(&mut started, &path);
    open(&mut started, &path);
    let folder = PathBuf::from(&started.state.data_folder);
    assert_ne!(folder, own);
    started.carry_out(vec![
        Intent::Log(LogIntent::Export(ListFormat::Csv)),
        Intent::Wallet(WalletIntent::SaveStatement(ListFormat::Csv)),
        Intent::Wallet(WalletIntent::SaveFile(NewFile {
            name: "receipt.txt".to_owned(),
            content: Content::Bytes(b"paid".to_vec()),
        })),
    ]);
    let exports =
        |folder: &Path| std::fs::read_dir(folder.join("exports")).map_or(0, Iterator::count);
    assert_eq!(
        (exports(&folder), exports(&own)),
        (3, 0),
        "{:?}",
        started.state.session.toasts
    );
    // A scenario is still saved beside the data of the profile, since it is meant to be shared.
    started.carry_out(scenario(ScenarioIntent::Edit(ScenarioDraft {
        name: "again".to_owned(),
        ..ScenarioDraft::default()
    })));
    started.carry_out(scenario(ScenarioIntent::Save));
    assert!(own.join("again.scenario.toml").is_file());
    started.carry_out(scenario(ScenarioIntent::Leave));
    started.carry_out(vec![Intent::Log(LogIntent::Export(ListFormat::Csv))]);
    assert_eq!((exports(&folder), exports(&own)), (3, 1));
}

#[test]
fn a_scenario_whose_data_folder_cannot_be_created_is_refused() {
    let (here, mut started) = fresh(&Options::default());
    let path = here.path().join("s.scenario.toml");
    save(&mut started, &path);
    // A file in the place of the folder for the data of scenarios.
    std::fs::write(
        Path::new(&started.state.data_folder).join("scenarios"),
        "in the way",
    )
    .unwrap();
    open(&mut started, &path);
    let Notice::ScenarioRefused(ScenarioError::Store(error)) = last_notice(&started) else {
        panic!("{:?}", last_notice(&started));
    };
    assert!(matches!(error.fault, SaveErrorKind::Other(_)), "{error:?}");
}

/// The beginning of a scenario file, before its tour.
const TOUR_HEAD: &str = "format = 1\ndate = \"2021-09-28\"\nname = { en = \"A\", zh = \"甲\" }\n[policy]\nid = \"walled-gardens\"\n";

#[test]
fn a_tour_that_cannot_be_shown_is_refused_with_the_place_of_the_error() {
    let (folder, mut started) = fresh(&Options::default());
    let path = folder.path().join("t.scenario.toml");
    let said = "en = \"Look\"\nzh = \"看\"\n";
    for (step, expected) in [
        (
            "en = \"Look\"\n".to_owned(),
            "t.scenario.toml:6:1: missing field `zh`",
        ),
        (format!("{said}tab = \"shop\"\n"), "unknown variant `shop`"),
        (
            "en = \" \"\nzh = \"看\"\n".to_owned(),
            "t.scenario.toml:6:1: a step of the tour has no text",
        ),
        (
            format!("{said}date = \"1999-01-01\"\n"),
            "the date of this step is not on the time bar",
        ),
        (
            format!("{said}surface = \"dm\"\n"),
            "name a `platform` or a `link` too",
        ),
        (
            format!("{said}platform = \"taobao\"\n"),
            "this step needs a `surface`",
        ),
        (
            format!("{said}wallet = \"alipay\"\n"),
            "name a `merchant` too",
        ),
        (
            format!("{said}surface = \"dm\"\nplatform = \"taobo\"\n"),
            "step: 1, flaw: NoPlatform(\"taobo\")",
        ),
        (
            format!("{said}merchant = \"eleme\"\nwallet = \"gold\"\n"),
            "NoWallet(\"gold\")",
        ),
        (
            format!("{said}conversation = \"dm-nobody\"\n"),
            "NoConversation(",
        ),
        (
            format!("{said}surface = \"dm\"\nlink = \"no link\"\n"),
            "NoLink(\"no link\")",
        ),
    ] {
        std::fs::write(&path, format!("{TOUR_HEAD}[[tour]]\n{step}")).unwrap();
        open(&mut started, &path);
        let refusal = refusal(&started);
        assert!(refusal.contains(expected), "{refusal:?} lacks {expected:?}");
        assert!(started.state.session.scenario.is_none());
        assert!(
            !Path::new(&started.state.data_folder)
                .join("scenarios")
                .exists(),
            "a refused scenario leaves no files"
        );
    }
}

/// A scenario in an older form and with unknown keys opens, and the keys are kept.
#[test]
fn unknown_keys_of_a_tour_are_kept() {
    let (folder, mut started) = fresh(&Options::default());
    let path = folder.path().join("t.scenario.toml");
    let text = TOUR_HEAD.replacen(
        "[policy]",
        "tour = [{ en = \"One\", zh = \"一\", camera = 3 }]\n[policy]",
        1,
    );
    std::fs::write(&path, text).unwrap();
    open(&mut started, &path);
    assert!(
        started.state.session.scenario.is_some(),
        "{:?}",
        started.state.session.toasts
    );
    assert_eq!(
        started.state.settings.language,
        Lang::En,
        "no language in the file: the user's stays"
    );
    let second = folder.path().join("again.scenario.toml");
    save(&mut started, &second);
    let saved: toml::Table = std::fs::read_to_string(&second).unwrap().parse().unwrap();
    assert_eq!(saved["tour"][0]["camera"].as_integer(), Some(3));
}
