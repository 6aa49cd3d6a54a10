//! Rules over the years, beside other rules, and changed by the user: as somebody uses it who knows
//! only roles and names.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use moongate::app::what_if::{CellEdit, WhatIfIntent};
use moongate::app::{Cell, Intent, PolicySection};
use moongate::domain::{Lang, Surface, Tab, Theme};

use crate::harness::{Window, on};
use crate::pictures::save;

fn policy_tab(day: &str, section: &str) -> Window {
    let mut window = Window::open(on(day));
    window.tab("Policy");
    window.click(Role::RadioButton, section);
    window
}

fn group_taobao() -> Cell {
    Cell::Link(Surface::Group, "taobao".into())
}

#[test]
fn a_band_of_the_timeline_says_its_days_and_leads_to_them() {
    let mut window = policy_tab("2021-09-28", "Timeline");
    let band = "Direct messages, 2021-09-17 to 2021-11-28: Notice, reported";
    assert!(
        window.nodes(Role::Button, band).next().is_some(),
        "a band is a named button"
    );
    window
        .nodes(Role::Button, "Group chats, 2021-11-30 to 2022-01-26: Opens")
        .next()
        .unwrap()
        .click();
    window.run();
    assert_eq!(window.state().settings.day.to_string(), "2021-11-30");
    assert_eq!(window.state().session.cell, Some(group_taobao()));
}

#[test]
fn the_timeline_shows_any_platform_and_any_merchant() {
    let mut window = policy_tab("2021-09-28", "Timeline");
    window.click(Role::RadioButton, "Merchants");
    window.click_containing(Role::Button, "Merchant: ");
    window.click_containing(Role::Button, "Ele.me");
    assert!(
        matches!(&window.state().session.cell, Some(Cell::Pay(merchant, _)) if merchant == "eleme")
    );
    assert!(
        window
            .nodes(Role::Button, "WeChat Pay, ")
            .any(|node| format!("{node:?}").contains("Accepted"))
    );
}

#[test]
fn two_days_differ_in_exactly_the_cells_that_the_policy_names() {
    let mut window = policy_tab("2021-09-28", "Compare");
    let policy = moongate::policy::Policy::shipped();
    let comparison = window.state().session.comparison.clone();
    let diff = policy.diff(
        comparison.before.day,
        comparison.after.day,
        window.state().settings.switches,
    );
    assert!(window.sees(&format!("Wallets that change · {}", diff.wallets.len())));
    window.click_containing(Role::Button, "Ele.me · WeChat Pay: Not accepted → Accepted");
    assert!(
        window.sees("wechat-pay-in-five-apps"),
        "both rules are named once a row is unfolded"
    );
}

#[test]
fn two_policies_differ_on_one_day() {
    let mut window = policy_tab("2021-09-28", "Compare");
    window.click_containing(Role::Button, "Policy · After: ");
    window.click_containing(Role::Button, "Open internet");
    window.click_containing(Role::Button, "Use the day on the dial · Before");
    assert!(
        window
            .nodes(Role::Button, "Taobao · Group chats: Copy only → Opens")
            .next()
            .is_some()
    );
}

/// Whether a cell of the matrix has this name, with this remark.
fn says(window: &Window, cell: &str, remark: &str) -> bool {
    window.nodes(Role::Button, cell).any(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.contains(remark))
    })
}

/// Opens the editor of a matrix cell through the Why panel, chooses an answer and applies it.
fn change(window: &mut Window, cell: &str, answer: &str) {
    window.click_containing(Role::Button, cell);
    window.click_containing(Role::Button, "Change…");
    window.click(Role::Button, answer);
    window.click(Role::Button, "Apply");
}

#[test]
fn a_changed_cell_is_followed_by_the_whole_app_at_once_and_marked() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in(
        "Groups",
        "family",
        "https://item.taobao.com/item.htm?id=777",
    );
    window.tab("Policy");
    change(&mut window, "Taobao, Group chats: Copy only", "Opens");
    assert!(says(
        &window,
        "Taobao, Group chats: Opens",
        "(What if: Copy only → Opens)"
    ));
    assert!(window.sees("1 cell differs today"));
    assert!(window.sees("what-if-1"), "the Why panel names the new rule");
    for tab in ["Chats", "Groups", "Moments", "Shops", "Wallet", "Settings"] {
        window.tab(tab);
        assert!(
            window.sees("What if: everything here follows your own copy"),
            "{tab} says so"
        );
    }
    window.tab("Groups");
    assert!(
        window
            .nodes(Role::Link, "item.taobao.com/item.htm?id=777: Opens")
            .next()
            .is_some()
    );
    assert_eq!(
        moongate::policy::Policy::shipped().text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
}

