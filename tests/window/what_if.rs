//! The tools of the Policy tab: timeline, comparison, and the what-if policy.

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use moongate::app::what_if::{CellEdit, WhatIfIntent};
use moongate::app::{Cell, Intent, Notice, PolicySection};
use moongate::domain::{Lang, Surface, Tab, Text, Theme};
use moongate::i18n::{chrome, notice, policy, scenario, settings, what_if};
use moongate::policy::{LinkEffect, Severity, WalletState};

use crate::harness::{TAOBAO, Window, Words, card, link_cell, on, wallet_cell};

fn policy_tab(day: &str, section: Text) -> Window {
    let mut window = Window::open(on(day));
    window.tab(Tab::Policy);
    window.click(Role::RadioButton, section);
    window
}

fn group_taobao() -> Cell {
    Cell::Link(Surface::Group, "taobao".into())
}

#[test]
fn a_band_of_the_timeline_names_its_days_and_leads_to_the_first() {
    let mut window = policy_tab("2021-09-28", what_if::TIMELINE);
    let band = |surface, from: &str, until: &str, effect| {
        let period = policy::period(Lang::En, Some(from.into()), Some(until.into()));
        let band = what_if::band(Lang::En, &period, &policy::effect(effect).en, "");
        what_if::labelled(Lang::En, &chrome::surface_heading(surface).en, &band)
    };
    let notice = band(Surface::Dm, "2021-09-17", "2021-11-28", LinkEffect::Notice);
    assert!(window.has(Role::Button, notice), "a band is a named button");
    let open = band(Surface::Group, "2021-11-30", "2022-01-26", LinkEffect::Open);
    window.nodes(Role::Button, open).next().unwrap().click();
    window.run();
    assert_eq!(window.day(), "2021-11-30");
    assert_eq!(window.state().session.cell, Some(group_taobao()));
}

#[test]
fn the_timeline_shows_any_platform_and_any_merchant() {
    let mut window = policy_tab("2021-09-28", what_if::TIMELINE);
    window.click(Role::RadioButton, what_if::MERCHANTS);
    window.click_containing(Role::Button, format!("{}: ", policy::MERCHANT.en));
    window.click_containing(Role::Button, "Ele.me");
    assert!(
        matches!(&window.state().session.cell, Some(Cell::Pay(merchant, _)) if merchant == "eleme")
    );
    assert!(
        window
            .nodes(Role::Button, "WeChat Pay, ")
            .any(|node| format!("{node:?}").contains(&*policy::state(WalletState::Accepted).en))
    );
}

#[test]
fn two_days_differ_in_exactly_the_cells_that_the_policy_names() {
    let mut window = policy_tab("2021-09-28", what_if::COMPARE);
    let shipped = moongate::policy::Policy::shipped();
    let comparison = window.state().session.comparison.clone();
    let diff = shipped.diff(
        comparison.left.day,
        comparison.right.day,
        window.state().settings.switches,
    );
    assert!(window.sees(format!(
        "{} · {}",
        what_if::CHANGED_WALLETS.en,
        diff.wallets.len()
    )));
    window.click_containing(
        Role::Button,
        policy::cell_change(
            Lang::En,
            "Ele.me · WeChat Pay",
            &policy::state(WalletState::NotAccepted).en,
            &policy::state(WalletState::Accepted).en,
        ),
    );
    assert!(
        window.sees("wechat-pay-in-five-apps"),
        "both rules are named once a row is unfolded"
    );
}

#[test]
fn two_policies_differ_on_one_day() {
    let mut window = policy_tab("2021-09-28", what_if::COMPARE);
    window.click_containing(
        Role::Button,
        format!("{} · {}: ", what_if::POLICY.en, what_if::AFTER.en),
    );
    window.click_containing(Role::Button, "Open internet");
    window.click_containing(
        Role::Button,
        format!("{} · {}", what_if::POLICY_DATE.en, what_if::BEFORE.en),
    );
    assert!(window.has(
        Role::Button,
        policy::cell_change(
            Lang::En,
            &format!("Taobao · {}", chrome::surface_heading(Surface::Group).en),
            &policy::effect(LinkEffect::CopyOnly).en,
            &policy::effect(LinkEffect::Open).en,
        )
    ));
}

