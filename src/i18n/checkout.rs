//! The checkout: wallets, PIN, the way of a payment, receipts, refunds.

use super::{Lang, Text, words};
use crate::domain::ledger::{EntryKind, PaymentState};
use crate::domain::{Fault, Money};

words! {
    WHAT: "Items", "商品清单";
    WALLETS: "Pay with", "付款方式";
    PAY: "Pay", "付款";
    PIN: "Demo PIN", "演示密码";
    ERASE: "Erase digit", "删除一位";
    WRONG_PIN: "That is not the demo PIN", "演示密码不对";
    PIN_FIRST: "Enter the demo PIN first", "请先输入演示密码";
    WALLET_FIRST: "Choose a wallet first", "请先选择钱包";
    NO_WALLET: "No wallet is accepted here on this date", "这一天这里没有可用的钱包";
    NOT_ENOUGH: "Balance too low: top up", "余额不足，请充值";
    TOP_UP: "Top up", "充值";
    WHY_WALLET: "Why?", "为什么？";
    CHANGE: "What would change this?", "怎样才会不同？";
    PROCESSING: "Paying", "正在付款";
    STEP_SAVED: "The payment request is saved with its own idempotency key", "付款请求已保存，请求编号唯一";
    STEP_WAITING: "Waiting for the wallet", "正在等待钱包响应";
    STEP_CHARGED: "Charge and receipt are saved in one transaction", "扣款和收据在同一事务中保存";
    STEP_DONE: "done", "已完成";
    STEP_NOW: "in progress", "进行中";
    STEP_LATER: "not yet", "尚未开始";
    STEP_UNKNOWN: "unknown", "未知";
    KEY: "Idempotency key", "编号";
    CANCEL_PAYMENT: "Cancel payment", "取消付款";
    NO_RESPONSE: "No response from the wallet", "钱包没有响应";
    NO_RESPONSE_TEXT: "The wallet may or may not have charged you. Do not pay again: check the result first. The ledger finds the payment by its idempotency key.",
        "钱包可能已扣款，也可能没有。请不要重复付款，先查询结果：账本可凭请求编号查到这笔付款。";
    CHECK_RESULT: "Check the result", "查询结果";
    SEE_PAYMENT: "Show that payment", "查看那笔付款";
    NOT_SAVED: "Could not be saved", "未能保存";
    TRY_AGAIN: "Retry the payment", "重试这笔付款";
    LAST_DECLINED: "The wallet declined. Nothing was charged; retry or use another wallet", "钱包拒绝了付款，没有扣款。可以再试，或换一个钱包";
    LAST_CANCELLED: "You cancelled the payment. Nothing was charged", "你取消了付款，没有扣款";
    LAST_INTERRUPTED: "The payment was interrupted. Nothing was charged; you can pay again", "付款被中断，没有扣款，可以重新付款";
    SENT_TWICE: "The charge request arrived twice. The ledger charged once: both had the same idempotency key", "扣款请求到达了两次，账本只扣了一次：两次的请求编号相同";
    RECEIPT: "Receipt", "收据";
    REFUND_RECEIPT: "Refund receipt", "退款凭证";
    NUMBER: "Number", "编号";
    WALLET: "Wallet", "钱包";
    REAL_TIME: "Real time", "实际时间";
    POLICY_DATE: "Policy date", "演示日期";
    ALLOWED_BY: "Allowed by", "依据";
    STATE: "State", "状态";
    CERTAINTY: "Certainty", "可信度";
    SOURCE: "Source", "来源";
    POLICY: "Policy", "策略指纹";
    POSTINGS: "Postings", "分录";
    MOCK: "Mock receipt: no money has moved", "模拟收据：没有真实资金往来";
    SAVE_PICTURE: "Save as picture", "保存为图片";
    SAVE_TEXT: "Save as text", "保存为文本";
    REFUND_TITLE: "Refund this payment?", "确认退款？";
    REFUND_TEXT: "The money is returned to the wallet that paid, on any date: refunds do not depend on the policy.", "款项退回原钱包，任何日期都可以：退款不受策略限制。";
    REFUND_DO: "Refund now", "确认退款";
    UNACKNOWLEDGED_TITLE: "Unfinished payments", "上次未完成的付款";
    UNACKNOWLEDGED_SEE: "Show the order", "查看订单";
    UNACKNOWLEDGED_OK: "OK", "知道了";
    FAULT_HINT: "For demonstrations: applies to the next payment only. The ledger stays balanced in every case.",
        "用于演示：只影响下一次付款。无论发生什么，账本始终平衡。";
    FAULT_NONE: "No fault", "无故障";
    FAULT_NEXT: "Demonstrator: next payment", "演示者：下一次付款";
}

/// Why a second order can't be paid yet.
pub fn other_payment(lang: Lang, order: i64) -> String {
    match lang {
        Lang::En => format!(
            "The payment of order {order} is not finished. Only one payment at a time is possible: finish that one first"
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

/// Description of a fault and its result.
pub const fn fault_text(fault: Fault) -> Text {
    match fault {
        Fault::Slow => Text::new(
            "The wallet takes eight seconds; you can cancel the payment in the meantime",
            "钱包八秒后才响应，期间可以取消付款",
        ),
        Fault::Declined => Text::new(
            "The wallet declines; nothing is charged, and you can pay the order again",
            "钱包拒绝，不扣款，订单可以重新付款",
        ),
        Fault::AnswerLost => Text::new(
            "The wallet charges, but its response is lost; the page says so and finds the result by the idempotency key",
            "钱包已扣款但响应丢失；页面会说明，并凭请求编号查到结果",
        ),
        Fault::SentTwice => Text::new(
            "The charge request arrives twice; the ledger charges once",
            "扣款请求到达两次，账本只扣一次",
        ),
        Fault::KilledBefore => Text::new(
            "The app ends at once; the next start finds the unpaid order and tells you",
            "程序立刻结束；下次启动会找到这笔未付的订单并告诉你",
        ),
        Fault::KilledAfter => Text::new(
            "The app ends before it can show the result; the next start finds the order, paid once",
            "程序在显示结果之前结束；下次启动会找到这笔已付的订单，只扣一次",
        ),
    }
}

/// Result of a payment that the user has not acknowledged.
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
                "The payment of {amount} for order {order} at {shop} was cancelled. Nothing was charged."
            )
        }
        (Lang::En, PaymentState::Interrupted | PaymentState::Started) => {
            format!(
                "The app ended during the payment of {amount} for order {order} at {shop}. Nothing was charged; you can pay the order again."
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
        Lang::En => format!("{amount} will be refunded."),
        Lang::Zh => format!("将退回 {amount}。"),
    }
}

/// Kind of an entry.
pub const fn kind(kind: EntryKind) -> Text {
    match kind {
        EntryKind::Opening => Text::new("Opening balance", "期初余额"),
        EntryKind::TopUp => Text::new("Top-up", "充值"),
        EntryKind::Payment => Text::new("Payment", "付款"),
        EntryKind::Refund => Text::new("Refund", "退款"),
    }
}
