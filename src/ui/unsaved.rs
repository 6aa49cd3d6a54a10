//! Unsaved changes: the bar at the top of the window, and the question before it
//! closes.

use egui::{Align, Frame, Label, Layout, Panel, RichText, Role, Ui, UiBuilder};

use crate::app::{Intent, Leaving, TemporaryPlace, UnsavedChanges, UnsavedIntent, UnsavedPlace};
use crate::domain::{Lang, SaveErrorKind};
use crate::i18n::unsaved;
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// The bar: what waits, why, and the button to try again.
pub fn bar_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(changes) = &cx.state.session.unsaved else {
        return;
    };
    let palette = theme::palette(ui);
    let (waits, why) = words(cx.lang, changes);
    let frame = Frame::new()
        .fill(palette.tint(palette.amber))
        .inner_margin(margin(space::L, space::S));
    Panel::top("disk bar")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            let alert = UiBuilder::new()
                .accessibility_role(Role::Alert)
                .accessibility_label(unsaved::alert(cx.lang, &waits, &why));
            ui.scope_builder(alert, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if kit::secondary_button_icon(
                        ui,
                        icons::ARROW_COUNTER_CLOCKWISE,
                        unsaved::TRY_AGAIN.get(cx.lang),
                    )
                    .clicked()
                    {
                        cx.send(Intent::Unsaved(UnsavedIntent::Retry));
                    }
                    if changes.can_be_text() {
                        let save = kit::quiet_button_icon(
                            ui,
                            icons::EXPORT,
                            unsaved::SAVE_AS_TEXT.get(cx.lang),
                        );
                        if save
                            .on_hover_text(unsaved::SAVE_AS_TEXT_TIP.get(cx.lang))
                            .clicked()
                        {
                            cx.send(Intent::Unsaved(UnsavedIntent::SaveAsText));
                        }
                    }
                    ui.add_space(space::S);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        kit::icon(ui, icons::WARNING_CIRCLE, theme::size::ICON, palette.amber);
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            kit::strong_wrapped(ui, &waits);
                            ui.add(
                                Label::new(
                                    RichText::new(why)
                                        .font(theme::secondary())
                                        .color(palette.text),
                                )
                                .wrap(),
                            );
                        });
                    });
                });
            });
        });
}

/// The question before the window closes over what waits, or the profile is left.
pub fn close_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(question) = &cx.state.session.close_question else {
        return;
    };
    let [title, try_then, keep, anyway] = match cx.state.session.leaving {
        Leaving::Window => [
            unsaved::CLOSE_TITLE,
            unsaved::TRY_THEN_CLOSE,
            unsaved::KEEP_OPEN,
            unsaved::CLOSE_ANYWAY,
        ],
        Leaving::Profile => [
            unsaved::LEAVE_TITLE,
            unsaved::TRY_THEN_LEAVE,
            unsaved::STAY,
            unsaved::LEAVE_ANYWAY,
        ],
    };
    let shown = kit::dialog(ui.ctx(), "close over changes", title.get(cx.lang), |ui| {
        if let Some(changes) = &question.here {
            lost_ui(ui, cx.lang, changes);
        }
        if let Some(changes) = &question.own {
            kit::caption(ui, unsaved::OWN.get(cx.lang));
            lost_ui(ui, cx.lang, changes);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if question.can_retry() && kit::primary_button(ui, try_then.get(cx.lang)).clicked() {
                cx.send(Intent::Unsaved(UnsavedIntent::RetryThenClose));
            }
            if kit::secondary_button(ui, keep.get(cx.lang)).clicked() {
                cx.send(Intent::Unsaved(UnsavedIntent::KeepOpen));
            }
            if kit::danger_button(ui, anyway.get(cx.lang)).clicked() {
                cx.send(Intent::Unsaved(UnsavedIntent::CloseAnyway));
            }
        });
    });
    if shown.closed {
        cx.send(Intent::Unsaved(UnsavedIntent::KeepOpen));
    }
}

/// Draws what closing would lose, why, and where it is kept.
fn lost_ui(ui: &mut Ui, lang: Lang, changes: &UnsavedChanges) {
    let (waits, why) = words(lang, changes);
    kit::strong_wrapped(ui, &waits);
    kit::body(ui, &why);
    if let UnsavedPlace::TemporaryProfile(TemporaryPlace { folder, profile }) = &changes.place {
        ui.add_space(space::S);
        kit::body(
            ui,
            &unsaved::kept_at_close(lang, folder, profile.as_deref()),
        );
    }
    ui.add_space(space::M);
}

/// The unsaved changes, and the reason.
fn words(lang: Lang, changes: &UnsavedChanges) -> (String, String) {
    let waits = match (&changes.place, changes.user_actions) {
        (UnsavedPlace::Memory, 0) => unsaved::SETTINGS_UNSAVED.get(lang).to_owned(),
        (UnsavedPlace::Memory, changes) => unsaved::unsaved_changes(lang, changes),
        (UnsavedPlace::TemporaryProfile(_), changes) => unsaved::temporary_profile(lang, changes),
    };
    let why = unsaved::trouble(&changes.error).get(lang).to_owned();
    // Starting again, which is what helps a damaged file, would lose it.
    let at_risk = changes.can_be_text() && matches!(changes.error.fault, SaveErrorKind::Damaged(_));
    let why = if at_risk {
        unsaved::alert(lang, &why, unsaved::TEXT_FIRST.get(lang))
    } else {
        why
    };
    (waits, why)
}
