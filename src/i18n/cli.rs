//! Text that only the command line prints: labels, headings, errors.

use std::io;

use super::{Lang, Text, both, words};

words! {
    ADDRESS: "Address", "网址";
    HOST: "Host", "主机";
    PLATFORM: "Platform", "平台";
    SURFACE: "Surface", "场景";
    SWITCH: "Switch", "开关";
    DATE: "Date", "日期";
    MERCHANT: "Merchant", "商家";
    WALLET: "Wallet", "钱包";
    WHY: "Why", "原因";
    RULE: "Rule", "规则";
    SOURCE: "Source", "来源";
    ALSO: "Also", "另见";
    LINK_ITSELF: "The link", "链接本身";
    BY_POLICY: "By policy", "仅按策略";
    SCOPE: "Scope", "范围";
    EFFECT: "Effect", "结果";
    STATE: "State", "状态";
    CERTAINTY: "Certainty", "可信度";
    DECIDES: "Decides", "决定";
    DECIDES_NOTHING: "nothing: other rules always take precedence", "无：总有其他规则优先";
    ALL_SURFACES: "every surface", "所有场景";
    ALL_MERCHANTS: "every merchant", "所有商家";
    ALL_WALLETS: "every wallet", "所有钱包";
    LINK_RULE: "Link rule", "链接规则";
    WALLET_RULE: "Wallet rule", "钱包规则";
    TITLE: "Title", "标题";
    TEXT: "Text", "内容";
    NO_DIFFERENCE: "No differences", "没有差异";
    NOT_IN_POLICY: "not in this policy", "此策略中没有";
    MILESTONE: "Milestone", "时间节点";
}

/// Heading of the link table.
pub fn links_on(lang: Lang, policy: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{policy}: effect of links by platform and surface on {day}"),
        Lang::Zh => format!("{policy}：{day} 各平台链接在各场景的结果"),
    }
}

/// Heading of the wallet table.
pub fn wallets_on(lang: Lang, policy: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{policy}: wallets accepted by merchants on {day}"),
        Lang::Zh => format!("{policy}：{day} 各商家可用的钱包"),
    }
}

/// Note on a verdict for a date outside the range of the time bar.
pub fn outside_time_bar(lang: Lang, first: &str, last: &str) -> String {
    match lang {
        Lang::En => format!(
            "sources were searched only for {first} to {last}; on this date the nearest known rules apply"
        ),
        Lang::Zh => format!("资料只查到 {first} 至 {last}；这一天沿用最近的规则"),
    }
}

/// A host, with the registrable domain to which it belongs.
pub fn host_and_domain(lang: Lang, host: &str, domain: &str) -> String {
    match lang {
        Lang::En => format!("{host} (registrable domain {domain})"),
        Lang::Zh => format!("{host}（可注册域名 {domain}）"),
    }
}

/// A word, and another one in brackets: "Taobao (Alibaba)".
pub fn aside(lang: Lang, word: &str, beside: &str) -> String {
    match lang {
        Lang::En => format!("{word} ({beside})"),
        Lang::Zh => format!("{word}（{beside}）"),
    }
}

/// A way out and its outcome: "See the same link in Moments: Copy only".
pub fn gives(lang: Lang, way: &str, outcome: &str) -> String {
    match lang {
        Lang::En => format!("{way}: {outcome}"),
        Lang::Zh => format!("{way}：{outcome}"),
    }
}

words! {
    LINKS: "Links", "链接数";
    TOTAL: "All", "合计";
    ASSUMED: "of which assumptions", "其中为假设";
    NOT_UTF8: "not valid UTF-8", "不是有效的 UTF-8 文本";
    TOO_LONG: "longer than 1 MiB", "超过 1 MiB";
    NO_COLUMN: "the record ends before the column", "缺少这一列";
}

