//! Loads a policy from the text of one file, and the policies that are built into the program.
//!
//! A file with errors makes no policy. Reads no file itself: the caller passes the text.

use std::sync::{Arc, LazyLock};

use super::diagnostic::{Diagnostic, Problem, diagnose};
use super::document::{self, Document};
use super::{Policy, check, expect, warn};

static SHIPPED: LazyLock<Arc<Policy>> =
    LazyLock::new(|| Policy::load_built_in(Policy::SHIPPED_NAME, Policy::SHIPPED_TEXT));

static OPEN_INTERNET: LazyLock<Arc<Policy>> =
    LazyLock::new(|| Policy::load_built_in(Policy::OPEN_INTERNET_NAME, Policy::OPEN_INTERNET_TEXT));

impl Policy {
    /// File name of the historic policy.
    pub const SHIPPED_NAME: &'static str = "walled-gardens.toml";

    /// Text of the historic policy, built into the program.
    pub const SHIPPED_TEXT: &'static str =
        include_str!("../../assets/policies/walled-gardens.toml");

    /// File name of the policy of an open internet.
    pub const OPEN_INTERNET_NAME: &'static str = "open-internet.toml";

    /// Text of the policy of an open internet, built into the program.
    pub const OPEN_INTERNET_TEXT: &'static str =
        include_str!("../../assets/policies/open-internet.toml");

    /// Reads, checks and compiles the text of a policy file; `file` is the name used in
    /// diagnostics.
    ///
    /// A file with what-if rules is a what-if policy: an expectation that fails there is a warning,
    /// not an error.
    ///
    /// # Errors
    ///
    /// All errors and warnings in the file's order, if there is an error. Warnings alone are
    /// returned with the policy.
    pub fn load(file: &str, text: &str) -> Result<(Arc<Self>, Vec<Diagnostic>), Vec<Diagnostic>> {
        Self::load_as(file, text, Self::has_what_if)
    }

    /// [`Self::load`] for a what-if policy, even if it has no what-if rules but other changes.
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

    /// Loads a policy whose expectations may fail if `is_copy` says so.
    fn load_as(
        file: &str,
        text: &str,
        is_copy: fn(&Self) -> bool,
    ) -> Result<(Arc<Self>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let document = document::read_document(text, &mut problems);
        check::check_document(&document, &mut problems);
        if problems.iter().any(Problem::is_error) {
            return Err(diagnose(file, text, problems));
        }
        let spans = warn::IdSpans::of(&document);
        let policy = Self::compile(document, text);
        expect::check_expectations(
            &policy,
            is_copy(&policy),
            &spans.expectations,
            &mut problems,
        );
        warn::add_warnings(&policy, &spans, &mut problems);
        let failed = problems.iter().any(Problem::is_error);
        let diagnostics = diagnose(file, text, problems);
        if failed {
            Err(diagnostics)
        } else {
            Ok((Arc::new(policy), diagnostics))
        }
    }

    /// Number of its expectations that fail; 0 unless it is a what-if policy.
    pub fn failed_expectations(&self) -> usize {
        expect::count_failures(self)
    }

    /// The historic policy, which is built into the program.
    pub fn shipped() -> &'static Arc<Self> {
        &SHIPPED
    }

    /// The policy of an open internet, built into the program for comparison. All of it is an
    /// assumption.
    pub fn open_internet() -> &'static Arc<Self> {
        &OPEN_INTERNET
    }

    /// Loads a policy that is built into the program. A test checks that it has no errors; an empty
    /// policy would still answer every question.
    fn load_built_in(file: &str, text: &str) -> Arc<Self> {
        Self::load(file, text).map_or_else(
            |_| Arc::new(Self::compile(Document::default(), "")),
            |(policy, _)| policy,
        )
    }
}
