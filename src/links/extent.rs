//! How far a link reaches in running text: the authority of an address with a scheme, and the path,
//! query and fragment behind any host. Only looks forward, and over each character once; decides
//! nothing about trust.

use super::characters::{ends_link, is_cjk, is_emoji, is_hidden};
use super::suffix::{self, Ending};

/// Where the authority that starts at byte `start` of `text` ends.
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
        if !authority.takes(rest, at, c) {
            end = at;
            break;
        }
    }
    start + authority.odd.unwrap_or(end)
}

/// The end of `[::1]:8080` at the start of `rest`; 0 if the bracket holds no IPv6 address.
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

/// What is known while walking over an authority.
struct Authority {
    /// Where the host starts: behind the last `@`.
    host_start: usize,
    /// The first character since then that no host has; only an `@` further on makes it part of the
    /// authority, as user info.
    odd: Option<usize>,
    in_port: bool,
}

impl Authority {
    /// Whether `c`, at byte `at` of `rest`, still belongs to the authority.
    fn takes(&mut self, rest: &str, at: usize, c: char) -> bool {
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
                // A colon that no port follows is punctuation, unless an `@` makes it the one
                // before a password.
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

    /// Whether the host up to byte `at` could stand alone, so that Chinese words behind it are the
    /// sentence going on.
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

/// Where the path, query and fragment that start at byte `start` end. `quote` is an apostrophe that
/// stands right before the link and so ends it.
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
        if (quoted && c == '\'') || !tail.takes(c, previous.copied()) {
            break;
        }
        at += c.len_utf8();
    }
    start + at
}

/// Bytes of a path or query that change nothing.
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

/// What is known while walking over a path, query and fragment.
struct Tail {
    open: [u32; 3],
    /// The present segment already holds Chinese, Japanese or Korean: then more of it goes on.
    cjk_segment: bool,
}

impl Tail {
    /// Whether `c` still belongs to it, with the byte before it.
    fn takes(&mut self, c: char, previous: Option<u8>) -> bool {
        match c {
            '(' | '[' | '{' => self.opened(c),
            ')' | ']' | '}' => self.closed(c),
            '/' | '?' | '#' | '&' | '=' => {
                self.cjk_segment = false;
                true
            }
            '\0'..='\u{7F}' => !ends_link(c),
            _ if is_hidden(c) => true,
            _ if is_cjk(c) || is_emoji(c) => {
                // `wiki/淘宝` is a path; `h.abc点击` is a link with the next word glued to it.
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

    fn opened(&mut self, c: char) -> bool {
        if let Some(open) = self.bracket(c) {
            *open = open.saturating_add(1);
        }
        true
    }

    /// A bracket that was opened before the link ends it.
    fn closed(&mut self, c: char) -> bool {
        match self.bracket(c) {
            Some(0) | None => false,
            Some(open) => {
                *open -= 1;
                true
            }
        }
    }

    fn bracket(&mut self, c: char) -> Option<&mut u32> {
        let [round, square, curly] = &mut self.open;
        match c {
            '(' | ')' => Some(round),
            '[' | ']' => Some(square),
            '{' | '}' => Some(curly),
            _ => None,
        }
    }
}

/// The end of `text[start..end]` without the punctuation of the sentence around it, and without
/// hidden characters that only trail along.
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
    // The mark that makes a sign an emoji belongs to it.
    let mark = if kept.ends_with(is_emoji) && cut.starts_with('\u{FE0F}') {
        '\u{FE0F}'.len_utf8()
    } else {
        0
    };
    start + kept.len() + mark
}
