//! Tests that run again as a child process, in another environment.

use std::process::Output;

/// Checks that the child has run one test, and that it passed.
pub fn check_passed(output: &Output) {
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{printed}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
