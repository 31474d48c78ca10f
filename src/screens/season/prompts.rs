//! Prompts about seasons: the name of a new one, and where to split one.

use chrono::{Datelike, NaiveDate};

use super::facts::date;
use crate::app::{Turn, Verb};
use crate::domain::Zone;
use crate::domain::config::Clock;
use crate::domain::date::{days_between, long, plus, time_of_year};
use crate::domain::edits;
use crate::domain::{Change, Ctx, Edit, Life, Refused, Season};
use crate::report::season::sentences;
use crate::report::wording::capital;
use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Reading, Stays};

/// Line for the name of a new season. Its other facts are already set.
#[derive(Debug)]
pub struct NewSeason(pub Season);

impl Purpose for NewSeason {
    fn name(&self) -> &'static str {
        "A season called"
    }

    fn hint(&self, _: Clock) -> String {
        "a name".to_owned()
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn besides_offer(&self, _: Clock) -> Vec<String> {
        vec!["Or type a name of your own.".to_owned()]
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let draft = Season { name: text.to_owned(), ..self.0.clone() };
        let edit = edits::season_add(&reader.model.life, draft.clone())?;
        Ok((Outcome::Make(Box::new(edit)), new_words(&draft), None))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make_season(edit, Verb::Edit)
    }
}

/// Line for the day on which to split the season with this id.
#[derive(Debug)]
pub struct SplitSeason(pub String);

impl Purpose for SplitSeason {
    fn name(&self) -> &'static str {
        "Split, the second part from"
    }

    fn hint(&self, _: Clock) -> String {
        "1 dec, or 1 dec and a new name".to_owned()
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.is_empty() {
            return Err(Stays::Empty);
        }
        let (life, id) = (&reader.model.life, &self.0);
        let (from, name) = day_and_name(life, reader.ctx, edits::season(life, id)?, text)?;
        let edit = edits::season_split(life, id, from, name)?;
        let second = edit.changes.iter().find_map(|change| match change {
            Change::Season(entry) if entry.before.is_none() => entry.after.as_ref(),
            _ => None,
        });
        let name = second.map_or("", |second| &second.name);
        let (whole, until) = (&edits::season(life, id)?.name, dated(plus(from, -1)));
        let says = vec![
            format!("{whole} until {until}, {name} from {}", dated(from)),
            "Both keep the share and the targets.".to_owned(),
        ];
        Ok((Outcome::Make(Box::new(edit)), says, None))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make_season(edit, Verb::Split)
    }
}

/// Returns `Monday 5 October 2026`.
fn dated(date: NaiveDate) -> String {
    format!("{} {}", long(date), date.year())
}

/// Returns the words about a new season.
fn new_words(draft: &Season) -> Vec<String> {
    let asks =
        if draft.intent.is_empty() { "has the values' own targets" } else { "has the targets of this one" };
    vec![
        format!("{}, {}", sentences::dates(draft), draft.length()),
        format!("{}. It {asks}.", capital(&sentences::leaning(draft))),
    ]
}

/// Returns a name for a new season, after the time of the year of its middle: `This winter` where it contains
/// today, else `Winter 2027`.
pub fn name_for(draft: &Season, today: NaiveDate, zone: Zone) -> String {
    let middle = plus(draft.start, days_between(draft.start, draft.end) / 2);
    let (time, year) = (time_of_year(middle, zone), middle.year());
    match draft.contains(today) {
        true => format!("This {time}"),
        false => format!("{}{} {year}", time[..1].to_uppercase(), &time[1..]),
    }
}

/// Reads where a season is split, and the name of the second part: a date of up to three words, then the
/// name.
///
/// # Errors
/// The text does not begin with a date.
fn day_and_name<'a>(
    life: &Life,
    ctx: &Ctx,
    season: &Season,
    text: &'a str,
) -> Result<(NaiveDate, &'a str), Refused> {
    let middle = plus(season.start, days_between(season.start, season.end) / 2);
    let read = |day: &str| date(life, ctx, season, middle, day);
    let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]).take(3);
    let found = ends.filter_map(|at| Some((read(&text[..at]).ok()?, text[at..].trim()))).last();
    let first = || read(text.split_once(' ').map_or(text, |(first, _)| first));
    found.map_or_else(|| first().map(|day| (day, "")), Ok)
}
