//! The words of the policy: effects, wallet states, certainties, ways out, and the Policy tab.

use super::{Lang, Text, chrome, date, words};
use crate::domain::{Day, Surface, Switch, Switches};
use crate::policy::export::markdown::Headings;
use crate::policy::{
    Certainty, LinkEffect, Outcome, Policy, Source, SwitchNote, Verdict, WalletState, Way,
};

words! {
    LINKS: "Links", "链接";
    WALLETS: "Wallets", "钱包";
    RULES: "Rules", "规则";
    SOURCES: "Sources", "来源";
    SECTIONS: "Parts of the policy", "策略的各部分";
    LINK_MATRIX: "Effect of links by platform and surface", "各平台链接在各场景的结果";
    WALLET_MATRIX: "Wallets accepted by merchants", "各商家可用的钱包";
    MATRIX_HINT: "Click a cell to see why", "点击格子查看原因";
    PLATFORM: "Platform", "平台";
    MERCHANT: "Merchant", "商家";
    WEB_PAGE: "Other web pages", "其他网页";
    TAO_PASSWORD: "Tao password", "淘口令";
    LINK_RULES: "Rules for links", "链接规则";
    WALLET_RULES: "Rules for wallets", "钱包规则";
    FROM: "From", "自";
    TO: "Until", "至";
    ANY: "any", "全部";
    NO_ADDRESS: "no address", "无网址";
    SEARCH_RULES: "Search rules", "搜索规则";
    NO_RULE: "No rule matches", "没有匹配的规则";
    USER_CHOICE: "Users can choose", "由用户自行选择";
    CHANGES_TODAY: "Changes on this day", "当天变化";
    LEGEND: "Legend", "图例";
    DASHED: "Dashed: not reported and not seen in a press test", "虚线：没有报道，也没有媒体实测";
    OTHER_PLATFORMS: "Other platforms", "其他平台";
    NO_PLATFORM: "Not a platform", "不属于平台";
    DECIDES_CELL: "Rule for the selected cell", "所选格子的依据";
    EVERYWHERE: "everywhere", "所有场景";
    ANY_LINK: "Any link", "任何链接";
    ANY_MERCHANT: "any merchant", "任何商家";
    ANY_WALLET: "Any wallet", "任何钱包";
    APPLY_SWITCHES: "Apply your switches", "应用你的开关";
    SAME_EFFECT: "Same effect", "结果相同";
    SAME_STATE: "Same state", "状态相同";
    NOTHING_CITES: "No rule in this policy cites it", "本策略中没有规则引用它";
}

/// The label of the owner behind an answer: who blocks a link, or whom a wallet waits for.
pub const fn owner_label(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Link(_) => chrome::BLOCKED_BY,
        Outcome::Pay(WalletState::Pending) => chrome::WAITING_FOR,
        Outcome::Pay(
            WalletState::Accepted
            | WalletState::Trial
            | WalletState::Partial
            | WalletState::Preparing
            | WalletState::NotAccepted
            | WalletState::Unknown,
        ) => chrome::DECIDED_BY,
    }
}

/// The word for an effect, as on a link card.
pub const fn effect(effect: LinkEffect) -> Text {
    match effect {
        LinkEffect::Open => Text::new("Opens", "可打开"),
        LinkEffect::Notice => Text::new("Notice", "需确认"),
        LinkEffect::Ask => Text::new("Asks", "先询问"),
        LinkEffect::CopyOnly => Text::new("Copy only", "仅复制"),
        LinkEffect::AppRedirect => Text::new("App page", "去下载页"),
        LinkEffect::PosterOnly => Text::new("Poster only", "仅自己可见"),
        LinkEffect::HardStop => Text::new("Stopped", "已停止"),
    }
}

/// Meaning of an effect, as a sentence.
pub const fn effect_sentence(effect: LinkEffect) -> Text {
    match effect {
        LinkEffect::Open => Text::new("This link opens", "这个链接可以打开"),
        LinkEffect::Notice => Text::new(
            "A notice is shown before the page opens",
            "打开前会先出现提示页",
        ),
        LinkEffect::Ask => Text::new("The app asks before it opens this link", "打开前会先询问"),
        LinkEffect::CopyOnly => Text::new(
            "This link does not open here; it can be copied into a browser",
            "这个链接在这里打不开，只能复制到浏览器",
        ),
        LinkEffect::AppRedirect => Text::new(
            "This link leads to the app's download page instead",
            "这个链接会跳到应用的下载页",
        ),
        LinkEffect::PosterOnly => Text::new(
            "Only the poster sees this link",
            "这个链接只有发布者自己能看到",
        ),
        LinkEffect::HardStop => Text::new("This link never opens", "这个链接绝不会打开"),
    }
}

