//! The cells that are edited in place: what each holds, what it is called, and a step more or less of it.

use chrono::NaiveDate;

use crate::domain::date::{days_between, long, plus, short, time_of_year};
use crate::domain::verbs::{self, intent_key};
use crate::domain::{Edit, Heavy, Life, Minutes, Refused, Season};
use crate::report::season::{SeasonReport, sentences};

/// A cell of the season.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeasonCell {
    /// Its name.
    Name,
    /// Its first day.
    From,
    /// Its last day.
    Until,
    /// The side it leans to.
    Leans,
    /// That side's share.
    Share,
    /// What would make it a good one.
    Success,
    /// The weight that it gives a value.
    Weight(String),
    /// The weekly target that it gives a value.
    Weekly(String),
}

/// What a line is typed for.
#[derive(Debug, Clone, PartialEq)]
pub enum SeasonLine {
    /// A cell of the season of that id.
    Cell(String, SeasonCell),
    /// The name of a new season.
    New(Box<Season>),
    /// Where the season of that id is cut in two.
    Split(String),
}

impl SeasonLine {
    /// What stands before it.
    pub(super) fn before(&self) -> &'static str {
        match self {
            SeasonLine::Cell(_, cell) => cell.name(),
            SeasonLine::New(_) => "A season called",
            SeasonLine::Split(_) => "Split, the second part from",
        }
    }

    /// What may be typed, where a line begins with what the cell holds and there is no room for a hint.
    pub fn choices(&self) -> Option<&'static str> {
        match self {
            SeasonLine::Cell(_, SeasonCell::Leans) => Some("It may be work, life or neither."),
            SeasonLine::Cell(_, SeasonCell::Share) => Some("It may be 50 to 95, of 100 hours; empty: 60."),
            SeasonLine::Cell(_, SeasonCell::Weight(_)) => {
                Some("It may be 0 to 10; empty: as the value says.")
            }
            SeasonLine::Cell(_, SeasonCell::Weekly(_)) => {
                Some("It may be hours or minutes, 12h or 90m; empty: as the value says.")
            }
            SeasonLine::Cell(_, SeasonCell::From | SeasonCell::Until) => {
                Some("It may be 2027-01-03, fri or +7.")
            }
            SeasonLine::Cell(_, SeasonCell::Name | SeasonCell::Success)
            | SeasonLine::New(_)
            | SeasonLine::Split(_) => None,
        }
    }

    /// What may be typed.
    pub(super) fn example(&self) -> &'static str {
        match self {
            SeasonLine::Cell(_, SeasonCell::From | SeasonCell::Until) => "2027-01-03, 3 jan, fri, +7",
            SeasonLine::Cell(_, SeasonCell::Leans) => "work, life or neither",
            SeasonLine::Cell(_, SeasonCell::Share) => "60, of 100 hours",
            SeasonLine::Cell(_, SeasonCell::Weight(_)) => "0 to 10; empty: as the value says",
            SeasonLine::Cell(_, SeasonCell::Weekly(_)) => "12h, 90m; empty: as the value says",
            SeasonLine::Cell(_, SeasonCell::Success) => "a sentence of your own, or none",
            SeasonLine::Cell(_, SeasonCell::Name) | SeasonLine::New(_) => "a name",
            SeasonLine::Split(_) => "1 dec, and a name where it is to have its own",
        }
    }
}

/// The season's own facts, in their order.
pub const FACTS: [SeasonCell; 6] = [
    SeasonCell::Name,
    SeasonCell::From,
    SeasonCell::Until,
    SeasonCell::Leans,
    SeasonCell::Share,
    SeasonCell::Success,
];

impl SeasonCell {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            SeasonCell::Name => "Name",
            SeasonCell::From => "From",
            SeasonCell::Until => "Until",
            SeasonCell::Leans => "Leans",
            SeasonCell::Share => "Share",
            SeasonCell::Success => "A good one if",
            SeasonCell::Weight(_) => "Weight",
            SeasonCell::Weekly(_) => "Hours a week",
        }
    }

    /// What it holds, as it is shown; and whether the season says so itself.
    pub fn shown(&self, season: &Season) -> (String, bool) {
        match self {
            SeasonCell::Name => (season.name.clone(), true),
            SeasonCell::From => (brief(season.start), true),
            SeasonCell::Until => (brief(season.end), true),
            SeasonCell::Leans => match season.heavy {
                Some(heavy) => (format!("to {heavy}"), true),
                None => ("to neither side".to_owned(), false),
            },
            SeasonCell::Share => match (season.heavy, season.ratio) {
                (Some(_), ratio) => {
                    (format!("{:.0} of 100 hours", ratio.unwrap_or(0.6) * 100.0), ratio.is_some())
                }
                (None, _) => ("—".to_owned(), false),
            },
            SeasonCell::Success => match &season.success {
                Some(success) => (success.clone(), true),
                None => ("not said yet".to_owned(), false),
            },
            SeasonCell::Weight(_) | SeasonCell::Weekly(_) => (String::new(), false),
        }
    }

    /// The text that a line begins with.
    pub fn text(&self, life: &Life, season: &Season) -> String {
        let intent = |value: &str| season.intent.get(&intent_key(life, season, value));
        match self {
            SeasonCell::Name => season.name.clone(),
            SeasonCell::From => season.start.to_string(),
            SeasonCell::Until => season.end.to_string(),
            SeasonCell::Leans => season.heavy.map_or("neither", Heavy::word).to_owned(),
            SeasonCell::Share => season.ratio.map_or(String::new(), |ratio| figure(ratio * 100.0)),
            SeasonCell::Success => season.success.clone().unwrap_or_default(),
            SeasonCell::Weight(value) => {
                intent(value).and_then(|intent| intent.weight).map_or(String::new(), figure)
            }
            SeasonCell::Weekly(value) => intent(value)
                .and_then(|intent| intent.weekly)
                .map_or(String::new(), |weekly| weekly.to_string()),
        }
    }
}

