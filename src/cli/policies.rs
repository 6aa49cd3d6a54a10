//! Reading policy files, and finding what an id names; an unknown id is answered with the nearest known one.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::exit::Failure;
use crate::domain::{PlatformIx, WalletIx};
use crate::policy::{Diagnostic, Policy, nearest};

/// The policy of `file`, or the built-in one.
pub(super) fn load_or_shipped(file: Option<&Path>) -> Result<Arc<Policy>, Failure> {
    match file {
        None => Ok(Arc::clone(Policy::shipped())),
        Some(path) => load(path)?.map(|(policy, _)| policy).map_err(|found| Failure::Policy(path.to_owned(), found)),
    }
}

/// A loaded policy with its warnings, or all that is wrong with it.
pub(super) type Loaded = Result<(Arc<Policy>, Vec<Diagnostic>), Vec<Diagnostic>>;

/// Reads and loads a policy file. The outer error: it can't be read at all.
pub(super) fn load(path: &Path) -> Result<Loaded, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::File(path.to_owned(), error))?;
    Ok(Policy::load(&path.display().to_string(), &text))
}

/// The merchant that `id` names.
pub(super) fn merchant(policy: &Policy, id: &str) -> Result<PlatformIx, Failure> {
    let known = || policy.merchants().iter().map(|row| policy.platform(*row).id.as_str()).collect();
    policy.platform_by_id(id).ok_or_else(|| unknown(id, "merchant", known()))
}

/// The wallet that `id` names.
pub(super) fn wallet(policy: &Policy, id: &str) -> Result<WalletIx, Failure> {
    let known = || policy.wallets().iter().map(|wallet| wallet.id.as_str()).collect();
    policy.wallet_by_id(id).ok_or_else(|| unknown(id, "wallet", known()))
}

/// `id` is no `what`: the nearest of `known`, or else all of them.
pub(super) fn unknown(id: &str, what: &str, known: Vec<&str>) -> Failure {
    let id = crate::links::escape_hidden(id);
    Failure::Question(match nearest(&id, &known) {
        Some(near) => format!("`{id}` is not a {what} of this policy; did you mean `{near}`?"),
        None => format!("`{id}` is not a {what} of this policy; use one of {}", known.join(", ")),
    })
}
