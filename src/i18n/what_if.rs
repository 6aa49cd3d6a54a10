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
    DIAL_DAY: "Use the day on the dial", "用日期轴上的日期";
    COPY_OF_RULES: "Your copy", "你的副本";
    CHANGED_LINKS: "Links that change", "有变化的链接";
    CHANGED_WALLETS: "Wallets that change", "有变化的钱包";
    NOTHING_CHANGES: "Nothing differs between the two", "两者没有差别";
    NOT_KNOWN: "Not in this policy", "此策略中没有";
    SWAP: "Swap the two sides", "对调两边";
    CHANGE: "Change…", "更改…";
    CHANGE_TITLE: "What if this were different?", "假如不是这样？";
    CHANGE_HINT: "Adds a rule to your copy of the policy. It is marked as an assumption; the shipped policy stays as it is.", "在你的策略副本中添加一条规则，并标明为假设；内置策略保持不变。";
    FROM_DAY: "From which day", "从哪一天起";
    UNTIL_DAY: "Until which day (may stay empty)", "到哪一天为止（可不填）";
    BAD_FROM: "Type a day as year-month-day, such as 2021-09-28", "请按“年-月-日”填写，例如 2021-09-28";
    BAD_UNTIL: "The last day must not lie before the first one", "最后一天不能早于第一天";
    APPLY: "Apply", "应用";
    PUT_BACK: "Put back", "还原";
    BANNER: "What if: everything here follows your own copy of the rules, not history", "假如：这里的一切都按你自己的规则副本，而不是历史";
    BANNER_TIP: "The copy is kept in your profile until you reset it; save a scenario to hand it on. The shipped policy is never altered.", "副本会一直保存在你的用户资料中，直到你还原为止；如需转交他人，请存为场景。内置策略不会被改动。";
    SHIPPED_AGAIN: "The rules are the original ones again", "已恢复为原来的规则";
    UNDO: "Undo", "撤销";
    REDO: "Redo", "重做";
    RESET_ALL: "Reset all", "全部还原";
    NOTHING_TO_UNDO: "Nothing to undo", "没有可撤销的操作";
    NOTHING_TO_REDO: "Nothing to redo", "没有可重做的操作";
    NOTHING_TO_RESET: "The rules are the original ones", "规则就是原来的规则";
    RULE_TEXT: "Text of the rules", "规则文本";
    PROBLEMS: "Problems", "问题";
    NO_ERRORS: "No errors: the whole app follows this text", "没有错误：整个应用都按这份文本运行";
    NOT_APPLIED: "This text has errors and is not in force; the last good one is", "文本有错误，尚未生效；当前仍按上一份正确的文本运行";
    BACK_TO_GOOD: "Back to the last good text", "回到上一份正确的文本";
    CHANGED_MARK: "Differs from the original rules", "与原规则不同";
}

/// What a cell of the copy says beside the original: "What if: Copy only → Opens".
pub fn changed(lang: Lang, original: &str, now: &str) -> String {
    match lang {
        Lang::En => format!("What if: {original} → {now}"),
        Lang::Zh => format!("假如：{original} → {now}"),
    }
}

/// How many cells of both matrices differ from the original on the day of the dial.
pub fn changed_cells(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::En, 1) => "1 cell differs today".to_owned(),
        (Lang::En, _) => format!("{count} cells differ today"),
        (Lang::Zh, _) => format!("今天有 {count} 格不同"),
    }
}

/// A band of a timeline: "2021-09-17 to 2021-11-28: Notice, reported".
pub fn band(lang: Lang, period: &str, word: &str, certainty: &str) -> String {
    match lang {
        Lang::En => format!("{period}: {word}, {}", certainty.to_lowercase()),
        Lang::Zh => format!("{period}：{word}，{certainty}"),
    }
}

/// What stands before something in a list: "Group chats, …".
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

/// Where a problem stands: "line 12, column 3".
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
