//! State of the first start: its pages, and the answers so far.
//!
//! Nothing is saved until the user leaves the last page. Every answer has a default, so that Enter alone is enough.

use chrono::NaiveDate;
use tui_input::{Input, InputRequest};

use crate::domain::common_values::{COMMON_VALUES, CommonValue};
use crate::domain::config::Clock;
use crate::domain::date::{Week, time_of_year};
use crate::domain::id::of_words;
use crate::domain::{
    Change, Edit, EntryChange, Heavy, Life, Minutes, Profile, Season, Span, Time, Value, Zone,
};

/// A page of the first start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WelcomePage {
    /// What aplomb is.
    What,
    /// Values, with hours a week.
    Values,
    /// The season.
    Season,
}

/// A row of the last page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeasonRow {
    /// Name of the season.
    Name,
    /// Last day of the season.
    Until,
    /// Whether it leans towards work or life.
    Leans,
    /// What would make it a good season.
    Success,
    /// Start of the waking hours.
    Wake,
    /// End of the waking hours.
    Bed,
}

/// Rows of the last page, in their order.
pub const ROWS: [SeasonRow; 6] = [
    SeasonRow::Name,
    SeasonRow::Until,
    SeasonRow::Leans,
    SeasonRow::Success,
    SeasonRow::Wake,
    SeasonRow::Bed,
];

/// Most hours a week for a value.
const MOST_HOURS: u32 = 40;
/// Initial hours a week for a value in the user's words.
const OWN_HOURS: u32 = 3;
/// Initial length of the season in weeks.
const WEEKS: i64 = 6;
/// Minutes of one step of the waking hours.
const STEP: i64 = 30;

/// The first start: current page and answers.
#[derive(Debug)]
pub struct Welcome {
    /// Current page.
    pub page: WelcomePage,
    /// Index of the chosen row.
    pub row: usize,
    /// Values that are offered.
    pub offers: Vec<CommonValue>,
    /// Values in the user's words, each with its hours a week. The last one is empty, for one more.
    pub own: Vec<(Input, u32)>,
    /// Name of the season.
    pub name: Input,
    /// Length of the season in weeks, including the current one.
    pub weeks: i64,
    /// Whether it leans towards work or life. None for neither.
    pub leans: Option<Heavy>,
    /// What would make it a good season.
    pub success: Input,
    /// Waking hours.
    pub wake: Span,
    today: NaiveDate,
}

impl Welcome {
    /// Starts on the first page.
    pub fn new(today: NaiveDate, zone: Zone) -> Welcome {
        let season = format!("This {}", time_of_year(today, zone));
        Welcome {
            page: WelcomePage::What,
            row: 0,
            offers: COMMON_VALUES.to_vec(),
            own: vec![(Input::default(), OWN_HOURS)],
            name: Input::new(season.to_owned()),
            weeks: WEEKS,
            leans: None,
            success: Input::default(),
            wake: crate::domain::profile::DayShape::default().wake,
            today,
        }
    }

    /// Returns the last day of the season: the Sunday of its last week.
    pub fn until(&self) -> NaiveDate {
        Week::of(self.today).plus(self.weeks - 1).sunday()
    }

    /// Returns the hours a week given to all values.
    pub fn hours(&self) -> u32 {
        self.offers.iter().map(|offer| offer.hours).sum::<u32>()
            + self.named().map(|(_, hours)| hours).sum::<u32>()
    }

    /// Returns the names and hours of the values in the user's words.
    fn named(&self) -> impl Iterator<Item = (&str, u32)> {
        let all = self.own.iter().map(|(name, hours)| (name.value().trim(), *hours));
        all.filter(|(name, _)| !name.is_empty())
    }

    /// Makes room for one more value once the last row has a name.
    pub fn make_room(&mut self) {
        if self.own.last().is_none_or(|(name, _)| !name.value().trim().is_empty()) {
            self.own.push((Input::default(), OWN_HOURS));
        }
    }

    /// Number of rows of the current page.
    fn rows(&self) -> usize {
        match self.page {
            WelcomePage::What => 1,
            WelcomePage::Values => self.offers.len() + self.own.len(),
            WelcomePage::Season => ROWS.len(),
        }
    }

    /// Returns the text that is typed in the chosen row. None where keys are not text.
    pub fn typed_line(&self) -> Option<&Input> {
        match (self.page, ROWS.get(self.row)) {
            (WelcomePage::Values, _) => {
                let own = self.row.checked_sub(self.offers.len())?;
                self.own.get(own).map(|(name, _)| name)
            }
            (WelcomePage::Season, Some(SeasonRow::Name)) => Some(&self.name),
            (WelcomePage::Season, Some(SeasonRow::Success)) => Some(&self.success),
            _ => None,
        }
    }

