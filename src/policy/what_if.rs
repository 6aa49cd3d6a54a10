//! Edits the text of a policy by cell: adds what-if rules, and takes them away again, leaving
//! everything else as it stands, remarks included.
//!
//! Only makes texts; whether one is a policy is decided by loading it, and nothing here changes a
//! policy.

use std::fmt::Write as _;

use crate::domain::{Day, Surface, Text};

use super::builtin;
use super::rows::{LinkRule, Scope, TAO_PASSWORD, WalletRule};
use super::{Outcome, Policy};

/// What the ids of what-if rules begin with.
const ID: &str = "what-if-";

/// A cell of a matrix, by ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellRef<'a> {
    /// Links on a surface to a platform, to `web`, or by `tao-password`.
    Link(Surface, &'a str),
    /// A merchant and a wallet.
    Pay(&'a str, &'a str),
}

/// The days of a rule: first and last, inclusive; `None` is without an end.
type Days = (Option<Day>, Option<Day>);

impl Policy {
    /// This policy's text with one more what-if rule, which wins on its days over every other rule:
    /// what-if rules about the same cell that would still win there are shortened or removed.
    pub fn with_what_if(&self, about: CellRef<'_>, says: Outcome, (from, until): Days) -> String {
        let mut text = self.text().to_owned();
        for (id, (first, last)) in self.what_if_rules(about) {
            // An earlier rule loses to a later one by itself, and speaks again behind its end.
            if first < from || until.is_some_and(|until| first.is_some_and(|first| first > until)) {
                continue;
            }
            text = match until {
                Some(until) if last.is_none_or(|last| last > until) => {
                    begin_later(&text, id, until.next())
                }
                Some(_) | None => without(&text, id),
            };
        }
        let gap = if text.ends_with('\n') { "\n" } else { "\n\n" };
        text + gap + &self.block(about, says, (from, until))
    }

    /// This policy's text without the what-if rules about a cell.
    pub fn without_what_if(&self, about: CellRef<'_>) -> String {
        self.what_if_rules(about)
            .into_iter()
            .fold(self.text().to_owned(), |text, (id, _)| without(&text, id))
    }

    /// The what-if rules about exactly this cell, with their days, in the file's order.
    pub fn what_if_rules(&self, about: CellRef<'_>) -> Vec<(&str, Days)> {
        match about {
            CellRef::Link(surface, target) => {
                let rules = self
                    .link_rules()
                    .iter()
                    .filter(|rule| self.is_about_link(rule, surface, target));
                rules
                    .map(|rule| (rule.id.as_str(), (rule.from, rule.until)))
                    .collect()
            }
            CellRef::Pay(merchant, wallet) => {
                let rules = self
                    .wallet_rules()
                    .iter()
                    .filter(|rule| is_about_pay(rule, merchant, wallet));
                rules
                    .map(|rule| (rule.id.as_str(), (rule.from, rule.until)))
                    .collect()
            }
        }
    }

    /// A rule as it stands in a file.
    fn block(&self, about: CellRef<'_>, says: Outcome, (from, until): Days) -> String {
        let word = says.id();
        let mut block = String::new();
        let (head, key, scope) = match about {
            CellRef::Link(surface, target) => {
                let (platform, form) = if target == TAO_PASSWORD {
                    (
                        self.tao_password().platform.as_str(),
                        "form = \"tao-password\"\n",
                    )
                } else {
                    (target, "")
                };
                let surface = surface.id();
                let scope = format!(
                    "platforms = [{}]\n{form}surfaces = [\"{surface}\"]\n",
                    quoted(platform)
                );
                (
                    format!("# What if: {target}, {surface}: {word}\n[[link_rule]]\n"),
                    "effect",
                    scope,
                )
            }
            CellRef::Pay(merchant, wallet) => {
                let scope = format!(
                    "merchants = [{}]\nwallets = [{}]\n",
                    quoted(merchant),
                    quoted(wallet)
                );
                (
                    format!("# What if: {merchant}, {wallet}: {word}\n[[wallet_rule]]\n"),
                    "state",
                    scope,
                )
            }
        };
        let _ = write!(
            block,
            "{head}id = \"{ID}{}\"\nwhat_if = true\n{scope}",
            self.next_number()
        );
        for (key, day) in [("from", from), ("until", until)] {
            if let Some(day) = day {
                let _ = writeln!(block, "{key} = \"{day}\"");
            }
        }
        let _ = write!(
            block,
            "{key} = \"{word}\"\ncertainty = \"assumption\"\nsource = {}\n",
            quoted(&self.assumption_source().id)
        );
        let (reason, note) = (both(&builtin::WHAT_IF_REASON), both(&builtin::WHAT_IF_NOTE));
        let _ = write!(block, "reason = {reason}\nnote = {note}\n");
        block
    }

