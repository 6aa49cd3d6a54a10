//! Reads a text once and finds everything in it that can be tapped. Every step goes forward, so
//! that the time grows with the length of the text only.

use std::ops::Range;

use url::Url;

use super::characters::{ends_link, escape_hidden};
use super::link::{Found, Judgement, StopReason, Target, WebAddress};
use super::schemes::Scheme;
use super::{HostTable, bare, extent, judge, label, schemes, tao};

/// Maximum bytes of a text that is parsed; a longer one is refused without parsing.
const MAX_PARSED_BYTES: usize = 4 * judge::MAX_ADDRESS_BYTES;
/// Maximum bytes of a refused address that are shown.
const MAX_SHOWN_BYTES: usize = 512;

/// Finds links and Tao passwords in `text`, in order, and judges each one.
///
/// Links are `http` and `https` addresses, hosts without a scheme that end in a public suffix, and
/// addresses of other schemes, which are refused. Of `[words](address)` the address is the link,
/// and misleading words make it suspicious. Never fails; what cannot be parsed is not a link.
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
        at = scan.read_trigger(trigger).max(trigger + 1);
    }
    scan.found
}

/// Judges whether `label`, the words of a link to `address`, looks like another address.
pub fn judge_label(label: &str, address: &WebAddress, hosts: &HostTable) -> Judgement {
    label::judge(label, &find(label, hosts), address)
}

/// Ways in which a byte can be part of a link or Tao password.
#[derive(Clone, Copy)]
enum Trigger {
    /// None.
    No,
    /// `:`, `.` and `$`.
    Sign,
    /// The first byte of a currency sign, and of many other characters.
    Lead,
}

/// Bytes of which every link and every Tao password has one.
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

/// The next byte from `at` on that can be part of a link or Tao password.
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
    /// End of the last link.
    floor: usize,
    /// End of the last run of labels, with or without a host: it is not read again.
    run_floor: usize,
    found: Vec<Found>,
}

impl Scan<'_> {
    /// Reads the trigger at byte `at` and returns the byte at which to continue.
    fn read_trigger(&mut self, at: usize) -> usize {
        match self.text.as_bytes().get(at) {
            Some(b':') => self.read_scheme(at),
            Some(b'.') => self.read_bare_host(at),
            _ => self.read_tao_password(at),
        }
    }

    fn read_tao_password(&mut self, at: usize) -> usize {
        match tao::password_at(self.text, at, self.hosts.tao_password_form()) {
            Some((span, password)) => self.push(
                span,
                Target::TaoPassword(password.to_owned()),
                Judgement::Fine,
            ),
            None => at,
        }
    }

    fn read_scheme(&mut self, colon: usize) -> usize {
        let text = self.text;
        let after = text.get(colon + 1..).unwrap_or_default();
        if !after.as_bytes().first().is_some_and(u8::is_ascii_graphic) {
            return colon;
        }
        match schemes::before_colon(text, self.floor, colon) {
            Some((start, Scheme::Web)) if after.starts_with(['/', '\\']) => {
                self.read_web_address(start, colon)
            }
            Some((start, Scheme::Other(scheme))) if schemes::is_refused(scheme, after) => {
                self.push_refused(start, colon, scheme)
            }
            Some((_, Scheme::Web | Scheme::Other(_))) | None => colon,
        }
    }

    /// Reads an address that starts with `http:` or `https:` at byte `start`.
    fn read_web_address(&mut self, start: usize, colon: usize) -> usize {
        let text = self.text;
        let after = text.get(colon + 1..).unwrap_or_default();
        let slashes = after.len() - after.trim_start_matches(['/', '\\']).len();
        let authority = colon + 1 + slashes;
        let host_end = extent::authority_end(text, authority);
        // `http://http://…`: the word behind the slashes is the scheme of the next address.
        if host_end == authority
            || text
                .get(host_end..)
                .is_some_and(|after| after.starts_with("://"))
        {
            return host_end;
        }
        let end = self.link_end(start, host_end);
        let span = start..extent::trimmed_end(text, start, end);
        let Some(written) = text.get(span.clone()) else {
            return end;
        };
        if written.len() > MAX_PARSED_BYTES {
            return self.push_too_long(span);
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
        let judged = judge::judge_url(written, url, self.hosts);
        self.push_web(span, judged)
    }

    /// Reads a host without a scheme, around the dot at byte `dot`.
    fn read_bare_host(&mut self, dot: usize) -> usize {
        let text = self.text;
        let run = bare::run_at(text, self.floor.max(self.run_floor), dot, self.hosts);
        self.run_floor = run.span.end;
        let Some(host) = run.host else {
            return run.span.end;
        };
        let end = self.link_end(host.start, bare::port_end(text, host.end));
        let span = host.start..extent::trimmed_end(text, host.start, end);
        let Some(written) = text.get(span.clone()) else {
            return end;
        };
        if written.len() > MAX_PARSED_BYTES {
            return self.push_too_long(span);
        }
        let written = format!("https://{written}");
        let Ok(url) = Url::parse(&written) else {
            return end;
        };
        let judged = judge::judge_url(&written, url, self.hosts);
        self.push_web(span, judged)
    }

    /// Adds an address of another scheme.
    fn push_refused(&mut self, start: usize, colon: usize, scheme: &str) -> usize {
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

    fn push_too_long(&mut self, span: Range<usize>) -> usize {
        let target = refused_target(self.text.get(span.clone()).unwrap_or_default());
        self.push(span, target, Judgement::Stop(StopReason::TooLong))
    }

    /// End of a link whose host and port end at byte `end`.
    fn link_end(&self, start: usize, end: usize) -> usize {
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

    /// Adds an address with the stricter of its judgement and that of its words, if it has any.
    fn push_web(
        &mut self,
        span: Range<usize>,
        (address, judgement): (WebAddress, Judgement),
    ) -> usize {
        let judgement = match label::label_before(self.text, span.start) {
            // Misleading words matter more than a missing encryption.
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
    let end = written.floor_char_boundary(MAX_SHOWN_BYTES);
    let shown = escape_hidden(written.get(..end).unwrap_or_default());
    Target::Refused(if end < written.len() {
        format!("{shown}…")
    } else {
        shown.into_owned()
    })
}
