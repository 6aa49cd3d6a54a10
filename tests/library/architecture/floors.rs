//! Holds the order of the files inside a layer, as `docs/ARCHITECTURE.md` describes it.

use super::cycles::{imports, shipped};

/// The floor of a file of `app`: it imports only from its own floor and from those below.
fn floor(module: &str) -> usize {
    match module {
        "types" => 0,
        "gate" | "effect" | "session" | "scans" => 1,
        "state" => 2,
        "update" => 4,
        _feature => 3,
    }
}

/// The imports inside `folder`, each as two lists of module names below it.
fn imports_in(folder: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let below = |path: &[String]| match path.split_first() {
        Some((first, rest)) if first == folder && !rest.is_empty() => Some(rest.to_vec()),
        _ => None,
    };
    let mut found = Vec::new();
    for (from, targets) in imports(&shipped()) {
        let Some(from) = below(&from) else { continue };
        let targets = targets.iter().filter_map(|to| below(to));
        found.extend(targets.map(|to| (from.clone(), to)));
    }
    assert!(found.len() > 20, "the imports of {folder} were not found");
    found
}

#[test]
fn files_of_the_app_import_only_from_their_floor_and_below() {
    for (from, to) in imports_in("app") {
        assert!(
            floor(&to[0]) <= floor(&from[0]),
            "app/{} imports app/{}",
            from.join("/"),
            to.join("/")
        );
    }
}

#[test]
fn the_kit_imports_no_other_view() {
    for (from, to) in imports_in("ui").iter().filter(|(from, _)| from[0] == "kit") {
        assert_eq!(
            to[0],
            "kit",
            "ui/{} imports ui/{}",
            from.join("/"),
            to.join("/")
        );
    }
}
