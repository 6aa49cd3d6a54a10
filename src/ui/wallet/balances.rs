//! Each wallet with what is in it and where it is taken on the day, and the statement as a file.

use egui::{Align, CornerRadius, Frame, Layout, RichText, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::app::{Cell, Intent, ListFormat, Subject, WalletIntent, gate};
use crate::domain::{Currency, MerchantId, WalletId};
use crate::i18n::{shop, wallet};
use crate::policy::{PayVerdict, Wallet};
use crate::theme::{self, icons, margin, radius, space};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::order::shop_name;
use crate::ui::why::meaning::Meaning;

pub fn balances_ui(ui: &mut Ui, cx: &Cx<'_>) {
    for known in cx.state.policy.wallets() {
        wallet_ui(ui, cx, known);
        ui.add_space(space::XS);
    }
    statement_ui(ui, cx);
}

fn wallet_ui(ui: &mut Ui, cx: &Cx<'_>, known: &Wallet) {
    let p = theme::palette(ui);
    let id = WalletId(known.id.clone());
    let name = known.name.get(cx.lang);
    let frame = Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.hairline))
        .corner_radius(CornerRadius::same(radius::L));
    frame
        .inner_margin(margin(space::L, space::L))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                kit::avatar(ui, name, &known.id, 40.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.label(
                        RichText::new(name)
                            .font(theme::strong_for(name, theme::size::BODY))
                            .color(p.secondary),
                    );
                    let balance = cx.state.ledger.balance(&id, Currency::Cny).to_string();
                    ui.label(
                        RichText::new(balance)
                            .font(theme::strong_figures(28.0))
                            .color(p.text),
                    );
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let button =
                        kit::secondary_button_icon(ui, icons::PLUS, wallet::TOP_UP.get(cx.lang));
                    if button
                        .accessible_name(wallet::top_up_what(cx.lang, name))
                        .clicked()
                    {
                        cx.send(Intent::Wallet(WalletIntent::AskTopUp(id.clone())));
                    }
                });
            });
            ui.add_space(space::S);
            where_ui(ui, cx, known);
        });
}

/// Every shop of the demo with what it makes of this wallet on the day.
fn where_ui(ui: &mut Ui, cx: &Cx<'_>, known: &Wallet) {
    let shops = cx.state.catalogue.storefronts();
    let verdict = |merchant: &str| {
        let all = gate::wallets(&cx.state.policy, cx.state.circumstances(), merchant);
        all.into_iter()
            .find(|(wallet, _)| wallet.id == known.id)
            .map(|(_, verdict)| verdict)
    };
    let verdicts: Vec<_> = shops
        .iter()
        .filter_map(|shop| verdict(&shop.id).map(|verdict| (&shop.id, verdict)))
        .collect();
    let taken = verdicts
        .iter()
        .filter(|(_, verdict)| verdict.answer.can_pay())
        .count();
    ui.horizontal(|ui| {
        kit::caption(ui, &wallet::accepted_at(cx.lang, taken, shops.len()));
    });
    kit::chips(ui, |ui| {
        for (merchant, verdict) in verdicts {
            if shop_chip_ui(ui, cx, merchant, &verdict) {
                let cell = Cell::Pay(merchant.clone(), known.id.clone());
                cx.send(Intent::Explain(Subject::Cell(cell)));
            }
        }
    });
}

fn shop_chip_ui(ui: &mut Ui, cx: &Cx<'_>, merchant: &str, verdict: &PayVerdict<'_>) -> bool {
    let name = shop_name(cx, MerchantId::from(merchant).as_str());
    let says = Meaning::from(verdict);
    let chip = says.chip_about_ui(ui, &name).interact(Sense::click());
    let both = crate::i18n::Text {
        en: name.clone().into(),
        zh: name.into(),
    };
    chip.widget_info(|| {
        WidgetInfo::labeled(
            Role::Button,
            true,
            shop::for_product(cx.lang, &both, &says.spoken(cx)),
        )
    });
    kit::focus_ring(ui, &chip, radius::L);
    chip.on_hover_text(wallet::WHERE_HINT.get(cx.lang))
        .clicked()
}

fn statement_ui(ui: &mut Ui, cx: &Cx<'_>) {
    kit::card(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::title(ui, wallet::STATEMENT.get(cx.lang));
        kit::secondary(ui, wallet::STATEMENT_TEXT.get(cx.lang));
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            if kit::secondary_button_icon(ui, icons::FILE_CSV, wallet::SAVE_CSV.get(cx.lang))
                .clicked()
            {
                cx.send(Intent::Wallet(WalletIntent::SaveStatement(ListFormat::Csv)));
            }
            if kit::secondary_button_icon(ui, icons::FILE_CODE, wallet::SAVE_JSON.get(cx.lang))
                .clicked()
            {
                cx.send(Intent::Wallet(WalletIntent::SaveStatement(
                    ListFormat::Json,
                )));
            }
        });
    });
}
