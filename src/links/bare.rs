//! Hosts written without a scheme, such as `m.tb.cn/h.abc`, and texts that only look like one: file
//! names, versions, e-mail addresses.

use std::borrow::Cow;
use std::ops::Range;

use super::HostTable;
use super::characters::{is_cjk, is_hidden, is_host_char};
use super::suffix::{self, Ending};

/// A run of host characters around a dot.
pub(super) struct Run {
    /// Bytes of the run.
    pub span: Range<usize>,
    /// Bytes of the host in it, if there is one.
    pub host: Option<Range<usize>>,
}

/// Splits the run of labels around the dot at byte `dot` and looks for a host in it. Looks back no
/// further than `floor`.
pub(super) fn run_at(text: &str, floor: usize, dot: usize, hosts: &HostTable) -> Run {
    let before = text.get(floor..dot).unwrap_or_default().chars().next_back();
    if !before.is_some_and(is_host_char) {
        // `...taobao.com`: the next dot finds the label behind this one.
        return Run {
            span: dot..dot + 1,
            host: None,
        };
    }
    let start = start_of_first_label(text, floor, dot);
    let labels = following_labels(text, dot);
    let end = labels.whole;
    let host = start.and_then(|start| {
        [Some(labels.whole), labels.without_last]
            .into_iter()
            .flatten()
            .find_map(|end| {
                let host = trim_host(text, start, end)?;
                (is_separate(text, &host) && is_site(text.get(host.clone())?, hosts))
                    .then_some(host)
            })
    });
    Run {
        span: start.unwrap_or(dot)..end,
        host,
    }
}

/// Start of the label before `dot`; `None` if there is none, or if it is Chinese and joined to more
/// text, so that its start is unknown.
fn start_of_first_label(text: &str, floor: usize, dot: usize) -> Option<usize> {
    let before = text.get(floor..dot)?;
    let cjk = before.chars().next_back().is_some_and(is_cjk);
    let label = before
        .chars()
        .rev()
        .take_while(|c| is_host_char(*c) && is_cjk(*c) == cjk);
    let length: usize = label.map(char::len_utf8).sum();
    let start = dot - length;
    let glued = cjk
        && text
            .get(..start)?
            .chars()
            .next_back()
            .is_some_and(is_host_char);
    (length > 0 && !glued).then_some(start)
}

/// Ends of the labels behind a dot.
struct Labels {
    whole: usize,
    /// The end without the last label, if that one may be the next word of the sentence:
    /// `taobao.com.However`.
    without_last: Option<usize>,
}

fn following_labels(text: &str, dot: usize) -> Labels {
    let rest = text.get(dot..).unwrap_or_default();
    let mut label_start = 0;
    let mut before_label = None;
    let mut end = rest.len();
    let mut previous = '.';
    for (at, c) in rest.char_indices().skip(1) {
        let next_label = c == '.' && previous != '.';
        // `taobao.com看看`: the sentence continues.
        let script_changes =
            c != '.' && previous != '.' && is_cjk(c) != is_cjk(previous) && !is_hidden(c);
        if (c != '.' && !is_host_char(c)) || (c == '.' && previous == '.') || script_changes {
            end = at;
            break;
        }
        if next_label {
            before_label = Some(at);
            label_start = at;
        }
        previous = c;
    }
    let last = rest.get(label_start + 1..end).unwrap_or_default();
    let mut letters = last.chars();
    let first = letters.next();
    let next_word = first.is_some_and(is_cjk)
        || first.is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase);
    let label_end = before_label.map(|at| dot + at);
    Labels {
        whole: dot + end,
        without_last: label_end.filter(|_| next_word),
    }
}

/// Cuts hyphens, underscores, dots and hidden characters off both ends of a host.
fn trim_host(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let stray = |c: char| matches!(c, '-' | '_' | '.') || is_hidden(c);
    let host = text.get(start..end)?;
    let start = start + (host.len() - host.trim_start_matches(stray).len());
    let end = start + text.get(start..end)?.trim_end_matches(stray).len();
    text.get(start..end)?.contains('.').then_some(start..end)
}

/// Whether the text around a host allows it: it is not part of an e-mail address, a path, a call or
/// an address with another scheme.
fn is_separate(text: &str, host: &Range<usize>) -> bool {
    let before = text.get(..host.start).unwrap_or_default();
    // `~/.profile.name` is a path, `...taobao.com` is not.
    if before.trim_end_matches('.').ends_with(['/', '\\']) && before.ends_with('.') {
        return false;
    }
    let mut before = before.chars().rev();
    let after = text.get(host.end..).unwrap_or_default();
    let in_path = match before.next() {
        Some('@' | '\\' | '~' | '#' | '$' | '%') => true,
        Some('/') => !before.next().is_some_and(is_cjk),
        _ => false,
    };
    !in_path && !after.starts_with(['@', '(']) && !after.starts_with("://")
}

/// Whether a bare `host` is a site and not, for example, a file name.
fn is_site(host: &str, hosts: &HostTable) -> bool {
    if host.len() > 1024 {
        return false;
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    if last.len() < 2 || last.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let Some(name) = serialise(host) else {
        return false;
    };
    if hosts.known(&name).is_some() {
        return true;
    }
    let capitalised = last.starts_with(|c: char| c.is_ascii_uppercase())
        && last.chars().skip(1).all(|c| c.is_ascii_lowercase());
    match suffix::ending(&name) {
        Ending::Unknown => is_reserved(last) && embeds_known(&name, hosts),
        // `Well done.It was` is not a host in Italy.
        Ending::Known => !capitalised || name.starts_with("www."),
        Ending::FileLike => name.starts_with("www."),
    }
}

/// Whether a top-level domain is reserved for examples and tests (RFC 2606): no site has it, but
/// warnings about deceptive links use it.
fn is_reserved(last: &str) -> bool {
    matches!(last, "example" | "test" | "invalid" | "localhost")
}

/// Whether a known host comes before another ending, as in `taobao.com.evil.example`.
fn embeds_known(name: &str, hosts: &HostTable) -> bool {
    // A host of this length has few labels.
    name.len() <= 253
        && name
            .match_indices('.')
            .any(|(dot, _)| hosts.known(name.get(..dot).unwrap_or_default()).is_some())
}

/// `host` as a parser writes it. Most hosts are plain and need no parser.
fn serialise(host: &str) -> Option<Cow<'_, str>> {
    if host
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'))
        && !suffix::is_idn(host)
    {
        return Some(Cow::Borrowed(host));
    }
    match url::Host::parse(host).ok()? {
        url::Host::Domain(name) => Some(Cow::Owned(name)),
        url::Host::Ipv4(_) | url::Host::Ipv6(_) => None,
    }
}

/// End of the port behind a host that ends at byte `end`; `end` if there is none.
pub(super) fn port_end(text: &str, end: usize) -> usize {
    let Some(port) = text.get(end..).and_then(|after| after.strip_prefix(':')) else {
        return end;
    };
    match port.bytes().take_while(u8::is_ascii_digit).count() {
        0 => end,
        digits => end + 1 + digits,
    }
}
