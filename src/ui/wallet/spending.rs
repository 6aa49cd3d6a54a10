//! Spending by shop and month of the policy date: bars in the colours of the shops, refunds
//! taken off.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Intent, WalletIntent};
use crate::domain::ledger::Spending;
use crate::domain::{Money, Tab};
use crate::i18n::{shop, wallet};
use crate::theme::{self, icons, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::order::{amount_row, shop_name};

pub fn spending_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(all) = &cx.state.session.wallet.spending else {
        cx.send(Intent::Wallet(WalletIntent::ReadSpending));
        return;
    };
    let spent: Vec<_> = all
        .iter()
        .filter(|spending| spending.amount.minor > 0)
        .collect();
    if spent.is_empty() {
        let (empty, to_shops) = (wallet::NO_SPENDING, shop::TO_SHOPS);
        if kit::empty_state(
            ui,
            icons::CHART_BAR,
            empty.get(cx.lang),
            Some(to_shops.get(cx.lang)),
        ) {
            cx.send(Intent::ShowTab(Tab::Shops));
        }
        return;
    }
    kit::secondary(ui, wallet::BY_MONTH.get(cx.lang));
    // The store gives them by month, the oldest first.
    for month in spent.chunk_by(|a, b| a.month == b.month).rev() {
        month_ui(ui, cx, month);
        ui.add_space(space::XS);
    }
}

fn month_ui(ui: &mut Ui, cx: &Cx<'_>, month: &[&Spending]) {
    let mut rows = month.to_vec();
    rows.sort_by_key(|spending| std::cmp::Reverse(spending.amount.minor));
    let Some(most) = rows.first().map(|spending| spending.amount) else {
        return;
    };
    let total =
        Money::sum(most.currency, rows.iter().map(|spending| spending.amount)).unwrap_or(most);
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        let name = rows.first().map_or("", |spending| spending.month.as_str());
        kit::title(ui, name);
        ui.add_space(space::S);
        for spending in rows {
            #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
            let share = spending.amount.minor as f32 / most.minor as f32;
            bar_ui(ui, cx, spending.merchant.as_str(), (spending.amount, share));
        }
        ui.add_space(space::XS);
        kit::hairline(ui);
        amount_row(ui, shop::TOTAL.get(cx.lang), &total.to_string(), true);
    });
}

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, merchant: &str, (sum, share): (Money, f32)) {
    let p = theme::palette(ui);
    let name = shop_name(cx, merchant);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {sum}")));
    let hue = cx
        .state
        .catalogue
        .storefront(merchant)
        .map_or(170, |shop| shop.hue);
    let picture = p.picture(f32::from(hue));
    let (name_width, amount_width) = (120.0, 96.0);
    kit::paint::line(
        ui.painter(),
        rect.left_center(),
        &name,
        theme::secondary(),
        p.text,
        name_width - 8.0,
    );
    let track = Rect::from_min_max(
        pos2(rect.left() + name_width, rect.center().y - 9.0),
        pos2(rect.right() - amount_width, rect.center().y + 9.0),
    );
    ui.painter()
        .rect_filled(track, CornerRadius::same(4), p.raised);
    let bar = Rect::from_min_size(
        track.min,
        vec2((track.width() * share).max(4.0), track.height()),
    );
    ui.painter()
        .rect_filled(bar, CornerRadius::same(4), picture.middle);
    ui.painter().text(
        rect.right_center(),
        Align2::RIGHT_CENTER,
        sum.to_string(),
        theme::figures(theme::size::SECONDARY),
        p.text,
    );
}
