//! What was spent at whom, month by month: bars in the colours of the shops, refunds taken off.

use std::collections::BTreeMap;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::transactions;
use crate::app::Intent;
use crate::domain::ledger::Account;
use crate::domain::{Currency, Money};
use crate::i18n::{shops, wallet};
use crate::theme::{self, icons};
use crate::ui::{Cx, kit, shops_tab, text};

/// Amounts by merchant, by month in real time.
type Months = BTreeMap<(i16, i8), BTreeMap<String, Money>>;

pub fn spending_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Intent>) {
    let months = months(cx);
    if months.is_empty() {
        kit::empty_state(ui, icons::CHART_BAR, wallet::NO_SPENDING.get(cx.lang), None);
    }
    for ((year, month), merchants) in months.iter().rev() {
        month_ui(ui, cx, &wallet::month(cx.lang, *year, *month), merchants);
        ui.add_space(4.0);
    }
    transactions::older_ui(ui, cx, out);
}

/// What merchants have earned: payments less refunds.
fn months(cx: &Cx<'_>) -> Months {
    let mut months = Months::new();
    for entry in &cx.state.books.entries {
        let Some(merchant) = transactions::merchant(entry) else { continue };
        let date = cx.local(entry.moment.at_millis).date();
        let amounts = entry.postings.iter().filter(|posting| matches!(posting.account, Account::Merchant(_)));
        for posting in amounts {
            let month = months.entry((date.year(), date.month())).or_default();
            let sum = month.entry(merchant.to_owned()).or_insert(Money::zero(Currency::Cny));
            *sum = sum.plus(posting.amount).unwrap_or(*sum);
        }
    }
    for month in months.values_mut() {
        month.retain(|_, sum| sum.minor > 0);
    }
    months.retain(|_, month| !month.is_empty());
    months
}

fn month_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, merchants: &BTreeMap<String, Money>) {
    let total = Money::sum(Currency::Cny, merchants.values().copied()).unwrap_or(Money::fen(0));
    let most = merchants.values().map(|sum| sum.minor).max().unwrap_or(1).max(1);
    let mut rows: Vec<_> = merchants.iter().collect();
    rows.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.minor));
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        text::title(ui, name);
        ui.add_space(6.0);
        for (merchant, sum) in rows {
            #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
            let share = sum.minor as f32 / most as f32;
            bar_ui(ui, cx, merchant, *sum, share);
        }
        ui.add_space(4.0);
        kit::hairline(ui);
        shops_tab::amount_row(ui, shops::TOTAL.get(cx.lang), &total.to_string(), true);
    });
}

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, merchant: &str, sum: Money, share: f32) {
    let p = theme::palette(ui);
    let name = shops_tab::shop_name(cx, merchant);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {sum}")));
    let hue = cx.state.catalogue.storefront(merchant).map_or(170, |shop| shop.hue);
    let picture = p.picture(f32::from(hue));
    let (name_width, amount_width) = (120.0, 96.0);
    kit::paint::line(ui.painter(), rect.left_center(), &name, theme::secondary(), p.text, name_width - 8.0);
    let track = Rect::from_min_max(
        pos2(rect.left() + name_width, rect.center().y - 9.0),
        pos2(rect.right() - amount_width, rect.center().y + 9.0),
    );
    ui.painter().rect_filled(track, CornerRadius::same(4), p.raised);
    let bar = Rect::from_min_size(track.min, vec2((track.width() * share).max(4.0), track.height()));
    ui.painter().rect_filled(bar, CornerRadius::same(4), picture.middle);
    ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, sum.to_string(), theme::figures(theme::size::SECONDARY), p.text);
}
