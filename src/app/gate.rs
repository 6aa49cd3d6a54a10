//! The one gate: builds every policy question, and lets an address through to the browser only
//! after asking.
//!
//! The window asks it in order to show the answer, `update` so that it is true, the command line so
//! that it is the same.

use std::collections::BTreeSet;

use crate::domain::ledger::{Permit, PermitDenied, PermitQuestion};
use crate::domain::{Day, PlatformIx, Settings, Surface, Switches, Text};
use crate::links::{AskReason, Found, HostTable, Judgement, Openable, Target};
use crate::policy::{
    DEFAULT_RULE, LinkEffect, LinkQuestion, LinkVerdict, Outcome, PayQuestion, PayVerdict, Period,
    Policy, Question, TargetIx, Verdict, Wallet, WalletState, WayOut,
};

use super::types::cell::Cell;

/// An address that the gate has let through. Only this module can make one, so nothing else can
/// reach the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handoff(Openable);

impl Handoff {
    /// The re-serialised `http` or `https` address: what was shown is what is opened.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// The circumstances of a query: the policy date and the user's switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The policy date.
    pub day: Day,
    /// The user's switches.
    pub switches: Switches,
}

impl Circumstances {
    /// The circumstances on `day`, with every switch in its default position.
    pub fn on(day: Day) -> Self {
        Self {
            day,
            switches: Switches::default(),
        }
    }
}

impl From<&Settings> for Circumstances {
    fn from(settings: &Settings) -> Self {
        Self {
            day: settings.day,
            switches: settings.switches,
        }
    }
}

/// Judgement of a link: the policy's verdict and the judgement of the link itself, the stricter
/// one being the effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkAnswer<'a> {
    /// The query of an entry.
    pub question: LinkQuestion,
    /// The verdict of the policy.
    pub policy: LinkVerdict<'a>,
    /// The judgement of the link itself.
    pub judgement: &'a Judgement,
    /// Whether the user has said not to be asked about the link's site.
    pub trusted: bool,
    /// The stricter of both.
    pub effect: LinkEffect,
}

impl LinkAnswer<'_> {
    /// Whether the link's own look, not the policy, decided.
    pub fn is_about_safety(&self) -> bool {
        self.effect != self.policy.answer
    }

    /// The id of what is wrong with the link itself, where that decided or would have stopped it
    /// anyway.
    pub fn flaw(&self) -> Option<&'static str> {
        match self.judgement {
            Judgement::Stop(reason) => Some(reason.id()),
            Judgement::Ask(reason) if self.is_about_safety() => Some(reason.id()),
            Judgement::Ask(_) | Judgement::Fine => None,
        }
    }

    /// The effect that the link itself gives cause for, whatever the policy says; of a trusted site
    /// none.
    pub const fn safety(&self) -> LinkEffect {
        match self.judgement {
            Judgement::Ask(_) if !self.trusted => LinkEffect::Ask,
            Judgement::Fine | Judgement::Ask(_) => LinkEffect::Open,
            Judgement::Stop(_) => LinkEffect::HardStop,
        }
    }
}

/// The table of hosts that a policy knows.
pub fn host_table(policy: &Policy) -> HostTable {
    HostTable::new(policy.host_suffixes(), policy.shorteners())
        .with_tao_passwords(policy.tao_password().form.clone())
}

/// Returns the policy's target for a link.
pub fn policy_target(found: &Found) -> TargetIx {
    match &found.target {
        Target::Web(address) => address.platform.map_or(TargetIx::Web, TargetIx::Platform),
        Target::TaoPassword(_) => TargetIx::TaoPassword,
        Target::Refused(_) => TargetIx::Web,
    }
}

/// The platform that a link leads to; for a Tao password the one whose app reads it.
pub fn platform(policy: &Policy, found: &Found) -> Option<PlatformIx> {
    match &found.target {
        Target::Web(address) => address.platform,
        Target::TaoPassword(_) => policy.target_platform(TargetIx::TaoPassword),
        Target::Refused(_) => None,
    }
}

