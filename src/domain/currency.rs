//! How many decimals the amounts of a currency have.

/// Currencies without decimals: ISO 4217, list one, minor unit 0.
const NONE: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF",
];
/// Currencies with three: ISO 4217, list one, minor unit 3.
const THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
/// Currencies with four: ISO 4217, list one, minor unit 4.
const FOUR: [&str; 2] = ["CLF", "UYW"];

/// Returns how many decimals an amount of a currency has, by the currency's code, in upper or lower case. An unknown
/// code has 2.
pub fn decimals(code: &str) -> usize {
    let is_in = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(code));
    if is_in(&NONE) {
        0
    } else if is_in(&THREE) {
        3
    } else if is_in(&FOUR) {
        4
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_the_decimals_of_its_currency() {
        for (code, expected) in
            [("EUR", 2), ("JPY", 0), ("krw", 0), ("TND", 3), ("CLF", 4), ("hours", 2), ("", 2)]
        {
            assert_eq!(decimals(code), expected, "{code}");
        }
    }
}
