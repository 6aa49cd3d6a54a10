//! Public test vectors: of the web platform for addresses, of Unicode for international names, and
//! of the public suffix list.
//!
//! The first two come with the crates that they test, `url` and `idna`, and are read from the
//! sources that cargo keeps.

use std::path::PathBuf;
use std::process::Command;

use moongate::links::{Openable, StopReason, Target, WebAddress, read_address};
use serde_json::Value;
use url::Url;

use super::table::hosts;

/// The text of a file in the sources of a dependency.
fn dependency_file(package: &str, path: &str) -> String {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(rustc.stdout).unwrap();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let metadata = |network: &[&str]| {
        Command::new(&cargo)
            .args([
                "metadata",
                "--format-version",
                "1",
                "--filter-platform",
                host,
            ])
            .args(network)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap()
    };
    let mut metadata_read = metadata(&["--offline"]);
    if !metadata_read.status.success() {
        // Cargo has not downloaded a package that this build does not need.
        metadata_read = metadata(&[]);
    }
    assert!(
        metadata_read.status.success(),
        "{}",
        String::from_utf8_lossy(&metadata_read.stderr)
    );
    let metadata: Value = serde_json::from_slice(&metadata_read.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|p| p["name"] == package).unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    std::fs::read_to_string(manifest.with_file_name(path)).unwrap()
}

/// The web address that a whole text is read as. There is none if full-width punctuation separates
/// an address from other words.
fn web(text: &str) -> Option<(WebAddress, Option<Openable>)> {
    let found = read_address(text, hosts())?;
    let edge = |c: char| c <= ' ' || c == '\u{7F}';
    if text[found.span.clone()] != *text.trim_matches(edge) {
        return None;
    }
    let openable = Openable::from_found(&found);
    match found.target {
        Target::Web(address) => Some((address, openable)),
        Target::TaoPassword(_) | Target::Refused(_) => {
            assert_eq!(openable, None, "{text:?} is no web address, but opens");
            None
        }
    }
}

/// Whether a browser reads `text` as an address with scheme `http` or `https`.
fn has_web_scheme(text: &str) -> bool {
    let text: String = text
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let scheme = text.split(':').next().unwrap().to_ascii_lowercase();
    text.contains(':') && (scheme == "http" || scheme == "https")
}

/// Whether `text`, which has a web scheme, means the same on every page.
fn is_absolute(text: &str) -> bool {
    text.split_once(':').is_some_and(|(_, after)| {
        after.starts_with(['/', '\\']) && after[1..].starts_with(['/', '\\'])
    })
}

#[test]
fn web_addresses_are_read_as_the_web_platform_tests_say() {
    let cases: Value =
        serde_json::from_str(&dependency_file("url", "tests/urltestdata.json")).unwrap();
    let (mut all, mut agreed, mut refused, mut unread) = (0, 0, 0, Vec::new());
    for case in cases
        .as_array()
        .unwrap()
        .iter()
        .filter(|case| case.is_object())
    {
        let input = case["input"].as_str().unwrap();
        all += 1;
        let read = web(input);
        if !has_web_scheme(input) {
            // Another scheme, or relative: only a bare host in it can be a link.
            let opened = read.and_then(|(_, openable)| openable);
            let scheme = input.split_once("://").is_some();
            assert!(opened.is_none() || !scheme, "{input:?} opens as {opened:?}");
            continue;
        }
        let Some(href) = case["href"].as_str() else {
            assert!(read.is_none(), "{input:?} must fail, but is {read:?}");
            refused += 1;
            continue;
        };
        match read {
            Some((address, _)) if is_absolute(input) => {
                assert_eq!(address.url.as_str(), href, "{input:?}");
                agreed += 1;
            }
            Some(_) => {}
            None => unread.push(input),
        }
    }
    // Not read as one address: what has spaces or full-width punctuation in it, and `http:` without
    // slashes or a dot.
    assert!(unread.len() <= 7, "{unread:?}");
    assert!(
        all >= 800 && agreed >= 148 && refused >= 200,
        "{all} cases, {agreed} agreed, {refused} refused"
    );
}

