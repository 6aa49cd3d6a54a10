//! The policy engine through its public interface: the meaning of a file, the precedence of rules,
//! the effect of switches, and what would change an answer.

use std::sync::Arc;

use moongate::app::gate;
use moongate::domain::{Day, Lang, PlatformIx, Precision, Surface, Switch, Switches, WalletIx};
use moongate::links::{Target, find};
use moongate::policy::{
    CellRef, Certainty, DatedPolicy, Diff, LinkEffect, LinkQuestion, LinkVerdict, Outcome,
    PayQuestion, Policy, Question, Severity, TargetIx, WalletState,
};

use crate::dice::Dice;

/// A small policy: a rival's shop and video site, a third company, and the app's own site.
const WORLD: &str = r#"
format = 1
id = "small"
name = { en = "Small", zh = "小" }
about = { en = "For tests", zh = "测试" }
source = [{ id = "moongate", title = "ours", outlet = "us", date = "undated" }, { id = "paper", title = "news", outlet = "paper", date = "2021" }]
owner = [{ id = "tencent", name = { en = "T", zh = "腾" } }, { id = "alibaba", name = { en = "A", zh = "阿" } }, { id = "sina", name = { en = "S", zh = "新" } }]
kind = [{ id = "shop", name = { en = "Shop", zh = "店" } }, { id = "video", name = { en = "Video", zh = "视频" } }]
platform = [
  { id = "taobao", name = { en = "Taobao", zh = "淘宝" }, kind = "shop", owner = "alibaba", hosts = ["taobao.com"] },
  { id = "youku", name = { en = "Youku", zh = "优酷" }, kind = "video", owner = "alibaba", hosts = ["youku.com"] },
  { id = "weibo", name = { en = "Weibo", zh = "微博" }, kind = "video", owner = "sina", hosts = [] },
  { id = "qq", name = { en = "QQ", zh = "QQ" }, kind = "shop", owner = "tencent", hosts = ["qq.com"] },
]
group = [{ id = "shops", name = { en = "Shops", zh = "商店" }, platforms = ["taobao", "qq"] }]
surface = [{ id = "dm", name = { en = "DM", zh = "私聊" } }, { id = "group", name = { en = "Group", zh = "群" } }, { id = "moments", name = { en = "M", zh = "圈" } }]
wallet = [{ id = "wechat-pay", name = { en = "W", zh = "微信支付" }, owner = "tencent" }, { id = "alipay", name = { en = "A", zh = "支付宝" }, owner = "alibaba" }]
"#;

/// A link rule with the required keys and those given.
fn link_rule(id: &str, keys: &str) -> String {
    let effect = if keys.contains("effect") {
        ""
    } else {
        "effect = \"copy_only\"\n"
    };
    format!(
        "[[link_rule]]\nid = \"{id}\"\n{effect}certainty = \"reported\"\nsource = \"paper\"\nreason = {{ en = \"e\", zh = \"中\" }}\n{}\n",
        keys.replace("; ", "\n")
    )
}

fn wallet_rule(id: &str, keys: &str) -> String {
    format!(
        "[[wallet_rule]]\nid = \"{id}\"\ncertainty = \"reported\"\nsource = \"paper\"\nreason = {{ en = \"e\", zh = \"中\" }}\n{}\n",
        keys.replace("; ", "\n")
    )
}

fn load(rules: &str) -> Arc<Policy> {
    match Policy::load("test.toml", &format!("{WORLD}{rules}")) {
        Ok((policy, _)) => policy,
        Err(errors) => panic!(
            "{}",
            errors
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n\n")
        ),
    }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn ask<'p>(
    policy: &'p Policy,
    target: &str,
    surface: Surface,
    on: &str,
    switch: Switch,
) -> LinkVerdict<'p> {
    let target = policy.target_by_id(target).expect("a target");
    policy.link(&LinkQuestion {
        day: day(on),
        surface,
        target,
        switch,
    })
}

#[test]
fn the_shipped_policy_loads_clean() {
    match Policy::load(Policy::SHIPPED_NAME, Policy::SHIPPED_TEXT) {
        Ok((policy, warnings)) => {
            let words: Vec<_> = warnings.iter().map(ToString::to_string).collect();
            assert!(words.is_empty(), "{}", words.join("\n\n"));
            assert_eq!(policy.fingerprint(), Policy::shipped().fingerprint());
            assert_eq!(policy.text(), Policy::SHIPPED_TEXT);
            assert!(
                policy.expectations().len() >= 100,
                "the shipped file must say what it expects"
            );
        }
        Err(errors) => {
            let words: Vec<_> = errors.iter().map(ToString::to_string).collect();
            panic!("{}", words.join("\n\n"));
        }
    }
}

