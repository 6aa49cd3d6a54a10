//! Finds import cycles between the files of `src/`.
//!
//! A file imports another one if it names it: by `use`, or by a path such as `crate::a::b()` or
//! `child::f()`. An import through a re-export (`pub use` in the file of a parent module) counts as
//! an import of the file with the item, and of the parent file. A file that holds nothing but
//! `mod` and `use` is only a list of names: it imports nothing, and nothing imports it. `mod child;`
//! alone is no import. Code and modules under `#[cfg(test)]` are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{root, sources};

type Path = Vec<String>;

/// Module path, such as `["app", "gate"]`, to the text of its file.
type Sources = BTreeMap<Path, String>;

/// What one file declares and names.
#[derive(Default)]
struct File {
    /// Something other than `mod` and `use`.
    has_code: bool,
    /// Modules declared for tests only.
    test_modules: Vec<String>,
    children: BTreeSet<String>,
    /// Name in this file to its path, as written.
    imports: BTreeMap<String, Path>,
    /// Paths of `use …::*`.
    globs: Vec<Path>,
    /// Paths in the code, as written, with `super` inside an inline module already resolved.
    paths: BTreeSet<Path>,
}

#[test]
fn no_import_cycles_between_files() {
    let cycles = cycles(&shipped());
    assert!(cycles.is_empty(), "import cycles:\n{}", cycles.join("\n"));
}

/// A tree without a cycle: module and text.
const TREE: [(&str, &str); 8] = [
    ("", "pub mod shop;\npub mod books;"),
    (
        "shop",
        "mod cart;\nmod order;\nmod price;\npub use cart::{Cart, total as sum};\npub use order::Order;",
    ),
    (
        "shop::cart",
        "use super::price::{self, Money};\npub struct Cart(Money);\npub fn total() { price::add() }\n\
         #[cfg(test)]\nmod tests { use super::super::Order; }",
    ),
    (
        "shop::order",
        "use crate::shop::Cart;\npub struct Order(Cart);",
    ),
    (
        "shop::price",
        "// use super::Order;\npub struct Money;\npub fn add() { \"crate::books::f()\"; }",
    ),
    (
        "books",
        "pub mod entry;\nmod read;\npub struct Books;\npub fn f() { read::all() }",
    ),
    (
        "books::entry",
        "pub fn g(_: super::Books, _: crate::shop::Cart) {}",
    ),
    ("books::read", "pub fn all() {}"),
];

#[test]
fn an_added_import_closes_a_cycle() {
    let found = |file: &str, line: &str| {
        let tree = TREE.iter().map(|(path, text)| {
            let line = if *path == file { line } else { "" };
            (
                path.split("::")
                    .filter(|s| !s.is_empty())
                    .map(str::to_owned)
                    .collect(),
                format!("{line}\n{text}"),
            )
        });
        cycles(&tree.collect())
    };
    for (file, line) in [
        ("", ""),
        (
            "shop::order",
            "fn f() { books::entry::g() }\nuse crate::books;",
        ),
        ("shop::price", "#[cfg(test)]\nuse super::Order;"),
    ] {
        assert_eq!(found(file, line), Vec::<String>::new(), "{line} in {file}");
    }
    for (file, line, files) in [
        (
            "shop::cart",
            "use super::Order;",
            "shop/cart.rs, shop/order.rs",
        ),
        (
            "shop::cart",
            "fn f(_: crate::shop::Order) {}",
            "shop/cart.rs, shop/order.rs",
        ),
        (
            "shop::price",
            "use super::{order::{Order as O}};",
            "shop/cart.rs, shop/order.rs, shop/price.rs",
        ),
        (
            "shop::price",
            "use super::sum;",
            "shop/cart.rs, shop/price.rs",
        ),
        (
            "shop::price",
            "use super::cart::*;",
            "shop/cart.rs, shop/price.rs",
        ),
        (
            "shop::price",
            "use crate::shop;\nfn f() { shop::sum() }",
            "shop/cart.rs, shop/price.rs",
        ),
        ("books", "pub use entry::g;", "books.rs, books/entry.rs"),
        (
            "books::read",
            "mod m { fn f(_: super::super::Books) {} }",
            "books.rs, books/read.rs",
        ),
    ] {
        let cycles = found(file, line);
        assert_eq!(cycles.len(), 1, "{line} in {file}: {cycles:?}");
        let first = cycles[0].lines().next();
        assert_eq!(first, Some(files), "{line} in {file}");
    }
}

