//! Which icon and which colour an effect, a wallet's state and a certainty have: the same
//! everywhere in the window.
//!
//! No words: those are in `i18n`. Colour is never the only sign, so every caller also draws
//! icon and word too.

use egui::Color32;

use crate::policy::{Certainty, LinkEffect, WalletState};
use crate::theme::{Palette, icons};

/// The icon of an effect.
pub const fn effect_icon(effect: LinkEffect) -> &'static str {
    match effect {
        LinkEffect::Open => icons::ARROW_SQUARE_OUT,
        LinkEffect::Notice => icons::WARNING_CIRCLE,
        LinkEffect::Ask => icons::QUESTION,
        LinkEffect::CopyOnly => icons::COPY,
        LinkEffect::AppRedirect => icons::DOWNLOAD_SIMPLE,
        LinkEffect::PosterOnly => icons::EYE_SLASH,
        LinkEffect::HardStop => icons::PROHIBIT,
    }
}

/// The colour of an effect.
pub const fn effect_color(p: &Palette, effect: LinkEffect) -> Color32 {
    match effect {
        LinkEffect::Open => p.jade,
        LinkEffect::Notice | LinkEffect::Ask => p.amber,
        LinkEffect::CopyOnly | LinkEffect::AppRedirect => p.slate,
        LinkEffect::PosterOnly => p.violet,
        LinkEffect::HardStop => p.danger,
    }
}

/// The icon of a wallet's state.
pub const fn state_icon(state: WalletState) -> &'static str {
    match state {
        WalletState::Accepted => icons::CHECK_CIRCLE,
        WalletState::Trial => icons::FLASK,
        WalletState::Partial => icons::CIRCLE_HALF,
        WalletState::Pending => icons::HOURGLASS_MEDIUM,
        WalletState::Preparing => icons::WRENCH,
        WalletState::NotAccepted => icons::PROHIBIT,
        WalletState::Unknown => icons::QUESTION,
    }
}

/// The colour of a wallet's state.
pub const fn state_color(p: &Palette, state: WalletState) -> Color32 {
    match state {
        WalletState::Accepted => p.jade,
        WalletState::Trial | WalletState::Partial => p.amber,
        WalletState::Pending => p.violet,
        WalletState::Preparing | WalletState::NotAccepted => p.slate,
        WalletState::Unknown => p.secondary,
    }
}

/// Whether a wallet's state is drawn with a dashed outline: nothing is known.
pub const fn state_dashed(state: WalletState) -> bool {
    matches!(state, WalletState::Unknown)
}

/// The icon of a certainty.
pub const fn certainty_icon(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Reported => icons::NEWSPAPER,
        Certainty::Observed => icons::EYE,
        Certainty::Trial => icons::FLASK,
        Certainty::Announced => icons::MEGAPHONE,
        Certainty::Inferred => icons::APPROXIMATE_EQUALS,
        Certainty::Assumption => icons::LIGHTBULB,
    }
}

/// The colour of a certainty: quiet for what was read or seen, louder for what only was promised or
/// made up.
pub const fn certainty_color(p: &Palette, certainty: Certainty) -> Color32 {
    match certainty {
        Certainty::Reported | Certainty::Observed | Certainty::Inferred => p.slate,
        Certainty::Trial => p.amber,
        Certainty::Announced => p.violet,
        Certainty::Assumption => p.secondary,
    }
}

/// Whether a certainty is drawn with a dashed outline, so that it never looks like history.
pub const fn certainty_dashed(certainty: Certainty) -> bool {
    matches!(certainty, Certainty::Announced | Certainty::Assumption)
}
