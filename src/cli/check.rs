//! `check`: whether a link opens.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use super::args::{Check, TextOrJson};
use super::exit::{Exit, Failure};
use super::json::{self, GroundsJson, SafetyJson};
use super::output::{Cx, emit, emit_json};
use super::page::{Page, effect_tone};
use super::policies;
use crate::app::gate::{self, Circumstances, LinkAnswer};
use crate::domain::{Switch, Text};
use crate::i18n::{chrome, cli, link, policy as words};
use crate::links::{Found, HostTable, Judgement, Target, escape_hidden, find, read_address};
use crate::policy::{Policy, Question, WayOut};

/// An address is shown with so many characters at most; its domain always is.
const MAX_SHOWN_CHARS: usize = 2_000;

/// Answers.
pub(super) fn run(cx: &Cx, args: &Check, out: &mut dyn Write) -> Result<Exit, Failure> {
    let hosts = gate::host_table(&cx.policy);
    let found =
        read_address(&args.address, &hosts).ok_or_else(|| no_link(&args.address, &hosts))?;
    let when = Circumstances {
        day: args.day.date,
        switches: policies::switches(args.surface, args.switch)?,
    };
    let answer = gate::link(&cx.policy, when, args.surface, &found);
    let ways = gate::ways_out(&cx.policy, when, &answer);
    match args.format {
        TextOrJson::Json => emit_json(out, &LinkJson::new(&cx.policy, &answer, &found, &ways))?,
        TextOrJson::Text => emit(out, &text(cx, &answer, &found, &ways))?,
    }
    Ok(Exit::answer(answer.effect.opens()))
}

fn no_link(text: &str, hosts: &HostTable) -> Failure {
    let several = find(text, hosts).len() > 1;
    let text = escape_hidden(text.trim());
    Failure::Question(if several {
        cli::several_links(&text)
    } else {
        cli::no_link(&text)
    })
}

/// The answer as JSON. `effect` is the stricter of `policy_effect` and `safety`; everything from
/// `rule` to `note` speaks of the policy.
#[derive(Serialize)]
struct LinkJson<'a> {
    address: Option<&'a str>,
    form: &'static str,
    host: Option<&'a str>,
    platform: Option<&'a str>,
    owner: Option<&'a str>,
    surface: &'static str,
    date: crate::domain::Day,
    switch: &'static str,
    effect: &'static str,
    policy_effect: &'static str,
    safety: SafetyJson,
    #[serde(flatten)]
    grounds: GroundsJson<'a>,
    user_choice: bool,
    switch_note: Option<Text>,
    what_would_change: Vec<Value>,
    policy: Value,
}

impl<'a> LinkJson<'a> {
    fn new(policy: &'a Policy, answer: &LinkAnswer<'a>, found: &'a Found, ways: &[WayOut]) -> Self {
        let platform = gate::platform(policy, found);
        let (form, address, host) = match &found.target {
            Target::Web(address) => (
                "address",
                Some(address.url.as_str()),
                address.url.host_str(),
            ),
            Target::TaoPassword(password) => ("tao-password", Some(password.as_str()), None),
            Target::Refused(shown) => ("refused", Some(shown.as_str()), None),
        };
        Self {
            address,
            form,
            host,
            platform: platform.map(|row| policy.platform(row).id.as_str()),
            owner: platform
                .and_then(|row| policy.owner_of(row))
                .map(|owner| owner.id.as_str()),
            surface: answer.question.surface.id(),
            date: answer.question.day,
            switch: answer.question.switch.id(),
            effect: answer.effect.id(),
            policy_effect: answer.policy.answer.id(),
            safety: answer.into(),
            grounds: GroundsJson::new(
                policy,
                &Question::Link(answer.question),
                &answer.policy.grounds,
            ),
            user_choice: answer.policy.grounds.user_choice,
            switch_note: answer.policy.grounds.switch_note.map(words::switch_note),
            what_would_change: json::ways(policy, ways),
            policy: json::policy(policy),
        }
    }
}

fn text(cx: &Cx, answer: &LinkAnswer<'_>, found: &Found, ways: &[WayOut]) -> String {
    let lang = cx.lang;
    let mut page = Page::new(cx);
    let effect = answer.effect;
    let certainty = (!answer.is_about_safety()).then_some(answer.policy.grounds.certainty);
    page.headline(&words::effect(effect), effect_tone(effect), certainty);
    page.sentence(words::effect_sentence(effect).get(lang));
    page.gap();
    address(&mut page, found);
    let target = match found.target {
        Target::Refused(_) => &link::NOT_AN_ADDRESS,
        Target::Web(_) | Target::TaoPassword(_) => cx.policy.target_name(answer.question.target),
    };
    let owner = cx
        .policy
        .target_platform(answer.question.target)
        .and_then(|row| cx.policy.owner_of(row));
    let named = owner.map(|owner| cli::aside(lang, target.get(lang), owner.name.get(lang)));
    page.field(
        &cli::PLATFORM,
        named.unwrap_or_else(|| target.get(lang).to_owned()),
    );
    let question = &answer.question;
    let place = chrome::surface_heading(question.surface);
    page.field(
        &cli::SURFACE,
        format!("{} · {}", place.get(lang), question.day),
    );
    page.date_note(question.day);
    if question.switch != Switch::Default {
        page.worded(&cli::SWITCH, &words::switch(question.switch));
    }
    match answer.judgement {
        Judgement::Fine => {}
        Judgement::Ask(reason) => page.worded(&cli::LINK_ITSELF, &link::ask_reason(*reason)),
        Judgement::Stop(reason) => page.worded(&cli::LINK_ITSELF, &link::stop_reason(reason)),
    }
    if answer.is_about_safety() {
        // The link itself decided; what the policy would say is another matter, and none at all for
        // what is no web address.
        if !matches!(found.target, Target::Refused(_)) {
            let (policy, certainty) = (
                words::effect_sentence(answer.policy.answer),
                words::certainty(answer.policy.grounds.certainty),
            );
            page.field(
                &cli::BY_POLICY,
                cli::aside(lang, policy.get(lang), certainty.get(lang)),
            );
            page.field(&cli::RULE, answer.policy.grounds.rule);
        }
    } else {
        page.verdict(&Question::Link(answer.question), &answer.policy);
    }
    page.ways_out(ways, matches!(answer.judgement, Judgement::Stop(_)));
    page.into_text()
}

/// The address as every view shows it, and whose it is.
fn address(page: &mut Page<'_>, found: &Found) {
    match &found.target {
        Target::Web(address) => {
            let shown = address.shown(MAX_SHOWN_CHARS);
            let host = address.host_text();
            page.field(&cli::ADDRESS, shown.to_string());
            let host = if shown.domain == host {
                shown.domain
            } else {
                cli::host_and_domain(page.lang(), &host, &shown.domain)
            };
            page.field(&cli::HOST, host);
        }
        Target::TaoPassword(password) => page.field(&words::TAO_PASSWORD, password.as_str()),
        Target::Refused(shown) => page.field(&cli::ADDRESS, shown.as_str()),
    }
}
