//! An answer on the screen: an effect or a wallet's state, never without how sure it is.
//!
//! Every view that shows an answer shows it through [`Meaning`], so that an assumption looks and
//! sounds like one everywhere. What is no answer, as a line of a legend or an answer to choose,
//! asks `kit` for a chip of no certainty.

use egui::{Response, Ui};

use crate::app::gate::LinkAnswer;
use crate::i18n::policy;
use crate::policy::{Certainty, Outcome, Verdict};
use crate::theme::Palette;
use crate::ui::context::Cx;
use crate::ui::kit;

/// An answer as it is shown, with its certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    outcome: Outcome,
    /// `None` if the address of the link alone decides: that is seen, and no question of history.
    certainty: Option<Certainty>,
}

impl<A: Copy + Into<Outcome>> From<&Verdict<'_, A>> for Meaning {
    fn from(verdict: &Verdict<'_, A>) -> Self {
        Self {
            outcome: verdict.answer.into(),
            certainty: Some(verdict.grounds.certainty),
        }
    }
}

impl From<&LinkAnswer<'_>> for Meaning {
    fn from(answer: &LinkAnswer<'_>) -> Self {
        Self {
            outcome: Outcome::Link(answer.effect),
            certainty: (!answer.is_about_safety()).then_some(answer.policy.grounds.certainty),
        }
    }
}

impl Meaning {
    /// The effect or state in words.
    pub fn word(self, cx: &Cx<'_>) -> String {
        policy::outcome(self.outcome).get(cx.lang).to_owned()
    }

    /// [`Meaning::word`] as a screen reader says it: "Opens, assumption".
    pub fn spoken(self, cx: &Cx<'_>) -> String {
        match self
            .certainty()
            .filter(|certainty| kit::certainty_dashed(*certainty))
        {
            Some(certainty) => policy::not_history(cx.lang, &self.word(cx), certainty),
            None => self.word(cx),
        }
    }

    /// The icon of the effect or state.
    pub const fn icon(self) -> &'static str {
        match self.outcome {
            Outcome::Link(effect) => kit::effect_icon(effect),
            Outcome::Pay(state) => kit::state_icon(state),
        }
    }

    /// Its colour.
    pub const fn color(self, palette: &Palette) -> egui::Color32 {
        match self.outcome {
            Outcome::Link(effect) => kit::effect_color(palette, effect),
            Outcome::Pay(state) => kit::state_color(palette, state),
        }
    }

    /// Strength of the evidence.
    pub const fn certainty(self) -> Option<Certainty> {
        self.certainty
    }

    /// Its chip.
    pub fn chip_ui(self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        self.chip_about_ui(ui, &self.word(cx))
            .accessible_name(self.spoken(cx))
    }

    /// Its chip with another word, as the name of the wallet that it is about; the caller says all
    /// of it in the accessible name.
    pub fn chip_about_ui(self, ui: &mut Ui, word: &str) -> Response {
        match self.outcome {
            Outcome::Link(effect) => kit::effect_chip(ui, effect, self.certainty, word),
            Outcome::Pay(state) => kit::state_chip(ui, state, self.certainty, word),
        }
    }

    /// Its chip with the badge of its certainty, which says the rest.
    pub fn chips_ui(self, ui: &mut Ui, cx: &Cx<'_>) {
        self.chip_about_ui(ui, &self.word(cx));
        if let Some(certainty) = self.certainty() {
            badge_ui(ui, cx, certainty);
        }
    }

    /// Whether it is no history: promised, or made up.
    pub fn is_made_up(self) -> bool {
        self.certainty().is_some_and(kit::certainty_dashed)
    }

    /// Only what was read in a source or seen by the press has a plain edge, and what is no history
    /// is empty.
    pub const fn edge(self) -> kit::Edge {
        match self.certainty() {
            None | Some(Certainty::Reported | Certainty::Observed) => kit::Edge::Plain,
            Some(Certainty::Trial | Certainty::Inferred) => kit::Edge::Dashed,
            Some(Certainty::Announced | Certainty::Assumption) => kit::Edge::DashedEmpty,
        }
    }
}

/// A certainty badge with its meaning as tooltip.
pub fn badge_ui(ui: &mut Ui, cx: &Cx<'_>, certainty: Certainty) {
    kit::certainty_badge(ui, certainty, policy::certainty(certainty).get(cx.lang))
        .on_hover_text(policy::certainty_meaning(certainty).get(cx.lang));
}
