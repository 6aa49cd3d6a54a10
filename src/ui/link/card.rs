//! The card of a link below a text: platform, title, real host, and what a tap does today, visible
//! before the tap.

use egui::text::TextWrapping;
use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Intent, gate};
use crate::i18n::{link, policy};
use crate::links::{Found, Target};
use crate::policy::LinkEffect;
use crate::theme::{self, icons};
use crate::ui::chat::rich_text::Written;
use crate::ui::context::Cx;
use crate::ui::frame::pointing::{self, point_at};
use crate::ui::kit;
use crate::ui::link::host;
use crate::ui::why::meaning::Meaning;

const HEIGHT: f32 = 64.0;
/// Room for the effect's icon and word at the right edge.
const EFFECT_WIDTH: f32 = 84.0;

/// Draws the card of one link of a text; a tap, a click or the keyboard opens it, focus or pointer
/// explains it.
pub fn link_card_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (written, found): (&Written<'_>, &Found),
    width: f32,
) {
    let state = cx.state;
    let answer = state.link_answer(written.context.surface, found);
    if answer.effect == LinkEffect::PosterOnly && !written.context.by_user {
        hidden_card_ui(ui, cx, width);
        return;
    }
    let platform = platform_name(cx, found);
    let says = Meaning::from(&answer);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let name = link::card_name(cx.lang, &platform, &host::plain(found), &says.spoken(cx));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if ui.is_rect_visible(rect) {
        paint_card(ui, cx, rect, &response, found, &platform);
        paint_effect(ui, cx, rect, says);
        kit::focus_ring(ui, &response, theme::radius::M);
    }
    if answer.effect == LinkEffect::PosterOnly {
        kit::caption_with_icon(ui, icons::EYE_SLASH, link::ONLY_YOU.get(cx.lang));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let link = written.tapped(found);
    let pointed = pointing::is_pointed(ui, &response);
    if response.clicked() {
        cx.send(Intent::TapLink(link));
    } else if pointed {
        point_at(ui, cx, link);
    }
}

/// A link's platform in words; "Web page" for a host that the policy does not know.
pub fn platform_name(cx: &Cx<'_>, found: &Found) -> String {
    let policy = &cx.state.policy;
    match (&found.target, gate::platform(policy, found)) {
        (Target::Refused(_), _) => link::NOT_AN_ADDRESS.get(cx.lang).to_owned(),
        (Target::TaoPassword(_), _) => link::TAO_PASSWORD.get(cx.lang).to_owned(),
        (Target::Web(_), Some(platform)) => policy.platform(platform).name.get(cx.lang).to_owned(),
        (Target::Web(_), None) => link::WEB.get(cx.lang).to_owned(),
    }
}

/// Title of the product or page, if the demo has one.
pub fn title(cx: &Cx<'_>, found: &Found) -> Option<String> {
    let catalogue = &cx.state.catalogue;
    let address = match &found.target {
        Target::Web(address) => address,
        Target::TaoPassword(code) => {
            return catalogue
                .product_for_tao_password(code)
                .map(|(_, product)| product.name.get(cx.lang).to_owned());
        }
        Target::Refused(_) => return None,
    };
    let product = catalogue
        .product_for_address(address.url.as_str())
        .map(|(_, product)| product.name.get(cx.lang).to_owned());
    product.or_else(|| {
        catalogue
            .page_for_address(address.url.as_str())
            .map(|page| page.title.get(cx.lang).to_owned())
    })
}

fn paint_card(
    ui: &mut Ui,
    cx: &Cx<'_>,
    rect: Rect,
    response: &Response,
    found: &Found,
    platform: &str,
) {
    let palette = theme::palette(ui);
    let fill = if response.hovered() {
        palette.raised
    } else {
        palette.surface
    };
    ui.painter().rect(
        rect,
        8.0,
        fill,
        (1.0, palette.hairline),
        egui::StrokeKind::Inside,
    );
    // Of a site that nobody here knows, the domain says more than that it is a web page.
    let unknown =
        matches!(found.target, Target::Web(_)) && gate::platform(&cx.state.policy, found).is_none();
    let title = title(cx, found).unwrap_or_else(|| {
        if unknown {
            host::registrable(found)
        } else {
            platform.to_owned()
        }
    });
    let platform = if unknown { &title } else { platform };
    let monogram = Rect::from_min_size(rect.min + vec2(12.0, 14.0), vec2(36.0, 36.0));
    kit::avatar(
        &mut ui.new_child(egui::UiBuilder::new().max_rect(monogram)),
        platform,
        platform,
        36.0,
    );
    let left = monogram.right() + 10.0;
    let width = (rect.right() - EFFECT_WIDTH - left - 8.0).max(24.0);
    let mut job = egui::text::LayoutJob::simple_singleline(
        title.clone(),
        theme::strong_for(&title, 14.0),
        palette.text,
    );
    job.wrap = TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(
        pos2(left, rect.top() + 22.0 - galley.size().y / 2.0),
        galley,
        palette.text,
    );
    let address = ui.painter().layout_job(host::line(ui, found, width));
    ui.painter().galley(
        pos2(left, rect.top() + 43.0 - address.size().y / 2.0),
        address,
        palette.secondary,
    );
}

/// Effect of a tap; dashes and a word mark verdicts that are not history.
fn paint_effect(ui: &Ui, cx: &Cx<'_>, rect: Rect, says: Meaning) {
    let palette = theme::palette(ui);
    let colour = says.color(palette);
    let column = Rect::from_min_max(pos2(rect.right() - EFFECT_WIDTH, rect.top()), rect.max);
    ui.painter().vline(
        column.left(),
        column.y_range().shrink(10.0),
        (1.0, palette.hairline),
    );
    let centre = column.center();
    let sure = says
        .certainty()
        .filter(|_| says.is_made_up())
        .map(policy::certainty);
    let (icon, word) = if sure.is_some() {
        (-15.0, 3.0)
    } else {
        (-10.0, 13.0)
    };
    let line = |y: f32, text: &str, font| {
        ui.painter().text(
            centre + vec2(0.0, y),
            Align2::CENTER_CENTER,
            text,
            font,
            colour,
        );
    };
    line(icon, says.icon(), theme::icon(20.0));
    line(word, &says.word(cx), theme::caption());
    if let Some(sure) = sure {
        line(
            19.0,
            sure.get(cx.lang),
            theme::fonts::strong_for(sure.get(cx.lang), 10.0),
        );
        kit::paint::dashed_outline(
            ui.painter(),
            column.shrink2(vec2(4.0, 3.0)),
            theme::radius::M.into(),
            (1.0, colour),
        );
    }
}

/// Placeholder that others see for a link that only its poster sees.
fn hidden_card_ui(ui: &mut Ui, cx: &Cx<'_>, width: f32) {
    let palette = theme::palette(ui);
    let words = link::HIDDEN_CARD;
    let words = words.get(cx.lang);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    kit::paint::dashed_outline(ui.painter(), rect, 8.0, (1.0, palette.outline));
    let text = format!("{}  {words}", icons::EYE_SLASH);
    ui.painter().text(
        rect.left_center() + vec2(12.0, 0.0),
        Align2::LEFT_CENTER,
        text,
        theme::secondary(),
        palette.secondary,
    );
}
