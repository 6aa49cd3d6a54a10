//! Time to find, parse and check the links of 10,000 mixed messages, compared with `linkify`, `url`
//! and `psl` on the same messages; and time per byte of hostile texts, compared with the messages.
//!
//! `cargo bench --bench links` prints medians and ratios.

#![allow(
    clippy::print_stdout,
    reason = "a benchmark reports on standard output"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use linkify::{LinkFinder, LinkKind};
use moongate::domain::PlatformIx;
use moongate::links::{HostTable, find};
use url::Url;

const ROUNDS: usize = 41;
const MESSAGES: usize = 10_000;
/// Messages measured at once.
const SLICE: usize = 100;

/// Messages as people send them; `#` becomes a number. Two in five have links.
const TEMPLATES: [&str; 30] = [
    "晚上一起吃饭吗？我大概七点能到。",
    "好的，那就老地方见",
    "Running ten minutes late, sorry! Start without me.",
    "今天加班，可能要到九点半才能走，你们先吃吧，不用等我了。",
    "ok",
    "收到，谢谢！",
    "Did anyone see the match yesterday? 3:1, and the last goal at 89:57!",
    "哈哈哈哈哈哈哈",
    "会议改到下午2:30，地点是3号楼4.05室，请带上版本1.#.0的文档。",
    "The new build is v2.#.1 and it fixes main.rs and the README.md, please pull.",
    "妈，我到家了，勿念。",
    "明天天气怎么样？要不要带伞？听说会下大雨……",
    "Happy birthday!! 🎂🎉 hope you have a great day",
    "帮我带一杯咖啡，少糖，谢谢～",
    "这个价格¥#.00，比上次便宜了20%，要不要一起拼单？",
    "周末去爬山吗？天气预报说是晴天，最高气温25.5度。",
    "I'll be there at 6. Can you bring the tickets, e.g. the printed ones?",
    "发票已经寄到lin.mei@example.com了，请查收。",
    "看这个 https://item.taobao.com/item.htm?id=# 真的很便宜",
    "【淘宝】https://m.tb.cn/h.5zxz#?tk=XUymWKIqxIz MF6563 「机械键盘」 点击链接直接打开",
    "2.00 jpQ:/ 今天的晚霞 https://v.douyin.com/N#hT/ 复制此链接，打开Dou音搜索，直接观看视频！",
    "have a look at https://www.example.com/articles/#/walled-gardens?ref=chat, it is long",
    "jd.com这家店也有，https://item.jd.com/#.html比一下",
    "https://zh.wikipedia.org/wiki/淘宝网",
    "会议链接：https://meeting.tencent.com/dm/#，密码1234",
    "复制这段话￥nBezYU6mCQq￥打开手机淘宝",
    "music: https://y.qq.com/n/ryqq/songDetail/# and video: https://www.bilibili.com/video/BV#",
    "http://www.weibo.com/u/# 关注一下",
    "docs at example.org/guide/# (mirror: https://mirror.example.net/guide/#)",
    "b23.tv/BV# 这个视频笑死我了",
];

fn messages() -> Vec<String> {
    (0..MESSAGES)
        .map(|i| {
            TEMPLATES[i % TEMPLATES.len()].replace('#', &(100_000 + i * 7919 % 899_999).to_string())
        })
        .collect()
}

/// A table as large as that of the built-in policy, but fixed, so that results stay comparable.
fn hosts() -> HostTable {
    let known = "weixin.com wechat.com servicewechat.com weixin.qq.com wxaurl.cn qq.com qzone.com y.qq.com music.qq.com qqmusic.com v.qq.com taobao.com \
        tb.cn m.tb.cn tmall.com tmall.hk goofish.com 2.taobao.com 1688.com freshhema.com freshippo.com hemaos.com kaola.com ele.me damai.cn youku.com \
        youku.tv shuqi.com ishuqi.com shuqireader.com dingtalk.com alipay.com alipay.cn douyin.com iesdouyin.com amemv.com toutiao.com snssdk.com \
        ixigua.com jinritemai.com feishu.cn jd.com jd.hk 3.cn pinduoduo.com yangkeduo.com meituan.com dianping.com dpurl.cn kuaishou.com gifshow.com \
        chenzhongtech.com bilibili.com b23.tv xiaohongshu.com xhslink.com weibo.com weibo.cn vip.com unionpay.com 95516.com";
    HostTable::new(
        known.split_whitespace().zip((0..).map(PlatformIx)),
        ["t.cn", "url.cn", "dwz.cn"],
    )
}

/// Number of links by the three libraries alone, which find them, parse them and look up the
/// domain.
fn count_with_libraries(finder: &LinkFinder, text: &str) -> usize {
    finder
        .links(text)
        .filter(|link| {
            let text = link.as_str();
            let url = if text.contains("://") {
                Url::parse(text)
            } else {
                Url::parse(&format!("https://{text}"))
            };
            url.is_ok_and(|url| black_box(url.host_str().and_then(psl::domain_str)).is_some())
        })
        .count()
}

