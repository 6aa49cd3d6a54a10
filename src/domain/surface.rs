//! The three places where a link can be posted, and the user's switch for each.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A place in the app where links are posted and tapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Surface {
    /// A one-to-one chat.
    Dm,
    /// A group chat.
    Group,
    /// The feed.
    Moments,
}

impl Surface {
    /// Every surface, in the order of tables and tabs.
    pub const ALL: [Self; 3] = [Self::Dm, Self::Group, Self::Moments];

    /// The id used in policy files and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dm => "dm",
            Self::Group => "group",
            Self::Moments => "moments",
        }
    }

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl FromStr for Surface {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|s| s.id() == id)
            .ok_or_else(|| format!("`{id}` is not a surface; use dm, group or moments"))
    }
}

/// What the user has chosen for external links on one surface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    /// Follow the rule of the day.
    #[default]
    Default,
    /// Open where the platform lets its users choose. Offered for groups and Moments only.
    On,
    /// Never open anything that belongs to another company.
    Off,
}

impl Switch {
    /// Every position, in the order in which settings offer them.
    pub const ALL: [Self; 3] = [Self::Default, Self::On, Self::Off];

    /// The id used in settings and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::On => "on",
            Self::Off => "off",
        }
    }

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether this position exists on `surface`: direct messages have no `on`.
    pub const fn exists_on(self, surface: Surface) -> bool {
        !(matches!(self, Self::On) && matches!(surface, Surface::Dm))
    }
}

impl FromStr for Switch {
    type Err = String;

    fn from_str(id: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|s| s.id() == id)
            .ok_or_else(|| format!("`{id}` is not a switch position; use default, on or off"))
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
