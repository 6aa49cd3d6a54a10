//! Reads a text as one address: an argument of the command line, or a text pasted into a field.

use std::ops::Range;

use url::Url;

use super::characters::ends_link;
use super::link::{Found, Judgement, StopReason, Target};
use super::scan::refused_target;
use super::{HostTable, find, judge, schemes};

/// Reads `text` as one link, ignoring white space around it, or finds the only link in it, as in a
/// share text.
///
/// An address with a scheme is read like in the address bar of a browser, whatever characters it
/// has, unless it has a space. Otherwise the text must contain exactly one web address, or no web
/// address and exactly one other link. Returns `None` if there is no link, or more than one.
pub fn read_address(text: &str, hosts: &HostTable) -> Option<Found> {
    // Browsers cut these off.
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let start = text.find(trimmed)?;
    if let Some(address) = Address::of(trimmed) {
        return address.judge(start..start + trimmed.len(), trimmed, hosts);
    }
    let mut found = find(text, hosts);
    let web = |f: &Found| matches!(f.target, Target::Web(_));
    if found.iter().filter(|f| web(f)).count() == 1 {
        return found.into_iter().find(web);
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// A text that is one address with a scheme, from its first to its last character.
struct Address {
    scheme: String,
}

impl Address {
    fn of(text: &str) -> Option<Self> {
        // Browsers drop tabs and line ends everywhere, also inside a scheme.
        let cleaned: String = text.chars().filter(|c| !c.is_control()).collect();
        let (scheme, after) = cleaned.split_once(':')?;
        let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
        let words = has_words_around(&cleaned);
        let scheme = scheme.to_ascii_lowercase();
        let known = is_web(&scheme) && after.contains(['/', '\\', '.'])
            || schemes::is_refused(&scheme, after);
        (shaped && !words && known).then_some(Self { scheme })
    }

    fn judge(self, span: Range<usize>, text: &str, hosts: &HostTable) -> Option<Found> {
        if !is_web(&self.scheme) {
            return Some(Found {
                span,
                target: refused_target(text),
                judgement: Judgement::Stop(StopReason::Scheme(self.scheme)),
            });
        }
        let url = Url::parse(text).ok()?;
        let (address, judgement) = judge::judge_url(text, url, hosts);
        Some(Found {
            span,
            target: Target::Web(address),
            judgement,
        })
    }
}

fn is_web(scheme: &str) -> bool {
    matches!(scheme, "http" | "https")
}

/// Whether white space or full-width punctuation shows that there are words around the address. A
/// full stop directly before a label does not: an address bar reads `taobao.com。evil.example` as
/// one host.
fn has_words_around(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let dot = c == '。' && chars.peek().is_some_and(char::is_ascii_alphanumeric);
        if c == ' ' || (!c.is_ascii() && !dot && ends_link(c)) {
            return true;
        }
    }
    false
}
