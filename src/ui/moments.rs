//! The feed: posts with text, pictures and link cards, likes and comments.

use egui::{Align, Frame, Id, Layout, ScrollArea, TextEdit, Ui, vec2};

use crate::app::{Forwardable, Intent, LinkContext};
use crate::domain::{PersonId, Post, Surface};
use crate::i18n::{chat, chrome, date, moments};
use crate::theme::{self, icons, margin, space};
use crate::ui::chat::rich_text::{Written, written_ui};
use crate::ui::context::Cx;
use crate::ui::link::card::link_card_ui;
use crate::ui::{art, kit};

/// The width of the feed's column, in points.
const COLUMN: f32 = 640.0;

pub fn moments_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let data = &cx.state.data;
    ScrollArea::vertical()
        .id_salt("moments")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width((ui.available_width() - 32.0).min(COLUMN));
                ui.add_space(space::L);
                ui.horizontal(|ui| {
                    kit::page_title(ui, chrome::tab(crate::domain::Tab::Moments).get(cx.lang));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        if kit::primary_button_icon(
                            ui,
                            icons::NOTE_PENCIL,
                            moments::NEW_POST.get(cx.lang),
                        )
                        .clicked()
                        {
                            cx.send(Intent::AskPost);
                        }
                    });
                });
                ui.add_space(space::M);
                if data.posts.is_empty()
                    && kit::empty_state(
                        ui,
                        icons::IMAGES,
                        moments::EMPTY.get(cx.lang),
                        Some(moments::NEW_POST.get(cx.lang)),
                    )
                {
                    cx.send(Intent::AskPost);
                }
                for post in &data.posts {
                    ui.push_id(("post", post.id), |ui| place_ui(ui, cx, post));
                }
                ui.add_space(space::L);
            });
        });
}

/// Draws a post, or keeps the place of one that is far from the view.
fn place_ui(ui: &mut Ui, cx: &Cx<'_>, post: &Post) {
    let id = Id::unique((
        "post-height",
        post.id,
        cx.lang as u8,
        ui.available_width().to_bits(),
        cx.state.settings.day,
    ));
    let top = ui.cursor().top();
    let visible = ui.clip_rect().expand(300.0);
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    if let Some(height) =
        known.filter(|height| top + height < visible.top() || top > visible.bottom())
    {
        ui.allocate_space(vec2(1.0, height));
        return;
    }
    post_ui(ui, cx, post);
    let height = ui.cursor().top() - top - ui.spacing().item_spacing.y;
    ui.data_mut(|data| data.insert_temp(id, height));
}

fn post_ui(ui: &mut Ui, cx: &Cx<'_>, post: &Post) {
    let author = cx.state.person_name(&post.author);
    kit::card(ui, |ui| {
        ui.horizontal_top(|ui| {
            kit::avatar(ui, author, post.author.as_str(), 44.0);
            ui.add_space(space::XS);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                kit::strong(ui, author);
                let at = cx.local(post.at_millis);
                let when = format!(
                    "{} {}",
                    date::day_mark(cx.lang, at.date(), cx.today()),
                    date::clock(at)
                );
                kit::caption(ui, &when);
                ui.add_space(space::XXS);
                content_ui(ui, cx, post);
                actions_ui(ui, cx, post, author);
                replies_ui(ui, cx, post);
            });
        });
    });
    ui.add_space(space::M);
}

