//! A question or a small page over the window.

use egui::{
    Align, Context, CornerRadius, Frame, Id, Label, Layout, Modal, Response, RichText, Role,
    Stroke, Ui, UiBuilder, vec2,
};

use crate::theme::{area, fonts, margin, palette_of, radius, shadow, size, space};
use crate::ui::kit::button;

/// Result of a dialog in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Dialog {
    /// Whether the user wants it gone, by Escape or a click outside.
    pub closed: bool,
}

/// Shows `contents` under `title` in the middle of the window, with everything else out of reach.
/// 440 points wide, less in a narrow window; contents may ask for more with [`Ui::set_min_width`].
pub fn dialog<R>(
    ctx: &Context,
    id: &str,
    title: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> Dialog {
    let p = palette_of(ctx);
    let frame = Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.hairline))
        .corner_radius(CornerRadius::same(radius::L))
        .inner_margin(margin(space::XL, space::XL))
        .shadow(shadow(p));
    let room = ctx.content_rect().width() - 2.0 * (24.0 + space::L);
    let modal = Modal::new(Id::unique(id))
        .frame(frame)
        .backdrop_color(p.scrim)
        .show(ctx, |ui| {
            ui.set_width(392.0_f32.min(room));
            let builder = UiBuilder::new()
                .accessibility_role(Role::Dialog)
                .accessibility_label(title);
            ui.scope_builder(builder, |ui| {
                ui.add(
                    Label::new(
                        RichText::new(title)
                            .font(fonts::strong_for(title, size::TITLE))
                            .color(p.text),
                    )
                    .wrap(),
                );
                ui.add_space(space::XS);
                contents(ui)
            })
            .inner
        });
    Dialog {
        closed: modal.should_close(),
    }
}

/// Response to a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do it.
    Do,
    /// Leave it.
    Cancel,
}

/// The foot of a dialog: the button that does it, or that says `why_not`, and the one that leaves
/// it. `submitted` is what [`crate::ui::kit::submitted`] said of the dialog's fields: Return there does what
/// the button does. Also returns the first button.
pub fn decide(
    ui: &mut Ui,
    does: &str,
    why_not: Option<&str>,
    cancel: &str,
    submitted: bool,
) -> (Option<Choice>, Response) {
    let row = vec2(ui.available_width(), area::TARGET);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let first = match why_not {
            Some(why_not) => button::disabled_button(ui, does, why_not),
            None => button::primary_button(ui, does),
        };
        let cancelled = button::secondary_button(ui, cancel).clicked();
        let done = why_not.is_none() && (first.clicked() || submitted);
        let choice = if done {
            Some(Choice::Do)
        } else {
            cancelled.then_some(Choice::Cancel)
        };
        (choice, first)
    })
    .inner
}
