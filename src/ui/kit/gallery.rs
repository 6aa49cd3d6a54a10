//! All pieces on one page, to be looked at, and tests that drive them by role and name.
//!
//! `MOONGATE_GALLERY=FOLDER cargo test --lib gallery` writes the pages as pictures into the folder;
//! without it the same pages are drawn and checked (a missing glyph or a nameless input panics),
//! but not written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use egui::{Key, RichText, Role, Ui, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::domain::{Lang, Text};
use crate::policy::{Certainty, LinkEffect, WalletState};
use crate::theme::{self, fonts, icons, palette, space};
use crate::ui::art;

static EFFECTS: [Text; 7] = [
    Text::new("Opens", "打开"),
    Text::new("Notice", "提示页"),
    Text::new("Asks first", "先询问"),
    Text::new("Copy only", "仅可复制"),
    Text::new("App page", "跳转应用"),
    Text::new("Poster only", "仅自己可见"),
    Text::new("Stopped", "停止访问"),
];
static STATES: [Text; 7] = [
    Text::new("Accepted", "已支持"),
    Text::new("Trial", "试用"),
    Text::new("Partial", "部分支持"),
    Text::new("Pending", "待批准"),
    Text::new("Preparing", "准备中"),
    Text::new("Not accepted", "不支持"),
    Text::new("Unknown", "未知"),
];
static CERTAINTIES: [Text; 6] = [
    Text::new("Reported", "有报道"),
    Text::new("Observed", "实测"),
    Text::new("Trial", "试点"),
    Text::new("Announced", "仅宣布"),
    Text::new("Inferred", "推断"),
    Text::new("Assumption", "假设"),
];

struct Page {
    lang: Lang,
    surface: u8,
    on: bool,
    search: String,
    text: String,
}

impl Page {
    fn new(lang: Lang) -> Self {
        Self {
            lang,
            surface: 1,
            on: true,
            search: String::new(),
            text: String::new(),
        }
    }

