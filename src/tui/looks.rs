//! The theme. It depends on the configuration, the environment, and the terminal's answer about its background.

use super::background::QUESTION;
use super::decode::Sent;
use super::environment::{Background, Environment};
use crate::canvas::theme::Theme;
use crate::domain::config::{Config, Ground};

/// The current theme, and what it depends on.
pub struct Looks {
    environment: Environment,
    config: Config,
    colour: Option<bool>,
    asks: bool,
    /// The last answer about the background. `None` without an answer.
    kept: Option<Ground>,
    theme: Theme,
}

impl Looks {
    /// Chooses the theme before the terminal answers. `kept` returns the last answer of a kind of terminal.
    pub fn new(
        mut environment: Environment,
        config: Config,
        colour: Option<bool>,
        kept: impl FnOnce(&str) -> Option<Ground>,
    ) -> Looks {
        let asks = environment.asks(&config, colour);
        let kept = if asks { kept(&environment.kind()) } else { None };
        environment.background = match kept {
            Some(ground) => Background::Known(ground),
            None if asks => Background::Awaited,
            None => Background::Unknown,
        };
        let theme = environment.theme(&config, colour);
        Looks { environment, config, colour, asks, kept, theme }
    }

    /// Returns the current theme.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// Returns the question to send to the terminal. It is empty where the answer would not matter.
    pub fn question(&self) -> &'static str {
        if self.asks { QUESTION } else { "" }
    }

    /// Follows changed settings. Returns the question to send to the terminal, which may be empty. `None` if nothing
    /// changed.
    pub fn follow(&mut self, config: &Config) -> Option<&'static str> {
        if *config == self.config {
            return None;
        }
        let asked = std::mem::replace(&mut self.asks, self.environment.asks(config, self.colour));
        self.config = *config;
        let is_new = self.asks && !asked && self.environment.background == Background::Unknown;
        if is_new {
            self.environment.background = Background::Awaited;
        }
        self.theme = self.environment.theme(config, self.colour);
        Some(if is_new { QUESTION } else { "" })
    }

    /// Takes an answer of the terminal and updates the theme. Returns the kind of terminal and its background, where
    /// that is new and has to be saved.
    pub fn hear(&mut self, answer: &Sent) -> Option<(String, Ground)> {
        if !self.asks {
            return None;
        }
        self.environment.background = match (answer, self.environment.background) {
            (Sent::Background(ground), _) => Background::Known(*ground),
            // The terminal doesn't know its background.
            (Sent::AllAnswered, Background::Awaited) => Background::Unknown,
            (_, background) => background,
        };
        self.theme = self.environment.theme(&self.config, self.colour);
        match answer {
            Sent::Background(ground) if self.kept != Some(*ground) => {
                self.kept = Some(*ground);
                Some((self.environment.kind(), *ground))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canvas::theme::Depth;
    use crate::domain::config::ThemeChoice;

    fn looks(theme: ThemeChoice, kept: Option<Ground>) -> Looks {
        let environment = Environment {
            term: "xterm-256color".into(),
            colorterm: "truecolor".into(),
            program: "kitty".into(),
            ..Environment::default()
        };
        let kept = |kind: &str| kept.filter(|_| kind == "kitty xterm-256color");
        Looks::new(environment, Config { theme, ..Config::default() }, None, kept)
    }

    fn seen(looks: &Looks) -> (Depth, bool) {
        (looks.theme().depth, looks.theme().is_light)
    }

    #[cfg(unix)]
    #[test]
    fn the_last_answer_holds_until_another_comes_and_only_another_is_kept() {
        let mut looks = looks(ThemeChoice::Auto, Some(Ground::Light));
        assert_eq!(seen(&looks), (Depth::True, true));
        assert_eq!(looks.hear(&Sent::AllAnswered), None);
        assert_eq!(looks.hear(&Sent::Background(Ground::Light)), None);
        assert_eq!(seen(&looks), (Depth::True, true));
        assert_eq!(
            looks.hear(&Sent::Background(Ground::Dark)),
            Some(("kitty xterm-256color".to_owned(), Ground::Dark))
        );
        assert_eq!(seen(&looks), (Depth::True, false));
        assert_eq!(looks.hear(&Sent::Background(Ground::Dark)), None);
    }

    #[cfg(unix)]
    #[test]
    fn without_an_answer_the_colours_are_the_terminals_own() {
        let mut awaited = looks(ThemeChoice::Auto, None);
        assert_eq!(awaited.question(), QUESTION);
        assert_eq!(seen(&awaited).0, Depth::AnyGround);
        assert_eq!(awaited.hear(&Sent::AllAnswered), None);
        assert_eq!(seen(&awaited).0, Depth::AnyGround, "it does not know");
        assert!(awaited.hear(&Sent::Background(Ground::Between)).is_some());
        assert_eq!(seen(&awaited).0, Depth::AnyGround, "no theme has the contrast");
        assert!(awaited.hear(&Sent::Background(Ground::Light)).is_some());
        assert_eq!(seen(&awaited), (Depth::True, true));
    }

    #[test]
    fn where_the_theme_is_chosen_nothing_is_asked_and_no_answer_changes_it() {
        let mut chosen = looks(ThemeChoice::Light, Some(Ground::Dark));
        assert_eq!((chosen.question(), seen(&chosen)), ("", (Depth::True, true)));
        assert_eq!(chosen.hear(&Sent::Background(Ground::Dark)), None);
        assert_eq!(seen(&chosen), (Depth::True, true));
    }
}
