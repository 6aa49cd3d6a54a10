//! The parts of the page behind a tap: emblem, the words as users saw them (ours in the language of
//! the interface, the historic wording in the other one below), the real site, and what is wrong
//! with it.

use egui::{Align, Frame, Layout, Sense, Ui, vec2};

use crate::app::LinkPage;
use crate::app::gate::{self, LinkAnswer};
use crate::i18n::{Text, link, safety};
use crate::links::{AskReason, Found, Judgement, Target};
use crate::policy::LinkEffect;
use crate::theme::{self, icons, margin, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::link::{card, host};

/// The effect's icon on a disc of its colour.
pub fn emblem_ui(ui: &mut Ui, effect: LinkEffect) {
    let palette = theme::palette(ui);
    let colour = kit::effect_color(palette, effect);
    let (rect, _) = ui.allocate_exact_size(vec2(72.0, 72.0), Sense::hover());
    ui.painter()
        .circle_filled(rect.center(), 36.0, palette.tint(colour));
    kit::paint::icon(
        ui.painter(),
        rect.center(),
        kit::effect_icon(effect),
        36.0,
        colour,
    );
}

/// The one-line heading, and a sentence below it where the page had one.
pub fn heading_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, answer: &LinkAnswer<'_>) {
    let platform = card::platform_name(cx, &page.link.found);
    let password = matches!(page.link.found.target, Target::TaoPassword(_));
    let app = &cx.state.policy.home().app;
    let (heading, below) = match answer.effect {
        LinkEffect::Open => (link::OPENS_HEADING.get(cx.lang).to_owned(), None),
        LinkEffect::Notice => pair(cx, link::notice_heading(app), Some(link::notice_text(app))),
        LinkEffect::Ask => (link::ASK_HEADING.get(cx.lang).to_owned(), None),
        LinkEffect::CopyOnly if password => (
            link::PASSWORD_HEADING.get(cx.lang).to_owned(),
            gate::platform(&cx.state.policy, &page.link.found).map(|reader| {
                let name = cx.state.policy.platform(reader).name.get(cx.lang);
                link::password_text(cx.lang, name)
            }),
        ),
        LinkEffect::CopyOnly => (link::COPY_HEADING.get(cx.lang).to_owned(), None),
        LinkEffect::AppRedirect => (
            link::app_heading(cx.lang, &platform),
            Some(link::app_text(cx.lang, &platform, app)),
        ),
        LinkEffect::PosterOnly => {
            let below = if page.link.context.by_user {
                link::POSTER_MINE
            } else {
                link::POSTER_OTHERS
            };
            pair(cx, link::POSTER_HEADING, Some(below))
        }
        LinkEffect::HardStop => (link::STOP_HEADING.get(cx.lang).to_owned(), None),
    };
    kit::section_title(ui, &heading);
    if let Some(below) = below {
        ui.add_space(space::XXS);
        kit::secondary(ui, &below);
    }
}

/// The page's historic wording in the other language, so that both can be read side by side.
pub fn original_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage, effect: LinkEffect) {
    let password = matches!(page.link.found.target, Target::TaoPassword(_));
    let other = match effect {
        // That page was about addresses.
        LinkEffect::CopyOnly if password => None,
        LinkEffect::Notice => Some(link::notice_other(&cx.state.policy.home().app)),
        LinkEffect::CopyOnly => Some(link::COPY_HEADING_OTHER),
        LinkEffect::HardStop => Some(link::STOP_OTHER),
        LinkEffect::Open | LinkEffect::Ask | LinkEffect::AppRedirect | LinkEffect::PosterOnly => {
            None
        }
    };
    if let Some(other) = other {
        ui.add_space(space::S);
        kit::caption(ui, other.get(cx.lang));
    }
}

fn pair(cx: &Cx<'_>, heading: Text, below: Option<Text>) -> (String, Option<String>) {
    (
        heading.get(cx.lang).to_owned(),
        below.map(|text| text.get(cx.lang).to_owned()),
    )
}