#[test]
fn the_more_specific_rule_wins_whatever_the_order_and_the_day() {
    let pairs = [
        // (id and keys of the winner, id and keys of the loser)
        (
            "platforms = [\"taobao\"]",
            "kinds = [\"shop\"]; from = \"2020-01-01\"",
        ),
        (
            "groups = [\"shops\"]",
            "kinds = [\"shop\"]; from = \"2020-01-01\"",
        ),
        (
            "kinds = [\"shop\"]",
            "owners = [\"alibaba\"]; from = \"2020-01-01\"",
        ),
        ("owners = [\"alibaba\"]", "from = \"2020-01-01\""),
        (
            "platforms = [\"taobao\"]; surfaces = [\"group\"]",
            "platforms = [\"taobao\"]; from = \"2020-01-01\"",
        ),
        (
            "platforms = [\"taobao\"]; surfaces = [\"dm\", \"group\", \"moments\"]",
            "groups = [\"shops\"]; from = \"2020-01-01\"",
        ),
        (
            "platforms = [\"taobao\"]",
            "owners = [\"alibaba\"]; surfaces = [\"group\"]",
        ),
        // Equally specific: the later one. A group is as specific as its platforms.
        (
            "platforms = [\"taobao\", \"qq\"]; from = \"2020-01-01\"",
            "platforms = [\"taobao\"]",
        ),
        (
            "groups = [\"shops\"]; from = \"2020-01-01\"",
            "platforms = [\"taobao\"]; from = \"2019-12-31\"",
        ),
    ];
    for (winner, loser) in pairs {
        let winner = link_rule("winner", winner);
        let loser = link_rule("loser", &format!("{loser}; effect = \"hard_stop\""));
        for rules in [format!("{winner}{loser}"), format!("{loser}{winner}")] {
            let policy = load(&rules);
            assert_eq!(
                ask(
                    &policy,
                    "taobao",
                    Surface::Group,
                    "2021-01-01",
                    Switch::Default
                )
                .grounds
                .rule,
                "winner",
                "{rules}"
            );
        }
    }
}

#[test]
fn a_rule_ends_after_its_last_day_and_the_one_below_shows_again() {
    let below = link_rule("below", "owners = [\"alibaba\"]; effect = \"notice\"");
    let policy = load(
        &(below
            + &link_rule(
                "narrow",
                "platforms = [\"taobao\"]; from = \"2020-02-01\"; until = \"2020-02-29\"",
            )),
    );
    let cases = [
        ("2020-01-31", "below"),
        ("2020-02-01", "narrow"),
        ("2020-02-29", "narrow"),
        ("2020-03-01", "below"),
    ];
    for (on, rule) in cases {
        assert_eq!(
            ask(&policy, "taobao", Surface::Dm, on, Switch::Default)
                .grounds
                .rule,
            rule,
            "{on}"
        );
    }
    assert_eq!(
        ask(&policy, "youku", Surface::Dm, "2020-02-10", Switch::Default)
            .grounds
            .rule,
        "below"
    );
}

#[test]
fn since_and_until_belong_to_the_rule_and_same_effect_holds_the_rest() {
    let rules = [
        link_rule(
            "first",
            "platforms = [\"taobao\"]; from = \"2018-04-01\"; precision = \"month\"",
        ),
        link_rule("second", "platforms = [\"taobao\"]; from = \"2019-01-01\""),
        link_rule(
            "third",
            "platforms = [\"taobao\"]; from = \"2020-01-01\"; effect = \"notice\"",
        ),
    ];
    let policy = load(&rules.concat());
    let verdict = ask(
        &policy,
        "taobao",
        Surface::Dm,
        "2019-06-01",
        Switch::Default,
    );
    assert_eq!(
        (
            verdict.grounds.rule,
            verdict.grounds.since,
            verdict.grounds.until
        ),
        ("second", Some(day("2019-01-01")), Some(day("2019-12-31")))
    );
    assert_eq!(verdict.grounds.precision, Precision::Day);
    let question = Question::Link(LinkQuestion {
        day: day("2019-06-01"),
        surface: Surface::Dm,
        target: policy.target_by_id("taobao").unwrap(),
        switch: Switch::Default,
    });
    let same: Vec<_> = policy
        .same_effect(&question)
        .iter()
        .map(|v| (v.grounds.rule, v.grounds.since, v.grounds.precision))
        .collect();
    assert_eq!(
        same,
        [("first", Some(day("2018-04-01")), Precision::Month)],
        "a rule of which only the month is known"
    );
    let first = ask(
        &policy,
        "taobao",
        Surface::Dm,
        "2011-01-01",
        Switch::Default,
    );
    assert_eq!(
        (first.grounds.since, first.grounds.until, first.grounds.rule),
        (None, Some(day("2018-03-31")), "default")
    );
    let last = ask(
        &policy,
        "taobao",
        Surface::Dm,
        "2026-12-31",
        Switch::Default,
    );
    assert_eq!(
        (
            last.grounds.since,
            last.grounds.until,
            last.grounds.precision
        ),
        (Some(day("2020-01-01")), None, Precision::Day)
    );
}

