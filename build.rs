//! How the program is linked.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let of_target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // The tables of all time zones hold tens of thousands of addresses. Where the program may lie anywhere in memory,
    // each start writes them all anew, and that alone takes longer than reading a week and drawing it.
    if of_target("OS") == "linux" && of_target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
