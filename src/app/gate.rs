//! The one gate: builds every policy question, and lets an address through to the browser only after asking.
//!
//! The window asks it in order to show the answer, `update` so that it is true, the command line so that it is the same.

use std::collections::BTreeSet;

use crate::domain::{Day, PlatformIx, Settings, Surface, Switches};
use crate::links::{Found, HostTable, Judgement, Openable, Target};
use crate::policy::{Effect, LinkQuestion, LinkTarget, LinkVerdict, Outcome, PayQuestion, PayVerdict, Policy, WayOut};

use super::effect::Handoff;
use super::session::Cell;
use super::trust;

/// The circumstances of a question: the day on the dial and the user's switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The day on the dial.
    pub day: Day,
    /// The user's switches.
    pub switches: Switches,
}

impl From<&Settings> for Circumstances {
    fn from(settings: &Settings) -> Self {
        Self { day: settings.day, switches: settings.switches }
    }
}

/// What becomes of a link: the policy's verdict and the judgement of the link itself, the stricter one being the effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkAnswer<'a> {
    /// What was asked of the policy.
    pub question: LinkQuestion,
    /// What the policy says.
    pub policy: LinkVerdict<'a>,
    /// What the link itself gives cause for.
    pub judgement: &'a Judgement,
    /// Whether the user has said not to be asked about the link's site.
    pub trusted: bool,
    /// The stricter of both.
    pub effect: Effect,
}

impl LinkAnswer<'_> {
    /// Whether the link's own look, not the policy, decided.
    pub fn is_about_safety(&self) -> bool {
        self.effect != self.policy.effect
    }

    /// The effect that the link itself gives cause for, whatever the policy says; of a trusted site none.
    pub const fn safety(&self) -> Effect {
        match self.judgement {
            Judgement::Ask(_) if !self.trusted => Effect::Ask,
            Judgement::Fine | Judgement::Ask(_) => Effect::Open,
            Judgement::Stop(_) => Effect::HardStop,
        }
    }
}

/// The table of hosts that a policy knows.
pub fn host_table(policy: &Policy) -> HostTable {
    HostTable::new(policy.host_suffixes(), policy.shorteners())
}

/// What the policy calls the target of a link.
pub fn policy_target(found: &Found) -> LinkTarget {
    match &found.target {
        Target::Web(address) => address.platform.map_or(LinkTarget::Web, LinkTarget::Platform),
        Target::TaoPassword(_) => LinkTarget::TaoPassword,
        Target::Refused(_) => LinkTarget::Web,
    }
}

/// The platform a link leads to, a Tao password counting as Taobao's.
pub fn platform(policy: &Policy, found: &Found) -> Option<PlatformIx> {
    match &found.target {
        Target::Web(address) => address.platform,
        Target::TaoPassword(_) => policy.platform_by_id("taobao"),
        Target::Refused(_) => None,
    }
}

/// Asks what becomes of a link on a surface, for somebody who trusts no site in particular.
pub fn link<'a>(policy: &'a Policy, when: Circumstances, surface: Surface, found: &'a Found) -> LinkAnswer<'a> {
    link_for(policy, when, &BTreeSet::new(), surface, found)
}

/// Asks what becomes of a link on a surface, for somebody who does not want to be asked about the `trusted` sites.
pub fn link_for<'a>(
    policy: &'a Policy,
    when: Circumstances,
    trusted: &BTreeSet<String>,
    surface: Surface,
    found: &'a Found,
) -> LinkAnswer<'a> {
    let question = link_question(when, surface, policy_target(found));
    let verdict = policy.link(&question);
    let trusted = trust::covers(trusted, found);
    let answer = LinkAnswer { question, policy: verdict, judgement: &found.judgement, trusted, effect: verdict.effect };
    LinkAnswer { effect: verdict.effect.max(answer.safety()), ..answer }
}

/// The question behind a cell of the link matrix; `None` if the loaded policy has no such platform.
pub fn link_cell(policy: &Policy, when: Circumstances, surface: Surface, platform: &str) -> Option<LinkQuestion> {
    let target = match platform {
        "web" => LinkTarget::Web,
        "tao-password" => LinkTarget::TaoPassword,
        id => LinkTarget::Platform(policy.platform_by_id(id)?),
    };
    Some(link_question(when, surface, target))
}

/// The question behind paying at a merchant with a wallet; `None` if the loaded policy does not know one of them.
pub fn pay_cell(policy: &Policy, when: Circumstances, merchant: &str, wallet: &str) -> Option<PayQuestion> {
    Some(PayQuestion { day: when.day, merchant: policy.platform_by_id(merchant)?, wallet: policy.wallet_by_id(wallet)? })
}

/// The answer to a cell of either matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellAnswer<'a> {
    /// Of the link matrix.
    Link(LinkQuestion, LinkVerdict<'a>),
    /// Of the wallet matrix.
    Pay(PayQuestion, PayVerdict<'a>),
}

/// Asks about a cell of either matrix.
pub fn cell<'a>(policy: &'a Policy, when: Circumstances, cell: &Cell) -> Option<CellAnswer<'a>> {
    match cell {
        Cell::Link(surface, platform) => {
            link_cell(policy, when, *surface, platform).map(|question| CellAnswer::Link(question, policy.link(&question)))
        }
        Cell::Pay(merchant, wallet) => {
            pay_cell(policy, when, merchant, wallet).map(|question| CellAnswer::Pay(question, policy.pay(&question)))
        }
    }
}

/// What would change the answer about a link, each way with the effect that it really gives: a doubtful link still asks first.
/// Nothing changes it where the link itself is dangerous.
pub fn ways_out(policy: &Policy, when: Circumstances, answer: &LinkAnswer<'_>) -> Vec<WayOut> {
    let safety = answer.safety();
    if safety == Effect::HardStop {
        return Vec::new();
    }
    let really = |outcome| match outcome {
        Outcome::Link(effect, certainty) => Outcome::Link(effect.max(safety), certainty),
        Outcome::Pay(..) => outcome,
    };
    let ways = policy.change_link(&answer.question, when.switches).into_iter();
    ways.map(|way| WayOut { outcome: way.outcome.map(really), ..way }).collect()
}

/// Whether one gets to the page: at once, or past a notice or a question if the user went on.
pub const fn passes(effect: Effect, continued: bool) -> bool {
    match effect {
        Effect::Open => true,
        Effect::Notice | Effect::Ask => continued,
        Effect::CopyOnly | Effect::AppRedirect | Effect::PosterOnly | Effect::HardStop => false,
    }
}

/// Lets a link through to the browser, if one gets to its page at all.
pub fn hand_off(answer: &LinkAnswer<'_>, found: &Found, continued: bool) -> Option<Handoff> {
    if passes(answer.effect, continued) { Openable::from_found(found).map(Handoff) } else { None }
}

fn link_question(when: Circumstances, surface: Surface, target: LinkTarget) -> LinkQuestion {
    LinkQuestion { day: when.day, surface, target, switch: when.switches.of(surface) }
}