/// Median times of two tasks for all of `messages`.
///
/// The tasks take turns on short slices, and each slice has its own median, so that other work of
/// the machine affects few of them.
fn medians(
    messages: &[String],
    first: impl Fn(&str) -> usize,
    second: impl Fn(&str) -> usize,
) -> (Duration, Duration) {
    let (mut one, mut two) = (Duration::ZERO, Duration::ZERO);
    for slice in messages.chunks(SLICE) {
        let run = |task: &dyn Fn(&str) -> usize| {
            measure(|| slice.iter().map(|text| task(black_box(text))).sum())
        };
        let times: (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| (run(&first), run(&second))).unzip();
        one += median(times.0);
        two += median(times.1);
    }
    (one, two)
}

fn measure(task: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    black_box(task());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn nanos(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1e9 / count as f64
}

fn compare(hosts: &HostTable, name: &str, messages: &[String]) {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    let ours = |text: &str| find(text, hosts).len();
    let theirs = |text: &str| count_with_libraries(&finder, text);
    let our_links: usize = messages.iter().map(|text| ours(text)).sum();
    let their_links: usize = messages.iter().map(|text| theirs(text)).sum();
    let (our_time, their_time) = medians(messages, ours, theirs);
    println!(
        "{name}: {} messages, {our_links} links ({their_links} by the libraries)",
        messages.len()
    );
    println!(
        "  found, parsed and checked      {:7.0} ns per message",
        nanos(our_time, messages.len())
    );
    println!(
        "  linkify + url + psl alone      {:7.0} ns per message",
        nanos(their_time, messages.len())
    );
    println!(
        "  ratio                          {:7.2}  (goal: at most 2)",
        our_time.as_secs_f64() / their_time.as_secs_f64()
    );
}

/// Texts of one megabyte that take quadratic time in a simple scanner.
fn hostile_texts() -> Vec<(&'static str, String)> {
    let pieces = [
        ("dots", "."),
        ("`a.`", "a."),
        ("`http://`", "http://"),
        ("`http://a/`", "http://a/"),
        ("`http://[`", "http://["),
        ("`https://a@`", "https://a@"),
        ("`http://a,`", "http://a,"),
        ("`http:`", "http:"),
        ("`a:`", "a:"),
        ("`javascript:`", "javascript:"),
        ("`data:x`", "data:x"),
        ("`中data:x`", "中data:x"),
        ("`a中` after `https://`", "https://a中b"),
        ("`(`", "("),
        ("`https://a.com/(`", "https://a.com/("),
        ("`taobao.com`", "taobao.com"),
        ("`taobao.com `", "taobao.com "),
        ("`中.`", "中."),
        ("`￥`", "￥"),
        ("`￥aaaaaaaaaaa`", "￥aaaaaaaaaaa"),
        ("`xn--`", "xn--"),
        ("`xn--a.com `", "xn--a.com "),
        ("combining marks", "\u{301}"),
        ("direction marks", "\u{202E}"),
        ("`-.`", "-."),
        ("`a.-`", "a.-"),
    ];
    let mut texts: Vec<_> = pieces
        .into_iter()
        .map(|(name, piece)| (name, piece.repeat(1_000_000 / piece.len())))
        .collect();
    texts.push((
        "host of combining marks",
        format!("https://a{}.com/", "\u{301}".repeat(500_000)),
    ));
    texts.push((
        "bare combining marks",
        format!("a{}.com", "\u{301}".repeat(500_000)),
    ));
    texts.push((
        "one long label",
        format!("https://{}.com/", "a".repeat(1_000_000)),
    ));
    texts.push((
        "one long path",
        format!("https://a.com/{}", "a".repeat(1_000_000)),
    ));
    texts
}

fn measure_hostile_texts(hosts: &HostTable) {
    let honest = messages().join("\n");
    let time_per_byte = |text: &str| {
        let fastest = (0..9)
            .map(|_| measure(|| find(black_box(text), hosts).len()))
            .min();
        nanos(fastest.unwrap_or_default(), text.len())
    };
    let normal = time_per_byte(&honest);
    println!(
        "hostile texts of 1 MB, fastest time per byte (messages above: {normal:.2} ns; goal: at most 4 times that)"
    );
    for (name, text) in hostile_texts() {
        let cost = time_per_byte(&text);
        println!(
            "  {name:24} {cost:6.2} ns  {:5.2} x  {:6} links",
            cost / normal,
            find(&text, hosts).len()
        );
    }
}

fn main() {
    let hosts = hosts();
    let all = messages();
    compare(&hosts, "mixed", &all);
    let (linked, plain): (Vec<String>, Vec<String>) = all
        .into_iter()
        .partition(|text| !find(text, &hosts).is_empty());
    compare(&hosts, "with links", &linked);
    compare(&hosts, "without links", &plain);
    measure_hostile_texts(&hosts);
}
