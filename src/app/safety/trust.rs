//! Sites that the user does not want to be asked about again.
//!
//! Trust answers the question about a site, and nothing else: never a hard stop, never the policy,
//! never what a single message does, such as a label that names another address.

use crate::app::gate::site_in_question;
use crate::app::types::link::LinkPage;
use crate::app::types::notice::Notice;

use crate::app::effect::Effect;
use crate::app::settings;
use crate::app::state::State;
use crate::domain::Text;

/// Keeps the site of a page that the user goes on to, if they asked for that.
pub(in crate::app) fn remember(state: &mut State, page: &LinkPage) -> Vec<Effect> {
    if !std::mem::take(&mut state.session.remember_site) {
        return Vec::new();
    }
    let Some(site) = site_in_question(&page.link.found).map(str::to_owned) else {
        return Vec::new();
    };
    settings::set(state, |settings| {
        settings.trusted_sites.insert(site);
    })
}

/// Asks again for a site from now on.
pub(in crate::app) fn forget(state: &mut State, site: &str) -> Vec<Effect> {
    let text = Text {
        en: format!("Moongate asks again for {site}").into(),
        zh: format!("打开 {site} 前会再次询问").into(),
    };
    let effects = settings::set(state, |settings| {
        settings.trusted_sites.remove(site);
    });
    if !effects.is_empty() {
        state.session.tell(Notice::Done, text);
    }
    effects
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