#[test]
fn changes_are_put_back_one_by_one_or_all_at_once_and_undone_and_redone() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab("Policy");
    change(&mut window, "Taobao, Group chats: Copy only", "Opens");
    change(&mut window, "Tmall, Moments: Copy only", "Notice");
    assert!(window.sees("2 cells differ today"));
    window.click_containing(Role::Button, "Put back");
    assert!(window.sees("Tmall, Moments: Copy only"));
    assert!(window.sees("1 cell differs today"));
    window.click(Role::Button, "Undo");
    assert!(window.sees("2 cells differ today"));
    window
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Y);
    window.run();
    assert!(window.sees("1 cell differs today"));
    window
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert!(window.sees("2 cells differ today"));
    window.click(Role::Button, "Reset all");
    assert!(window.sees("Taobao, Group chats: Copy only"));
    let state = window.state();
    assert_eq!(state.policy.text(), state.what_if.original().text());
}

#[test]
fn a_wallet_can_be_let_in_before_its_day() {
    let mut window = policy_tab("2020-05-01", "Wallets");
    change(&mut window, "Taobao, WeChat Pay: Not accepted", "Accepted");
    assert!(says(
        &window,
        "Taobao, WeChat Pay: Accepted",
        "(What if: Not accepted → Accepted)"
    ));
    window.carry_out(vec![Intent::SetDay("2020-04-30".parse().unwrap())]);
    assert!(
        window.sees("Taobao, WeChat Pay: Not accepted"),
        "the day before the first one is history still"
    );
}

#[test]
fn a_text_with_errors_is_never_in_force_and_says_where_they_are() {
    let mut window = policy_tab("2021-09-28", "What if");
    let good = window.state().policy.text().to_owned();
    let broken = good.replacen("effect = \"copy_only\"", "effect = \"copy_olny\"", 1);
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(broken.clone()))]);
    assert!(window.sees("This text has errors"));
    assert_eq!(window.state().policy.text(), good);
    let line = broken
        .lines()
        .position(|line| line.contains("copy_olny"))
        .unwrap()
        + 1;
    window.click_containing(Role::Button, &format!("Error, line {line}, column "));
    let cursor = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Text of the rules");
    assert!(cursor.is_focused(), "a problem leads to its line");
    window.click_containing(Role::Button, "Back to the last good text");
    assert!(window.sees("No errors"));

    let other = good.replacen("effect = \"copy_only\"", "effect = \"notice\"", 1);
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(other.clone()))]);
    assert_eq!(
        window.state().policy.text(),
        other,
        "a good text is in force at once"
    );
    assert!(
        window
            .nodes(Role::Button, "Warning, line ")
            .next()
            .is_some(),
        "what history expected fails, and is said"
    );
}

#[test]
fn typing_is_one_step_and_new_hosts_are_known_at_once() {
    let mut window = Window::open(on("2021-09-28"));
    window.send_in("Groups", "family", "https://shop.example.org/1");
    assert!(
        window
            .nodes(Role::Link, "shop.example.org/1: Opens")
            .next()
            .is_some()
    );
    let good = window.state().policy.text().to_owned();
    let hosts = "hosts = [\"taobao.com\", \"tb.cn\"";
    assert!(good.contains(hosts));
    for typed in [", \"example.com\"]", ", \"example.org\"]"] {
        let text = good.replacen(&format!("{hosts}]"), &format!("{hosts}{typed}"), 1);
        window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(text))]);
    }
    assert!(
        window
            .nodes(Role::Link, "shop.example.org/1: Copy only")
            .next()
            .is_some()
    );
    window.click(Role::Button, "Undo");
    assert_eq!(window.state().policy.text(), good);
    assert!(
        window
            .nodes(Role::Link, "shop.example.org/1: Opens")
            .next()
            .is_some()
    );
}