    /// Like [`Welcome::typed_line`], but mutable.
    pub fn input(&mut self) -> Option<&mut Input> {
        match (self.page, ROWS.get(self.row)) {
            (WelcomePage::Values, _) => {
                let own = self.row.checked_sub(self.offers.len())?;
                self.own.get_mut(own).map(|(name, _)| name)
            }
            (WelcomePage::Season, Some(SeasonRow::Name)) => Some(&mut self.name),
            (WelcomePage::Season, Some(SeasonRow::Success)) => Some(&mut self.success),
            _ => None,
        }
    }

    /// Moves the choice by a number of rows, negative for up.
    pub fn choose(&mut self, by: isize) {
        self.row = self.row.saturating_add_signed(by).min(self.rows() - 1);
    }

    /// Changes the chosen row by one step, more or less.
    pub fn change(&mut self, more: bool) {
        let hours = |hours: u32| if more { (hours + 1).min(MOST_HOURS) } else { hours.saturating_sub(1) };
        match (self.page, ROWS.get(self.row)) {
            (WelcomePage::Values, _) => match self.offers.get_mut(self.row) {
                Some(offer) => offer.hours = hours(offer.hours),
                None => {
                    if let Some((_, own)) = self.own.get_mut(self.row - self.offers.len()) {
                        *own = hours(*own).max(1);
                    }
                }
            },
            (WelcomePage::Season, Some(SeasonRow::Until)) => {
                self.weeks = (self.weeks + if more { 1 } else { -1 }).clamp(1, 52);
            }
            (WelcomePage::Season, Some(SeasonRow::Leans)) => {
                self.leans = match (self.leans, more) {
                    (None, true) | (Some(Heavy::Work), true) => Some(Heavy::Work),
                    (None, false) | (Some(Heavy::Life), false) => Some(Heavy::Life),
                    _ => None,
                };
            }
            (WelcomePage::Season, Some(row @ (SeasonRow::Wake | SeasonRow::Bed))) => {
                let step = if more { STEP } else { -STEP };
                let Span { start, end } = self.wake;
                let moved = match row {
                    SeasonRow::Wake => start.shifted(step).map(|start| Span::new(start, end)),
                    _ => end.shifted(step).map(|end| Span::new(start, end)),
                };
                let sane = |span: &Span| span.is_forward() && (240..=1440).contains(&span.minutes());
                self.wake = moved.filter(sane).unwrap_or(self.wake);
            }
            _ => {}
        }
    }

    /// Goes to the next page. Returns true on the last one.
    pub fn go_on(&mut self) -> bool {
        self.row = 0;
        match self.page {
            WelcomePage::What => self.page = WelcomePage::Values,
            WelcomePage::Values => {
                self.page = WelcomePage::Season;
                self.row = 2;
            }
            WelcomePage::Season => return true,
        }
        false
    }

    /// Goes to the previous page. In a text it deletes a letter.
    pub fn go_back(&mut self) {
        if let Some(input) = self.input().filter(|input| input.cursor() > 0) {
            input.handle(InputRequest::DeletePrevChar);
            return;
        }
        self.row = 0;
        self.page = match self.page {
            WelcomePage::Season => WelcomePage::Values,
            _ => WelcomePage::What,
        };
    }

    /// Returns the edit that saves the answers, for an empty life.
    pub fn edit(&self, life: &Life, zone: Zone) -> Edit {
        let added = |index, value| Change::Value(EntryChange { index, before: None, after: Some(value) });
        let value = |id: &str, name: &str, hours: u32| Value {
            id: id.to_owned(),
            name: name.to_owned(),
            weekly: Some(Minutes(hours * 60)),
            ..Value::default()
        };
        let given = self.offers.iter().filter(|offer| offer.hours > 0);
        let mut values: Vec<Value> = given.map(|offer| value(offer.id, offer.name, offer.hours)).collect();
        for (name, hours) in self.named() {
            let id = of_words(name, |id| values.iter().any(|value| value.id == id));
            values.push(value(&id, name, hours));
        }
        let mut profile = Profile { zone: Some(zone), ..life.profile.clone() };
        profile.day.wake = self.wake;
        let mut changes = vec![Change::Profile(Box::new(profile))];
        changes.extend(values.into_iter().enumerate().map(|(index, value)| added(index, value)));
        let name = match self.name.value().trim() {
            "" => "This season",
            name => name,
        };
        let success = self.success.value().trim();
        let season = Season {
            id: of_words(name, |_| false),
            name: name.to_owned(),
            start: Week::of(self.today).monday(),
            end: self.until(),
            heavy: self.leans,
            ratio: None,
            success: (!success.is_empty()).then(|| success.to_owned()),
            intent: Default::default(),
            was: Vec::new(),
            source: Default::default(),
        };
        changes.push(Change::Season(EntryChange { index: 0, before: None, after: Some(season) }));
        Edit::new("The first start", changes)
    }

