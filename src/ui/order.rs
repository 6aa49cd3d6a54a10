//! Shared parts of the pages of the Shops tab: names, the wallets of the day as chips, lines of an
//! order, amounts.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::gate;
use crate::domain::{Money, Order};
use crate::i18n::shop;
use crate::theme;
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::why::meaning::Meaning;

/// A merchant's name as the policy has it.
pub fn shop_name(cx: &Cx<'_>, merchant: &str) -> String {
    let policy = &cx.state.policy;
    let name = policy
        .platform_by_id(merchant)
        .map(|row| policy.platform(row).name.get(cx.lang).to_owned());
    name.unwrap_or_else(|| merchant.to_owned())
}

/// Every wallet with its state at this merchant on the day, as small chips.
pub fn wallet_chips(ui: &mut Ui, cx: &Cx<'_>, merchant: &str) {
    kit::chips(ui, |ui| {
        for (wallet, verdict) in gate::wallets(&cx.state.policy, cx.state.circumstances(), merchant)
        {
            let says = Meaning::from(&verdict);
            let chip = says.chip_about_ui(ui, wallet.name.get(cx.lang));
            chip.accessible_name(shop::for_product(cx.lang, &wallet.name, &says.spoken(cx)));
        }
    });
}

/// The wallets of the day in one line, for a screen reader.
pub fn wallets_in_words(cx: &Cx<'_>, merchant: &str) -> String {
    let wallets = gate::wallets(&cx.state.policy, cx.state.circumstances(), merchant);
    let words = wallets.iter().map(|(wallet, verdict)| {
        shop::for_product(cx.lang, &wallet.name, &Meaning::from(verdict).spoken(cx))
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The lines of an order with their amounts, delivery and total.
pub fn lines_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    for line in &order.content.lines {
        let name = line.name.get(cx.lang);
        let name = if line.quantity > 1 {
            format!("{} × {name}", line.quantity)
        } else {
            name.to_owned()
        };
        let total = line.total().unwrap_or(line.price);
        amount_row(ui, &name, &total.to_string(), false);
    }
    amount_row(
        ui,
        shop::FEE.get(cx.lang),
        &fee(cx, order.content.fee),
        false,
    );
    kit::rule(ui);
    amount_row(ui, shop::TOTAL.get(cx.lang), &order.total.to_string(), true);
}

/// A delivery fee; a word for nothing.
pub fn fee(cx: &Cx<'_>, fee: Money) -> String {
    if fee.is_zero() {
        shop::FREE.get(cx.lang).to_owned()
    } else {
        fee.to_string()
    }
}

/// A name at the left and an amount at the right, in figures of one width.
pub fn amount_row(ui: &mut Ui, name: &str, amount: &str, strong: bool) {
    let palette = theme::palette(ui);
    let (font, figures, color) = if strong {
        (
            theme::strong_for(name, theme::size::BODY),
            theme::strong_figures(theme::size::TITLE),
            palette.price,
        )
    } else {
        (
            theme::secondary(),
            theme::figures(theme::size::SECONDARY),
            palette.text,
        )
    };
    let width = ui.available_width();
    ui.allocate_ui_with_layout(
        vec2(width, 22.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.label(RichText::new(amount).font(figures).color(color));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                kit::one_line(ui, RichText::new(name).font(font).color(palette.text));
            });
        },
    );
}
