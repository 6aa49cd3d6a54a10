//! Tao passwords: eleven letters or digits between two equal currency signs, Taobao's way round the
//! wall.

use std::ops::Range;

use super::characters::currency;

/// Characters between the signs.
const LENGTH: usize = 11;

/// The Tao password whose opening sign stands at byte `at`, and where its characters stand.
pub(super) fn password_at(text: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let rest = text.get(at..)?;
    let open = rest.chars().next()?;
    let sign = currency(open)?;
    let inside = rest.get(open.len_utf8()..)?;
    let length = inside
        .bytes()
        .take(LENGTH + 1)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let close = inside.get(length..)?.chars().next()?;
    let whole = open.len_utf8() + length + close.len_utf8();
    (length == LENGTH && currency(close) == Some(sign))
        .then_some((at..at + whole, inside.get(..length)?))
}
