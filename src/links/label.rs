//! Links with words of their own, `[words](address)`: finds the words and checks whether they
//! mislead.
//!
//! Judges the words only; the address has its own judgement.

use super::link::{AskReason, Found, Judgement, Target, WebAddress};

/// Maximum bytes of the words; longer ones are not a label, so that the time grows with the length
/// of the text only.
const MAX_LABEL_BYTES: usize = 256;

/// The words of the link whose address starts at byte `start` of `text`; `None` if it has none.
pub(super) fn label_before(text: &str, start: usize) -> Option<&str> {
    let before = text.get(..start)?.strip_suffix("](")?;
    let near =
        before.get(before.floor_char_boundary(before.len().saturating_sub(MAX_LABEL_BYTES))..)?;
    let (at, sign) = near
        .char_indices()
        .rfind(|(_, c)| matches!(c, '[' | ']' | '\n'))?;
    if sign == '[' {
        near.get(at + 1..)
    } else {
        None
    }
}

/// Judges `label`, the words of a link to `address`, by the links in it.
pub(super) fn judge(label: &str, links: &[Found], address: &WebAddress) -> Judgement {
    if label.trim() == address.url.as_str() {
        return Judgement::Fine;
    }
    let misleads = links.iter().any(|found| match &found.target {
        Target::Web(shown) => !same_site(shown, address),
        Target::TaoPassword(_) | Target::Refused(_) => false,
    });
    if misleads {
        Judgement::Ask(AskReason::MisleadingLabel)
    } else {
        Judgement::Fine
    }
}

fn same_site(one: &WebAddress, other: &WebAddress) -> bool {
    match (one.registrable_domain(), other.registrable_domain()) {
        (Some(one), Some(other)) => one == other,
        _ => one.url.host() == other.url.host(),
    }
}
