//! Classes of characters that decide where a link ends and what is invisible in it. Looks at single
//! characters only and knows no hosts.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether `c` is invisible, or changes the direction of the text around it: controls, bidi marks,
/// zero-width and filler characters.
pub(super) const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{AD}' // soft hyphen
        | '\u{34F}' // combining grapheme joiner
        | '\u{61C}' // Arabic letter mark
        | '\u{115F}'..='\u{1160}' // Hangul fillers
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' // zero width, direction marks
        | '\u{2028}'..='\u{202E}' // separators, embeddings and overrides
        | '\u{2060}'..='\u{206F}' // joiners, isolates
        | '\u{2800}' // blank Braille cell
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' // variation selectors
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' // tags, more variation selectors
    )
}

/// Whether `c`, hidden by itself, is a regular part of the emoji that `previous` belongs to.
fn joins_emoji(previous: Option<char>, c: char, next: Option<char>) -> bool {
    let Some(previous) = previous else {
        return false;
    };
    match c {
        '\u{200D}' => is_emoji(previous) || previous == '\u{FE0F}',
        '\u{FE0E}' | '\u{FE0F}' => {
            is_emoji(previous) || is_sign_and_emoji(previous) || {
                let key = previous.is_ascii_digit() || matches!(previous, '#' | '*');
                key && next == Some('\u{20E3}')
            }
        }
        _ => false,
    }
}

/// Signs outside the ranges of [`is_emoji`] that a variation selector turns into emoji.
const fn is_sign_and_emoji(c: char) -> bool {
    matches!(
        c,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | 'Ⓜ' | '▪' | '▫' | '▶' | '◀' | '◻'
            ..='◾' | '〰' | '〽' | '㊗' | '㊙'
    )
}

/// Every character of `text`, and whether it is hidden and not part of an emoji.
fn with_hidden(text: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut previous = None;
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let before = previous.replace(c);
        let hidden = is_hidden(c) && !joins_emoji(before, c, rest.clone().next());
        Some((c, hidden))
    })
}

/// Whether `text` has a hidden character that is not part of an emoji.
pub(super) fn has_hidden(text: &str) -> bool {
    if text.is_ascii() {
        return text.bytes().any(|b| b < b' ' || b == 0x7F);
    }
    with_hidden(text).any(|(_, hidden)| hidden)
}

/// Replaces every hidden character by its code, such as `[U+202E]`, so that hostile text can be
/// shown. Line ends, tabs and emoji stay.
pub fn escape_hidden(text: &str) -> Cow<'_, str> {
    let escapes = |(c, hidden): (char, bool)| hidden && !matches!(c, '\n' | '\t');
    if !with_hidden(text).any(escapes) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (c, hidden) in with_hidden(text) {
        if escapes((c, hidden)) {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "[U+{:04X}]", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Whether `c` is Han, kana, bopomofo or Hangul: scripts that do not separate words, and so links,
/// by spaces.
pub(super) const fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}'
        | '\u{2E80}'..='\u{2FDF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}'
        | '\u{3041}'..='\u{318E}'
        | '\u{31A0}'..='\u{31BF}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}'
        | '\u{FFA1}'..='\u{FFDC}'
        | '\u{1B000}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFD}'
    )
}

/// Whether `c` is of a script that runs from right to left, such as Hebrew or Arabic, and so can
/// move the text beside it.
pub(super) const fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether `c` is an arrow, sign or emoji that people put directly behind a link.
pub(super) const fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether `c` is a box drawing or geometric shape, which can look like a slash or a dot.
pub(super) const fn is_drawing(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{25FF}')
}

/// Whether a link ends before `c` in every part of it: white space, quotes, full-width and
/// typographic punctuation, currency signs.
pub(super) fn ends_link(c: char) -> bool {
    if c.is_ascii() {
        return matches!(
            c,
            ' ' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '"' | '<' | '>' | '`' | '^'
        );
    }
    matches!(c,
        '\u{85}'
        | '\u{A0}'
        | '\u{A2}'..='\u{A5}'
        | '«' | '»' | '¶'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2010}'..='\u{2023}'
        | '\u{2025}'..='\u{2029}' // not U+2024, which a parser reads as a dot
        | '\u{202F}'..='\u{2043}'
        | '\u{2045}'..='\u{205F}' // not U+2044, which passes for a slash and must be judged
        | '\u{20A0}'..='\u{20CF}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{3030}'
        | '\u{303D}'
        | '\u{FE10}'..='\u{FE1F}'
        | '\u{FE30}'..='\u{FE51}' // not the dots, U+FE52, U+FF0E and U+FF61, which a parser reads as one in a host
        | '\u{FE53}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF0D}'
        | '\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF60}'
        | '\u{FF62}'..='\u{FF65}'
        | '\u{FFE0}'..='\u{FFE6}'
    )
}

/// Whether `c` can be part of a host that is written without a scheme.
pub(super) fn is_host_char(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => true,
        '\0'..='\u{7F}' => false,
        '\u{300}'..='\u{36F}' => true,
        // A parser reads `①` as 1; people number their lines with it.
        '²'
        | '³'
        | '¹'
        | '¼'..='¾'
        | '\u{2070}'..='\u{209C}'
        | '\u{2150}'..='\u{218B}'
        | '\u{2460}'..='\u{24FF}' => false,
        '\u{2776}'..='\u{2793}' | '\u{3200}'..='\u{33FF}' => false,
        _ => !ends_link(c) && (c.is_alphanumeric() || is_hidden(c)),
    }
}
