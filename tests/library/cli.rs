//! Runs the command line program like a user or a script, and checks its output and exit status.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use moongate::app::gate::{self, Circumstances};
use moongate::domain::{Day, Lang, Text};
use moongate::i18n::cli::{self, noun};
use moongate::i18n::policy;
use moongate::policy::{LinkEffect, Policy, WalletState};
use serde_json::Value;

const TAOBAO: &str = "https://item.taobao.com/item.htm?id=1";
const DOUYIN: &str = "https://v.douyin.com/NjhTkQ1/";

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moongate-cli"));
    command
        .args(arguments)
        .env_remove("COLUMNS")
        .env_remove("NO_COLOR");
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().expect("the program runs")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A text that is the same in both languages: an option, its values, or a path.
fn same(text: &'static str) -> Text {
    Text::new(text, text)
}

/// The output as JSON, and the exit status.
fn json(arguments: &[&str]) -> (Value, i32) {
    let output = run(&[arguments, &["--format", "json"]].concat());
    let value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", err(&output)));
    (value, status(&output))
}

/// A file in a folder that exists for the duration of the test.
fn file(folder: &tempfile::TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file is written");
    path
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn check_answers_as_the_article_says() {
    // (arguments after the address, effect, certainty, exit status)
    let cases: &[(&str, &[&str], &str, &str, i32)] = &[
        (
            TAOBAO,
            &["--surface", "dm", "--date", "2021-09-28"],
            "notice",
            "reported",
            0,
        ),
        (TAOBAO, &[], "notice", "reported", 0),
        (TAOBAO, &["--surface", "group"], "copy_only", "reported", 2),
        (
            TAOBAO,
            &["--surface", "group", "--switch", "on"],
            "open",
            "announced",
            0,
        ),
        (
            TAOBAO,
            &["--surface", "group", "--date", "2021-11-30"],
            "open",
            "trial",
            0,
        ),
        (
            DOUYIN,
            &["--surface", "group", "--date", "2021-11-30"],
            "copy_only",
            "reported",
            2,
        ),
        (
            TAOBAO,
            &["--surface", "moments"],
            "copy_only",
            "reported",
            2,
        ),
        (TAOBAO, &["--switch", "off"], "copy_only", "assumption", 2),
        (
            TAOBAO,
            &["--date", "2013-11-22"],
            "app_redirect",
            "reported",
            2,
        ),
        (
            DOUYIN,
            &["--surface", "moments", "--date", "2018-03-24"],
            "poster_only",
            "reported",
            2,
        ),
        // Every date gets an answer, also outside the time bar.
        (TAOBAO, &["--date", "1999-12-31"], "open", "assumption", 0),
        (TAOBAO, &["--date", "2099-01-01"], "open", "reported", 0),
        ("item.taobao.com", &[], "notice", "reported", 0),
        (
            "看看 https://item.taobao.com/1 不错",
            &[],
            "notice",
            "reported",
            0,
        ),
    ];
    for (address, arguments, effect, certainty, expected) in cases {
        let (answer, status) = json(&[&["check", address], *arguments].concat());
        assert_eq!(
            (&answer["effect"], &answer["certainty"], status),
            (&(*effect).into(), &(*certainty).into(), *expected),
            "{address} {arguments:?}"
        );
        assert_eq!(
            answer["owner"],
            if *address == DOUYIN {
                "bytedance"
            } else {
                "alibaba"
            },
            "{address}"
        );
    }
}

#[test]
fn pay_answers_as_the_article_says() {
    let cases = [
        ("eleme", "wechat-pay", "2021-09-27", "not_accepted", 2),
        ("eleme", "wechat-pay", "2021-09-28", "accepted", 0),
        ("xianyu", "wechat-pay", "2021-09-28", "pending", 2),
        ("taobao", "wechat-pay", "2021-09-28", "preparing", 2),
        ("taobao", "wechat-pay", "2024-09-12", "partial", 0),
        ("taobao", "wechat-pay", "2024-09-27", "accepted", 0),
        ("taobao", "quickpass", "2021-10-02", "partial", 0),
        ("qq-music", "alipay", "2021-09-28", "unknown", 2),
        // A platform without a wallet rule is known, but its wallets are not.
        ("weibo", "alipay", "2021-09-28", "unknown", 2),
    ];
    for (merchant, wallet, date, state, expected) in cases {
        let (answer, status) = json(&["pay", merchant, "--wallet", wallet, "--date", date]);
        assert_eq!(
            (&answer["state"], status),
            (&state.into(), expected),
            "{merchant} {wallet} {date}"
        );
    }
    let (answer, _) = json(&["pay", "xianyu", "--wallet", "wechat-pay"]);
    assert_eq!(answer["blocked_by"], "tencent");
    assert!(out(&run(&["pay", "xianyu", "--wallet", "wechat-pay"])).contains("Tencent"));
}

#[test]
fn the_keys_of_json_are_always_there() {
    let grounds = [
        "rule",
        "certainty",
        "source",
        "blocked_by",
        "since",
        "until",
        "reason",
        "note",
        "what_would_change",
    ];
    let links = [
        "effect",
        "policy_effect",
        "safety",
        "platform",
        "owner",
        "host",
        "address",
        "surface",
        "date",
        "switch",
    ];
    for address in [
        TAOBAO,
        "https://example.com/",
        "￥nBezYU6mCQq￥",
        "javascript:alert(1)",
        "http://1.2.3.4/",
    ] {
        let (answer, _) = json(&["check", address]);
        for key in grounds.iter().chain(&links) {
            assert!(answer.get(key).is_some(), "{address}: {key}");
        }
    }
    let (answer, _) = json(&["pay", "weibo", "--wallet", "alipay"]);
    for key in grounds
        .iter()
        .chain(&["state", "merchant", "wallet", "date"])
    {
        assert!(answer.get(key).is_some(), "{key}");
    }
    for key in [
        "id",
        "title",
        "title_zh",
        "outlet",
        "outlet_zh",
        "date",
        "address",
    ] {
        assert!(answer["source"].get(key).is_some(), "{key}");
    }
    assert!(answer["reason"]["en"].is_string() && answer["reason"]["zh"].is_string());
}

#[test]
fn safety_and_policy_combine_and_both_are_shown() {
    let (answer, status) = json(&["check", "https://douyin.com.attacker.example/"]);
    assert_eq!((&answer["effect"], status), (&"hard_stop".into(), 2));
    assert_eq!(
        (&answer["policy_effect"], &answer["platform"]),
        (&"open".into(), &Value::Null)
    );
    assert_eq!(
        (&answer["safety"]["effect"], &answer["safety"]["id"]),
        (&"hard_stop".into(), &"impersonates".into())
    );
    assert_eq!(answer["what_would_change"], Value::Array(Vec::new()));
    let (answer, status) = json(&["check", "http://item.taobao.com/1", "--date", "2012-01-01"]);
    assert_eq!(
        (&answer["effect"], &answer["policy_effect"], status),
        (&"ask".into(), &"open".into(), 0)
    );
    // No way to a better result improves on the safety check.
    let (answer, _) = json(&["check", "http://item.taobao.com/1", "--surface", "group"]);
    let ways = answer["what_would_change"].as_array().expect("a list");
    assert!(ways.iter().all(|way| way["effect"] == "ask"), "{ways:?}");
}

#[test]
fn every_way_out_has_the_stated_effect() {
    let asked = [
        "check",
        "https://item.taobao.com/1",
        "--surface",
        "group",
        "--date",
        "2021-09-28",
    ];
    let (answer, _) = json(&asked);
    let ways = answer["what_would_change"].as_array().expect("a list");
    let kinds: Vec<&str> = ways.iter().filter_map(|way| way["kind"].as_str()).collect();
    assert!(
        ["switch", "surface", "next_date", "last_date"]
            .iter()
            .all(|kind| kinds.contains(kind)),
        "{kinds:?}"
    );
    for way in ways {
        let changed =
            |key: &str, otherwise: &str| way[key].as_str().unwrap_or(otherwise).to_owned();
        let (surface, date, switch) = (
            changed("surface", "group"),
            changed("date", "2021-09-28"),
            changed("switch", "default"),
        );
        let (then, status) = json(&[
            "check",
            "https://item.taobao.com/1",
            "--surface",
            &surface,
            "--date",
            &date,
            "--switch",
            &switch,
        ]);
        assert_eq!(
            (&then["effect"], &then["certainty"], status),
            (&way["effect"], &way["certainty"], 0),
            "{way}"
        );
    }
    let (answer, _) = json(&["pay", "xianyu", "--wallet", "wechat-pay"]);
    for way in answer["what_would_change"].as_array().expect("a list") {
        let changed =
            |key: &str, otherwise: &str| way[key].as_str().unwrap_or(otherwise).to_owned();
        let (merchant, wallet) = (
            changed("merchant", "xianyu"),
            changed("wallet", "wechat-pay"),
        );
        let (then, status) = json(&[
            "pay",
            &merchant,
            "--wallet",
            &wallet,
            "--date",
            &changed("date", "2021-09-28"),
        ]);
        assert_eq!((&then["state"], status), (&way["state"], 0), "{way}");
    }
}

/// Checks that the program ends with 1, prints this text to standard error, and nothing else.
fn check_refusals(cases: &[(&[&str], Text)]) {
    for (arguments, expected) in cases {
        let output = run(arguments);
        assert_eq!(status(&output), 1, "{arguments:?}");
        assert!(
            err(&output).contains(&*expected.en),
            "{arguments:?}: {}",
            err(&output)
        );
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_wrong_question_ends_with_1_and_a_sentence_that_helps() {
    check_refusals(&[
        (&["check", "main.rs"], cli::no_link("main.rs")),
        (&["check", "hello"], cli::no_link("hello")),
        (&["check", ""], cli::no_link("")),
        (
            &["check", "taobao.com jd.com"],
            cli::several_links("taobao.com jd.com"),
        ),
        (
            &["check", TAOBAO, "--surface", "feed"],
            same("dm, group, moments"),
        ),
        (
            &["check", TAOBAO, "--date", "2021-02-30"],
            same("year-month-day"),
        ),
        (
            &["check", TAOBAO, "--date", "yesterday"],
            same("year-month-day"),
        ),
        (
            &["check", TAOBAO, "--switch", "maybe"],
            same("default, on, off"),
        ),
        (
            &["check", TAOBAO, "--switch", "on"],
            cli::no_switch_position("on"),
        ),
        (&["check", TAOBAO, "--format", "yaml"], same("text, json")),
        (&["check"], same("<URL>")),
        (&["pay", "eleme"], same("--wallet")),
        (&["matrix", "cells"], same("links, wallets")),
        (
            &["lint", "/nowhere/policy.toml"],
            same("/nowhere/policy.toml"),
        ),
        (
            &["--policy", "/nowhere/policy.toml", "check", TAOBAO],
            same("/nowhere/policy.toml"),
        ),
        (&["--lang", "fr", "check", TAOBAO], same("en, zh")),
        (&["diff", "--from", "2021-09-27"], same("--to")),
        (&["diff", "--date", "2021-09-27"], same("--with")),
        (
            &[
                "timeline",
                "taobao",
                "--from",
                "2022-01-01",
                "--to",
                "2021-01-01",
            ],
            cli::from_after_to("2022-01-01", "2021-01-01"),
        ),
        (
            &["timeline", "taobao", "--surface", "dm", "--switch", "on"],
            cli::no_switch_position("on"),
        ),
        (&["audit", "/nowhere/links.txt"], same("/nowhere/links.txt")),
        (
            &[
                "audit",
                "/nowhere/links.txt",
                "--rows",
                "--format",
                "markdown",
            ],
            cli::ROWS_AS_MARKDOWN,
        ),
        (&["export", "xml"], same("cedar, json, markdown, sql")),
        (&["export", "sql", "--schema"], cli::SCHEMA_OF_CEDAR),
        (&["completions", "dos"], same("bash")),
        (&["frobnicate"], same("frobnicate")),
        (&[], same("Usage")),
    ]);
}

#[test]
fn an_unknown_id_ends_with_1_and_the_nearest_known_one() {
    check_refusals(&[
        (
            &["pay", "elene", "--wallet", "wechat-pay"],
            cli::unknown_but_near("elene", &noun::MERCHANT, "eleme"),
        ),
        (
            &["pay", "harrods", "--wallet", "wechat-pay"],
            cli::unknown("harrods", &noun::MERCHANT, &[], false),
        ),
        (
            &["pay", "eleme", "--wallet", "wechatpay"],
            cli::unknown_but_near("wechatpay", &noun::WALLET, "wechat-pay"),
        ),
        (
            &["explain", "dm-notice-pag"],
            cli::unknown_but_near("dm-notice-pag", &noun::RULE, "dm-notice-page"),
        ),
        (
            &["timeline", "taobo"],
            cli::unknown_but_near("taobo", &noun::PLATFORM, "taobao"),
        ),
    ]);
}

#[test]
fn errors_are_in_the_language_asked_for() {
    let cases: &[&[&str]] = &[
        &["check", "hello"],
        &["check", "taobao.com jd.com"],
        &["check", TAOBAO, "--switch", "on"],
        &["pay", "elene", "--wallet", "wechat-pay"],
        &["pay", "harrods", "--wallet", "wechat-pay"],
        &["explain", "dm-notice-pag"],
        &["lint", "/nowhere/policy.toml"],
        &["audit", "/nowhere/links.txt"],
        &["audit", "-", "--rows", "--format", "markdown"],
        &["export", "sql", "--schema"],
        &["timeline", "--from", "2022-01-01", "--to", "2021-01-01"],
        &["pay", "eleme"],
        &["matrix", "cells"],
        &["check", TAOBAO, "--date", "yesterday"],
        &["check", TAOBAO, "--surface"],
        &["check", TAOBAO, "--dat", "2021-09-28"],
        &["diff", "--date", "2021-09-27", "--from", "2021-09-27"],
        &["frobnicate"],
    ];
    for arguments in cases {
        let output = run(&[&["--lang", "zh"], *arguments].concat());
        let text = err(&output);
        assert_eq!(status(&output), 1, "{arguments:?}");
        assert!(
            text.starts_with(&cli::error(Lang::Zh, "")),
            "{arguments:?}: {text}"
        );
        // Ids, options and addresses stay the same; words are translated.
        assert!(!text.contains(" is ") && !text.contains("use "), "{text}");
        let english = err(&run(arguments));
        assert!(english.starts_with(&cli::error(Lang::En, "")), "{english}");
    }
    let folder = folder();
    let path = file(&folder, "policy.toml", Policy::SHIPPED_TEXT);
    let text = out(&run(&[
        "--lang",
        "zh",
        "lint",
        path.to_str().expect("UTF-8"),
    ]));
    assert!(text.contains(&cli::lint_counts(Lang::Zh, 0, 0)), "{text}");
}

#[test]
fn help_and_version_are_not_errors() {
    for arguments in [&["--help"][..], &["--version"], &["check", "--help"]] {
        let output = run(arguments);
        assert_eq!(
            (status(&output), output.stderr.len()),
            (0, 0),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_policy_file_with_errors_is_refused_with_line_and_column() {
    let folder = folder();
    let shipped = Policy::SHIPPED_TEXT;
    let broken = shipped.replacen("effect = \"open\"", "effect = \"opens\"", 1);
    let line = broken
        .lines()
        .position(|line| line.contains("\"opens\""))
        .expect("the broken line")
        + 1;
    let path = file(&folder, "broken.toml", &broken);
    let path = path.to_str().expect("UTF-8");
    for arguments in [&["--policy", path, "check", TAOBAO][..], &["lint", path]] {
        let output = run(arguments);
        let all = out(&output) + &err(&output);
        assert_eq!(status(&output), 1, "{arguments:?}");
        assert!(
            all.contains(&format!("broken.toml:{line}:")) && all.contains("opens"),
            "{arguments:?}: {all}"
        );
    }
    let output = run(&["lint", path, "--format", "json"]);
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        (&found[0]["severity"], &found[0]["line"]),
        (&"error".into(), &line.into())
    );
}

#[test]
fn a_policy_file_that_is_not_utf8_is_refused_with_line_and_column() {
    let folder = folder();
    let path = file(&folder, "latin.toml", b"format = 1\nname = \"caf\xe9\"\n");
    let output = run(&["lint", path.to_str().expect("UTF-8")]);
    assert_eq!(status(&output), 1);
    assert!(
        err(&output).contains(&*cli::not_utf8(2, 12).en),
        "{}",
        err(&output)
    );
}

#[test]
fn lint_shows_every_error_with_a_caret_and_lets_warnings_pass() {
    let folder = folder();
    let text = Policy::SHIPPED_TEXT;
    let broken = text
        .replacen("source = \"bianews-2018-03-25\"", "source = \"bianews\"", 1)
        .replacen("platforms = [\"douyin\"]", "platforms = [\"duoyin\"]", 1)
        .replacen("from = \"2018-03-24\"", "from = \"2018-02-30\"", 1)
        .replacen("effect = \"poster_only\"", "efect = \"poster_only\"", 1)
        .replacen("certainty = \"inferred\"", "certainty = \"sure\"", 1);
    let path = file(&folder, "five.toml", &broken);
    let output = run(&["lint", path.to_str().expect("UTF-8")]);
    let shown = out(&output);
    assert_eq!(status(&output), 1);
    assert!(
        shown
            .lines()
            .filter(|line| line.starts_with("error"))
            .count()
            >= 5,
        "{shown}"
    );
    assert!(
        shown.lines().filter(|line| line.contains('^')).count() >= 5,
        "{shown}"
    );
    let fine = file(&folder, "fine.toml", text);
    let output = run(&["lint", fine.to_str().expect("UTF-8")]);
    assert_eq!(status(&output), 0, "{}", out(&output));
}

#[test]
fn a_copy_with_what_if_rules_may_fail_expectations_with_a_warning() {
    let folder = folder();
    let shipped = Policy::shipped();
    let about = moongate::policy::CellRef::Link(moongate::domain::Surface::Group, "taobao");
    let copy = shipped.with_what_if(
        about,
        moongate::policy::Outcome::Link(LinkEffect::Open),
        (None, None),
    );
    let path = file(&folder, "copy.toml", &copy);
    let path = path.to_str().expect("UTF-8");
    let output = run(&["lint", path]);
    let shown = out(&output);
    assert_eq!(status(&output), 0, "{shown}");
    assert!(
        shown.contains(
            "warning: this what-if policy differs from its original: answer `copy_only` expected"
        ),
        "{shown}"
    );
    assert!(shown.contains("a what-if policy that fails "), "{shown}");
    let (found, _) = json(&["lint", path]);
    let all = found.as_array().expect("a list");
    assert!(
        !all.is_empty() && all.iter().all(|found| found["severity"] == "warning"),
        "{found}"
    );
    let (answer, _) = json(&[
        "check",
        TAOBAO,
        "--surface",
        "group",
        "--date",
        "2021-09-28",
        "--policy",
        path,
    ]);
    assert_eq!(answer["rule"], "what-if-1");

    // The same change to a rule that is not a what-if rule is an error.
    let changed = shipped
        .text()
        .replacen("effect = \"copy_only\"", "effect = \"open\"", 1);
    let path = file(&folder, "changed.toml", changed);
    let output = run(&["lint", path.to_str().expect("UTF-8")]);
    assert_eq!(status(&output), 1);
    assert!(
        out(&output).contains("error: the expectation fails"),
        "{}",
        out(&output)
    );
}

#[test]
fn another_policy_answers_for_itself() {
    let folder = folder();
    let text = Policy::SHIPPED_TEXT;
    let start = text.find("[expect]").unwrap_or(text.len());
    let other = text[..start].replacen("effect = \"notice\"", "effect = \"hard_stop\"", 1);
    let path = file(&folder, "other.toml", &other);
    let (answer, status) = json(&["--policy", path.to_str().expect("UTF-8"), "check", TAOBAO]);
    assert_eq!((&answer["effect"], status), (&"hard_stop".into(), 2));
}

#[test]
fn tables_hold_every_cell_in_every_format() {
    let (table, _) = json(&["matrix", "links", "--date", "2021-09-28"]);
    let cells = table["cells"].as_array().expect("a list");
    let policy = Policy::shipped();
    assert_eq!(cells.len(), (policy.platforms().len() + 2) * 3);
    let csv = out(&run(&[
        "matrix",
        "links",
        "--date",
        "2021-09-28",
        "--format",
        "csv",
    ]));
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .expect("CSV");
    assert_eq!(rows.len(), cells.len());
    for (row, cell) in rows.iter().zip(cells) {
        assert!(
            row.iter().any(|field| cell["effect"] == field)
                && row.iter().any(|field| cell["platform"] == field)
        );
    }
    let markdown = out(&run(&[
        "matrix",
        "wallets",
        "--date",
        "2021-09-28",
        "--format",
        "markdown",
    ]));
    // The merchant and every wallet, with a border on each side.
    let columns = 1 + Policy::shipped().wallets().len();
    let bars = |line: &str| line.matches('|').count();
    assert!(
        markdown
            .lines()
            .filter(|line| line.starts_with('|'))
            .all(|line| bars(line) == columns + 1),
        "{markdown}"
    );
    assert!(markdown.contains("| Xianyu"), "{markdown}");
    let chinese = out(&run(&["--lang", "zh", "matrix", "links"]));
    assert!(
        chinese.contains("淘宝") && chinese.contains(&*policy::effect(LinkEffect::Notice).zh),
        "{chinese}"
    );
}

#[test]
fn sources_are_shown_in_the_requested_language() {
    let asked: [&[&str]; 3] = [
        &["check", "https://example.com/"],
        &["explain", "moments-choice-promised"],
        &["export", "markdown"],
    ];
    let moongate = Policy::shipped().source("moongate").expect("a source");
    for args in asked {
        let (english, chinese) = (
            out(&run(args)),
            out(&run(&[&["--lang", "zh"], args].concat())),
        );
        for source in Policy::shipped().sources() {
            assert!(
                !chinese.contains(source.title.en.as_ref()),
                "{args:?}: {chinese}"
            );
            assert!(
                !english.contains(source.title.zh.as_ref()),
                "{args:?}: {english}"
            );
        }
        assert!(!chinese.contains("undated"), "{args:?}: {chinese}");
    }
    let chinese = out(&run(&["--lang", "zh", "check", "https://example.com/"]));
    assert!(
        chinese.contains(moongate.title.zh.as_ref()) && chinese.contains("月门，无日期"),
        "{chinese}"
    );
    // JSON is the same in every language.
    let (answer, _) = json(&["--lang", "zh", "check", "https://example.com/"]);
    assert_eq!(
        (&answer["source"]["title"], &answer["source"]["date"]),
        (&moongate.title.en.as_ref().into(), &"undated".into())
    );
    assert_eq!(answer["source"]["title_zh"], moongate.title.zh.as_ref());
}

#[test]
fn tables_say_what_the_gate_says_on_both_sides_of_every_milestone() {
    let policy = Policy::shipped();
    let days = policy
        .milestones()
        .iter()
        .flat_map(|milestone| [milestone.day.previous(), milestone.day]);
    for day in days.collect::<BTreeSet<Day>>() {
        let when = Circumstances::on(day);
        let date = day.to_string();
        let (links, _) = json(&["matrix", "links", "--date", &date]);
        for cell in links["cells"].as_array().expect("a list") {
            let surface = cell["surface"]
                .as_str()
                .expect("an id")
                .parse()
                .expect("a surface");
            let question = gate::link_cell(
                policy,
                when,
                surface,
                cell["platform"].as_str().expect("an id"),
            )
            .expect("a cell");
            let verdict = policy.link(&question);
            assert_eq!(
                (&cell["effect"], &cell["rule"]),
                (&verdict.answer.id().into(), &verdict.grounds.rule.into()),
                "{cell}"
            );
        }
        let (wallets, _) = json(&["matrix", "wallets", "--date", &date]);
        for cell in wallets["cells"].as_array().expect("a list") {
            let (merchant, wallet) = (
                cell["merchant"].as_str().expect("an id"),
                cell["wallet"].as_str().expect("an id"),
            );
            let verdict =
                policy.pay(&gate::pay_cell(policy, when, merchant, wallet).expect("a cell"));
            assert_eq!(
                (&cell["state"], &cell["rule"]),
                (&verdict.answer.id().into(), &verdict.grounds.rule.into()),
                "{cell}"
            );
        }
    }
}

#[test]
fn explain_prints_a_whole_rule() {
    let shown = out(&run(&["explain", "dm-notice-page"]));
    for words in [
        "commerce",
        "2021-09-17",
        "notice",
        "South China Morning Post",
        "工信部",
        "taobao",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let policy = Policy::shipped();
    let ids = policy
        .link_rules()
        .iter()
        .map(|rule| &rule.id)
        .chain(policy.wallet_rules().iter().map(|rule| &rule.id));
    let ids: Vec<&String> = ids.collect();
    for id in ids.iter().step_by(7) {
        let (found, status) = json(&["explain", id]);
        assert_eq!((&found[0]["id"], status), (&id.as_str().into(), 0));
    }
}

#[test]
fn text_that_is_not_for_a_terminal_has_no_colours() {
    let shown = run(&["check", TAOBAO, "--surface", "group"]);
    assert!(!shown.stdout.contains(&0x1b));
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    for arguments in [
        &["matrix", "links", "--format", "json"][..],
        &["explain", "dm-notice-page"],
    ] {
        let mut child = program(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(
            (status(&output), err(&output)),
            (0, String::new()),
            "{arguments:?}"
        );
    }
}

#[test]
fn diff_lists_exactly_what_the_article_reports() {
    let (diff, status) = json(&["diff", "--from", "2021-09-27", "--to", "2021-09-28"]);
    let changed: BTreeSet<(&str, &str)> = diff["wallets"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|cell| {
            (
                cell["merchant"].as_str().expect("an id"),
                cell["after"]["state"].as_str().expect("a state"),
            )
        })
        .collect();
    let accepted = ["eleme", "youku", "damai", "kaola", "shuqi"].map(|id| (id, "accepted"));
    let pending = ["taobao-deals", "xianyu", "freshippo"].map(|id| (id, "pending"));
    let preparing = ["taobao", "tmall"].map(|id| (id, "preparing"));
    assert_eq!(
        (changed, status),
        (
            accepted
                .into_iter()
                .chain(pending)
                .chain(preparing)
                .collect(),
            0
        )
    );
    assert_eq!(diff["links"], Value::Array(Vec::new()));
    let same = run(&["diff", "--from", "2021-09-28", "--to", "2021-09-28"]);
    assert_eq!(out(&same).trim(), cli::NO_DIFFERENCE.en);
}

#[test]
fn diff_compares_two_policies_on_a_day() {
    let (diff, _) = json(&["diff", "--with", "open-internet", "--date", "2021-09-28"]);
    assert_eq!(
        (&diff["from"]["date"], &diff["to"]["date"]),
        (&"2021-09-28".into(), &"2021-09-28".into())
    );
    assert_ne!(diff["from"]["policy"]["id"], diff["to"]["policy"]["id"]);
    let links = diff["links"].as_array().expect("a list");
    assert!(links.iter().any(|cell| cell["platform"] == "taobao"
        && cell["surface"] == "group"
        && cell["after"]["effect"] == "open"));
    for cell in links {
        let (platform, surface) = (
            cell["platform"].as_str().expect("an id"),
            cell["surface"].as_str().expect("an id"),
        );
        assert_ne!(
            cell["before"]["effect"], cell["after"]["effect"],
            "{platform} {surface}"
        );
    }
}

#[test]
fn a_timeline_says_what_a_question_on_each_day_says() {
    let (timeline, _) = json(&["timeline", "taobao", "--surface", "group"]);
    let rows = timeline["rows"].as_array().expect("a list");
    assert!(rows.len() > 3);
    for row in rows {
        for day in [&row["from"], &row["until"]] {
            let (answer, _) = json(&[
                "check",
                TAOBAO,
                "--surface",
                "group",
                "--date",
                day.as_str().expect("a day"),
            ]);
            assert_eq!(
                (&answer["effect"], &answer["rule"]),
                (&row["effect"], &row["rule"]),
                "{row}"
            );
        }
    }
    let (milestones, _) = json(&["timeline"]);
    assert_eq!(
        milestones["rows"].as_array().expect("a list").len(),
        Policy::shipped().milestones().len()
    );
    let timeline = out(&run(&["timeline", "xianyu", "--wallet", "wechat-pay"]));
    assert!(timeline.contains(&*policy::state(WalletState::Pending).en));
}

/// Lines of every kind, with the expected result on the default date in direct messages.
const CHAT: &[u8] =
    b"https://item.taobao.com/1\r\nhello\n2021-09-28 10:00 Mei: look v.douyin.com/abc and m.tb.cn/h.abc !\n\xff\xfe\n\
    javascript:alert(1)\nhttp://example.com\nhttps://taobao.com.evil.example/";

#[test]
fn an_audit_counts_every_link_and_reports_every_unreadable_line() {
    let folder = folder();
    let path = file(&folder, "chat.txt", CHAT);
    let path = path.to_str().expect("UTF-8");
    let (audit, ended) = json(&["audit", path]);
    assert_eq!(
        (&audit["lines"], &audit["links"], ended),
        (&7.into(), &6.into(), 0)
    );
    assert_eq!(
        audit["unreadable"]["first"],
        serde_json::json!([{ "line": 4, "why": "not_utf8" }])
    );
    let count = |platform: &str, effect: &str| {
        let counts = audit["counts"].as_array().expect("a list").iter();
        counts
            .filter(|count| count["platform"] == platform && count["effect"] == effect)
            .filter_map(|count| count["links"].as_u64())
            .sum::<u64>()
    };
    assert_eq!(
        (count("taobao", "notice"), count("douyin", "notice")),
        (2, 1)
    );
    assert_eq!(
        (
            count("web", "ask"),
            count("web", "hard_stop"),
            count("refused", "hard_stop")
        ),
        (1, 1, 1)
    );
    let output = run(&["audit", path]);
    assert!(err(&output).contains("line 4"), "{}", err(&output));
    for format in ["text", "csv", "markdown"] {
        assert_eq!(
            status(&run(&["audit", path, "--format", format])),
            0,
            "{format}"
        );
    }
}

#[test]
fn the_rows_of_an_audit_agree_with_check() {
    let folder = folder();
    let path = file(&folder, "chat.txt", CHAT);
    let output = run(&[
        "audit",
        path.to_str().expect("UTF-8"),
        "--rows",
        "--surface",
        "group",
        "--date",
        "2021-11-30",
    ]);
    let rows = csv::Reader::from_reader(output.stdout.as_slice())
        .deserialize::<HashMap<String, String>>()
        .collect::<Result<Vec<_>, _>>()
        .expect("CSV");
    assert_eq!(rows.len(), 7);
    for row in rows.iter().filter(|row| row["unreadable"].is_empty()) {
        let (answer, _) = json(&[
            "check",
            &row["address"],
            "--surface",
            "group",
            "--date",
            "2021-11-30",
        ]);
        for key in [
            "effect",
            "policy_effect",
            "rule",
            "certainty",
            "host",
            "platform",
            "owner",
        ] {
            assert_eq!(
                answer[key].as_str().unwrap_or_default(),
                row[key],
                "{key} of {}",
                row["address"]
            );
        }
    }
    let lines = out(&run(&[
        "audit",
        path.to_str().expect("UTF-8"),
        "--rows",
        "--format",
        "json",
    ]));
    assert_eq!(
        lines
            .lines()
            .filter(|line| serde_json::from_str::<Value>(line).is_ok())
            .count(),
        7
    );
}

#[test]
fn an_audit_reads_a_column_and_standard_input() {
    let folder = folder();
    let csv = "id,note,link\n1,\"x, https://v.douyin.com/a\",https://item.taobao.com/1\n2,\"two\nlines\",\n3,short\n4,,tmall.com\n";
    let path = file(&folder, "links.csv", csv);
    let (audit, _) = json(&["audit", path.to_str().expect("UTF-8"), "--csv", "link"]);
    assert_eq!(
        (&audit["links"], &audit["unreadable"]["first"][0]["line"]),
        (&2.into(), &5.into())
    );
    let wrong = run(&["audit", path.to_str().expect("UTF-8"), "--csv", "lnik"]);
    assert_eq!(status(&wrong), 1);
    assert!(
        err(&wrong).contains(&*cli::unknown_but_near("lnik", &noun::COLUMN, "link").en),
        "{}",
        err(&wrong)
    );
    let stdin = fs::File::open(&path).expect("the file");
    let output = program(&["audit", "-", "--format", "json"])
        .stdin(stdin)
        .output()
        .expect("the program runs");
    let audit: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(audit["links"], 3);
}

#[test]
fn an_audit_stops_cleanly_when_its_pipe_is_closed() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = program(&["audit", "-", "--rows"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    // More than a pipe can hold, so that the program must notice.
    let feeder = std::thread::spawn(move || {
        (0..200_000)
            .try_for_each(|i| writeln!(input, "https://item.taobao.com/{i}"))
            .is_err()
    });
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    assert!(line.starts_with("line,address,"), "{line}");
    drop(output);
    let end = child.wait_with_output().expect("it ends");
    assert_eq!((status(&end), err(&end)), (0, String::new()));
    assert!(
        feeder.join().expect("the feeder ends"),
        "the program stopped reading"
    );
}

#[test]
fn every_export_is_written_for_every_built_in_policy() {
    for policy in ["walled-gardens", "open-internet"] {
        for (arguments, words) in [
            (&["export", "cedar"][..], "permit"),
            (&["export", "cedar", "--schema"], "entity"),
            (&["export", "json"], "\"link_rules\""),
            (&["export", "markdown"], "| "),
            (&["export", "sql"], "CREATE TABLE decisions"),
        ] {
            let output = run(&[&["--policy", policy], arguments].concat());
            assert_eq!(status(&output), 0);
            assert!(out(&output).contains(words), "{policy} {arguments:?}");
        }
    }
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&run(&["completions", shell]));
        for command in [
            "check", "pay", "matrix", "diff", "timeline", "lint", "explain", "audit", "export",
        ] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn the_rows_of_a_long_file_keep_its_order_and_its_counts() {
    let folder = folder();
    // Many batches of uneven length, with unreadable lines among them.
    let mut bytes = Vec::new();
    for number in 1..=50_000_u32 {
        match number % 1000 {
            0 => bytes.extend(b"\xff"),
            1 => bytes.extend("字".repeat(2000).bytes()),
            _ => bytes.extend(format!("https://item.taobao.com/{number}").bytes()),
        }
        bytes.push(b'\n');
    }
    let path = file(&folder, "long.txt", bytes);
    let path = path.to_str().expect("UTF-8");
    let rows = out(&run(&["audit", path, "--rows"]));
    let numbers: Vec<u32> = rows
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').next()?.parse().ok())
        .collect();
    assert_eq!(
        numbers,
        (1..=50_000)
            .filter(|number| number % 1000 != 1)
            .collect::<Vec<_>>()
    );
    let (audit, _) = json(&["audit", path]);
    assert_eq!(
        (&audit["links"], &audit["lines_without_link"]),
        (&49_900.into(), &50.into())
    );
    let first: Vec<u64> = audit["unreadable"]["first"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|line| line["line"].as_u64())
        .collect();
    assert_eq!(
        first,
        (1..=20).map(|number| number * 1000).collect::<Vec<_>>()
    );
}

#[test]
fn deceptive_addresses_are_stopped_and_harmless_foreign_ones_are_not() {
    let cases = [
        (
            "https://taobao.com@evil.example/",
            "hard_stop",
            Some("evil.example"),
            None,
            2,
        ),
        (
            "t\u{430}obao.com",
            "hard_stop",
            Some("xn--tobao-4ve.com"),
            None,
            2,
        ),
        (
            "taobao.com.evil.example",
            "hard_stop",
            Some("taobao.com.evil.example"),
            None,
            2,
        ),
        ("javascript:alert(1)", "hard_stop", None, None, 2),
        (
            "https://example.org/\u{202E}gpj.exe",
            "hard_stop",
            Some("example.org"),
            None,
            2,
        ),
        ("m.tb.cn/h.abc", "open", Some("m.tb.cn"), Some("taobao"), 0),
        (
            "2.taobao.com",
            "open",
            Some("2.taobao.com"),
            Some("xianyu"),
            0,
        ),
        ("t.cn/abc", "ask", Some("t.cn"), None, 0),
        (
            "https://b\u{fc}cher.example/",
            "open",
            Some("xn--bcher-kva.example"),
            None,
            0,
        ),
        (
            "https://zh.wikipedia.org/wiki/淘宝网",
            "open",
            Some("zh.wikipedia.org"),
            None,
            0,
        ),
    ];
    for (address, effect, host, platform, expected) in cases {
        let (answer, status) = json(&["check", address, "--date", "2024-10-09"]);
        assert_eq!(
            (answer["effect"].as_str(), status),
            (Some(effect), expected),
            "{address}"
        );
        assert_eq!(
            (answer["host"].as_str(), answer["platform"].as_str()),
            (host, platform),
            "{address}"
        );
    }
}

#[test]
fn the_text_for_people_names_the_real_host() {
    let host = "item.taobao.com.evil.example";
    let with_domain = cli::host_and_domain(Lang::En, host, "evil.example");
    let cases = [
        ("https://taobao.com@evil.example/", "evil.example"),
        ("https://item.taobao.com.evil.example/1", &with_domain),
        ("t\u{430}obao.com", "xn--tobao-4ve.com"),
        ("https://b\u{fc}cher.example/", "b\u{fc}cher.example"),
    ];
    for (address, host) in cases {
        let text = out(&run(&["check", address]));
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(&*cli::HOST.en))
            .map(str::trim);
        assert_eq!(line, Some(host), "{address}");
        assert!(
            !text.contains("taobao.com@"),
            "user info is never shown: {text}"
        );
    }
}

#[test]
fn an_answer_for_a_date_without_sources_says_so() {
    for arguments in [
        &["check", "https://taobao.com/"][..],
        &["pay", "eleme", "--wallet", "wechat-pay"][..],
    ] {
        // Without the line breaks of the terminal.
        let on = |day: &str| {
            let text = out(&run(&[arguments, &["--date", day]].concat()));
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let note = cli::outside_time_bar(Lang::En, "2011-01-01", "2026-12-31");
        assert!(on("2030-01-01").contains(&note), "{arguments:?}");
        assert!(!on("2026-12-31").contains(&note), "{arguments:?}");
    }
}
