//! Every cart, one a shop: quantities, delivery, total, and the way to the checkout.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::{Intent, MAX_QUANTITY, ShopIntent, ShopPage};
use crate::domain::{Order, OrderLine, OrderState};
use crate::i18n::shop;
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::{kit, order as order_parts};

pub fn carts_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let carts: Vec<_> = cx
        .state
        .ledger
        .orders
        .values()
        .filter(|order| order.state() == OrderState::Cart)
        .collect();
    if carts.is_empty()
        && kit::empty_state(
            ui,
            icons::SHOPPING_CART,
            shop::EMPTY_CART.get(cx.lang),
            Some(shop::TO_SHOPS.get(cx.lang)),
        )
    {
        cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Street)));
    }
    for cart in carts {
        cart_ui(ui, cx, cart);
        ui.add_space(space::XS);
    }
}

fn cart_ui(ui: &mut Ui, cx: &Cx<'_>, cart: &Order) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let name = order_parts::shop_name(cx, cart.content.merchant.as_str());
        ui.horizontal(|ui| {
            kit::monogram(ui, &name, cart.content.merchant.as_str());
            kit::title(ui, &name);
        });
        ui.add_space(space::XS);
        for line in &cart.content.lines {
            line_ui(ui, cx, cart, line);
        }
        kit::rule(ui);
        order_parts::amount_row(
            ui,
            shop::FEE.get(cx.lang),
            &order_parts::fee(cx, cart.content.fee),
            false,
        );
        order_parts::amount_row(ui, shop::TOTAL.get(cx.lang), &cart.total.to_string(), true);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if kit::primary_button(ui, shop::CHECKOUT.get(cx.lang)).clicked() {
                    cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Checkout(cart.id))));
                }
            });
        });
    });
}

fn line_ui(ui: &mut Ui, cx: &Cx<'_>, cart: &Order, line: &OrderLine) {
    let palette = theme::palette(ui);
    let product = cx.state.catalogue.product(&line.product);
    let name = line.name.get(cx.lang);
    let set = |quantity| {
        Intent::Shop(ShopIntent::SetQuantity(
            cart.id,
            line.product.clone(),
            quantity,
        ))
    };
    ui.horizontal(|ui| {
        if let Some((shop, product)) = product {
            kit::product_picture(ui, &product.icon, shop.hue, vec2(48.0, 48.0), name);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let total = line.total().unwrap_or(line.price).to_string();
            ui.allocate_ui_with_layout(
                vec2(84.0, 32.0),
                Layout::right_to_left(Align::Center),
                |ui| {
                    ui.set_min_width(84.0);
                    ui.label(
                        RichText::new(total)
                            .font(theme::figures(theme::size::BODY))
                            .color(palette.price),
                    );
                },
            );
            let words = |words: crate::i18n::Text| shop::for_product(cx.lang, &words, name);
            if kit::icon_button(ui, icons::TRASH, &words(shop::REMOVE)).clicked() {
                cx.send(set(0));
            }
            if kit::icon_button(ui, icons::PLUS, &words(shop::MORE)).clicked()
                && line.quantity < MAX_QUANTITY
            {
                cx.send(set(line.quantity + 1));
            }
            ui.label(
                RichText::new(line.quantity.to_string())
                    .font(theme::strong_figures(theme::size::BODY)),
            );
            if kit::icon_button(ui, icons::MINUS, &words(shop::FEWER)).clicked() {
                cx.send(set(line.quantity.saturating_sub(1)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                kit::one_line(ui, RichText::new(name).font(theme::body()));
            });
        });
    });
}
