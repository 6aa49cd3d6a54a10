//! Tours: the built-in one, and one that the user makes.

use egui::accesskit::Role;
use moongate::app::{Intent, PolicySection, ScenarioFile, ScenarioIntent, TourIntent};
use moongate::domain::{Lang, Surface, Tab, Theme};
use moongate::i18n::{chrome, scenario};
use moongate::policy::LinkEffect;
use moongate::store::scenario::Scenario;

use crate::harness::{SIZE, TAOBAO, Window, link_cell, on};

#[test]
fn the_first_screen_offers_a_tour_that_shows_each_step_and_restores_everything() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::start(folder, &on("2015-05-05"), SIZE);
    window.press(scenario::TAKE_TOUR);
    assert!(window.sees(scenario::banner(Lang::En, "How the walls came down")));
    assert!(window.sees(scenario::step_of(Lang::En, 1, 7)));
    assert_eq!(window.day(), "2013-11-22");
    assert!(window.sees("The first wall was Taobao's own"));
    assert!(
        window.state().session.page.is_some(),
        "the page behind a tap is shown"
    );
    assert!(
        window.state().data.log.is_empty(),
        "a step shows and does not tap"
    );
    assert!(
        window
            .find(Role::Region, scenario::step_of(Lang::En, 1, 7))
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
        window.press(scenario::NEXT);
        assert!(window.sees(scenario::step_of(Lang::En, step, 7)));
        assert_eq!(window.day(), date, "step {step}");
    }
    let state = window.state();
    assert_eq!(
        (state.settings.tab, state.session.policy),
        (Tab::Policy, PolicySection::Timeline)
    );
    window.press(chrome::BACK);
    assert!(window.sees(scenario::step_of(Lang::En, 6, 7)));
    assert_eq!(window.state().session.policy, PolicySection::Links);

    window.press(scenario::LEAVE_TOUR);
    assert!(window.find(Role::Button, scenario::LEAVE_TOUR).is_none());
    window.carry_out([Intent::SetDay("2012-01-01".parse().unwrap())]);
    window.press(scenario::RESUME_TOUR);
    assert!(window.sees(scenario::step_of(Lang::En, 6, 7)));
    assert_eq!(
        window.day(),
        "2021-11-30",
        "the tour resumes at the step where it was left"
    );
    window.press(scenario::NEXT);
    window.press(scenario::FINISH);
    assert!(
        window.find(Role::Button, scenario::LEAVE_TOUR).is_none()
            && window.sees(scenario::banner(Lang::En, "How the walls came down"))
    );

    window.press(scenario::LEAVE);
    assert_eq!(window.day(), "2015-05-05", "the user's own date is back");
    assert!(window.state().session.scenario.is_none());
}

#[test]
fn the_tour_is_in_the_language_of_the_user() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([
        Intent::SetLanguage(Lang::Zh),
        Intent::Scenario(ScenarioIntent::AskOpen),
    ]);
    window.press(scenario::TAKE_TOUR.zh);
    assert!(
        window.sees(scenario::step_of(Lang::Zh, 1, 7)) && window.sees("第一堵墙是淘宝自己砌的")
    );
    window.press(scenario::NEXT.zh);
    window.press(scenario::PREVIOUS.zh);
    assert!(window.sees(scenario::step_of(Lang::Zh, 1, 7)));
    window.press(scenario::LEAVE_TOUR.zh);
    assert!(window.sees(scenario::RESUME_TOUR.zh));
}

#[test]
fn a_tour_can_be_taken_with_the_keyboard_alone_and_blocks_nothing() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    let next = |window: &Window| window.node(Role::Button, scenario::NEXT).is_focused();
    for _ in 0..200 {
        if next(&window) {
            break;
        }
        window.key(egui::Key::Tab);
    }
    assert!(next(&window), "Tab reaches the card");
    for step in 2..=4 {
        window.key(egui::Key::Enter);
        assert!(
            window.sees(scenario::step_of(Lang::En, step, 7)),
            "the keyboard stays on the button"
        );
    }
    window.tab(Tab::Shops);
    assert_eq!(
        window.state().settings.tab,
        Tab::Shops,
        "the window beside the card can be used as usual"
    );
}

