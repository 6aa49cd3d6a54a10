//! Holds the table of layers in `docs/ARCHITECTURE.md` against the imports in `src/`.

mod cycles;
mod documents;
mod floors;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The crates of the table of layers.
const CRATES: &[&str] = &[
    "annotate_snippets",
    "clap",
    "clap_complete",
    "csv",
    "directories",
    "eframe",
    "egui",
    "egui_system_font_provider",
    "image",
    "jiff",
    "open",
    "psl",
    "qrcode",
    "rusqlite",
    "serde",
    "serde_json",
    "tempfile",
    "terminal_size",
    "thiserror",
    "toml",
    "toml_edit",
    "unicode_security",
    "unicode_width",
    "url",
];
/// Modules that may touch files, threads, processes and the clock.
const OUTSIDE: &[&str] = &["store", "shell", "desktop", "cli"];
/// The exception: an audit uses threads over any reader.
const AUDIT_ONLY: &str = "std::thread";
/// Parts of the standard library that are not available in a browser.
const OUTSIDE_ONLY: &[&str] = &[
    "std::fs",
    "std::thread",
    "std::process",
    "std::net",
    "std::env",
    "SystemTime::now",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Module → what it may use, from the table.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let rows = page
        .lines()
        .skip_while(|line| !line.starts_with("| module | may use |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let allowed = cells[1..]
            .iter()
            .flat_map(|cell| cell.split_whitespace())
            .map(str::to_owned)
            .collect();
        (cells[0].trim_matches('`').to_owned(), allowed)
    })
    .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// A text without the module `tests` at its end.
fn without_tests(text: &str) -> &str {
    let is_attribute =
        |line: &&str| line.starts_with("#[") || line.starts_with("    ") || *line == ")]";
    let tests = text.match_indices("#[cfg(test)]\n").find(|(at, _)| {
        let mut item = text[*at..].lines().skip_while(is_attribute);
        item.next() == Some("mod tests {")
    });
    tests.map_or(text, |(at, _)| &text[..at])
}

/// The code of a file without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    written_out(
        &without_tests(&text)
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

fn modules() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    sources(&root().join("src"), &mut found);
    let tests_only = |path: &Path| {
        path.file_stem()
            .is_some_and(|stem| stem == "tests" || stem == "gallery" || stem == "stage")
    };
    found
        .into_iter()
        .filter(|path| !tests_only(path))
        .filter_map(|path| {
            let module = path
                .strip_prefix(root().join("src"))
                .unwrap()
                .components()
                .next()?
                .as_os_str()
                .to_string_lossy()
                .into_owned();
            (module != "lib.rs" && module != "bin")
                .then_some((module.trim_end_matches(".rs").to_owned(), path))
        })
        .collect()
}

/// Code followed by the paths of its nested imports: `use crate::{a, b::c}` as `crate::a` and
/// `crate::b::c`.
fn written_out(code: &str) -> String {
    let mut paths = String::new();
    for statement in code
        .split("use ")
        .skip(1)
        .filter_map(|rest| rest.split_once(';').map(|(statement, _)| statement))
    {
        if statement.contains('{') {
            let mut before = Vec::new();
            let mut name = String::new();
            for c in statement.chars().filter(|c| !c.is_whitespace()) {
                match c {
                    '{' => before.push(std::mem::take(&mut name)),
                    ',' | '}' => {
                        if !name.is_empty() {
                            paths.push_str(&format!("use {}{name}::;\n", before.concat()));
                        }
                        name.clear();
                        if c == '}' {
                            before.pop();
                        }
                    }
                    other => name.push(other),
                }
            }
        }
    }
    format!("{code}\n{paths}")
}

#[test]
fn nested_imports_are_read_completely() {
    let code =
        written_out("use crate::{a, store::{X, y::Z}};\nuse std::process::{self, Command};\n");
    for path in [
        "crate::a::",
        "crate::store::X::",
        "crate::store::y::Z::",
        "std::process::Command::",
    ] {
        assert!(code.contains(path), "{path} in {code}");
    }
}

/// Every dependency of the package is listed in `CRATES`.
#[test]
fn every_dependency_is_checked() {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    for name in manifest["dependencies"].as_table().unwrap().keys() {
        assert!(
            CRATES.contains(&name.replace('-', "_").as_str()),
            "{name} is missing in CRATES"
        );
    }
}

