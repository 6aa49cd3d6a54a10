//! The host table of the shipped policy, and names for targets and judgements.

use std::sync::LazyLock;

use moongate::domain::PlatformIx;
use moongate::links::{Found, HostTable, Judgement, Target};
use moongate::policy::Policy;

/// The table of the shipped policy, built once.
pub fn hosts() -> &'static HostTable {
    static TABLE: LazyLock<HostTable> = LazyLock::new(|| {
        let policy = Policy::shipped();
        HostTable::new(policy.host_suffixes(), policy.shorteners())
    });
    &TABLE
}

/// Every host suffix of the policy.
pub fn suffixes() -> impl Iterator<Item = &'static str> {
    Policy::shipped().host_suffixes().map(|(suffix, _)| suffix)
}

/// The id of a platform.
pub fn platform_id(index: PlatformIx) -> &'static str {
    &Policy::shipped().platform(index).id
}

/// The target of a link: the id of a platform, `web`, `tao` or `refused`.
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
