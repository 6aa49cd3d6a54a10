//! Display of an address: the registrable domain is emphasised, and stays whole when the rest is
//! shortened. The shown text is made from the parsed address, so that it is the one that is opened.

use std::borrow::Cow;

use unicode_security::GeneralSecurityProfile;
use url::Position;

use super::characters::{is_cjk, is_hidden, is_right_to_left};
use super::link::WebAddress;
use super::{skeleton, suffix};

/// An address in three parts, drawn one after the other with the middle one emphasised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Scheme and subdomains.
    pub before: String,
    /// The registrable domain, or the whole host if there is none. Never shortened.
    pub domain: String,
    /// Port, path, query and fragment.
    pub after: String,
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.before, self.domain, self.after)
    }
}

impl WebAddress {
    /// The host as it is shown: in its own script if that is safe, otherwise in punycode.
    pub fn host_text(&self) -> Cow<'_, str> {
        let host = self.url.host_str().unwrap_or_default();
        if !suffix::is_idn(host) {
            return Cow::Borrowed(host);
        }
        let unicode = suffix::to_unicode(host);
        let shown = host.split('.').zip(unicode.split('.'));
        let shown: Vec<&str> = shown
            .map(|(ascii, label)| {
                if skeleton::shows_in_script(label) {
                    label
                } else {
                    ascii
                }
            })
            .collect();
        let shown = shown.join(".");
        // Some punycode is parsed as another name, or as none.
        let reads_back =
            matches!(url::Host::parse(&shown), Ok(url::Host::Domain(read)) if read == host);
        if reads_back {
            Cow::Owned(shown)
        } else {
            Cow::Borrowed(host)
        }
    }

    /// The registrable domain, in punycode and without a trailing dot; `None` for IP addresses and
    /// for hosts that are a public suffix.
    pub fn registrable_domain(&self) -> Option<&str> {
        match self.url.host() {
            Some(url::Host::Domain(host)) => suffix::registrable_domain(host),
            Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) | None => None,
        }
    }

    /// Whether the connection is encrypted.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The port, if it is not the default of the scheme.
    pub fn port(&self) -> Option<u16> {
        self.url.port()
    }

    /// The address in at most `max_chars` characters, or more if the registrable domain is longer.
    /// `…` marks what is left out: first the end of the path, then `https://`, then subdomains from
    /// the left.
    pub fn shown(&self, max_chars: usize) -> Shown {
        let host = self.host_text();
        let (subdomains, domain) = host
            .split_at_checked(self.domain_start(&host))
            .unwrap_or(("", &host));
        let mut after = decode_letters(&self.url[Position::AfterHost..]);
        if after == "/" {
            after.clear();
        }
        // An unencrypted address always shows its scheme.
        let (scheme, mark) = if self.is_https() {
            ("https://", "")
        } else {
            ("http://", "http://")
        };
        let room = max_chars.saturating_sub(length(domain));
        let port = self.port().map_or(0, |port| port.to_string().len() + 1);
        let room_before = room.saturating_sub(port.max(length(&after).min(1)));
        let before = [scheme, mark]
            .map(|scheme| format!("{scheme}{subdomains}"))
            .into_iter()
            .find(|before| length(before) <= room_before)
            .unwrap_or_else(|| {
                format!(
                    "{mark}{}",
                    keep_end(subdomains, room_before.saturating_sub(mark.len()))
                )
            });
        let after = keep_start(&after, room.saturating_sub(length(&before)));
        Shown {
            before,
            domain: domain.to_owned(),
            after,
        }
    }

    /// Start of the registrable domain in `host`, the host as shown.
    fn domain_start(&self, host: &str) -> usize {
        let labels = self
            .registrable_domain()
            .map_or(usize::MAX, |domain| domain.split('.').count());
        let named = host.strip_suffix('.').unwrap_or(host);
        named
            .rmatch_indices('.')
            .nth(labels.saturating_sub(1))
            .map_or(0, |(dot, _)| dot + 1)
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// `tail` with letters of other scripts decoded. Nothing else is decoded: for a parser it is the
/// same address.
fn decode_letters(tail: &str) -> String {
    let mut shown = String::with_capacity(tail.len());
    let mut rest = tail;
    while let Some(at) = rest.find('%') {
        let (plain, encoded) = rest.split_at_checked(at).unwrap_or((rest, ""));
        shown.push_str(plain);
        let length = match leading_letter(encoded) {
            Some((letter, length)) => {
                shown.push(letter);
                length
            }
            None => {
                shown.push('%');
                1
            }
        };
        rest = encoded.get(length..).unwrap_or_default();
    }
    shown.push_str(rest);
    shown
}

/// The letter at the start of `encoded`, which is percent-encoded, and the number of bytes of its
/// encoding.
fn leading_letter(encoded: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    for i in 0..4 {
        let hex = encoded.get(i * 3..i * 3 + 3)?.strip_prefix('%')?;
        // Only the form that the parser writes.
        if hex
            .bytes()
            .any(|b| !b.is_ascii_digit() && !b.is_ascii_uppercase())
        {
            return None;
        }
        bytes.push(u8::from_str_radix(hex, 16).ok()?);
        let read = (i + 1) * 3;
        if let Some(letter) = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| text.chars().next())
        {
            let safe = !letter.is_ascii()
                && !is_hidden(letter)
                && !is_right_to_left(letter)
                && letter.is_alphanumeric();
            return (safe && (is_cjk(letter) || letter.identifier_allowed()))
                .then_some((letter, read));
        }
    }
    None
}

/// The first `room` characters; the last one is `…` if that leaves something out.
fn keep_start(text: &str, room: usize) -> String {
    if length(text) <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().take(room.saturating_sub(1)).collect();
    if room == 0 { kept } else { kept + "…" }
}

/// The last `room` characters; the first one is `…` if that leaves something out.
fn keep_end(text: &str, room: usize) -> String {
    let length = length(text);
    if length <= room {
        return text.to_owned();
    }
    let kept: String = text.chars().skip(length - room.saturating_sub(1)).collect();
    if room == 0 {
        kept
    } else {
        format!("…{kept}")
    }
}
