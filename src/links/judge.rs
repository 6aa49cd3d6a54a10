//! Checks the safety of an address, from the address alone: without policy and network.

use url::{Host, Url};

use super::characters::{has_hidden, is_drawing};
use super::hosts::{Known, Resemblance, Suffix};
use super::link::{AskReason, Judgement, StopReason, WebAddress};
use super::{HostTable, skeleton, suffix};

/// Maximum bytes of an address that is opened, in its serialised form.
pub(super) const MAX_ADDRESS_BYTES: usize = 4096;
/// Maximum bytes of a host name, and of one label.
const MAX_HOST_BYTES: usize = 253;
const MAX_LABEL_BYTES: usize = 63;

/// Judges `url`, which was written as `written` with its scheme, and finds its platform.
pub(super) fn judge_url(written: &str, url: Url, hosts: &HostTable) -> (WebAddress, Judgement) {
    let host = url.host_str().unwrap_or_default();
    let own = hosts.longest_suffix(host);
    let known = own.map(|suffix| suffix.known);
    let judgement = match stop_reason(written, &url, own, hosts) {
        Some(reason) => Judgement::Stop(reason),
        None => ask_reason(&url, known).map_or(Judgement::Fine, Judgement::Ask),
    };
    let platform = match known {
        Some(Known::Platform(platform)) => Some(platform),
        Some(Known::Shortener) | None => None,
    };
    (WebAddress { url, platform }, judgement)
}

fn stop_reason(
    written: &str,
    url: &Url,
    own: Option<Suffix>,
    hosts: &HostTable,
) -> Option<StopReason> {
    let host = url.host_str().unwrap_or_default();
    let is_name = matches!(url.host(), Some(Host::Domain(_)));
    let idn = is_name && suffix::is_idn(host);
    let unicode = if idn {
        suffix::to_unicode(host)
    } else {
        host.into()
    };
    let authority = Authority::of(written);
    if is_too_long(url, host) {
        return Some(StopReason::TooLong);
    }
    if has_hidden(written) {
        return Some(StopReason::HiddenCharacters);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some(StopReason::UserInfo);
    }
    if is_name {
        match hosts.resemblance(
            host,
            &unicode,
            own,
            authority.map_or(host, |authority| authority.host),
        ) {
            Some(Resemblance::Embeds(known)) => return Some(StopReason::Impersonates(known)),
            Some(Resemblance::LooksLike(known)) => return Some(StopReason::LooksLike(known)),
            None => {}
        }
    }
    if is_sneaky(authority, url, host) || (idn && skeleton::fakes_delimiter(&unicode)) {
        return Some(StopReason::Sneaky);
    }
    let mixed = idn && !unicode.split('.').all(skeleton::scripts_agree);
    mixed.then_some(StopReason::MixedScripts)
}

fn ask_reason(url: &Url, known: Option<Known>) -> Option<AskReason> {
    match (url.host(), known) {
        (Some(Host::Ipv4(_) | Host::Ipv6(_)), _) => Some(AskReason::IpAddress),
        (_, Some(Known::Shortener)) => Some(AskReason::Shortener),
        _ => (url.scheme() != "https").then_some(AskReason::PlainHttp),
    }
}

fn is_too_long(url: &Url, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let long_label = || host.split('.').any(|label| label.len() > MAX_LABEL_BYTES);
    url.as_str().len() > MAX_ADDRESS_BYTES
        || host.len() > MAX_HOST_BYTES
        || (host.len() > MAX_LABEL_BYTES && long_label())
}

/// Whether an address is written so that a reader sees another one than the browser: the rules of
/// Signal without those that affect regular Chinese and German names.
fn is_sneaky(authority: Option<Authority<'_>>, url: &Url, host: &str) -> bool {
    let Some(authority) = authority else {
        return true;
    };
    if authority.odd_slashes
        || authority.host.contains('%')
        || (!authority.host.is_ascii() && authority.host.chars().any(is_drawing))
    {
        return true;
    }
    match url.host() {
        // `0x7f.1` and `2130706433` are 127.0.0.1 to a browser, and nothing to a reader.
        Some(Host::Ipv4(ip)) => {
            authority.host.strip_suffix('.').unwrap_or(authority.host) != ip.to_string()
        }
        Some(Host::Ipv6(_)) => false,
        Some(Host::Domain(_)) | None => {
            let name = host.strip_suffix('.').unwrap_or(host);
            let one_label = !name.contains('.');
            let empty_label = name.starts_with('.') || name.ends_with('.') || name.contains("..");
            // Parsers accept `taobao.com,x.example` and `a{b.example`; no registry does.
            let odd_sign = !name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
            one_label || empty_label || odd_sign
        }
    }
}

/// The authority as it was written, before parsing.
#[derive(Clone, Copy)]
struct Authority<'t> {
    /// Host without user info and port.
    host: &'t str,
    /// Whether the slashes before it are not exactly `//`, or a backslash follows it.
    odd_slashes: bool,
}

impl<'t> Authority<'t> {
    fn of(written: &'t str) -> Option<Self> {
        let (_, after) = written.split_once(':')?;
        let rest = after.trim_start_matches(['/', '\\']);
        let slashes = after.len() - rest.len();
        let end = rest
            .bytes()
            .position(|b| matches!(b, b'/' | b'\\' | b'?' | b'#'))
            .unwrap_or(rest.len());
        let (authority, behind) = rest.split_at_checked(end)?;
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let host = match host.rsplit_once(':') {
            Some((host, _)) if !host.is_empty() && !authority.ends_with(']') => host,
            _ => host,
        };
        Some(Self {
            host,
            odd_slashes: slashes != 2 || !after.starts_with("//") || behind.starts_with('\\'),
        })
    }
}
