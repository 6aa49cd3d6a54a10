//! The three places where a link can be posted, and the user's switch for each.

use serde::{Deserialize, Serialize};

use super::id_enum;

id_enum! {
    /// A place in the app where links are posted and tapped.
    #[derive(PartialOrd, Ord)]
    pub enum Surface: "a surface" {
        /// A one-to-one chat.
        Dm = "dm",
        /// A group chat.
        Group = "group",
        /// The feed.
        Moments = "moments",
    }
}

impl Surface {
    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

id_enum! {
    /// Position of the user's switch for external links on one surface.
    #[derive(Default)]
    pub enum Switch: "a switch position" {
        /// Follow the rule of the day.
        #[default]
        Default = "default",
        /// Open where the platform lets its users choose. Offered for groups and Moments only.
        On = "on",
        /// Never open anything that belongs to another company.
        Off = "off",
    }
}

impl Switch {
    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether this position exists on `surface`: direct messages have no `on`.
    pub const fn exists_on(self, surface: Surface) -> bool {
        !(matches!(self, Self::On) && matches!(surface, Surface::Dm))
    }
}

/// The user's three switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Switches {
    /// For direct messages.
    pub dm: Switch,
    /// For groups.
    pub group: Switch,
    /// For Moments.
    pub moments: Switch,
}

impl Switches {
    /// The switch of `surface`.
    pub const fn of(self, surface: Surface) -> Switch {
        match surface {
            Surface::Dm => self.dm,
            Surface::Group => self.group,
            Surface::Moments => self.moments,
        }
    }

    /// Puts the switch of `surface` to `switch`; a position that does not exist there is left
    /// alone.
    pub const fn set(&mut self, surface: Surface, switch: Switch) {
        if !switch.exists_on(surface) {
            return;
        }
        match surface {
            Surface::Dm => self.dm = switch,
            Surface::Group => self.group = switch,
            Surface::Moments => self.moments = switch,
        }
    }
}