#[test]
fn international_names_are_read_as_unicode_says() {
    let table = dependency_file("idna", "tests/IdnaTestV2.txt");
    let (mut rows, mut read_rows) = (0, 0);
    for line in table.lines() {
        let row = line.split('#').next().unwrap();
        let columns: Vec<String> = row
            .split(';')
            .map(|column| unescaped(column.trim()))
            .collect();
        let [
            source,
            to_unicode,
            unicode_status,
            to_ascii,
            ascii_status,
            ..,
        ] = columns.as_slice()
        else {
            continue;
        };
        rows += 1;
        let Some((address, openable)) = web(&format!("https://{source}/")) else {
            continue;
        };
        read_rows += 1;
        let status = if ascii_status.is_empty() {
            unicode_status
        } else {
            ascii_status
        };
        // Length, hyphens, empty labels and ASCII signs: browsers accept these, so they are judged
        // instead.
        let strict = status.trim_matches(['[', ']']).split(", ").find(|code| {
            !code.is_empty()
                && !code.starts_with("A4")
                && !["V2", "V3", "U1", "X4_2"].contains(code)
        });
        // The table is older than the parser: newer characters are shown as punycode.
        let marked = source.is_ascii() || address.host_text().contains("xn--");
        assert!(
            strict.is_none() || openable.is_none() || marked,
            "{source:?} has error {strict:?}, but opens as {openable:?}"
        );
        let unicode = if to_unicode.is_empty() {
            source
        } else {
            to_unicode
        };
        let ascii = if to_ascii.is_empty() {
            unicode
        } else {
            to_ascii
        };
        if status.is_empty() || status == "[]" {
            let host = address.url.host_str().unwrap();
            // A name that ends in a number is an IPv4 address to a browser.
            assert!(
                host == ascii || address.url.domain().is_none(),
                "{source:?}: {host:?}, not {ascii:?}"
            );
        }
        assert_eq!(
            Url::parse(&address.shown(usize::MAX).to_string()).as_ref(),
            Ok(&without_user(&address.url)),
            "{source:?}"
        );
    }
    assert!(
        rows >= 6_300 && read_rows >= 770,
        "{rows} rows, {read_rows} of them names"
    );
}

/// The address as shown, without user info: an address with user info never opens.
fn without_user(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_username("").unwrap();
    url.set_password(None).unwrap();
    url
}

fn unescaped(column: &str) -> String {
    let column = column.trim_matches('"');
    let mut text = String::new();
    let mut rest = column;
    while let Some((plain, after)) = rest.split_once("\\u") {
        text.push_str(plain);
        let hex = &after[..4];
        text.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap_or('\u{FFFD}'));
        rest = &after[4..];
    }
    text + rest
}

#[test]
fn registrable_domains_are_those_of_the_public_suffix_list() {
    let vectors = include_str!("psl.tsv")
        .lines()
        .filter(|line| !line.starts_with("#!"));
    let mut count = 0;
    for line in vectors {
        let (host, expected) = line.split_once('\t').unwrap();
        count += 1;
        // A leading dot is an empty label, which is never opened.
        if host.starts_with('.') {
            let found = read_address(&format!("https://{host}/"), hosts());
            assert!(
                found
                    .is_none_or(|found| found.judgement
                        == moongate::links::Judgement::Stop(StopReason::Sneaky)),
                "{host}"
            );
            continue;
        }
        let (address, _) = web(&format!("https://{host}/")).unwrap();
        let expected = Url::parse(&format!("https://{expected}/"))
            .ok()
            .filter(|_| expected != "-");
        assert_eq!(
            address.registrable_domain(),
            expected.as_ref().and_then(Url::host_str),
            "{host}"
        );
    }
    assert_eq!(count, 77, "vectors");
}
