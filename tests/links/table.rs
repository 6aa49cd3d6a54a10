//! The table of hosts that the tests judge by, and names for what they find.

use std::sync::LazyLock;

use moongate::domain::PlatformIx;
use moongate::links::{Found, HostTable, Judgement, Target};

const HOSTS: &str = include_str!("hosts.tsv");

/// Shorteners whose destination nobody knows.
pub const SHORTENERS: [&str; 3] = ["t.cn", "url.cn", "dwz.cn"];

/// Platform ids and their host suffixes; a platform's index is its line.
pub fn platforms() -> impl Iterator<Item = (PlatformIx, &'static str, Vec<&'static str>)> {
    HOSTS.lines().zip(0..).map(|(line, index)| {
        let (id, hosts) = line.split_once('\t').unwrap();
        (PlatformIx(index), id, hosts.split_whitespace().collect())
    })
}

/// The table, built once.
pub fn hosts() -> &'static HostTable {
    static TABLE: LazyLock<HostTable> = LazyLock::new(|| {
        let suffixes = platforms().flat_map(|(index, _, hosts)| hosts.into_iter().map(move |host| (host, index)));
        HostTable::new(suffixes, SHORTENERS)
    });
    &TABLE
}

/// The id of a platform.
pub fn platform_id(index: PlatformIx) -> &'static str {
    platforms().find(|(platform, ..)| *platform == index).map(|(_, id, _)| id).unwrap()
}

/// Whom a found thing leads to: a platform's id, `web`, `tao` or `refused`.
pub fn target_id(found: &Found) -> &'static str {
    match &found.target {
        Target::Web(address) => address.platform.map_or("web", platform_id),
        Target::TaoPassword(_) => "tao",
        Target::Refused(_) => "refused",
    }
}

/// `fine`, or the id of the reason to ask or to stop, such as `ask:plain_http`.
pub fn judgement_id(judgement: &Judgement) -> String {
    match judgement {
        Judgement::Fine => "fine".to_owned(),
        Judgement::Ask(reason) => format!("ask:{}", reason.id()),
        Judgement::Stop(reason) => format!("stop:{}", reason.id()),
    }
}