#[test]
fn tao_passwords_and_web_pages_have_rules_of_their_own() {
    let rules = [
        link_rule("shop", "platforms = [\"taobao\"]; effect = \"hard_stop\""),
        link_rule("code", "platforms = [\"taobao\"]; form = \"tao-password\""),
        link_rule("pages", "platforms = [\"web\"]; effect = \"notice\""),
    ];
    let policy = load(&rules.concat());
    for (target, rule) in [
        ("taobao", "shop"),
        ("tao-password", "code"),
        ("web", "pages"),
        ("youku", "default"),
    ] {
        assert_eq!(
            ask(&policy, target, Surface::Dm, "2020-01-01", Switch::Default)
                .grounds
                .rule,
            rule,
            "{target}"
        );
    }
    let policy = load(&link_rule("everything", "effect = \"notice\""));
    for (target, rule) in [
        ("taobao", "everything"),
        ("web", "everything"),
        ("tao-password", "default"),
    ] {
        assert_eq!(
            ask(&policy, target, Surface::Dm, "2020-01-01", Switch::Default)
                .grounds
                .rule,
            rule,
            "{target}"
        );
    }
}

#[test]
fn a_file_names_its_own_home_its_tao_passwords_and_its_source_of_assumptions() {
    let keys = "[home]\nowner = \"sina\"\napp = { en = \"Weibo\", zh = \"微博\" }\n\
                [tao_password]\nplatform = \"youku\"\nlength = 5\nsigns = \"€\"\n";
    let rules = [
        link_rule("shop", "platforms = [\"taobao\"]; form = \"tao-password\""),
        link_rule("video", "platforms = [\"youku\"]; form = \"tao-password\""),
    ];
    let text = format!(
        "assumption_source = \"paper\"\n{WORLD}{keys}{}",
        rules.concat()
    );
    let (policy, _) = Policy::load("test.toml", &text).expect("a policy");
    let rule = |target, switch| ask(&policy, target, Surface::Dm, "2022-01-01", switch).grounds;
    assert_eq!(rule("tao-password", Switch::Default).rule, "video");
    assert_eq!(
        policy.target_platform(TargetIx::TaoPassword),
        policy.platform_by_id("youku")
    );
    assert_eq!(rule("qq", Switch::Off).rule, "user-switch");
    assert_eq!(rule("weibo", Switch::Off).rule, "default");
    assert_eq!(rule("weibo", Switch::Default).source.id, "paper");
    assert_eq!(policy.home().app.en, "Weibo");
    let found = find("€abc12€ ￥nK7bYU6mCQq￥", &gate::host_table(&policy));
    let texts: Vec<_> = found.iter().map(|link| &link.target).collect();
    assert_eq!(texts, [&Target::TaoPassword("abc12".to_owned())]);
}

/// Copies that users made before these keys existed must keep their answers.
#[test]
fn a_file_without_a_home_is_about_wechat_and_taobao() {
    let policy = load("");
    let shipped = Policy::shipped();
    assert_eq!(policy.home(), shipped.home());
    assert_eq!(policy.tao_password(), shipped.tao_password());
    assert_eq!(
        policy.assumption_source().id,
        shipped.assumption_source().id
    );
}

