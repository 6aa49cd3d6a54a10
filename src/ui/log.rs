//! The decision log: what was decided when the user tapped and paid, newest first, filtered, and
//! exported.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::app::{self, Intent, ListFormat, LogIntent};
use crate::domain::{Asked, LogEntry, Tab};
use crate::i18n::{chrome, date, log, policy};
use crate::theme::{fonts, icons, palette, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::policy::names::row_name;
use crate::ui::why::meaning::badge_ui;

/// Draws the filter, the exports and the list.
pub fn log_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let data = &cx.state.data;
    if data.log.is_empty() {
        let (empty, to_chats) = (log::EMPTY, log::TO_CHATS);
        if kit::empty_state(
            ui,
            icons::CLOCK_COUNTER_CLOCKWISE,
            empty.get(cx.lang),
            Some(to_chats.get(cx.lang)),
        ) {
            cx.send(Intent::ShowTab(Tab::Chats));
        }
        return;
    }
    tools_ui(ui, cx);
    let shown = app::log::matching(data, &cx.state.session.log_filter);
    kit::caption(ui, &log::count(cx.lang, shown.len(), data.log.len()));
    ui.add_space(space::XS);
    if shown.is_empty() {
        kit::empty_state(
            ui,
            icons::MAGNIFYING_GLASS,
            log::NO_MATCH.get(cx.lang),
            None,
        );
        return;
    }
    // Rows of one height, so that a thousand cost no more than those in sight.
    ScrollArea::vertical()
        .id_salt("decision log")
        .auto_shrink(false)
        .show_rows(ui, ROW, shown.len(), |ui, range| {
            for decision in shown.get(range).unwrap_or_default() {
                row_ui(ui, cx, decision);
            }
        });
}

/// Height of a row in points, without the space between two.
const ROW: f32 = 76.0;

fn tools_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.scope(|ui| {
            ui.set_width((ui.available_width() - 320.0).clamp(160.0, 360.0));
            let mut text = cx.state.session.log_filter.clone();
            if kit::search_field(ui, "log filter", &mut text, log::FILTER.get(cx.lang)).changed() {
                cx.send(Intent::Log(LogIntent::Filter(text)));
            }
        });
        for (words, format) in [
            (log::EXPORT_CSV, ListFormat::Csv),
            (log::EXPORT_JSON, ListFormat::Json),
        ] {
            if kit::secondary_button_icon(ui, icons::EXPORT, words.get(cx.lang)).clicked() {
                cx.send(Intent::Log(LogIntent::Export(format)));
            }
        }
    });
    ui.add_space(space::XS);
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, decision: &LogEntry) {
    let width = ui.available_width();
    ui.allocate_ui(egui::vec2(width, ROW), |ui| {
        ui.set_min_size(egui::vec2(width, ROW));
        ui.spacing_mut().item_spacing.y = space::XXS;
        kit::hairline(ui);
        let p = palette(ui);
        ui.horizontal(|ui| {
            answer_ui(ui, cx, decision);
            let what = RichText::new(asked_words(cx, &decision.asked))
                .font(fonts::body())
                .color(p.text);
            ui.add(Label::new(what).truncate());
        });
        if let Asked::Link { address, .. } = &decision.asked {
            let shown: String = address.chars().take(200).flat_map(visible).collect();
            ui.add(
                Label::new(
                    RichText::new(shown)
                        .font(fonts::address(12.0))
                        .color(p.secondary),
                )
                .truncate(),
            );
        }
        ui.horizontal(|ui| {
            let at = cx.local(decision.at_millis);
            let real = format!(
                "{} {}",
                date::day_mark(cx.lang, at.date(), cx.today()),
                date::clock(at)
            );
            let when = log::moment(cx.lang, &real, &date::long_day(cx.lang, decision.day));
            let by = log::policy(cx.lang, &decision.policy, &decision.fingerprint);
            kit::caption_with_icon(ui, icons::CLOCK, &format!("{when} · {by}"));
            rule_ui(ui, cx, &decision.rule);
        });
    });
}

/// The answer as the chip that it had, or its bare id if this version knows no such answer.
fn answer_ui(ui: &mut Ui, cx: &Cx<'_>, decision: &LogEntry) {
    let certainty = decision.certainty.parse().ok();
    match &decision.asked {
        Asked::Link { .. } => match decision.answer.parse() {
            Ok(effect) => drop(kit::effect_chip(
                ui,
                effect,
                certainty,
                policy::effect(effect).get(cx.lang),
            )),
            Err(_) => drop(kit::caption(ui, &decision.answer)),
        },
        Asked::Pay { .. } => match decision.answer.parse() {
            Ok(state) => drop(kit::state_chip(
                ui,
                state,
                certainty,
                policy::state(state).get(cx.lang),
            )),
            Err(_) => drop(kit::caption(ui, &decision.answer)),
        },
    }
    if let Some(certainty) = certainty {
        badge_ui(ui, cx, certainty);
    }
}

/// Description of an entry: "Tapped · Group chats · Taobao · item.taobao.com".
fn asked_words(cx: &Cx<'_>, asked: &Asked) -> String {
    match asked {
        Asked::Link {
            act,
            surface,
            platform,
            host,
            ..
        } => {
            let (act, surface) = (log::act(*act), chrome::surface_heading(*surface));
            let host: String = host.chars().flat_map(visible).collect();
            let parts = [
                act.get(cx.lang),
                surface.get(cx.lang),
                &row_name(cx, platform),
                &host,
            ];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        }
        Asked::Pay { merchant, wallet } => {
            let rules = &cx.state.policy;
            let wallet_name = rules
                .wallet_by_id(wallet.as_str())
                .and_then(|row| rules.wallet(row));
            let wallet = wallet_name.map_or(wallet.as_str(), |wallet| wallet.name.get(cx.lang));
            format!(
                "{} · {} · {wallet}",
                log::PAID.get(cx.lang),
                row_name(cx, merchant.as_str())
            )
        }
    }
}

/// The rule as a button to it, where the policy in use has it.
fn rule_ui(ui: &mut Ui, cx: &Cx<'_>, rule: &str) {
    let known =
        cx.state.policy.link_rule(rule).is_some() || cx.state.policy.wallet_rule(rule).is_some();
    if known {
        if kit::quiet_button(ui, rule).clicked() {
            cx.send(Intent::ShowRule(rule.to_owned()));
        }
    } else {
        let by = app::log::flaw_of(rule).map(|flaw| log::link_itself(cx.lang, flaw));
        kit::caption(ui, by.as_deref().unwrap_or(rule));
    }
}

/// Hidden characters as escapes, so that a logged address can't rearrange the line that it is
/// in.
fn visible(c: char) -> impl Iterator<Item = char> {
    let hidden = c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let escaped: String = if hidden {
        c.escape_unicode().collect()
    } else {
        c.to_string()
    };
    escaped.chars().collect::<Vec<_>>().into_iter()
}
