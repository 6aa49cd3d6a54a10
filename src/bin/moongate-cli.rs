//! The command line program.

fn main() -> std::process::ExitCode {
    moongate::cli::run()
}