/// Whether a cell of the matrix has this name, with this remark.
fn says(window: &Window, cell: impl Words, remark: impl Words) -> bool {
    window.nodes(Role::Button, cell).any(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.contains(remark.words()))
    })
}

/// The remark on a cell that the user has changed.
fn changed(before: Text, now: Text) -> String {
    what_if::changed(Lang::En, &before.en, &now.en)
}

/// The remark on a cell that could only be copied and opens now.
fn what_if_opens() -> String {
    changed(
        policy::effect(LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Open),
    )
}

/// Opens the editor of a matrix cell through the Why panel, chooses an answer and applies it.
fn change(window: &mut Window, cell: impl Words, answer: impl Words) {
    window.click_containing(Role::Button, cell);
    window.click_containing(Role::Button, what_if::CHANGE);
    window.press(answer);
    window.press(what_if::APPLY);
}

#[test]
fn a_changed_cell_is_followed_by_the_whole_app_at_once_and_marked() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Groups, "family", TAOBAO);
    window.tab(Tab::Policy);
    change(
        &mut window,
        link_cell("Taobao", Surface::Group, LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Open),
    );
    assert!(says(
        &window,
        link_cell("Taobao", Surface::Group, LinkEffect::Open),
        what_if_opens()
    ));
    assert!(window.sees(what_if::changed_cells(Lang::En, 1)));
    assert!(window.sees("what-if-1"), "the Why panel names the new rule");
    for tab in Tab::ALL {
        window.tab(tab);
        assert!(window.sees(what_if::BANNER), "{tab:?} says so");
    }
    window.tab(Tab::Groups);
    assert!(window.has(
        Role::Link,
        card("item.taobao.com/item.htm?id=777", LinkEffect::Open)
    ));
    assert_eq!(
        moongate::policy::Policy::shipped().text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
}

#[test]
fn changes_are_restored_one_by_one_or_all_at_once_and_undone_and_redone() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Policy);
    change(
        &mut window,
        link_cell("Taobao", Surface::Group, LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Open),
    );
    change(
        &mut window,
        link_cell("Tmall", Surface::Moments, LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Notice),
    );
    assert!(window.sees(what_if::changed_cells(Lang::En, 2)));
    window.click_containing(Role::Button, what_if::RESTORE);
    assert!(window.sees(link_cell("Tmall", Surface::Moments, LinkEffect::CopyOnly)));
    assert!(window.sees(what_if::changed_cells(Lang::En, 1)));
    window.press(what_if::UNDO);
    assert!(window.sees(what_if::changed_cells(Lang::En, 2)));
    window.command_key(egui::Key::Y);
    assert!(window.sees(what_if::changed_cells(Lang::En, 1)));
    window.command_key(egui::Key::Z);
    assert!(window.sees(what_if::changed_cells(Lang::En, 2)));
    window.press(what_if::RESET_ALL);
    assert!(window.sees(link_cell("Taobao", Surface::Group, LinkEffect::CopyOnly)));
    let state = window.state();
    assert_eq!(state.policy.text(), state.what_if.original().text());
}

#[test]
fn a_wallet_can_be_accepted_before_its_day() {
    let mut window = policy_tab("2020-05-01", policy::WALLETS);
    change(
        &mut window,
        wallet_cell("Taobao", "WeChat Pay", WalletState::NotAccepted),
        policy::state(WalletState::Accepted),
    );
    assert!(says(
        &window,
        wallet_cell("Taobao", "WeChat Pay", WalletState::Accepted),
        changed(
            policy::state(WalletState::NotAccepted),
            policy::state(WalletState::Accepted)
        )
    ));
    window.carry_out([Intent::SetDay("2020-04-30".parse().unwrap())]);
    assert!(
        window.sees(wallet_cell(
            "Taobao",
            "WeChat Pay",
            WalletState::NotAccepted
        )),
        "the day before is not changed"
    );
}

