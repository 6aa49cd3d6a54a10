//! The mock page of a platform: what an allowed link leads to inside the app. Drawn from the demo's
//! catalogue, never loaded from a network.

use egui::{Align, Layout, Ui, vec2};

use crate::app::{Intent, LinkPage, ShopIntent, ShopPage};
use crate::domain::{MockPage, Product, Storefront};
use crate::i18n::{link, moments, shop};
use crate::links::Target;
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::link::{card, host};
use crate::ui::{art, kit};

pub fn mock_page_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage) {
    let platform = card::platform_name(cx, &page.link.found);
    kit::card(ui, |ui| {
        ui.horizontal(|ui| {
            kit::monogram(ui, &platform, &platform);
            kit::title(ui, &platform);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                kit::chip(
                    ui,
                    kit::Tone::Neutral,
                    icons::INFO,
                    link::MOCK_BADGE.get(cx.lang),
                )
                .on_hover_text(link::MOCK_TEXT.get(cx.lang));
            });
        });
        ui.add_space(space::M);
        content_ui(ui, cx, page);
        kit::rule(ui);
        host::block_ui(ui, &page.link.found);
        ui.add_space(space::S);
        if matches!(page.link.found.target, Target::Web(_))
            && kit::secondary_button(ui, link::OPEN_IN_BROWSER.get(cx.lang)).clicked()
        {
            cx.send(Intent::OpenPageInBrowser);
        }
    });
}

fn content_ui(ui: &mut Ui, cx: &Cx<'_>, page: &LinkPage) {
    let Target::Web(address) = &page.link.found.target else {
        kit::secondary(ui, link::NO_CONTENT.get(cx.lang));
        return;
    };
    let catalogue = &cx.state.catalogue;
    if let Some((shop, product)) = catalogue.product_for_address(address.url.as_str()) {
        product_ui(ui, cx, shop, product);
    } else if let Some(mock) = catalogue.page_for_address(address.url.as_str()) {
        article_ui(ui, cx, mock);
    } else {
        kit::strong_wrapped(ui, &host::host(&page.link.found));
        kit::secondary(ui, link::NO_CONTENT.get(cx.lang));
    }
}

fn product_ui(ui: &mut Ui, cx: &Cx<'_>, shop: &Storefront, product: &Product) {
    let palette = theme::palette(ui);
    ui.horizontal_top(|ui| {
        kit::product_picture(
            ui,
            &product.icon,
            shop.hue,
            vec2(180.0, 180.0),
            product.name.get(cx.lang),
        );
        ui.add_space(space::S);
        ui.vertical(|ui| {
            kit::section_title(ui, product.name.get(cx.lang));
            kit::secondary(ui, product.detail.get(cx.lang));
            ui.add_space(space::S);
            let price = egui::RichText::new(product.price.to_string()).font(theme::page());
            ui.label(price.color(palette.price));
            ui.add_space(space::XS);
            kit::key_value(ui, link::SOLD_BY.get(cx.lang), product.seller.get(cx.lang));
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                if kit::primary_button(ui, shop::BUY.get(cx.lang)).clicked() {
                    cx.send(Intent::Shop(ShopIntent::Buy(product.id.clone())));
                }
                if kit::secondary_button(ui, shop::OPEN_IN_SHOP.get(cx.lang)).clicked() {
                    cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Product(
                        product.id.clone(),
                    ))));
                }
            });
        });
    });
}

fn article_ui(ui: &mut Ui, cx: &Cx<'_>, mock: &MockPage) {
    let width = ui.available_width();
    art::picture(
        ui,
        &mock.picture,
        vec2(width, (width * 0.45).min(280.0)),
        &moments::picture(cx.lang, &mock.picture),
    );
    ui.add_space(space::M);
    kit::section_title(ui, mock.title.get(cx.lang));
    kit::caption(ui, mock.author.get(cx.lang));
    ui.add_space(space::S);
    kit::body(ui, mock.text.get(cx.lang));
}
