//! The milestones as marks of the time bar: one mark a day, and the popup that lists them all.
//!
//! Holds no date of its own: all come from the policy.

use std::collections::BTreeMap;

use egui::{Label, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui, vec2};

use crate::app::Intent;
use crate::domain::{Day, Lang, Precision};
use crate::i18n::date;
use crate::policy::{Milestone, Policy};
use crate::theme::{fonts, icons, palette, space};
use crate::ui::context::Cx;
use crate::ui::date::field;
use crate::ui::kit;

/// A day with its milestones; most days have one.
#[derive(Clone, Debug)]
pub struct MilestoneMark<'a> {
    /// The day.
    pub day: Day,
    /// Events, in the policy's order; never empty.
    pub milestones: Vec<&'a Milestone>,
}

impl MilestoneMark<'_> {
    /// The title, with a mark if more than one thing happened.
    pub fn title(&self, lang: Lang) -> String {
        let titles: Vec<&str> = self
            .milestones
            .iter()
            .map(|milestone| milestone.title.get(lang))
            .collect();
        titles.join(" · ")
    }

    /// The day as exactly as it is known.
    pub fn date(&self, lang: Lang) -> String {
        date::known_day(lang, self.day, self.precision())
    }

    fn precision(&self) -> Precision {
        self.milestones
            .first()
            .map_or(Precision::Day, |milestone| milestone.precision)
    }
}

/// The marks on the time bar, earliest first.
pub fn marks(policy: &Policy) -> Vec<MilestoneMark<'_>> {
    let mut days: BTreeMap<Day, Vec<&Milestone>> = BTreeMap::new();
    for milestone in policy
        .milestones()
        .iter()
        .filter(|milestone| milestone.day.is_policy_date())
    {
        days.entry(milestone.day).or_default().push(milestone);
    }
    days.into_iter()
        .map(|(day, milestones)| MilestoneMark { day, milestones })
        .collect()
}

/// The latest mark on or before `day`: the policy date is in its aftermath.
pub fn latest<'a, 'p>(marks: &'a [MilestoneMark<'p>], day: Day) -> Option<&'a MilestoneMark<'p>> {
    marks.iter().rev().find(|mark| mark.day <= day)
}

/// The last mark before `day`.
pub fn before<'a, 'p>(marks: &'a [MilestoneMark<'p>], day: Day) -> Option<&'a MilestoneMark<'p>> {
    marks.iter().rev().find(|mark| mark.day < day)
}

/// The first mark after `day`.
pub fn after<'a, 'p>(marks: &'a [MilestoneMark<'p>], day: Day) -> Option<&'a MilestoneMark<'p>> {
    marks.iter().find(|mark| mark.day > day)
}

/// The list of all marks below `button`; in a narrow window with the date field on top.
pub fn menu_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    button: &Response,
    (marks, with_field): (&[MilestoneMark<'_>], bool),
) {
    let just_opened = button.clicked();
    let with_keyboard = just_opened && button.has_focus();
    let height = (ui.ctx().content_rect().height() - 140.0).clamp(120.0, 440.0);
    let popup = Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(date::MILESTONES.get(cx.lang))
        .width(320.0);
    popup.show(|ui| {
        if with_field {
            field::date_field_ui(ui, cx);
            ui.add_space(space::XS);
        }
        kit::caption(ui, date::MILESTONES.get(cx.lang));
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let current = latest(marks, cx.state.settings.day).map(|mark| mark.day);
                for mark in marks {
                    let selected = current == Some(mark.day);
                    let row = row_ui(ui, cx.lang, mark, selected);
                    if selected && just_opened {
                        row.scroll_to_me(Some(egui::Align::Center));
                    }
                    if selected && with_keyboard {
                        row.request_focus();
                    }
                    if row.clicked() {
                        cx.send(Intent::SetDay(mark.day));
                        ui.close();
                    }
                }
            });
    });
}

fn row_ui(ui: &mut Ui, lang: Lang, mark: &MilestoneMark<'_>, selected: bool) -> Response {
    let p = palette(ui);
    let title = mark.title(lang);
    kit::list_row(
        ui,
        selected,
        36.0,
        &format!("{}: {title}", mark.date(lang)),
        |ui| {
            let day = RichText::new(mark.precision().show(mark.day))
                .font(fonts::figures(12.0))
                .color(p.secondary);
            ui.allocate_ui(vec2(84.0, 20.0), |ui| {
                ui.set_min_width(84.0);
                ui.add(Label::new(day).truncate());
            });
            ui.add(
                Label::new(RichText::new(&title).font(fonts::secondary()).color(p.text)).truncate(),
            );
        },
    )
}

/// Tooltip of a mark: the date, the event and its certainty.
pub fn details_ui(ui: &mut Ui, lang: Lang, mark: &MilestoneMark<'_>) {
    ui.set_max_width(300.0);
    kit::caption(ui, &mark.date(lang));
    for milestone in &mark.milestones {
        let title = RichText::new(milestone.title.get(lang))
            .font(fonts::strong(13.0))
            .color(palette(ui).text);
        ui.add(Label::new(title).wrap());
        kit::secondary(ui, milestone.text.get(lang));
    }
}

/// The icon of the list.
pub const ICON: &str = icons::FLAG_BANNER;
