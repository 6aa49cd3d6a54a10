//! The claims of the article (C1 to C16), checked with the shipped policy; then the whole link
//! table, day by day.
//!
//! Every test is named after its claim. Only public queries are used. How C2 and C12 to
//! C14 look in the window is tested with the window.

use moongate::domain::{Day, Surface, Switch, Text};
use moongate::policy::{
    Certainty, LinkEffect, LinkQuestion, LinkVerdict, Milestone, PayQuestion, PayVerdict, Policy,
    TargetIx, WalletState,
};

use Certainty::{Announced, Assumption, Inferred, Observed, Reported, Trial};
use LinkEffect::{AppRedirect, CopyOnly, HardStop, Notice, Open, PosterOnly};
use Surface::{Dm, Group, Moments};

const COMMERCE: [&str; 11] = [
    "taobao",
    "tmall",
    "taobao-deals",
    "xianyu",
    "1688",
    "freshippo",
    "kaola",
    "eleme",
    "damai",
    "shuqi",
    "douyin-shop",
];
const CONTENT: [&str; 7] = [
    "youku", "dingtalk", "alipay", "douyin", "toutiao", "xigua", "feishu",
];
const FIVE: [&str; 5] = ["eleme", "youku", "damai", "kaola", "shuqi"];
const WAITING: [&str; 3] = ["taobao-deals", "xianyu", "freshippo"];
const ARTICLE_DAY: &str = "2021-09-28";

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn rivals() -> impl Iterator<Item = &'static str> {
    COMMERCE.into_iter().chain(CONTENT)
}

fn alibaba_merchants() -> impl Iterator<Item = &'static str> {
    ["taobao", "tmall"].into_iter().chain(FIVE).chain(WAITING)
}

fn link_on(day: Day, surface: Surface, target: &str, switch: Switch) -> LinkVerdict<'static> {
    let policy = Policy::shipped();
    let target = policy
        .target_by_id(target)
        .expect("a target of the shipped policy");
    policy.link(&LinkQuestion {
        day,
        surface,
        target,
        switch,
    })
}

fn link(on: &str, surface: Surface, target: &str) -> LinkVerdict<'static> {
    link_on(day(on), surface, target, Switch::Default)
}

fn pay(on: &str, merchant: &str, wallet: &str) -> PayVerdict<'static> {
    let policy = Policy::shipped();
    let merchant = policy
        .platform_by_id(merchant)
        .expect("a platform of the shipped policy");
    let wallet = policy
        .wallet_by_id(wallet)
        .expect("a wallet of the shipped policy");
    policy.pay(&PayQuestion {
        day: day(on),
        merchant,
        wallet,
    })
}

fn milestone(id: &str) -> &'static Milestone {
    Policy::shipped()
        .milestones()
        .iter()
        .find(|milestone| milestone.id == id)
        .expect("a milestone of the shipped policy")
}

/// Checks that the English text contains every word, and the Chinese text every character sequence.
#[track_caller]
fn says(text: &Text, english: &[&str], chinese: &[&str]) {
    for words in english {
        assert!(
            text.en.contains(words),
            "`{words}` is missing in: {}",
            text.en
        );
    }
    for words in chinese {
        assert!(
            text.zh.contains(words),
            "`{words}` is missing in: {}",
            text.zh
        );
    }
}

#[track_caller]
fn check_link(
    on: &str,
    surface: Surface,
    target: &str,
    effect: LinkEffect,
    certainty: Certainty,
    blocked_by: Option<&str>,
) {
    let verdict = link(on, surface, target);
    let found = (
        verdict.answer,
        verdict.grounds.certainty,
        verdict.grounds.blocked_by,
    );
    assert_eq!(
        found,
        (effect, certainty, blocked_by),
        "{target} in {} on {on}",
        surface.id()
    );
}

#[track_caller]
fn check_pay(
    on: &str,
    merchant: &str,
    wallet: &str,
    state: WalletState,
    certainty: Certainty,
    blocked_by: Option<&str>,
) {
    let verdict = pay(on, merchant, wallet);
    let found = (
        verdict.answer,
        verdict.grounds.certainty,
        verdict.grounds.blocked_by,
    );
    assert_eq!(
        found,
        (state, certainty, blocked_by),
        "{wallet} at {merchant} on {on}"
    );
}

