//! Skeletons of names (UTS 39), and the mixes of scripts that a regular name can have.
//! Knows no hosts.

use unicode_security::GeneralSecurityProfile;
use unicode_security::mixed_script::AugmentedScriptSet;

/// The UTS 39 skeleton without accents and letter case. It is stricter than the standard, since
/// `taobäo` and `taoba0` deceive people as well.
pub(super) fn loose_skeleton(host: &str) -> String {
    let mut folded = String::with_capacity(host.len());
    for c in unicode_security::confusable_detection::skeleton(host) {
        match c {
            '\u{300}'..='\u{36F}' => {}
            // Not in the standard: two `v` look like a `w`.
            'w' | 'W' => folded.push_str("vv"),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            _ => folded.push(c),
        }
    }
    folded
}

/// [`loose_skeleton`] for ASCII hosts as a table: most hosts are ASCII, and every link needs it.
#[derive(Clone, Debug)]
pub(super) struct AsciiFold([[u8; 2]; 128]);

impl Default for AsciiFold {
    fn default() -> Self {
        let mut table = [[0; 2]; 128];
        for (byte, entry) in (0_u8..).zip(&mut table) {
            let folded = loose_skeleton(char::from(byte).encode_utf8(&mut [0; 4]));
            *entry = match *folded.as_bytes() {
                [one] => [one, 0],
                [one, two] => [one, two],
                _ => [byte, 0],
            };
        }
        Self(table)
    }
}

impl AsciiFold {
    /// The loose skeleton of `host`; characters beyond ASCII are left out.
    pub(super) fn fold(&self, host: &str) -> String {
        host.bytes()
            .flat_map(|byte| self.of(byte))
            .map(char::from)
            .collect()
    }

    /// The one or two characters that `byte` looks like.
    pub(super) fn of(&self, byte: u8) -> impl Iterator<Item = u8> + use<> {
        let [first, second] = self.0.get(usize::from(byte)).copied().unwrap_or_default();
        [first, second].into_iter().filter(|byte| *byte != 0)
    }
}

/// Whether the skeleton of `host` has a character that ends or divides a host, such as the slash
/// that U+2044 looks like.
pub(super) fn fakes_delimiter(host: &str) -> bool {
    unicode_security::confusable_detection::skeleton(host)
        .any(|c| matches!(c, '/' | '\\' | '?' | '#' | '@' | ':' | '%'))
}

/// Whether the scripts of a label fit together: "highly restrictive" of UTS 39, which allows Latin
/// next to Chinese, Japanese or Korean only.
pub(super) fn scripts_agree(label: &str) -> bool {
    let latin = AugmentedScriptSet::for_char('a');
    let mut all = AugmentedScriptSet::default();
    let mut beside_latin = AugmentedScriptSet::default();
    for c in label.chars() {
        let scripts = AugmentedScriptSet::for_char(c);
        all.intersect_with(scripts);
        let mut with_latin = scripts;
        with_latin.intersect_with(latin);
        if with_latin.is_empty() {
            beside_latin.intersect_with(scripts);
        }
    }
    !all.is_empty() || beside_latin.hanb || beside_latin.jpan || beside_latin.kore
}

/// Whether a label is shown in its own script. Punycode is shown for characters that no identifier
/// should have, and for labels that look like plain ASCII (the whole-script rule of Chromium).
pub(super) fn shows_in_script(label: &str) -> bool {
    if label.is_ascii() {
        return true;
    }
    let foreign_digit = |c: char| c.is_numeric() && !c.is_ascii() && !super::characters::is_cjk(c);
    scripts_agree(label)
        && label
            .chars()
            .all(|c| c.identifier_allowed() && !foreign_digit(c))
        && !unicode_security::confusable_detection::skeleton(label).all(|c| c.is_ascii())
        && !fakes_delimiter(label)
        && !has_stray_kana(label)
}

/// Whether `label` has kana that look like a slash, a dash or a dot next to a character that is not
/// Chinese or Japanese.
fn has_stray_kana(label: &str) -> bool {
    let mut previous = None;
    let mut chars = label.chars().peekable();
    while let Some(c) = chars.next() {
        let stray = matches!(c, 'ノ' | 'ソ' | 'ゾ' | 'ン' | 'ー' | '・' | '丶' | '丿');
        let beside_latin = |n: Option<char>| n.is_some_and(|n| !super::characters::is_cjk(n));
        if stray && (beside_latin(previous) || beside_latin(chars.peek().copied())) {
            return true;
        }
        previous = Some(c);
    }
    false
}
