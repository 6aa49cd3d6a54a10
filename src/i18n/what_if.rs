//! Words for looking at rules over time, comparing them, and trying out other ones.

use super::{Lang, Text, words};

words! {
    TIMELINE: "Timeline", "时间线";
    COMPARE: "Compare", "对比";
    WHAT_IF: "What if", "假如";
    PLATFORMS: "Platforms", "平台";
    MERCHANTS: "Merchants", "商家";
    SHOWN_ROWS: "What the timeline shows", "时间线显示的内容";
    BANDS_HINT: "Point at a band to see why; click it to go to its first day", "指向色带查看原因，点击可跳到它的第一天";
    BEFORE: "Before", "之前";
    AFTER: "After", "之后";
    POLICY: "Policy", "策略";
    DATE_BEFORE: "Date before", "之前的日期";
    DATE_AFTER: "Date after", "之后的日期";
    POLICY_DATE: "Use the policy date", "使用演示日期";
    WHAT_IF_POLICY: "Your what-if policy", "你的假如策略";
    CHANGED_LINKS: "Links that change", "有变化的链接";
    CHANGED_WALLETS: "Wallets that change", "有变化的钱包";
    NOTHING_CHANGES: "No differences", "没有差异";
    NOT_KNOWN: "Not in this policy", "此策略中没有";
    SWAP: "Swap the two sides", "对调两边";
    CHANGE: "Change…", "更改…";
    CHANGE_TITLE: "What if this were different?", "假如不是这样？";
    CHANGE_HINT: "Adds a rule to your what-if policy, marked as an assumption. The original policy is not changed.", "在你的假如策略中添加一条规则，并标明为假设；原来的策略不变。";
    FROM_DAY: "First day", "第一天";
    UNTIL_DAY: "Last day (optional)", "最后一天（可不填）";
    BAD_FROM: "Enter a date as year-month-day, such as 2021-09-28", "请按“年-月-日”填写，例如 2021-09-28";
    BAD_UNTIL: "The last day must not be before the first day", "最后一天不能早于第一天";
    APPLY: "Apply", "应用";
    RESTORE: "Restore", "还原";
    BANNER: "What if: everything here follows your what-if policy, not history", "假如：这里的一切都按你的假如策略，而不是史实";
    BANNER_TIP: "The what-if policy is kept in your profile until you reset it; save a scenario to share it. The original policy is never changed.", "假如策略会一直保存在你的用户中，直到你还原为止；如需分享，请保存为情景。原来的策略不会被改动。";
    ORIGINAL_RESTORED: "The original policy is restored", "已恢复原来的策略";
    UNDO: "Undo", "撤销";
    REDO: "Redo", "重做";
    RESET_ALL: "Reset all", "全部还原";
    NOTHING_TO_UNDO: "Nothing to undo", "没有可撤销的操作";
    NOTHING_TO_REDO: "Nothing to redo", "没有可重做的操作";
    NOTHING_TO_RESET: "The policy is the original one", "策略就是原来的策略";
    RULE_TEXT: "Policy text", "策略文本";
    PROBLEMS: "Problems", "问题";
    NO_ERRORS: "No errors: the whole app uses this text", "没有错误：整个应用都使用这份文本";
    NOT_APPLIED: "This text has errors and is not used; the last valid text is", "文本有错误，未被使用；当前使用上一份有效文本";
    RESTORE_VALID_TEXT: "Restore the last valid text", "恢复上一份有效文本";
    CHANGED_MARK: "Differs from the original policy", "与原来的策略不同";
}

/// A cell of the what-if policy next to the original: "What if: Copy only → Opens".
pub fn changed(lang: Lang, original: &str, now: &str) -> String {
    match lang {
        Lang::En => format!("What if: {original} → {now}"),
        Lang::Zh => format!("假如：{original} → {now}"),
    }
}

/// Number of cells of both matrices that differ from the original on the policy date.
pub fn changed_cells(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::En, 1) => "1 cell differs on this date".to_owned(),
        (Lang::En, _) => format!("{count} cells differ on this date"),
        (Lang::Zh, _) => format!("这一天有 {count} 格不同"),
    }
}

/// A band of a timeline: "2021-09-17 to 2021-11-28: Notice, reported".
pub fn band(lang: Lang, period: &str, word: &str, certainty: &str) -> String {
    match lang {
        Lang::En => format!("{period}: {word}, {}", certainty.to_lowercase()),
        Lang::Zh => format!("{period}：{word}，{certainty}"),
    }
}

/// A label before an item in a list: "Group chats, …".
pub fn labelled(lang: Lang, label: &str, rest: &str) -> String {
    match lang {
        Lang::En => format!("{label}, {rest}"),
        Lang::Zh => format!("{label}，{rest}"),
    }
}

/// A name and what is chosen: "Policy: Walled gardens".
pub fn chosen(lang: Lang, name: &str, value: &str) -> String {
    match lang {
        Lang::En => format!("{name}: {value}"),
        Lang::Zh => format!("{name}：{value}"),
    }
}

/// Position of a problem: "line 12, column 3".
pub fn place(lang: Lang, line: usize, column: usize) -> String {
    match lang {
        Lang::En => format!("line {line}, column {column}"),
        Lang::Zh => format!("第 {line} 行第 {column} 列"),
    }
}

/// Whether a problem forbids the text or only asks for a look.
pub const fn severity(severity: crate::policy::Severity) -> Text {
    match severity {
        crate::policy::Severity::Error => Text::new("Error", "错误"),
        crate::policy::Severity::Warning => Text::new("Warning", "警告"),
    }
}