#[test]
fn c01_two_rivals_blocked_each_others_links_for_years() {
    let stop = milestone("five-apps-take-wechat-pay");
    assert_eq!(
        (stop.day, stop.source.as_str()),
        (Day::DEFAULT, "krasia-2021-09")
    );
    says(
        &stop.text,
        &[
            "For years",
            "largest internet companies",
            "blocked links to each other",
            "walled gardens",
            "Tencent",
            "Alibaba",
        ],
        &["多年来", "互相屏蔽链接", "腾讯", "阿里", "围墙花园"],
    );
    for surface in Surface::ALL {
        for platform in rivals() {
            let verdict = link("2021-09-08", surface, platform);
            assert_eq!(
                (verdict.answer, verdict.grounds.blocked_by),
                (CopyOnly, Some("tencent")),
                "{platform} in {}",
                surface.id()
            );
        }
    }
}

#[test]
fn c02_taobao_links_do_not_open_in_wechat() {
    for surface in Surface::ALL {
        for platform in ["taobao", "tmall"] {
            for on in ["2013-11-22", "2015-02-02", "2018-03-31"] {
                check_link(
                    on,
                    surface,
                    platform,
                    AppRedirect,
                    Reported,
                    Some("alibaba"),
                );
            }
            for on in ["2018-04-01", "2020-03-01", "2021-09-16"] {
                check_link(on, surface, platform, CopyOnly, Inferred, Some("tencent"));
            }
        }
    }
}

#[test]
fn c03_wechat_pay_is_not_accepted_in_alibabas_apps() {
    for merchant in alibaba_merchants() {
        check_pay(
            "2013-11-21",
            merchant,
            "wechat-pay",
            WalletState::NotAccepted,
            Assumption,
            Some("alibaba"),
        );
        for on in ["2013-11-22", "2018-04-01", "2021-09-27"] {
            check_pay(
                on,
                merchant,
                "wechat-pay",
                WalletState::NotAccepted,
                Reported,
                Some("alibaba"),
            );
        }
    }
}

#[test]
fn c04_regulators_order_self_rectification() {
    let stop = milestone("miit-orders-unblocking");
    assert_eq!((stop.day, stop.certainty), (day("2021-09-09"), Reported));
    says(
        &stop.text,
        &["self-rectification", "blocking of external links must end"],
        &["自查整改", "停止屏蔽外部链接"],
    );
}

#[test]
fn c05_companies_may_no_longer_block_links_that_users_post() {
    says(
        &milestone("miit-orders-unblocking").text,
        &[
            "MIIT",
            "Alibaba",
            "Tencent",
            "ByteDance",
            "and others",
            "may no longer block links that users post",
            "lead to rivals",
        ],
        &[
            "工信部",
            "阿里巴巴",
            "腾讯",
            "字节跳动",
            "用户发布的",
            "竞争对手",
            "不得再屏蔽",
        ],
    );
}

#[test]
fn c06_the_ministry_gives_three_reasons() {
    says(
        &milestone("miit-speaks-in-public").text,
        &[
            "disrupts market order",
            "unfair competition",
            "users' rights and data security",
        ],
        &["扰乱市场秩序", "不正当竞争", "用户权益和数据安全"],
    );
}

#[test]
fn c07_five_apps_accept_wechat_pay_beside_alipay() {
    for merchant in FIVE {
        assert_eq!(
            pay("2021-09-27", merchant, "wechat-pay").answer,
            WalletState::NotAccepted,
            "{merchant}"
        );
        check_pay(
            ARTICLE_DAY,
            merchant,
            "wechat-pay",
            WalletState::Accepted,
            Reported,
            None,
        );
        check_pay(
            ARTICLE_DAY,
            merchant,
            "alipay",
            WalletState::Accepted,
            Reported,
            None,
        );
    }
}

#[test]
fn c08_alipay_is_run_by_alibabas_affiliate_ant_group() {
    let policy = Policy::shipped();
    let alipay = policy
        .wallets()
        .iter()
        .find(|wallet| wallet.id == "alipay")
        .expect("the wallet");
    assert_eq!(alipay.owner, "ant");
    says(
        policy.owner_name("ant").expect("its name"),
        &["Ant Group"],
        &["蚂蚁集团"],
    );
    let reason = pay(ARTICLE_DAY, "taobao", "alipay").grounds.reason;
    says(
        reason,
        &["run by Ant Group, Alibaba's fintech affiliate"],
        &["阿里巴巴的金融科技关联公司蚂蚁集团"],
    );
}

