//! Every wallet as a row: one that pays with its balance, a refused one greyed with its state and
//! reason, never hidden.

use egui::{
    Align, Color32, CornerRadius, Frame, Layout, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::app::{Cell, CheckoutIntent, Intent, Subject, WalletIntent, gate};
use crate::domain::{Money, Order, WalletId};
use crate::i18n::checkout;
use crate::policy::{PayVerdict, Wallet};
use crate::theme::{self, Palette, icons, margin, radius, space};
use crate::ui::context::Cx;
use crate::ui::frame::focus;
use crate::ui::kit;
use crate::ui::why::meaning::{Meaning, badge_ui};
use crate::ui::why::what_would_change;

const HEIGHT: f32 = 60.0;

/// In a row narrower than this, in points, the chips are below the name, in a line of this
/// height.
const STACKED: f32 = 460.0;
const CHIPS: f32 = 28.0;

pub fn wallets_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order) {
    let merchant = order.content.merchant.as_str();
    let wallets = gate::wallets(&cx.state.policy, cx.state.circumstances(), merchant);
    if !wallets.iter().any(|(_, verdict)| verdict.answer.can_pay()) {
        kit::secondary(ui, checkout::NO_WALLET.get(cx.lang));
    }
    for (wallet, verdict) in wallets {
        let row = Row {
            wallet,
            verdict,
            order,
            balance: cx
                .state
                .ledger
                .balance(&wallet_id(wallet), order.currency()),
        };
        row.ui(ui, cx);
    }
}

fn wallet_id(wallet: &Wallet) -> WalletId {
    wallet.id.as_str().into()
}

struct Row<'a> {
    wallet: &'a Wallet,
    verdict: PayVerdict<'a>,
    order: &'a Order,
    balance: Money,
}

