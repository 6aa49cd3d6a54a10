//! Settings of a profile.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{Day, Lang, Surface, Switches, id_enum};

id_enum! {
    /// A tab of the rail.
    #[derive(Default)]
    pub enum Tab: "a tab" {
        /// One-to-one chats.
        #[default]
        Chats = "chats",
        /// Group chats.
        Groups = "groups",
        /// The feed.
        Moments = "moments",
        /// Storefronts, cart and checkout.
        Shops = "shops",
        /// Balances, orders and refunds.
        Wallet = "wallet",
        /// The rules and what they decide.
        Policy = "policy",
        /// The user's settings.
        Settings = "settings",
    }
}

id_enum! {
    /// Section of the Policy tab.
    #[derive(Default)]
    pub enum PolicySection: "a section of the Policy tab" {
        /// Surface × platform.
        #[default]
        Links = "links",
        /// Merchant × wallet.
        Wallets = "wallets",
        /// Every rule with its source.
        Rules = "rules",
        /// Every source.
        Sources = "sources",
        /// Effects or states of one matrix row over the years.
        Timeline = "timeline",
        /// Two days or two policies side by side.
        Compare = "compare",
        /// The text of the rules, to be edited.
        WhatIf = "what-if",
        /// Verdicts on past taps and payments.
        Log = "log",
    }
}

id_enum! {
    /// Light or dark.
    #[derive(Default)]
    pub enum Theme: "a theme" {
        /// As the system says.
        #[default]
        System = "system",
        /// Always light.
        Light = "light",
        /// Always dark.
        Dark = "dark",
    }
}

id_enum! {
    /// Place in which an allowed link opens.
    #[derive(Default)]
    pub enum OpenIn: "a place to open links in" {
        /// On the platform's mock page, inside the app.
        #[default]
        App = "app",
        /// In the system's browser.
        Browser = "browser",
    }
}

/// Inner size of the window in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

impl WindowSize {
    /// Range of a side that the settings file may have, in points.
    pub const SIDE: RangeInclusive<f32> = 200.0..=20_000.0;
}

/// The settings of one profile. Written as TOML by the store; every key has a default, so an older
/// file still loads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub language: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Zoom factor, 1.0 being the normal size.
    pub zoom: f32,
    /// Place in which an allowed link opens.
    pub open_in: OpenIn,
    /// The policy date.
    pub day: Day,
    /// The tab last looked at.
    pub tab: Tab,
    /// Whether the Why panel is shown.
    pub why_panel: bool,
    /// Whether the words of the first screen ("this is a mock") have been read.
    pub welcomed: bool,
    /// The user's switches for external links.
    pub switches: Switches,
    /// Sites that the user does not want to be asked about again: registrable domains as an address
    /// has them, in punycode.
    pub trusted_sites: BTreeSet<String>,
    /// Size of the window.
    pub window: WindowSize,
    /// The chat last looked at.
    pub chat: Option<String>,
    /// The group last looked at.
    pub group: Option<String>,
}

impl Settings {
    /// The smallest and the largest zoom that settings offer.
    pub const ZOOM: RangeInclusive<f32> = 0.75..=2.0;
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Lang::En,
            theme: Theme::System,
            zoom: 1.0,
            open_in: OpenIn::App,
            day: Day::DEFAULT,
            tab: Tab::Chats,
            why_panel: true,
            welcomed: false,
            switches: Switches::default(),
            trusted_sites: BTreeSet::new(),
            // Fits a screen of 1280 × 800 with the bars that systems put on it.
            window: WindowSize {
                width: 1240.0,
                height: 720.0,
            },
            chat: None,
            group: None,
        }
    }
}

/// Reason why a value in the settings file can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingError {
    /// The zoom is outside [`Settings::ZOOM`].
    Zoom,
    /// The day is not a policy date.
    Day,
    /// A side of the window is outside [`WindowSize::SIDE`].
    WindowSide,
    /// The switch of this surface has no such position.
    Switch(Surface),
    /// It is not a value of this setting; the reason in English.
    Format(String),
}