    fn is_about_link(&self, rule: &LinkRule, surface: Surface, target: &str) -> bool {
        let (platform, tao_password) = if target == TAO_PASSWORD {
            (self.tao_password().platform.as_str(), true)
        } else {
            (target, false)
        };
        let alone = matches!(&rule.scope, Scope::Platforms(ids) if *ids == [platform]);
        rule.what_if && alone && rule.tao_password == tao_password && rule.surfaces == [surface]
    }

    /// The first number that no what-if rule has.
    fn next_number(&self) -> usize {
        let links = self.link_rules().iter().map(|rule| rule.id.as_str());
        let ids = links.chain(self.wallet_rules().iter().map(|rule| rule.id.as_str()));
        ids.filter_map(|id| id.strip_prefix(ID)?.parse::<usize>().ok())
            .max()
            .unwrap_or(0)
            + 1
    }
}

fn is_about_pay(rule: &WalletRule, merchant: &str, wallet: &str) -> bool {
    rule.what_if && rule.merchants == [merchant] && rule.wallets == [wallet]
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Both languages as a TOML value.
fn both(text: &Text) -> String {
    format!("{{ en = {}, zh = {} }}", quoted(&text.en), quoted(&text.zh))
}

/// The text without the rule of this id, and without the remark that came with it.
fn without(text: &str, id: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let Some((start, end)) = block_of(&lines, id) else {
        return text.to_owned();
    };
    let remark = start.checked_sub(1).filter(|row| {
        lines
            .get(*row)
            .is_some_and(|line| line.starts_with("# What if:"))
    });
    let start = remark.unwrap_or(start);
    // The empty line that set the block apart goes with it.
    let gap = start
        .checked_sub(1)
        .filter(|row| lines.get(*row).is_some_and(|line| line.trim().is_empty()));
    let start = gap.unwrap_or(start);
    lines
        .iter()
        .enumerate()
        .filter(|(row, _)| *row < start || *row >= end)
        .map(|(_, line)| *line)
        .collect()
}

/// The text with another first day for the rule of this id.
fn begin_later(text: &str, id: &str, from: Day) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let Some((start, end)) = block_of(&lines, id) else {
        return text.to_owned();
    };
    let mut changed = String::with_capacity(text.len());
    for (row, line) in lines.iter().enumerate() {
        let inside = row > start && row < end;
        if inside && value_of(line, "from").is_some() {
            continue;
        }
        changed += line;
        if inside && value_of(line, "id").is_some() {
            let _ = writeln!(changed, "from = \"{from}\"");
        }
    }
    changed
}

/// The lines of a rule, from its double brackets to behind its last key.
fn block_of(lines: &[&str], id: &str) -> Option<(usize, usize)> {
    let at = lines
        .iter()
        .position(|line| value_of(line, "id") == Some(id))?;
    let start = lines
        .get(..at)?
        .iter()
        .rposition(|line| line.starts_with("[["))?;
    let rest = lines.get(at..)?;
    let end = rest
        .iter()
        .position(|line| line.starts_with(['[', '#']))
        .map_or(lines.len(), |behind| at + behind);
    let empty = lines
        .get(at..end)?
        .iter()
        .rev()
        .take_while(|line| line.trim().is_empty())
        .count();
    Some((start, end - empty))
}

