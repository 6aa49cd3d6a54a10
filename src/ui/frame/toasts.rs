//! Messages of the app at the lower edge: a problem stays until it is closed, the rest goes by
//! itself.

use egui::{Align2, Area, Frame, Order, Ui, vec2};

use crate::app::{Intent, Toast};
use crate::i18n::{chrome, notice};
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// Time that a message without a problem is shown, in seconds.
const SECONDS: f64 = 4.0;

pub fn toasts_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let toasts = &cx.state.session.toasts;
    if toasts.is_empty() {
        return;
    }
    let area = Area::new(egui::Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -88.0));
    area.show(ui.ctx(), |ui| {
        for toast in toasts {
            toast_ui(ui, cx, toast);
        }
    });
}

fn toast_ui(ui: &mut Ui, cx: &Cx<'_>, toast: &Toast) {
    let palette = theme::palette(ui);
    let is_problem = toast.notice.is_problem();
    let (icon, colour) = if is_problem {
        (icons::WARNING_CIRCLE, palette.danger)
    } else {
        (icons::CHECK_CIRCLE, palette.accent)
    };
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke((1.0, palette.hairline))
        .corner_radius(12.0)
        .shadow(theme::shadow(palette));
    frame
        .inner_margin(margin(space::L, space::M))
        .show(ui, |ui| {
            ui.set_max_width(520.0);
            ui.horizontal(|ui| {
                kit::icon(ui, icon, 20.0, colour);
                kit::body(ui, notice::notice(&toast.notice).get(cx.lang));
                if let Some(text) = toast.notice.copyable()
                    && kit::secondary_button(ui, chrome::COPY_ADDRESS.get(cx.lang)).clicked()
                {
                    cx.send(Intent::Copy(text.to_owned()));
                }
                if is_problem
                    && kit::icon_button(ui, icons::X, chrome::DISMISS.get(cx.lang)).clicked()
                {
                    cx.send(Intent::Dismiss(toast.id));
                }
            });
        });
    if !is_problem {
        fade(ui, cx, toast.id);
    }
}

/// Puts the message away when its time is over; asks for exactly one more frame then.
fn fade(ui: &Ui, cx: &Cx<'_>, toast: u64) {
    let now = ui.input(|input| input.time);
    let id = egui::Id::unique(("toast-shown", toast));
    let shown = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
    let left = SECONDS - (now - shown);
    if left <= 0.0 {
        cx.send(Intent::Dismiss(toast));
    } else {
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}