#[test]
fn a_text_with_errors_is_never_in_force_and_shows_where_they_are() {
    let mut window = policy_tab("2021-09-28", what_if::WHAT_IF);
    let good = window.state().policy.text().to_owned();
    let broken = good.replacen("effect = \"copy_only\"", "effect = \"copy_olny\"", 1);
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(broken.clone()))]);
    assert!(window.sees(what_if::NOT_APPLIED));
    assert_eq!(window.state().policy.text(), good);
    let (line, text) = broken
        .lines()
        .enumerate()
        .find(|(_, text)| text.contains("copy_olny"))
        .unwrap();
    let column = text.find("\"copy_olny").unwrap();
    let place = what_if::place(Lang::En, line + 1, column + 1);
    window.click_containing(
        Role::Button,
        what_if::labelled(Lang::En, &what_if::severity(Severity::Error).en, &place),
    );
    let cursor = window.node(Role::MultilineTextInput, what_if::RULE_TEXT);
    assert!(cursor.is_focused(), "a problem leads to its line");
    window.click_containing(Role::Button, what_if::RESTORE_VALID_TEXT);
    assert!(window.sees(what_if::NO_ERRORS));

    let other = good.replacen("effect = \"copy_only\"", "effect = \"notice\"", 1);
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(other.clone()))]);
    assert_eq!(
        window.state().policy.text(),
        other,
        "a good text is in force at once"
    );
    assert!(
        window.has(
            Role::Button,
            what_if::labelled(Lang::En, &what_if::severity(Severity::Warning).en, "")
        ),
        "a failed expectation is shown as a warning"
    );
}

#[test]
fn typing_is_one_step_and_new_hosts_are_known_at_once() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(Tab::Groups, "family", "https://shop.example.org/1");
    assert!(window.has(Role::Link, card("shop.example.org/1", LinkEffect::Open)));
    let good = window.state().policy.text().to_owned();
    let hosts = "hosts = [\"taobao.com\", \"tb.cn\"";
    assert!(good.contains(hosts));
    for typed in [", \"example.com\"]", ", \"example.org\"]"] {
        let text = good.replacen(&format!("{hosts}]"), &format!("{hosts}{typed}"), 1);
        window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(text))]);
    }
    assert!(window.has(Role::Link, card("shop.example.org/1", LinkEffect::CopyOnly)));
    window.press(what_if::UNDO);
    assert_eq!(window.state().policy.text(), good);
    assert!(window.has(Role::Link, card("shop.example.org/1", LinkEffect::Open)));
}

#[test]
fn undoing_a_text_with_errors_keeps_the_good_change_before_it() {
    let mut window = Window::open(on("2021-09-28"));
    let edit = WhatIfIntent::EditCell(group_taobao());
    window.carry_out([
        Intent::WhatIf(edit),
        Intent::WhatIf(WhatIfIntent::ApplyEdit),
    ]);
    let good = window.state().policy.text().to_owned();
    assert_ne!(good, window.state().what_if.original().text());
    let broken = format!("{good}\nboom");
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(broken.clone()))]);
    assert_eq!(
        window.state().what_if.draft.as_deref(),
        Some(broken.as_str())
    );
    window.press(what_if::UNDO);
    assert_eq!(
        (
            window.state().what_if.draft.as_deref(),
            window.state().policy.text()
        ),
        (None, good.as_str())
    );
    window.press(what_if::REDO);
    assert_eq!(
        window.state().what_if.draft.as_deref(),
        Some(broken.as_str()),
        "the typed text is not lost"
    );
    window.press(what_if::UNDO);
    window.press(what_if::UNDO);
    assert_eq!(
        window.state().policy.text(),
        window.state().what_if.original().text()
    );
}

#[test]
fn a_change_with_impossible_days_is_refused_with_the_reason() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditCell(group_taobao()))]);
    let edit = window.state().what_if.editor.clone().unwrap();
    for (from, until) in [
        ("yesterday", ""),
        ("2021-09-28", "2021-09-27"),
        ("2021-02-30", ""),
    ] {
        let edit = CellEdit {
            from: from.into(),
            until: until.into(),
            ..edit.clone()
        };
        window.carry_out([
            Intent::WhatIf(WhatIfIntent::SetEdit(edit)),
            Intent::WhatIf(WhatIfIntent::ApplyEdit),
        ]);
        let state = window.state();
        assert!(
            state.what_if.editor.is_some(),
            "{from} to {until} stays open"
        );
        assert_eq!(state.policy.text(), state.what_if.original().text());
    }
    window.press(chrome::CANCEL);
    assert!(window.state().what_if.editor.is_none());
}

