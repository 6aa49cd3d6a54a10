//! Walks over a text once and finds everything in it that could be tapped. Every step either goes
//! on or jumps behind what it looked at, so that the time grows with the length of the text and
//! nothing else.

use std::ops::Range;

use url::Url;

use super::characters::{ends_link, escape_hidden};
use super::link::{Found, Judgement, StopReason, Target, WebAddress};
use super::schemes::Scheme;
use super::{HostTable, bare, extent, judge, label, schemes, tao};

/// Longest stretch that is handed to the parser, in bytes. A longer one is refused as it stands.
const MAX_PARSED_BYTES: usize = 4 * judge::MAX_ADDRESS_BYTES;
/// So much of a refused address is kept to be shown, in bytes.
const SHOWN: usize = 512;

/// Finds links and Tao passwords in `text`, in order, each judged by itself.
///
/// Links are `http` and `https` addresses, hosts without a scheme that end in a public suffix, and
/// addresses of other schemes, which are found in order to be refused. Of `[words](address)` the
/// address is the link, and the words make it doubtful if they pretend to be another address. Never
/// fails; what can't be parsed stays text.
pub fn find(text: &str, hosts: &HostTable) -> Vec<Found> {
    let mut scan = Scan {
        text,
        hosts,
        floor: 0,
        run_floor: 0,
        found: Vec::new(),
    };
    let mut at = 0;
    while let Some(trigger) = next_trigger(text.as_bytes(), at) {
        at = scan.trigger(trigger).max(trigger + 1);
    }
    scan.found
}

/// Judges whether `label`, the words on a link to `address`, pretends to be another address.
pub fn judge_label(label: &str, address: &WebAddress, hosts: &HostTable) -> Judgement {
    label::judge(label, &find(label, hosts), address)
}

/// How a byte can start something.
#[derive(Clone, Copy)]
enum Trigger {
    /// Not at all.
    No,
    /// `:`, `.` and `$`.
    Sign,
    /// The first byte of a currency sign, and of much else.
    Lead,
}

/// What a link or a Tao password can't do without, by byte.
const TRIGGERS: [Trigger; 256] = {
    let mut table = [Trigger::No; 256];
    table[b':' as usize] = Trigger::Sign;
    table[b'.' as usize] = Trigger::Sign;
    table[b'$' as usize] = Trigger::Sign;
    table[0xC2] = Trigger::Lead;
    table[0xE2] = Trigger::Lead;
    table[0xEF] = Trigger::Lead;
    table
};

/// The next byte from `at` on at which something could start.
fn next_trigger(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(at..)?;
        let step = rest
            .iter()
            .position(|b| !matches!(TRIGGERS[usize::from(*b)], Trigger::No))?;
        at += step;
        let currency = match rest.get(step..) {
            Some(
                [0xC2, 0xA2..=0xA5, ..]
                | [0xE2, 0x82 | 0x83, ..]
                | [0xEF, 0xBC, 0x84, ..]
                | [0xEF, 0xBF, ..],
            ) => true,
            Some([lead, ..]) => matches!(TRIGGERS[usize::from(*lead)], Trigger::Sign),
            Some([]) | None => return None,
        };
        if currency {
            return Some(at);
        }
        at += 1;
    }
}

struct Scan<'t> {
    text: &'t str,
    hosts: &'t HostTable,
    /// Where the last found thing ends.
    floor: usize,
    /// Where the last run of labels ends, found or not: nothing looks at it again.
    run_floor: usize,
    found: Vec<Found>,
}

