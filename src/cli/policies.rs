//! Reading policy files, and finding what a word of a question names; an unknown id is answered
//! with the nearest known one.

use std::fs;
use std::io;
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use super::exit::Failure;
use crate::domain::{PlatformIx, Surface, Switch, Switches, WalletIx};
use crate::policy::{Diagnostic, LinkTarget, Policy, nearest};

/// The policy of `file`, which may also be the name of a built-in one; without a file, the historic
/// policy.
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

/// A loaded policy with its warnings, or all that is wrong with it.
pub(super) type Loaded = Result<(Arc<Policy>, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Reads and loads a policy file. The outer error: it can't be read at all.
pub(super) fn load(path: &Path) -> Result<Loaded, Failure> {
    let failed = |error| Failure::File(path.to_owned(), error);
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|error| failed(not_utf8(&error)))?;
    Ok(Policy::load(&path.display().to_string(), &text))
}

/// Says where a file stops being UTF-8, and what to do.
fn not_utf8(error: &FromUtf8Error) -> io::Error {
    let good = error
        .as_bytes()
        .get(..error.utf8_error().valid_up_to())
        .unwrap_or_default();
    let good = String::from_utf8_lossy(good);
    let line = good.matches('\n').count() + 1;
    let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("line {line}, column {column}: not UTF-8; save the file as UTF-8"),
    )
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
        .ok_or_else(|| unknown(id, "merchant of this policy", known()))
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
        .ok_or_else(|| unknown(id, "wallet of this policy", known()))
}

/// The link target that `id` names: a platform, `web` or `tao-password`.
pub(super) fn target(policy: &Policy, id: &str) -> Result<LinkTarget, Failure> {
    let known = || {
        policy
            .targets()
            .map(|target| policy.target_id(target))
            .collect()
    };
    policy
        .target_by_id(id)
        .ok_or_else(|| unknown(id, "platform of this policy", known()))
}

/// The user's switches, with that of `surface` at `switch`.
pub(super) fn switches(surface: Surface, switch: Switch) -> Result<Switches, Failure> {
    if !switch.exists_on(surface) {
        let what = format!(
            "direct messages have no switch position `{}`; use default or off, or another surface",
            switch.id()
        );
        return Err(Failure::Question(what));
    }
    let mut switches = Switches::default();
    switches.set(surface, switch);
    Ok(switches)
}

/// Longer lists are cut.
const MAX_NAMED: usize = 40;

/// `id` is no `what`: the nearest of `known`, or else all of them, each once.
pub(super) fn unknown(id: &str, what: &str, mut known: Vec<&str>) -> Failure {
    let id = crate::links::escape_hidden(id);
    if let Some(near) = nearest(&id, &known) {
        return Failure::Question(format!("`{id}` is not a {what}; did you mean `{near}`?"));
    }
    let mut seen = std::collections::HashSet::new();
    known.retain(|id| seen.insert(*id));
    let more = if known.len() > MAX_NAMED { ", …" } else { "" };
    known.truncate(MAX_NAMED);
    Failure::Question(format!(
        "`{id}` is not a {what}; use one of {}{more}",
        known.join(", ")
    ))
}