    /// Returns the line that plans 30 minutes for the value with the most hours: from the next quarter of an hour on,
    /// or tomorrow morning where today is over. None where no offered value has hours.
    pub fn first_line(&self, now: Time) -> Option<String> {
        let most =
            self.offers.iter().rev().max_by_key(|offer| offer.hours).filter(|offer| offer.hours > 0)?;
        let start = Time::from_minutes(now.minutes().div_ceil(15) * 15).max(self.wake.start);
        let (day, start) = if start.shifted(30).is_none_or(|end| end > self.wake.end) {
            ("tomorrow ", self.wake.start)
        } else {
            ("", start)
        };
        let end = start.shifted(30)?;
        Some(format!(
            "{day}{}-{} {} @{} #{}",
            start.short(Clock::Hours24),
            end.short(Clock::Hours24),
            most.name,
            most.area,
            most.id
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::validate;

    fn welcome() -> Welcome {
        Welcome::new(parse_iso("2026-11-23").unwrap(), Zone::UTC)
    }

    #[test]
    fn three_enters_lead_through_and_what_results_makes_sense() {
        let mut welcome = welcome();
        assert!(!welcome.go_on() && !welcome.go_on() && welcome.go_on());
        let mut life = Life::default();
        life.apply(welcome.edit(&life, Zone::UTC)).unwrap();
        assert_eq!(validate::profile(&life.profile), []);
        assert_eq!(validate::seasons(&life.seasons), []);
        assert_eq!(life.profile.values.len(), 3);
        assert_eq!(life.seasons[0].week_of(parse_iso("2026-11-23").unwrap()), (1, 6));
        assert_eq!(life.seasons[0].end, parse_iso("2027-01-03").unwrap());
    }

    #[test]
    fn arrows_change_what_is_chosen_and_stay_within_reason() {
        let mut welcome = welcome();
        welcome.go_on();
        (0..50).for_each(|_| welcome.change(true));
        assert_eq!(welcome.offers[0].hours, MOST_HOURS);
        (0..50).for_each(|_| welcome.change(false));
        assert_eq!(welcome.offers[0].hours, 0);
        welcome.go_on();
        welcome.change(true);
        assert_eq!(welcome.leans, Some(Heavy::Work));
        (0..2).for_each(|_| welcome.change(false));
        assert_eq!(welcome.leans, Some(Heavy::Life));
        welcome.choose(2);
        (0..99).for_each(|_| welcome.change(true));
        assert!(welcome.wake.is_forward());
    }

    #[test]
    fn as_many_values_in_ones_own_words_as_one_likes_each_get_a_tag() {
        let mut welcome = welcome();
        welcome.go_on();
        for name in ["Music", "Music", "Choir & co"] {
            welcome.choose(99);
            name.chars().for_each(|letter| {
                welcome.input().unwrap().handle(InputRequest::InsertChar(letter));
            });
            welcome.make_room();
            welcome.change(true);
        }
        assert_eq!(welcome.own.len(), 4);
        let mut life = Life::default();
        life.apply(welcome.edit(&life, Zone::UTC)).unwrap();
        let values: Vec<_> = life.profile.values.iter().skip(3).collect();
        assert_eq!(
            values.iter().map(|value| (value.id.as_str(), value.weekly)).collect::<Vec<_>>(),
            ["music", "music-2", "choir-co"].map(|id| (id, Some(Minutes(240))))
        );
        welcome.go_back();
        assert_eq!(welcome.own[2].0.value(), "Choir & c");
    }

    #[test]
    fn the_season_is_named_by_the_side_of_the_equator() {
        let name = |date: &str, zone: &str| {
            let welcome = Welcome::new(parse_iso(date).unwrap(), zone.parse().unwrap());
            welcome.name.value().to_owned()
        };
        assert_eq!(name("2026-12-10", "Europe/Lisbon"), "This winter");
        assert_eq!(name("2026-12-10", "Australia/Sydney"), "This summer");
        assert_eq!(name("2026-04-10", "America/Sao_Paulo"), "This autumn");
    }

    #[test]
    fn the_first_half_hour_lies_ahead() {
        let line = |now: &str| welcome().first_line(now.parse().unwrap()).unwrap();
        assert_eq!(line("10:04"), "10:15-10:45 Family and friends @people #family");
        assert_eq!(line("03:00"), "7:00-7:30 Family and friends @people #family");
        assert_eq!(line("22:50"), "tomorrow 7:00-7:30 Family and friends @people #family");
    }
}
