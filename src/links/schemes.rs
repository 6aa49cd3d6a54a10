//! Schemes in running text: finds the scheme before a colon, and decides which schemes are refused
//! even without `//`.

/// Scheme before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme<'t> {
    /// `http` or `https`.
    Web,
    /// Any other.
    Other(&'t str),
}

/// Maximum bytes of a scheme. The longest registered one has 36 characters.
const LONGEST: usize = 40;

/// Maximum bytes of a media type, so that looking for it is cheap in every text.
const MAX_MEDIA_TYPE_BYTES: usize = 128;

/// The scheme that ends directly before the colon at byte `colon`, with its first byte. Looks back
/// no further than `floor`.
pub(super) fn before_colon(text: &str, floor: usize, colon: usize) -> Option<(usize, Scheme<'_>)> {
    let from = floor.max(colon.saturating_sub(LONGEST));
    let is_scheme_byte = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let length = text
        .as_bytes()
        .get(from..colon)?
        .iter()
        .rev()
        .take_while(|b| is_scheme_byte(b))
        .count();
    let not_a_letter = |c: char| !c.is_ascii_alphabetic();
    let word = text
        .get(colon - length..colon)?
        .trim_start_matches(not_a_letter);
    // The number of a list or the end of a sentence is joined to an address: `2.https://…`.
    let last = word
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .trim_start_matches(not_a_letter);
    if last.eq_ignore_ascii_case("https") || last.eq_ignore_ascii_case("http") {
        return Some((colon - last.len(), Scheme::Web));
    }
    (word.len() > 1).then(|| (colon - word.len(), Scheme::Other(word)))
}

/// Schemes that are refused whatever follows them.
const REFUSED: [&str; 16] = [
    "javascript",
    "vbscript",
    "livescript",
    "view-source",
    "filesystem",
    "jar",
    "mhtml",
    "shell",
    "search-ms",
    "intent",
    "tbopen",
    "alipays",
    "weixin",
    "snssdk1128",
    "market",
    "itms-apps",
];

/// Whether `after`, the text behind the colon of `scheme`, makes an address that must be refused,
/// and not a word with a colon.
pub(super) fn is_refused(scheme: &str, after: &str) -> bool {
    if !after.starts_with(|c: char| c.is_ascii_graphic()) {
        return false;
    }
    if let Some(address) = after.strip_prefix("//") {
        return address.starts_with(|c: char| !c.is_whitespace());
    }
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    REFUSED.iter().any(|name| is(name))
        || is("data") && has_media_type(after)
        || is("blob") && (after.starts_with("http") || after.starts_with("null"))
        || is("about") && (after.starts_with("blank") || after.starts_with("srcdoc"))
        || is("file") && (after.starts_with(['/', '\\']) || after.as_bytes().get(1) == Some(&b':'))
        || scheme
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("ms-"))
}

/// Whether `after` is the rest of a `data:` address: its media type is short and ends with a comma.
fn has_media_type(after: &str) -> bool {
    after
        .bytes()
        .take(MAX_MEDIA_TYPE_BYTES)
        .take_while(|b| !b.is_ascii_whitespace())
        .any(|b| b == b',')
}
