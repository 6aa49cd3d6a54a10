//! Every rule of the policy as a card that can be searched: what it speaks of, from when until
//! when, what it says, why, and where that was read.
//!
//! Shows rules as they are written; which one wins is asked of the gate.

pub(in crate::ui) mod card;
pub(in crate::ui) mod source;
pub(in crate::ui) mod words;

use egui::{Align, Label, RichText, ScrollArea, Ui, UiBuilder};

use crate::app::gate;
use crate::i18n::policy;
use crate::policy::Outcome;
use crate::theme::{area, fonts, icons, palette, radius, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::policy::rules::card::Card;
use crate::ui::why::meaning::badge_ui;
use crate::ui::why::verdict;

pub use source::source_ui;

/// Emphasis of a rule card.
#[derive(Clone, Copy)]
struct Emphasis {
    /// The rule decides the ringed cell.
    decides: bool,
    /// The list was opened at this rule.
    ringed: bool,
}

/// Draws the search field and the cards.
pub fn rules_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let scroll_to = newly_shown(ui, cx) && cx.state.session.rule.is_some();
    let sought = search_ui(ui, cx, scroll_to);
    let (links, wallets) = (words::link_cards(cx), words::wallet_cards(cx));
    let deciding = deciding_rule(cx);
    ScrollArea::vertical()
        .id_salt("rules")
        .auto_shrink(false)
        .show(ui, |ui| {
            column(ui, |ui| {
                let mut found = false;
                for (heading, cards) in
                    [(policy::LINK_RULES, links), (policy::WALLET_RULES, wallets)]
                {
                    let cards: Vec<Card<'_>> = cards
                        .into_iter()
                        .filter(|card| sought.matches(cx, card))
                        .collect();
                    if cards.is_empty() {
                        continue;
                    }
                    found = true;
                    ui.add_space(space::S);
                    kit::section_title(ui, &format!("{} · {}", heading.get(cx.lang), cards.len()));
                    for card in &cards {
                        let ringed = cx.state.session.rule.as_deref() == Some(card.id);
                        let rect = card_ui(
                            ui,
                            cx,
                            card,
                            Emphasis {
                                decides: deciding == Some(card.id),
                                ringed,
                            },
                        );
                        if ringed && scroll_to {
                            ui.scroll_to_rect_animation(
                                rect,
                                Some(Align::Center),
                                egui::style::ScrollAnimation::none(),
                            );
                        }
                        ui.add_space(space::XS);
                    }
                }
                if !found {
                    kit::empty_state(
                        ui,
                        icons::MAGNIFYING_GLASS,
                        policy::NO_RULE.get(cx.lang),
                        None,
                    );
                }
                ui.add_space(space::XL);
            });
        });
}

/// A column to read, at the left edge that headings and controls have too.
pub fn column<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_rect_before_wrap();
    let width = (room.width() - space::M).min(area::READING);
    let rect = room.with_max_x(room.left() + width);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(width);
        contents(ui)
    })
    .inner
}

/// Search text; private to this view, kept as long as the window.
/// `forget` empties it, so that it can't hide a rule that was asked for.
fn search_ui(ui: &mut Ui, cx: &Cx<'_>, forget: bool) -> words::CardFilter {
    let id = ui.scope_id().with("sought rules");
    let kept = ui
        .data(|data| data.get_temp::<String>(id))
        .filter(|_| !forget);
    let mut text = kept.unwrap_or_default();
    let typed = column_of_one_row(ui, |ui| {
        kit::search_field(
            ui,
            "search rules",
            &mut text,
            policy::SEARCH_RULES.get(cx.lang),
        )
        .changed()
    });
    if typed || forget {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    words::CardFilter::new(&text)
}

/// [`column()`] without taking all of the height.
fn column_of_one_row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = (ui.available_width() - space::M).min(area::READING);
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui)
    })
    .inner
}

/// The rule that answers for the ringed cell of a matrix.
fn deciding_rule<'a>(cx: &Cx<'a>) -> Option<&'a str> {
    let cell = cx.state.session.cell.as_ref()?;
    let (_, verdict) = gate::cell(&cx.state.policy, cx.state.cell_circumstances(), cell)?;
    Some(verdict.grounds.rule)
}

/// Whether the list should move to the rule of the session: once whenever it is shown again or
/// another rule is asked for.
fn newly_shown(ui: &Ui, cx: &Cx<'_>) -> bool {
    let id = ui.scope_id().with("shown rule");
    let pass = ui.ctx().cumulative_pass_nr();
    let shown = (pass, cx.state.session.rule.clone());
    let before = ui.data(|data| data.get_temp::<(u64, Option<String>)>(id));
    ui.data_mut(|data| data.insert_temp(id, shown.clone()));
    before.is_none_or(|(last, rule)| rule != shown.1 || last + 1 < pass)
}

fn card_ui(ui: &mut Ui, cx: &Cx<'_>, card: &Card<'_>, emphasis: Emphasis) -> egui::Rect {
    let Emphasis { decides, ringed } = emphasis;
    let response = kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        chips_ui(ui, cx, card, decides);
        let p = palette(ui);
        ui.add(
            Label::new(
                RichText::new(&card.scope)
                    .font(fonts::strong(15.0))
                    .color(p.text),
            )
            .wrap(),
        );
        kit::secondary(ui, &card.period);
        ui.add_space(space::XS);
        ui.add(
            Label::new(
                RichText::new(card.reason.get(cx.lang))
                    .font(fonts::body())
                    .color(p.text),
            )
            .wrap(),
        );
        if let Some(note) = card.note {
            kit::caption_with_icon(ui, icons::INFO, note.get(cx.lang));
        }
        if let Some(owner) = card.blocked_by {
            let label = policy::owner_label(card.says);
            kit::caption_with_icon(
                ui,
                icons::WALL,
                &format!("{}: {}", label.get(cx.lang), verdict::owner_name(cx, owner)),
            );
        }
        ui.add_space(space::XS);
        kit::hairline(ui);
        for source in card
            .sources
            .iter()
            .filter_map(|id| cx.state.policy.source(id))
        {
            source_ui(ui, cx, source);
        }
    });
    let rect = response.response.rect;
    if ringed {
        kit::paint::ring(ui, rect.shrink(2.0), radius::S);
    }
    rect
}

fn chips_ui(ui: &mut Ui, cx: &Cx<'_>, card: &Card<'_>, decides: bool) {
    ui.horizontal_wrapped(|ui| {
        match card.says {
            Outcome::Link(effect) => kit::effect_chip(
                ui,
                effect,
                Some(card.certainty),
                policy::effect(effect).get(cx.lang),
            ),
            Outcome::Pay(state) => kit::state_chip(
                ui,
                state,
                Some(card.certainty),
                policy::state(state).get(cx.lang),
            ),
        };
        badge_ui(ui, cx, card.certainty);
        if card.user_choice {
            kit::chip(
                ui,
                kit::Tone::Neutral,
                icons::SLIDERS_HORIZONTAL,
                policy::USER_CHOICE.get(cx.lang),
            );
        }
        if decides {
            kit::chip(
                ui,
                kit::Tone::Product,
                icons::TARGET,
                policy::DECIDES_CELL.get(cx.lang),
            );
        }
        let id = RichText::new(card.id)
            .font(fonts::address(12.0))
            .color(palette(ui).secondary);
        ui.add(Label::new(id).selectable(true));
    });
}
