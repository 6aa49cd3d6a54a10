//! The Shops tab: a bar to go back and to reach carts and orders, and below it the page that one is
//! on.

pub(in crate::ui) mod cards;
pub(in crate::ui) mod carts;
pub(in crate::ui) mod order;
pub(in crate::ui) mod orders;
pub(in crate::ui) mod product;
pub(in crate::ui) mod storefront;
pub(in crate::ui) mod street;

use egui::{Align, CentralPanel, Frame, Layout, Panel, ScrollArea, Ui};

use crate::app::{Intent, ShopIntent, ShopPage, items_in_carts};
use crate::domain::Tab;
use crate::i18n::{chrome, shop};
use crate::theme::{self, icons, margin, space};
use crate::ui::checkout::checkout_ui;
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;
use crate::ui::order::shop_name;
use crate::ui::shop::order::order_ui;

pub fn shops_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let page = &cx.state.session.shopping.page;
    bar_ui(ui, cx, page);
    let width = match page {
        ShopPage::Street | ShopPage::Shop(_) => 1080.0,
        ShopPage::Product(_) | ShopPage::Carts | ShopPage::Orders => theme::area::READING,
        ShopPage::Checkout(_) if cx.state.session.paying.attempt.is_none() => 880.0,
        ShopPage::Checkout(_) => 640.0,
        ShopPage::Order(_) => 640.0,
    };
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        let id = format!("{page:?}");
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink(false)
            .show(ui, |ui| column(ui, width, |ui| page_ui(ui, cx, page)));
    });
}

/// A column in the middle of the page, at most `most` wide.
pub fn column(ui: &mut Ui, most: f32, contents: impl FnOnce(&mut Ui)) {
    let room = ui.available_width();
    let width = (room - 2.0 * space::L).min(most);
    let side = ((room - width) / 2.0).max(0.0);
    ui.add_space(space::L);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
            ui.set_width(width);
            contents(ui);
            ui.add_space(space::XL);
        });
    });
}

fn page_ui(ui: &mut Ui, cx: &Cx<'_>, page: &ShopPage) {
    match page {
        ShopPage::Street => street::street_ui(ui, cx),
        ShopPage::Shop(shop) => storefront::storefront_ui(ui, cx, shop),
        ShopPage::Product(product) => product::product_ui(ui, cx, product),
        ShopPage::Carts => carts::carts_ui(ui, cx),
        ShopPage::Checkout(order) => checkout_ui(ui, cx, *order),
        ShopPage::Orders => orders::orders_ui(ui, cx),
        ShopPage::Order(order) => order_ui(ui, cx, *order),
    }
}

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, page: &ShopPage) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.surface)
        .inner_margin(margin(space::M, space::S));
    Panel::top("shops-bar")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                if *page != ShopPage::Street {
                    let back = kit::icon_button(ui, icons::ARROW_LEFT, chrome::BACK.get(cx.lang));
                    // Who comes to pay begins with the wallets, so that Enter never leads away from
                    // there.
                    if !matches!(page, ShopPage::Checkout(_)) {
                        focus::take_on_page(ui, &back);
                    }
                    if back.clicked() {
                        cx.send(Intent::Shop(ShopIntent::Back));
                    }
                }
                ui.add_space(space::XS);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if kit::quiet_button_icon(ui, icons::RECEIPT, shop::ORDERS.get(cx.lang))
                        .clicked()
                    {
                        cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Orders)));
                    }
                    let cart = shop::cart_count(cx.lang, items_in_carts(cx.state));
                    if kit::quiet_button_icon(ui, icons::SHOPPING_CART, &cart).clicked() {
                        cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Carts)));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        kit::one_line(
                            ui,
                            egui::RichText::new(title(cx, page)).font(theme::title()),
                        );
                    });
                });
            });
        });
}

fn title(cx: &Cx<'_>, page: &ShopPage) -> String {
    match page {
        ShopPage::Street => chrome::tab(Tab::Shops).get(cx.lang).to_owned(),
        ShopPage::Shop(shop) => shop_name(cx, shop.as_str()),
        ShopPage::Product(product) => cx
            .state
            .catalogue
            .product(product)
            .map_or_else(String::new, |(shop, _)| shop_name(cx, &shop.id)),
        ShopPage::Carts => shop::CART.get(cx.lang).to_owned(),
        ShopPage::Checkout(_) => shop::CHECKOUT.get(cx.lang).to_owned(),
        ShopPage::Orders => shop::ORDERS.get(cx.lang).to_owned(),
        ShopPage::Order(order) => shop::order(cx.lang, order.0),
    }
}