/// Judges a link on a surface, without the user's trust list.
pub fn link<'a>(
    policy: &'a Policy,
    when: Circumstances,
    surface: Surface,
    found: &'a Found,
) -> LinkAnswer<'a> {
    link_for(policy, when, &BTreeSet::new(), surface, found)
}

/// Judges a link on a surface, for a user who skips the prompt for the
/// `trusted` sites.
pub fn link_for<'a>(
    policy: &'a Policy,
    when: Circumstances,
    trusted: &BTreeSet<String>,
    surface: Surface,
    found: &'a Found,
) -> LinkAnswer<'a> {
    let question = link_question(when, surface, policy_target(found));
    let verdict = policy.link(&question);
    let trusted = covers(trusted, found);
    let answer = LinkAnswer {
        question,
        policy: verdict,
        judgement: &found.judgement,
        trusted,
        effect: verdict.answer,
    };
    LinkAnswer {
        effect: verdict.answer.max(answer.safety()),
        ..answer
    }
}

/// The site that a link's question is about, by its registrable domain; `None` if it asks nothing,
/// or nothing that trust could answer.
pub fn site_in_question(found: &Found) -> Option<&str> {
    match &found.judgement {
        Judgement::Ask(AskReason::PlainHttp) => match &found.target {
            Target::Web(address) => address.registrable_domain(),
            Target::TaoPassword(_) | Target::Refused(_) => None,
        },
        // Who trusts a shortener would trust every site that it can lead to.
        Judgement::Ask(
            AskReason::Shortener | AskReason::IpAddress | AskReason::MisleadingLabel,
        )
        | Judgement::Fine
        | Judgement::Stop(_) => None,
    }
}

/// Whether the user has said not to be asked about this link's site.
pub fn covers(trusted: &BTreeSet<String>, found: &Found) -> bool {
    !trusted.is_empty() && site_in_question(found).is_some_and(|site| trusted.contains(site))
}

/// The question behind a cell of the link matrix; `None` if the loaded policy has no such platform.
pub fn link_cell(
    policy: &Policy,
    when: Circumstances,
    surface: Surface,
    platform: &str,
) -> Option<LinkQuestion> {
    let target = policy.target_by_id(platform)?;
    Some(link_question(when, surface, target))
}

/// The question behind paying at a merchant with a wallet; `None` if the loaded policy does not
/// know one of them.
pub fn pay_cell(
    policy: &Policy,
    when: Circumstances,
    merchant: &str,
    wallet: &str,
) -> Option<PayQuestion> {
    Some(PayQuestion {
        day: when.day,
        merchant: policy.platform_by_id(merchant)?,
        wallet: policy.wallet_by_id(wallet)?,
    })
}

/// Returns the state of a wallet at a merchant; `None` if the loaded policy does not know one of them.
pub fn pay<'a>(
    policy: &'a Policy,
    when: Circumstances,
    merchant: &str,
    wallet: &str,
) -> Option<(PayQuestion, PayVerdict<'a>)> {
    let question = pay_cell(policy, when, merchant, wallet)?;
    Some((question, policy.pay(&question)))
}

/// Returns the state of every wallet at a merchant, in the policy's order.
pub fn wallets<'a>(
    policy: &'a Policy,
    when: Circumstances,
    merchant: &str,
) -> Vec<(&'a Wallet, PayVerdict<'a>)> {
    let Some(merchant) = policy.platform_by_id(merchant) else {
        return Vec::new();
    };
    let rows = policy
        .wallet_rows()
        .filter_map(|row| policy.wallet(row).map(|wallet| (row, wallet)));
    rows.map(|(row, wallet)| {
        (
            wallet,
            policy.pay(&PayQuestion {
                day: when.day,
                merchant,
                wallet: row,
            }),
        )
    })
    .collect()
}

