//! The time bar, driven by role and name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use egui::accesskit::{Action, ActionData, ActionRequest, Role, TreeId};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::app::Intent;
use crate::i18n::date;
use crate::ui::date::time_bar_ui;
use crate::ui::stage::{self, Stage};

fn bar(day: &str, width: f32) -> Harness<'static, Stage> {
    stage::show(stage::on(day), [width, 600.0], time_bar_ui)
}

fn day(harness: &Harness<'_, Stage>) -> String {
    harness.state().state.settings.day.to_string()
}

#[test]
fn keys_move_the_day() {
    let (none, shift) = (Modifiers::NONE, Modifiers::SHIFT);
    for (start, modifiers, key, end) in [
        ("2021-09-28", none, Key::ArrowRight, "2021-09-29"),
        ("2021-09-28", none, Key::ArrowLeft, "2021-09-27"),
        ("2021-01-31", shift, Key::ArrowRight, "2021-02-28"),
        ("2021-09-28", shift, Key::ArrowLeft, "2021-08-28"),
        ("2021-09-28", none, Key::PageUp, "2021-09-30"),
        ("2021-09-28", none, Key::PageDown, "2021-09-17"),
        ("2021-09-28", none, Key::Home, "2011-01-01"),
        ("2021-09-28", none, Key::End, "2026-12-31"),
        ("2011-01-01", none, Key::ArrowLeft, "2011-01-01"),
        ("2026-12-31", none, Key::PageUp, "2026-12-31"),
    ] {
        let mut harness = bar(start, 1200.0);
        harness.get_by_role(Role::Slider).focus();
        harness.run();
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        assert_eq!(day(&harness), end, "{key:?} with {modifiers:?} on {start}");
    }
}

#[test]
fn a_screen_reader_hears_and_sets_a_date() {
    for (action, data, end) in [
        (Action::Increment, None, "2021-09-29"),
        (Action::Decrement, None, "2021-09-27"),
        (
            Action::SetValue,
            Some(ActionData::NumericValue(0.0)),
            "2011-01-01",
        ),
        (
            Action::SetValue,
            Some(ActionData::NumericValue(1e12)),
            "2026-12-31",
        ),
        (
            Action::SetValue,
            Some(ActionData::NumericValue(f64::NAN)),
            "2011-01-01",
        ),
        (
            Action::SetValue,
            Some(ActionData::Value("2018-03-24".into())),
            "2018-03-24",
        ),
        (
            Action::SetValue,
            Some(ActionData::Value("tomorrow".into())),
            "2021-09-28",
        ),
    ] {
        let mut harness = bar("2021-09-28", 1200.0);
        let slider = harness.get_by_role(Role::Slider);
        assert_eq!(slider.value().as_deref(), Some("28 Sep 2021"));
        assert_eq!(
            slider.accesskit_node().label().as_deref(),
            Some(&*date::TIME_BAR.en)
        );
        let (target_node, target_tree) = slider.accesskit_node().locate();
        assert_eq!(target_tree, TreeId::ROOT);
        harness.event(egui::Event::AccessKitActionRequest(ActionRequest {
            action,
            target_node,
            target_tree,
            data,
        }));
        harness.run();
        assert_eq!(day(&harness), end);
    }
}

#[test]
fn a_date_is_applied_by_enter_and_only_if_the_dial_has_it() {
    for (typed, end, refused) in [
        ("2018-04-02", "2018-04-02", false),
        (" 2018-04-02 ", "2018-04-02", false),
        ("2018-02-30", "2021-09-28", true),
        ("2031-01-01", "2021-09-28", true),
        ("yesterday", "2021-09-28", true),
        ("", "2021-09-28", true),
    ] {
        let mut harness = bar("2021-09-28", 1200.0);
        harness.get_by_label(&date::DATE.en).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.key_press(Key::Backspace);
        harness.run();
        if !typed.is_empty() {
            harness.event(egui::Event::Text(typed.into()));
        }
        harness.run();
        assert_eq!(day(&harness), "2021-09-28", "typing alone applies nothing");
        harness.key_press(Key::Enter);
        // The caret of a field that keeps the keyboard blinks on.
        harness.run_steps(8);
        assert_eq!(day(&harness), end, "{typed:?}");
        let hints = harness
            .query_all_by_label_contains(&date::DATE_HINT.en)
            .count();
        assert_eq!(hints > 0, refused, "{typed:?}");
    }
}

#[test]
fn every_milestone_is_in_the_list_and_sets_its_day() {
    for width in [488.0, 1200.0] {
        let mut harness = bar("2021-09-28", width);
        harness.get_by_label(&date::MILESTONES.en).click();
        harness.run();
        let days: std::collections::BTreeSet<_> = harness
            .state()
            .state
            .policy
            .milestones()
            .iter()
            .map(|mark| mark.day)
            .collect();
        let rows = harness.query_all_by_role(Role::Button).filter(|node| {
            node.accesskit_node()
                .label()
                .unwrap_or_default()
                .contains(": ")
        });
        assert_eq!(rows.count(), days.len());
        harness
            .get_by_label_contains("29 Nov 2021: ")
            .click_accesskit();
        harness.run();
        assert_eq!(day(&harness), "2021-11-29");
        assert!(
            harness.query_by_label_contains("30 Sep 2021: ").is_none(),
            "the list closes once a day is chosen"
        );
    }
}

#[test]
fn buttons_step_from_milestone_to_milestone_and_stop_at_the_ends() {
    let mut harness = bar("2021-09-28", 488.0);
    for (button, end) in [
        (date::NEXT_MILESTONE, "2021-09-30"),
        (date::PREVIOUS_MILESTONE, "2021-09-28"),
        (date::PREVIOUS_MILESTONE, "2021-09-17"),
    ] {
        harness.get_by_label(&button.en).click();
        harness.run();
        assert_eq!(day(&harness), end);
    }
    let harness = bar("2011-01-01", 1200.0);
    assert!(
        harness
            .get_by_label(&date::PREVIOUS_MILESTONE.en)
            .accesskit_node()
            .is_disabled()
    );
    assert!(
        !harness
            .get_by_label(&date::NEXT_MILESTONE.en)
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn a_drag_wants_each_day_once_and_grabbing_the_handle_moves_nothing() {
    let mut harness = bar("2021-09-28", 1200.0);
    let line = harness.get_by_role(Role::Slider).rect();
    let start = egui::pos2(line.right() - 12.0, line.center().y);
    harness.drag_at(start);
    harness.run();
    let jumped = day(&harness);
    assert_ne!(
        jumped, "2021-09-28",
        "a press on the line calls the handle there"
    );
    harness.drop_at(start);
    harness.run();
    harness.state_mut().wanted.clear();
    harness.drag_at(start);
    harness.run();
    harness.run();
    assert_eq!(
        (day(&harness), harness.state().wanted.len()),
        (jumped, 0),
        "pressing the handle is not a change"
    );
    for step in 1..40u8 {
        harness.hover_at(start - egui::vec2(f32::from(step) * 3.0, 0.0));
        harness.step();
    }
    let days: Vec<_> = harness
        .state()
        .wanted
        .iter()
        .map(|intent| matches!(intent, Intent::SetDay(_)).then_some(intent))
        .collect();
    assert!(days.len() > 10 && days.iter().all(Option::is_some));
    assert!(
        days.windows(2).all(|pair| pair[0] != pair[1]),
        "no day is wanted twice in a row"
    );
}