/// The effect of a link or the state of a wallet.
pub const fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Link(effect) => self::effect(effect),
        Outcome::Pay(state) => self::state(state),
    }
}

/// The effect of a link or the state of a wallet as a sentence.
pub const fn outcome_sentence(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Link(effect) => effect_sentence(effect),
        Outcome::Pay(state) => state_sentence(state),
    }
}

/// The word for a wallet's state.
pub const fn state(state: WalletState) -> Text {
    match state {
        WalletState::Accepted => Text::new("Accepted", "可用"),
        WalletState::Trial => Text::new("Trial", "试行"),
        WalletState::Partial => Text::new("Partly", "部分可用"),
        WalletState::Pending => Text::new("Pending", "待批准"),
        WalletState::Preparing => Text::new("Preparing", "准备中"),
        WalletState::NotAccepted => Text::new("Not accepted", "不可用"),
        WalletState::Unknown => Text::new("Unknown", "未知"),
    }
}

/// The word on a certainty badge.
pub const fn certainty(certainty: Certainty) -> Text {
    match certainty {
        Certainty::Reported => Text::new("Reported", "有报道"),
        Certainty::Observed => Text::new("Observed", "实测"),
        Certainty::Trial => Text::new("Trial", "试行"),
        Certainty::Announced => Text::new("Announced", "已宣布"),
        Certainty::Inferred => Text::new("Inferred", "推断"),
        Certainty::Assumption => Text::new("Assumption", "假设"),
    }
}

/// An answer that is no history, for a screen reader: "Opens, assumption".
pub fn not_history(lang: Lang, word: &str, sure: Certainty) -> String {
    let sure = certainty(sure);
    match lang {
        Lang::En => format!("{word}, {}", sure.en.to_lowercase()),
        Lang::Zh => format!("{word}（{}）", sure.zh),
    }
}

/// Meaning of a certainty, as the badge's tooltip.
pub const fn certainty_meaning(certainty: Certainty) -> Text {
    match certainty {
        Certainty::Reported => Text::new("A source reports it", "来源中有记载"),
        Certainty::Observed => Text::new("Seen in a press test on one day", "媒体某一天的实测"),
        Certainty::Trial => Text::new("Reported as a trial or a rollout", "报道为试行或逐步开放"),
        Certainty::Announced => Text::new(
            "Promised; no report that it shipped",
            "宣布过，但没有上线的报道",
        ),
        Certainty::Inferred => Text::new(
            "Concluded from other facts; see the reason",
            "由其他事实推断，依据见原因",
        ),
        Certainty::Assumption => {
            Text::new("Made for the demo; not history", "为演示而设，并非史实")
        }
    }
}

/// Why the user's switch has no effect.
pub const fn switch_note(note: SwitchNote) -> Text {
    match note {
        SwitchNote::NoChoiceYet => Text::new(
            "Your switch is on, but it has no effect: this choice did not exist here on this date",
            "你的开关已打开，但没有作用：这一天在这里还没有这样的选择",
        ),
        SwitchNote::OpensAnyway => Text::new(
            "Your switch is on, but it has no effect: the link opens anyway",
            "你的开关已打开，但没有作用：链接本来就能打开",
        ),
        SwitchNote::StrictAlready => Text::new(
            "Your switch is off, but it has no effect: the link does not open anyway",
            "你的开关已关闭，但没有作用：链接本来就打不开",
        ),
        SwitchNote::OwnLink => Text::new(
            "Your switch is off, but it has no effect: the link belongs to the app's own company",
            "你的开关已关闭，但没有作用：链接属于本应用自己的公司",
        ),
    }
}

/// The word for a switch position.
pub const fn switch(switch: Switch) -> Text {
    match switch {
        Switch::Default => Text::new("Default", "默认"),
        Switch::On => Text::new("On", "打开"),
        Switch::Off => Text::new("Off", "关闭"),
    }
}

/// A way out: "Put your switch for group chats to On".
pub fn way_switch(lang: Lang, surface: Surface, to: Switch) -> String {
    let (surface, to) = (chrome::surface(surface), switch(to));
    match lang {
        Lang::En => format!(
            "Set the external-links switch for {} to {}",
            surface.en, to.en
        ),
        Lang::Zh => format!("把{}的外链开关设为“{}”", surface.zh, to.zh),
    }
}

/// A way out: "Look at it in direct messages".
pub fn way_surface(lang: Lang, surface: Surface) -> String {
    let surface = chrome::surface(surface);
    match lang {
        Lang::En => format!("Open the same link in {}", surface.en),
        Lang::Zh => format!("换到{}打开同一链接", surface.zh),
    }
}

