//! What a profile remembers about how the user likes the app.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Day, Lang, Surface, Switches};

/// A tab of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    /// One-to-one chats.
    #[default]
    Chats,
    /// Group chats.
    Groups,
    /// The feed.
    Moments,
    /// Storefronts, cart and checkout.
    Shops,
    /// Balances, orders and refunds.
    Wallet,
    /// The rules and what they decide.
    Policy,
    /// The user's settings.
    Settings,
}

impl Tab {
    /// Every tab, in the order of the rail.
    pub const ALL: [Self; 7] = [
        Self::Chats,
        Self::Groups,
        Self::Moments,
        Self::Shops,
        Self::Wallet,
        Self::Policy,
        Self::Settings,
    ];

    /// The id used by `--tab` and in settings.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Chats => "chats",
            Self::Groups => "groups",
            Self::Moments => "moments",
            Self::Shops => "shops",
            Self::Wallet => "wallet",
            Self::Policy => "policy",
            Self::Settings => "settings",
        }
    }
}

impl FromStr for Tab {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, String> {
        let wanted = id.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|t| t.id() == wanted)
            .ok_or_else(|| {
                let known: Vec<_> = Self::ALL.iter().map(|t| t.id()).collect();
                format!("`{id}` is not a tab; use one of {}", known.join(", "))
            })
    }
}

/// What the Policy tab shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicySection {
    /// Surface × platform.
    #[default]
    Links,
    /// Merchant × wallet.
    Wallets,
    /// Every rule with its source.
    Rules,
    /// Every source.
    Sources,
    /// How one row of a matrix went through the years.
    Timeline,
    /// Two days or two policies side by side.
    Compare,
    /// The text of the rules, to be edited.
    WhatIf,
    /// What was decided when the user tapped and paid.
    Log,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order in which settings offer them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

/// Where an allowed link opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenIn {
    /// On the platform's mock page, inside the app.
    #[default]
    App,
    /// In the system's browser.
    Browser,
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
    /// Where an allowed link opens.
    pub open_in: OpenIn,
    /// The day on the dial.
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
