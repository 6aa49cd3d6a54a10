//! Reading of policy files and look-up of ids in a policy; an error about an unknown id names the
//! nearest known one.

use std::fs;
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use super::exit::Failure;
use crate::domain::{PlatformIx, Surface, Switch, Switches, Text, WalletIx};
use crate::i18n::cli::{self, noun};
use crate::links::escape_hidden;
use crate::policy::{Diagnostic, Policy, TargetIx, nearest};

/// The policy of `file`, which may also be the id of a built-in policy; without a file, the policy
/// of the article.
pub(super) fn load_or_built_in(file: Option<&Path>) -> Result<Arc<Policy>, Failure> {
    let built_in = [Policy::shipped(), Policy::open_internet()];
    match file {
        None => Ok(Arc::clone(Policy::shipped())),
        Some(path) => match built_in
            .into_iter()
            .find(|policy| path == Path::new(policy.id()) && !path.exists())
        {
            Some(policy) => Ok(Arc::clone(policy)),
            None => load(path)?
                .map(|(policy, _)| policy)
                .map_err(|found| Failure::Policy(path.to_owned(), found)),
        },
    }
}

/// A loaded policy with its warnings, or its errors and warnings.
pub(super) type Loaded = Result<(Arc<Policy>, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Reads and loads a policy file. The outer error means that the file cannot be read.
pub(super) fn load(path: &Path) -> Result<Loaded, Failure> {
    let failed = |why: &Text| Failure::unreadable(path, why);
    let bytes = fs::read(path).map_err(|error| failed(&cli::io_error(&error)))?;
    let text = String::from_utf8(bytes).map_err(|error| failed(&not_utf8(&error)))?;
    Ok(Policy::load(&path.display().to_string(), &text))
}

/// The place at which a file stops being UTF-8.
fn not_utf8(error: &FromUtf8Error) -> Text {
    let good = error
        .as_bytes()
        .get(..error.utf8_error().valid_up_to())
        .unwrap_or_default();
    let good = String::from_utf8_lossy(good);
    let line = good.matches('\n').count() + 1;
    let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    cli::not_utf8(line, column)
}

/// The merchant that `id` names.
pub(super) fn merchant(policy: &Policy, id: &str) -> Result<PlatformIx, Failure> {
    let known = || {
        policy
            .merchants()
            .iter()
            .map(|row| policy.platform(*row).id.as_str())
            .collect()
    };
    policy
        .platform_by_id(id)
        .ok_or_else(|| unknown(id, &noun::MERCHANT, known()))
}

/// The wallet that `id` names.
pub(super) fn wallet(policy: &Policy, id: &str) -> Result<WalletIx, Failure> {
    let known = || {
        policy
            .wallets()
            .iter()
            .map(|wallet| wallet.id.as_str())
            .collect()
    };
    policy
        .wallet_by_id(id)
        .ok_or_else(|| unknown(id, &noun::WALLET, known()))
}

/// The link target that `id` names: a platform, `web` or `tao-password`.
pub(super) fn target(policy: &Policy, id: &str) -> Result<TargetIx, Failure> {
    let known = || {
        policy
            .targets()
            .map(|target| policy.target_id(target))
            .collect()
    };
    policy
        .target_by_id(id)
        .ok_or_else(|| unknown(id, &noun::PLATFORM, known()))
}

/// The user's switches, with that of `surface` at `switch`.
pub(super) fn switches(surface: Surface, switch: Switch) -> Result<Switches, Failure> {
    if !switch.exists_on(surface) {
        return Err(Failure::Question(cli::no_switch_position(switch.id())));
    }
    let mut switches = Switches::default();
    switches.set(surface, switch);
    Ok(switches)
}

/// The user's switches, each at `switch` where its surface has that position.
pub(super) fn all_switches(switch: Switch) -> Switches {
    let mut switches = Switches::default();
    for surface in Surface::ALL {
        if switch.exists_on(surface) {
            switches.set(surface, switch);
        }
    }
    switches
}

/// Maximum number of known ids in an error.
const MAX_LISTED: usize = 40;

/// `id` is not a `noun`: names the nearest of `known`, or else lists them, each once.
pub(super) fn unknown(id: &str, noun: &Text, mut known: Vec<&str>) -> Failure {
    let id = escape_hidden(id);
    if let Some(near) = nearest(&id, &known) {
        return Failure::Question(cli::unknown_but_near(&id, noun, near));
    }
    let mut seen = std::collections::HashSet::new();
    known.retain(|id| seen.insert(*id));
    let cut = known.len() > MAX_LISTED;
    known.truncate(MAX_LISTED);
    Failure::Question(cli::unknown(&id, noun, &known, cut))
}
