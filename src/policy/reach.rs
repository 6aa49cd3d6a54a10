//! What a rule reaches and how specific it is: the two halves of "which rule wins", before any day
//! is looked at.
//!
//! Works on rows; whether their ids exist is not asked here, an id that leads nowhere just reaches
//! nothing.

use super::rows::{Group, LinkRule, Platform, Scope, WEB, WalletRule};

/// More than every rank of a rule that is no what-if.
const WHAT_IF: u8 = 16;

/// How specific a link rule is: its scope first, then whether it names surfaces. A what-if rule
/// comes before all others.
pub(super) fn link_rank(rule: &LinkRule) -> u8 {
    u8::from(rule.what_if) * WHAT_IF + rule.scope.rank() * 2 + u8::from(!rule.surfaces.is_empty())
}

/// How specific a wallet rule is: naming merchants first, then naming wallets. A what-if rule comes
/// before all others.
pub(super) fn wallet_rank(rule: &WalletRule) -> u8 {
    u8::from(rule.what_if) * WHAT_IF
        + u8::from(!rule.merchants.is_empty()) * 2
        + u8::from(!rule.wallets.is_empty())
}

/// The platforms and their groups, as scopes speak of them.
pub(super) struct Realm<'a> {
    /// Platforms; a seat is a place in this list, and the one behind the last is that of web pages.
    pub(super) platforms: Vec<&'a Platform>,
    /// Groups of platforms.
    pub(super) groups: Vec<&'a Group>,
}

impl Realm<'_> {
    /// The seats that `rule` reaches.
    pub(super) fn reach(&self, rule: &LinkRule) -> Reach {
        Reach::Seats(match &rule.scope {
            Scope::Any => return Reach::All,
            Scope::Owners(ids) => self.seats(|p| ids.contains(&p.owner)),
            Scope::Kinds(ids) => self.seats(|p| ids.contains(&p.kind)),
            Scope::Groups(ids) => {
                let groups: Vec<_> = self.groups.iter().filter(|g| ids.contains(&g.id)).collect();
                self.seats(|p| groups.iter().any(|g| g.platforms.contains(&p.id)))
            }
            Scope::Platforms(ids) => {
                let mut seats = self.seats(|p| ids.contains(&p.id));
                if ids.iter().any(|id| id == WEB) {
                    seats.push(self.platforms.len());
                }
                seats
            }
        })
    }

    fn seats(&self, test: impl Fn(&Platform) -> bool) -> Vec<usize> {
        let rows = self.platforms.iter().enumerate();
        rows.filter(|(_, platform)| test(platform))
            .map(|(seat, _)| seat)
            .collect()
    }
}

/// The seats that a link rule's scope reaches.
#[derive(Debug)]
pub(super) enum Reach {
    /// Everything.
    All,
    /// These, in rising order.
    Seats(Vec<usize>),
}

impl Reach {
    /// Whether it holds `seat`; what has no seat is reached by rules for everything only.
    pub(super) fn holds(&self, seat: Option<usize>) -> bool {
        match self {
            Self::All => true,
            Self::Seats(seats) => seat.is_some_and(|seat| seats.binary_search(&seat).is_ok()),
        }
    }

    /// Whether both reach some same target.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, Self::All) => true,
            (Self::All, Self::Seats(seats)) | (Self::Seats(seats), Self::All) => !seats.is_empty(),
            (Self::Seats(mine), Self::Seats(theirs)) => {
                mine.iter().any(|seat| theirs.binary_search(seat).is_ok())
            }
        }
    }
}