/// Returns the permit for a payment; the ledger calls it inside the transaction.
///
/// # Errors
/// The policy's no with its rule and reason; a merchant or a wallet that it does not know is a no.
pub fn permit(policy: &Policy, question: &PermitQuestion) -> Result<Permit, PermitDenied> {
    let known = policy
        .platform_by_id(question.merchant.as_str())
        .zip(policy.wallet_by_id(question.wallet.as_str()));
    let Some((merchant, wallet)) = known else {
        return Err(PermitDenied {
            rule: DEFAULT_RULE.to_owned(),
            state: WalletState::Unknown.id().to_owned(),
            // i18n words this case.
            reason: Text::default(),
        });
    };
    let verdict = policy.pay(&PayQuestion {
        day: question.day,
        merchant,
        wallet,
    });
    if !verdict.answer.can_pay() {
        let (rule, state) = (
            verdict.grounds.rule.to_owned(),
            verdict.answer.id().to_owned(),
        );
        return Err(PermitDenied {
            rule,
            state,
            reason: verdict.grounds.reason.clone(),
        });
    }
    Ok(Permit {
        rule: verdict.grounds.rule.to_owned(),
        state: verdict.answer.id().to_owned(),
        certainty: verdict.grounds.certainty.id().to_owned(),
        source: verdict.grounds.source.id.clone(),
        policy: policy.fingerprint().to_owned(),
    })
}

/// The question behind a cell of either matrix; `None` if the loaded policy does not know it.
pub fn question(policy: &Policy, when: Circumstances, cell: &Cell) -> Option<Question> {
    match cell {
        Cell::Link(surface, platform) => {
            link_cell(policy, when, *surface, platform).map(Question::Link)
        }
        Cell::Pay(merchant, wallet) => pay_cell(policy, when, merchant, wallet).map(Question::Pay),
    }
}

/// Asks about a cell of either matrix.
pub fn cell<'a>(
    policy: &'a Policy,
    when: Circumstances,
    cell: &Cell,
) -> Option<(Question, Verdict<'a, Outcome>)> {
    let question = question(policy, when, cell)?;
    Some((question, policy.verdict(&question)))
}

/// The verdicts on a cell of either matrix on all days of the time bar, earliest first.
pub fn history<'a>(
    policy: &'a Policy,
    when: Circumstances,
    cell: &Cell,
) -> Option<Vec<Period<'a, Outcome>>> {
    let question = question(policy, when, cell)?;
    Some(policy.timeline(&question, &Policy::DATES))
}

/// The ways to a better effect of a link, each with the effect that it really has: a suspicious link
/// still asks first, and a deceptive link has none.
pub fn ways_out(policy: &Policy, when: Circumstances, answer: &LinkAnswer<'_>) -> Vec<WayOut> {
    policy.change_link(&answer.question, when.switches, answer.safety())
}

/// The ways to a better result for a cell of either matrix.
pub fn what_would_change(policy: &Policy, when: Circumstances, question: &Question) -> Vec<WayOut> {
    policy.what_would_change(question, when.switches)
}

/// Whether one gets to the page: at once, or past a notice or a question if the user went on.
pub const fn passes(effect: LinkEffect, continued: bool) -> bool {
    match effect {
        LinkEffect::Open => true,
        LinkEffect::Notice | LinkEffect::Ask => continued,
        LinkEffect::CopyOnly
        | LinkEffect::AppRedirect
        | LinkEffect::PosterOnly
        | LinkEffect::HardStop => false,
    }
}

/// Lets a link through to the browser, if one gets to its page at all.
pub fn hand_off(answer: &LinkAnswer<'_>, found: &Found, continued: bool) -> Option<Handoff> {
    if passes(answer.effect, continued) {
        Openable::from_found(found).map(Handoff)
    } else {
        None
    }
}

fn link_question(when: Circumstances, surface: Surface, target: TargetIx) -> LinkQuestion {
    LinkQuestion {
        day: when.day,
        surface,
        target,
        switch: when.switches.of(surface),
    }
}
