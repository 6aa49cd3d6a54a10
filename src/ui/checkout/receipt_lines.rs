//! What a receipt says: one list of lines that is drawn as a card, written as text, and painted as
//! a picture.

use crate::domain::Order;
use crate::domain::ledger::Entry;
use crate::domain::ledger::EntryKind;
use crate::i18n::checkout;
use crate::i18n::date;
use crate::i18n::shop;
use crate::policy::Certainty;
use crate::policy::WalletState;
use crate::ui::context::Cx;
use crate::ui::names::shop_name;
use crate::ui::names::wallet_name;
use crate::ui::shop::parts::fee;

/// One line of a receipt.
pub enum Line {
    /// In the middle, large.
    Title(String),
    /// In the middle, small.
    Note(String),
    /// A name at the left and a value at the right; the last says whether it stands out.
    Pair(String, String, bool),
    /// A dotted line.
    Dots,
    /// A QR code of this text.
    Code(String),
}

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
    let at = cx.local(entry.moment.at_millis);
    lines.push(pair(
        &checkout::REAL_TIME,
        format!("{} {}", at.date(), date::clock(at)),
    ));
    lines.push(pair(
        &checkout::DIAL_DAY,
        date::long_day(lang, entry.moment.day),
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

/// What the QR code says: enough to find the receipt, and nothing that a scanner would open.
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
        order.currency().code(),
        amount / 100,
        amount % 100,
        entry.moment.day
    )
}

/// The receipt as plain text, for a file of its own.
pub fn as_text(lines: &[Line]) -> String {
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

/// The modules of a QR code: its side, and whether each is dark, row by row.
pub fn modules(words: &str) -> Option<(usize, Vec<bool>)> {
    let code = qrcode::QrCode::new(words.as_bytes()).ok()?;
    let dark = code
        .to_colors()
        .into_iter()
        .map(|color| color == qrcode::Color::Dark)
        .collect();
    Some((code.width(), dark))
}
