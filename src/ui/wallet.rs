//! The Wallet tab: balances and where each wallet is taken, transactions, spending, and the
//! demonstrator's panel.

pub(in crate::ui) mod balances;
pub(in crate::ui) mod spending;
pub(in crate::ui) mod transactions;

use egui::{ScrollArea, Ui};

use crate::app::{Intent, WalletIntent, WalletSection, top_up_amount};
use crate::domain::{Tab, WalletId};
use crate::i18n::{Text, chrome, wallet};
use crate::theme::space;
use crate::ui::checkout::{faults_ui, wallet_name};
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;
use crate::ui::shop::column;

pub fn wallet_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ScrollArea::vertical()
        .id_salt("wallet")
        .auto_shrink(false)
        .show(ui, |ui| {
            column(ui, 840.0, |ui| {
                kit::page_title(ui, chrome::tab(Tab::Wallet).get(cx.lang));
                kit::secondary(ui, wallet::MOCK.get(cx.lang));
                ui.add_space(space::XS);
                sections_ui(ui, cx);
                ui.add_space(space::S);
                match cx.state.session.wallet.section {
                    WalletSection::Balances => balances::balances_ui(ui, cx),
                    WalletSection::Transactions => transactions::transactions_ui(ui, cx),
                    WalletSection::Spending => spending::spending_ui(ui, cx),
                    WalletSection::Demonstrator => faults_ui(ui, cx),
                }
            });
        });
}

fn sections_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let words = WalletSection::ALL.map(|section| (section, name(section)));
    let offered: Vec<_> = words
        .iter()
        .map(|(section, name)| (*section, name.get(cx.lang)))
        .collect();
    let mut section = cx.state.session.wallet.section;
    if kit::segmented(
        ui,
        "wallet-sections",
        wallet::SECTIONS.get(cx.lang),
        &offered,
        &mut section,
    ) {
        cx.send(Intent::Wallet(WalletIntent::Show(section)));
    }
}

const fn name(section: WalletSection) -> Text {
    match section {
        WalletSection::Balances => wallet::BALANCES,
        WalletSection::Transactions => wallet::TRANSACTIONS,
        WalletSection::Spending => wallet::SPENDING,
        WalletSection::Demonstrator => wallet::DEMONSTRATOR,
    }
}

/// The dialog that fills a wallet.
pub fn top_up_ui(ui: &mut Ui, cx: &Cx<'_>, id: &WalletId) {
    kit::strong_wrapped(ui, &wallet_name(cx, id.as_str()));
    kit::secondary(ui, wallet::TOP_UP_TEXT.get(cx.lang));
    ui.add_space(space::S);
    let mut amount = cx.state.session.wallet.amount.clone();
    let field = kit::text_field(
        ui,
        "top-up-amount",
        &mut amount,
        wallet::AMOUNT.get(cx.lang),
    );
    focus::take_in_dialog(ui, &field);
    if field.changed() {
        cx.send(Intent::Wallet(WalletIntent::EditAmount(amount.clone())));
    }
    let no_amount = wallet::NO_AMOUNT;
    let why_not = top_up_amount(&amount)
        .is_none()
        .then(|| no_amount.get(cx.lang));
    kit::field_problem(ui, &amount, why_not);
    ui.add_space(space::M);
    let submitted = kit::submitted(ui, &field);
    match kit::decide(
        ui,
        wallet::TOP_UP.get(cx.lang),
        why_not,
        chrome::CANCEL.get(cx.lang),
        submitted,
    )
    .0
    {
        Some(kit::Choice::Do) => cx.send(Intent::Wallet(WalletIntent::TopUp(id.clone()))),
        Some(kit::Choice::Cancel) => cx.send(Intent::CloseDialog),
        None => {}
    }
}
