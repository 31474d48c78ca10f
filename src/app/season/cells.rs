//! The cells that are edited in place: what each holds, and what a line typed into it would make of the season.

use chrono::NaiveDate;

use super::content::Content;
use super::sentences;
use crate::domain::date::{days_between, long, plus, short, time_of_year};
use crate::domain::entry;
use crate::domain::verbs::{self, intent_key};
use crate::domain::{Ctx, Edit, Heavy, Life, Minutes, Refused, Season};

/// A cell of the season.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
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
pub enum Line {
    /// A cell of the season of that id.
    Cell(String, Cell),
    /// The name of a new season.
    New(Box<Season>),
    /// Where the season of that id is cut in two.
    Split(String),
}

impl Line {
    /// What stands before it.
    pub fn name(&self) -> &'static str {
        match self {
            Line::Cell(_, cell) => cell.name(),
            Line::New(_) => "A season called",
            Line::Split(_) => "Split, the second part from",
        }
    }

    /// What may be typed, where a line begins with what the cell holds and there is no room for a hint.
    pub fn choices(&self) -> Option<&'static str> {
        match self {
            Line::Cell(_, Cell::Leans) => Some("It may be work, life or neither."),
            Line::Cell(_, Cell::Share) => Some("It may be 50 to 95, of 100 hours; empty: 60."),
            Line::Cell(_, Cell::Weight(_)) => Some("It may be 0 to 10; empty: as the value says."),
            Line::Cell(_, Cell::Weekly(_)) => {
                Some("It may be hours or minutes, 12h or 90m; empty: as the value says.")
            }
            Line::Cell(_, Cell::From | Cell::Until) => Some("It may be 2027-01-03, fri or +7."),
            Line::Cell(_, Cell::Name | Cell::Success) | Line::New(_) | Line::Split(_) => None,
        }
    }

    /// What may be typed.
    pub fn hint(&self) -> &'static str {
        match self {
            Line::Cell(_, Cell::From | Cell::Until) => "2027-01-03, 3 jan, fri, +7",
            Line::Cell(_, Cell::Leans) => "work, life or neither",
            Line::Cell(_, Cell::Share) => "60, of 100 hours",
            Line::Cell(_, Cell::Weight(_)) => "0 to 10; empty: as the value says",
            Line::Cell(_, Cell::Weekly(_)) => "12h, 90m; empty: as the value says",
            Line::Cell(_, Cell::Success) => "a sentence of your own, or none",
            Line::Cell(_, Cell::Name) | Line::New(_) => "a name",
            Line::Split(_) => "1 dec, and a name where it is to have its own",
        }
    }
}

/// The season's own facts, in their order.
pub const FACTS: [Cell; 6] = [Cell::Name, Cell::From, Cell::Until, Cell::Leans, Cell::Share, Cell::Success];