#[test]
fn c09_three_apps_wait_for_tencents_approval() {
    for merchant in WAITING {
        check_pay(
            ARTICLE_DAY,
            merchant,
            "wechat-pay",
            WalletState::Pending,
            Reported,
            Some("tencent"),
        );
        assert!(!pay(ARTICLE_DAY, merchant, "wechat-pay").answer.can_pay());
        says(
            pay(ARTICLE_DAY, merchant, "wechat-pay").grounds.reason,
            &["wait for Tencent's approval"],
            &["等待腾讯审核"],
        );
    }
}

#[test]
fn c10_taobao_and_tmall_are_unclear_and_prepare_step_by_step() {
    for merchant in ["taobao", "tmall"] {
        check_pay(
            ARTICLE_DAY,
            merchant,
            "wechat-pay",
            WalletState::Preparing,
            Reported,
            Some("alibaba"),
        );
        says(
            pay(ARTICLE_DAY, merchant, "wechat-pay").grounds.reason,
            &[
                "unclear",
                "prepares technically for several payment methods",
                "step by step",
            ],
            &["尚不明确", "逐步", "多种支付方式"],
        );
    }
}

#[test]
fn c11_direct_messages_lead_to_taobao_and_douyin() {
    for platform in ["taobao", "douyin"] {
        assert!(
            !link("2021-09-16", Dm, platform).answer.opens(),
            "{platform}"
        );
        for on in ["2021-09-17", ARTICLE_DAY] {
            check_link(on, Dm, platform, Notice, Reported, None);
            says(
                link(on, Dm, platform).grounds.reason,
                &["Taobao and Douyin"],
                &["淘宝、抖音"],
            );
        }
    }
}

#[test]
fn c12_for_now_only_in_direct_messages() {
    for platform in rivals() {
        check_link(ARTICLE_DAY, Dm, platform, Notice, Reported, None);
        check_link(
            ARTICLE_DAY,
            Group,
            platform,
            CopyOnly,
            Reported,
            Some("tencent"),
        );
        check_link(
            ARTICLE_DAY,
            Moments,
            platform,
            CopyOnly,
            Reported,
            Some("tencent"),
        );
    }
}

#[test]
fn c13_not_in_moments() {
    for platform in rivals().filter(|id| *id != "feishu") {
        for on in [
            "2018-04-01",
            "2021-09-17",
            ARTICLE_DAY,
            "2021-11-30",
            "2022-01-27",
            "2024-10-09",
            "2026-12-31",
        ] {
            let verdict = link(on, Moments, platform);
            assert_eq!(
                (verdict.answer, verdict.grounds.blocked_by),
                (CopyOnly, Some("tencent")),
                "{platform} on {on}"
            );
        }
    }
}

#[test]
fn c14_a_choice_for_groups_and_moments_is_being_developed() {
    for platform in rivals() {
        for surface in [Group, Moments] {
            let before = link_on(day("2021-09-16"), surface, platform, Switch::On);
            assert!(
                !before.grounds.user_choice && !before.answer.opens(),
                "{platform} in {}",
                surface.id()
            );
            let promised = link(ARTICLE_DAY, surface, platform);
            assert!(
                promised.grounds.user_choice && !promised.answer.opens(),
                "{platform} in {}",
                surface.id()
            );
            says(
                promised.grounds.reason,
                &["developing functions", "choose for themselves"],
                &["自主选择", "开发"],
            );
            says(
                promised.grounds.note.expect("the sources disagree"),
                &["groups and Moments", "groups only"],
                &["群聊和朋友圈", "只提到群聊"],
            );
            let chosen = link_on(day(ARTICLE_DAY), surface, platform, Switch::On);
            assert_eq!(
                (chosen.answer, chosen.grounds.certainty),
                (Open, Announced),
                "{platform} in {}",
                surface.id()
            );
        }
        assert!(
            !link(ARTICLE_DAY, Dm, platform).grounds.user_choice,
            "no choice was promised for direct messages: {platform}"
        );
    }
}