/// A figure without a point where it is whole.
fn figure(value: f64) -> String {
    format!("{}", (value * 1e6).round() / 1e6)
}

/// `Mon 5 Oct 2026`.
fn brief(date: NaiveDate) -> String {
    format!("{} {}", short(date), chrono::Datelike::year(&date))
}

/// `Monday 5 October 2026`.
pub(super) fn dated(date: NaiveDate) -> String {
    format!("{} {}", long(date), chrono::Datelike::year(&date))
}

/// What a new season would be, in words.
pub fn new_words(draft: &Season) -> Vec<String> {
    let asks = if draft.intent.is_empty() { "asks as the values do" } else { "asks what this one asks" };
    vec![
        format!("{}, {}", sentences::dates(draft), draft.length()),
        format!("It {}, and {asks}.", sentences::leaning(draft)),
    ]
}

/// A name for a new season: the time of the year that its middle lies in, `This winter` where it holds today, else
/// with its year.
pub fn name_for(draft: &Season, today: NaiveDate) -> String {
    let middle = plus(draft.start, days_between(draft.start, draft.end) / 2);
    let (time, year) = (time_of_year(middle), chrono::Datelike::year(&middle));
    match draft.contains(today) {
        true => format!("This {time}"),
        false => format!("{}{} {year}", time[..1].to_uppercase(), &time[1..]),
    }
}

/// More or less of a cell by a step: a weight by 1, hours by half an hour, from five on by one; a date by a day, a
/// share by five of a hundred, and the lean from life over neither to work.
pub fn step(life: &Life, content: &SeasonReport, cell: &SeasonCell, more: bool) -> Result<Edit, Refused> {
    let season = content.season.as_ref().ok_or_else(|| Refused::because("No season holds this day."))?;
    let season = verbs::season(life, &season.id)?;
    let sign = if more { 1.0 } else { -1.0 };
    let days = if more { 1 } else { -1 };
    let row = |value: &str| content.values.iter().find(|row| row.id == value);
    let mut after = season.clone();
    match cell {
        SeasonCell::Weight(value) => {
            let now = row(value).map_or(1.0, |row| row.weight.0);
            let mut intent = verbs::intent_of(life, season, value);
            intent.weight = Some((now + sign).clamp(0.0, 10.0));
            return verbs::season_intent(life, &season.id, value, intent);
        }
        SeasonCell::Weekly(value) => {
            let now = row(value).and_then(|row| row.weekly.0).unwrap_or_default().0;
            let step = if now > 300 || (more && now == 300) { 60 } else { 30 };
            let then = if more { now + step } else { now.saturating_sub(step) };
            let mut intent = verbs::intent_of(life, season, value);
            intent.weekly = Some(Minutes(then.min(7 * crate::domain::time::DAY)));
            return verbs::season_intent(life, &season.id, value, intent);
        }
        SeasonCell::From => after.start = plus(season.start, days),
        SeasonCell::Until => after.end = plus(season.end, days),
        SeasonCell::Leans => {
            after.heavy = match (season.heavy, more) {
                (None, true) | (Some(Heavy::Work), true) => Some(Heavy::Work),
                (None, false) | (Some(Heavy::Life), false) => Some(Heavy::Life),
                _ => None,
            }
        }
        SeasonCell::Share if season.heavy.is_some() => {
            let now = season.ratio.unwrap_or(0.6) * 100.0;
            after.ratio = Some((now + 5.0 * sign).round().clamp(50.0, 95.0) / 100.0);
        }
        SeasonCell::Share => {
            return Err(Refused::because("A share needs a side it leans to: say that first."));
        }
        SeasonCell::Name | SeasonCell::Success => {
            return Err(Refused::because("Words have no steps; e edits them."));
        }
    }
    let label = match cell {
        SeasonCell::From | SeasonCell::Until => format!("{}: {}", season.name, sentences::dates(&after)),
        _ => format!("{} {}", season.name, sentences::leaning(&after)),
    };
    verbs::season_replace(life, &season.id, after, label)
}
