//! The page of a window without a profile, since the wanted one can't be opened or was left: what
//! can be opened instead. Opens nothing itself.

use egui::{Align, CentralPanel, Frame, Key, Layout, ScrollArea, Ui, UiBuilder};

use crate::domain::{Lang, Text};
use crate::i18n::profile;
use crate::theme::{self, icons, margin, space};
use crate::ui::{art, kit};

/// Maximum width of the page, in points.
const WIDTH: f32 = 480.0;

/// Content of the page.
#[derive(Clone, Debug)]
pub struct ProfilePage {
    /// In which language.
    pub lang: Lang,
    /// Problem or question, as a heading.
    pub heading: Text,
    /// Explanation of the heading.
    pub hint: Text,
    /// Label of the button for [`ProfileIntent::TryAgain`].
    pub again: Text,
    /// The profiles that can be opened.
    pub others: Vec<String>,
    /// The name that is being typed.
    pub typed: String,
    /// Why the last choice could not be opened.
    pub problem: Option<Text>,
}

/// Response of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileIntent {
    /// The wanted profile, once more.
    TryAgain,
    /// This profile, which may be a new one.
    Open(String),
    /// The typed name has changed.
    Type(String),
    /// No window at all.
    Quit,
}

/// The page, as large as the window.
pub fn profile_page_ui(ui: &mut Ui, page: &ProfilePage, out: &mut Vec<ProfileIntent>) {
    let ground = theme::palette(ui).ground;
    CentralPanel::default()
        .frame(
            Frame::new()
                .fill(ground)
                .inner_margin(margin(space::XL, space::XL)),
        )
        .show(ui, |ui| {
            // A page for a small window; a large one leaves room at both sides.
            let side = ((ui.available_width() - WIDTH) / 2.0).max(0.0);
            let column = ui.max_rect().shrink2(egui::vec2(side, 0.0));
            let mut ui = ui.new_child(UiBuilder::new().max_rect(column));
            ScrollArea::vertical()
                .id_salt("profiles")
                .auto_shrink(false)
                .show(&mut ui, |ui| {
                    art::mark(ui, 36.0);
                    ui.add_space(space::XS);
                    kit::section_title(ui, page.heading.get(page.lang));
                    kit::secondary(ui, page.hint.get(page.lang));
                    ui.add_space(space::S);
                    if let Some(problem) = &page.problem {
                        kit::banner(
                            ui,
                            kit::Tone::Bad,
                            icons::WARNING_CIRCLE,
                            problem.get(page.lang),
                            |_| {},
                        );
                        ui.add_space(space::S);
                    }
                    kit::card(ui, |ui| {
                        ui.set_width(ui.available_width());
                        choice_ui(ui, page, out);
                    });
                    ui.add_space(space::M);
                    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                        if kit::primary_button(ui, page.again.get(page.lang)).clicked() {
                            out.push(ProfileIntent::TryAgain);
                        }
                        if kit::secondary_button(ui, profile::QUIT.get(page.lang)).clicked() {
                            out.push(ProfileIntent::Quit);
                        }
                    });
                });
        });
}

fn choice_ui(ui: &mut Ui, page: &ProfilePage, out: &mut Vec<ProfileIntent>) {
    kit::strong(ui, profile::OTHERS.get(page.lang));
    for name in &page.others {
        if kit::target_row(ui, name, name).clicked() {
            out.push(ProfileIntent::Open(name.clone()));
        }
    }
    ui.add_space(space::XS);
    let mut typed = page.typed.clone();
    let field = kit::text_field(ui, "new profile", &mut typed, profile::NEW.get(page.lang));
    let name = typed.trim().to_owned();
    if field.lost_focus() && !name.is_empty() && ui.input(|input| input.key_pressed(Key::Enter)) {
        out.push(ProfileIntent::Open(name.clone()));
    }
    if typed != page.typed {
        out.push(ProfileIntent::Type(typed));
    }
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if name.is_empty() {
            kit::disabled_button(
                ui,
                profile::OPEN_NEW.get(page.lang),
                profile::NAME_FIRST.get(page.lang),
            );
        } else if kit::secondary_button(ui, profile::OPEN_NEW.get(page.lang)).clicked() {
            out.push(ProfileIntent::Open(name));
        }
    });
}
