//! Legend of the icons, colours and dashes of a matrix: beside it where there is room, else folded away
//! above it.

use egui::{Label, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};

use crate::i18n::{Text, policy, what_if};
use crate::policy::{LinkEffect, WalletState};
use crate::theme::{fonts, icons, palette, radius, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// Width of the legend beside a matrix, and the least that the matrix needs then.
const WIDTH: f32 = 232.0;
const MATRIX: f32 = 520.0;

/// A line of the legend.
#[derive(Clone, Copy)]
pub struct Entry {
    means: Means,
}

#[derive(Clone, Copy)]
enum Means {
    Link(LinkEffect),
    Pay(WalletState),
}

impl Entry {
    /// The line of an effect.
    pub const fn link(effect: LinkEffect) -> Self {
        Self {
            means: Means::Link(effect),
        }
    }

    /// The line of a wallet's state.
    pub const fn pay(state: WalletState) -> Self {
        Self {
            means: Means::Pay(state),
        }
    }

    fn chip_ui(self, ui: &mut Ui, cx: &Cx<'_>) -> egui::Response {
        match self.means {
            Means::Link(effect) => {
                kit::effect_chip(ui, effect, None, policy::effect(effect).get(cx.lang))
            }
            Means::Pay(state) => {
                kit::state_chip(ui, state, None, policy::state(state).get(cx.lang))
            }
        }
    }

    const fn sentence(self) -> Text {
        match self.means {
            Means::Link(effect) => policy::effect_sentence(effect),
            Means::Pay(state) => policy::state_sentence(state),
        }
    }
}

/// Draws `matrix`, which can use `widest` points, with the legend where it fits best.
pub fn beside_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (entries, widest): (&[Entry], f32),
    matrix: impl FnOnce(&mut Ui),
) {
    let room = ui.available_rect_before_wrap();
    if room.width() < MATRIX + WIDTH + space::XL {
        folded_ui(ui, cx, entries);
        matrix(ui);
        return;
    }
    let left = room.with_max_x(room.left() + widest.min(room.width() - WIDTH - space::XL));
    let right = Rect::from_min_size(
        left.right_top() + vec2(space::XL, 0.0),
        vec2(WIDTH, room.height()),
    );
    ui.scope_builder(UiBuilder::new().max_rect(left), matrix);
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        column_ui(ui, cx, entries)
    });
}

fn column_ui(ui: &mut Ui, cx: &Cx<'_>, entries: &[Entry]) {
    ScrollArea::vertical()
        .id_salt("legend")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_space(space::S);
            let title = RichText::new(policy::LEGEND.get(cx.lang))
                .font(fonts::strong(13.0))
                .color(palette(ui).text);
            ui.add(Label::new(title));
            kit::caption(ui, policy::MATRIX_HINT.get(cx.lang));
            for entry in entries {
                ui.add_space(space::XS);
                ui.spacing_mut().item_spacing.y = space::XXS;
                entry.chip_ui(ui, cx);
                kit::caption(ui, entry.sentence().get(cx.lang));
            }
            ui.add_space(space::S);
            marks_ui(ui, cx);
            ui.add_space(space::L);
        });
}

/// A button that unfolds one line of chips.
fn folded_ui(ui: &mut Ui, cx: &Cx<'_>, entries: &[Entry]) {
    let id = ui.scope_id().with("legend unfolded");
    let mut unfolded = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    ui.horizontal(|ui| {
        let icon = if unfolded {
            icons::CARET_UP
        } else {
            icons::CARET_DOWN
        };
        if kit::quiet_button_icon(ui, icon, policy::LEGEND.get(cx.lang)).clicked() {
            unfolded = !unfolded;
            ui.data_mut(|data| data.insert_temp(id, unfolded));
        }
        kit::caption(ui, policy::MATRIX_HINT.get(cx.lang));
    });
    if unfolded {
        ui.horizontal_wrapped(|ui| {
            for entry in entries {
                entry
                    .chip_ui(ui, cx)
                    .on_hover_text(entry.sentence().get(cx.lang));
            }
        });
        marks_ui(ui, cx);
    }
}

/// Marks on a cell besides its meaning.
#[derive(Clone, Copy)]
enum Mark {
    Dashed,
    Corner,
    Edge,
}

/// The dashed outline, the marked corner, and the edge of what the user changed.
fn marks_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let marks = [
        (policy::DASHED, Mark::Dashed),
        (policy::CHANGES_TODAY, Mark::Corner),
        (what_if::CHANGED_MARK, Mark::Edge),
    ];
    // Nothing differs from the original as long as the original is in force.
    let shown = if cx.state.what_if.is_active(&cx.state.policy) {
        3
    } else {
        2
    };
    for (words, mark) in marks.into_iter().take(shown) {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, 16.0), Sense::hover());
            let p = palette(ui);
            ui.painter()
                .rect_filled(rect, f32::from(radius::S) / 2.0, p.raised);
            match mark {
                Mark::Dashed => kit::paint::dashed_outline(
                    ui.painter(),
                    rect,
                    4.0,
                    egui::Stroke::new(1.0, p.secondary),
                ),
                Mark::Corner => crate::ui::policy::matrix::grid::paint_mark(ui, rect.expand(2.0)),
                Mark::Edge => crate::ui::policy::matrix::grid::paint_what_if(ui, rect),
            }
            kit::caption(ui, words.get(cx.lang));
        });
    }
}
