//! One product: what it is, what it costs, who takes which wallet for it, and the way into the cart.

use egui::{RichText, Ui, vec2};

use crate::app::{Intent, ShopIntent, ShopPage};
use crate::domain::{MerchantId, ProductId};
use crate::i18n::{link, shop};
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::shop::storefront;
use crate::ui::{kit, order as order_parts};

pub fn product_ui(ui: &mut Ui, cx: &Cx<'_>, id: &ProductId) {
    let Some((shop, product)) = cx.state.catalogue.product(id) else {
        kit::secondary(ui, shop::NO_SUCH.get(cx.lang));
        return;
    };
    let palette = theme::palette(ui);
    kit::card(ui, |ui| {
        let side = (ui.available_width() * 0.4).clamp(120.0, 260.0);
        ui.horizontal_top(|ui| {
            kit::product_picture(
                ui,
                &product.icon,
                shop.hue,
                vec2(side, side),
                product.name.get(cx.lang),
            );
            ui.add_space(space::M);
            ui.vertical(|ui| {
                kit::section_title(ui, product.name.get(cx.lang));
                kit::secondary(ui, product.detail.get(cx.lang));
                ui.add_space(space::S);
                let price = product.price.to_string();
                ui.label(
                    RichText::new(price)
                        .font(theme::strong_figures(theme::size::PAGE))
                        .color(palette.price),
                );
                ui.add_space(space::XS);
                kit::key_value(ui, link::SOLD_BY.get(cx.lang), product.seller.get(cx.lang));
                kit::key_value(ui, shop::FEE.get(cx.lang), &order_parts::fee(cx, shop.fee));
                ui.add_space(space::M);
                buttons_ui(ui, cx, id);
            });
        });
        kit::rule(ui);
        storefront::wallets_ui(ui, cx, &shop.id);
        ui.add_space(space::XS);
        if kit::quiet_button_icon(ui, icons::STOREFRONT, shop::TO_SHOP.get(cx.lang)).clicked() {
            cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Shop(MerchantId(
                shop.id.clone(),
            )))));
        }
    });
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, id: &ProductId) {
    ui.horizontal_wrapped(|ui| {
        if kit::primary_button(ui, shop::BUY.get(cx.lang)).clicked() {
            cx.send(Intent::Shop(ShopIntent::Buy(id.clone())));
        }
        if kit::secondary_button_icon(ui, icons::SHOPPING_CART, shop::ADD_TO_CART.get(cx.lang))
            .clicked()
        {
            cx.send(Intent::Shop(ShopIntent::AddToCart(id.clone())));
        }
    });
}
