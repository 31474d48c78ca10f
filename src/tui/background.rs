//! Asks the terminal for its background.

use crate::domain::config::Ground;

/// The question: OSC 11 for the background, then DA1, which every terminal answers. A terminal that answers only DA1
/// doesn't know OSC 11. The OSC ends with BEL, because some terminals end their answer the same way, and not all know
/// ST.
pub const QUESTION: &str = "\x1b]11;?\x07\x1b[c";

/// Backgrounds up to this relative luminance take the dark theme: its chosen row (0.052) is 1.3:1 lighter.
const DARK: f64 = 0.0287;
/// Backgrounds from this relative luminance on take the light theme: its chosen row (0.525) is 1.3:1 darker.
const LIGHT: f64 = 0.697;

/// Returns the kind of a background, as terminals write its colour: `rgb:ffff/ffff/ffff` with one to four hex digits
/// each, or `#ffffff`. None where the text is no colour.
pub fn ground(text: &str) -> Option<Ground> {
    let part = |digits: &str| -> Option<f64> {
        let most = f64::from(
            16_u32.pow(u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?) - 1,
        );
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / most)
    };
    let parts: Vec<f64> = match (text.strip_prefix('#'), text.split_once(':')) {
        (Some(digits), _) if digits.is_ascii() && digits.len() % 3 == 0 && !digits.is_empty() => {
            let length = digits.len() / 3;
            (0..3).map(|index| part(&digits[index * length..][..length])).collect::<Option<_>>()?
        }
        (_, Some(("rgb" | "rgba", digits))) => digits.split('/').map(part).collect::<Option<_>>()?,
        _ => return None,
    };
    let [red, green, blue] = *parts.get(..3)? else { return None };
    // Relative luminance by WCAG 2.1, 1.4.3.
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    Some(match luminance {
        dark if dark <= DARK => Ground::Dark,
        light if light >= LIGHT => Ground::Light,
        _ => Ground::Between,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_light_or_dark_or_between() {
        use Ground::{Between, Dark, Light};
        for (text, ground_of) in [
            ("rgb:ffff/ffff/ffff", Some(Light)),
            ("rgb:0000/0000/0000", Some(Dark)),
            ("rgb:fdfd/f6f6/e3e3", Some(Light)),
            ("rgb:00/2b/36", Some(Dark)),
            ("rgb:f/f/f", Some(Light)),
            ("rgba:1e1e/1e1e/2e2e/ffff", Some(Dark)),
            ("#1e1e2e", Some(Dark)),
            ("#eff1f5", Some(Light)),
            ("rgb:80/80/80", Some(Between)),
            ("rgb:2e/34/40", Some(Between)),
            ("rgb:ffff/ffff", None),
            ("rgb:fffff/0/0", None),
            ("rgb:gg/00/00", None),
            ("#", None),
            ("?", None),
            ("", None),
        ] {
            assert_eq!(ground(text), ground_of, "{text}");
        }
    }
}
