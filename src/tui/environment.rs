//! Finds out from the environment variables what the terminal can show.

use crate::canvas::theme::{Depth, Theme};
use crate::domain::config::{Config, Glyphs, Ground, ThemeChoice};

/// The terminal's background, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Background {
    /// The terminal was not asked, or does not know.
    #[default]
    Unknown,
    /// The terminal was asked and has not answered yet.
    Awaited,
    /// The terminal has answered, now or at an earlier start.
    Known(Ground),
}

/// The environment variables about the terminal, and its background.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// `COLORFGBG`: foreground and background, as numbers of the 16 colours.
    pub colorfgbg: String,
    /// `TERM_PROGRAM`.
    pub program: String,
    /// Whether `NO_COLOR` is set to anything.
    pub no_color: bool,
    /// The terminal's background, as far as it is known.
    pub background: Background,
    /// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
    pub locale: String,
}

impl Environment {
    /// Reads the variables of this process.
    pub fn of_process() -> Environment {
        let get = |name: &str| std::env::var(name).unwrap_or_default();
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().map(get).find(|value| !value.is_empty());
        Environment {
            term: get("TERM"),
            colorterm: get("COLORTERM"),
            colorfgbg: get("COLORFGBG"),
            program: get("TERM_PROGRAM"),
            no_color: !get("NO_COLOR").is_empty(),
            background: Background::Unknown,
            locale: locale.unwrap_or_default(),
        }
    }

    /// Whether to ask the terminal for its background: only where the answer matters and the terminal can give it.
    pub fn asks(&self, config: &Config, colour: Option<bool>) -> bool {
        let is_coloured = self.theme(config, colour).depth != Depth::Mono;
        // These print the question, swallow it, or pass it on to another terminal.
        let is_deaf = matches!(self.term.as_str(), "" | "dumb" | "linux" | "screen" | "Eterm")
            || self.term.starts_with("screen.");
        let depends = matches!(config.theme, ThemeChoice::Auto | ThemeChoice::Terminal);
        cfg!(unix) && depends && is_coloured && !is_deaf
    }

    /// Returns the key under which the background is remembered: the program's name, if known, and `TERM`.
    pub fn kind(&self) -> String {
        if self.program.is_empty() { self.term.clone() } else { format!("{} {}", self.program, self.term) }
    }