    fn say(&self, en: &'static str, zh: &'static str) -> &'static str {
        match self.lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    fn show(&mut self, ui: &mut Ui) {
        egui::Frame::new().inner_margin(24).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                self.rail(ui);
                ui.add_space(space::L);
                ui.vertical(|ui| {
                    ui.set_width(280.0);
                    self.list(ui);
                });
                ui.add_space(space::L);
                ui.vertical(|ui| {
                    ui.set_width(430.0);
                    self.middle(ui);
                });
                ui.add_space(space::L);
                ui.vertical(|ui| {
                    ui.set_width(320.0);
                    self.why(ui);
                });
            });
        });
    }

    fn rail(&self, ui: &mut Ui) {
        ui.vertical(|ui| {
            ui.set_width(64.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            art::mark(ui, 40.0);
            let tabs = [
                (icons::CHATS, self.say("Chats", "聊天")),
                (icons::USERS_THREE, self.say("Groups", "群聊")),
                (icons::IMAGES, self.say("Moments", "朋友圈")),
                (icons::STOREFRONT, self.say("Shops", "商店")),
                (icons::WALLET, self.say("Wallet", "钱包")),
                (icons::SCALES, self.say("Policy", "规则")),
                (icons::GEAR, self.say("Settings", "设置")),
            ];
            for (index, (icon, label)) in tabs.into_iter().enumerate() {
                rail_item(ui, icon, label, index == 0, index == 1);
            }
        });
    }

    fn list(&mut self, ui: &mut Ui) {
        let name = self.say("Search chats", "搜索聊天");
        search_field(ui, "search", &mut self.search, name);
        ui.spacing_mut().item_spacing.y = 0.0;
        let people = [
            (
                "Lin Mei",
                "林梅",
                "lin-mei",
                "The teapot I told you about",
                "就是这把茶壶，你看看",
            ),
            (
                "Zhao Ming",
                "赵明",
                "zhao-ming",
                "https://item.taobao.com/…",
                "https://item.taobao.com/…",
            ),
            (
                "Weekend climbers",
                "周末爬山群",
                "group-climb",
                "Who brings the oranges?",
                "谁带橘子？",
            ),
            (
                "Chen Jing",
                "陈静",
                "chen-jing",
                "See you at nine",
                "九点见",
            ),
        ];
        for (index, (en, zh, id, last, last_zh)) in people.into_iter().enumerate() {
            let (name, last) = (self.say(en, zh), self.say(last, last_zh));
            list_row(ui, index == 1, theme::area::ROW, name, |ui| {
                avatar(ui, name, id, theme::area::AVATAR);
                let p = palette(ui);
                let rect = ui.available_rect_before_wrap();
                let (left, middle) = (rect.left() + space::XS, rect.center().y);
                let name_font = fonts::strong_for(name, 15.0);
                paint::line(
                    ui.painter(),
                    egui::pos2(left, middle - 11.0),
                    name,
                    name_font,
                    p.text,
                    180.0,
                );
                let last_font = fonts::secondary();
                paint::line(
                    ui.painter(),
                    egui::pos2(left, middle + 12.0),
                    last,
                    last_font,
                    p.secondary,
                    180.0,
                );
            });
        }
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.add_space(space::L);
        let (tea, garden) = ("tea", "garden");
        ui.horizontal(|ui| {
            art::picture(ui, tea, vec2(132.0, 132.0), "Tea");
            art::picture(ui, garden, vec2(132.0, 132.0), "Garden");
        });
        let sentence = self.say("No message yet. Say hello.", "还没有消息，打个招呼吧。");
        empty_state(
            ui,
            icons::CHAT_CIRCLE_DOTS,
            sentence,
            Some(self.say("Write a message", "写消息")),
        );
    }

    fn middle(&mut self, ui: &mut Ui) {
        page_title(
            ui,
            self.say("This link does not open here", "此链接无法在这里打开"),
        );
        secondary(
            ui,
            self.say("Groups, 28 September 2021", "群聊，2021年9月28日"),
        );
        ui.horizontal_wrapped(|ui| {
            primary_button_icon(ui, icons::COPY, self.say("Copy address", "复制网址"));
            secondary_button(ui, self.say("Continue", "继续访问"));
            quiet_button_icon(ui, icons::QUESTION, self.say("Why?", "为什么？"));
            disabled_button(
                ui,
                self.say("Send", "发送"),
                self.say("Write something first", "先写点什么"),
            );
            danger_button(ui, self.say("Reset demo", "重置演示"));
            icon_button(
                ui,
                icons::PAPER_PLANE_TILT,
                self.say("Send now", "立即发送"),
            );
            icon_toggle(ui, icons::HEART, self.say("Like", "赞"), true);
        });
        let options = [
            (0, self.say("Default", "默认")),
            (1, self.say("On", "开")),
            (2, self.say("Off", "关")),
        ];
        ui.horizontal(|ui| {
            segmented(
                ui,
                "switch",
                self.say("Links in groups", "群聊里的链接"),
                &options,
                &mut self.surface,
            );
            toggle(ui, &mut self.on, "Why panel");
            let mut off = false;
            toggle(ui, &mut off, "Off switch");
        });
        chips(ui, |ui| {
            for (effect, word) in LinkEffect::ALL.iter().zip(&EFFECTS) {
                effect_chip(ui, *effect, None, word.get(self.lang));
            }
        });
        chips(ui, |ui| {
            for (state, word) in WalletState::ALL.iter().zip(&STATES) {
                state_chip(ui, *state, None, word.get(self.lang));
            }
        });
        chips(ui, |ui| {
            for (certainty, word) in Certainty::ALL.iter().zip(&CERTAINTIES) {
                certainty_badge(ui, *certainty, word.get(self.lang));
            }
        });
        let name = self.say("Message", "消息");
        text_field(ui, "field", &mut self.text, name);
        let warning = self.say(
            "The policy file has an error in line 12, column 3. The built-in policy is used instead.",
            "规则文件第 12 行第 3 列有错误，已改用内置规则。",
        );
        banner(ui, Tone::Caution, icons::WARNING, warning, |ui| {
            secondary_button(ui, self.say("Show the error", "查看错误"));
        });
        self.matrix(ui);
    }

    fn matrix(&self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for row in 0..3_usize {
            ui.horizontal(|ui| {
                for column in 0..4_usize {
                    let index = (row * 4 + column) % 7;
                    let effect = LinkEffect::ALL[index];
                    let color = effect_color(palette(ui), effect);
                    let edge = [Edge::Plain, Edge::Plain, Edge::DashedEmpty, Edge::Dashed][column];
                    let name = format!("cell {row} {column}");
                    let word = EFFECTS[index].get(self.lang);
                    matrix_cell(
                        ui,
                        theme::area::CELL,
                        effect_icon(effect),
                        word,
                        color,
                        edge,
                        (row, column) == (1, 1),
                        &name,
                    );
                }
            });
        }
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    }

    fn why(&self, ui: &mut Ui) {
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            section_title(ui, self.say("Why?", "为什么？"));
            ui.horizontal(|ui| {
                effect_chip(
                    ui,
                    LinkEffect::CopyOnly,
                    Some(Certainty::Reported),
                    EFFECTS[3].get(self.lang),
                );
                certainty_badge(ui, Certainty::Reported, CERTAINTIES[0].get(self.lang));
            });
            ui.label(self.say(
                "WeChat opens external links in one-to-one chats only. Functions for group chats are being developed.",
                "微信仅在一对一聊天中打开外部链接，群聊的自主选择功能正在开发中。",
            ));
            hairline(ui);
            key_value(ui, self.say("Rule", "规则"), "wechat-phase-one-groups");
            key_value(ui, self.say("Since", "自"), "2021-09-17");
            key_value(
                ui,
                self.say("Source", "来源"),
                self.say("SCMP, 17 September 2021", "《南华早报》2021年9月17日"),
            );
            ui.label(RichText::new("Item.taobao.com/lI10O").font(fonts::address(13.0)));
            hairline(ui);
            caption(ui, self.say("What would change this?", "怎样才会不同？"));
            ui.vertical(|ui| {
                secondary_button_icon(
                    ui,
                    icons::CHAT_CIRCLE,
                    self.say("Send it in a direct chat", "发到单聊"),
                );
                secondary_button_icon(
                    ui,
                    icons::CALENDAR_BLANK,
                    self.say(
                        "Go to 30 November 2021, when groups open to shops",
                        "前往 2021年11月30日：群聊开放电商链接",
                    ),
                );
            });
        });
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            for (name, id, amount) in [
                ("WeChat Pay", "wechat-pay", "¥ 1,288.00"),
                ("Alipay", "alipay", "¥ 111.11"),
                ("Cloud QuickPass", "quickpass", "¥ 47.60"),
            ] {
                ui.horizontal(|ui| {
                    monogram(ui, name, id);
                    ui.label(name);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.label(
                            RichText::new(amount)
                                .font(fonts::figures(15.0))
                                .color(palette(ui).price),
                        );
                    });
                });
            }
        });
    }
}

