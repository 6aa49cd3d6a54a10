//! The street: every storefront as a card, with the wallets that it takes on the day.

use egui::{
    Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::app::{Intent, ShopIntent, ShopPage};
use crate::domain::{MerchantId, Product, Storefront};
use crate::i18n::shop;
use crate::theme::{self, icons, radius, space};
use crate::ui::context::Cx;
use crate::ui::{kit, order as order_parts};

const HEIGHT: f32 = 204.0;
const BAND: f32 = 84.0;
const NARROWEST: f32 = 236.0;
const GAP: f32 = 14.0;

pub fn street_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::secondary(ui, shop::STREET_HINT.get(cx.lang));
    ui.add_space(space::XS);
    let shops = cx.state.catalogue.storefronts();
    for row in shops.chunks(columns(ui.available_width())) {
        let count = columns(ui.available_width());
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let width = (ui.available_width() - GAP * (count - 1) as f32) / count as f32;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for shop in row {
                if card_ui(ui, cx, shop, width).clicked() {
                    cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Shop(MerchantId(
                        shop.id.clone(),
                    )))));
                }
            }
        });
        ui.add_space(GAP - 8.0);
    }
}

/// Number of cards in a row.
fn columns(width: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a handful"
    )]
    let count = ((width + GAP) / (NARROWEST + GAP)).floor().clamp(1.0, 4.0) as usize;
    count
}

fn card_ui(ui: &mut Ui, cx: &Cx<'_>, shop: &Storefront, width: f32) -> egui::Response {
    let name = order_parts::shop_name(cx, &shop.id);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(order_parts::wallets_in_words(cx, &shop.id))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = theme::palette(ui);
    let line = if response.hovered() {
        palette.outline
    } else {
        palette.hairline
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(radius::L),
        palette.surface,
        Stroke::new(1.0, line),
        StrokeKind::Inside,
    );
    let band = Rect::from_min_size(rect.min + vec2(1.0, 1.0), vec2(rect.width() - 2.0, BAND));
    band_ui(ui, shop.hue, &shop.products, band);
    let below = Rect::from_min_max(
        pos2(rect.left() + 14.0, band.bottom() + 8.0),
        rect.max - vec2(12.0, 8.0),
    );
    let builder = UiBuilder::new()
        .max_rect(below)
        .layout(Layout::top_down(Align::Min));
    let mut inner = ui.new_child(builder);
    inner.spacing_mut().item_spacing.y = space::XXS;
    let title = egui::RichText::new(&name)
        .font(theme::strong_for(&name, 16.0))
        .color(palette.text);
    kit::one_line(&mut inner, title);
    let tagline = egui::RichText::new(shop.tagline.get(cx.lang))
        .font(theme::caption())
        .color(palette.secondary);
    kit::one_line(&mut inner, tagline);
    inner.add_space(space::S);
    order_parts::wallet_chips(&mut inner, cx, &shop.id);
    kit::focus_ring(ui, &response, radius::L);
    response
}

/// The band of a storefront: its colours, and a few of its products as icons in a row.
pub fn band_ui(ui: &Ui, hue: u16, products: &[Product], band: Rect) {
    let picture = theme::palette(ui).picture(f32::from(hue));
    let below = if products.is_empty() { radius::L } else { 0 };
    let corner = CornerRadius {
        nw: radius::L,
        ne: radius::L,
        sw: below,
        se: below,
    };
    let painter = ui.painter_at(band);
    painter.rect_filled(band, corner, picture.ground);
    painter.circle_filled(
        pos2(band.right() - 36.0, band.bottom() + 10.0),
        band.height() * 0.9,
        picture.far,
    );
    painter.circle_filled(
        pos2(band.right() - 8.0, band.bottom() + 26.0),
        band.height() * 0.75,
        picture.middle,
    );
    let mut x = band.left() + 34.0;
    for (place, product) in products.iter().take(3).enumerate() {
        let icon = icons::by_name(&product.icon).unwrap_or(icons::TAG);
        let size = if place == 0 { 40.0 } else { 24.0 };
        kit::paint::icon(&painter, pos2(x, band.center().y), icon, size, picture.line);
        x += if place == 0 { 44.0 } else { 34.0 };
    }
}
