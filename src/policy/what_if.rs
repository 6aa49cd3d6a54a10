//! Adds what-if rules for a cell to the text of a policy, and removes them again. Everything else
//! in the text stays as it is, comments included.
//!
//! Returns texts only: a policy never changes, and loading decides whether a text is a policy.

use toml_edit::{Array, Item, Table, Value};

use crate::domain::{Day, Surface};

use super::policy_text::{PolicyText, bilingual};
use super::rows::{LinkRule, Scope, TAO_PASSWORD, WalletRule};
use super::{Certainty, Outcome, Policy, builtin};

/// Beginning of the ids of what-if rules.
const ID: &str = "what-if-";

/// Cell of a matrix, by ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellRef<'a> {
    /// Links on a surface to a platform, to `web`, or by `tao-password`.
    Link(Surface, &'a str),
    /// A merchant and a wallet.
    Pay(&'a str, &'a str),
}

impl CellRef<'_> {
    /// Key of the rules about it in a policy file.
    const fn section(self) -> &'static str {
        match self {
            Self::Link(..) => "link_rule",
            Self::Pay(..) => "wallet_rule",
        }
    }
}

/// First and last date of a rule, inclusive; `None` means no start or no end.
type RuleDates = (Option<Day>, Option<Day>);

impl Policy {
    /// This policy's text with one more what-if rule, which takes precedence over every other rule
    /// on its dates: what-if rules about the same cell that would win there begin later or are
    /// removed.
    pub fn with_what_if(
        &self,
        about: CellRef<'_>,
        says: Outcome,
        (from, until): RuleDates,
    ) -> String {
        let section = about.section();
        self.edited(|text| {
            for (id, (first, last)) in self.what_if_rules(about) {
                // A rule that begins earlier loses by itself, and answers again after the new one.
                let begins_later = |until| first.is_some_and(|first| first > until);
                if first < from || until.is_some_and(begins_later) {
                    continue;
                }
                match until {
                    Some(until) if last.is_none_or(|last| last > until) => {
                        text.set_first_day(section, id, until.next());
                    }
                    Some(_) | None => text.remove_rule(section, id),
                }
            }
            let (comment, rule) = self.what_if_rule(about, says, (from, until));
            text.add_rule(section, &comment, rule);
        })
    }

    /// This policy's text without the what-if rules about a cell.
    pub fn without_what_if(&self, about: CellRef<'_>) -> String {
        self.edited(|text| {
            for (id, _) in self.what_if_rules(about) {
                text.remove_rule(about.section(), id);
            }
        })
    }

    /// This policy's text after an edit. The text of a loaded policy can always be parsed; if it
    /// could not, it would stay as it is.
    fn edited(&self, edit: impl FnOnce(&mut PolicyText)) -> String {
        match PolicyText::parse(self.text()) {
            Ok(mut text) => {
                edit(&mut text);
                text.into_text()
            }
            Err(_) => self.text().to_owned(),
        }
    }