/// A count with thousands separators: `12,345`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Heading of the table of an audit.
pub fn audit_of(lang: Lang, policy: &str, surface: &str, day: &str) -> String {
    match lang {
        Lang::En => format!("{policy}: effects of these links on {day} ({surface})"),
        Lang::Zh => format!("{policy}：这些链接在 {day} 的结果（{surface}）"),
    }
}

/// Number of links and lines that an audit has read.
pub fn audit_summary(lang: Lang, links: u64, lines: u64, without: u64) -> String {
    let (links, lines, without) = (number(links), number(lines), number(without));
    match lang {
        Lang::En => format!("links: {links}, lines: {lines}, lines without a link: {without}"),
        Lang::Zh => format!("链接 {links} 个，共 {lines} 行，其中 {without} 行没有链接"),
    }
}

/// Number of lines that could not be read.
pub fn unreadable_lines(lang: Lang, lines: u64) -> String {
    match lang {
        Lang::En => format!("lines that could not be read: {}", number(lines)),
        Lang::Zh => format!("无法读取的行：{}", number(lines)),
    }
}

/// A line that could not be read, and the reason.
pub fn unreadable_line(lang: Lang, number: u64, why: &str) -> String {
    match lang {
        Lang::En => format!("  line {number}: {why}"),
        Lang::Zh => format!("  第 {number} 行：{why}"),
    }
}

/// Progress of an audit.
pub fn progress(lang: Lang, lines: u64, per_second: u64, percent: Option<u64>) -> String {
    let percent = percent.map_or_else(String::new, |percent| format!(" · {percent}%"));
    match lang {
        Lang::En => format!(
            "{} lines{percent} · {} per second",
            number(lines),
            number(per_second)
        ),
        Lang::Zh => format!(
            "{} 行{percent} · 每秒 {} 行",
            number(lines),
            number(per_second)
        ),
    }
}

/// Kinds of things that an id on the command line can name, in a sentence about an unknown id.
pub mod noun {
    use super::super::words;

    words! {
        MERCHANT: "merchant of this policy", "此策略中的商家";
        WALLET: "wallet of this policy", "此策略中的钱包";
        PLATFORM: "platform of this policy", "此策略中的平台";
        RULE: "rule of this policy", "此策略中的规则";
        COLUMN: "column of this file", "此文件中的列";
    }
}

words! {
    ROWS_AS_MARKDOWN: "rows are printed as csv or json; leave `--format markdown` out",
        "逐行结果只能输出为 csv 或 json；请去掉 `--format markdown`";
    SCHEMA_OF_CEDAR: "only the export for cedar has a schema; leave `--schema` out",
        "只有 cedar 格式的导出有 schema；请去掉 `--schema`";
    NOT_CSV: "not CSV", "不是 CSV";
}

/// An error, as the last line on standard error.
pub fn error(lang: Lang, what: &str) -> String {
    match lang {
        Lang::En => format!("error: {what}"),
        Lang::Zh => format!("错误：{what}"),
    }
}

/// A file that cannot be read.
pub fn unreadable_file(path: &str, why: &Text) -> Text {
    both(
        format!("cannot read `{path}`: {}", why.en),
        format!("无法读取 `{path}`：{}", why.zh),
    )
}

/// A policy file that was not used, after the list of its errors.
pub fn policy_with_errors(path: &str) -> Text {
    both(
        format!("the policy file `{path}` has errors and was not used"),
        format!("策略文件 `{path}` 有错误，没有使用"),
    )
}

/// Output that cannot be written.
pub fn unwritable_output(why: &Text) -> Text {
    both(
        format!("cannot write the output: {}", why.en),
        format!("无法写入输出：{}", why.zh),
    )
}

/// An error of the operating system: its own words, and Chinese ones for the most common kinds.
pub fn io_error(error: &io::Error) -> Text {
    let kinds = [
        (io::ErrorKind::NotFound, "文件或文件夹不存在"),
        (io::ErrorKind::PermissionDenied, "没有权限"),
        (io::ErrorKind::IsADirectory, "这是一个文件夹"),
        (io::ErrorKind::StorageFull, "磁盘已满"),
    ];
    let known = kinds.iter().find(|(kind, _)| *kind == error.kind());
    let zh = known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned());
    both(error.to_string(), zh)
}