impl Row<'_> {
    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let p = theme::palette(ui);
        let pays = self.verdict.answer.can_pay();
        let chosen = pays
            && cx
                .state
                .session
                .paying
                .wallet
                .as_ref()
                .is_some_and(|id| id.as_str() == self.wallet.id);
        let line = if chosen {
            Stroke::new(2.0, p.accent)
        } else {
            Stroke::new(1.0, p.hairline)
        };
        let fill = if pays { p.surface } else { p.ground };
        let frame = Frame::new()
            .fill(fill)
            .stroke(line)
            .corner_radius(CornerRadius::same(radius::M));
        frame
            .inner_margin(margin(space::M, space::S))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let response = self.head_ui(ui, cx, pays, chosen);
                if pays {
                    focus::take_on_page(ui, &response);
                }
                if pays && response.clicked() {
                    cx.send(Intent::Checkout(CheckoutIntent::ChooseWallet(wallet_id(
                        self.wallet,
                    ))));
                }
                if pays {
                    self.top_up_ui(ui, cx);
                } else {
                    self.refusal_ui(ui, cx);
                }
            });
    }

    /// Radio mark, monogram, name and state; at the right the balance, or how sure the refusal is.
    fn head_ui(&self, ui: &mut Ui, cx: &Cx<'_>, pays: bool, chosen: bool) -> Response {
        let p = theme::palette(ui);
        let stacked = ui.available_width() < STACKED;
        let height = HEIGHT - 12.0 + if stacked { CHIPS } else { 0.0 };
        let (whole, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), row_sense(pays));
        let rect = whole.with_max_y(whole.top() + HEIGHT - 12.0);
        let name = self.wallet.name.get(cx.lang);
        let says = Meaning::from(&self.verdict);
        let row_name = checkout::wallet_row(cx.lang, name, &says.spoken(cx));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, pays, chosen, &row_name));
        if !pays {
            let reason = self.verdict.grounds.reason.get(cx.lang);
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_description(reason));
        }
        let mark = Rect::from_center_size(rect.left_center() + vec2(10.0, 0.0), vec2(18.0, 18.0));
        mark_ui(ui, mark, pays, chosen);
        let builder = UiBuilder::new()
            .max_rect(Rect::from_min_max(rect.min + vec2(32.0, 0.0), rect.max))
            .layout(Layout::left_to_right(Align::Center));
        let mut inner = ui.new_child(builder);
        kit::monogram(&mut inner, name, &self.wallet.id);
        let color = if pays { p.text } else { greyed(p, p.text) };
        inner.label(
            RichText::new(name)
                .font(theme::strong_for(name, theme::size::BODY))
                .color(color),
        );
        inner.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if pays {
                ui.label(
                    RichText::new(self.balance.to_string())
                        .font(theme::figures(theme::size::BODY))
                        .color(p.text),
                );
            }
            if !stacked {
                badge_ui(ui, cx, self.verdict.grounds.certainty);
                says.chip_about_ui(ui, &says.word(cx));
            }
        });
        if stacked {
            let line = whole
                .with_min_y(rect.bottom())
                .with_min_x(rect.left() + 32.0);
            let builder = UiBuilder::new()
                .max_rect(line)
                .layout(Layout::left_to_right(Align::Min));
            says.chips_ui(&mut ui.new_child(builder), cx);
        }
        kit::focus_ring(ui, &response, radius::S);
        response
    }

    fn top_up_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.balance.covers(self.order.total) {
            return;
        }
        let name = self.wallet.name.get(cx.lang);
        ui.horizontal(|ui| {
            ui.add_space(space::XL);
            kit::chip(
                ui,
                kit::Tone::Caution,
                icons::WARNING,
                checkout::NOT_ENOUGH.get(cx.lang),
            );
            let button = kit::quiet_button(ui, checkout::TOP_UP.get(cx.lang));
            if button
                .accessible_name(checkout::about_wallet(cx.lang, &checkout::TOP_UP, name))
                .clicked()
            {
                cx.send(Intent::Wallet(WalletIntent::AskTopUp(wallet_id(
                    self.wallet,
                ))));
            }
        });
    }

    /// Why not, in one line, and what would change it.
    fn refusal_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let p = theme::palette(ui);
        let name = self.wallet.name.get(cx.lang);
        let subject = Subject::Cell(Cell::Pay(
            self.order.content.merchant.0.clone(),
            self.wallet.id.clone(),
        ));
        ui.horizontal_top(|ui| {
            ui.add_space(space::XL);
            ui.vertical(|ui| {
                let reason = RichText::new(self.verdict.grounds.reason.get(cx.lang))
                    .font(theme::secondary());
                ui.add(egui::Label::new(reason.color(p.secondary)).wrap());
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let why = kit::quiet_button(ui, checkout::WHY_WALLET.get(cx.lang));
                    if why
                        .accessible_name(checkout::about_wallet(
                            cx.lang,
                            &checkout::WHY_WALLET,
                            name,
                        ))
                        .clicked()
                    {
                        cx.send(Intent::Explain(subject.clone()));
                    }
                    let change = kit::quiet_button(ui, checkout::CHANGE.get(cx.lang));
                    if change
                        .accessible_name(checkout::about_wallet(cx.lang, &checkout::CHANGE, name))
                        .clicked()
                    {
                        cx.send(Intent::Checkout(CheckoutIntent::ToggleWaysOut(wallet_id(
                            self.wallet,
                        ))));
                    }
                });
                if cx
                    .state
                    .session
                    .paying
                    .ways_for
                    .as_ref()
                    .is_some_and(|id| id.as_str() == self.wallet.id)
                {
                    self.ways_ui(ui, cx, &subject);
                }
            });
        });
    }

    fn ways_ui(&self, ui: &mut Ui, cx: &Cx<'_>, subject: &Subject) {
        let policy = &cx.state.policy;
        let when = cx.state.circumstances();
        let question = gate::pay_cell(
            policy,
            when,
            self.order.content.merchant.as_str(),
            &self.wallet.id,
        );
        let ways = question
            .map(|question| policy.change_pay(&question))
            .unwrap_or_default();
        what_would_change::ways_out_ui(ui, cx, subject, (&ways, false));
        ui.add_space(space::S);
    }
}

/// A refused wallet can be reached and read, and does nothing.
fn row_sense(pays: bool) -> Sense {
    if pays {
        Sense::click()
    } else {
        Sense::focusable_noninteractive()
    }
}

/// Six tenths of the contrast of what pays.
fn greyed(p: &Palette, color: Color32) -> Color32 {
    Palette::mix(p.ground, color, 0.66)
}

fn mark_ui(ui: &Ui, mark: Rect, pays: bool, chosen: bool) {
    let p = theme::palette(ui);
    let painter = ui.painter();
    match (pays, chosen) {
        (true, true) => {
            painter.circle_filled(mark.center(), 8.0, p.accent);
            painter.circle_filled(mark.center(), 3.0, p.on_accent);
        }
        (true, false) => {
            painter.circle_stroke(mark.center(), 7.5, Stroke::new(1.5, p.outline));
        }
        (false, _) => {
            painter.rect_stroke(
                mark.shrink(2.0),
                CornerRadius::same(7),
                Stroke::new(1.0, p.hairline),
                StrokeKind::Inside,
            );
            kit::paint::icon(painter, mark.center(), icons::PROHIBIT, 16.0, p.secondary);
        }
    }
}
