//! A blocked action changes no data and causes no effect, for every platform, surface, switch
//! and milestone.

use std::sync::Arc;

use moongate::app::{
    Effect, Effects, Intent, LinkContext, Now, OutsideEffect, State, StoreEffect, TappedLink, gate,
    update,
};
use moongate::domain::{Change, Data, OpenIn, Settings, Surface, Switch};
use moongate::links::{Target, find};
use moongate::policy::Policy;
use moongate::store::demo;

const START: Now = Now {
    millis: 1_700_000_000_000,
};

fn state() -> State {
    let settings = Settings {
        open_in: OpenIn::Browser,
        ..Settings::default()
    };
    State::new(
        Data::default(),
        settings,
        Arc::clone(Policy::shipped()),
        Arc::new(demo::catalogue().unwrap()),
    )
}

fn links() -> Vec<String> {
    let hosts = Policy::shipped()
        .host_suffixes()
        .map(|(host, _)| format!("https://www.{host}/x?id=1"));
    let others = [
        "https://example.org/",
        "http://example.org/",
        "https://t.cn/abc",
        "https://taobao.com@evil.example/",
        "javascript:alert(1)",
        "￥nBezYU6mCQq￥",
    ];
    hosts.chain(others.map(str::to_owned)).collect()
}

/// Time between two taps; the app treats two taps in quick succession as one.
fn later(now: &mut Now) -> Now {
    now.millis += 60_000;
    *now
}

fn opened(effects: &Effects) -> Vec<&str> {
    effects
        .iter()
        .filter_map(|effect| {
            if let Effect::Outside(OutsideEffect::OpenUrl(handoff)) = effect {
                Some(handoff.as_str())
            } else {
                None
            }
        })
        .collect()
}

/// Whether an effect only writes to the log.
fn only_logs(effect: &Effect) -> bool {
    matches!(effect, Effect::Store(StoreEffect::Write(changes)) if changes.iter().all(|change| matches!(change, Change::EntryLogged(_))))
}

#[test]
fn a_refused_link_opens_nothing_and_an_allowed_one_itself() {
    let mut state = state();
    let days: Vec<_> = state
        .policy
        .milestones()
        .iter()
        .flat_map(|m| [m.day.previous(), m.day])
        .collect();
    let (mut refused, mut allowed, mut now) = (0, 0, START);
    for text in links() {
        let found = find(&text, &state.hosts)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("{text} is no link"));
        for surface in Surface::ALL {
            for switch in Switch::ALL
                .into_iter()
                .filter(|switch| switch.exists_on(surface))
            {
                state.settings.switches.set(surface, switch);
                for day in &days {
                    state.settings.day = *day;
                    let link = TappedLink {
                        context: LinkContext {
                            surface,
                            by_user: false,
                        },
                        found: found.clone(),
                        text: text.clone(),
                    };
                    let policy = Arc::clone(&state.policy);
                    let answer = gate::link(&policy, state.circumstances(), surface, &found);
                    state.data.log.clear();
                    let before = state.data.clone();
                    let mut fx = Effects::default();
                    let tap = Intent::TapLink(link);
                    update(&mut state, tap, later(&mut now), &mut fx);
                    // Continues after a notice or a prompt; a blocked link has nothing to continue
                    // to.
                    update(&mut state, Intent::Continue, later(&mut now), &mut fx);
                    if opened(&fx).is_empty() {
                        let open = Intent::OpenPageInBrowser;
                        update(&mut state, open, later(&mut now), &mut fx);
                    }
                    if answer.effect.opens() {
                        let address = url::Url::parse(&text)
                            .ok()
                            .filter(|_| matches!(found.target, Target::Web(_)));
                        let expected: Vec<_> = address.iter().map(url::Url::as_str).collect();
                        assert_eq!(opened(&fx), expected, "{text} on {day} in {surface:?}");
                        allowed += 1;
                    } else {
                        assert!(
                            fx.iter().all(only_logs),
                            "{text} on {day} in {surface:?}: {fx:?}"
                        );
                        refused += 1;
                    }
                    let logged = std::mem::take(&mut state.data.log);
                    assert_eq!(
                        logged.iter().map(|d| d.answer.as_str()).next(),
                        Some(answer.effect.id()),
                        "{text} on {day}"
                    );
                    state.data.last_log_entry = before.last_log_entry;
                    assert_eq!(state.data, before, "a tap writes no data beside the log");
                    state.session.page = None;
                }
                state.settings.switches.set(surface, Switch::Default);
            }
        }
    }
    assert!(
        refused > 1_000 && allowed > 1_000,
        "both sides were asked: {refused} refused, {allowed} allowed"
    );
}
