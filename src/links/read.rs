//! A text that is meant as one address: what a person hands to the command line or pastes into a field.

use url::Url;

use super::link::{Found, Judgement, StopReason, Target};
use super::scan::refused_target;
use super::{HostTable, find, judge, schemes};

/// The one link that `text` is, white space around it aside; or the one link in it, for a share text.
///
/// An address with a scheme is read as a browser's address bar would, whatever stands in it, as long as no space does. Otherwise the text must
/// hold exactly one web address, or none and exactly one other thing that can be tapped. `None` if it is no link, or several.
pub fn read_address(text: &str, hosts: &HostTable) -> Option<Found> {
    // What the address bar of a browser cuts off.
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let start = text.find(trimmed)?;
    if let Some(found) = whole_address(trimmed, start, hosts) {
        return Some(found);
    }
    let mut found = find(text, hosts);
    let web = |f: &Found| matches!(f.target, Target::Web(_));
    if found.iter().filter(|f| web(f)).count() == 1 {
        return found.into_iter().find(web);
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// The whole of `text`, which stands at byte `start`, as one address with a scheme.
fn whole_address(text: &str, start: usize, hosts: &HostTable) -> Option<Found> {
    // Browsers drop these wherever they stand, so `java⇥script:` is one word to them.
    let cleaned: String = text.chars().filter(|c| !c.is_control()).collect();
    if cleaned.contains(char::is_whitespace) {
        return None;
    }
    let (scheme, after) = cleaned.split_once(':')?;
    let shaped = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    if !shaped {
        return None;
    }
    let span = start..start + text.len();
    if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
        let url = Url::parse(&cleaned).ok()?;
        let host = url.host_str().unwrap_or_default();
        if !host.contains(['.', ':']) && !after.starts_with("//") {
            return None;
        }
        let written = if cleaned.len() == text.len() { cleaned.as_str() } else { text };
        let (address, judgement) = judge::judged(written, url, hosts);
        return Some(Found { span, target: Target::Web(address), judgement });
    }
    let refused = schemes::is_refused(scheme, after);
    let judgement = Judgement::Stop(StopReason::Scheme(scheme.to_ascii_lowercase()));
    refused.then(|| Found { span, target: refused_target(text), judgement })
}