fn content_ui(ui: &mut Ui, cx: &Cx<'_>, post: &Post) {
    let width = ui.available_width();
    let context = LinkContext {
        surface: Surface::Moments,
        by_user: post.author.is_me(),
    };
    let written = Written {
        text: post.body.get(cx.lang),
        found: cx.state.scans.in_post(post.id, cx.lang),
        context,
    };
    if !written.text.is_empty() && !written.is_one_link() {
        written_ui(ui, cx, &written, width);
    }
    if !post.pictures.is_empty() {
        ui.add_space(space::XXS);
        ui.horizontal_wrapped(|ui| {
            let count = post.pictures.len().clamp(1, 3) as f32;
            let side = ((width - 8.0 * (count - 1.0)) / count).min(if count > 1.5 {
                180.0
            } else {
                320.0
            });
            for name in &post.pictures {
                art::picture(
                    ui,
                    name,
                    vec2(side, side * 0.75),
                    &moments::picture(cx.lang, name),
                );
            }
        });
    }
    for found in written.found {
        link_card_ui(ui, cx, (&written, found), width.min(440.0));
    }
}

fn actions_ui(ui: &mut Ui, cx: &Cx<'_>, post: &Post, author: &str) {
    let liked = post.likes.iter().any(PersonId::is_me);
    ui.horizontal(|ui| {
        let word = if liked {
            moments::UNLIKE
        } else {
            moments::LIKE
        };
        let name = moments::of_post(cx.lang, word.get(cx.lang), author);
        if kit::icon_toggle(ui, icons::HEART, &name, liked).clicked() {
            cx.send(Intent::ToggleLike(post.id));
        }
        let name = moments::of_post(cx.lang, chat::FORWARD.get(cx.lang), author);
        if kit::icon_button(ui, icons::SHARE_FAT, &name).clicked() {
            cx.send(Intent::AskForward(Forwardable::Post(post.id)));
        }
    });
}

fn replies_ui(ui: &mut Ui, cx: &Cx<'_>, post: &Post) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.ground)
        .corner_radius(8.0)
        .inner_margin(margin(space::M, space::S));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if !post.likes.is_empty() {
            let names: Vec<_> = post.likes.iter().map(|person| name(cx, person)).collect();
            let separator = match cx.lang {
                crate::domain::Lang::En => ", ",
                crate::domain::Lang::Zh => "、",
            };
            kit::caption_with_icon(ui, icons::HEART, &names.join(separator));
        }
        for comment in &post.comments {
            let context = LinkContext {
                surface: Surface::Moments,
                by_user: comment.author.is_me(),
            };
            let found = cx.state.scans.in_comment(comment.id, cx.lang);
            let written = Written {
                text: comment.body.get(cx.lang),
                found,
                context,
            };
            ui.horizontal_top(|ui| {
                kit::strong(ui, &name(cx, &comment.author));
                let width = ui.available_width();
                written_ui(ui, cx, &written, width);
            });
        }
        comment_field_ui(ui, cx, post);
    });
}

fn comment_field_ui(ui: &mut Ui, cx: &Cx<'_>, post: &Post) {
    let mut draft = cx
        .state
        .session
        .comments
        .get(&post.id)
        .cloned()
        .unwrap_or_default();
    let author = cx.state.person_name(&post.author);
    ui.horizontal(|ui| {
        let room = ui.available_width() - theme::area::TARGET - ui.spacing().item_spacing.x - 20.0;
        let edit = TextEdit::singleline(&mut draft)
            .id_salt("comment")
            .hint_text(moments::WRITE_COMMENT.get(cx.lang))
            .desired_width(room.max(80.0))
            .margin(margin(space::M, space::S));
        let name = moments::of_post(cx.lang, moments::COMMENT.get(cx.lang), author);
        let field = kit::named_text_edit(ui, edit, &name);
        let name = moments::of_post(cx.lang, moments::SEND_COMMENT.get(cx.lang), author);
        let send = kit::icon_button(ui, icons::PAPER_PLANE_TILT, &name).clicked();
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if field.changed() {
            cx.send(Intent::EditComment(post.id, draft));
        }
        if send || enter {
            cx.send(Intent::SendComment(post.id));
        }
    });
}

fn name(cx: &Cx<'_>, person: &PersonId) -> String {
    if person.is_me() {
        chat::YOU.get(cx.lang).to_owned()
    } else {
        cx.state.person_name(person).to_owned()
    }
}