#[test]
fn undoing_a_text_with_errors_keeps_the_good_change_before_it() {
    let mut window = Window::open(on("2021-09-28"));
    let edit = WhatIfIntent::EditCell(group_taobao());
    window.carry_out(vec![
        Intent::WhatIf(edit),
        Intent::WhatIf(WhatIfIntent::ApplyEdit),
    ]);
    let good = window.state().policy.text().to_owned();
    assert_ne!(good, window.state().what_if.original().text());
    let broken = format!("{good}\nboom");
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(broken.clone()))]);
    assert_eq!(
        window.state().what_if.draft.as_deref(),
        Some(broken.as_str())
    );
    window.click(Role::Button, "Undo");
    assert_eq!(
        (
            window.state().what_if.draft.as_deref(),
            window.state().policy.text()
        ),
        (None, good.as_str())
    );
    window.click(Role::Button, "Redo");
    assert_eq!(
        window.state().what_if.draft.as_deref(),
        Some(broken.as_str()),
        "the words typed are not lost"
    );
    window.click(Role::Button, "Undo");
    window.click(Role::Button, "Undo");
    assert_eq!(
        window.state().policy.text(),
        window.state().what_if.original().text()
    );
}

#[test]
fn a_change_with_impossible_days_is_refused_with_the_reason() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditCell(group_taobao()))]);
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
        window.carry_out(vec![
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
    window.click(Role::Button, "Cancel");
    assert!(window.state().what_if.editor.is_none());
}

#[test]
fn the_tools_fit_a_narrow_window() {
    let folder = tempfile::tempdir().unwrap();
    let harness = Window::harness(folder.path(), &on("2021-09-28"), 560.0);
    let mut window = Window { harness, folder };
    window.run();
    window.click(Role::Button, "Look around");
    let edit = WhatIfIntent::EditCell(group_taobao());
    window.carry_out(vec![
        Intent::ShowTab(Tab::Policy),
        Intent::WhatIf(edit),
        Intent::WhatIf(WhatIfIntent::ApplyEdit),
    ]);
    for section in [
        PolicySection::Timeline,
        PolicySection::Compare,
        PolicySection::WhatIf,
    ] {
        window.carry_out(vec![Intent::ShowPolicy(section)]);
        save(&mut window, &format!("tools-narrow-{section:?}"));
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
            window.carry_out(vec![Intent::ShowPolicy(section)]);
            save(&mut window, &format!("tools-{}-{section:?}", lang.id()));
        }
        window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditCell(group_taobao()))]);
        save(&mut window, &format!("tools-{}-cell", lang.id()));
        let mut edit = window.state().what_if.editor.clone().unwrap();
        edit.says = moongate::policy::Says::Link(moongate::policy::LinkEffect::Open);
        window.carry_out(vec![
            Intent::WhatIf(WhatIfIntent::SetEdit(edit)),
            Intent::WhatIf(WhatIfIntent::ApplyEdit),
            Intent::ShowPolicy(PolicySection::Links),
        ]);
        save(&mut window, &format!("tools-{}-changed", lang.id()));
        let text = window.state().policy.text().replacen(
            "effect = \"copy_only\"",
            "effect = \"copy_olny\"",
            1,
        );
        window.carry_out(vec![
            Intent::ShowPolicy(PolicySection::WhatIf),
            Intent::WhatIf(WhatIfIntent::EditText(text)),
        ]);
        save(&mut window, &format!("tools-{}-text", lang.id()));
    }
}

#[test]
fn a_copy_survives_a_restart_until_it_is_reset() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab("Policy");
    change(&mut window, "Taobao, Group chats: Copy only", "Opens");
    let text = window.state().policy.text().to_owned();
    let mut window = window.restart(on("2021-09-28"));
    assert_eq!(window.state().policy.text(), text);
    assert!(window.sees("What if: everything here follows your own copy"));
    assert!(says(
        &window,
        "Taobao, Group chats: Opens",
        "(What if: Copy only → Opens)"
    ));
    // What is typed is kept too, also what has errors and is not in force.
    let broken = text.replacen("effect = \"copy_only\"", "effect = \"copy_olny\"", 1);
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::EditText(broken.clone()))]);
    window.harness.state_mut().started_mut().close();
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
    window.click(Role::Button, "Reset all");
    let window = window.restart(on("2021-09-28"));
    assert_eq!(
        window.state().policy.text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
    assert!(
        window.state().what_if.draft.is_none()
            && !window.sees("everything here follows your own copy")
    );
}

