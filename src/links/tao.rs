//! Tao passwords: codes between two equal currency signs, in the form that the policy gives them.

use std::ops::Range;

use crate::domain::TaoPasswordForm;

/// The Tao password of this form whose opening sign is at byte `at`: its bytes with both signs, and
/// its characters without them.
pub(super) fn password_at<'t>(
    text: &'t str,
    at: usize,
    form: &TaoPasswordForm,
) -> Option<(Range<usize>, &'t str)> {
    let rest = text.get(at..)?;
    let open = rest.chars().next()?;
    let sign = form.sign(open)?;
    let inside = rest.get(open.len_utf8()..)?;
    let length = inside
        .bytes()
        .take(form.length() + 1)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let close = inside.get(length..)?.chars().next()?;
    let whole = open.len_utf8() + length + close.len_utf8();
    (length == form.length() && form.sign(close) == Some(sign))
        .then_some((at..at + whole, inside.get(..length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, signs: &str, length: usize) -> Option<&'t str> {
        password_at(text, 0, &TaoPasswordForm::new(signs, length)).map(|(_, password)| password)
    }

    #[test]
    fn the_form_says_how_long_a_password_is_and_between_which_signs() {
        let cases = [
            ("¥abc123¥", "", 6, Some("abc123")),
            ("₳abc123₳", "", 6, Some("abc123")),
            ("¥abc123¥", "", 7, None),
            ("¥abc123¥", "$¥", 6, Some("abc123")),
            ("￥abc123¥", "¥", 6, Some("abc123")),
            ("¥abc123¥", "￥", 6, Some("abc123")),
            ("¥abc123$", "$¥", 6, None),
            ("€abc123€", "$¥", 6, None),
        ];
        for (text, signs, length, expected) in cases {
            assert_eq!(found(text, signs, length), expected, "{text} {signs}");
        }
    }
}
