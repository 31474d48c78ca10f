//! The signs on the screens, each with its meaning. Help and the guide read this table.

/// Signs that are explained together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignMeaning {
    /// Signs, with a space between two of them.
    pub signs: &'static str,
    /// Same signs where only ASCII is drawn. `None` if words replace them there, or if they are left out.
    pub ascii: Option<&'static str>,
    /// Meaning, in the order of the signs.
    pub means: &'static str,
}

const fn sign(signs: &'static str, ascii: Option<&'static str>, means: &'static str) -> SignMeaning {
    SignMeaning { signs, ascii, means }
}

/// All signs that need a word of explanation.
pub const SIGNS: &[SignMeaning] = &[
    sign("┃ │ ┊", Some("# | :"), "edge: done, planned, usual"),
    sign("━ ╍ ─", Some("# + -"), "bar: done, planned, missing"),
    sign("┿ ┼", Some("|"), "bar: needed so far"),
    sign("✓ · –", None, "done, planned, skipped"),
    sign("● → ?", Some("* -> ?"), "running, moved, not marked"),
    sign("! ╎", Some("! ="), "boundary: crossed, its time"),
    sign("& ╷", Some("& ."), "shares its time, wind-down"),
    sign("◆", None, "fixed: won't be replanned"),
    sign("▲ ▲▲", None, "lifted, energised"),
    sign("▼ ▼▼", None, "tired, drained"),
    sign("▏ ▎ ▍ ▌", None, "your energy by hour"),
    sign("› *", Some("> *"), "cursor, selected"),
    sign("( ) [ ]", Some("( ) [ ]"), "chosen, today or this week"),
    sign("┆", Some(":"), "on Week: some hours left out"),
    sign("░ ▒ ▓ █", Some(": + % #"), "part to all of the target"),
    sign("▸", Some(">"), "over the target, with plans"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_in_a_block_that_monospaced_fonts_have() {
        let is_common = |letter: char| {
            letter.is_ascii() || matches!(letter, '·' | '–' | '›' | '←'..='↓' | '\u{2500}'..='\u{25ff}' | '✓')
        };
        let rare: Vec<char> =
            SIGNS.iter().flat_map(|sign| sign.signs.chars()).filter(|letter| !is_common(*letter)).collect();
        assert_eq!(rare, [], "they would be boxes");
    }
}