#[test]
fn c15_tencent_has_not_said_whether_it_accepts_alipay() {
    for on in ["2021-09-28", "2023-01-10", "2026-12-31"] {
        check_pay(
            on,
            "qq-music",
            "alipay",
            WalletState::Unknown,
            Reported,
            Some("tencent"),
        );
    }
    assert!(!pay(ARTICLE_DAY, "qq-music", "alipay").answer.can_pay());
    says(
        pay(ARTICLE_DAY, "qq-music", "alipay").grounds.reason,
        &["Tencent has not said"],
        &["腾讯尚未表态"],
    );
}

#[test]
fn c16_users_of_many_platforms_are_better_off() {
    let policy = Policy::shipped();
    let open = |on: &str| -> (Vec<String>, Vec<String>) {
        let on = day(on);
        let links = Surface::ALL.into_iter().flat_map(|surface| {
            policy.targets().filter_map(move |target| {
                let verdict = policy.link(&LinkQuestion {
                    day: on,
                    surface,
                    target,
                    switch: Switch::Default,
                });
                verdict
                    .answer
                    .opens()
                    .then(|| format!("{} {}", surface.id(), policy.target_id(target)))
            })
        });
        let pays = policy.merchants().iter().flat_map(|&merchant| {
            policy.wallet_rows().filter_map(move |wallet| {
                let verdict = policy.pay(&PayQuestion {
                    day: on,
                    merchant,
                    wallet,
                });
                verdict
                    .answer
                    .can_pay()
                    .then(|| format!("{} {wallet:?}", policy.platform(merchant).id))
            })
        });
        (links.collect(), pays.collect())
    };
    let (links_before, pays_before) = open("2021-09-16");
    let (links, pays) = open(ARTICLE_DAY);
    assert!(
        links_before.iter().all(|answer| links.contains(answer)),
        "a link that opened before must still open"
    );
    assert!(
        pays_before.iter().all(|answer| pays.contains(answer)),
        "a wallet that was taken before must still be taken"
    );
    assert_eq!(
        links.len() - links_before.len(),
        rivals().count(),
        "every rival's links, in direct messages"
    );
    assert_eq!(
        pays.len() - pays_before.len(),
        FIVE.len(),
        "WeChat Pay in five apps"
    );
}