/// The files of `src/` that are compiled into the library.
/// The files of `src/`.
pub(super) fn shipped() -> Sources {
    let source = root().join("src");
    let mut found = Vec::new();
    sources(&source, &mut found);
    let mut files = Sources::new();
    for path in found {
        let below = path.strip_prefix(&source).unwrap().with_extension("");
        let mut module: Path = below
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module[0] == "bin" {
            continue;
        }
        if module == ["lib"] {
            module.clear();
        }
        files.insert(module, fs::read_to_string(path).unwrap());
    }
    files
}

/// The files with code, each with those that it imports.
pub(super) fn imports(sources: &Sources) -> BTreeMap<Path, BTreeSet<Path>> {
    let mut files: BTreeMap<Path, File> = sources
        .iter()
        .map(|(module, text)| (module.clone(), parse(&tokens(text))))
        .collect();
    let for_tests: Vec<Path> = files
        .iter()
        .flat_map(|(module, file)| {
            let child = |name: &String| [module.as_slice(), std::slice::from_ref(name)].concat();
            file.test_modules.iter().map(child).collect::<Vec<_>>()
        })
        .collect();
    files.retain(|module, _| !for_tests.iter().any(|path| module.starts_with(path)));
    files
        .iter()
        .filter(|(_, file)| file.has_code)
        .map(|(module, file)| (module.clone(), imported(&files, module, file)))
        .collect()
}

/// One text per cycle: its files, then the imports between them.
fn cycles(sources: &Sources) -> Vec<String> {
    let imports = imports(sources);
    let graph: BTreeMap<&Path, BTreeSet<Path>> = imports
        .iter()
        .map(|(module, targets)| (module, targets.clone()))
        .collect();
    let reach: BTreeMap<&Path, BTreeSet<&Path>> = graph
        .keys()
        .map(|module| (*module, reachable(&graph, module)))
        .collect();
    let mut seen = BTreeSet::new();
    let mut cycles = Vec::new();
    for module in graph
        .keys()
        .filter(|module| reach[**module].contains(**module))
    {
        let members: Vec<&Path> = reach[module]
            .iter()
            .filter(|other| reach[**other].contains(module))
            .copied()
            .collect();
        if seen.insert(members.clone()) {
            cycles.push(described(&graph, &members));
        }
    }
    cycles
}

fn described(graph: &BTreeMap<&Path, BTreeSet<Path>>, members: &[&Path]) -> String {
    let name = |module: &Path| format!("{}.rs", module.join("/"));
    let mut text = members
        .iter()
        .map(|m| name(m))
        .collect::<Vec<_>>()
        .join(", ");
    for from in members {
        for to in members.iter().filter(|to| graph[*from].contains(**to)) {
            text.push_str(&format!("\n    {} imports {}", name(from), name(to)));
        }
    }
    text
}

/// The files that can be reached from a file by one import or more.
fn reachable<'a>(graph: &BTreeMap<&'a Path, BTreeSet<Path>>, from: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        for to in &graph[module] {
            let (to, _) = graph.get_key_value(to).unwrap();
            if found.insert(*to) {
                next.push(to);
            }
        }
    }
    found
}

/// The files with code, other than itself, that a file imports.
fn imported(files: &BTreeMap<Path, File>, module: &Path, file: &File) -> BTreeSet<Path> {
    let mut found = BTreeSet::new();
    let written = file.imports.values().chain(&file.globs).chain(&file.paths);
    for path in written {
        follow(files, module, path, &mut found, &mut BTreeSet::new());
    }
    found.remove(module);
    found
}

