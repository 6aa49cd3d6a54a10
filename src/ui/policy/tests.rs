//! The Policy tab, driven by role and name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::{Cell, Intent, PolicySection, Subject};
use crate::domain::{Lang, Surface, Switch};
use crate::i18n::{chrome, link as words_of_link, policy as words};
use crate::policy::{Certainty, LinkEffect, WalletState};
use crate::ui::policy::policy_ui;
use crate::ui::stage::{self, Stage};

fn tab(day: &str, section: PolicySection) -> Harness<'static, Stage> {
    tab_of(day, section, |_| {})
}

fn tab_of(
    day: &str,
    section: PolicySection,
    prepare: impl FnOnce(&mut Stage),
) -> Harness<'static, Stage> {
    let mut stage = stage::on(day);
    stage.state.session.policy = section;
    prepare(&mut stage);
    stage::show(stage, [1000.0, 700.0], policy_ui)
}

/// The name of a cell of the matrix of links.
fn link(platform: &str, surface: Surface, effect: LinkEffect) -> String {
    link_with(platform, surface, &words::effect(effect).en)
}

/// The same for a certainty that the name tells: "Opens, assumption".
fn unsure_link(platform: &str, surface: Surface, effect: LinkEffect, sure: Certainty) -> String {
    let word = words::not_history(Lang::En, &words::effect(effect).en, sure);
    link_with(platform, surface, &word)
}

fn link_with(platform: &str, surface: Surface, word: &str) -> String {
    words::cell_name(
        Lang::En,
        platform,
        &chrome::surface_heading(surface).en,
        word,
    )
}

/// The name of a cell of the matrix of wallets.
fn wallet(merchant: &str, wallet: &str, state: WalletState) -> String {
    words::cell_name(Lang::En, merchant, wallet, &words::state(state).en)
}

fn shows(harness: &Harness<'_, Stage>, name: impl AsRef<str>) -> bool {
    harness.query_by_label(name.as_ref()).is_some()
}

#[test]
fn every_cell_has_a_name_that_says_what_it_decides() {
    let links = tab("2021-09-29", PolicySection::Links);
    for name in [
        link("Taobao", Surface::Dm, LinkEffect::Notice),
        link("Taobao", Surface::Group, LinkEffect::CopyOnly),
        link("Taobao", Surface::Moments, LinkEffect::CopyOnly),
        unsure_link(
            "JD",
            Surface::Moments,
            LinkEffect::Open,
            Certainty::Assumption,
        ),
        link(
            &words::TAO_PASSWORD.en,
            Surface::Moments,
            LinkEffect::HardStop,
        ),
        unsure_link(
            &words::WEB_PAGE.en,
            Surface::Dm,
            LinkEffect::Open,
            Certainty::Assumption,
        ),
    ] {
        assert!(shows(&links, &name), "{name}");
    }
    let wallets = tab("2021-09-29", PolicySection::Wallets);
    for name in [
        wallet("Ele.me", "WeChat Pay", WalletState::Accepted),
        wallet("Xianyu", "WeChat Pay", WalletState::Pending),
        wallet("Taobao", "WeChat Pay", WalletState::Preparing),
        wallet("QQ Music", "Alipay", WalletState::Unknown),
    ] {
        assert!(shows(&wallets, &name), "{name}");
    }
}

#[test]
fn the_matrix_has_every_platform_once_and_follows_day_and_switches() {
    let mut harness = tab("2021-09-29", PolicySection::Links);
    let rows = harness.state().state.policy.targets().count();
    assert_eq!(
        harness
            .query_all_by_label_contains(&link_with("", Surface::Group, ""))
            .count(),
        rows
    );
    harness
        .state_mut()
        .state
        .settings
        .switches
        .set(Surface::Group, Switch::On);
    harness.run();
    assert!(
        shows(
            &harness,
            link("Taobao", Surface::Group, LinkEffect::CopyOnly)
        ),
        "the policy without switches"
    );
    harness.state_mut().state.session.with_switches = true;
    harness.run();
    let switches = harness.state().state.settings.switches;
    let switches = words::with_switches(Lang::En, switches).expect("a switch is applied");
    assert!(shows(
        &harness,
        unsure_link(
            "Taobao",
            Surface::Group,
            LinkEffect::Open,
            Certainty::Announced
        )
    ));
    assert!(shows(&harness, switches));
    harness.state_mut().state.settings.day = "2013-01-01".parse().unwrap();
    harness.run();
    assert!(shows(
        &harness,
        unsure_link(
            "Taobao",
            Surface::Dm,
            LinkEffect::Open,
            Certainty::Assumption
        )
    ));
}

