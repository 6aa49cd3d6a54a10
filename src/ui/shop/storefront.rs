//! One storefront: its head in its colours, the wallets of the day, and its products in its own
//! arrangement.

use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Cell, Intent, ShopIntent, ShopPage, Subject, gate};
use crate::domain::{Layout, MerchantId, Storefront};
use crate::i18n::shop;
use crate::theme::{self, radius, space};
use crate::ui::context::Cx;
use crate::ui::shop::{cards, street};
use crate::ui::why::meaning::Meaning;
use crate::ui::{kit, order as order_parts};

pub fn storefront_ui(ui: &mut Ui, cx: &Cx<'_>, id: &MerchantId) {
    let Some(shop) = cx.state.catalogue.storefront(id.as_str()) else {
        kit::secondary(ui, shop::NO_SUCH.get(cx.lang));
        return;
    };
    head_ui(ui, cx, shop);
    ui.add_space(space::XS);
    wallets_ui(ui, cx, &shop.id);
    ui.add_space(space::S);
    products_ui(ui, cx, shop);
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, shop: &Storefront) {
    let picture = theme::palette(ui).picture(f32::from(shop.hue));
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 116.0), Sense::hover());
    // The words are painted, so they are said here for those who do not see them.
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, shop.tagline.get(cx.lang)));
    street::band_ui(ui, shop.hue, &[], rect);
    // Rounds the corners that the circles have filled.
    let ground = Stroke::new(12.0, theme::palette(ui).ground);
    ui.painter_at(rect).rect_stroke(
        rect,
        CornerRadius::same(radius::L),
        ground,
        StrokeKind::Outside,
    );
    let name = order_parts::shop_name(cx, &shop.id);
    let left = rect.left() + 24.0;
    let room = rect.width() - 150.0;
    let font = theme::strong_for(&name, theme::size::PAGE);
    let painter = ui.painter_at(rect);
    kit::paint::line(
        &painter,
        pos2(left, rect.top() + 44.0),
        &name,
        font,
        picture.line,
        room,
    );
    kit::paint::line(
        &painter,
        pos2(left, rect.top() + 76.0),
        shop.tagline.get(cx.lang),
        theme::body(),
        picture.line,
        room,
    );
}

/// The wallets with their state; a click says why.
pub fn wallets_ui(ui: &mut Ui, cx: &Cx<'_>, merchant: &str) {
    kit::caption(ui, shop::WALLETS_TODAY.get(cx.lang));
    ui.horizontal_wrapped(|ui| {
        for (wallet, verdict) in gate::wallets(&cx.state.policy, cx.state.circumstances(), merchant)
        {
            let says = Meaning::from(&verdict);
            let name = shop::for_product(cx.lang, &wallet.name, &says.spoken(cx));
            let response = if says.is_made_up() {
                let response = kit::quiet_button_icon(ui, says.icon(), &name);
                let dashes = Stroke::new(1.0, says.color(theme::palette(ui)));
                kit::paint::dashed_outline(
                    ui.painter(),
                    response.rect,
                    f32::from(radius::M),
                    dashes,
                );
                response
            } else {
                kit::secondary_button_icon(ui, says.icon(), &name)
            };
            let subject = Subject::Cell(Cell::Pay(merchant.to_owned(), wallet.id.clone()));
            if response.clicked() {
                cx.send(Intent::Explain(subject));
            }
        }
    });
}

fn products_ui(ui: &mut Ui, cx: &Cx<'_>, shop: &Storefront) {
    let (width, height) = match shop.layout {
        Layout::Grid => (196.0, 264.0),
        Layout::Shelf => (156.0, 268.0),
        Layout::List => (2000.0, 112.0),
        Layout::Menu => (2000.0, 88.0),
        Layout::Tickets => (420.0, 128.0),
    };
    let room = ui.available_width();
    let gap = if shop.layout == Layout::Menu {
        4.0
    } else {
        12.0
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a handful"
    )]
    let columns = ((room + gap) / (width + gap)).floor().clamp(1.0, 6.0) as usize;
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = (room - gap * (columns - 1) as f32) / columns as f32;
    for row in shop.products.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for product in row {
                if cards::product_card(ui, cx, shop, product, vec2(width, height)).clicked() {
                    cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Product(
                        product.id.clone(),
                    ))));
                }
            }
        });
        ui.add_space((gap - 8.0).max(0.0));
    }
}