#[test]
fn the_tools_fit_a_narrow_window() {
    let mut window = Window::sized([560.0, 800.0], &on("2021-09-28"));
    let edit = WhatIfIntent::EditCell(group_taobao());
    window.carry_out([
        Intent::ShowTab(Tab::Policy),
        Intent::WhatIf(edit),
        Intent::WhatIf(WhatIfIntent::ApplyEdit),
    ]);
    for section in [
        PolicySection::Timeline,
        PolicySection::Compare,
        PolicySection::WhatIf,
    ] {
        window.carry_out([Intent::ShowPolicy(section)]);
        window.picture(&format!("tools-narrow-{section:?}"));
    }
}

#[test]
fn pictures_of_the_policy_tools() {
    for (lang, theme) in [(Lang::En, Theme::Light), (Lang::Zh, Theme::Dark)] {
        let mut window = Window::open(on("2021-09-28"));
        let intents = vec![
            Intent::SetLanguage(lang),
            Intent::SetTheme(theme),
            Intent::ShowTab(Tab::Policy),
            Intent::SelectCell(group_taobao()),
        ];
        window.carry_out(intents);
        for section in [PolicySection::Timeline, PolicySection::Compare] {
            window.carry_out([Intent::ShowPolicy(section)]);
            window.picture(&format!("tools-{}-{section:?}", lang.id()));
        }
        window.carry_out([Intent::WhatIf(WhatIfIntent::EditCell(group_taobao()))]);
        window.picture(&format!("tools-{}-cell", lang.id()));
        let mut edit = window.state().what_if.editor.clone().unwrap();
        edit.says = moongate::policy::Outcome::Link(LinkEffect::Open);
        window.carry_out([
            Intent::WhatIf(WhatIfIntent::SetEdit(edit)),
            Intent::WhatIf(WhatIfIntent::ApplyEdit),
            Intent::ShowPolicy(PolicySection::Links),
        ]);
        window.picture(&format!("tools-{}-changed", lang.id()));
        let text = window.state().policy.text().replacen(
            "effect = \"copy_only\"",
            "effect = \"copy_olny\"",
            1,
        );
        window.carry_out([
            Intent::ShowPolicy(PolicySection::WhatIf),
            Intent::WhatIf(WhatIfIntent::EditText(text)),
        ]);
        window.picture(&format!("tools-{}-text", lang.id()));
    }
}

#[test]
fn a_copy_survives_a_restart_until_it_is_reset() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Policy);
    change(
        &mut window,
        link_cell("Taobao", Surface::Group, LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Open),
    );
    let text = window.state().policy.text().to_owned();
    let mut window = window.restart(on("2021-09-28"));
    assert_eq!(window.state().policy.text(), text);
    assert!(window.sees(what_if::BANNER));
    assert!(says(
        &window,
        link_cell("Taobao", Surface::Group, LinkEffect::Open),
        what_if_opens()
    ));
    // A typed text is kept too, even if it has errors and is not in force.
    let broken = text.replacen("effect = \"copy_only\"", "effect = \"copy_olny\"", 1);
    window.carry_out([Intent::WhatIf(WhatIfIntent::EditText(broken.clone()))]);
    window.started_mut().close();
    let mut window = window.restart(on("2021-09-28"));
    assert_eq!(
        window.state().policy.text(),
        text,
        "the last good text is in force"
    );
    assert_eq!(
        window.state().what_if.draft.as_deref(),
        Some(broken.as_str())
    );
    window.press(what_if::RESET_ALL);
    let window = window.restart(on("2021-09-28"));
    assert_eq!(
        window.state().policy.text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
    assert!(window.state().what_if.draft.is_none() && !window.sees(what_if::BANNER));
}