    /// Returns the theme for this terminal and configuration. `colour` is `--color`: on, off, or None to follow
    /// `NO_COLOR`.
    pub fn theme(&self, config: &Config, colour: Option<bool>) -> Theme {
        let is_plain = colour.map_or(self.no_color, |colour| !colour) || self.term == "dumb";
        let depth = match config.theme {
            ThemeChoice::Mono => Depth::Mono,
            _ if is_plain => Depth::Mono,
            _ if matches!(self.colorterm.as_str(), "truecolor" | "24bit") => Depth::True,
            _ if self.term.contains("256") => Depth::Indexed,
            _ => Depth::Sixteen,
        };
        // In `COLORFGBG` the last number is the background. 7 and 15 are light.
        let said = match self.colorfgbg.rsplit(';').next() {
            Some("7" | "15") => Some(Ground::Light),
            Some("") | None => None,
            Some(_) => Some(Ground::Dark),
        };
        let ground = match (config.theme, self.background) {
            (ThemeChoice::Light, _) => Some(Ground::Light),
            (ThemeChoice::Dark | ThemeChoice::Mono, _) => Some(Ground::Dark),
            (_, Background::Known(ground)) => Some(ground),
            _ => said,
        };
        // The terminal's own 16 colours are readable on any background.
        let is_own = config.theme == ThemeChoice::Terminal;
        let depth = match (depth, ground) {
            (Depth::Mono, _) => Depth::Mono,
            (_, None | Some(Ground::Between)) => Depth::AnyGround,
            (depth, _) => {
                if is_own {
                    Depth::Sixteen
                } else {
                    depth
                }
            }
        };
        let is_light = ground == Some(Ground::Light);
        let locale = self.locale.to_ascii_lowercase();
        let is_utf8 = locale.is_empty() || locale.contains("utf-8") || locale.contains("utf8");
        let is_ascii = match config.glyphs {
            Glyphs::Ascii => true,
            Glyphs::Unicode => false,
            Glyphs::Auto => !is_utf8 || self.term == "linux" || self.term == "dumb",
        };
        Theme { is_light, depth, is_ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(term: &str, colorterm: &str, locale: &str) -> Environment {
        Environment {
            term: term.into(),
            colorterm: colorterm.into(),
            locale: locale.into(),
            ..Environment::default()
        }
    }

    #[test]
    fn colours_go_by_what_the_terminal_says() {
        let config = Config::default();
        for (term, colorterm, depth) in [
            ("xterm-256color", "truecolor", Depth::True),
            ("tmux-256color", "", Depth::Indexed),
            ("xterm", "", Depth::Sixteen),
            ("dumb", "truecolor", Depth::Mono),
        ] {
            let known = Environment {
                background: Background::Known(Ground::Dark),
                ..environment(term, colorterm, "")
            };
            assert_eq!(known.theme(&config, None).depth, depth, "{term}");
            let own = Config { theme: ThemeChoice::Terminal, ..Config::default() };
            let own = known.theme(&own, None).depth;
            assert_eq!(own, if depth == Depth::Mono { Depth::Mono } else { Depth::Sixteen }, "{term}");
        }
        let no_color = Environment { no_color: true, ..environment("xterm-256color", "truecolor", "") };
        assert_eq!(no_color.theme(&config, None).depth, Depth::Mono);
        assert_eq!(no_color.theme(&config, Some(true)).depth, Depth::AnyGround);
    }

    #[test]
    fn the_terminal_is_asked_only_where_its_answer_counts() {
        let of = |theme| Config { theme, ..Config::default() };
        let usual = environment("xterm-256color", "truecolor", "");
        assert_eq!(usual.asks(&Config::default(), None), cfg!(unix));
        for theme in [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono] {
            assert!(!usual.asks(&of(theme), None), "{theme:?}");
        }
        assert!(!usual.asks(&Config::default(), Some(false)));
        assert!(!Environment { no_color: true, ..usual.clone() }.asks(&Config::default(), None));
        for term in ["", "dumb", "linux", "screen", "screen.xterm-256color"] {
            assert!(!environment(term, "truecolor", "").asks(&Config::default(), None), "{term}");
        }
        let tmux = environment("screen-256color", "", "");
        assert_eq!(tmux.asks(&Config::default(), None), cfg!(unix), "as tmux calls itself");
    }

    #[test]
    fn until_the_background_is_known_the_colours_are_the_terminals_own() {
        let awaited =
            Environment { background: Background::Awaited, ..environment("xterm-256color", "truecolor", "") };
        let depth = |environment: &Environment, config: &Config| environment.theme(config, None).depth;
        let config = Config::default();
        assert_eq!(depth(&awaited, &config), Depth::AnyGround);
        for (background, colours) in [
            (Background::Unknown, Depth::AnyGround),
            (Background::Known(Ground::Between), Depth::AnyGround),
            (Background::Known(Ground::Light), Depth::True),
        ] {
            assert_eq!(depth(&Environment { background, ..awaited.clone() }, &config), colours);
        }
        let said = Environment { colorfgbg: "0;15".into(), ..awaited.clone() };
        assert_eq!(depth(&said, &config), Depth::True);
        assert_eq!(depth(&Environment { no_color: true, ..awaited.clone() }, &config), Depth::Mono);
        assert_eq!(depth(&awaited, &Config { theme: ThemeChoice::Dark, ..config }), Depth::True);
    }

    #[test]
    fn signs_are_letters_where_the_locale_is_no_utf8() {
        let config = Config::default();
        for (term, locale, ascii) in [
            ("xterm", "en_GB.UTF-8", false),
            ("xterm", "C.utf8", false),
            ("xterm", "", false),
            ("xterm", "C", true),
            ("xterm", "de_DE.ISO-8859-1", true),
            ("linux", "en_GB.UTF-8", true),
        ] {
            assert_eq!(environment(term, "", locale).theme(&config, None).is_ascii, ascii, "{term} {locale}");
        }
    }

    #[test]
    fn the_background_is_light_where_the_terminal_says_so() {
        let light = Environment { colorfgbg: "0;15".into(), ..Environment::default() };
        assert!(light.theme(&Config::default(), None).is_light);
        let background = Background::Known(Ground::Dark);
        assert!(!Environment { background, ..light.clone() }.theme(&Config::default(), None).is_light);
        assert!(!light.theme(&Config { theme: ThemeChoice::Dark, ..Config::default() }, None).is_light);
    }
}
