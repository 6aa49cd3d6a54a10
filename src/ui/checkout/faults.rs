//! The demonstrator's panel: what goes wrong with the next payment.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::{CheckoutIntent, Intent};
use crate::domain::Fault;
use crate::i18n::checkout;
use crate::theme::{self, icons, radius, space};
use crate::ui::context::Cx;
use crate::ui::kit;

pub fn faults_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let color = theme::palette(ui).secondary;
            kit::icon(ui, icons::BUG, 18.0, color);
            kit::strong_wrapped(ui, checkout::FAULT_NEXT.get(cx.lang));
        });
        kit::caption(ui, checkout::FAULT_HINT.get(cx.lang));
        ui.add_space(space::XS);
        let chosen = cx.state.session.paying.fault;
        let all = std::iter::once(None).chain(Fault::ALL.into_iter().map(Some));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, space::S);
            for fault in all {
                let words = fault.map_or(checkout::FAULT_NONE, checkout::fault);
                if choice_ui(ui, words.get(cx.lang), fault == chosen) {
                    cx.send(Intent::Checkout(CheckoutIntent::SetFault(fault)));
                }
            }
        });
        if let Some(fault) = chosen {
            ui.add_space(space::XXS);
            kit::secondary(ui, checkout::fault_text(fault).get(cx.lang));
        }
    });
}

fn choice_ui(ui: &mut Ui, words: &str, chosen: bool) -> bool {
    let p = theme::palette(ui);
    let color = if chosen { p.on_accent } else { p.text };
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), theme::secondary(), color);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(24.0, 14.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
    let fill = match (chosen, response.hovered()) {
        (true, _) => p.accent,
        (false, true) => p.pressed,
        (false, false) => p.raised,
    };
    ui.painter().rect_filled(rect, rect.height() / 2.0, fill);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, color);
    kit::focus_ring(ui, &response, radius::L);
    response.clicked()
}
