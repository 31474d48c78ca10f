//! The `aplomb` binary: an exit code, nothing else.

fn main() -> std::process::ExitCode {
    aplomb::cli::run()
}