#[test]
fn a_copy_that_can_no_longer_be_read_is_set_aside_and_one_with_errors_waits_as_a_text() {
    let window = Window::open(on("2021-09-28"));
    let folder = moongate::store::Home::below(window.folder.path())
        .profile("default")
        .unwrap()
        .settings;
    let copy = folder.with_file_name("what-if.toml");
    std::fs::write(&copy, [0xff, 0xfe]).unwrap();
    let window = window.restart(on("2021-09-28"));
    assert!(window.sees("A damaged file was set aside as"));
    assert!(copy.with_file_name("what-if.damaged-1.toml").is_file() && !copy.exists());
    std::fs::write(&copy, "format = 1\n[[link_rule]]\n").unwrap();
    let mut window = window.restart(on("2021-09-28"));
    assert!(window.sees("Your copy of the rules can't be followed any more"));
    assert_eq!(
        window.state().policy.text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
    window.carry_out(vec![
        Intent::ShowTab(Tab::Policy),
        Intent::ShowPolicy(PolicySection::WhatIf),
    ]);
    assert!(window.sees("This text has errors and is not in force"));
}

#[test]
fn a_copy_that_can_no_longer_be_followed_is_kept_even_if_another_text_was_being_written() {
    let window = Window::open(on("2021-09-28"));
    let settings = moongate::store::Home::below(window.folder.path())
        .profile("default")
        .unwrap()
        .settings;
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
        window.sees(&aside.display().to_string()),
        "where it is now is told"
    );
    window.carry_out(vec![Intent::WhatIf(WhatIfIntent::ResetAll)]);
    assert!(!copy.exists());
    assert_eq!(std::fs::read_to_string(&aside).unwrap(), unusable);
}

#[test]
fn a_changed_cell_saved_as_a_scenario_is_the_same_in_a_fresh_profile() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab("Policy");
    change(&mut window, "Taobao, Group chats: Copy only", "Opens");
    let there = window.state().policy.fingerprint().to_owned();
    window.click(Role::Button, "Save scenario…");
    window.write("Name of the scenario", "Groups open");
    window.click(Role::Button, "Save");
    let path = window
        .state()
        .session
        .toasts
        .last()
        .unwrap()
        .copy
        .clone()
        .unwrap();

    let mut fresh = Window::open(on("2015-05-05"));
    fresh.tab("Settings");
    fresh.click_containing(Role::Button, "Open scenario");
    fresh.write("Path of the file", &path);
    fresh.click(Role::Button, "Open");
    assert!(
        fresh.sees("Scenario: Groups open"),
        "{:?}",
        fresh.state().session.toasts
    );
    assert_eq!(fresh.state().policy.fingerprint(), there);
    assert_eq!(fresh.state().settings.day.to_string(), "2021-09-28");
    assert!(
        says(
            &fresh,
            "Taobao, Group chats: Opens",
            "(What if: Copy only → Opens)"
        ),
        "marked as no history"
    );
    assert!(fresh.sees("What if: everything here follows your own copy"));
    // A change made inside stays in the scenario, also over a restart, until it starts again.
    change(&mut fresh, "Tmall, Moments: Copy only", "Notice");
    fresh.click(Role::Button, "Leave");
    assert_eq!(
        fresh.state().policy.text(),
        moongate::policy::Policy::SHIPPED_TEXT
    );
    let options = moongate::desktop::Options {
        file: Some(path.into()),
        ..on("2015-05-05")
    };
    let mut fresh = fresh.restart(options);
    assert!(says(&fresh, "Tmall, Moments: Notice", "What if"));
    fresh.click(Role::Button, "Start again");
    fresh.click(Role::Button, "Reset");
    assert!(
        says(&fresh, "Tmall, Moments: Copy only", "")
            && says(&fresh, "Taobao, Group chats: Opens", "What if")
    );
}