/// A way out: "Go to 29 Nov 2021, the next day it differs".
pub fn way_next(lang: Lang, day: Day) -> String {
    match lang {
        Lang::En => format!("Go forward to {}", date::long_day(lang, day)),
        Lang::Zh => format!("前进到{}", date::long_day(lang, day)),
    }
}

/// A way out: back to the last day at which it was different.
pub fn way_last(lang: Lang, day: Day) -> String {
    match lang {
        Lang::En => format!("Go back to {}", date::long_day(lang, day)),
        Lang::Zh => format!("回到{}", date::long_day(lang, day)),
    }
}

/// Leads to a day: "Go to 29 Nov 2021".
pub fn way_to(lang: Lang, day: &str) -> String {
    match lang {
        Lang::En => format!("Go to {day}"),
        Lang::Zh => format!("跳到{day}"),
    }
}

/// A cell that differs between two sides: "Taobao · Group chats: Copy only → Opens".
pub fn cell_change(lang: Lang, name: &str, before: &str, after: &str) -> String {
    match lang {
        Lang::En => format!("{name}: {before} → {after}"),
        Lang::Zh => format!("{name}：{before} → {after}"),
    }
}

/// A way out: another wallet.
pub fn way_wallet(lang: Lang, wallet: &str) -> String {
    match lang {
        Lang::En => format!("Pay with {wallet}"),
        Lang::Zh => format!("改用{wallet}"),
    }
}

/// A way out: another merchant.
pub fn way_merchant(lang: Lang, merchant: &str) -> String {
    match lang {
        Lang::En => format!("Use the same wallet at {merchant}"),
        Lang::Zh => format!("在{merchant}使用同一钱包"),
    }
}

/// The next date with a stricter result: "Becomes stricter on 1 Apr 2018".
pub fn way_stricter(lang: Lang, day: Day) -> String {
    match lang {
        Lang::En => format!("Becomes stricter on {}", date::long_day(lang, day)),
        Lang::Zh => format!("{}起变得更严", date::long_day(lang, day)),
    }
}

/// A matrix cell for a screen reader: "Taobao in group chats: Copy only".
pub fn cell_name(lang: Lang, row: &str, column: &str, word: &str) -> String {
    match lang {
        Lang::En => format!("{row}, {column}: {word}"),
        Lang::Zh => format!("{row}，{column}：{word}"),
    }
}

/// Meaning of a wallet state, as a sentence.
pub const fn state_sentence(state: WalletState) -> Text {
    match state {
        WalletState::Accepted => Text::new("The merchant's app accepts it", "商家应用可用它付款"),
        WalletState::Trial => Text::new("Available to some users as a trial", "仅部分用户试用"),
        WalletState::Partial => Text::new("Accepted by some of the shops", "部分店铺可用"),
        WalletState::Pending => Text::new("Waiting for approval", "等待批准"),
        WalletState::Preparing => Text::new(
            "The merchant says it is preparing support",
            "商家称正在准备",
        ),
        WalletState::NotAccepted => Text::new("Not accepted", "不能使用"),
        WalletState::Unknown => Text::new("No source reports it", "没有来源说明"),
    }
}

/// The difference from the day before: "Changes on this day: Copy only → Opens".
pub fn changes(lang: Lang, before: &str, now: &str) -> String {
    let label = CHANGES_TODAY;
    match lang {
        Lang::En => format!("{}: {before} → {now}", label.en),
        Lang::Zh => format!("{}：{before} → {now}", label.zh),
    }
}

/// The position of the user's switch, below the head of a column.
pub fn your_switch(lang: Lang, to: Switch) -> String {
    let to = switch(to);
    match lang {
        Lang::En => format!("switch: {}", to.en),
        Lang::Zh => format!("开关：{}", to.zh),
    }
}

/// The switches that are applied: "with your switches: group chats On"; `None` if all are at
/// Default.
pub fn with_switches(lang: Lang, switches: Switches) -> Option<String> {
    let applied = Surface::ALL
        .into_iter()
        .filter(|surface| {
            let position = switches.of(*surface);
            position != Switch::Default && position.exists_on(*surface)
        })
        .map(|surface| {
            let (surface, position) = (chrome::surface(surface), switch(switches.of(surface)));
            match lang {
                Lang::En => format!("{} {}", surface.en, position.en),
                Lang::Zh => format!("{}{}", surface.zh, position.zh),
            }
        });
    let applied: Vec<String> = applied.collect();
    (!applied.is_empty()).then(|| match lang {
        Lang::En => format!("with your switches: {}", applied.join(", ")),
        Lang::Zh => format!("应用你的开关：{}", applied.join("、")),
    })
}

