//! The checkout: wallets, PIN, the way of a payment, receipts, refunds.

use super::{Lang, Text, words};
use crate::domain::ledger::{EntryKind, PaymentState};
use crate::domain::{Fault, Money};

words! {
    WHAT: "What you buy", "商品清单";
    WALLETS: "Pay with", "付款方式";
    PAY: "Pay", "付款";
    PIN: "Demo PIN", "演示密码";
    ERASE: "Erase digit", "删除一位";
    WRONG_PIN: "That is not the demo PIN", "演示密码不对";
    PIN_FIRST: "Enter the demo PIN first", "请先输入演示密码";
    WALLET_FIRST: "Choose a wallet first", "请先选择钱包";
    NO_WALLET: "No wallet is taken here on this day", "这一天这里不收任何钱包";
    NOT_ENOUGH: "Not enough: top up", "余额不足，请充值";
    TOP_UP: "Top up", "充值";
    WHY_WALLET: "Why?", "为什么？";
    CHANGE: "What would change this?", "怎样才会不同？";
    PROCESSING: "Paying", "正在付款";
    STEP_WRITTEN: "Your wish is written down, under a key of its own", "付款请求已记录，编号唯一";
    STEP_ASKED: "The wallet is asked", "正在等待钱包答复";
    STEP_BOOKED: "Charge and receipt are booked together", "扣款与收据一并入账";
    STEP_DONE: "done", "已完成";
    STEP_NOW: "under way", "进行中";
    STEP_LATER: "not yet", "尚未开始";
    STEP_UNKNOWN: "not known", "不清楚";
    KEY: "Idempotency key", "编号";
    CALL_OFF: "Cancel payment", "取消付款";
    NO_ANSWER: "No answer came", "没有收到答复";
    NO_ANSWER_TEXT: "The wallet may have charged or not; nobody can tell from here. Do not pay again: find out first. The ledger knows it by the key.",
        "钱包可能已扣款，也可能没有，从这里看不出来。请不要再付一次，先查清楚：账本可凭编号查到结果。";
    FIND_OUT: "Find out", "查清结果";
    SEE_PAYMENT: "See that payment", "查看那笔付款";
    STUCK: "It could not be written down", "没能写入磁盘";
    TRY_AGAIN: "Try the payment again", "重试这笔付款";
    LAST_DECLINED: "The wallet declined. Nothing was charged; try again or take another wallet", "钱包拒绝了付款，没有扣款。可以再试，或换一个钱包";
    LAST_CANCELLED: "You called the payment off. Nothing was charged", "你取消了付款，没有扣款";
    LAST_INTERRUPTED: "The payment was interrupted. Nothing was charged; you can pay again", "付款被中断，没有扣款，可以重新付款";
    SENT_TWICE: "The request to charge arrived twice. The ledger charged once: both carried the same key", "扣款请求到达了两次，账本只扣了一次：两次的编号相同";
    RECEIPT: "Receipt", "收据";
    REFUND_RECEIPT: "Refund receipt", "退款凭证";
    NUMBER: "Number", "编号";
    WALLET: "Wallet", "钱包";
    REAL_TIME: "Real time", "实际时间";
    DIAL_DAY: "Day on the dial", "演示日期";
    ALLOWED_BY: "Allowed by", "依据";
    STATE: "State", "状态";
    CERTAINTY: "How sure", "可信度";
    SOURCE: "Source", "来源";
    POLICY: "Policy", "策略指纹";
    POSTINGS: "Postings", "分录";
    MOCK: "Mock receipt: no money has moved", "模拟收据：没有真实资金往来";
    SAVE_PICTURE: "Save as picture", "保存为图片";
    SAVE_TEXT: "Save as text", "保存为文本";
    REFUND_TITLE: "Pay the money back?", "确认退款？";
    REFUND_TEXT: "It goes back to the wallet that paid, on any day: refunds never ask the policy.", "款项退回原钱包，任何日期都可以：退款不受规则限制。";
    REFUND_DO: "Refund now", "确认退款";
    UNTOLD_TITLE: "While you were away", "上次未完的付款";
    UNTOLD_SEE: "See the order", "查看订单";
    UNTOLD_OK: "Understood", "知道了";
    FAULT_HINT: "For showing it: applies to one payment, then everything is normal again. The ledger balances whatever happens.",
        "用于演示：只影响下一次付款，之后恢复正常。无论发生什么，账都是平的。";
    FAULT_NONE: "Nothing", "不出状况";
    FAULT_NEXT: "Demonstrator: next payment", "演示者：下一次付款";
}

/// Why a second order can't be paid yet.
pub fn other_payment(lang: Lang, order: i64) -> String {
    match lang {
        Lang::En => format!(
            "The payment of order {order} has not ended. One payment at a time: see to that one first"
        ),
        Lang::Zh => format!("订单 {order} 的付款尚未结束。一次只能付一笔，请先处理那一笔"),
    }
}