/// A policy file that is not UTF-8, with the place of the first wrong byte, from 1.
pub fn not_utf8(line: usize, column: usize) -> Text {
    both(
        format!("line {line}, column {column}: not UTF-8; save the file as UTF-8"),
        format!("第 {line} 行第 {column} 列：不是 UTF-8；请将文件另存为 UTF-8"),
    )
}

/// A record of a CSV file that is longer than `max_bytes`.
pub fn record_too_long(max_bytes: u64) -> Text {
    both(
        format!("a record is longer than {max_bytes} bytes; a quote was probably left open"),
        format!("有一条记录超过 {max_bytes} 字节；可能缺少右引号"),
    )
}

/// A text with several links where one is asked about.
pub fn several_links(text: &str) -> Text {
    both(
        format!("`{text}` holds several links; ask about one, or use `audit` for many"),
        format!("`{text}` 含有多个链接；请只写一个，或用 `audit` 检查多个"),
    )
}

/// A text without a link.
pub fn no_link(text: &str) -> Text {
    const EXAMPLE: &str = "https://item.taobao.com/item.htm?id=1";
    both(
        format!("`{text}` is not a link; write an address such as {EXAMPLE}"),
        format!("`{text}` 不是链接；请写网址，例如 {EXAMPLE}"),
    )
}

/// A switch position that direct messages do not have.
pub fn no_switch_position(position: &str) -> Text {
    both(
        format!(
            "direct messages have no switch position `{position}`; use default or off, or another surface"
        ),
        format!("单聊没有开关位置 `{position}`；请用 default 或 off，或换一个场景"),
    )
}

/// A first day that is later than the last.
pub fn from_after_to(from: &str, to: &str) -> Text {
    both(
        format!("`--from {from}` is later than `--to {to}`"),
        format!("`--from {from}` 晚于 `--to {to}`"),
    )
}

/// An unknown id, with the known one that is most like it.
pub fn unknown_but_near(id: &str, noun: &Text, near: &str) -> Text {
    both(
        format!("`{id}` is not a {}; did you mean `{near}`?", noun.en),
        format!("`{id}` 不是{}；是否想写 `{near}`？", noun.zh),
    )
}

/// An unknown id, with all known ones, or the first of them if `cut`.
pub fn unknown(id: &str, noun: &Text, known: &[&str], cut: bool) -> Text {
    let more = if cut { ", …" } else { "" };
    let known = known.join(", ");
    both(
        format!("`{id}` is not a {}; use one of {known}{more}", noun.en),
        format!("`{id}` 不是{}；可用：{known}{more}", noun.zh),
    )
}

/// Number of errors and warnings that `lint` has found.
pub fn lint_counts(lang: Lang, errors: usize, warnings: usize) -> String {
    let several =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match lang {
        Lang::En => format!(
            "{}, {}",
            several(errors, "error"),
            several(warnings, "warning")
        ),
        Lang::Zh => format!("{errors} 个错误，{warnings} 个警告"),
    }
}

/// A policy file that can be used, after its counts of errors and warnings; `departures`: number of
/// expectations that a what-if policy does not meet.
pub fn lint_passed(lang: Lang, rules: usize, expectations: usize, departures: usize) -> String {
    match (lang, departures) {
        (Lang::En, 0) => format!("; {rules} rules, {expectations} expectations met"),
        (Lang::En, _) => format!(
            "; {rules} rules, a what-if policy that fails {departures} of {expectations} expectations"
        ),
        (Lang::Zh, 0) => format!("；{rules} 条规则，{expectations} 条预期全部满足"),
        (Lang::Zh, _) => {
            format!("；{rules} 条规则，假如策略的 {expectations} 条预期中有 {departures} 条不满足")
        }
    }
}