impl Cell {
    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Cell::Name => "Name",
            Cell::From => "From",
            Cell::Until => "Until",
            Cell::Leans => "Leans",
            Cell::Share => "Share",
            Cell::Success => "A good one if",
            Cell::Weight(_) => "Weight",
            Cell::Weekly(_) => "Hours a week",
        }
    }

    /// What it holds, as it is shown; and whether the season says so itself.
    pub fn shown(&self, season: &Season) -> (String, bool) {
        match self {
            Cell::Name => (season.name.clone(), true),
            Cell::From => (brief(season.start), true),
            Cell::Until => (brief(season.end), true),
            Cell::Leans => match season.heavy {
                Some(heavy) => (format!("to {heavy}"), true),
                None => ("to neither side".to_owned(), false),
            },
            Cell::Share => match (season.heavy, season.ratio) {
                (Some(_), ratio) => {
                    (format!("{:.0} of 100 hours", ratio.unwrap_or(0.6) * 100.0), ratio.is_some())
                }
                (None, _) => ("—".to_owned(), false),
            },
            Cell::Success => match &season.success {
                Some(success) => (success.clone(), true),
                None => ("not said yet".to_owned(), false),
            },
            Cell::Weight(_) | Cell::Weekly(_) => (String::new(), false),
        }
    }

    /// The text that a line begins with.
    pub fn text(&self, life: &Life, season: &Season) -> String {
        let intent = |value: &str| season.intent.get(&intent_key(life, season, value));
        match self {
            Cell::Name => season.name.clone(),
            Cell::From => season.start.to_string(),
            Cell::Until => season.end.to_string(),
            Cell::Leans => season.heavy.map_or("neither", Heavy::word).to_owned(),
            Cell::Share => season.ratio.map_or(String::new(), |ratio| figure(ratio * 100.0)),
            Cell::Success => season.success.clone().unwrap_or_default(),
            Cell::Weight(value) => {
                intent(value).and_then(|intent| intent.weight).map_or(String::new(), figure)
            }
            Cell::Weekly(value) => intent(value)
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
fn dated(date: NaiveDate) -> String {
    format!("{} {}", long(date), chrono::Datelike::year(&date))
}

/// What is said of a line that leaves a cell as it is.
pub const AS_IT_IS: &str = "nothing, that is what it holds";

/// What a line would do: the edit, none where the cell holds just that, and in words what it would save. Refused where
/// it makes no sense.
pub fn read(life: &Life, ctx: &Ctx, line: &Line, text: &str) -> Result<(Option<Edit>, Vec<String>), Refused> {
    let text = text.trim();
    match line {
        Line::Cell(id, cell) => {
            let season = verbs::season(life, id)?;
            let read = match cell {
                Cell::Weight(value) | Cell::Weekly(value) => intent(life, season, cell, value, text),
                _ => fact(life, ctx, season, cell, text),
            }?;
            let (edit, says) = read.map_or((None, AS_IT_IS.to_owned()), |(edit, says)| (Some(edit), says));
            Ok((edit, [says].into_iter().chain(line.choices().map(str::to_owned)).collect()))
        }
        Line::New(draft) => {
            let draft = Season { name: text.to_owned(), ..(**draft).clone() };
            let edit = verbs::season_add(life, draft.clone())?;
            Ok((Some(edit), new_words(&draft)))
        }
        Line::Split(id) => {
            let (from, name) = day_and_name(life, ctx, verbs::season(life, id)?, text)?;
            let edit = verbs::season_split(life, id, from, name)?;
            let second = edit.changes.iter().find_map(|change| match change {
                crate::domain::Change::Season(entry) if entry.before.is_none() => entry.after.as_ref(),
                _ => None,
            });
            let season = verbs::season(life, id)?;
            let name = second.map_or(String::new(), |second| second.name.clone());
            let until = dated(plus(from, -1));
            let says = vec![
                format!("{} until {until}, {name} from {}", season.name, dated(from)),
                "Both lean and ask as the whole did.".to_owned(),
            ];
            Ok((Some(edit), says))
        }
    }
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

fn fact(
    life: &Life,
    ctx: &Ctx,
    season: &Season,
    cell: &Cell,
    text: &str,
) -> Result<Option<(Edit, String)>, Refused> {
    let mut after = season.clone();
    let name = &season.name;
    match cell {
        Cell::Name if text.is_empty() => return Err(Refused::because("A season needs a name.")),
        Cell::Name => after.name = text.to_owned(),
        Cell::From | Cell::Until if text.is_empty() => {
            let day = if *cell == Cell::From { "first" } else { "last" };
            return Err(Refused::because(format!(
                "A season needs a {day} day; write 2027-01-03, 3 jan, fri or +7."
            )));
        }
        Cell::From => after.start = date(life, ctx, season, season.start, text)?,
        Cell::Until => after.end = date(life, ctx, season, season.end, text)?,
        Cell::Leans => {
            after.heavy = match text.trim_start_matches("to ").to_lowercase().as_str() {
                "work" => Some(Heavy::Work),
                "life" => Some(Heavy::Life),
                "" | "neither" | "none" => None,
                other => {
                    return Err(Refused::because(format!(
                        "Leans: '{other}' is no side; write work, life or neither."
                    )));
                }
            }
        }
        Cell::Share if season.heavy.is_none() => {
            return Err(Refused::because("A share needs a side it leans to: say that first."));
        }
        Cell::Share => after.ratio = share(text)?,
        Cell::Success | Cell::Weight(_) | Cell::Weekly(_) => {
            after.success = (!text.is_empty()).then(|| text.to_owned());
        }
    }
    let says = match cell {
        Cell::Name => format!("{name} is called {}", after.name),
        Cell::From | Cell::Until => {
            format!("{name}: {}, {}", sentences::dates(&after), after.length())
        }
        Cell::Leans | Cell::Share => format!("{name} {}", sentences::leaning(&after)),
        _ => match &after.success {
            Some(_) => format!("{name} has its sentence, shown at every review"),
            None => format!("{name} has no sentence"),
        },
    };
    if after == *season {
        return Ok(None);
    }
    let edit = verbs::season_replace(life, &season.id, after, says.clone())?;
    Ok(Some((edit, says)))
}

fn intent(
    life: &Life,
    season: &Season,
    cell: &Cell,
    value: &str,
    text: &str,
) -> Result<Option<(Edit, String)>, Refused> {
    let known = life.profile.value(value);
    let name = known.map_or(value, |value| &value.name);
    let mut intent = verbs::intent_of(life, season, value);
    let says = match cell {
        Cell::Weight(_) => {
            intent.weight = weight(text)?;
            match intent.weight {
                Some(weight) => format!("{name}: weight {weight} in {}", season.name),
                None => {
                    let own = known.and_then(|value| value.weight).unwrap_or(1.0);
                    format!("{name}: the weight that it has by itself, {own}")
                }
            }
        }
        _ => {
            intent.weekly = weekly(text)?;
            match intent.weekly {
                Some(weekly) => format!("{name}: {} a week in {}", weekly.short(), season.name),
                None => match known.and_then(|value| value.weekly) {
                    Some(own) => format!("{name}: the hours that it asks by itself, {} a week", own.short()),
                    None => format!("{name}: no hours; by itself it asks for none"),
                },
            }
        }
    };
    if intent == verbs::intent_of(life, season, value) {
        return Ok(None);
    }
    Ok(Some((verbs::season_intent(life, &season.id, value, intent)?, says)))
}

/// A day in every form that going to one takes. Of one without its year that which is nearest to another is meant.
fn date(life: &Life, ctx: &Ctx, season: &Season, near: NaiveDate, text: &str) -> Result<NaiveDate, Refused> {
    let today = life.today(ctx);
    let seen = if season.contains(today) { today } else { season.start };
    let year = chrono::Datelike::year(&near);
    let nearest = (year - 1..=year + 1).filter_map(|year| entry::day_of_year(text, year));
    let nearest = nearest.min_by_key(|day| days_between(near, *day).abs());
    nearest
        .or_else(|| entry::day(text, today, seen))
        .ok_or_else(|| Refused::because(format!("'{text}' is no date; write 2027-01-03, 3 jan, fri or +7.")))
}

/// Where a season is cut, and what the second part is called: a day of up to three words, and what follows it.
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

fn weight(text: &str) -> Result<Option<f64>, Refused> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse::<f64>().ok().filter(|weight| (0.0..=10.0).contains(weight));
    number
        .map(Some)
        .ok_or_else(|| Refused::because(format!("Weight: '{text}' does not lie between 0 and 10.")))
}

fn weekly(text: &str) -> Result<Option<Minutes>, Refused> {
    const WEEK: u32 = 7 * crate::domain::time::DAY;
    if text.is_empty() {
        return Ok(None);
    }
    let bare = text.parse::<u32>().ok().and_then(|hours| hours.checked_mul(60)).map(Minutes);
    let minutes = text.parse::<Minutes>().ok().or(bare).filter(|minutes| minutes.0 <= WEEK);
    minutes.map(Some).ok_or_else(|| {
        Refused::because(format!("Hours a week: '{text}' is none; write 12h, 1h30m or 90m, at most 168h."))
    })
}

fn share(text: &str) -> Result<Option<f64>, Refused> {
    let figure = text.trim_end_matches('%').trim();
    if figure.is_empty() {
        return Ok(None);
    }
    let number = figure.parse::<f64>().ok().map(|share| if share > 1.0 { share / 100.0 } else { share });
    let number = number.filter(|share| (0.5..=0.95).contains(share));
    number.map(Some).ok_or_else(|| {
        Refused::because(format!("Share: '{text}' does not lie between 50 and 95 of 100 hours."))
    })
}

/// More or less of a cell by a step: a weight by 1, hours by half an hour, from five on by one; a date by a day, a
/// share by five of a hundred, and the lean from life over neither to work.
pub fn step(life: &Life, content: &Content, cell: &Cell, more: bool) -> Result<Edit, Refused> {
    let season = content.season.as_ref().ok_or_else(|| Refused::because("No season holds this day."))?;
    let season = verbs::season(life, &season.id)?;
    let sign = if more { 1.0 } else { -1.0 };
    let days = if more { 1 } else { -1 };
    let row = |value: &str| content.values.iter().find(|row| row.id == value);
    let mut after = season.clone();
    match cell {
        Cell::Weight(value) => {
            let now = row(value).map_or(1.0, |row| row.weight.0);
            let mut intent = verbs::intent_of(life, season, value);
            intent.weight = Some((now + sign).clamp(0.0, 10.0));
            return verbs::season_intent(life, &season.id, value, intent);
        }
        Cell::Weekly(value) => {
            let now = row(value).and_then(|row| row.weekly.0).unwrap_or_default().0;
            let step = if now > 300 || (more && now == 300) { 60 } else { 30 };
            let then = if more { now + step } else { now.saturating_sub(step) };
            let mut intent = verbs::intent_of(life, season, value);
            intent.weekly = Some(Minutes(then.min(7 * crate::domain::time::DAY)));
            return verbs::season_intent(life, &season.id, value, intent);
        }
        Cell::From => after.start = plus(season.start, days),
        Cell::Until => after.end = plus(season.end, days),
        Cell::Leans => {
            after.heavy = match (season.heavy, more) {
                (None, true) | (Some(Heavy::Work), true) => Some(Heavy::Work),
                (None, false) | (Some(Heavy::Life), false) => Some(Heavy::Life),
                _ => None,
            }
        }
        Cell::Share if season.heavy.is_some() => {
            let now = season.ratio.unwrap_or(0.6) * 100.0;
            after.ratio = Some((now + 5.0 * sign).round().clamp(50.0, 95.0) / 100.0);
        }
        Cell::Share => return Err(Refused::because("A share needs a side it leans to: say that first.")),
        Cell::Name | Cell::Success => return Err(Refused::because("Words have no steps; e edits them.")),
    }
    let label = match cell {
        Cell::From | Cell::Until => format!("{}: {}", season.name, sentences::dates(&after)),
        _ => format!("{} {}", season.name, sentences::leaning(&after)),
    };
    verbs::season_replace(life, &season.id, after, label)
}
