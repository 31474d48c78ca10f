//! The `aplomb` binary: an exit code, nothing else.

fn main() {}
