//! A receipt: one list of lines that is drawn as a narrow card, written as text, and painted as a
//! picture.

use egui::{
    Align, CornerRadius, Frame, Layout, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use crate::app::{Content, Intent, NewFile, WalletIntent};
use crate::domain::Order;
use crate::domain::ledger::{Entry, EntryKind};
use crate::i18n::{checkout, chrome, date, shop};
use crate::policy::{Certainty, WalletState};
use crate::theme::{self, icons, margin, space};
use crate::ui::checkout::picture::{self, Picture};
use crate::ui::checkout::receipt_lines::{Line, modules};
use crate::ui::context::Cx;
use crate::ui::kit;
use crate::ui::order::{amount_row, fee, shop_name};

/// Width of a receipt.
const WIDTH: f32 = 340.0;

/// The lines of the receipt of an entry that belongs to an order.
pub fn lines(cx: &Cx<'_>, order: &Order, entry: &Entry) -> Vec<Line> {
    let lang = cx.lang;
    let pair = |name: &crate::domain::Text, value: String| {
        Line::Pair(name.get(lang).to_owned(), value, false)
    };
    let shop = shop_name(cx, order.content.merchant.as_str());
    let heading = if entry.kind == EntryKind::Refund {
        checkout::REFUND_RECEIPT
    } else {
        checkout::RECEIPT
    };
    let mut lines = vec![
        Line::Title(shop),
        Line::Note(heading.get(lang).to_owned()),
        Line::Dots,
    ];
    if entry.kind == EntryKind::Payment {
        for item in &order.content.lines {
            let name = format!("{} × {}", item.quantity, item.name.get(lang));
            lines.push(Line::Pair(
                name,
                item.total().unwrap_or(item.price).to_string(),
                false,
            ));
        }
        lines.push(pair(&shop::FEE, fee(cx, order.content.fee)));
        lines.push(Line::Dots);
    }
    if let Some((wallet, posting)) = entry.wallet_posting() {
        let amount = posting
            .amount
            .negated()
            .ok()
            .filter(|amount| amount.minor > 0)
            .unwrap_or(posting.amount);
        lines.push(Line::Pair(
            shop::TOTAL.get(lang).to_owned(),
            amount.to_string(),
            true,
        ));
        lines.push(pair(&checkout::WALLET, wallet_name(cx, wallet.as_str())));
    }
    lines.push(pair(&checkout::NUMBER, entry.number()));
    let at = cx.local(entry.time.at_millis);
    lines.push(pair(
        &checkout::REAL_TIME,
        format!("{} {}", at.date(), date::clock(at)),
    ));
    lines.push(pair(
        &checkout::POLICY_DATE,
        date::long_day(lang, entry.time.day),
    ));
    permit(cx, entry, &mut lines);
    lines.push(Line::Dots);
    lines.push(Line::Note(checkout::POSTINGS.get(lang).to_owned()));
    for posting in &entry.postings {
        lines.push(Line::Pair(
            posting.account.to_string(),
            posting.amount.to_string(),
            false,
        ));
    }
    lines.push(Line::Dots);
    lines.push(Line::Code(code(order, entry)));
    lines.push(Line::Note(checkout::MOCK.get(lang).to_owned()));
    lines
}

/// The decision of the policy that let the payment through.
fn permit(cx: &Cx<'_>, entry: &Entry, lines: &mut Vec<Line>) {
    let Some(permit) = &entry.permit else { return };
    let lang = cx.lang;
    let pair = |name: &crate::domain::Text, value: String| {
        Line::Pair(name.get(lang).to_owned(), value, false)
    };
    let state = permit
        .state
        .parse::<WalletState>()
        .map(crate::i18n::policy::state);
    let certainty = permit
        .certainty
        .parse::<Certainty>()
        .map(crate::i18n::policy::certainty);
    lines.push(Line::Dots);
    lines.push(pair(&checkout::ALLOWED_BY, permit.rule.clone()));
    lines.push(pair(
        &checkout::STATE,
        state.map_or_else(|_| permit.state.clone(), |text| text.get(lang).to_owned()),
    ));
    lines.push(pair(
        &checkout::CERTAINTY,
        certainty.map_or_else(
            |_| permit.certainty.clone(),
            |text| text.get(lang).to_owned(),
        ),
    ));
    // The ledger keep the id; a policy that no longer has it leaves only that to show.
    let source = cx
        .state
        .policy
        .source(&permit.source)
        .map(|source| crate::i18n::policy::cited(lang, source));
    lines.push(pair(
        &checkout::SOURCE,
        source.unwrap_or_else(|| permit.source.clone()),
    ));
    lines.push(pair(
        &checkout::POLICY,
        permit.policy.chars().take(16).collect(),
    ));
}

/// Content of the QR code: enough to find the receipt, and nothing that a scanner would open.
fn code(order: &Order, entry: &Entry) -> String {
    let amount = entry
        .wallet_posting()
        .map(|(_, posting)| posting.amount.minor.unsigned_abs())
        .unwrap_or_default();
    format!(
        "moongate receipt {} order {} {} {} {}.{:02} dial {}",
        entry.number(),
        order.id.0,
        order.content.merchant,
        order.currency().id(),
        amount / 100,
        amount % 100,
        entry.time.day
    )
}

/// A wallet's name as the policy has it.
pub fn wallet_name(cx: &Cx<'_>, id: &str) -> String {
    let policy = &cx.state.policy;
    let name = policy
        .wallet_by_id(id)
        .and_then(|row| policy.wallet(row))
        .map(|wallet| wallet.name.get(cx.lang).to_owned());
    name.unwrap_or_else(|| id.to_owned())
}

/// The receipt as a card, and the buttons that keep it as a file.
pub fn receipt_ui(ui: &mut Ui, cx: &Cx<'_>, order: &Order, entry: &Entry) {
    let lines = lines(cx, order, entry);
    let p = theme::palette(ui);
    let side = ((ui.available_width() - WIDTH - 40.0) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.add_space(side);
        ui.vertical(|ui| {
            let frame = Frame::new()
                .fill(p.surface)
                .stroke(Stroke::new(1.0, p.hairline))
                .corner_radius(CornerRadius::same(4));
            frame
                .inner_margin(margin(space::L, space::L))
                .show(ui, |ui| {
                    ui.set_width(WIDTH.min(ui.available_width()));
                    ui.spacing_mut().item_spacing.y = space::XXS;
                    for line in &lines {
                        line_ui(ui, line);
                    }
                });
            ui.horizontal_wrapped(|ui| {
                let name = entry.number().to_lowercase();
                if kit::secondary_button_icon(ui, icons::IMAGE, checkout::SAVE_PICTURE.get(cx.lang))
                    .clicked()
                {
                    let Picture {
                        width,
                        height,
                        rgba,
                    } = picture::paint(&lines);
                    let content = Content::Picture {
                        width,
                        height,
                        rgba,
                    };
                    cx.send(Intent::Wallet(WalletIntent::SaveFile(NewFile {
                        name: format!("receipt-{name}.png"),
                        content,
                    })));
                }
                if kit::secondary_button_icon(
                    ui,
                    icons::FILE_TEXT,
                    checkout::SAVE_TEXT.get(cx.lang),
                )
                .clicked()
                {
                    let content = Content::Bytes(as_text(&lines).into_bytes());
                    cx.send(Intent::Wallet(WalletIntent::SaveFile(NewFile {
                        name: format!("receipt-{name}.txt"),
                        content,
                    })));
                }
                let rule = entry.permit.as_ref().map(|permit| &permit.rule);
                let rule = rule.filter(|rule| cx.state.policy.wallet_rule(rule).is_some());
                if let Some(rule) = rule
                    && kit::quiet_button(ui, chrome::SHOW_RULE.get(cx.lang)).clicked()
                {
                    cx.send(Intent::ShowRule(rule.clone()));
                }
            });
        });
    });
}

