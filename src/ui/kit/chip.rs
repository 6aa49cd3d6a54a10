//! Chips and badges: an icon and a word on a tint. They tell and are never clicked.

use egui::{Color32, CornerRadius, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::policy::{Certainty, LinkEffect, WalletState};
use crate::theme::{Palette, fonts, palette, radius, size, space};
use crate::ui::kit::{meaning, paint};

const HEIGHT: f32 = 24.0;

/// Tone of a chip or a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Neutral,
    /// Goes well.
    Product,
    /// Mind it.
    Caution,
    /// Is wrong.
    Bad,
    /// Quietly closed.
    Muted,
    /// Waits.
    Waiting,
}

impl Tone {
    /// The colour of text and icon.
    pub const fn color(self, p: &Palette) -> Color32 {
        match self {
            Self::Neutral => p.secondary,
            Self::Product => p.jade,
            Self::Caution => p.amber,
            Self::Bad => p.danger,
            Self::Muted => p.slate,
            Self::Waiting => p.violet,
        }
    }
}

/// Outline of a chip.
#[derive(Clone, Copy)]
enum Ground {
    Tinted,
    TintedDashed,
    Dashed,
}

/// A chip of any tone; an empty `icon` leaves it out.
pub fn chip(ui: &mut Ui, tone: Tone, icon: &str, text: &str) -> Response {
    let color = tone.color(palette(ui));
    draw(ui, color, Ground::Tinted, icon, text)
}

/// Chip of a link effect, with its `word` in the user's language. Without fill, in dashes, if it
/// is no history; `None` is for what is no answer, as in a legend.
pub fn effect_chip(
    ui: &mut Ui,
    effect: LinkEffect,
    certainty: Option<Certainty>,
    word: &str,
) -> Response {
    let color = meaning::effect_color(palette(ui), effect);
    draw(
        ui,
        color,
        ground(certainty),
        meaning::effect_icon(effect),
        word,
    )
}

/// Whether a wallet is taken, with its `word` in the user's language; `certainty` as with
/// [`effect_chip`].
pub fn state_chip(
    ui: &mut Ui,
    state: WalletState,
    certainty: Option<Certainty>,
    word: &str,
) -> Response {
    let color = meaning::state_color(palette(ui), state);
    let ground = if meaning::state_dashed(state) {
        Ground::Dashed
    } else {
        ground(certainty)
    };
    draw(ui, color, ground, meaning::state_icon(state), word)
}

/// Meaning of this certainty.
fn ground(certainty: Option<Certainty>) -> Ground {
    if certainty.is_some_and(meaning::certainty_dashed) {
        Ground::Dashed
    } else {
        Ground::Tinted
    }
}

/// Chip of a certainty, with its `word` in the user's language.
pub fn certainty_badge(ui: &mut Ui, certainty: Certainty, word: &str) -> Response {
    let color = meaning::certainty_color(palette(ui), certainty);
    let ground = match certainty {
        Certainty::Assumption => Ground::Dashed,
        Certainty::Announced => Ground::TintedDashed,
        Certainty::Reported | Certainty::Observed | Certainty::Trial | Certainty::Inferred => {
            Ground::Tinted
        }
    };
    draw(ui, color, ground, meaning::certainty_icon(certainty), word)
}

/// Sets chips side by side, in as many lines as they need.
pub fn chips<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = HEIGHT;
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        ui.horizontal_wrapped(contents).inner
    })
    .inner
}

fn draw(ui: &mut Ui, color: Color32, ground: Ground, icon: &str, text: &str) -> Response {
    let icon_width = if icon.is_empty() {
        0.0
    } else {
        size::ICON_SMALL + space::XS
    };
    let font = fonts::caption();
    let room = (ui.available_width() - icon_width - 2.0 * 9.0).max(24.0);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    if ui.layout().is_vertical() {
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    }
    let galley = ui.painter().layout_job(job);
    let width = galley.size().x + icon_width + 2.0 * 9.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    if ui.is_rect_visible(rect) {
        let p = palette(ui);
        let painter = ui.painter();
        if matches!(ground, Ground::Tinted | Ground::TintedDashed) {
            painter.rect_filled(rect, CornerRadius::same(radius::FULL), p.tint(color));
        }
        if matches!(ground, Ground::Dashed | Ground::TintedDashed) {
            paint::dashed_outline(painter, rect, HEIGHT / 2.0, egui::Stroke::new(1.0, color));
        }
        if !icon.is_empty() {
            paint::icon(
                painter,
                pos2(rect.left() + 9.0 + size::ICON_SMALL / 2.0, rect.center().y),
                icon,
                size::ICON_SMALL,
                color,
            );
        }
        let text_at = pos2(
            rect.left() + 9.0 + icon_width,
            rect.center().y - galley.size().y / 2.0,
        );
        painter.galley(text_at, galley, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}
