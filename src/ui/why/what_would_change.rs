//! "What would change this?": the ways out that the policy offers, each a button that takes it.

use egui::Ui;

use crate::app::{Intent, Subject};
use crate::i18n::{chrome, policy};
use crate::policy::{Way, WayOut};
use crate::theme::{icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;

/// Draws the list; `danger` says that the address itself is the danger.
pub fn ways_out_ui(ui: &mut Ui, cx: &Cx<'_>, subject: &Subject, (ways, danger): (&[WayOut], bool)) {
    kit::strong(ui, chrome::WHAT_WOULD_CHANGE.get(cx.lang));
    ui.add_space(space::XS);
    if ways.is_empty() {
        let words = if danger {
            chrome::DECEPTIVE
        } else {
            chrome::NOTHING_BETTER
        };
        kit::secondary(ui, words.get(cx.lang));
    }
    for way in ways {
        let words = policy::way(cx.lang, &cx.state.policy, way.way);
        let outcome = outcome_words(cx, way);
        if kit::action_row(ui, icon(way.way), &words, &outcome).clicked() {
            cx.send(Intent::TakeWayOut(subject.clone(), way.way));
        }
    }
}

fn outcome_words(cx: &Cx<'_>, way: &WayOut) -> String {
    format!(
        "{} · {}",
        policy::outcome(way.outcome).get(cx.lang),
        policy::certainty(way.certainty).get(cx.lang)
    )
}

const fn icon(way: Way) -> &'static str {
    match way {
        Way::Switch(..) => icons::SLIDERS_HORIZONTAL,
        Way::Surface(_) => icons::ARROW_BEND_UP_RIGHT,
        Way::NextDay(_) => icons::ARROW_RIGHT,
        Way::LastDay(_) => icons::ARROW_LEFT,
        Way::Wallet(_) => icons::WALLET,
        Way::Merchant(_) => icons::STOREFRONT,
        Way::StricterDay(_) => icons::ARROW_RIGHT,
    }
}
