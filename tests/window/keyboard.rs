//! The window with the keyboard alone, or with a pointer that merely rests somewhere.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use moongate::app::{Cell, Intent, Subject};
use moongate::domain::{PolicySection, Surface, Tab};

use crate::harness::{Window, on};

fn press(window: &mut Window, key: Key) {
    window.harness.key_press(key);
    window.run();
}

#[test]
fn a_pointer_that_rests_does_not_overrule_the_keyboard() {
    let mut window = Window::open(on("2021-09-28"));
    window.carry_out(vec![Intent::ShowTab(Tab::Policy), Intent::ShowPolicy(PolicySection::Links)]);
    let tmall = Subject::Cell(Cell::Link(Surface::Group, "tmall".into()));
    let taobao = Subject::Cell(Cell::Link(Surface::Dm, "taobao".into()));
    window.nodes(Role::Button, "Tmall, Group chats").next().unwrap().hover();
    window.run();
    assert_eq!(window.state().session.hover.as_ref(), Some(&tmall));
    window.nodes(Role::Button, "Taobao, Direct messages").next().unwrap().focus();
    window.run();
    assert_eq!(window.state().session.hover.as_ref(), Some(&taobao));
    press(&mut window, Key::Enter);
    let shown = |window: &Window| window.state().session.hover.clone().or(window.state().session.why.clone());
    assert_eq!(shown(&window), Some(taobao.clone()));
    window.harness.get_by_role_and_label(Role::Button, "Change…").focus();
    window.run();
    assert_eq!(shown(&window), Some(taobao.clone()), "the keyboard has left the cells, the pointer still rests on one");
    press(&mut window, Key::Enter);
    let edited = window.state().what_if.editor.as_ref().map(|edit| edit.cell.clone());
    assert_eq!(edited.map(Subject::Cell), Some(taobao));
    press(&mut window, Key::Escape);
    window.nodes(Role::Button, "Xianyu, Group chats").next().unwrap().hover();
    window.run();
    assert_eq!(shown(&window), Some(Subject::Cell(Cell::Link(Surface::Group, "xianyu".into()))), "once it moves it counts again");
}