/// The name of what can go wrong.
pub const fn fault(fault: Fault) -> Text {
    match fault {
        Fault::Slow => Text::new("Is slow", "很慢"),
        Fault::Declined => Text::new("Is declined", "被拒绝"),
        Fault::AnswerLost => Text::new("Times out after the charge", "扣款后超时"),
        Fault::SentTwice => Text::new("Is sent twice", "发送两次"),
        Fault::KilledBefore => Text::new("App killed before the charge", "扣款前程序被终止"),
        Fault::KilledAfter => Text::new("App killed after the charge", "扣款后程序被终止"),
    }
}

/// What happens then, and how it ends.
pub const fn fault_text(fault: Fault) -> Text {
    match fault {
        Fault::Slow => Text::new(
            "The wallet takes eight seconds; the payment can be called off meanwhile",
            "钱包要八秒才答复，期间可以取消付款",
        ),
        Fault::Declined => Text::new(
            "The wallet says no; nothing is charged, the order can be paid again",
            "钱包拒绝，不扣款，订单可以重新付款",
        ),
        Fault::AnswerLost => Text::new(
            "The wallet charges, and its answer gets lost; the page says so and finds out by the key",
            "钱包已扣款但答复丢失；页面会说明，并凭编号查清",
        ),
        Fault::SentTwice => Text::new(
            "The request to charge arrives twice; the ledger charges once",
            "扣款请求到达两次，账本只扣一次",
        ),
        Fault::KilledBefore => Text::new(
            "The program ends at once; at the next start the order is found, unpaid, and you are told",
            "程序立刻结束；下次启动会找到这笔未付的订单并告诉你",
        ),
        Fault::KilledAfter => Text::new(
            "The program ends before it can say so; at the next start the order is found, paid once",
            "程序在告知之前结束；下次启动会找到这笔已付的订单，只扣一次",
        ),
    }
}

/// What became of a payment that ended while nobody looked.
pub fn unacknowledged(
    lang: Lang,
    state: PaymentState,
    amount: Money,
    shop: &str,
    order: i64,
) -> String {
    match (lang, state) {
        (Lang::En, PaymentState::Captured) => {
            format!("Order {order} at {shop} is paid: {amount} was charged, once.")
        }
        (Lang::En, PaymentState::Declined) => {
            format!(
                "The wallet declined {amount} for order {order} at {shop}. Nothing was charged."
            )
        }
        (Lang::En, PaymentState::Cancelled) => {
            format!(
                "The payment of {amount} for order {order} at {shop} was called off. Nothing was charged."
            )
        }
        (Lang::En, PaymentState::Interrupted | PaymentState::Started) => {
            format!(
                "The program ended in the middle of paying {amount} for order {order} at {shop}. Nothing was charged; you can pay it again."
            )
        }
        (Lang::Zh, PaymentState::Captured) => {
            format!("{shop}的订单 {order} 已付款：{amount}，只扣了一次。")
        }
        (Lang::Zh, PaymentState::Declined) => {
            format!("{shop}的订单 {order}：钱包拒绝了 {amount} 的付款，没有扣款。")
        }
        (Lang::Zh, PaymentState::Cancelled) => {
            format!("{shop}的订单 {order}：{amount} 的付款已取消，没有扣款。")
        }
        (Lang::Zh, PaymentState::Interrupted | PaymentState::Started) => {
            format!("{shop}的订单 {order}：付款 {amount} 途中程序结束，没有扣款，可以重新付款。")
        }
    }
}

/// "Demo PIN, 2 of 4 digits", for a screen reader.
pub fn pin_dots(lang: Lang, typed: usize, all: usize) -> String {
    match lang {
        Lang::En => format!("{}, {typed} of {all} digits", PIN.en),
        Lang::Zh => format!("{}，已输入 {typed}/{all} 位", PIN.zh),
    }
}

/// Tells the demo PIN.
pub fn pin_hint(lang: Lang, pin: &str) -> String {
    match lang {
        Lang::En => format!("The PIN of every wallet here is {pin}. Type it, or click"),
        Lang::Zh => format!("这里所有钱包的密码都是 {pin}，可键入或点击"),
    }
}

/// A wallet's row for a screen reader: "WeChat Pay: Preparing".
pub fn wallet_row(lang: Lang, wallet: &str, state: &str) -> String {
    match lang {
        Lang::En => format!("{wallet}: {state}"),
        Lang::Zh => format!("{wallet}：{state}"),
    }
}

/// A button of one wallet's row, for a screen reader: "Why? WeChat Pay".
pub fn about_wallet(lang: Lang, words: &Text, wallet: &str) -> String {
    format!("{} {wallet}", words.get(lang))
}

/// The amount of a refund in its question.
pub fn refund_amount(lang: Lang, amount: Money) -> String {
    match lang {
        Lang::En => format!("{amount} goes back."),
        Lang::Zh => format!("将退回 {amount}。"),
    }
}

/// What an entry is about.
pub const fn kind(kind: EntryKind) -> Text {
    match kind {
        EntryKind::Opening => Text::new("Opening balance", "期初余额"),
        EntryKind::TopUp => Text::new("Top-up", "充值"),
        EntryKind::Payment => Text::new("Payment", "付款"),
        EntryKind::Refund => Text::new("Refund", "退款"),
    }
}
