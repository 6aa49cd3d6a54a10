//! The dialogs over the window: forward, new post, reset.

use egui::{Align, Layout, ScrollArea, TextEdit, Ui, vec2};

use crate::app::{Dialog, ForwardTarget, Forwardable, Intent, PostDraft};
use crate::domain::ConversationKind;
use crate::i18n::{self, chat, chrome, moments, settings};
use crate::theme::{icons, margin, space};
use crate::ui::checkout::refund_ui;
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::scenario::{open_ui, save_ui};
use crate::ui::wallet::top_up_ui;
use crate::ui::{art, kit};

/// The most pictures that one post can have.
const MAX_PICTURES: usize = 3;

pub fn dialogs_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(dialog) = &cx.state.session.dialog else {
        return;
    };
    let title = match dialog {
        Dialog::Forward(_) => chat::FORWARD_TITLE,
        Dialog::Compose => moments::POST_TITLE,
        Dialog::Reset if cx.state.session.scenario.is_some() => settings::RESTART_TITLE,
        Dialog::Reset => settings::RESET_TITLE,
        Dialog::SaveScenario => i18n::scenario::SAVE_TITLE,
        Dialog::OpenScenario => i18n::scenario::OPEN_TITLE,
        Dialog::Refund(..) => i18n::checkout::REFUND_TITLE,
        Dialog::TopUp(_) => i18n::wallet::TOP_UP,
    };
    let shown = kit::dialog(ui.ctx(), "dialog", title.get(cx.lang), |ui| match dialog {
        Dialog::Forward(what) => forward_ui(ui, cx, *what),
        Dialog::Compose => compose_ui(ui, cx),
        Dialog::Reset => reset_ui(ui, cx),
        Dialog::SaveScenario => save_ui(ui, cx),
        Dialog::OpenScenario => open_ui(ui, cx),
        Dialog::Refund(order, what) => refund_ui(ui, cx, *order, what),
        Dialog::TopUp(wallet) => top_up_ui(ui, cx, wallet),
    });
    if shown.closed {
        cx.send(Intent::CloseDialog);
    }
}

fn forward_ui(ui: &mut Ui, cx: &Cx<'_>, what: Forwardable) {
    kit::secondary(ui, chat::FORWARD_HINT.get(cx.lang));
    ui.add_space(space::S);
    ScrollArea::vertical()
        .id_salt(("forward-targets", what))
        .max_height(360.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let moments_name = chrome::tab(crate::domain::Tab::Moments);
            let moments = kit::target_row(ui, moments_name.get(cx.lang), "moments");
            focus::take_in_dialog(ui, &moments);
            if moments.clicked() {
                cx.send(Intent::Forward(what, ForwardTarget::Moments));
            }
            for (kind, heading) in [
                (ConversationKind::Dm, chat::FORWARD_CHATS),
                (ConversationKind::Group, chat::FORWARD_GROUPS),
            ] {
                ui.add_space(space::S);
                kit::caption(ui, heading.get(cx.lang));
                for conversation in cx
                    .state
                    .data
                    .conversations
                    .values()
                    .filter(|c| c.kind == kind)
                {
                    if kit::target_row(ui, conversation.name.get(cx.lang), conversation.id.as_str())
                        .clicked()
                    {
                        cx.send(Intent::Forward(
                            what,
                            ForwardTarget::Conversation(conversation.id.clone()),
                        ));
                    }
                }
            }
        });
}

fn compose_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let draft = &cx.state.session.post;
    let mut words = draft.text.clone();
    let edit = TextEdit::multiline(&mut words)
        .id_salt("post-text")
        .hint_text(moments::POST_HINT.get(cx.lang))
        .desired_rows(4)
        .desired_width(f32::INFINITY)
        .margin(margin(space::M, space::S));
    let field = kit::named_text_edit(ui, edit, moments::POST_TEXT.get(cx.lang));
    focus::take_in_dialog(ui, &field);
    if field.changed() {
        cx.send(Intent::EditPost(PostDraft {
            text: words,
            pictures: draft.pictures.clone(),
        }));
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        kit::strong(ui, moments::PICTURES.get(cx.lang));
        kit::caption(ui, moments::PICTURES_HINT.get(cx.lang));
    });
    pictures_ui(ui, cx, draft);
    ui.add_space(space::M);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if draft.text.trim().is_empty() && draft.pictures.is_empty() {
            kit::disabled_button(
                ui,
                moments::PUBLISH.get(cx.lang),
                moments::PUBLISH_EMPTY.get(cx.lang),
            );
        } else if kit::primary_button_icon(
            ui,
            icons::PAPER_PLANE_TILT,
            moments::PUBLISH.get(cx.lang),
        )
        .clicked()
        {
            cx.send(Intent::PublishPost);
        }
        if kit::secondary_button(ui, chrome::CANCEL.get(cx.lang)).clicked() {
            cx.send(Intent::CloseDialog);
        }
    });
}

fn pictures_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &PostDraft) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for name in art::names() {
            let chosen = draft.pictures.iter().any(|p| p == name);
            let full = draft.pictures.len() >= MAX_PICTURES;
            let spoken = moments::picture(cx.lang, name);
            let clicked =
                art::picture_button(ui, name, vec2(64.0, 48.0), &spoken, chosen).clicked();
            if clicked && (chosen || !full) {
                let mut pictures = draft.pictures.clone();
                if chosen {
                    pictures.retain(|p| p != name)
                } else {
                    pictures.push(name.to_owned())
                }
                cx.send(Intent::EditPost(PostDraft {
                    text: draft.text.clone(),
                    pictures,
                }));
            }
        }
    });
}

fn reset_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (removes, keeps) = match cx.state.session.scenario {
        Some(_) => (settings::RESTART_REMOVES, settings::RESTART_KEEPS),
        None => (settings::RESET_REMOVES, settings::RESET_KEEPS),
    };
    for (heading, words) in [(settings::REMOVED, removes), (settings::KEPT, keeps)] {
        kit::strong(ui, heading.get(cx.lang));
        kit::body(ui, words.get(cx.lang));
        ui.add_space(space::S);
    }
    kit::secondary(ui, settings::IRREVERSIBLE.get(cx.lang));
    ui.add_space(space::M);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if kit::danger_button(ui, settings::RESET_DO.get(cx.lang)).clicked() {
            cx.send(Intent::ResetDemo);
        }
        // The focus goes to what destroys nothing.
        let cancel = kit::secondary_button(ui, chrome::CANCEL.get(cx.lang));
        focus::take_in_dialog(ui, &cancel);
        if cancel.clicked() {
            cx.send(Intent::CloseDialog);
        }
    });
}