#[test]
fn a_copy_that_cannot_be_read_is_set_aside_and_one_with_errors_is_kept_as_a_draft() {
    let window = Window::open(on("2021-09-28"));
    let folder = window.paths().settings;
    let copy = folder.with_file_name("what-if.toml");
    std::fs::write(&copy, [0xff, 0xfe]).unwrap();
    let window = window.restart(on("2021-09-28"));
    assert!(matches!(window.notice(), Notice::FileSetAside { .. }));
    assert!(copy.with_file_name("what-if.damaged-1.toml").is_file() && !copy.exists());
    std::fs::write(&copy, "format = 1\n[[link_rule]]\n").unwrap();
    let mut window = window.restart(on("2021-09-28"));
    assert!(window.sees(notice::notice(&Notice::WhatIfUnusable)));
    assert_eq!(
        window.state().policy.text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
    window.carry_out([
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::WhatIf),
    ]);
    assert!(window.sees(what_if::NOT_APPLIED));
}

#[test]
fn a_copy_that_cannot_be_used_is_kept_even_beside_a_draft() {
    let window = Window::open(on("2021-09-28"));
    let settings = window.paths().settings;
    let (copy, aside) = (
        settings.with_file_name("what-if.toml"),
        settings.with_file_name("what-if.damaged-1.toml"),
    );
    let unusable = "format = 1\n[[link_rule]]\n# my work\n";
    std::fs::write(&copy, unusable).unwrap();
    std::fs::write(
        settings.with_file_name("what-if.draft.toml"),
        "half = = done",
    )
    .unwrap();
    let mut window = window.restart(on("2021-09-28"));
    assert_eq!(
        window.state().what_if.draft.as_deref(),
        Some("half = = done")
    );
    assert!(
        window.sees(aside.display().to_string()),
        "the notice names its new path"
    );
    window.carry_out([Intent::WhatIf(WhatIfIntent::ResetAll)]);
    assert!(!copy.exists());
    assert_eq!(std::fs::read_to_string(&aside).unwrap(), unusable);
}

#[test]
fn a_changed_cell_saved_as_a_scenario_is_the_same_in_a_fresh_profile() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Policy);
    change(
        &mut window,
        link_cell("Taobao", Surface::Group, LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Open),
    );
    let there = window.state().policy.fingerprint().to_owned();
    window.press(scenario::SAVE);
    window.write(scenario::NAME, "Groups open");
    window.press(scenario::SAVE_DO);
    let path = window.notice().copyable().unwrap().to_owned();

    let mut fresh = Window::open(on("2015-05-05"));
    fresh.tab(Tab::Settings);
    fresh.press(scenario::OPEN);
    fresh.write(scenario::FILE, &path);
    fresh.press(scenario::OPEN_DO);
    assert!(
        fresh.sees(scenario::banner(Lang::En, "Groups open")),
        "{:?}",
        fresh.state().session.toasts
    );
    assert_eq!(fresh.state().policy.fingerprint(), there);
    assert_eq!(fresh.day(), "2021-09-28");
    assert!(
        says(
            &fresh,
            link_cell("Taobao", Surface::Group, LinkEffect::Open),
            what_if_opens()
        ),
        "marked as a what-if rule"
    );
    assert!(fresh.sees(what_if::BANNER));
    // A change inside the scenario stays there, also after a restart, until the scenario is reset.
    change(
        &mut fresh,
        link_cell("Tmall", Surface::Moments, LinkEffect::CopyOnly),
        policy::effect(LinkEffect::Notice),
    );
    fresh.press(scenario::LEAVE);
    assert_eq!(
        fresh.state().policy.text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
    let options = moongate::desktop::Options {
        file: Some(path.into()),
        ..on("2015-05-05")
    };
    let mut fresh = fresh.restart(options);
    assert!(says(
        &fresh,
        link_cell("Tmall", Surface::Moments, LinkEffect::Notice),
        what_if::WHAT_IF
    ));
    fresh.press(scenario::START_AGAIN);
    fresh.press(settings::RESET_DO);
    assert!(
        says(
            &fresh,
            link_cell("Tmall", Surface::Moments, LinkEffect::CopyOnly),
            ""
        ) && says(
            &fresh,
            link_cell("Taobao", Surface::Group, LinkEffect::Open),
            what_if::WHAT_IF
        )
    );
}
