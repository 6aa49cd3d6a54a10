//! Finds the end of a link in running text: of the authority of an address with a scheme, and of
//! the path, query and fragment behind any host. Reads forward, each character once, and does not
//! check safety.

use super::characters::{ends_link, is_cjk, is_emoji, is_hidden};
use super::suffix::{self, Ending};

/// End of the authority that starts at byte `start` of `text`.
pub(super) fn authority_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    if rest.starts_with('[') {
        return start + bracketed_end(rest);
    }
    let plain = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
        .count();
    if matches!(
        rest.as_bytes().get(plain),
        None | Some(b'/' | b'?' | b'#' | b' ' | b'\n')
    ) {
        return start + plain;
    }
    let mut authority = Authority {
        host_start: 0,
        odd: None,
        in_port: false,
    };
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        if !authority.accepts(rest, at, c) {
            end = at;
            break;
        }
    }
    start + authority.odd.unwrap_or(end)
}

/// End of `[::1]:8080` at the start of `rest`; 0 if the bracket contains no IPv6 address.
fn bracketed_end(rest: &str) -> usize {
    let inside = |b: u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
    let length = rest
        .bytes()
        .skip(1)
        .take(48)
        .take_while(|b| inside(*b))
        .count();
    let Some(after) = rest
        .get(1 + length..)
        .and_then(|after| after.strip_prefix(']'))
    else {
        return 0;
    };
    let end = length + 2;
    match after.strip_prefix(':') {
        Some(port) => end + 1 + port.bytes().take_while(u8::is_ascii_digit).count(),
        None => end,
    }
}

/// State while reading an authority.
struct Authority {
    /// Start of the host: behind the last `@`.
    host_start: usize,
    /// The first character since then that no host has; an `@` further on makes it part of the
    /// authority, as user info.
    odd: Option<usize>,
    in_port: bool,
}

impl Authority {
    /// Whether `c`, at byte `at` of `rest`, is part of the authority.
    fn accepts(&mut self, rest: &str, at: usize, c: char) -> bool {
        match c {
            '/' | '\\' | '?' | '#' | '|' | '(' | ')' | '[' | ']' | '{' | '}' | '\'' | '*' => false,
            '@' => {
                *self = Self {
                    host_start: at + 1,
                    odd: None,
                    in_port: false,
                };
                true
            }
            ':' => {
                if self.in_port {
                    self.odd.get_or_insert(at);
                }
                self.in_port = true;
                // A colon without a port is punctuation, unless an `@` makes it the one before a
                // password.
                if !rest
                    .get(at + 1..)
                    .is_some_and(|port| port.starts_with(|c: char| c.is_ascii_digit()))
                {
                    self.odd.get_or_insert(at);
                }
                true
            }
            'a'..='z' | 'A'..='Z' | '-' | '.' | '_' | '%' => {
                if self.in_port {
                    self.odd.get_or_insert(at);
                }
                true
            }
            '0'..='9' => true,
            ' '..='~' if !ends_link(c) => {
                self.odd.get_or_insert(at);
                true
            }
            _ if ends_link(c) => false,
            _ if is_hidden(c) => true,
            _ if is_cjk(c) || is_emoji(c) => self.odd.is_none() && !self.is_complete(rest, at),
            _ => true,
        }
    }

    /// Whether the host up to byte `at` is complete, so that Chinese words behind it belong to the
    /// sentence.
    fn is_complete(&self, rest: &str, at: usize) -> bool {
        if self.in_port {
            return true;
        }
        let host = rest.get(self.host_start..at).unwrap_or_default();
        if host.len() > 253 || !host.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.') {
            return false;
        }
        let host = host.to_ascii_lowercase();
        is_ipv4(&host)
            || (host.is_ascii() && host.contains('.') && suffix::ending(&host) != Ending::Unknown)
    }
}

fn is_ipv4(host: &str) -> bool {
    host.split('.').count() == 4 && host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// End of the path, query and fragment that start at byte `start`. `quoted` means that an
/// apostrophe comes directly before the link, so that the next one ends it.
pub(super) fn tail_end(text: &str, start: usize, quoted: bool) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let bytes = rest.as_bytes();
    let mut tail = Tail {
        open: [0; 3],
        cjk_segment: false,
    };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if PLAIN[usize::from(*byte)] {
            at += 1;
            continue;
        }
        let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let previous = at.checked_sub(1).and_then(|before| bytes.get(before));
        if (quoted && c == '\'') || !tail.accepts(c, previous.copied()) {
            break;
        }
        at += c.len_utf8();
    }
    start + at
}

/// Bytes that neither end a path or query nor change the state.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'-' | b'_'
                    | b'.'
                    | b'~'
                    | b'%'
                    | b'+'
                    | b','
                    | b':'
                    | b';'
                    | b'@'
                    | b'!'
                    | b'$'
                    | b'*'
                    | b'|'
                    | b'\\'
            );
        byte += 1;
    }
    table
};

/// State while reading a path, query and fragment.
struct Tail {
    open: [u32; 3],
    /// The current segment contains Chinese, Japanese or Korean already, so more of it continues.
    cjk_segment: bool,
}

impl Tail {
    /// Whether `c`, behind the byte `previous`, is part of the tail.
    fn accepts(&mut self, c: char, previous: Option<u8>) -> bool {
        match c {
            '(' | '[' | '{' => self.open_bracket(c),
            ')' | ']' | '}' => self.close_bracket(c),
            '/' | '?' | '#' | '&' | '=' => {
                self.cjk_segment = false;
                true
            }
            '\0'..='\u{7F}' => !ends_link(c),
            _ if is_hidden(c) => true,
            _ if is_cjk(c) || is_emoji(c) => {
                // `wiki/淘宝` is a path; in `h.abc点击` the next word is joined to the link.
                let divided = matches!(
                    previous,
                    None | Some(
                        b'/' | b'=' | b'-' | b'_' | b'+' | b'#' | b'&' | b'(' | b'[' | b'{'
                    )
                );
                let goes_on = self.cjk_segment || divided;
                self.cjk_segment = true;
                goes_on
            }
            _ => !ends_link(c),
        }
    }

    fn open_bracket(&mut self, c: char) -> bool {
        if let Some(open) = self.open_brackets(c) {
            *open = open.saturating_add(1);
        }
        true
    }

    /// Whether the bracket was opened inside the link; otherwise it ends the link.
    fn close_bracket(&mut self, c: char) -> bool {
        match self.open_brackets(c) {
            Some(0) | None => false,
            Some(open) => {
                *open -= 1;
                true
            }
        }
    }

    fn open_brackets(&mut self, c: char) -> Option<&mut u32> {
        let [round, square, curly] = &mut self.open;
        match c {
            '(' | ')' => Some(round),
            '[' | ']' => Some(square),
            '{' | '}' => Some(curly),
            _ => None,
        }
    }
}

/// End of `text[start..end]` without the punctuation of the sentence around it and without trailing
/// hidden characters.
pub(super) fn trimmed_end(text: &str, start: usize, end: usize) -> usize {
    let punctuation = |c: char| {
        matches!(
            c,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '~' | '|' | '\\' | '(' | '[' | '{'
        ) || is_hidden(c)
    };
    let link = text.get(start..end).unwrap_or_default();
    let kept = link.trim_end_matches(punctuation);
    let cut = link.get(kept.len()..).unwrap_or_default();
    // The mark that turns a sign into an emoji belongs to it.
    let mark = if kept.ends_with(is_emoji) && cut.starts_with('\u{FE0F}') {
        '\u{FE0F}'.len_utf8()
    } else {
        0
    };
    start + kept.len() + mark
}
