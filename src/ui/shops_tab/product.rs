//! One good: what it is, what it costs, who takes which wallet for it, and the way into the cart.

use egui::{RichText, Ui, vec2};

use super::{parts, storefront};
use crate::app::{Intent, ShopIntent, ShopPage};
use crate::domain::{GoodId, MerchantId};
use crate::i18n::{links, shops};
use crate::theme::{self, icons};
use crate::ui::{Cx, kit, pieces, text};

pub fn product_ui(ui: &mut Ui, cx: &Cx<'_>, id: &GoodId, out: &mut Vec<Intent>) {
    let Some((shop, good)) = cx.state.catalogue.good(id) else {
        text::secondary(ui, shops::NO_SUCH.get(cx.lang));
        return;
    };
    let palette = theme::palette(ui);
    kit::card(ui, |ui| {
        let side = (ui.available_width() * 0.4).clamp(120.0, 260.0);
        ui.horizontal_top(|ui| {
            pieces::good_picture(
                ui,
                &good.icon,
                shop.hue,
                vec2(side, side),
                good.name.get(cx.lang),
            );
            ui.add_space(12.0);
            ui.vertical(|ui| {
                text::title_wrapped(ui, good.name.get(cx.lang));
                text::secondary(ui, good.detail.get(cx.lang));
                ui.add_space(8.0);
                let price = good.price.to_string();
                ui.label(
                    RichText::new(price)
                        .font(theme::strong_figures(theme::size::PAGE))
                        .color(palette.price),
                );
                ui.add_space(4.0);
                kit::key_value(ui, links::SOLD_BY.get(cx.lang), good.seller.get(cx.lang));
                kit::key_value(ui, shops::FEE.get(cx.lang), &parts::fee(cx, shop.fee));
                ui.add_space(12.0);
                buttons_ui(ui, cx, id, out);
            });
        });
        pieces::rule(ui);
        storefront::wallets_ui(ui, cx, &shop.id, out);
        ui.add_space(4.0);
        if kit::quiet_button_icon(ui, icons::STOREFRONT, shops::TO_SHOP.get(cx.lang)).clicked() {
            out.push(Intent::Shop(ShopIntent::Go(ShopPage::Shop(MerchantId(
                shop.id.clone(),
            )))));
        }
    });
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, id: &GoodId, out: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        if kit::primary_button(ui, shops::BUY.get(cx.lang)).clicked() {
            out.push(Intent::Shop(ShopIntent::Buy(id.clone())));
        }
        if kit::secondary_button_icon(ui, icons::SHOPPING_CART, shops::ADD_TO_CART.get(cx.lang))
            .clicked()
        {
            out.push(Intent::Shop(ShopIntent::AddToCart(id.clone())));
        }
    });
}