/// Adds the files that a path, written in a module, leads to: the one with the item, and those
/// with code that re-export it.
fn follow(
    files: &BTreeMap<Path, File>,
    module: &Path,
    path: &[String],
    found: &mut BTreeSet<Path>,
    seen: &mut BTreeSet<Path>,
) {
    let Some(path) = absolute(files, module, path) else {
        return;
    };
    if !seen.insert(path.clone()) {
        return;
    }
    let length = (0..=path.len())
        .rev()
        .find(|length| files.contains_key(&path[..*length]))
        .unwrap_or(0);
    let (target, rest) = path.split_at(length);
    let Some(file) = files.get(target) else {
        return;
    };
    if file.has_code {
        found.insert(target.to_vec());
    }
    let target = target.to_vec();
    match rest.first().map(String::as_str) {
        Some("*") => {
            for path in file.imports.values().chain(&file.globs) {
                if !file.has_code {
                    follow(files, &target, path, found, seen);
                }
            }
        }
        Some(name) => {
            if let Some(path) = file.imports.get(name) {
                let path = [path.as_slice(), &rest[1..]].concat();
                follow(files, &target, &path, found, seen);
            }
        }
        None => {}
    }
}

/// A path from the root of the crate, or `None` for another crate, a type or a local name.
fn absolute(files: &BTreeMap<Path, File>, module: &Path, path: &[String]) -> Option<Path> {
    let (first, rest) = path.split_first()?;
    let file = files.get(module)?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([module.as_slice(), rest].concat()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let parent = module.get(..module.len().checked_sub(ups)?)?;
            Some([parent, &path[ups..]].concat())
        }
        name if file.children.contains(name) => Some([module.as_slice(), path].concat()),
        name => {
            let import = file.imports.get(name).filter(|import| import[0] != *name)?;
            absolute(files, module, &[import.as_slice(), rest].concat())
        }
    }
}

/// Words, single signs and `::` of a text, without comments and with each literal as `"`.
fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let mut tokens = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
                continue;
            }
            '/' if at(i + 1) == '*' => {
                i += 2;
                while i < chars.len() && !(at(i) == '*' && at(i + 1) == '/') {
                    i += 1;
                }
                i += 2;
                continue;
            }
            'r' if raw_string_hashes(&chars, i).is_some() => {
                let hashes = raw_string_hashes(&chars, i).unwrap();
                i += hashes + 2;
                while i < chars.len()
                    && !(at(i) == '"' && (1..=hashes).all(|offset| at(i + offset) == '#'))
                {
                    i += 1;
                }
                i += hashes + 1;
                tokens.push("\"".to_owned());
                continue;
            }
            '"' => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i += 1;
                tokens.push("\"".to_owned());
                continue;
            }
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => {
                i += if at(i + 1) == '\\' { 3 } else { 2 };
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
                tokens.push("\"".to_owned());
                continue;
            }
            ':' if at(i + 1) == ':' => i += 2,
            c if is_word(c) => {
                while i < chars.len() && is_word(at(i)) {
                    i += 1;
                }
            }
            c if c.is_whitespace() => {
                i += 1;
                continue;
            }
            _ => i += 1,
        }
        tokens.push(chars[start..i].iter().collect());
    }
    tokens
}