fn harness(lang: Lang, dark: bool, size: Vec2) -> Harness<'static, Page> {
    Harness::builder()
        .with_size(size)
        .with_theme(if dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        })
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, page: &mut Page| {
                ui.painter()
                    .rect_filled(ui.ctx().content_rect(), 0.0, palette(ui).ground);
                page.show(ui);
            },
            Page::new(lang),
        )
}

#[test]
fn the_gallery_is_drawn_in_both_languages_and_themes() {
    for (lang, dark) in [
        (Lang::En, false),
        (Lang::Zh, false),
        (Lang::En, true),
        (Lang::Zh, true),
    ] {
        let mut harness = harness(lang, dark, vec2(1280.0, 860.0));
        harness.run();
        harness.check_accessibility();
        keep(
            &mut harness,
            &format!(
                "gallery-{}-{}.png",
                lang.id(),
                if dark { "dark" } else { "light" }
            ),
        );
    }
}

/// Writes a picture of the page, if asked to.
fn keep<State>(harness: &mut Harness<'_, State>, name: &str) {
    if let Some(folder) = std::env::var_os("MOONGATE_GALLERY") {
        let image = harness.render().expect("a renderer");
        image
            .save(std::path::Path::new(&folder).join(name))
            .expect("a folder to write to");
    }
}

#[test]
fn every_illustration_is_drawn() {
    for dark in [false, true] {
        let mut harness = Harness::builder()
            .with_size(vec2(900.0, 940.0))
            .with_theme(if dark {
                egui::Theme::Dark
            } else {
                egui::Theme::Light
            })
            .with_context_setup(theme::install)
            .build_ui(|ui| {
                ui.painter()
                    .rect_filled(ui.ctx().content_rect(), 0.0, palette(ui).ground);
                ui.horizontal_wrapped(|ui| {
                    for name in art::names().chain(["no such picture"]) {
                        art::picture(ui, name, vec2(200.0, 170.0), name);
                    }
                    art::picture(ui, "garden", vec2(320.0, 170.0), "wide");
                    art::mark(ui, 128.0);
                    art::mark(ui, 32.0);
                });
            });
        harness.run();
        for name in art::names() {
            assert_eq!(
                harness.get_all_by_role_and_label(Role::Image, name).count(),
                1,
                "{name}"
            );
        }
        keep(
            &mut harness,
            if dark {
                "art-dark.png"
            } else {
                "art-light.png"
            },
        );
    }
}

