//! Invariants of the links in any text, for the property tests and the fuzz targets.

use std::borrow::Cow;

use moongate::links::{
    Found, HostTable, Judgement, Openable, StopReason, Target, escape_hidden, find, judge_label,
    read_address,
};
use url::Url;

/// Finds the links in a text, and checks their places and that each is shown as what it opens.
pub fn check_finding(text: &str, hosts: &HostTable) {
    let mut end = 0;
    for found in find(text, hosts) {
        assert!(
            found.span.start >= end && found.span.start < found.span.end,
            "{text:?}: span {:?} after byte {end}",
            found.span
        );
        end = found.span.end;
        check_found(text, &found);
    }
}

/// Reads `text` as one address, and checks it as a link and as the label of a link.
pub fn check_judging(text: &str, hosts: &HostTable) {
    let Some(found) = read_address(text, hosts) else {
        return;
    };
    check_found(text, &found);
    if let Target::Web(address) = &found.target {
        // Written plainly, it does not pretend to be another address.
        let plain = address.url.as_str();
        let judged = judge_label(plain, address, hosts);
        let plainly_itself = matches!(found.judgement, Judgement::Fine);
        assert!(
            !plainly_itself || judged == Judgement::Fine,
            "{plain:?} pretends to be another address than itself"
        );
        assert_eq!(
            hosts.platform(address.url.host_str().unwrap_or_default()),
            address.platform,
            "{plain:?}"
        );
    }
}

fn check_found(text: &str, found: &Found) {
    assert!(
        text.get(found.span.clone()).is_some(),
        "{text:?}: span {:?} off a character boundary",
        found.span
    );
    match &found.target {
        Target::Web(address) => {
            assert!(
                matches!(address.url.scheme(), "http" | "https"),
                "{:?}",
                address.url
            );
            let shown = address.shown(usize::MAX);
            assert!(
                matches!(escape_hidden(&shown.to_string()), Cow::Borrowed(_)),
                "{shown} hides something"
            );
            for max in [0, 9, 20, 40] {
                let short = address.shown(max);
                assert_eq!(short.domain, shown.domain);
                assert!(
                    short.to_string().chars().count()
                        <= max.max(shown.domain.chars().count() + "http://".len()),
                    "{max}: {short}"
                );
            }
            let Some(openable) = Openable::from_found(found) else {
                return;
            };
            assert_eq!(openable.as_str(), address.url.as_str());
            assert!(
                openable.as_str().bytes().all(|b| b.is_ascii_graphic()),
                "{openable:?}"
            );
            assert_eq!(
                Url::parse(&shown.to_string()).as_ref(),
                Ok(&address.url),
                "shown as {shown}"
            );
        }
        Target::TaoPassword(password) => {
            assert!(
                password.len() == 11 && password.bytes().all(|b| b.is_ascii_alphanumeric()),
                "{password:?}"
            );
            assert_eq!(Openable::from_found(found), None);
        }
        Target::Refused(shown) => {
            assert!(
                matches!(
                    found.judgement,
                    Judgement::Stop(StopReason::Scheme(_) | StopReason::TooLong)
                ),
                "{found:?}"
            );
            assert!(
                matches!(escape_hidden(shown), Cow::Borrowed(_)),
                "{shown} hides something"
            );
            assert_eq!(Openable::from_found(found), None);
        }
    }
}