impl Scan<'_> {
    /// Looks at the trigger at byte `at` and says where to go on.
    fn trigger(&mut self, at: usize) -> usize {
        match self.text.as_bytes().get(at) {
            Some(b':') => self.scheme(at),
            Some(b'.') => self.bare_host(at),
            _ => self.tao_password(at),
        }
    }

    fn tao_password(&mut self, at: usize) -> usize {
        match tao::password_at(self.text, at, self.hosts.tao_password_form()) {
            Some((span, password)) => self.push(
                span,
                Target::TaoPassword(password.to_owned()),
                Judgement::Fine,
            ),
            None => at,
        }
    }

    fn scheme(&mut self, colon: usize) -> usize {
        let text = self.text;
        let after = text.get(colon + 1..).unwrap_or_default();
        if !after.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
            return colon;
        }
        match schemes::before_colon(text, self.floor, colon) {
            Some((start, Scheme::Web)) if after.starts_with(['/', '\\']) => self.web(start, colon),
            Some((start, Scheme::Other(scheme))) if schemes::is_refused(scheme, after) => {
                self.refused(start, colon, scheme)
            }
            Some((_, Scheme::Web | Scheme::Other(_))) | None => colon,
        }
    }

    /// An address that starts with `http:` or `https:` at byte `start`.
    fn web(&mut self, start: usize, colon: usize) -> usize {
        let text = self.text;
        let after = text.get(colon + 1..).unwrap_or_default();
        let slashes = after.len() - after.trim_start_matches(['/', '\\']).len();
        let authority = colon + 1 + slashes;
        let host_end = extent::authority_end(text, authority);
        // `http://http://…`: the word behind the slashes is the next address's scheme.
        if host_end == authority
            || text
                .get(host_end..)
                .is_some_and(|after| after.starts_with("://"))
        {
            return host_end;
        }
        let end = self.with_tail(start, host_end);
        let span = start..extent::trimmed_end(text, start, end);
        let Some(written) = text.get(span.clone()) else {
            return end;
        };
        if written.len() > MAX_PARSED_BYTES {
            return self.too_long(span);
        }
        let Ok(url) = Url::parse(written) else {
            return end;
        };
        let host = url.host_str().unwrap_or_default();
        // `https://这个`: a word behind the slashes, not an address.
        let word = !host.contains(['.', ':']) && (host.starts_with("xn--") || slashes != 2);
        if word {
            return end;
        }
        let judged = judge::judged(written, url, self.hosts);
        self.push_web(span, judged)
    }

    /// A host without a scheme, around the dot at byte `dot`.
    fn bare_host(&mut self, dot: usize) -> usize {
        let text = self.text;
        let run = bare::run_at(text, self.floor.max(self.run_floor), dot, self.hosts);
        self.run_floor = run.span.end;
        let Some(host) = run.host else {
            return run.span.end;
        };
        let end = self.with_tail(host.start, bare::port_end(text, host.end));
        let span = host.start..extent::trimmed_end(text, host.start, end);
        let Some(written) = text.get(span.clone()) else {
            return end;
        };
        if written.len() > MAX_PARSED_BYTES {
            return self.too_long(span);
        }
        let written = format!("https://{written}");
        let Ok(url) = Url::parse(&written) else {
            return end;
        };
        let judged = judge::judged(&written, url, self.hosts);
        self.push_web(span, judged)
    }

    /// An address of another scheme.
    fn refused(&mut self, start: usize, colon: usize, scheme: &str) -> usize {
        let text = self.text;
        let rest = text.get(colon..).unwrap_or_default();
        let end = colon + rest.find(ends_link).unwrap_or(rest.len());
        let span = start..extent::trimmed_end(text, start, end);
        let target = refused_target(text.get(span.clone()).unwrap_or_default());
        self.push(
            span,
            target,
            Judgement::Stop(StopReason::Scheme(scheme.to_ascii_lowercase())),
        )
    }

    fn too_long(&mut self, span: Range<usize>) -> usize {
        let target = refused_target(self.text.get(span.clone()).unwrap_or_default());
        self.push(span, target, Judgement::Stop(StopReason::TooLong))
    }

    /// The end of a link whose host (and port) end at byte `end`.
    fn with_tail(&self, start: usize, end: usize) -> usize {
        let text = self.text;
        if !text
            .get(end..)
            .is_some_and(|rest| rest.starts_with(['/', '\\', '?', '#']))
        {
            return end;
        }
        let quoted = text
            .get(..start)
            .is_some_and(|before| before.ends_with('\''));
        extent::tail_end(text, end, quoted)
    }

    /// An address, judged by itself; the words in front of it, if it has any, count as well.
    fn push_web(
        &mut self,
        span: Range<usize>,
        (address, judgement): (WebAddress, Judgement),
    ) -> usize {
        let judgement = match label::label_before(self.text, span.start) {
            // Words that lie are more to be told than a way that is not encrypted.
            Some(label) => judge_label(label, &address, self.hosts).stricter(judgement),
            None => judgement,
        };
        self.push(span, Target::Web(address), judgement)
    }

    fn push(&mut self, span: Range<usize>, target: Target, judgement: Judgement) -> usize {
        let end = span.end;
        self.floor = end;
        self.found.push(Found {
            span,
            target,
            judgement,
        });
        end
    }
}

/// A refused address as it is shown.
pub(super) fn refused_target(written: &str) -> Target {
    let end = written.floor_char_boundary(SHOWN);
    let shown = escape_hidden(written.get(..end).unwrap_or_default());
    Target::Refused(if end < written.len() {
        format!("{shown}…")
    } else {
        shown.into_owned()
    })
}
