//! `pay`: whether a merchant takes a wallet.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use super::args::{Pay, TextOrJson};
use super::exit::{Exit, Failure};
use super::json::{self, GroundsJson};
use super::output::{Cx, emit, emit_json};
use super::page::{Page, state_tone};
use super::policies;
use crate::app::gate::{self, Circumstances};
use crate::domain::Day;
use crate::i18n::{cli, policy as words};
use crate::policy::{PayQuestion, PayVerdict, Policy, Question, WayOut};

/// Answers.
pub(super) fn run(cx: &Cx, args: &Pay, out: &mut dyn Write) -> Result<Exit, Failure> {
    let policy = &*cx.policy;
    let merchant = policy.platform(policies::merchant(policy, &args.merchant)?);
    policies::wallet(policy, &args.wallet)?;
    let when = Circumstances::on(args.day.date);
    let Some((question, verdict)) = gate::pay(policy, when, &merchant.id, &args.wallet) else {
        return Err(policies::unknown(
            &args.merchant,
            &cli::noun::MERCHANT,
            Vec::new(),
        ));
    };
    let ways = policy.change_pay(&question);
    match args.format {
        TextOrJson::Json => emit_json(out, &PayJson::new(policy, &question, &verdict, &ways))?,
        TextOrJson::Text => emit(out, &text(cx, &question, &verdict, &ways))?,
    }
    Ok(Exit::answer(verdict.answer.can_pay()))
}

/// The answer as JSON.
#[derive(Serialize)]
struct PayJson<'a> {
    merchant: &'a str,
    owner: Option<&'a str>,
    wallet: Option<&'a str>,
    date: Day,
    state: &'static str,
    can_pay: bool,
    #[serde(flatten)]
    grounds: GroundsJson<'a>,
    what_would_change: Vec<Value>,
    policy: Value,
}

impl<'a> PayJson<'a> {
    fn new(
        policy: &'a Policy,
        question: &PayQuestion,
        verdict: &PayVerdict<'a>,
        ways: &[WayOut],
    ) -> Self {
        Self {
            merchant: &policy.platform(question.merchant).id,
            owner: policy
                .owner_of(question.merchant)
                .map(|owner| owner.id.as_str()),
            wallet: policy
                .wallet(question.wallet)
                .map(|wallet| wallet.id.as_str()),
            date: question.day,
            state: verdict.answer.id(),
            can_pay: verdict.answer.can_pay(),
            grounds: GroundsJson::new(policy, &Question::Pay(*question), &verdict.grounds),
            what_would_change: json::ways(policy, ways),
            policy: json::policy(policy),
        }
    }
}

fn text(cx: &Cx, question: &PayQuestion, verdict: &PayVerdict<'_>, ways: &[WayOut]) -> String {
    let mut page = Page::new(cx);
    page.headline(
        &words::state(verdict.answer),
        state_tone(verdict.answer),
        Some(verdict.grounds.certainty),
    );
    page.sentence(words::state_sentence(verdict.answer).get(cx.lang));
    page.gap();
    page.worded(&cli::MERCHANT, &cx.policy.platform(question.merchant).name);
    if let Some(wallet) = cx.policy.wallet(question.wallet) {
        page.worded(&cli::WALLET, &wallet.name);
    }
    page.field(&cli::DATE, question.day.to_string());
    page.date_note(question.day);
    page.verdict(&Question::Pay(*question), verdict);
    page.ways_out(ways, false);
    page.into_text()
}
