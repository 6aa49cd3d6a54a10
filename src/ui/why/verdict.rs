//! A verdict in words: what happens, how sure, by which rule, from which source, since when. Shared
//! by the Why panel and the pages of links.

use egui::Ui;

use crate::app::Intent;
use crate::app::gate::LinkAnswer;
use crate::i18n::{chrome, date, link, policy, safety};
use crate::links::Judgement;
use crate::policy::{Outcome, Question, Verdict};
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::why::meaning::Meaning;

/// Effect chip, badge and reason of an answer about a link; what the link itself gives cause for
/// comes first.
pub fn link_ui(ui: &mut Ui, cx: &Cx<'_>, answer: &LinkAnswer<'_>) {
    ui.horizontal_wrapped(|ui| Meaning::from(answer).chips_ui(ui, cx));
    ui.add_space(space::XS);
    kit::strong_wrapped(ui, policy::effect_sentence(answer.effect).get(cx.lang));
    judgement_ui(ui, cx, answer);
    if answer.is_about_safety() {
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            kit::caption(ui, link::POLICY_ALONE.get(cx.lang));
            Meaning::from(&answer.policy).chips_ui(ui, cx);
        });
    }
    let question = Question::Link(answer.question);
    grounds_ui(ui, cx, &question, &answer.policy.widen());
}

/// Summary of a verdict about a link: chips, reason, rule, source and date. The Why
/// panel says the rest.
pub fn summary_ui(ui: &mut Ui, cx: &Cx<'_>, answer: &LinkAnswer<'_>) {
    let verdict = &answer.policy;
    ui.horizontal_wrapped(|ui| {
        if answer.is_about_safety() {
            kit::caption(ui, link::POLICY_ALONE.get(cx.lang));
        }
        Meaning::from(verdict).chips_ui(ui, cx);
    });
    kit::body(ui, verdict.grounds.reason.get(cx.lang));
    if let Some(note) = verdict.grounds.switch_note {
        note_ui(
            ui,
            icons::SLIDERS_HORIZONTAL,
            policy::switch_note(note).get(cx.lang),
        );
    }
    let since = verdict
        .grounds
        .since
        .map(|day| date::known_day(cx.lang, day, verdict.grounds.precision));
    let since = since
        .map(|since| format!(" · {} {since}", chrome::SINCE.get(cx.lang)))
        .unwrap_or_default();
    let source = verdict.grounds.source;
    kit::caption(
        ui,
        &format!(
            "{} · {}{since}",
            verdict.grounds.rule,
            policy::cited(cx.lang, source)
        ),
    );
}

fn judgement_ui(ui: &mut Ui, cx: &Cx<'_>, answer: &LinkAnswer<'_>) {
    match answer.judgement {
        Judgement::Fine => {}
        Judgement::Ask(_) if answer.trusted => {
            kit::body(ui, safety::ANSWERED.get(cx.lang));
        }
        Judgement::Ask(reason) => {
            kit::body(ui, link::ask_reason(*reason).get(cx.lang));
        }
        Judgement::Stop(reason) => {
            kit::body(ui, link::stop_reason(reason).get(cx.lang));
        }
    }
}

/// Chip, badge and grounds of the policy's verdict on a link or a wallet.
pub fn verdict_ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question, verdict: &Verdict<'_, Outcome>) {
    ui.horizontal_wrapped(|ui| Meaning::from(verdict).chips_ui(ui, cx));
    if let Outcome::Link(effect) = verdict.answer {
        ui.add_space(space::XS);
        kit::strong_wrapped(ui, policy::effect_sentence(effect).get(cx.lang));
    }
    grounds_ui(ui, cx, question, verdict);
}

/// Reason, note, and the facts behind a verdict.
fn grounds_ui(ui: &mut Ui, cx: &Cx<'_>, question: &Question, verdict: &Verdict<'_, Outcome>) {
    let grounds = &verdict.grounds;
    ui.add_space(space::S);
    kit::body(ui, grounds.reason.get(cx.lang));
    if let Some(note) = grounds.switch_note {
        ui.add_space(space::XS);
        note_ui(
            ui,
            icons::SLIDERS_HORIZONTAL,
            policy::switch_note(note).get(cx.lang),
        );
    }
    if let Some(note) = grounds.note {
        ui.add_space(space::XS);
        note_ui(ui, icons::INFO, note.get(cx.lang));
    }
    ui.add_space(space::M);
    if let Some(owner) = grounds.blocked_by {
        let label = policy::owner_label(verdict.answer);
        kit::key_value(ui, label.get(cx.lang), &owner_name(cx, owner));
    }
    let since = grounds
        .since
        .map(|day| date::known_day(cx.lang, day, grounds.precision));
    kit::key_value(
        ui,
        chrome::SINCE.get(cx.lang),
        since.as_deref().unwrap_or(chrome::NO_START.get(cx.lang)),
    );
    let until = grounds.until.map(|day| date::long_day(cx.lang, day));
    kit::key_value(
        ui,
        chrome::UNTIL.get(cx.lang),
        until.as_deref().unwrap_or(chrome::NO_END.get(cx.lang)),
    );
    let same = cx.state.policy.same_effect(question);
    for line in policy::same_effect(cx.lang, grounds.since, &same) {
        kit::caption(ui, &line);
    }
    kit::key_value(ui, chrome::RULE.get(cx.lang), grounds.rule);
    let source = grounds.source;
    kit::key_value(
        ui,
        chrome::SOURCE.get(cx.lang),
        &policy::source(cx.lang, source),
    );
    let known = cx.state.policy.link_rule(grounds.rule).is_some()
        || cx.state.policy.wallet_rule(grounds.rule).is_some();
    ui.horizontal_wrapped(|ui| {
        if known && kit::quiet_button(ui, chrome::SHOW_RULE.get(cx.lang)).clicked() {
            cx.send(Intent::ShowRule(grounds.rule.to_owned()));
        }
        if let Some(address) = &source.address
            && kit::quiet_button(ui, link::COPY_SOURCE.get(cx.lang)).clicked()
        {
            cx.send(Intent::Copy(address.clone()));
        }
    });
}

/// An owner's name; "you" for the user.
pub fn owner_name(cx: &Cx<'_>, id: &str) -> String {
    cx.state
        .policy
        .owner_name(id)
        .map_or_else(|| id.to_owned(), |name| name.get(cx.lang).to_owned())
}

fn note_ui(ui: &mut Ui, icon: &str, words: &str) {
    let palette = theme::palette(ui);
    ui.horizontal_top(|ui| {
        kit::icon(ui, icon, 16.0, palette.secondary);
        kit::secondary(ui, words);
    });
}