fn line_ui(ui: &mut Ui, line: &Line) {
    let p = theme::palette(ui);
    match line {
        Line::Title(words) => {
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(words).font(theme::strong_for(words, theme::size::TITLE)))
            });
        }
        Line::Note(words) => {
            ui.vertical_centered(|ui| kit::caption(ui, words));
        }
        Line::Pair(name, value, true) => amount_row(ui, name, value, true),
        Line::Pair(name, value, false) => pair_ui(ui, name, value),
        Line::Dots => {
            let (rect, _) =
                ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
            kit::paint::dotted_rule(
                ui.painter(),
                rect.left(),
                rect.right(),
                rect.center().y,
                p.outline,
            );
        }
        Line::Code(words) => code_ui(ui, words),
    }
}

/// The value has all the room that it needs; the name is cut if there is not enough for both.
fn pair_ui(ui: &mut Ui, name: &str, value: &str) {
    let p = theme::palette(ui);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 19.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            kit::one_line(
                ui,
                RichText::new(value)
                    .font(theme::figures(theme::size::CAPTION + 0.5))
                    .color(p.text),
            );
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                kit::one_line(
                    ui,
                    RichText::new(name)
                        .font(theme::caption())
                        .color(p.secondary),
                );
            });
        },
    );
}

fn code_ui(ui: &mut Ui, words: &str) {
    let Some((side, dark)) = modules(words) else {
        return;
    };
    ui.add_space(space::S);
    ui.vertical_centered(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(132.0, 132.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
        // Scanners want dark on light, whatever the theme.
        ui.painter().rect_filled(rect, 4.0, theme::LIGHT.surface);
        // Modules of whole pixels, or the code blurs.
        let scale = ui.ctx().pixels_per_point();
        #[expect(
            clippy::cast_precision_loss,
            reason = "a code has less than two hundred modules a side"
        )]
        let unit = (rect.width() * scale / side as f32).floor().max(1.0) / scale;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a code has less than two hundred modules a side"
        )]
        let first =
            ((rect.center() - vec2(unit, unit) * side as f32 / 2.0) * scale).round() / scale;
        for (place, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a code has less than two hundred modules a side"
            )]
            let at = vec2((place % side) as f32, (place / side) as f32) * unit;
            let module = egui::Rect::from_min_size(first + at, vec2(unit, unit));
            ui.painter().rect_filled(module, 0.0, theme::LIGHT.text);
        }
    });
    ui.add_space(space::XS);
}

/// The receipt as plain text.
fn as_text(lines: &[Line]) -> String {
    let mut all = String::new();
    for line in lines {
        match line {
            Line::Title(words) | Line::Note(words) | Line::Code(words) => all.push_str(words),
            Line::Pair(name, value, _) => {
                all.push_str(name);
                all.push_str(": ");
                all.push_str(value);
            }
            Line::Dots => all.push_str("- - - - - - - - - - - - - - - - - - - -"),
        }
        all.push('\n');
    }
    all
}
