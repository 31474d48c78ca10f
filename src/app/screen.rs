//! The screens, in the order in which they stand in the first line.

use super::keymap::Context;
use super::verb::Verb;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    /// The plan of a day and, beside it, what was lived.
    #[default]
    Day,
    /// Seven days side by side.
    Week,
    /// The review of a week, page by page.
    Review,
    /// The season, and the year as a strip of seasons.
    Season,
}

impl Screen {
    /// All of them.
    pub const ALL: [Screen; 4] = [Screen::Day, Screen::Week, Screen::Review, Screen::Season];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Screen::Day => "Day",
            Screen::Week => "Week",
            Screen::Review => "Review",
            Screen::Season => "Season",
        }
    }

    /// What goes to it.
    pub fn verb(self) -> Verb {
        match self {
            Screen::Day => Verb::ShowDay,
            Screen::Week => Verb::ShowWeek,
            Screen::Review => Verb::ShowReview,
            Screen::Season => Verb::ShowSeason,
        }
    }

    /// The screen that a verb goes to.
    pub fn of(verb: Verb) -> Option<Screen> {
        Screen::ALL.into_iter().find(|screen| screen.verb() == verb)
    }

    /// Where its keys stand, as long as nothing lies over it; the pages of the review have some of their own.
    pub fn context(self) -> Context {
        match self {
            Screen::Day | Screen::Week => Context::Day,
            Screen::Review => Context::Review,
            Screen::Season => Context::Table,
        }
    }
}
