//! The one snapshot of all texts of the interface: `tests/words.txt`.
//!
//! The other tests find texts through the constants and functions of `src/i18n`, so a new wording
//! changes only this file. `MOONGATE_UPDATE_WORDS=1 cargo test --test library words` writes it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const UPDATE: &str = "MOONGATE_UPDATE_WORDS";

/// Words that the glossary rules out in texts, in lower case.
const BANNED: &[&str] = &[
    "amendment",
    "anew",
    "be told",
    "books",
    "call off",
    "called off",
    "came to nothing",
    "dial",
    "doubtful",
    "give up",
    "given up",
    "goes back",
    "how sure",
    "hyperlink",
    "lies",
    "lies with",
    "on the disk",
    "once more",
    "ours",
    "purse",
    "put back",
    "slip",
    "somebody",
    "stand",
    "stands",
    "stuck",
    "under way",
    "untold",
    "waits for",
    "way out",
    "whitelist",
    "whoever",
    "wish",
    "written down",
    "your copy",
    "举报",
    "副本",
    "商户",
    "政策",
    "用户资料",
    "短网址",
    "私聊",
    "规则文本",
    "规则日期",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Name(String),
    /// A string literal as it is written, without its quotes.
    Text(String),
    Sign(char),
}

/// The tokens of Rust code: names, string literals, and single signs.
fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let length = string_length(rest);
                tokens.push(Token::Text(rest[1..length - 1].to_owned()));
                length
            }
            '\'' => char_length(rest),
            _ if is_name(first) => {
                let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                assert!(
                    !rest[length..].starts_with('"') && !rest[length..].starts_with("#\""),
                    "raw and byte strings are not supported: {}",
                    rest.lines().next().unwrap()
                );
                tokens.push(Token::Name(rest[..length].to_owned()));
                length
            }
            _ => {
                if !first.is_whitespace() {
                    tokens.push(Token::Sign(first));
                }
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length in bytes of the string literal that the code begins with, with both quotes.
fn string_length(code: &str) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    panic!("a string literal has no end: {code}");
}

/// The length in bytes of the character literal that the code begins with, or of the quote of a
/// lifetime.
fn char_length(code: &str) -> usize {
    let mut rest = code.char_indices().skip(1);
    match (rest.next(), rest.next()) {
        (Some((_, '\\')), Some(_)) => rest.find(|(_, c)| *c == '\'').unwrap().0 + 1,
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

/// The texts of a module with the names of their constants and functions, in the order of the
/// source.
fn texts(code: &str) -> Vec<(String, String)> {
    let tokens = tokens(code);
    let mut item = String::new();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = |n: usize| tokens.get(at + n);
        match token {
            Token::Name(keyword) if ["fn", "static", "const"].contains(&keyword.as_str()) => {
                if let Some(Token::Name(name)) = next(1) {
                    item.clone_from(name);
                }
            }
            Token::Name(name) => {
                let declares = matches!(
                    (next(1), next(2)),
                    (Some(Token::Sign(':')), Some(Token::Text(_)))
                );
                if declares {
                    item.clone_from(name);
                }
            }
            Token::Text(text) => found.push((item.clone(), text.clone())),
            Token::Sign(_) => {}
        }
    }
    found
}

/// The modules of `src/i18n` by name, each with its texts.
fn modules() -> Vec<(String, Vec<(String, String)>)> {
    let files = fs::read_dir(root().join("src/i18n")).unwrap();
    let mut modules: Vec<_> = files.map(|file| module(&file.unwrap().path())).collect();
    modules.sort();
    modules
}

fn module(path: &Path) -> (String, Vec<(String, String)>) {
    let code = fs::read_to_string(path).unwrap();
    let shipped = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap();
    (name.to_owned(), texts(shipped))
}

fn snapshot() -> String {
    let mut snapshot = format!(
        "All texts of src/i18n. To update this file: {UPDATE}=1 cargo test --test library words\n"
    );
    for (module, texts) in modules() {
        let mut last = "";
        for (item, text) in &texts {
            if item != last {
                writeln!(snapshot, "\n{module}::{item}").unwrap();
                last = item;
            }
            writeln!(snapshot, "    {text}").unwrap();
        }
    }
    snapshot
}

/// The places at which two texts differ, line by line.
fn difference(old: &str, new: &str) -> String {
    let only_in = |a: &str, b: &str, sign: char| -> String {
        let others: Vec<_> = b.lines().collect();
        let lines = a.lines().filter(|line| !others.contains(line));
        lines.map(|line| format!("{sign} {line}\n")).collect()
    };
    only_in(old, new, '-') + &only_in(new, old, '+')
}

#[test]
fn texts_equal_the_snapshot() {
    let path = root().join("tests/words.txt");
    let new = snapshot();
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, new).unwrap();
        return;
    }
    let old = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        old == new,
        "tests/words.txt differs from the texts of src/i18n. If the change is intended, run \
         `{UPDATE}=1 cargo test --test library words` and commit the file.\n{}",
        difference(&old, &new)
    );
}

#[test]
fn texts_use_the_words_of_the_glossary() {
    let mut wrong = Vec::new();
    for (module, texts) in modules() {
        for (item, text) in texts {
            let banned = BANNED.iter().filter(|word| holds(&text, word));
            wrong.extend(banned.map(|word| format!("{module}::{item}: {word:?} in {text:?}")));
        }
    }
    assert!(
        wrong.is_empty(),
        "see docs/GLOSSARY.md:\n{}",
        wrong.join("\n")
    );
}

/// Whether a text contains words, outside its `{values}`. English words must match as a whole.
fn holds(text: &str, words: &str) -> bool {
    let text = without_values(&text.to_lowercase());
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !(words.is_ascii() && (inside(before) || inside(after)))
    })
}

fn without_values(text: &str) -> String {
    let parts = text.split('{');
    let parts = parts.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect()
}

#[test]
fn every_text_of_a_module_is_found() {
    let code = r#"
        words! {
            /// "Not a text".
            SEND: "Send", "发送";
        }
        pub fn count<'a>(lang: Lang, n: usize) -> String {
            match (lang, '"') {
                (Lang::En, _) => format!("{n} \"files\""),
                (Lang::Zh, '\'') => format!("{n} 个文件"),
            }
        }
    "#;
    let found = texts(code);
    let expected = [
        ("SEND", "Send"),
        ("SEND", "发送"),
        ("count", r#"{n} \"files\""#),
        ("count", "{n} 个文件"),
    ];
    assert_eq!(
        found,
        expected.map(|(item, text)| (item.to_owned(), text.to_owned()))
    );
    assert!(holds("The Dial", "dial") && holds("短网址", "网址"));
    assert!(!holds("a dialog", "dial") && !holds("{dial}", "dial"));
}
