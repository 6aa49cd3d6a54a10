//! A text that is meant as one address: what a person hands to the command line or pastes into a
//! field.

use std::ops::Range;

use url::Url;

use super::characters::ends_link;
use super::link::{Found, Judgement, StopReason, Target};
use super::scan::refused_target;
use super::{HostTable, find, judge, schemes};

/// The one link that `text` is, white space around it aside; or the one link in it, for a share
/// text.
///
/// An address with a scheme is read as a browser's address bar would, whatever stands in it, as
/// long as no space does. Otherwise the text must hold exactly one web address, or none and exactly
/// one other thing that can be tapped. `None` if it is no link, or several.
pub fn read_address(text: &str, hosts: &HostTable) -> Option<Found> {
    // What the address bar of a browser cuts off.
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let start = text.find(trimmed)?;
    if let Some(address) = Address::of(trimmed) {
        return address.judged(start..start + trimmed.len(), trimmed, hosts);
    }
    let mut found = find(text, hosts);
    let web = |f: &Found| matches!(f.target, Target::Web(_));
    if found.iter().filter(|f| web(f)).count() == 1 {
        return found.into_iter().find(web);
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// A text that is one address with a scheme from its first character to its last.
struct Address {
    scheme: String,
}

impl Address {
    fn of(text: &str) -> Option<Self> {
        // Browsers drop tabs and line ends wherever they stand, so that a scheme with one inside is
        // one word to them.
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

    fn judged(self, span: Range<usize>, text: &str, hosts: &HostTable) -> Option<Found> {
        if !is_web(&self.scheme) {
            return Some(Found {
                span,
                target: refused_target(text),
                judgement: Judgement::Stop(StopReason::Scheme(self.scheme)),
            });
        }
        let url = Url::parse(text).ok()?;
        let (address, judgement) = judge::judged(text, url, hosts);
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

/// Whether white space or full-width punctuation says that words stand around an address. A full
/// stop with a label right behind it says nothing: an address bar reads `taobao.com。evil.example`
/// as one host.
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