#[derive(Default)]
struct Floating {
    closed: bool,
    clicks: u32,
    number: f32,
    ticked: bool,
    note: String,
}

impl Floating {
    fn show(&mut self, ui: &mut Ui) {
        ui.painter()
            .rect_filled(ui.ctx().content_rect(), 0.0, palette(ui).ground);
        egui::Frame::new().inner_margin(24).show(ui, |ui| {
            ui.set_width(360.0);
            section_title(ui, "Widgets of egui, in our style");
            ui.checkbox(&mut self.ticked, "Reduce motion");
            ui.radio_value(&mut self.ticked, true, "Open in the app");
            ui.add(egui::Slider::new(&mut self.number, 0.75..=2.0).text("Zoom"));
            egui::ComboBox::from_label("Language")
                .selected_text("简体中文")
                .show_ui(ui, |_| ());
            text_area(ui, "note", &mut self.note, "Say something", 3);
            if disabled_button(ui, "Pay", "Not enough: top up").clicked() {
                self.clicks += 1;
            }
            ui.horizontal(|ui| {
                state_chip(
                    ui,
                    WalletState::Preparing,
                    Some(Certainty::Announced),
                    "Preparing",
                );
                caption(ui, "Alibaba says that it prepares");
            });
        });
        if self.closed {
            return;
        }
        let shown = dialog(ui.ctx(), "leave", "Open in the browser?", |ui| {
            ui.label("The address leads to taobao.com, outside of Moongate.");
            ui.horizontal(|ui| {
                primary_button(ui, "Open");
                secondary_button(ui, "Cancel");
            });
        });
        self.closed = shown.closed;
    }
}

fn floating(dark: bool) -> Harness<'static, Floating> {
    Harness::builder()
        .with_size(vec2(900.0, 560.0))
        .with_theme(if dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        })
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, page: &mut Floating| page.show(ui),
            Floating {
                number: 1.0,
                ..Floating::default()
            },
        )
}

#[test]
fn a_dialog_is_named_and_closes_with_escape() {
    for dark in [false, true] {
        let mut harness = floating(dark);
        harness.run();
        harness.get_by_role_and_label(Role::Dialog, "Open in the browser?");
        harness
            .get_by_role_and_label(Role::Button, "Cancel")
            .focus();
        harness.run();
        keep(
            &mut harness,
            if dark {
                "dialog-dark.png"
            } else {
                "dialog-light.png"
            },
        );
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.state().closed);
        harness.key_press(Key::Tab);
        harness.run();
        keep(
            &mut harness,
            if dark {
                "widgets-dark.png"
            } else {
                "widgets-light.png"
            },
        );
    }
}

#[test]
fn a_disabled_button_says_why_and_does_nothing() {
    let mut harness = floating(false);
    harness.state_mut().closed = true;
    harness.run();
    let button = harness.get_by_role_and_label(Role::Button, "Pay");
    assert!(button.accesskit_node().is_disabled());
    assert_eq!(
        button.accesskit_node().data().description(),
        Some("Not enough: top up")
    );
    button.click();
    harness.run();
    assert_eq!(harness.state().clicks, 0);
}

#[test]
fn escape_empties_the_search() {
    let mut harness = harness(Lang::En, false, vec2(1280.0, 860.0));
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Search chats");
    field.focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Search chats")
        .type_text("tea");
    harness.run();
    assert_eq!(harness.state().search, "tea");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().search, "");
}

#[test]
fn a_choice_moves_by_click_and_by_arrow_keys() {
    let mut harness = harness(Lang::En, false, vec2(1280.0, 860.0));
    harness.run();
    harness
        .get_by_role_and_label(Role::RadioButton, "Off")
        .click();
    harness.run();
    assert_eq!(harness.state().surface, 2);
    harness
        .get_by_role_and_label(Role::RadioButton, "Off")
        .focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().surface, 0);
}

#[test]
fn a_switch_flips() {
    let mut harness = harness(Lang::En, false, vec2(1280.0, 860.0));
    harness.run();
    harness
        .get_by_role_and_label(Role::Switch, "Why panel")
        .click();
    harness.run();
    assert!(!harness.state().on);
}
