//! The form of a Tao password: letters or digits between two equal currency signs.

/// Form of the Tao passwords that are found in a text: how many letters or digits, between which
/// signs. The default is eleven between any two equal currency signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaoPasswordForm {
    /// Accepted signs in their narrow form; empty: every currency sign.
    signs: Vec<char>,
    length: usize,
}

impl Default for TaoPasswordForm {
    fn default() -> Self {
        Self {
            signs: Vec::new(),
            length: 11,
        }
    }
}

impl TaoPasswordForm {
    /// Greatest length that a form can have.
    pub const MAX_LENGTH: usize = 64;

    /// A form of `length` letters or digits, at most [`Self::MAX_LENGTH`], between two equal signs
    /// out of `signs`; an empty text means every currency sign. Characters that are no currency
    /// sign are left out.
    pub fn new(signs: &str, length: usize) -> Self {
        Self {
            signs: signs.chars().filter_map(currency_sign).collect(),
            length: length.min(Self::MAX_LENGTH),
        }
    }

    /// Letters and digits between the two signs.
    pub const fn length(&self) -> usize {
        self.length
    }

    /// The narrow form of `c`, if a Tao password can begin and end with it.
    pub fn sign(&self, c: char) -> Option<char> {
        currency_sign(c).filter(|sign| self.signs.is_empty() || self.signs.contains(sign))
    }
}

/// The narrow form of a currency sign; `None` for any other character.
pub const fn currency_sign(c: char) -> Option<char> {
    match c {
        '$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'..='\u{20CF}' => Some(c),
        '＄' => Some('$'),
        '￠' => Some('¢'),
        '￡' => Some('£'),
        '￥' => Some('¥'),
        '￦' => Some('₩'),
        _ => None,
    }
}
