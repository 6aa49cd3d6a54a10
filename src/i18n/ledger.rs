//! Words for requests that the ledger rejected.

use super::{Text, both, unsaved};
use crate::app::LedgerFailure;
use crate::domain::OrderState;
use crate::domain::ledger::{CommandError, PaymentState};
use crate::policy::WalletState;

/// The reason of a failure, without a full stop.
pub fn failure(failure: &LedgerFailure) -> Text {
    match failure {
        LedgerFailure::Refused(refused) => refusal(refused),
        LedgerFailure::Disk(error) => {
            let Text { en, zh } = unsaved::trouble(error);
            both(
                format!("Nothing was charged. {en}"),
                format!("没有扣款。{zh}"),
            )
        }
    }
}

/// The reason why the ledger or the policy refused a request.
fn refusal(refused: &CommandError) -> Text {
    match refused {
        CommandError::UnknownOrder(id) => both(
            format!("Order {} does not exist", id.0),
            format!("没有订单 {}", id.0),
        ),
        CommandError::UnknownPayment(_) => Text::new("This payment does not exist", "没有这笔付款"),
        CommandError::WrongOrderState(state) => order_is(*state),
        CommandError::WrongPaymentState(state) => payment_is(*state),
        CommandError::KeyConflict(_) => Text::new(
            "The same idempotency key was used before for a different request",
            "同一请求编号先前已用于其他操作",
        ),
        CommandError::InsufficientBalance { balance, needed } => both(
            format!(
                "The balance is {balance}, but {needed} is needed. Top up, or use another wallet"
            ),
            format!("钱包余额 {balance}，需要 {needed}。请充值或换一个钱包"),
        ),
        CommandError::MerchantBalanceTooLow => Text::new(
            "The shop's balance is too low for this refund",
            "店铺余额不足，无法退款",
        ),
        CommandError::NotPermitted(refusal) if refusal.reason.en.is_empty() => Text::new(
            "The policy does not list this shop or this wallet",
            "策略中没有这家店铺或这个钱包",
        ),
        CommandError::NotPermitted(refusal) => {
            let word = refusal
                .state
                .parse::<WalletState>()
                .map_or("unknown", WalletState::id);
            both(
                format!(
                    "The policy does not accept this wallet on this date ({word}): {}",
                    refusal.reason.en
                ),
                format!("当天的策略下这个钱包不可用：{}", refusal.reason.zh),
            )
        }
        CommandError::NothingToPay => {
            Text::new("The order has no items to pay for", "没有需要付款的商品")
        }
        CommandError::RefundTooLarge { left } => both(
            format!("At most {left} can still be refunded"),
            format!("最多还可退 {left}"),
        ),
        CommandError::AmountNotPositive => {
            Text::new("The amount must be greater than zero", "金额必须大于零")
        }
        CommandError::Money(_) => Text::new("The amount is too large", "金额过大"),
    }
}

/// An order that is not in the state that the request needs.
const fn order_is(state: OrderState) -> Text {
    match state {
        OrderState::Cart => Text::new("This is still a cart", "这还是购物车"),
        OrderState::Confirmed => Text::new("The order is not paid yet", "订单待付款"),
        OrderState::Paying => Text::new("The order is being paid", "订单正在付款"),
        OrderState::Paid => Text::new(
            "The order is paid already; nothing was charged again",
            "订单已付款，没有再次扣款",
        ),
        OrderState::Failed => Text::new("The last payment failed", "上一次付款失败"),
        OrderState::Cancelled => Text::new("The order was cancelled", "订单已取消"),
        OrderState::PartlyRefunded => Text::new("Part of the order was refunded", "订单已部分退款"),
        OrderState::Refunded => Text::new("The order was refunded already", "订单已退款"),
    }
}

/// A payment that is not in the state that the request needs.
const fn payment_is(state: PaymentState) -> Text {
    match state {
        PaymentState::Started => Text::new("The payment is in progress", "付款正在进行"),
        PaymentState::Captured => Text::new(
            "The payment was completed before it could be cancelled",
            "付款已完成，无法取消",
        ),
        PaymentState::Declined => Text::new("The payment was declined", "付款被拒绝"),
        PaymentState::Cancelled => Text::new("The payment was cancelled", "付款已取消"),
        PaymentState::Interrupted => Text::new("The payment was interrupted", "付款被中断"),
    }
}