/// A title, followed by the switches that are applied, if any.
pub fn titled(lang: Lang, title: String, switches: Switches) -> String {
    with_switches(lang, switches).map_or_else(|| title.clone(), |s| format!("{title} · {s}"))
}

/// The days of a rule; an end that is not there is said in words.
pub fn period(lang: Lang, from: Option<String>, until: Option<String>) -> String {
    match (lang, from, until) {
        (Lang::En, Some(from), Some(until)) => format!("{from} to {until}"),
        (Lang::En, Some(from), None) => format!("from {from} on"),
        (Lang::En, None, Some(until)) => format!("until {until}"),
        (Lang::En, None, None) => "at all times".to_owned(),
        (Lang::Zh, Some(from), Some(until)) => format!("{from}至{until}"),
        (Lang::Zh, Some(from), None) => format!("自{from}起"),
        (Lang::Zh, None, Some(until)) => format!("至{until}为止"),
        (Lang::Zh, None, None) => "始终".to_owned(),
    }
}

/// Headings of the export as Markdown.
pub const HEADINGS: Headings = Headings {
    links: LINKS,
    wallets: WALLETS,
    rules: RULES,
    sources: SOURCES,
    platform: PLATFORM,
    merchant: MERCHANT,
};

/// Separator between the parts of a sentence.
pub const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ", ",
        Lang::Zh => "，",
    }
}

/// A source in short, as below an answer: who published it and when.
pub fn cited(lang: Lang, source: &Source) -> String {
    [source.outlet.get(lang), source.published(lang)].join(comma(lang))
}

/// A source in full but for its address: who published it, when, and what it says.
pub fn source(lang: Lang, source: &Source) -> String {
    let (cited, title) = (cited(lang, source), source.title.get(lang));
    match lang {
        Lang::En => format!("{cited}: {title}"),
        Lang::Zh => format!("{cited}：{title}"),
    }
}

/// An event on a date.
pub fn dated(lang: Lang, day: &str, what: &str) -> String {
    match lang {
        Lang::En => format!("{day}: {what}"),
        Lang::Zh => format!("{day}：{what}"),
    }
}

/// Puts names in a row: "Taobao, Tmall".
pub fn list(lang: Lang, names: &[&str]) -> String {
    match lang {
        Lang::En => names.join(", "),
        Lang::Zh => names.join("、"),
    }
}

/// Neighbouring periods with the same effect or state as a period that begins with `since`, one
/// line each: "Same effect since Apr 2018 · Inferred".
pub fn same_effect(lang: Lang, since: Option<Day>, same: &[Verdict<'_, Outcome>]) -> Vec<String> {
    let line = |verdict: &Verdict<'_, Outcome>| {
        let grounds = &verdict.grounds;
        let is_earlier = grounds.since < since;
        let day = if is_earlier {
            grounds
                .since
                .map(|day| date::known_day(lang, day, grounds.precision))
        } else {
            grounds.until.map(|day| date::long_day(lang, day))
        };
        let what = match verdict.answer {
            Outcome::Link(_) => SAME_EFFECT,
            Outcome::Pay(_) => SAME_STATE,
        };
        let period = match (lang, day, is_earlier) {
            (Lang::En, Some(day), true) => format!("{} since {day}", what.en),
            (Lang::En, Some(day), false) => format!("{} until {day}", what.en),
            (Lang::En, None, true) => format!("{} before, no start date known", what.en),
            (Lang::En, None, false) => format!("{} afterwards, no end date known", what.en),
            (Lang::Zh, Some(day), true) => format!("自{day}起{}", what.zh),
            (Lang::Zh, Some(day), false) => format!("至{day}为止{}", what.zh),
            (Lang::Zh, None, true) => format!("此前{}，起始日期不明", what.zh),
            (Lang::Zh, None, false) => format!("此后{}，截止日期不明", what.zh),
        };
        format!("{period} · {}", certainty(grounds.certainty).get(lang))
    };
    same.iter().map(line).collect()
}

/// A way out in words, with the names that the policy has for what it leads to.
pub fn way(lang: Lang, policy: &Policy, way: Way) -> String {
    let named = |name: Option<&Text>| name.map_or("?", |name| name.get(lang)).to_owned();
    match way {
        Way::Switch(surface, to) => way_switch(lang, surface, to),
        Way::Surface(surface) => way_surface(lang, surface),
        Way::NextDay(day) => way_next(lang, day),
        Way::LastDay(day) => way_last(lang, day),
        Way::Wallet(wallet) => way_wallet(
            lang,
            &named(policy.wallet(wallet).map(|wallet| &wallet.name)),
        ),
        Way::Merchant(merchant) => way_merchant(lang, policy.platform(merchant).name.get(lang)),
        Way::StricterDay(day) => way_stricter(lang, day),
    }
}
