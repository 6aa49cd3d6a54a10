//! Every entry of the ledger that concerns a wallet, the newest first, by wallet, kind and text.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::{Filter, Intent, ShopIntent, ShopPage, WalletIntent};
use crate::domain::ledger::{Account, Entry, EntryKind, Posting};
use crate::domain::{OrderId, WalletId};
use crate::i18n::{Text, checkout, date, shop, wallet};
use crate::theme::{self, icons, space};
use crate::ui::checkout::wallet_name;
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::order::shop_name;

pub fn transactions_ui(ui: &mut Ui, cx: &Cx<'_>) {
    filter_ui(ui, cx);
    ui.add_space(space::XS);
    let filter = &cx.state.session.wallet.filter;
    let mut any = false;
    let all = cx
        .state
        .ledger
        .entries
        .iter()
        .rev()
        .flat_map(|entry| entry.postings.iter().map(move |posting| (entry, posting)));
    for (place, (entry, posting)) in all.enumerate() {
        let Account::Wallet(of) = &posting.account else {
            continue;
        };
        let row = Row::of(cx, entry, posting, of);
        if !row.matches(filter, entry, of) {
            continue;
        }
        any = true;
        let clicked = ui
            .push_id((entry.id.0, place), |ui| row.ui(ui, entry, posting))
            .inner;
        if let Some(order) = entry.order.filter(|_| clicked) {
            cx.send(Intent::Shop(ShopIntent::Go(ShopPage::Order(order))));
        }
    }
    if !any {
        kit::empty_state(
            ui,
            icons::RECEIPT,
            wallet::NO_TRANSACTION.get(cx.lang),
            None,
        );
    }
    older_ui(ui, cx);
}

/// A button for what is not in memory.
fn older_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.state.ledger.has_older_entries
        && kit::secondary_button(ui, shop::OLDER_PAGE_SIZE.get(cx.lang)).clicked()
    {
        cx.send(Intent::Wallet(WalletIntent::LoadOlder));
    }
}

fn filter_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let mut filter = cx.state.session.wallet.filter.clone();
    let wallets = cx.state.policy.wallets();
    let all = wallet::ALL;
    // Beside each other where there is room for both.
    let layout = if ui.available_width() < 800.0 {
        Layout::top_down(Align::Min)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), layout, |ui| {
        let names = wallets
            .iter()
            .enumerate()
            .map(|(place, known)| (Some(place), known.name.get(cx.lang)));
        let offered: Vec<_> = std::iter::once((None, all.get(cx.lang)))
            .chain(names)
            .collect();
        let mut chosen = filter
            .wallet
            .as_ref()
            .and_then(|id| wallets.iter().position(|known| known.id == id.as_str()));
        if kit::segmented(
            ui,
            "by-wallet",
            wallet::BY_WALLET.get(cx.lang),
            &offered,
            &mut chosen,
        ) {
            filter.wallet = chosen
                .and_then(|place| wallets.get(place))
                .map(|known| WalletId(known.id.clone()));
        }
        let kinds = EntryKind::ALL.map(|kind| (Some(kind), checkout::kind(kind)));
        let kinds = kinds.iter().map(|(kind, word)| (*kind, word.get(cx.lang)));
        let offered: Vec<_> = std::iter::once((None, all.get(cx.lang)))
            .chain(kinds)
            .collect();
        kit::segmented(
            ui,
            "by-kind",
            wallet::BY_KIND.get(cx.lang),
            &offered,
            &mut filter.kind,
        );
    });
    kit::search_field(
        ui,
        "search-transactions",
        &mut filter.text,
        wallet::SEARCH.get(cx.lang),
    );
    if filter != cx.state.session.wallet.filter {
        cx.send(Intent::Wallet(WalletIntent::SetFilter(filter)));
    }
}

struct Row {
    heading: String,
    below: String,
}

impl Row {
    fn of(cx: &Cx<'_>, entry: &Entry, posting: &Posting, of: &WalletId) -> Self {
        let whom = whom(cx, entry);
        let heading = format!("{} · {whom}", checkout::kind(entry.kind).get(cx.lang));
        let at = cx.local(entry.time.at_millis);
        let order = entry
            .order
            .map(|OrderId(id)| format!(" · {}", shop::order(cx.lang, id)))
            .unwrap_or_default();
        let below = format!(
            "{} · {} {} · {}{order} · {} {}",
            wallet_name(cx, of.as_str()),
            at.date(),
            date::clock(at),
            entry.number(),
            wallet::BALANCE_AFTER.get(cx.lang),
            posting.balance,
        );
        Self { heading, below }
    }

    fn matches(&self, filter: &Filter, entry: &Entry, of: &WalletId) -> bool {
        let text = filter.text.trim().to_lowercase();
        let has_text = || {
            self.heading.to_lowercase().contains(&text) || self.below.to_lowercase().contains(&text)
        };
        filter.wallet.as_ref().is_none_or(|wanted| wanted == of)
            && filter.kind.is_none_or(|wanted| wanted == entry.kind)
            && (text.is_empty() || has_text())
    }

    fn ui(&self, ui: &mut Ui, entry: &Entry, posting: &Posting) -> bool {
        let p = theme::palette(ui);
        let (icon, color) = match entry.kind {
            EntryKind::Opening => (icons::DOOR_OPEN, p.slate),
            EntryKind::TopUp => (icons::BANK, p.jade),
            EntryKind::Payment => (icons::SHOPPING_BAG, p.price),
            EntryKind::Refund => (icons::ARROW_U_UP_LEFT, p.violet),
        };
        let name = format!("{} {}", self.heading, posting.amount);
        let response = kit::list_row(ui, false, 56.0, &name, |ui| {
            kit::icon(ui, icon, 24.0, color);
            ui.add_space(space::S);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let sign = if posting.amount.minor > 0 { "+" } else { "" };
                let color = if posting.amount.minor > 0 {
                    p.jade
                } else {
                    p.text
                };
                let amount = format!("{sign}{}", posting.amount);
                ui.label(
                    RichText::new(amount)
                        .font(theme::strong_figures(theme::size::BODY))
                        .color(color),
                );
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = space::XXS;
                        ui.add_space(space::S);
                        let heading = RichText::new(&self.heading)
                            .font(theme::strong_for(&self.heading, 14.0));
                        kit::one_line(ui, heading);
                        kit::one_line(
                            ui,
                            RichText::new(&self.below)
                                .font(theme::figures(12.0))
                                .color(p.secondary),
                        );
                    });
                });
            });
        });
        response.clicked()
    }
}

/// The other party of an entry.
fn whom(cx: &Cx<'_>, entry: &Entry) -> String {
    let other: Option<Text> = match entry.kind {
        EntryKind::Opening => Some(wallet::AT_START),
        EntryKind::TopUp => Some(wallet::FROM_BANK),
        EntryKind::Payment | EntryKind::Refund => None,
    };
    let merchant = || {
        entry
            .merchant()
            .map(|id| shop_name(cx, id.as_str()))
            .unwrap_or_default()
    };
    other.map_or_else(merchant, |words| words.get(cx.lang).to_owned())
}
