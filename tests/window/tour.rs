//! A tour, taken by somebody who knows only roles and names.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::app::{Intent, PolicySection, ScenarioFile, ScenarioIntent, TourIntent};
use moongate::domain::{Lang, Tab, Theme};
use moongate::store::scenario::Scenario;

use crate::harness::{Window, on};
use crate::pictures::save;

fn day(window: &Window) -> String {
    window.state().settings.day.to_string()
}

#[test]
fn the_first_screen_offers_a_tour_that_brings_the_app_to_each_step_and_gives_everything_back() {
    let folder = tempfile::tempdir().unwrap();
    let harness = Window::harness(folder.path(), &on("2015-05-05"), 1280.0);
    let mut window = Window { harness, folder };
    window.run();
    window.click(Role::Button, "Take the tour");
    assert!(window.sees("Scenario: How the walls came down"));
    assert!(window.sees("Tour, step 1 of 7"));
    assert_eq!(day(&window), "2013-11-22");
    assert!(window.sees("The first wall was Taobao's own"));
    assert!(
        window.state().session.page.is_some(),
        "the page that a tap would lead to is shown"
    );
    assert!(
        window.state().data.log.is_empty(),
        "a step shows and does not tap"
    );
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::Region, "Tour, step 1 of 7")
            .is_some()
    );

    let days = [
        "2018-04-01",
        "2021-09-17",
        "2021-09-17",
        "2021-09-28",
        "2021-11-30",
        "2024-10-09",
    ];
    for (step, date) in (2..).zip(days) {
        window.click(Role::Button, "Next");
        assert!(window.sees(&format!("Tour, step {step} of 7")));
        assert_eq!(day(&window), date, "step {step}");
    }
    let state = window.state();
    assert_eq!(
        (state.settings.tab, state.session.policy),
        (Tab::Policy, PolicySection::Timeline)
    );
    window.click(Role::Button, "Back");
    assert!(window.sees("Tour, step 6 of 7"));
    assert_eq!(window.state().session.policy, PolicySection::Links);

    window.click(Role::Button, "Leave tour");
    assert!(!window.sees("Tour, step"));
    window.carry_out(vec![Intent::SetDay("2012-01-01".parse().unwrap())]);
    window.click(Role::Button, "Resume tour");
    assert!(window.sees("Tour, step 6 of 7"));
    assert_eq!(
        day(&window),
        "2021-11-30",
        "resuming goes to where it was left"
    );
    window.click(Role::Button, "Next");
    window.click(Role::Button, "Finish");
    assert!(!window.sees("Tour, step") && window.sees("Scenario: How the walls came down"));

    window.click(Role::Button, "Leave");
    assert_eq!(day(&window), "2015-05-05", "one's own day is back");
    assert!(window.state().session.scenario.is_none());
}

#[test]
fn the_tour_speaks_the_language_of_its_reader() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out(vec![
        Intent::SetLanguage(Lang::Zh),
        Intent::Scenario(ScenarioIntent::AskOpen),
    ]);
    window.click(Role::Button, "看导览");
    assert!(window.sees("导览，第 1 步，共 7 步") && window.sees("第一堵墙是淘宝自己砌的"));
    window.click(Role::Button, "下一步");
    window.click(Role::Button, "上一步");
    assert!(window.sees("导览，第 1 步，共 7 步"));
    window.click(Role::Button, "结束导览");
    assert!(window.sees("继续导览"));
}

#[test]
fn a_tour_can_be_taken_with_the_keyboard_alone_and_blocks_nothing() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    let next = |window: &Window| {
        window
            .harness
            .get_by_role_and_label(Role::Button, "Next")
            .is_focused()
    };
    for _ in 0..200 {
        if next(&window) {
            break;
        }
        window.harness.key_press(egui::Key::Tab);
        window.run();
    }
    assert!(next(&window), "Tab reaches the card");
    for step in 2..=4 {
        window.harness.key_press(egui::Key::Enter);
        window.run();
        assert!(
            window.sees(&format!("Tour, step {step} of 7")),
            "the keyboard stays on the button"
        );
    }
    window.tab("Shops");
    assert_eq!(
        window.state().settings.tab,
        Tab::Shops,
        "the window beside the card works as ever"
    );
}

#[test]
fn the_panel_never_covers_the_time_bar_and_fits_small_windows() {
    for (width, height) in [(1280.0, 800.0), (820.0, 640.0), (480.0, 360.0)] {
        for lang in Lang::ALL {
            let folder = tempfile::tempdir().unwrap();
            let mut harness = Window::harness(folder.path(), &on("2021-09-28"), width);
            harness.set_size(egui::vec2(width, height));
            let mut window = Window { harness, folder };
            window.carry_out(vec![
                Intent::Welcome,
                Intent::SetLanguage(lang),
                Intent::Scenario(ScenarioIntent::TakeTour),
            ]);
            for step in 1..=7 {
                let name = match lang {
                    Lang::En => format!("Tour, step {step} of 7"),
                    Lang::Zh => format!("导览，第 {step} 步，共 7 步"),
                };
                let top = window
                    .harness
                    .get_by_role_and_label(Role::Label, &name)
                    .rect();
                let leave = if lang == Lang::En {
                    "Leave tour"
                } else {
                    "结束导览"
                };
                let foot = window
                    .harness
                    .get_by_role_and_label(Role::Button, leave)
                    .rect();
                assert!(
                    top.top() >= 100.0,
                    "{width}×{height} {name}: {top} stands in the time bar"
                );
                assert!(
                    foot.bottom() <= height && foot.left() >= 0.0,
                    "{width}×{height} {name}: {foot}"
                );
                save(&mut window, &format!("tour-{}-{width}-{step}", lang.id()));
                window.carry_out(vec![Intent::Scenario(ScenarioIntent::Tour(
                    TourIntent::Next,
                ))]);
            }
        }
    }
}

