//! Loads a policy from the text of one file, and the policies that are built into the program.
//!
//! All or nothing; a file with errors makes no policy. Reads no file itself: the text comes in.

use std::sync::{Arc, LazyLock};

use super::diagnostic::{Diagnostic, Problem, diagnose};
use super::document::{self, Document};
use super::{Policy, check, expect, warn};

static SHIPPED: LazyLock<Arc<Policy>> =
    LazyLock::new(|| Policy::built_in(Policy::SHIPPED_NAME, Policy::SHIPPED_TEXT));

static OPEN_INTERNET: LazyLock<Arc<Policy>> =
    LazyLock::new(|| Policy::built_in(Policy::OPEN_INTERNET_NAME, Policy::OPEN_INTERNET_TEXT));

impl Policy {
    /// The name of the historic policy's file.
    pub const SHIPPED_NAME: &'static str = "walled-gardens.toml";

    /// The text of the historic policy's file, built into the program.
    pub const SHIPPED_TEXT: &'static str =
        include_str!("../../assets/policies/walled-gardens.toml");

    /// The name of the file of the open internet, to compare with.
    pub const OPEN_INTERNET_NAME: &'static str = "open-internet.toml";

    /// The text of the file of the open internet, built into the program.
    pub const OPEN_INTERNET_TEXT: &'static str =
        include_str!("../../assets/policies/open-internet.toml");

    /// Reads, checks and compiles the text of a policy file; `file` is the name used in
    /// diagnostics.
    ///
    /// A file with what-if rules is somebody's copy: where it departs from what its original
    /// expects of itself, it is warned of and loaded all the same.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file, warnings included, in the file's order. Warnings
    /// alone come with the policy.
    pub fn load(file: &str, text: &str) -> Result<(Arc<Self>, Vec<Diagnostic>), Vec<Diagnostic>> {
        Self::load_as(file, text, Self::has_what_if)
    }

    /// [`Self::load`] for a text that is known to be a copy, whether it has what-if rules or other
    /// changes.
    ///
    /// # Errors
    ///
    /// As for [`Self::load`].
    pub fn load_copy(
        file: &str,
        text: &str,
    ) -> Result<(Arc<Self>, Vec<Diagnostic>), Vec<Diagnostic>> {
        Self::load_as(file, text, |_| true)
    }

    /// `is_copy` says whether the policy may depart from its expectations.
    fn load_as(
        file: &str,
        text: &str,
        is_copy: fn(&Self) -> bool,
    ) -> Result<(Arc<Self>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let document = document::read(text, &mut problems);
        check::check(&document, &mut problems);
        if problems.iter().any(Problem::is_error) {
            return Err(diagnose(file, text, problems));
        }
        let spans = warn::IdSpans::of(&document);
        let policy = Self::compile(document, text);
        expect::check(
            &policy,
            is_copy(&policy),
            &spans.expectations,
            &mut problems,
        );
        warn::warn(&policy, &spans, &mut problems);
        let failed = problems.iter().any(Problem::is_error);
        let diagnostics = diagnose(file, text, problems);
        if failed {
            Err(diagnostics)
        } else {
            Ok((Arc::new(policy), diagnostics))
        }
    }

    /// How many of its expectations it departs from; none, unless it is a copy.
    pub fn departures(&self) -> usize {
        expect::departures(self)
    }

    /// The historic policy, which is built into the program.
    pub fn shipped() -> &'static Arc<Self> {
        &SHIPPED
    }

    /// The policy of an open internet, which is built into the program to compare with: all of it
    /// is assumption.
    pub fn open_internet() -> &'static Arc<Self> {
        &OPEN_INTERNET
    }

    /// A policy out of the program. The tests hold that it has no errors; were it otherwise, an
    /// empty policy would still answer every question.
    fn built_in(file: &str, text: &str) -> Arc<Self> {
        Self::load(file, text).map_or_else(
            |_| Arc::new(Self::compile(Document::default(), "")),
            |(policy, _)| policy,
        )
    }
}