/// The real destination of the link, in a frame: the site in large letters, the whole address
/// below.
pub fn site_ui(ui: &mut Ui, cx: &Cx<'_>, found: &Found, answer: &LinkAnswer<'_>) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.raised)
        .corner_radius(theme::radius::M)
        .inner_margin(margin(space::L, space::M));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let doubtful = matches!(answer.effect, LinkEffect::Ask | LinkEffect::HardStop);
            match &found.target {
                Target::Web(_) => {
                    // The site of a short link is known, and says nothing about where one ends up.
                    let short = matches!(answer.judgement, Judgement::Ask(AskReason::Shortener));
                    let label = if short {
                        safety::SHORT_LINK.get(cx.lang).to_owned()
                    } else if doubtful {
                        safety::REAL_SITE.get(cx.lang).to_owned()
                    } else {
                        card::platform_name(cx, found)
                    };
                    kit::monogram_line(ui, &label);
                    host::site_ui(ui, found);
                    host::block_ui(ui, found);
                }
                Target::TaoPassword(code) => {
                    kit::monogram_line(ui, link::TAO_PASSWORD.get(cx.lang));
                    host::site_ui(ui, found);
                    product_ui(ui, cx, code);
                }
                Target::Refused(_) => {
                    kit::monogram_line(ui, safety::NO_SITE.get(cx.lang));
                    host::block_ui(ui, found);
                }
            }
        });
    });
}

/// The product of a Tao password, if the demo has one.
fn product_ui(ui: &mut Ui, cx: &Cx<'_>, code: &str) {
    let Some((shop, product)) = cx.state.catalogue.product_for_tao_password(code) else {
        return;
    };
    kit::rule(ui);
    let name = product.name.get(cx.lang);
    ui.horizontal_top(|ui| {
        kit::product_picture(ui, &product.icon, shop.hue, vec2(56.0, 56.0), name);
        ui.add_space(space::XS);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::XXS;
            kit::caption(ui, safety::PRODUCT.get(cx.lang));
            kit::strong_wrapped(ui, name);
            let price = egui::RichText::new(product.price.to_string())
                .font(theme::strong_figures(theme::size::SECONDARY));
            ui.label(price.color(theme::palette(ui).price));
        });
    });
}

/// Flaws of the link itself, if any.
pub fn reason_ui(ui: &mut Ui, cx: &Cx<'_>, answer: &LinkAnswer<'_>) {
    let (tone, icon, words) = match answer.judgement {
        Judgement::Fine => return,
        Judgement::Ask(_) if answer.trusted => {
            (kit::Tone::Neutral, icons::SHIELD_CHECK, safety::ANSWERED)
        }
        Judgement::Ask(reason) => (
            kit::Tone::Caution,
            icons::WARNING,
            link::ask_reason(*reason),
        ),
        Judgement::Stop(reason) => (
            kit::Tone::Bad,
            icons::SHIELD_WARNING,
            link::stop_reason(reason),
        ),
    };
    ui.add_space(space::S);
    let palette = theme::palette(ui);
    let colour = tone.color(palette);
    let frame = Frame::new()
        .fill(palette.tint(colour))
        .corner_radius(theme::radius::M)
        .inner_margin(margin(space::M, space::M));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            kit::icon(ui, icon, theme::size::ICON, colour);
            ui.add_space(space::XS);
            let words = egui::RichText::new(words.get(cx.lang))
                .font(theme::secondary())
                .color(palette.text);
            ui.add(egui::Label::new(words).wrap());
        });
    });
}

/// Things side by side in the middle. Their width is known once they were drawn, so the first frame
/// is drawn again.
pub fn centred_row(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(name);
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let width = ui.available_width();
    let drawn = ui.horizontal(|ui| {
        ui.add_space(((width - known.unwrap_or(width)) / 2.0).max(0.0));
        ui.scope(content).response.rect.width()
    });
    if known.is_none_or(|known| (known - drawn.inner).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, drawn.inner));
        ui.ctx()
            .request_discard("the width of a centred row has changed");
    }
}
