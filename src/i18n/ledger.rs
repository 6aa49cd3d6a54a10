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
                format!("Nothing was charged and no money has moved. {en}"),
                format!("没有扣款，钱没有动。{zh}"),
            )
        }
    }
}

/// The reason why the ledger or the policy refused a request.
fn refusal(refused: &CommandError) -> Text {
    match refused {
        CommandError::UnknownOrder(id) => both(
            format!("There is no order {}", id.0),
            format!("没有订单 {}", id.0),
        ),
        CommandError::UnknownPayment(_) => Text::new("There is no such payment", "没有这笔付款"),
        CommandError::WrongOrderState(state) => order_is(*state),
        CommandError::WrongPaymentState(state) => payment_is(*state),
        CommandError::KeyConflict(_) => Text::new(
            "This was asked for before, in another form",
            "同一请求先前已用于其他操作",
        ),
        CommandError::InsufficientBalance { balance, needed } => both(
            format!(
                "The wallet holds {balance}, and {needed} is needed. Top it up, or take another wallet"
            ),
            format!("钱包余额 {balance}，需要 {needed}。请充值或换一个钱包"),
        ),
        CommandError::MerchantBalanceTooLow => {
            Text::new("The shop cannot pay that back", "店铺余额不足，无法退款")
        }
        CommandError::NotPermitted(refusal) if refusal.reason.en.is_empty() => Text::new(
            "The policy does not know this shop or this wallet",
            "策略中没有这家店铺或这个钱包",
        ),
        CommandError::NotPermitted(refusal) => {
            let word = refusal
                .state
                .parse::<WalletState>()
                .map_or("unknown", WalletState::id);
            both(
                format!(
                    "The policy of the day refuses this wallet ({word}): {}",
                    refusal.reason.en
                ),
                format!("当天的规则不允许用这个钱包：{}", refusal.reason.zh),
            )
        }
        CommandError::NothingToPay => {
            Text::new("There is nothing to pay for", "没有需要付款的商品")
        }
        CommandError::RefundTooLarge { left } => both(
            format!("Only {left} can still go back"),
            format!("最多还能退 {left}"),
        ),
        CommandError::AmountNotPositive => {
            Text::new("The amount must be above zero", "金额必须大于零")
        }
        CommandError::Money(_) => Text::new("The amount is too large", "金额过大"),
    }
}

/// An order that is not in the state that the request needs.
const fn order_is(state: OrderState) -> Text {
    match state {
        OrderState::Cart => Text::new("This is still a cart", "这还是购物车"),
        OrderState::Confirmed => Text::new("The order waits to be paid", "订单待付款"),
        OrderState::Paying => Text::new("The order is being paid", "订单正在付款"),
        OrderState::Paid => Text::new(
            "The order is paid already; nothing was charged again",
            "订单已付款，没有再次扣款",
        ),
        OrderState::Failed => Text::new("The last payment came to nothing", "上一次付款未成功"),
        OrderState::Cancelled => Text::new("The order was cancelled", "订单已取消"),
        OrderState::PartlyRefunded => {
            Text::new("A part of the order was refunded", "订单已部分退款")
        }
        OrderState::Refunded => Text::new("The order was refunded already", "订单已退款"),
    }
}

/// A payment that is not in the state that the request needs.
const fn payment_is(state: PaymentState) -> Text {
    match state {
        PaymentState::Started => Text::new("The payment is under way", "付款正在进行"),
        PaymentState::Captured => Text::new(
            "The payment went through before it could be called off",
            "付款已先一步完成，无法撤回",
        ),
        PaymentState::Declined => Text::new("The payment was declined", "付款被拒绝"),
        PaymentState::Cancelled => Text::new("The payment was called off", "付款已取消"),
        PaymentState::Interrupted => Text::new("The payment was interrupted", "付款被中断"),
    }
}