#[test]
fn cells_that_change_on_the_day_say_so() {
    let harness = tab("2021-11-30", PolicySection::Links);
    let open = link("Taobao", Surface::Group, LinkEffect::Open);
    let [before, now] = [LinkEffect::CopyOnly, LinkEffect::Open].map(words::effect);
    let changes = words::changes(Lang::En, &before.en, &now.en);
    assert!(shows(&harness, format!("{open} ({changes})")));
    assert!(shows(
        &harness,
        link("Taobao", Surface::Moments, LinkEffect::CopyOnly)
    ));
    let next = tab("2021-12-01", PolicySection::Links);
    assert!(shows(&next, open));
}

#[test]
fn a_click_rings_a_cell_and_pointing_explains_it() {
    let mut harness = tab("2021-09-29", PolicySection::Links);
    let cell = Cell::Link(Surface::Group, "tmall".into());
    harness
        .get_by_label(&link("Tmall", Surface::Group, LinkEffect::CopyOnly))
        .hover();
    harness.run();
    assert_eq!(
        harness.state().state.session.hover,
        Some(Subject::Cell(cell.clone()))
    );
    harness
        .get_by_label(&link("Tmall", Surface::Group, LinkEffect::CopyOnly))
        .click();
    harness.run();
    assert_eq!(harness.state().state.session.cell, Some(cell));
    harness.hover_at(egui::pos2(990.0, 690.0));
    harness.run();
    assert_eq!(harness.state().state.session.hover, None);
}

#[test]
fn arrow_keys_lead_from_cell_to_cell_and_enter_selects() {
    let mut harness = tab("2021-09-29", PolicySection::Links);
    harness
        .get_by_label(&link("Taobao", Surface::Dm, LinkEffect::Notice))
        .focus();
    harness.run();
    for key in [
        Key::ArrowUp,
        Key::ArrowLeft,
        Key::ArrowDown,
        Key::ArrowRight,
        Key::ArrowRight,
        Key::ArrowRight,
        Key::ArrowLeft,
    ] {
        harness.key_press(key);
        harness.run();
    }
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().state.session.cell,
        Some(Cell::Link(Surface::Group, "tmall".into()))
    );
}

#[test]
fn the_focused_cell_is_scrolled_into_view_beside_the_heads() {
    let mut harness = tab("2021-09-29", PolicySection::Links);
    let at_first = harness
        .get_by_label(&link("Taobao", Surface::Dm, LinkEffect::Notice))
        .rect();
    harness
        .get_by_label(&unsure_link(
            &words::WEB_PAGE.en,
            Surface::Moments,
            LinkEffect::Open,
            Certainty::Assumption,
        ))
        .focus();
    harness.run_steps(60);
    let rect = harness
        .get_by_label(&unsure_link(
            &words::WEB_PAGE.en,
            Surface::Moments,
            LinkEffect::Open,
            Certainty::Assumption,
        ))
        .rect();
    assert!(rect.bottom() <= 700.0, "{rect:?}");
    harness
        .get_by_label(&link("Taobao", Surface::Dm, LinkEffect::Notice))
        .focus();
    harness.run_steps(60);
    let rect = harness
        .get_by_label(&link("Taobao", Surface::Dm, LinkEffect::Notice))
        .rect();
    // There is a heading above the first row, which may be out of view.
    assert!(
        rect.top() > at_first.top() - 40.0,
        "{rect:?} is behind the headers"
    );
}