/// A cell of the link table: effect, certainty, blocking owner, whether the user has the choice.
type Cell = (LinkEffect, Certainty, Option<&'static str>, bool);

/// A row of the link table: first day, direct messages, groups (commerce), groups (content),
/// Moments.
type Row = (&'static str, Cell, Cell, Cell, Cell);

const OPEN: Cell = (Open, Assumption, None, false);
const ASSUMED: Cell = (CopyOnly, Assumption, Some("tencent"), false);
const CHOICE: Cell = (CopyOnly, Reported, Some("tencent"), true);
const SEEN: Cell = (CopyOnly, Observed, Some("tencent"), true);

/// The rows for all rivals; [`special`] has the exceptions of single platforms.
const LINK_TABLE: [Row; 7] = [
    ("0001-01-01", OPEN, OPEN, OPEN, OPEN),
    ("2018-04-01", ASSUMED, ASSUMED, ASSUMED, ASSUMED),
    (
        "2021-09-17",
        (Notice, Reported, None, false),
        CHOICE,
        CHOICE,
        CHOICE,
    ),
    (
        "2021-11-29",
        (Open, Reported, None, false),
        CHOICE,
        CHOICE,
        CHOICE,
    ),
    (
        "2021-11-30",
        (Open, Reported, None, false),
        (Open, Trial, None, false),
        CHOICE,
        CHOICE,
    ),
    (
        "2022-01-27",
        (Open, Reported, None, false),
        (Open, Observed, None, false),
        CHOICE,
        SEEN,
    ),
    (
        "2024-10-09",
        (Open, Reported, None, false),
        (Open, Reported, None, false),
        SEEN,
        SEEN,
    ),
];

/// Days (first, last) on which one platform differs from the rest of its column.
const SPECIAL: [(&str, &str, &str, &[Surface], Cell); 8] = [
    (
        "taobao",
        "2013-11-22",
        "2018-03-31",
        &Surface::ALL,
        (AppRedirect, Reported, Some("alibaba"), false),
    ),
    (
        "tmall",
        "2013-11-22",
        "2018-03-31",
        &Surface::ALL,
        (AppRedirect, Reported, Some("alibaba"), false),
    ),
    (
        "taobao",
        "2018-04-01",
        "2021-09-16",
        &Surface::ALL,
        (CopyOnly, Inferred, Some("tencent"), false),
    ),
    (
        "tmall",
        "2018-04-01",
        "2021-09-16",
        &Surface::ALL,
        (CopyOnly, Inferred, Some("tencent"), false),
    ),
    (
        "douyin",
        "2018-03-24",
        "2018-03-31",
        &[Moments],
        (PosterOnly, Reported, Some("tencent"), false),
    ),
    (
        "douyin",
        "2018-04-01",
        "2021-09-16",
        &Surface::ALL,
        (CopyOnly, Reported, Some("tencent"), false),
    ),
    ("feishu", "2018-04-01", "2020-02-29", &Surface::ALL, OPEN),
    (
        "feishu",
        "2020-03-01",
        "2021-09-16",
        &Surface::ALL,
        (CopyOnly, Reported, Some("tencent"), false),
    ),
];

fn special(platform: &str, surface: Surface, on: Day) -> Option<Cell> {
    // Yicai found that Douyin links did not open again; until the next row this is the best source.
    if platform == "douyin" && surface != Dm && (day("2023-01-10")..day("2024-10-09")).contains(&on)
    {
        return Some(SEEN);
    }
    let fits = |row: &&(&str, &str, &str, &[Surface], Cell)| {
        row.0 == platform && (day(row.1)..=day(row.2)).contains(&on) && row.3.contains(&surface)
    };
    SPECIAL.iter().find(fits).map(|row| row.4)
}

fn table_cell(platform: &str, surface: Surface, on: Day) -> Cell {
    let row = LINK_TABLE
        .iter()
        .rev()
        .find(|row| day(row.0) <= on)
        .expect("the first row has no beginning");
    special(platform, surface, on).unwrap_or(match surface {
        Dm => row.1,
        Group if COMMERCE.contains(&platform) => row.2,
        Group => row.3,
        Moments => row.4,
    })
}

fn all_days() -> impl Iterator<Item = Day> {
    std::iter::successors(Some(Day::FIRST), |on| Some(on.next())).take_while(|on| *on <= Day::LAST)
}

/// The first day of the time bar and every later day on which a cell of the link table may change,
/// in order.
fn changes() -> Vec<Day> {
    let rows = LINK_TABLE.iter().skip(1).map(|row| day(row.0));
    let special = SPECIAL
        .iter()
        .flat_map(|row| [day(row.1), day(row.2).next()]);
    let mut days: Vec<Day> = rows
        .chain(special)
        .chain([Day::FIRST, day("2023-01-10")])
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[test]
fn every_rival_follows_the_link_table_on_every_day() {
    let policy = Policy::shipped();
    let changes = changes();
    for (platform, surface) in
        rivals().flat_map(|platform| Surface::ALL.map(|surface| (platform, surface)))
    {
        let target = policy.target_by_id(platform).expect("a platform");
        let mut cell = table_cell(platform, surface, Day::FIRST);
        for on in all_days() {
            if changes.binary_search(&on).is_ok() {
                cell = table_cell(platform, surface, on);
            }
            let verdict = policy.link(&LinkQuestion {
                day: on,
                surface,
                target,
                switch: Switch::Default,
            });
            let found = (
                verdict.answer,
                verdict.grounds.certainty,
                verdict.grounds.blocked_by,
                verdict.grounds.user_choice,
            );
            assert_eq!(found, cell, "{platform} in {} on {on}", surface.id());
        }
    }
}

#[test]
fn tencents_side_and_all_others_open_on_every_day() {
    let policy = Policy::shipped();
    let tested = day("2021-11-29");
    let tencent_side = policy
        .groups()
        .iter()
        .find(|group| group.id == "tencent-side")
        .expect("the group");
    let others: Vec<TargetIx> = policy
        .targets()
        .filter(|t| !rivals().any(|id| id == policy.target_id(*t)))
        .collect();
    for target in others
        .into_iter()
        .filter(|target| *target != TargetIx::TaoPassword)
    {
        let id = policy.target_id(target);
        let side = tencent_side.platforms.iter().any(|platform| platform == id);
        for surface in Surface::ALL {
            for on in all_days() {
                let verdict = policy.link(&LinkQuestion {
                    day: on,
                    surface,
                    target,
                    switch: Switch::Default,
                });
                let certainty = if side && on == tested {
                    Observed
                } else {
                    Assumption
                };
                assert_eq!(
                    (verdict.answer, verdict.grounds.certainty),
                    (Open, certainty),
                    "{id} in {} on {on}",
                    surface.id()
                );
                assert_eq!(
                    verdict.grounds.source.id == "moongate",
                    certainty == Assumption,
                    "{id} on {on}"
                );
            }
        }
    }
}

#[test]
fn tao_passwords_are_copied_everywhere_until_moments_ban_them() {
    let policy = Policy::shipped();
    let banned = day("2018-05-29");
    for surface in Surface::ALL {
        for switch in Switch::ALL {
            for on in all_days() {
                let verdict = policy.link(&LinkQuestion {
                    day: on,
                    surface,
                    target: TargetIx::TaoPassword,
                    switch,
                });
                let effect = if surface == Moments && on >= banned {
                    HardStop
                } else {
                    CopyOnly
                };
                assert_eq!(verdict.answer, effect, "in {} on {on}", surface.id());
            }
        }
    }
    assert_eq!(
        link("2018-05-29", Moments, "tao-password")
            .grounds
            .blocked_by,
        Some("tencent")
    );
}

#[test]
fn the_shipped_file_loads_without_warnings() {
    let loaded = Policy::load(Policy::SHIPPED_NAME, Policy::SHIPPED_TEXT);
    let complaints = loaded.map_or_else(|errors| errors, |(_, warnings)| warnings);
    let complaints: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    assert!(
        Policy::shipped().expectations().len() >= 400,
        "the shipped policy must not be the empty one"
    );
}

#[test]
fn an_assumption_never_looks_like_history() {
    let policy = Policy::shipped();
    let rows = policy
        .link_rules()
        .iter()
        .map(|rule| (&rule.id, rule.certainty, &rule.source, &rule.reason));
    let pays = policy
        .wallet_rules()
        .iter()
        .map(|rule| (&rule.id, rule.certainty, &rule.source, &rule.reason));
    for (id, certainty, source, reason) in rows.chain(pays) {
        assert_eq!(
            certainty == Assumption,
            source == "moongate",
            "`{id}`: exactly our own assumptions cite Moongate"
        );
        assert_eq!(
            certainty == Assumption,
            reason.en.contains("assume"),
            "`{id}`: the English reason says so"
        );
        assert_eq!(
            certainty == Assumption,
            reason.zh.contains("假设"),
            "`{id}`: the Chinese reason says so"
        );
    }
    assert!(
        policy
            .milestones()
            .iter()
            .all(|stop| stop.certainty != Assumption && stop.source != "moongate")
    );
}

#[test]
fn a_refusal_names_the_blocking_owner_in_both_languages() {
    let policy = Policy::shipped();
    // A Tao password that can be copied is not blocked: copying is its purpose.
    for rule in policy
        .link_rules()
        .iter()
        .filter(|rule| !rule.effect.opens() && !rule.id.starts_with("tao-password"))
    {
        let owner = rule
            .blocked_by
            .as_deref()
            .expect("a refusal names who blocks");
        let name = policy.owner_name(owner).expect("an owner");
        // Taobao itself blocked links in 2013; readers know the app better than its owner.
        let (en, zh) = if owner == "alibaba" {
            ("Taobao itself", "淘宝自己")
        } else {
            (&*name.en, &*name.zh)
        };
        says(&rule.reason, &[en], &[zh]);
    }
    for rule in policy
        .wallet_rules()
        .iter()
        .filter(|rule| !rule.state.can_pay())
    {
        let owner = rule
            .blocked_by
            .as_deref()
            .expect("a refusal names who decides");
        let name = policy.owner_name(owner).expect("an owner");
        let short = name.zh.trim_end_matches("巴巴").trim_end_matches("集团");
        says(&rule.reason, &[name.en.trim_end_matches(".com")], &[short]);
    }
}

#[test]
fn titles_of_milestones_fit_the_time_bar() {
    for stop in Policy::shipped().milestones() {
        assert!(stop.title.en.chars().count() <= 28, "{}", stop.title.en);
        assert!(stop.title.zh.chars().count() <= 14, "{}", stop.title.zh);
    }
}
