//! The `aplomb` binary. It runs the command line and returns its exit code.

fn main() -> std::process::ExitCode {
    aplomb::cli::run()
}