#[test]
fn the_panel_never_covers_the_time_bar_and_fits_small_windows() {
    for (width, height) in [(1280.0, 800.0), (820.0, 640.0), (480.0, 360.0)] {
        for lang in Lang::ALL {
            let mut window = Window::sized([width, height], &on("2021-09-28"));
            window.carry_out([
                Intent::CloseWelcome,
                Intent::SetLanguage(lang),
                Intent::Scenario(ScenarioIntent::TakeTour),
            ]);
            for step in 1..=7 {
                let name = scenario::step_of(lang, step, 7);
                let top = window.node(Role::Label, &name).rect();
                let leave = scenario::LEAVE_TOUR;
                let foot = window.node(Role::Button, leave.get(lang)).rect();
                assert!(
                    top.top() >= 100.0,
                    "{width}×{height} {name}: {top} covers the time bar"
                );
                assert!(
                    foot.bottom() <= height && foot.left() >= 0.0,
                    "{width}×{height} {name}: {foot}"
                );
                window.picture(&format!("tour-{}-{width}-{step}", lang.id()));
                window.carry_out([Intent::Scenario(ScenarioIntent::Tour(TourIntent::Next))]);
            }
        }
    }
}

#[test]
fn the_subject_of_a_step_is_visible_above_its_card() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    let next = |window: &mut Window| {
        window.carry_out([Intent::Scenario(ScenarioIntent::Tour(TourIntent::Next))])
    };
    (1..4).for_each(|_| next(&mut window));
    let top = |window: &Window, step: usize| {
        let name = scenario::step_of(Lang::En, step, 7);
        window.node(Role::Label, &name).rect().top()
    };
    let ways = window.nodes(Role::Label, chrome::WHAT_WOULD_CHANGE);
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
    window.carry_out([Intent::Scenario(ScenarioIntent::Tour(TourIntent::Next))]);
    window.picture("tour-dark");
}

#[test]
fn saving_an_open_scenario_keeps_its_tour() {
    let (shipped, _) = Scenario::shipped().unwrap();
    assert!(
        shipped.language.is_none(),
        "the built-in tour sets no language"
    );
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out([Intent::Scenario(ScenarioIntent::TakeTour)]);
    window.carry_out([Intent::Scenario(ScenarioIntent::AskSave)]);
    window.press(scenario::SAVE_DO);
    let data = window
        .state()
        .session
        .scenario
        .as_ref()
        .map(|open| open.file.clone());
    assert_eq!(data, Some(ScenarioFile::Shipped));
    let path = window.notice().copyable().unwrap().to_owned();
    let (saved, _) = Scenario::open(std::path::Path::new(&path)).unwrap();
    assert_eq!(saved.tour, shipped.tour);
    assert_eq!(saved.language, Some(Lang::En));

    let mut window = Window::open(on("2015-05-05"));
    window.carry_out([Intent::Scenario(ScenarioIntent::Open(path))]);
    assert!(window.sees(scenario::step_of(Lang::En, 1, 7)));
    assert!(matches!(
        window.state().session.scenario.as_ref().unwrap().file,
        ScenarioFile::Path(_)
    ));
}

#[test]
fn a_tour_is_made_view_by_view_and_taken_in_another_profile() {
    let mut window = Window::open(on("2021-09-28"));
    window.tab(Tab::Policy);
    window.click_containing(
        Role::Button,
        link_cell("Taobao", Surface::Group, LinkEffect::CopyOnly),
    );
    window.press(scenario::SAVE);
    let say = |window: &mut Window, words: &str| {
        window.write(scenario::STEP, words);
        window.press(scenario::ADD_STEP);
    };
    say(&mut window, "Groups still copy");
    assert!(window.sees(scenario::steps_made(Lang::En, 1)));
    window.picture("tour-made");
    window.press(chrome::CANCEL);
    window.send_in(Tab::Chats, "Lin Mei", TAOBAO);
    window.tap_last("id=777");
    window.carry_out([
        Intent::SetDay("2021-11-30".parse().unwrap()),
        Intent::Scenario(ScenarioIntent::AskSave),
    ]);
    say(&mut window, "刚刚可以打开");
    say(&mut window, "one too many");
    window.press(scenario::DROP_STEP);
    assert!(window.sees(scenario::steps_made(Lang::En, 2)));
    window.write(scenario::NAME, "Two views");
    window.press(scenario::SAVE_DO);
    let path = window.notice().copyable().unwrap().to_owned();

    let mut other = Window::open(on("2012-01-01"));
    other.carry_out([Intent::Scenario(ScenarioIntent::Open(path))]);
    assert!(
        other.sees(scenario::step_of(Lang::En, 1, 2)) && other.sees("Groups still copy"),
        "{:?}",
        other.state().session.toasts
    );
    assert_eq!(
        (other.day().as_str(), other.state().settings.tab),
        ("2021-09-28", Tab::Policy)
    );
    assert!(
        matches!(&other.state().session.cell, Some(moongate::app::Cell::Link(_, platform)) if platform == "taobao")
    );
    other.press(scenario::NEXT);
    assert!(other.sees("刚刚可以打开"));
    assert_eq!(
        (other.day().as_str(), other.state().settings.tab),
        ("2021-11-30", Tab::Chats)
    );
    assert!(
        other.state().session.page.is_some(),
        "the page of the view is shown"
    );
}
