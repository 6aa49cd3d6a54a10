//! Every single-character substitution of UTS 39 in every known host: stopped, or shown in
//! punycode, or the same host.

use std::collections::HashMap;

use moongate::links::{Judgement, Target, read_address};
use unicode_security::skeleton;

use super::table::{hosts, suffixes};

/// Characters by their skeleton.
fn look_alikes() -> HashMap<String, Vec<char>> {
    let mut by_skeleton: HashMap<String, Vec<char>> = HashMap::new();
    for c in '\u{21}'..=char::MAX {
        let text = c.to_string();
        let drawn: String = skeleton(&text).collect();
        if !drawn.is_empty() {
            by_skeleton.entry(drawn).or_default().push(c);
        }
    }
    by_skeleton
}

#[test]
fn no_confusable_of_a_known_host_passes_unmarked() {
    let look_alikes = look_alikes();
    let known: Vec<&str> = suffixes().collect();
    let (mut tried, mut stopped) = (0, 0);
    for host in &known {
        for start in 0..host.len() {
            for end in start + 1..=host.len().min(start + 3) {
                let replaced = &host[start..end];
                let drawn: String = skeleton(replaced).collect();
                for c in look_alikes.get(&drawn).into_iter().flatten() {
                    let fake = format!("{}{c}{}", &host[..start], &host[end..]);
                    if fake.to_lowercase() == *host {
                        continue;
                    }
                    tried += 1;
                    stopped += u32::from(check(host, &fake));
                }
            }
        }
    }
    assert!(
        tried > 20_000 && stopped > 5_000,
        "{tried} tried, {stopped} stopped"
    );
}

/// Whether `fake` is stopped; fails if it opens without looking different.
fn check(host: &str, fake: &str) -> bool {
    let text = format!("https://{fake}/");
    let Some(found) = read_address(&text, hosts()) else {
        return false;
    };
    // Full-width punctuation ends a link, and the rest is shown without the look-alike.
    if found.span.len() < text.len() {
        return false;
    }
    let Target::Web(address) = &found.target else {
        return false;
    };
    let opened = address.url.host_str().unwrap_or_default();
    // Full-width and other compatibility forms are the same host in every browser, and are shown as
    // that host.
    let same = opened == host && address.host_text() == host;
    let stopped = matches!(found.judgement, Judgement::Stop(_));
    let punycode = address.host_text().contains("xn--");
    assert!(
        same || stopped || punycode,
        "{fake:?} opens {opened:?} as {:?}",
        address.host_text()
    );
    stopped
}