/// The text that a line gives to a key.
fn value_of<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let (name, value) = line.split_once('=')?;
    (name.trim() == key).then(|| value.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

    use std::sync::Arc;

    use super::*;
    use crate::domain::{Switch, WalletIx};
    use crate::policy::{LinkEffect, WalletState};
    use crate::policy::{LinkQuestion, PayQuestion};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn load(text: &str) -> Arc<Policy> {
        match Policy::load_copy("copy.toml", text) {
            Ok((policy, _)) => policy,
            Err(problems) => panic!("{}", problems.first().unwrap()),
        }
    }

    fn says(policy: &Policy, target: &str, on: &str) -> (LinkEffect, String) {
        let target = policy.target_by_id(target).unwrap();
        let question = LinkQuestion {
            day: day(on),
            surface: Surface::Group,
            target,
            switch: Switch::Default,
        };
        let verdict = policy.link(&question);
        (verdict.answer, verdict.grounds.rule.to_owned())
    }

    #[test]
    fn a_what_if_rule_wins_on_all_its_days_and_on_no_other() {
        let shipped = Policy::shipped();
        for target in ["taobao", "web", "tao-password", "jd", "feishu", "douyin"] {
            let days = (Some(day("2018-05-01")), Some(day("2022-06-30")));
            let text = shipped.with_what_if(
                CellRef::Link(Surface::Group, target),
                Outcome::Link(LinkEffect::PosterOnly),
                days,
            );
            let copy = load(&text);
            // Also on days on which rules of history begin.
            for on in [
                "2018-05-01",
                "2018-05-18",
                "2021-09-17",
                "2021-11-29",
                "2021-11-30",
                "2022-06-30",
            ] {
                assert_eq!(
                    says(&copy, target, on),
                    (LinkEffect::PosterOnly, "what-if-1".to_owned()),
                    "{target} {on}"
                );
            }
            for on in ["2018-04-30", "2022-07-01"] {
                assert_eq!(
                    says(&copy, target, on),
                    says(shipped, target, on),
                    "{target} {on}"
                );
            }
        }
    }

    #[test]
    fn the_last_of_several_what_if_rules_wins_on_its_days() {
        let about = CellRef::Link(Surface::Group, "taobao");
        let first = load(&Policy::shipped().with_what_if(
            about,
            Outcome::Link(LinkEffect::Open),
            (Some(day("2019-01-01")), None),
        ));
        let second_days = (Some(day("2018-06-01")), Some(day("2019-12-31")));
        let second =
            load(&first.with_what_if(about, Outcome::Link(LinkEffect::HardStop), second_days));
        for (on, effect) in [
            ("2018-06-01", LinkEffect::HardStop),
            ("2019-12-31", LinkEffect::HardStop),
            ("2020-01-01", LinkEffect::Open),
        ] {
            assert_eq!(says(&second, "taobao", on).0, effect, "{on}");
        }
        let third =
            load(&second.with_what_if(about, Outcome::Link(LinkEffect::Notice), (None, None)));
        assert_eq!(third.what_if_rules(about).len(), 1);
        assert_eq!(says(&third, "taobao", "2012-01-01").0, LinkEffect::Notice);
    }

    #[test]
    fn taking_what_if_rules_away_gives_back_the_very_text() {
        let shipped = Policy::shipped();
        let link = CellRef::Link(Surface::Moments, "xianyu");
        let pay = CellRef::Pay("taobao", "wechat-pay");
        let one = load(&shipped.with_what_if(link, Outcome::Link(LinkEffect::Open), (None, None)));
        let both = load(&one.with_what_if(
            pay,
            Outcome::Pay(WalletState::Accepted),
            (Some(day("2015-01-01")), None),
        ));
        assert_eq!(both.without_what_if(pay), one.text());
        let without_link = load(&both.without_what_if(link));
        assert!(without_link.what_if_rules(link).is_empty());
        assert_eq!(without_link.what_if_rules(pay).len(), 1);
        assert_eq!(without_link.without_what_if(pay), shipped.text());
        let question = PayQuestion {
            day: day("2015-01-01"),
            merchant: both.platform_by_id("taobao").unwrap(),
            wallet: WalletIx(0),
        };
        let wallet = both.wallet_by_id("wechat-pay").unwrap();
        assert_eq!(
            both.pay(&PayQuestion { wallet, ..question }).answer,
            WalletState::Accepted
        );
    }
}