/// Target, surface, date and switch; then effect, rule, and why the switch has no effect. Direct
/// messages have no `on`, whatever a rule says.
const SWITCH_CASES: &str = "\
taobao group   2021-09-16 on      copy_only wall        NoChoiceYet
taobao group   2021-09-17 on      open      user-switch -
taobao moments 2021-09-17 on      open      user-switch -
taobao dm      2021-09-17 on      copy_only choice      NoChoiceYet
taobao group   2021-09-17 off     copy_only choice      StrictAlready
youku  group   2021-09-17 on      notice    soft        OpensAnyway
youku  dm      2021-09-17 off     copy_only user-switch -
qq     dm      2021-09-17 off     open      own         OwnLink
weibo  dm      2021-09-17 off     copy_only user-switch -
web    moments 2021-09-17 off     copy_only user-switch -
taobao group   2021-09-17 default copy_only choice      -";

#[test]
fn every_case_of_a_switch_without_effect_is_named() {
    let rules = [
        link_rule(
            "choice",
            "platforms = [\"taobao\"]; from = \"2021-09-17\"; user_choice = true; blocked_by = \"tencent\"",
        ),
        link_rule("wall", "platforms = [\"taobao\"]; blocked_by = \"tencent\""),
        link_rule("soft", "platforms = [\"youku\"]; effect = \"notice\""),
        link_rule("own", "platforms = [\"qq\"]; effect = \"open\""),
    ];
    let policy = load(&rules.concat());
    for case in SWITCH_CASES.lines() {
        let words: Vec<&str> = case.split_whitespace().collect();
        let [target, surface, on, switch, effect, rule, note] = words[..] else {
            panic!("{case}");
        };
        let surface = surface.parse().unwrap();
        let verdict = ask(&policy, target, surface, on, switch.parse().unwrap());
        let found = verdict
            .grounds
            .switch_note
            .map_or("-".to_owned(), |note| format!("{note:?}"));
        assert_eq!(
            (verdict.answer.id(), verdict.grounds.rule, found.as_str()),
            (effect, rule, note),
            "{case}"
        );
    }
    let opened = ask(&policy, "taobao", Surface::Group, "2021-09-17", Switch::On);
    assert_eq!(
        (
            opened.grounds.certainty,
            opened.grounds.blocked_by,
            opened.grounds.source.id.as_str()
        ),
        (Certainty::Announced, None, "paper")
    );
    let closed = ask(&policy, "youku", Surface::Dm, "2021-09-17", Switch::Off);
    assert_eq!(
        (
            closed.grounds.certainty,
            closed.grounds.blocked_by,
            closed.grounds.source.id.as_str()
        ),
        (Certainty::Assumption, Some("user"), "moongate")
    );
}

#[test]
fn any_question_gets_an_answer_also_about_rows_of_another_policy() {
    let policy = load("");
    for on in [Day::MIN, Day::FIRST, Day::DEFAULT, Day::LAST, Day::MAX] {
        for target in [
            TargetIx::Platform(PlatformIx(9999)),
            TargetIx::TaoPassword,
            TargetIx::Web,
        ] {
            let verdict = policy.link(&LinkQuestion {
                day: on,
                surface: Surface::Dm,
                target,
                switch: Switch::Default,
            });
            assert_eq!(
                (
                    verdict.answer,
                    verdict.grounds.rule,
                    verdict.grounds.source.id.as_str()
                ),
                (LinkEffect::Open, "default", "moongate")
            );
        }
        for (merchant, wallet) in [(0, 0), (0, 99), (99, 0), (u16::MAX, u16::MAX)] {
            let question = PayQuestion {
                day: on,
                merchant: PlatformIx(merchant),
                wallet: WalletIx(wallet),
            };
            let verdict = policy.pay(&question);
            assert_eq!(
                (verdict.answer, verdict.grounds.rule, verdict.grounds.since),
                (WalletState::Unknown, "default", None)
            );
            assert!(policy.change_pay(&question).is_empty());
        }
    }
    assert_eq!(policy.platform(PlatformIx(9999)).id, "unknown");
}