/// Whether the code contains a path that begins with `name::`.
fn names(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn every_module_is_in_the_table() {
    let table = table();
    assert!(table.len() > 8, "the table of layers was not found");
    for (module, path) in modules() {
        assert!(
            table.contains_key(&module),
            "{} belongs to no layer of the table",
            path.display()
        );
    }
}

#[test]
fn imports_follow_the_table() {
    let table = table();
    let mut wrong = Vec::new();
    for (module, path) in modules() {
        let (code, allowed) = (code(&path), &table[&module]);
        for other in table
            .keys()
            .filter(|other| **other != module && !allowed.contains(*other))
        {
            if names(&code, &format!("crate::{other}")) {
                wrong.push(format!("{}: {module} uses {other}", path.display()));
            }
        }
        for name in CRATES.iter().filter(|name| !allowed.contains(**name)) {
            // The store has a module `open` of its own, so the crate is known by its functions.
            let used = if *name == "open" {
                code.contains("open::that") || code.contains("open::with")
            } else {
                names(&code, name)
            };
            if used {
                wrong.push(format!(
                    "{}: {module} uses the crate {name}",
                    path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_below_the_shell_touches_files_threads_processes_or_the_clock() {
    for (module, path) in modules()
        .into_iter()
        .filter(|(module, _)| !OUTSIDE.contains(&module.as_str()))
    {
        let code = code(&path);
        for word in OUTSIDE_ONLY {
            if module == "audit" && *word == AUDIT_ONLY {
                continue;
            }
            assert!(
                !code.contains(word),
                "{}: {module} names {word}",
                path.display()
            );
        }
    }
}

#[test]
fn only_one_file_starts_other_programs() {
    for (_, path) in modules() {
        if path.ends_with("shell/browser.rs") {
            continue;
        }
        let code = code(&path);
        assert!(
            !code.contains("open::that")
                && !code.contains("open::with")
                && !code.contains("process::Command"),
            "{}",
            path.display()
        );
    }
}

/// Functions have at most 80 lines and files at most 500, their tests aside.
#[test]
fn functions_and_files_are_short() {
    let mut wrong = Vec::new();
    for (_, path) in modules() {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = without_tests(&text).lines().collect();
        if lines.len() > 500 {
            wrong.push(format!("{}: {} lines", path.display(), lines.len()));
        }
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function = line.trim_start().split(' ').any(|word| word == "fn");
            if !is_function || line.trim_start().starts_with("//") {
                continue;
            }
            let end = format!("{}}}", " ".repeat(indent));
            let length = lines[start..]
                .iter()
                .position(|line| **line == end)
                .unwrap_or(0);
            if length > 80 {
                wrong.push(format!("{}:{}: {length} lines", path.display(), start + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Views take `ui`, the context, and at most two more things.
#[test]
fn views_take_at_most_four_parameters() {
    let mut wrong = Vec::new();
    for (_, path) in modules().into_iter().filter(|(module, _)| module == "ui") {
        let code = code(&path);
        for (start, _) in code.match_indices("fn ") {
            let rest = &code[start + 3..];
            let name: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if name.ends_with("_ui") && parameters(rest) > 4 {
                wrong.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The number of parameters, without `self`, of the function whose name begins the text.
fn parameters(code: &str) -> usize {
    let (mut depth, mut count, mut current) = (0, 0, String::new());
    let mut last = ' ';
    for c in code.chars().skip_while(|c| !"(<".contains(*c)) {
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '>' if last != '-' => depth -= 1,
            ',' if depth == 1 => {
                count += usize::from(!current.trim().is_empty());
                current.clear();
            }
            _ if depth == 1 => current.push(c),
            _ => {}
        }
        if depth == 0 && c == ')' {
            break;
        }
        if depth == 0 && c == '>' {
            (count, current) = (0, String::new());
        }
        last = c;
    }
    let own = code.contains("self") && code.split(')').next().is_some_and(|s| s.contains("self"));
    count + usize::from(!current.trim().is_empty()) - usize::from(own)
}

/// Files outside `i18n` with Chinese text or with texts in both languages, and the reason.
const FILES_WITH_TEXTS: &[(&str, &str)] = &[
    ("domain/shop.rs", "the example address is demo content"),
    ("links/skeleton.rs", "a table of confusable characters"),
    (
        "policy/builtin.rs",
        "data like that of a policy file, which exports and what-if rules quote",
    ),
];

/// Texts of the interface are in `i18n`.
#[test]
fn texts_are_only_in_i18n() {
    let mut wrong = Vec::new();
    let mut with_texts = BTreeSet::new();
    for (module, path) in modules() {
        if module == "i18n" {
            continue;
        }
        let below = path.strip_prefix(root().join("src")).unwrap();
        let name = below.to_string_lossy().replace('\\', "/");
        let code = code(&path);
        let chinese = code.chars().find(|c| is_chinese(*c));
        let makes_text = names(&code, "Text") && code.contains("Text::new(\"");
        if chinese.is_none() && !makes_text {
            continue;
        }
        if FILES_WITH_TEXTS.iter().any(|(file, _)| *file == name) {
            with_texts.insert(name);
        } else {
            let what = chinese.map_or_else(|| "Text::new".to_owned(), String::from);
            wrong.push(format!("{name}: {what}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "texts outside i18n:\n{}",
        wrong.join("\n")
    );
    for (file, _) in FILES_WITH_TEXTS {
        assert!(with_texts.contains(*file), "{file} has no texts any more");
    }
}

/// Whether a character is a Chinese one: the blocks of CJK ideographs.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}
