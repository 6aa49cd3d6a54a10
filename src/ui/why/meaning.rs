//! An answer on the screen: an effect or a wallet's state, never without how sure it is.
//!
//! Every view that shows an answer shows it through [`Meaning`], so that an assumption looks and
//! sounds like one everywhere. What is no answer, as a line of a legend or an answer to choose,
//! asks `kit` for a chip of no certainty.

use egui::{Response, Ui};

use crate::app::gate::LinkAnswer;
use crate::i18n::policy;
use crate::policy::{Certainty, LinkEffect, LinkVerdict, PayVerdict, WalletState};
use crate::theme::Palette;
use crate::ui::context::Cx;
use crate::ui::kit;

/// What an answer says, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Of a link.
    Link(LinkEffect, Certainty),
    /// Of a wallet.
    Pay(WalletState, Certainty),
    /// Of a link whose address alone decides: that is seen, and no question of history.
    Address(LinkEffect),
}

impl From<&LinkVerdict<'_>> for Meaning {
    fn from(verdict: &LinkVerdict<'_>) -> Self {
        Self::Link(verdict.effect, verdict.certainty)
    }
}

impl From<&PayVerdict<'_>> for Meaning {
    fn from(verdict: &PayVerdict<'_>) -> Self {
        Self::Pay(verdict.state, verdict.certainty)
    }
}

impl From<&LinkAnswer<'_>> for Meaning {
    fn from(answer: &LinkAnswer<'_>) -> Self {
        if answer.is_about_safety() {
            Self::Address(answer.effect)
        } else {
            Self::Link(answer.effect, answer.policy.certainty)
        }
    }
}

impl Meaning {
    /// The effect or state in words.
    pub fn word(self, cx: &Cx<'_>) -> String {
        let word = match self {
            Self::Link(effect, _) | Self::Address(effect) => policy::effect(effect),
            Self::Pay(state, _) => policy::state(state),
        };
        word.get(cx.lang).to_owned()
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
        match self {
            Self::Link(effect, _) | Self::Address(effect) => kit::effect_icon(effect),
            Self::Pay(state, _) => kit::state_icon(state),
        }
    }

    /// Its colour.
    pub const fn color(self, palette: &Palette) -> egui::Color32 {
        match self {
            Self::Link(effect, _) | Self::Address(effect) => kit::effect_color(palette, effect),
            Self::Pay(state, _) => kit::state_color(palette, state),
        }
    }

    /// How sure it is.
    pub const fn certainty(self) -> Option<Certainty> {
        match self {
            Self::Link(_, certainty) | Self::Pay(_, certainty) => Some(certainty),
            Self::Address(_) => None,
        }
    }

    /// Its chip.
    pub fn chip_ui(self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        self.chip_about_ui(ui, &self.word(cx))
            .accessible_name(self.spoken(cx))
    }

    /// Its chip with another word, as the name of the wallet that it is about; the caller says all
    /// of it in the accessible name.
    pub fn chip_about_ui(self, ui: &mut Ui, word: &str) -> Response {
        match self {
            Self::Link(effect, certainty) => kit::effect_chip(ui, effect, Some(certainty), word),
            Self::Pay(state, certainty) => kit::state_chip(ui, state, Some(certainty), word),
            Self::Address(effect) => kit::effect_chip(ui, effect, None, word),
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
    /// stands empty.
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