#[test]
fn rules_are_found_by_words_in_any_order_and_letter_case() {
    for (sought, found, not_found) in [
        (
            "taobao APP page",
            "taobao-app-download-page",
            "groups-try-shop-links",
        ),
        (
            "tao password moments",
            "tao-password-banned-in-moments",
            "groups-try-shop-links",
        ),
        (
            "global times groups trial",
            "groups-try-shop-links",
            "taobao-app-download-page",
        ),
    ] {
        let mut harness = tab("2021-09-29", PolicySection::Rules);
        harness.get_by_label(&words::SEARCH_RULES.en).focus();
        harness.run_steps(3);
        harness.event(egui::Event::Text(sought.into()));
        harness.run_steps(3);
        let ids: Vec<_> = harness
            .state()
            .state
            .policy
            .link_rules()
            .iter()
            .map(|rule| rule.id.clone())
            .collect();
        assert!(
            ids.iter().any(|id| id == not_found),
            "{not_found} is a rule"
        );
        assert!(
            ids.iter().any(|id| id == found),
            "{found} is a rule: {ids:?}"
        );
        assert!(shows(&harness, found), "{sought} finds {found}");
        assert!(
            !shows(&harness, not_found),
            "{sought} does not find {not_found}"
        );
    }
}

#[test]
fn a_search_never_hides_the_rule_that_is_asked_for() {
    let mut harness = tab("2021-09-29", PolicySection::Rules);
    harness.get_by_label(&words::SEARCH_RULES.en).focus();
    harness.run_steps(3);
    harness.event(egui::Event::Text("quickpass".into()));
    harness.run_steps(3);
    assert!(!shows(&harness, "groups-try-shop-links"));
    harness.state_mut().state.session.rule = Some("groups-try-shop-links".into());
    harness.run_steps(3);
    assert!(shows(&harness, "groups-try-shop-links"));
}

#[test]
fn a_search_without_result_says_so() {
    let mut harness = tab("2021-09-29", PolicySection::Rules);
    harness.get_by_label(&words::SEARCH_RULES.en).focus();
    harness.run_steps(3);
    harness.event(egui::Event::Text("moonlight".into()));
    harness.run_steps(3);
    assert!(shows(&harness, words::NO_RULE.en));
}

#[test]
fn the_rule_asked_for_is_in_view_and_the_deciding_one_is_marked() {
    let harness = tab_of("2021-11-30", PolicySection::Rules, |stage| {
        stage.state.session.cell = Some(Cell::Link(Surface::Group, "taobao".into()));
        stage.state.session.rule = Some("groups-try-shop-links".into());
    });
    let id = harness.get_by_label("groups-try-shop-links").rect();
    assert!((100.0..700.0).contains(&id.center().y), "{id:?}");
    let mark = harness.get_by_label(&words::DECIDES_CELL.en).rect();
    assert!((mark.center().y - id.center().y).abs() < 24.0);
}

#[test]
fn a_source_leads_to_its_rules_and_its_address_is_only_copied() {
    let mut harness = tab("2021-09-29", PolicySection::Sources);
    harness
        .query_all_by_label("wechat-pay-in-five-apps")
        .next()
        .expect("a source that the rule cites")
        .click();
    harness.run();
    assert!(
        harness
            .state()
            .wanted
            .contains(&Intent::ShowRule("wechat-pay-in-five-apps".into()))
    );
    assert_eq!(harness.state().state.session.policy, PolicySection::Rules);

    let mut harness = tab("2021-09-29", PolicySection::Sources);
    let copy = words_of_link::COPY_SOURCE;
    let first = harness
        .query_all_by_label(&copy.en)
        .next()
        .expect("a source with an address");
    first.click_accesskit();
    harness.run();
    let copied = harness
        .state()
        .wanted
        .iter()
        .any(|intent| matches!(intent, Intent::Copy(address) if address.starts_with("http")));
    assert!(copied);
    let opened = harness
        .output()
        .platform_output
        .commands
        .iter()
        .any(|command| matches!(command, egui::OutputCommand::OpenUrl(_)));
    assert!(!opened);
}

#[test]
fn all_sections_are_drawn_in_both_languages_and_every_size() {
    let sections = [
        PolicySection::Links,
        PolicySection::Wallets,
        PolicySection::Timeline,
        PolicySection::Compare,
        PolicySection::WhatIf,
        PolicySection::Rules,
        PolicySection::Sources,
    ];
    for lang in Lang::ALL {
        for section in sections {
            for size in [[488.0, 380.0], [1000.0, 700.0], [1828.0, 900.0]] {
                let mut stage = stage::on("2024-10-09");
                stage.state.settings.language = lang;
                stage.state.session.policy = section;
                // A glyph that no face has, an unnamed input and a frame that never rests make this
                // panic.
                let harness = stage::show(stage, size, policy_ui);
                assert!(harness.root().children().count() > 0);
            }
        }
    }
}