#[test]
fn a_named_merchant_beats_any_merchant_and_a_named_wallet_any_wallet() {
    let rules = [
        wallet_rule(
            "anywhere",
            "wallets = [\"alipay\"]; state = \"accepted\"; from = \"2020-01-01\"",
        ),
        wallet_rule("here", "merchants = [\"taobao\"]; state = \"not_accepted\""),
        wallet_rule(
            "here-this",
            "merchants = [\"taobao\"]; wallets = [\"wechat-pay\"]; state = \"pending\"; blocked_by = \"tencent\"",
        ),
    ];
    let policy = load(&rules.concat());
    let cases = [
        ("taobao", "alipay", "2021-01-01", "here"),
        ("taobao", "wechat-pay", "2021-01-01", "here-this"),
        ("youku", "alipay", "2021-01-01", "anywhere"),
        ("youku", "alipay", "2019-12-31", "default"),
        ("youku", "wechat-pay", "2021-01-01", "default"),
    ];
    for (merchant, wallet, on, rule) in cases {
        let question = PayQuestion {
            day: day(on),
            merchant: policy.platform_by_id(merchant).unwrap(),
            wallet: policy.wallet_by_id(wallet).unwrap(),
        };
        assert_eq!(
            policy.pay(&question).grounds.rule,
            rule,
            "{merchant} {wallet} {on}"
        );
    }
    assert_eq!(
        policy.merchants(),
        [PlatformIx(0)],
        "a merchant is what a wallet rule names"
    );
}

/// Questions and answers of the specification.
#[test]
fn the_shipped_policy_has_the_documented_verdicts() {
    let policy = Policy::shipped();
    let links = [
        (
            "taobao",
            Surface::Dm,
            "2021-09-28",
            Switch::Default,
            LinkEffect::Notice,
            Certainty::Reported,
        ),
        (
            "taobao",
            Surface::Group,
            "2021-09-28",
            Switch::Default,
            LinkEffect::CopyOnly,
            Certainty::Reported,
        ),
        (
            "taobao",
            Surface::Group,
            "2021-09-28",
            Switch::On,
            LinkEffect::Open,
            Certainty::Announced,
        ),
        (
            "taobao",
            Surface::Group,
            "2021-11-30",
            Switch::Default,
            LinkEffect::Open,
            Certainty::Trial,
        ),
        (
            "douyin",
            Surface::Group,
            "2021-11-30",
            Switch::Default,
            LinkEffect::CopyOnly,
            Certainty::Reported,
        ),
    ];
    for case @ (target, surface, on, switch, effect, certainty) in links {
        let verdict = ask(policy, target, surface, on, switch);
        assert_eq!(
            (verdict.answer, verdict.grounds.certainty),
            (effect, certainty),
            "{case:?}"
        );
    }
    let pays = [
        ("eleme", "2021-09-27", WalletState::NotAccepted),
        ("eleme", "2021-09-28", WalletState::Accepted),
        ("xianyu", "2021-09-28", WalletState::Pending),
        ("taobao", "2024-09-26", WalletState::Partial),
        ("taobao", "2024-09-27", WalletState::Accepted),
    ];
    for (merchant, on, state) in pays {
        let (merchant, wallet) = (
            policy.platform_by_id(merchant).unwrap(),
            policy.wallet_by_id("wechat-pay").unwrap(),
        );
        let verdict = policy.pay(&PayQuestion {
            day: day(on),
            merchant,
            wallet,
        });
        assert_eq!(verdict.answer, state, "{on}");
    }
}

/// Checks that a matrix has the same verdicts as single questions.
#[test]
fn matrices_and_single_answers_agree_at_every_milestone() {
    let policy = Policy::shipped();
    let mut switches = Switches::default();
    switches.set(Surface::Group, Switch::On);
    switches.set(Surface::Moments, Switch::Off);
    for milestone in policy.milestones() {
        let matrix = policy.link_matrix(milestone.day, switches);
        assert_eq!(matrix.len(), policy.platforms().len() + 2);
        for row in &matrix {
            for (surface, cell) in Surface::ALL.into_iter().zip(&row.cells) {
                let question = LinkQuestion {
                    day: milestone.day,
                    surface,
                    target: row.target,
                    switch: switches.of(surface),
                };
                assert_eq!(policy.link(&question), *cell);
            }
        }
        for row in policy.wallet_matrix(milestone.day) {
            for (wallet, cell) in policy.wallet_rows().zip(&row.cells) {
                assert_eq!(
                    policy.pay(&PayQuestion {
                        day: milestone.day,
                        merchant: row.merchant,
                        wallet
                    }),
                    *cell
                );
            }
        }
    }
}