    /// The what-if rules about exactly this cell, with their dates, in the file's order.
    pub fn what_if_rules(&self, about: CellRef<'_>) -> Vec<(&str, RuleDates)> {
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

    /// A what-if rule about a cell, and the comment above it.
    fn what_if_rule(
        &self,
        about: CellRef<'_>,
        says: Outcome,
        (from, until): RuleDates,
    ) -> (String, Table) {
        let mut rule = Table::new();
        let mut set = |key: &str, says: Value| {
            rule.insert(key, Item::Value(says));
        };
        set("id", format!("{ID}{}", self.next_number()).into());
        set("what_if", true.into());
        let comment = match about {
            CellRef::Link(surface, target) => {
                let is_password = target == TAO_PASSWORD;
                let platform = if is_password {
                    self.tao_password().platform.as_str()
                } else {
                    target
                };
                set("platforms", list_of(platform));
                if is_password {
                    set("form", TAO_PASSWORD.into());
                }
                set("surfaces", list_of(surface.id()));
                format!("{target}, {}: {}", surface.id(), says.id())
            }
            CellRef::Pay(merchant, wallet) => {
                set("merchants", list_of(merchant));
                set("wallets", list_of(wallet));
                format!("{merchant}, {wallet}: {}", says.id())
            }
        };
        for (key, day) in [("from", from), ("until", until)] {
            if let Some(day) = day {
                set(key, day.to_string().into());
            }
        }
        set(says.key(), says.id().into());
        set("certainty", Certainty::Assumption.id().into());
        set("source", self.assumption_source().id.as_str().into());
        set("reason", bilingual(&builtin::WHAT_IF_REASON).into());
        set("note", bilingual(&builtin::WHAT_IF_NOTE).into());
        (comment, rule)
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

    /// The first number above those of all what-if rules.
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

/// A list of one word, as a TOML value.
fn list_of(word: &str) -> Value {
    Array::from_iter([word]).into()
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

    #[test]
    fn a_rule_comes_and_goes_between_the_users_own_comments() {
        let about = CellRef::Link(Surface::Group, "taobao");
        let opens = Outcome::Link(LinkEffect::Open);
        let ends = ["", "\n# My last words.\n", "\n\n# And these.\n\n"];
        for original in ends.map(|end| format!("{}{end}", Policy::SHIPPED_TEXT)) {
            for line_end in ["\n", "\r\n"] {
                let original = original.replace('\n', line_end);
                let text = load(&original).with_what_if(about, opens, (None, None));
                assert!(text.starts_with(&original), "{text}");
                assert_eq!(load(&text).without_what_if(about), original);
            }
        }
    }

    #[test]
    fn what_the_user_writes_around_a_what_if_rule_survives_it() {
        let about = CellRef::Link(Surface::Group, "taobao");
        let opens = Outcome::Link(LinkEffect::Open);
        let text = load(Policy::SHIPPED_TEXT).with_what_if(about, opens, (None, None));
        let above = text.replace("\n# What if:", "\n# Above.\n\n# What if:");
        let around = format!("{above}\n# Below.\n");
        let pay = CellRef::Pay("taobao", "alipay");
        let two = load(&around).with_what_if(pay, Outcome::Pay(WalletState::Trial), (None, None));
        let both_kept = format!("{}\n# Above.\n\n# Below.\n", Policy::SHIPPED_TEXT);
        assert_eq!(load(&around).without_what_if(about), both_kept);
        let last = load(&load(&two).without_what_if(about)).without_what_if(pay);
        assert_eq!(last, both_kept);
    }

    #[test]
    fn rules_in_a_list_are_edited_where_they_are() {
        let rules = "[[link_rule]]\nid = \"all\"\neffect = \"notice\"\ncertainty = \"reported\"\nsource = \"moongate\"\nreason = { en = \"e\", zh = \"中\" }\n";
        let rule = "{ id = \"all\", effect = \"notice\", certainty = \"reported\", source = \"moongate\", reason = { en = \"e\", zh = \"中\" } }";
        let at = Policy::OPEN_INTERNET_TEXT.find("[[link_rule]]").unwrap();
        let start = &Policy::OPEN_INTERNET_TEXT[..at];
        let about = CellRef::Link(Surface::Group, "taobao");
        for original in [
            format!("link_rule = [\n  {rule}, # mine\n]\n{start}"),
            format!("{start}{rules}"),
        ] {
            let from = (Some(day("2020-01-01")), None);
            let opens = Outcome::Link(LinkEffect::Open);
            let one = load(&load(&original).with_what_if(about, opens, from));
            assert_eq!(one.without_what_if(about), original);
            let until = (Some(day("2019-01-01")), Some(day("2020-06-30")));
            let stops = Outcome::Link(LinkEffect::HardStop);
            let two = load(&one.with_what_if(about, stops, until));
            for (on, effect) in [
                ("2018-12-31", LinkEffect::Notice),
                ("2020-06-30", LinkEffect::HardStop),
                ("2020-07-01", LinkEffect::Open),
            ] {
                assert_eq!(says(&two, "taobao", on).0, effect, "{on}");
            }
            assert_eq!(two.without_what_if(about), original);
        }
    }
}
