//! The trust list: sites for which the user skips the question.
//!
//! Trust answers the question about a site, and nothing else: never a hard stop, never the policy,
//! never a property of a single message, such as a label that names another address.

use crate::app::effect::Effects;
use crate::app::gate::site_in_question;
use crate::app::settings::change_settings;
use crate::app::state::State;
use crate::app::types::link::LinkPage;
use crate::app::types::notice::Notice;

/// Adds the site of a page to the trust list, if the user asked for that.
pub(in crate::app) fn remember_site(state: &mut State, page: &LinkPage, fx: &mut Effects) {
    if !std::mem::take(&mut state.session.remember_site) {
        return;
    }
    if let Some(site) = site_in_question(&page.link.found).map(str::to_owned) {
        change_settings(state, fx, |settings| {
            settings.trusted_sites.insert(site);
        });
    }
}

/// Removes a site from the trust list.
pub(in crate::app) fn forget_site(state: &mut State, site: &str, fx: &mut Effects) {
    if state.settings.trusted_sites.contains(site) {
        change_settings(state, fx, |settings| {
            settings.trusted_sites.remove(site);
        });
        state.session.notify(Notice::SiteForgotten(site.to_owned()));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use crate::app::gate::{self, Circumstances};
    use crate::domain::{Settings, Surface};
    use crate::policy::{LinkEffect, Policy};

    fn effect(text: &str, day: &str, surface: Surface, trusted: &[&str]) -> LinkEffect {
        let policy = Policy::shipped();
        let settings = Settings {
            day: day.parse().unwrap(),
            trusted_sites: trusted.iter().map(|site| (*site).to_owned()).collect(),
            ..Settings::default()
        };
        let found = crate::links::find(text, &gate::host_table(policy))
            .into_iter()
            .next()
            .unwrap();
        let when = Circumstances::from(&settings);
        gate::link_for(policy, when, &settings.trusted_sites, surface, &found).effect
    }

    #[test]
    fn trust_answers_the_question_about_its_site_only() {
        let dm = |text, trusted: &[&str]| effect(text, "2024-10-09", Surface::Dm, trusted);
        assert_eq!(dm("http://www.example.org/a", &[]), LinkEffect::Ask);
        assert_eq!(
            dm("http://www.example.org/a", &["example.org"]),
            LinkEffect::Open
        );
        assert_eq!(
            dm("http://a.b.example.org/", &["example.org"]),
            LinkEffect::Open,
            "it counts for the registrable domain"
        );
        assert_eq!(
            dm("http://example.org.other.net/", &["example.org"]),
            LinkEffect::Ask
        );
        assert_eq!(
            dm("http://one.github.io/", &["two.github.io", "github.io"]),
            LinkEffect::Ask,
            "neighbours are strangers"
        );
        assert_eq!(
            dm("https://t.cn/abc", &["t.cn"]),
            LinkEffect::Ask,
            "a shortener leads anywhere"
        );
        assert_eq!(
            dm("https://192.168.1.1/", &["192.168.1.1"]),
            LinkEffect::Ask,
            "a number is nobody's domain"
        );
    }

    #[test]
    fn trust_never_overrides_a_hard_stop() {
        for (text, site) in [
            ("https://taobao.com@evil.example/", "evil.example"),
            ("https://taobao.com.evil.example/", "evil.example"),
            ("https://t\u{430}obao.com/", "xn--tobao-4ve.com"),
            ("https://example.org/\u{202E}gpj.exe", "example.org"),
            ("javascript:alert(1)", ""),
        ] {
            assert_eq!(
                effect(text, "2024-10-09", Surface::Dm, &[site]),
                LinkEffect::HardStop,
                "{text}"
            );
        }
    }

    #[test]
    fn trust_never_overrides_the_policy() {
        let group = |trusted: &[&str]| {
            effect(
                "http://item.taobao.com/item.htm?id=1",
                "2021-09-28",
                Surface::Group,
                trusted,
            )
        };
        assert_eq!(group(&["taobao.com"]), LinkEffect::CopyOnly);
        let dm = |trusted: &[&str]| {
            effect(
                "http://item.taobao.com/item.htm?id=1",
                "2021-09-28",
                Surface::Dm,
                trusted,
            )
        };
        assert_eq!(dm(&[]), LinkEffect::Ask);
        assert_eq!(
            dm(&["taobao.com"]),
            LinkEffect::Notice,
            "the notice of the policy stays"
        );
    }
}