#[test]
fn bands_cover_all_days_once_and_agree_with_decisions() {
    let policy = Policy::shipped();
    for target in policy.targets() {
        for surface in Surface::ALL {
            for switch in Switch::ALL {
                let bands = policy.link_intervals(surface, target, switch);
                assert_eq!(bands.first().map(|band| band.first), Some(Day::MIN));
                assert_eq!(bands.last().map(|band| band.last), Some(Day::MAX));
                assert!(
                    bands
                        .windows(2)
                        .all(|pair| pair[0].last.next() == pair[1].first
                            && pair[0].first <= pair[0].last)
                );
                for band in bands {
                    for day in [band.first, band.last] {
                        let verdict = policy.link(&LinkQuestion {
                            day,
                            surface,
                            target,
                            switch,
                        });
                        assert_eq!(verdict, policy.link_verdict(band));
                        assert!(
                            verdict.grounds.since.is_none_or(|since| since <= day)
                                && verdict.grounds.until.is_none_or(|until| day <= until)
                        );
                    }
                }
            }
        }
    }
}

/// Authors who write in one language need not repeat titles and outlets.
#[test]
fn a_source_is_written_in_both_languages_or_once_for_both() {
    let policy = load("");
    let paper = policy.source("paper").unwrap();
    assert_eq!(
        [Lang::En, Lang::Zh].map(|lang| (paper.title.get(lang), paper.outlet.get(lang))),
        [("news", "paper"); 2]
    );
    assert_eq!(
        [Lang::En, Lang::Zh].map(|lang| paper.published(lang)),
        ["2021"; 2]
    );
    let ours = policy.source("moongate").unwrap();
    assert_eq!(
        [Lang::En, Lang::Zh].map(|lang| ours.published(lang)),
        ["undated", "无日期"]
    );
    let text = format!("{WORLD}{}", link_rule("wall", ""))
        .replace("\"news\"", "{ en = \"news\", zh = \"新闻\" }");
    let (policy, _) = Policy::load("test.toml", &text).unwrap();
    let title = &policy.source("paper").unwrap().title;
    assert_eq!([title.get(Lang::En), title.get(Lang::Zh)], ["news", "新闻"]);
}

/// Chinese readers see no English title in the built-in policies.
#[test]
fn every_source_of_the_built_in_policies_has_a_chinese_title() {
    for policy in [Policy::shipped(), Policy::open_internet()] {
        for source in policy.sources() {
            let han = source
                .title
                .zh
                .chars()
                .filter(|letter| ('\u{4e00}'..='\u{9fff}').contains(letter))
                .count();
            assert!(han >= 6, "{}: {}", source.id, source.title.zh);
            assert!(
                source.title.en.is_ascii(),
                "{}: {}",
                source.id,
                source.title.en
            );
        }
    }
}

