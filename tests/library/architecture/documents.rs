//! Holds the documents against the repository: every path, command and name that they write as
//! code exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::root;

/// The documents: those of the first page, and everything in `docs`.
fn documents() -> Vec<(String, String)> {
    let mut paths = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    paths.extend(
        files(&root().join("docs"))
            .into_iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "md")),
    );
    let read = |path: PathBuf| (relative(&path), fs::read_to_string(&path).unwrap());
    paths.into_iter().map(read).collect()
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn relative(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap();
    path.to_string_lossy().replace('\\', "/")
}

/// The pieces of code in a document: its spans in backticks, and the lines of its code blocks.
fn code_pieces(document: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut in_block = false;
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            pieces.push(line);
        } else {
            pieces.extend(line.split('`').skip(1).step_by(2));
        }
    }
    pieces
}

/// The files and folders of the repository that a path may begin with.
fn roots() -> BTreeSet<String> {
    let names = |folder: PathBuf| {
        fs::read_dir(folder).unwrap().map(|entry| {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            name.trim_end_matches(".rs").to_owned()
        })
    };
    names(root()).chain(names(root().join("src"))).collect()
}

/// The words of a piece of code that look like paths.
fn paths_in(piece: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    piece
        .split(char::is_whitespace)
        .map(|word| word.trim_matches(|c: char| "(),;:\"'".contains(c)))
        .filter(move |word| !word.is_empty() && word.chars().all(is_part))
}

/// Whether a path exists, from the root of the repository or from `src`, where a module needs no
/// ending. A name alone may also be that of a document, or of a file of the layer that the text is
/// about.
fn exists(path: &str, code: &[PathBuf]) -> bool {
    let [top, src, docs] = ["", "src", "docs"].map(|folder| root().join(folder).join(path));
    let alone = !path.contains('/');
    top.exists()
        || src.exists()
        || src.with_extension("rs").exists()
        || alone && (docs.exists() || code.iter().any(|file| file.ends_with(path)))
}

#[test]
fn every_path_in_a_document_exists() {
    let (roots, code) = (roots(), files(&root().join("src")));
    let mut wrong = Vec::new();
    for (name, text) in documents() {
        for piece in code_pieces(&text) {
            // Such a command makes the path.
            let is_made = piece.contains("mkdir") || piece.contains("mktemp");
            for path in paths_in(piece).filter(|_| !is_made) {
                let is_path = path.ends_with(".md")
                    || path.ends_with(".rs")
                    || path
                        .split_once('/')
                        .is_some_and(|(first, _)| roots.contains(first));
                if is_path && !exists(path, &code) {
                    wrong.push(format!("{name}: {path}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "no such path:\n{}", wrong.join("\n"));
}

/// Every word of the code, tests and data: what a document may name.
fn words() -> BTreeSet<String> {
    let folders = [
        "src",
        "tests",
        "benches",
        "fuzz/fuzz_targets",
        "assets/policies",
        "assets/scenarios",
        "scripts",
    ];
    let texts = folders
        .iter()
        .flat_map(|folder| files(&root().join(folder)))
        .chain(["Cargo.toml", "clippy.toml"].map(|file| root().join(file)))
        .filter(|path| !path.ends_with("architecture/documents.rs"))
        .filter_map(|path| fs::read_to_string(path).ok());
    let mut words = BTreeSet::new();
    for text in texts {
        words.extend(identifiers(&text).map(str::to_owned));
    }
    words
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether a word is a name of the code, such as `LinkVerdict` or `next_payment_key`, and not one
/// of English or of a command line.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    let camel = first && chars.clone().any(char::is_uppercase) && chars.any(char::is_lowercase);
    camel || word.contains('_')
}

/// The names in a document: in its spans of code, and those with a path in its code blocks.
fn names_in(document: &str) -> Vec<&str> {
    let spans = document
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2));
    let words = spans.flat_map(str::split_whitespace);
    let paths = document
        .split_whitespace()
        .filter(|word| word.contains("::"));
    let is_code = |word: &&str| !word.starts_with('-') && !word.contains("://");
    let code = words.chain(paths).filter(is_code);
    code.flat_map(identifiers)
        .filter(|word| is_name(word))
        .collect()
}

#[test]
fn every_name_in_a_document_is_one_of_the_code() {
    let words = words();
    let mut wrong = BTreeSet::new();
    for (document, text) in documents() {
        for name in names_in(&text) {
            // `random_programs_*` and `MAX_…` mean every name with this beginning.
            let is_known = if name.ends_with('_') {
                let next = words.range(name.to_owned()..).next();
                next.is_some_and(|next| next.starts_with(name))
            } else {
                words.contains(name)
            };
            if !is_known {
                wrong.insert(format!("{document}: {name}"));
            }
        }
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(
        wrong.is_empty(),
        "the code has no such name:\n{}",
        wrong.join("\n")
    );
}

/// The tests of a target, each with its module: `store::kill::a_killed_payer_…`.
fn tests_of(target: &str) -> Vec<String> {
    let folder = root().join("tests").join(target);
    let mut tests = Vec::new();
    for path in files(&folder)
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
    {
        let module = path.strip_prefix(&folder).unwrap().with_extension("");
        let module = module.to_string_lossy().replace(['/', '\\'], "::");
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().map(str::trim_start);
        let functions = lines.filter_map(|line| line.strip_prefix("fn "));
        tests.extend(functions.map(|line| {
            let name = line.split(['(', '<']).next().unwrap_or_default();
            format!("{module}::{name}")
        }));
    }
    tests
}

/// The word after an option, such as `library` after `--test`.
fn after<'a>(words: &[&'a str], option: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| *word == option)?;
    words.get(at + 1).copied()
}

/// The problem of a cargo command, if it has one.
fn problem(words: &[&str]) -> Option<String> {
    if let Some(target) = after(words, "--test") {
        if !root().join("tests").join(target).join("main.rs").exists() {
            return Some(format!("no test target {target}"));
        }
        let at = words.iter().position(|word| *word == target)?;
        let filter = words.get(at + 1).filter(|word| !word.starts_with('-'))?;
        // A name in capitals is a placeholder.
        let known = filter.chars().all(char::is_uppercase)
            || tests_of(target).iter().any(|test| test.contains(filter));
        return (!known).then(|| format!("no test of {target} is called {filter}"));
    }
    if let Some(bench) = after(words, "--bench") {
        let known = root().join("benches").join(format!("{bench}.rs")).exists();
        return (!known).then(|| format!("no bench {bench}"));
    }
    if let Some(program) = after(words, "--bin") {
        let known = root()
            .join("src/bin")
            .join(format!("{program}.rs"))
            .exists();
        return (!known).then(|| format!("no program {program}"));
    }
    None
}

#[test]
fn every_cargo_command_in_a_document_has_its_target() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, text) in documents() {
        for piece in code_pieces(&text)
            .into_iter()
            .filter(|piece| piece.contains("cargo "))
        {
            seen += 1;
            let words: Vec<&str> = piece.split_whitespace().collect();
            wrong.extend(problem(&words).map(|problem| format!("{name}: {piece}: {problem}")));
        }
    }
    assert!(seen > 10, "the commands were not found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
