//! Asks the terminal whether its background is light.

/// The question: OSC 11 for the background, then DA1, which every terminal answers. A terminal that answers only DA1
/// doesn't know OSC 11. The OSC ends with BEL, because some terminals end their answer the same way, and not all know
/// ST.
pub const QUESTION: &str = "\x1b]11;?\x07\x1b[c";

/// Whether black reads better than white on a colour, as terminals write it: `rgb:ffff/ffff/ffff` with one to four hex
/// digits each, or `#ffffff`. None where the text is no colour.
pub fn is_light(text: &str) -> Option<bool> {
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
    // Relative luminance by WCAG 2.1, 1.4.3. At the limit black and white have the same contrast.
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    Some(luminance > (1.05_f64 * 0.05).sqrt() - 0.05)
}

#[cfg(test)]
mod tests {
    #[test]
    fn colours_are_light_or_dark() {
        for (text, is_light) in [
            ("rgb:ffff/ffff/ffff", Some(true)),
            ("rgb:0000/0000/0000", Some(false)),
            ("rgb:fdfd/f6f6/e3e3", Some(true)),
            ("rgb:00/2b/36", Some(false)),
            ("rgb:f/f/f", Some(true)),
            ("rgba:1e1e/1e1e/2e2e/ffff", Some(false)),
            ("#1e1e2e", Some(false)),
            ("#eff1f5", Some(true)),
            ("rgb:80/80/80", Some(true)),
            ("rgb:75/75/75", Some(false)),
            ("rgb:ffff/ffff", None),
            ("rgb:fffff/0/0", None),
            ("rgb:gg/00/00", None),
            ("#", None),
            ("?", None),
            ("", None),
        ] {
            assert_eq!(super::is_light(text), is_light, "{text}");
        }
    }
}