/// Every file in `tests/lint` has its expected diagnostics next to it. `UPDATE_EXPECTED=1` rewrites
/// them; read the changes.
#[test]
fn broken_files_have_the_expected_diagnostics() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    files.sort();
    assert!(files.len() >= 15, "the folder of broken files is gone");
    let mut wrong = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path)
            .unwrap()
            .replace("\r\n", "\n");
        let (loaded, found) = match Policy::load(name, &text) {
            Ok((_, warnings)) => (true, warnings),
            Err(errors) => (false, errors),
        };
        assert_eq!(
            loaded,
            found.iter().all(|d| d.severity == Severity::Warning),
            "{name}: errors and only errors make it unusable"
        );
        let found = found
            .iter()
            .map(|d| format!("{}:{}\n{d}\n", d.line, d.column))
            .collect::<Vec<_>>()
            .join("\n");
        let beside = path.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&beside, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&beside)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        if expected != found {
            wrong.push(format!(
                "=== {name}, expected:\n{expected}\n=== found:\n{found}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Any damage to a file leads to an error or a policy, never to a crash, and every diagnostic
/// points into the file.
#[test]
fn no_damage_to_a_file_makes_loading_panic() {
    let whole = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/lint/failed-expectation.toml"
    ))
    .unwrap();
    let scraps = [
        "\"",
        "[",
        "]",
        "{",
        "}",
        "=",
        "\n",
        "[[link_rule]]",
        "中",
        "\u{202e}",
        "'''",
        "2021-09-28",
        "\0",
        ",",
        "#",
        "id = 1\n",
        "",
    ];
    let mut dice = Dice(3);
    for _ in 0..2_000 {
        let mut text = whole.clone();
        for _ in 0..=dice.roll(3) {
            let from = text.floor_char_boundary(dice.roll(text.len()));
            let to = text.floor_char_boundary((from + dice.roll(30)).min(text.len()));
            text.replace_range(from..to.max(from), dice.pick(&scraps));
        }
        if let Err(errors) = Policy::load("damaged.toml", &text) {
            let lines = text.split('\n').count();
            assert!(
                errors.iter().all(|e| (1..=lines).contains(&e.line)
                    && e.column >= 1
                    && !e.rendered.is_empty()),
                "{text}"
            );
        }
    }
}

#[test]
fn the_open_internet_loads_clean_and_has_the_same_rows() {
    let (open, warnings) =
        Policy::load(Policy::OPEN_INTERNET_NAME, Policy::OPEN_INTERNET_TEXT).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let walls = Policy::shipped();
    assert_eq!(
        (open.platforms(), open.owners(), open.wallets()),
        (walls.platforms(), walls.owners(), walls.wallets())
    );
    assert_eq!(
        (open.kinds(), open.merchants(), open.shorteners()),
        (walls.kinds(), walls.merchants(), walls.shorteners())
    );
    let rules = open
        .link_rules()
        .iter()
        .map(|rule| rule.certainty)
        .chain(open.wallet_rules().iter().map(|rule| rule.certainty));
    assert!(
        rules
            .into_iter()
            .all(|certainty| certainty == Certainty::Assumption),
        "a thought experiment must never look like history"
    );
}

#[test]
fn the_articles_day_changes_exactly_the_shops_that_the_article_names() {
    let policy = Policy::shipped();
    let diff = policy.diff(day("2021-09-27"), day("2021-09-28"), Switches::default());
    assert!(diff.links.is_empty(), "{:?}", diff.links);
    let mut changed: Vec<_> = diff
        .wallets
        .iter()
        .map(|change| {
            let CellRef::Pay(merchant, wallet) = change.cell else {
                panic!("{change:?}");
            };
            let answers = (change.before.unwrap().answer, change.after.unwrap().answer);
            (merchant, wallet, answers.0, answers.1)
        })
        .collect();
    changed.sort_by_key(|cell| cell.0);
    let mut expected: Vec<_> = [
        (
            WalletState::Accepted,
            vec!["eleme", "youku", "damai", "kaola", "shuqi"],
        ),
        (
            WalletState::Pending,
            vec!["taobao-deals", "xianyu", "freshippo"],
        ),
        (WalletState::Preparing, vec!["taobao", "tmall"]),
    ]
    .into_iter()
    .flat_map(|(state, shops)| {
        shops.into_iter().map(move |shop| {
            (
                shop,
                "wechat-pay",
                WalletState::NotAccepted.into(),
                state.into(),
            )
        })
    })
    .collect();
    expected.sort_by_key(|cell| cell.0);
    assert_eq!(changed, expected);
}

#[test]
fn a_diff_agrees_with_both_matrices() {
    let policy = Policy::shipped();
    let days: Vec<Day> = policy
        .milestones()
        .iter()
        .map(|milestone| milestone.day)
        .collect();
    for pair in days.windows(2) {
        let diff = policy.diff(pair[0], pair[1], Switches::default());
        let (before, after) = (
            policy.link_matrix(pair[0], Switches::default()),
            policy.link_matrix(pair[1], Switches::default()),
        );
        let changed = before
            .iter()
            .zip(&after)
            .flat_map(|(b, a)| b.cells.iter().zip(&a.cells));
        assert_eq!(
            changed.filter(|(b, a)| b.answer != a.answer).count(),
            diff.links.len()
        );
        assert!(
            diff.links
                .iter()
                .all(|cell| cell.before.map(|v| v.answer) != cell.after.map(|v| v.answer))
        );
        let back = policy.diff(pair[1], pair[0], Switches::default());
        assert_eq!(
            (back.links.len(), back.wallets.len()),
            (diff.links.len(), diff.wallets.len())
        );
    }
    assert!(
        policy
            .diff(Day::DEFAULT, Day::DEFAULT, Switches::default())
            .is_empty()
    );
}

#[test]
fn two_policies_differ_where_links_are_blocked() {
    let (walls, open) = (Policy::shipped(), Policy::open_internet());
    let side = |policy| DatedPolicy {
        policy,
        day: Day::DEFAULT,
    };
    let diff = Diff::between(side(walls), side(open), Switches::default());
    let cell = diff
        .links
        .iter()
        .find(|change| change.cell == CellRef::Link(Surface::Moments, "taobao"))
        .unwrap();
    assert_eq!(
        cell.before.map(|v| v.answer),
        Some(Outcome::Link(LinkEffect::CopyOnly))
    );
    assert_eq!(
        cell.after.map(|v| v.grounds.rule),
        Some("every-lawful-link-opens")
    );
    let mut addresses = diff
        .links
        .iter()
        .filter(|change| !matches!(change.cell, CellRef::Link(_, "tao-password")));
    assert!(addresses.all(|cell| cell.after.is_some_and(|v| v.answer.works())));
    // A policy without a platform has no verdict on it.
    let small = load(&wallet_rule(
        "one",
        "merchants = [\"weibo\"]; state = \"accepted\"",
    ));
    let diff = Diff::between(side(walls), side(&small), Switches::default());
    assert!(
        diff.links
            .iter()
            .any(|change| matches!(change.cell, CellRef::Link(_, "douyin"))
                && change.before.is_some()
                && change.after.is_none())
    );
    assert!(
        diff.wallets
            .iter()
            .any(|change| change.cell == CellRef::Pay("weibo", "alipay") && change.after.is_some())
    );
}

#[test]
fn a_timeline_covers_the_time_bar_and_has_every_milestone_once() {
    let policy = Policy::shipped();
    let taobao = policy.target_by_id("taobao").unwrap();
    let line = policy.link_timeline(Surface::Dm, taobao, Switch::Default, &Policy::DATES);
    assert_eq!(
        (line.first().unwrap().first, line.last().unwrap().last),
        (Day::FIRST, Day::LAST)
    );
    assert!(
        line.windows(2)
            .all(|pair| pair[0].last.next() == pair[1].first)
    );
    assert_eq!(
        line.iter()
            .map(|stretch| stretch.milestones.len())
            .sum::<usize>(),
        policy.milestones().len()
    );
    for stretch in &line {
        let asked = LinkQuestion {
            day: stretch.first,
            surface: Surface::Dm,
            target: taobao,
            switch: Switch::Default,
        };
        assert_eq!(policy.link(&asked), stretch.verdict);
    }
    let (merchant, wallet) = (
        policy.platform_by_id("taobao").unwrap(),
        policy.wallet_by_id("wechat-pay").unwrap(),
    );
    let part = policy.pay_timeline(merchant, wallet, &(day("2021-09-28")..=day("2022-04-01")));
    let states: Vec<_> = part
        .iter()
        .map(|stretch| (stretch.first, stretch.verdict.answer))
        .collect();
    assert_eq!(
        states,
        [
            (day("2021-09-28"), WalletState::Preparing),
            (day("2022-03-30"), WalletState::Trial)
        ]
    );
    assert!(
        policy
            .pay_timeline(merchant, wallet, &(Day::LAST..=Day::FIRST))
            .is_empty()
    );
}

/// Editors on Windows write CRLF and a byte order mark.
#[test]
fn a_file_from_windows_reads_the_same() {
    let text = format!("\u{feff}{}", Policy::SHIPPED_TEXT.replace('\n', "\r\n"));
    let (policy, warnings) =
        Policy::load("windows.toml", &text).unwrap_or_else(|errors| panic!("{}", errors[0]));
    assert!(warnings.is_empty());
    assert_eq!(policy.link_rules(), Policy::shipped().link_rules());
    let broken = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/lint/five-errors.toml"
    ))
    .unwrap();
    let unix = Policy::load("same.toml", &broken).unwrap_err();
    assert_eq!(
        Policy::load("same.toml", &broken.replace('\n', "\r\n")).unwrap_err(),
        unix
    );
}

#[test]
fn the_head_of_the_shipped_file_explains_every_key_that_a_rule_may_have() {
    let text = Policy::SHIPPED_TEXT;
    let head = text.split("\nformat = 1").next().unwrap();
    for (section, what) in [
        ("[[link_rule]]\n", "a link rule"),
        ("[[wallet_rule]]\n", "a wallet rule"),
    ] {
        let odd = text.replacen(section, &format!("{section}qqqqqqqqqqqq = 1\n"), 1);
        let problems = Policy::load("odd.toml", &odd).unwrap_err();
        let help = problems
            .iter()
            .find_map(|problem| problem.help.as_deref())
            .unwrap();
        let keys = help
            .strip_prefix(&format!("the keys of {what} are "))
            .unwrap();
        for key in keys.split(", ") {
            assert!(head.contains(&format!("`{key}`")), "{key} of {what}");
        }
    }
}
