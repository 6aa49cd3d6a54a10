//! Words of the app's notices.

use std::fmt::Display;

use super::{Text, both, ledger, scenario, unsaved};
use crate::app::Notice;
use crate::domain::{Damage, Day, SettingError, Settings, WindowSize};

/// The saved what-if policy has errors.
const WHAT_IF_UNUSABLE: Text = Text::new(
    "Your what-if policy can no longer be used; your last text is in Policy, What if",
    "假如策略已无法使用；你最后编写的文本保留在“策略”的“假如”中",
);

/// The words of a notice, without a full stop.
pub fn notice(notice: &Notice) -> Text {
    match notice {
        Notice::Copied => Text::new("Copied", "已复制"),
        Notice::AddedToCart => Text::new("Added to the cart", "已加入购物车"),
        Notice::AllSaved => Text::new("All changes saved", "所有更改已保存"),
        Notice::BrowserFailed { why, .. } => browser_failed(why),
        Notice::ContentReset => Text::new("The demo content is reset", "演示内容已重置"),
        Notice::Failed(failure) => unsaved::failure(failure),
        Notice::FileSetAside { kept_as, why } => file_set_aside(kept_as, why),
        Notice::FileNotSetAside { path, why, error } => file_not_set_aside(path, why, error),
        Notice::FileSaved(path) => both(format!("Saved as {path}"), format!("已保存为 {path}")),
        Notice::LedgerFailed(why) => ledger::failure(why),
        Notice::LinkOnOtherSurface => Text::new(
            "This is the same link on another surface",
            "这是同一链接在另一个场景中的结果",
        ),
        Notice::LinkReported => Text::new(
            "Reported. The list is in Settings and stays on this computer",
            "已投诉。记录保存在本机，可在设置中查看",
        ),
        Notice::LogExported(count, path) => log_exported(*count, path),
        Notice::MessageTooLong => Text::new(
            "This message is too long to send; shorten it, the text is still here",
            "消息过长，无法发送；请缩短后再发，文字仍保留着",
        ),
        Notice::OrderCancelled => Text::new(
            "The order is cancelled; nothing was charged",
            "订单已取消，没有扣款",
        ),
        Notice::PaymentFailed(order) => both(
            format!(
                "The payment of order {} failed; nothing was charged",
                order.0
            ),
            format!("订单 {} 的付款失败，没有扣款", order.0),
        ),
        Notice::PaymentSucceeded(order) => both(
            format!("Order {} is paid; it was charged once", order.0),
            format!("订单 {} 已付款，只扣了一次", order.0),
        ),
        Notice::PaymentInProgress => Text::new(
            "A payment is in progress; wait until it is finished",
            "有一笔付款正在进行，请等待完成",
        ),
        Notice::PostTooLong => Text::new(
            "This post is too long to publish; shorten it, the text is still here",
            "内容过长，无法发布；请缩短后再发，文字仍保留着",
        ),
        Notice::PolicyChanged => scenario::POLICY_CHANGED,
        Notice::ProfileReopenedBeside(name) => unsaved::kept_as_profile(name),
        Notice::ProfileReopenedKeeping(folder) => unsaved::kept_in(folder),
        Notice::ProfileReopened => Text::new("Your profile is open again", "你的用户已重新打开"),
        Notice::Refunded => Text::new("The money was refunded to the wallet", "钱已退回钱包"),
        Notice::ScenarioRefused(why) => scenario::refused(why),
        Notice::ScenarioSaved { path, shortened } => scenario_saved(path, *shortened),
        Notice::SettingReset { key, value, why } => setting_reset(key, value, why),
        Notice::ShopClosed => Text::new("This shop no longer exists", "这家店铺已不存在"),
        Notice::SiteForgotten(site) => both(
            format!("Moongate asks again before opening {site}"),
            format!("打开 {site} 前会再次询问"),
        ),
        Notice::TooManyFilesDropped(count) => both(
            format!("{count} files were dropped and none was opened; drop one scenario at a time"),
            format!("一次拖入了 {count} 个文件，都未打开；请一次只拖入一个场景文件"),
        ),
        Notice::ToppedUp => Text::new("Top-up complete", "充值成功"),
        Notice::UnsavedChanges => unsaved::SAVE_FIRST,
        Notice::WhatIfUnusable => WHAT_IF_UNUSABLE,
        Notice::WhatIfRuleRejected => Text::new(
            "The rule could not be added; check the policy text",
            "无法添加规则，请检查策略文本",
        ),
        Notice::WhatIfReset => Text::new("The original policy is restored", "已恢复原来的策略"),
    }
}

fn browser_failed(why: &str) -> Text {
    both(
        format!("The browser did not start ({why}). Copy the address and open it yourself"),
        format!("浏览器未能启动（{why}）。请复制网址自行打开"),
    )
}

fn file_set_aside(kept_as: &str, why: &Damage) -> Text {
    let Text { en, zh } = unsaved::damage(why);
    both(
        format!("A damaged file was set aside as {kept_as} ({en}); nothing was deleted"),
        format!("有文件损坏，已另存为 {kept_as}（{zh}）；没有删除任何内容"),
    )
}

fn file_not_set_aside(path: &str, why: &Damage, error: &str) -> Text {
    let Text { en, zh } = unsaved::damage(why);
    both(
        format!("{path} is damaged ({en}) and can't be renamed ({error}); it is left as it is"),
        format!("{path} 已损坏（{zh}），且无法改名（{error}）；文件保持原样"),
    )
}

fn setting_reset(key: &str, value: &str, why: &SettingError) -> Text {
    let Text { en, zh } = setting_error(why);
    both(
        format!("The setting `{key}` was reset to its default: `{value}` is not valid ({en})"),
        format!("设置 `{key}` 已恢复默认：`{value}` 无效（{zh}）"),
    )
}

fn setting_error(error: &SettingError) -> Text {
    let between = |low: &dyn Display, high: &dyn Display| {
        both(
            format!("it must be between {low} and {high}"),
            format!("必须在 {low} 到 {high} 之间"),
        )
    };
    match error {
        SettingError::Zoom => between(Settings::ZOOM.start(), Settings::ZOOM.end()),
        SettingError::Day => between(&Day::FIRST, &Day::LAST),
        SettingError::WindowSide => between(WindowSize::SIDE.start(), WindowSize::SIDE.end()),
        SettingError::Switch(surface) => both(
            format!("the switch `{}` does not have this position", surface.id()),
            format!("开关 `{}` 没有这个位置", surface.id()),
        ),
        SettingError::Format(why) => both(why.clone(), why.clone()),
    }
}

fn log_exported(count: usize, path: &str) -> Text {
    let decisions = if count == 1 {
        "entry was"
    } else {
        "entries were"
    };
    both(
        format!("{count} {decisions} exported to {path}"),
        format!("已将 {count} 条记录导出到 {path}"),
    )
}

fn scenario_saved(path: &str, shortened: bool) -> Text {
    let (en, zh) = if shortened {
        (
            "; the oldest messages of long conversations were left out",
            "；较长会话中最早的消息未包含在内",
        )
    } else {
        ("", "")
    };
    both(
        format!("The scenario is saved as {path}{en}"),
        format!("情景已保存为 {path}{zh}"),
    )
}