#[test]
fn what_a_step_names_is_seen_above_the_words_about_it() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    let next = |window: &mut Window| {
        window.carry_out(vec![Intent::Scenario(ScenarioIntent::Tour(
            TourIntent::Next,
        ))])
    };
    (1..4).for_each(|_| next(&mut window));
    let top = |window: &Window, step: u32| {
        let name = format!("Tour, step {step} of 7");
        window
            .harness
            .get_by_role_and_label(Role::Label, &name)
            .rect()
            .top()
    };
    let ways = window
        .harness
        .get_all_by_role_and_label(Role::Label, "What would change this?");
    assert!(
        ways.map(|node| node.rect())
            .any(|rect| rect.left() < 900.0 && rect.bottom() < top(&window, 4)),
        "below the page"
    );
    next(&mut window);
    for shop in ["Ele.me", "Youku", "Damai", "Kaola", "Shuqi"] {
        let rect = window
            .nodes(Role::Button, &format!("{shop}, WeChat Pay"))
            .next()
            .unwrap()
            .rect();
        assert!(
            rect.bottom() < top(&window, 5) && rect.top() > 250.0,
            "{shop} {rect}"
        );
    }
}

#[test]
fn pictures_of_the_tour_in_the_dark() {
    let mut window = Window::open(on("2021-09-28"));
    let intents = vec![
        Intent::SetTheme(Theme::Dark),
        Intent::SetLanguage(Lang::Zh),
        Intent::Scenario(ScenarioIntent::TakeTour),
    ];
    window.carry_out(intents);
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::Tour(
        TourIntent::Next,
    ))]);
    save(&mut window, "tour-dark");
}

#[test]
fn saving_an_open_scenario_keeps_its_tour() {
    let (shipped, _) = Scenario::shipped().unwrap();
    assert!(
        shipped.language.is_none(),
        "the built-in tour forces no language on anybody"
    );
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::TakeTour)]);
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::AskSave)]);
    window.click(Role::Button, "Save");
    let data = window
        .state()
        .session
        .scenario
        .as_ref()
        .map(|open| open.file.clone());
    assert_eq!(data, Some(ScenarioFile::Shipped));
    let toast = window
        .state()
        .session
        .toasts
        .last()
        .unwrap()
        .copy
        .clone()
        .unwrap();
    let (saved, _) = Scenario::open(std::path::Path::new(&toast)).unwrap();
    assert_eq!(saved.tour, shipped.tour);
    assert_eq!(saved.language, Some(Lang::En));

    let mut window = Window::open(on("2015-05-05"));
    window.carry_out(vec![Intent::Scenario(ScenarioIntent::Open(toast))]);
    assert!(window.sees("Tour, step 1 of 7"));
    assert!(matches!(
        window.state().session.scenario.as_ref().unwrap().file,
        ScenarioFile::Path(_)
    ));
}

#[test]
fn a_tour_is_made_view_by_view_and_taken_by_somebody_else() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab("Policy");
    window.click_containing(Role::Button, "Taobao, Group chats: Copy only");
    window.click(Role::Button, "Save scenario…");
    let field = "Tour: what a guide says about this view";
    let say = |window: &mut Window, words: &str| {
        window
            .harness
            .get_by_role_and_label(Role::MultilineTextInput, field)
            .focus();
        window.run();
        window
            .harness
            .get_by_role_and_label(Role::MultilineTextInput, field)
            .type_text(words);
        window.run();
        window.click(Role::Button, "Add this view as a step");
    };
    say(&mut window, "Groups still copy");
    assert!(window.sees("1 step added"));
    save(&mut window, "tour-made");
    window.click(Role::Button, "Cancel");
    window.send_in(
        "Chats",
        "Lin Mei",
        "https://item.taobao.com/item.htm?id=777",
    );
    window.tap_last("id=777");
    window.carry_out(vec![
        Intent::SetDay("2021-11-30".parse().unwrap()),
        Intent::Scenario(ScenarioIntent::AskSave),
    ]);
    say(&mut window, "刚刚可以打开");
    say(&mut window, "one too many");
    window.click(Role::Button, "Take back the last step");
    assert!(window.sees("2 steps added"));
    window.write("Name of the scenario", "Two views");
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

    let mut other = Window::open(on("2012-01-01"));
    other.carry_out(vec![Intent::Scenario(ScenarioIntent::Open(path))]);
    assert!(
        other.sees("Tour, step 1 of 2") && other.sees("Groups still copy"),
        "{:?}",
        other.state().session.toasts
    );
    assert_eq!(
        (day(&other).as_str(), other.state().settings.tab),
        ("2021-09-28", Tab::Policy)
    );
    assert!(
        matches!(&other.state().session.cell, Some(moongate::app::Cell::Link(_, platform)) if platform == "taobao")
    );
    other.click(Role::Button, "Next");
    assert!(other.sees("刚刚可以打开"));
    assert_eq!(
        (day(&other).as_str(), other.state().settings.tab),
        ("2021-11-30", Tab::Chats)
    );
    assert!(
        other.state().session.page.is_some(),
        "the page is shown that was on the screen"
    );
}