/// The number of `#` of the raw string that begins here, as in `r#"…"#`.
fn raw_string_hashes(chars: &[char], at: usize) -> Option<usize> {
    let in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    let before = at > 0 && in_word && chars[at - 1] != 'b';
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (!before && chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

/// Reads the tokens of one file.
fn parse(tokens: &[String]) -> File {
    let mut file = File::default();
    // Inline modules: their depth.
    let mut inline: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut i = 0;
    let word = |i: usize| tokens.get(i).map(String::as_str).unwrap_or_default();
    while i < tokens.len() {
        match word(i) {
            "#" => {
                let end = closing(tokens, if word(i + 1) == "!" { i + 2 } else { i + 1 });
                if tokens[i..=end].concat() == "#[cfg(test)]" {
                    let (item, after) = item_after(tokens, end + 1);
                    if let Some(name) = module_name(item) {
                        file.test_modules.push(name.to_owned());
                    }
                    i = after;
                } else {
                    i = end + 1;
                }
                continue;
            }
            "pub" if word(i + 1) == "(" => {
                i = closing(tokens, i + 1) + 1;
                continue;
            }
            "pub" => {}
            "mod" if word(i + 2) == ";" => {
                file.children.insert(word(i + 1).to_owned());
                i += 2;
            }
            "mod" if word(i + 2) == "{" => {
                file.has_code = true;
                depth += 1;
                inline.push(depth);
                i += 2;
            }
            "use" if word(i + 1) != "<" => {
                let end = i + tokens[i..].iter().position(|t| t == ";").unwrap_or(0);
                read_use(&tokens[i + 1..end], &[], inline.len(), &mut file);
                i = end;
            }
            "{" => depth += 1,
            "}" => {
                if inline.last() == Some(&depth) {
                    inline.pop();
                }
                depth -= 1;
            }
            first => {
                file.has_code = true;
                let begins = i == 0 || !["::", ".", "$"].contains(&word(i - 1));
                if begins && word(i + 1) == "::" && is_name(first) {
                    let mut path = vec![first.to_owned()];
                    while word(i + 1) == "::" && is_name(word(i + 2)) {
                        path.push(word(i + 2).to_owned());
                        i += 2;
                    }
                    file.paths.extend(outward(path, inline.len()));
                }
            }
        }
        i += 1;
    }
    file
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// A path as it would be written outside the inline modules around it, or `None` if it stays inside
/// them.
fn outward(path: Path, inline: usize) -> Option<Path> {
    let supers = path.iter().take_while(|part| *part == "super").count();
    match path[0].as_str() {
        "super" if supers < inline => None,
        "super" if supers == inline => Some([&["self".to_owned()], &path[supers..]].concat()),
        "super" => Some(path[inline..].to_vec()),
        "self" if inline > 0 => None,
        _ => Some(path),
    }
}

/// Reads a tree of `use`, such as `a::{self, b::{c as d, *}}`.
fn read_use(tree: &[String], prefix: &[String], inline: usize, file: &mut File) {
    let mut path = prefix.to_vec();
    let mut i = 0;
    while i < tree.len() {
        match tree[i].as_str() {
            "::" => {}
            "{" => {
                let list = &tree[i + 1..closing(tree, i)];
                let (mut start, mut depth) = (0, 0);
                for (at, token) in list.iter().enumerate() {
                    match token.as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        "," if depth == 0 => {
                            read_use(&list[start..at], &path, inline, file);
                            start = at + 1;
                        }
                        _ => {}
                    }
                }
                read_use(&list[start..], &path, inline, file);
                return;
            }
            "self" if !path.is_empty() => {}
            "as" => {
                if let (Some(name), Some(path)) = (tree.get(i + 1), outward(path, inline)) {
                    file.imports.insert(name.clone(), path);
                }
                return;
            }
            name => path.push(name.to_owned()),
        }
        i += 1;
    }
    if tree.is_empty() {
        return;
    }
    if let Some(path) = outward(path, inline) {
        match path.last().map(String::as_str) {
            Some("*") => file.globs.push(path),
            Some(name) => _ = file.imports.insert(name.to_owned(), path),
            None => {}
        }
    }
}

/// The place of the bracket that closes the one at a place.
fn closing(tokens: &[String], open: usize) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(open) {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i;
        }
    }
    tokens.len() - 1
}

/// The item that begins at a place, up to its `;` or closing brace, and the place after it.
fn item_after(tokens: &[String], start: usize) -> (&[String], usize) {
    let mut i = start;
    while i < tokens.len() {
        match tokens[i].as_str() {
            "(" | "[" => i = closing(tokens, i),
            "{" => {
                let end = closing(tokens, i);
                return (&tokens[start..=end], end + 1);
            }
            ";" => return (&tokens[start..=i], i + 1),
            _ => {}
        }
        i += 1;
    }
    (&tokens[start..], tokens.len())
}

/// The name in `mod name;`.
fn module_name(item: &[String]) -> Option<&str> {
    let at = item.iter().position(|token| token == "mod")?;
    (item.get(at + 2).map(String::as_str) == Some(";")).then(|| item[at + 1].as_str())
}
