//! What a line typed into a cell, or for a whole season, would make of the seasons.

use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Reading, Stays};
use chrono::NaiveDate;

use super::cells::{SeasonCell, SeasonLine, dated, new_words};
use crate::app::Turn;
use crate::domain::config::Clock;
use crate::domain::date::{days_between, plus};
use crate::domain::verbs;
use crate::domain::{Ctx, Edit, Heavy, Life, Minutes, Refused, Season};
use crate::line;
use crate::report::season::sentences;

/// The line that is typed for it.
impl Purpose for SeasonLine {
    fn name(&self) -> &'static str {
        self.before()
    }

    fn hint(&self, _: Clock) -> String {
        self.example().to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        let choices = || self.choices().map(|choices| vec![AS_IT_IS.to_owned(), choices.to_owned()]);
        matches!(self, SeasonLine::Cell(..)).then(|| choices().unwrap_or_default())
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn besides_offer(&self, _: Clock) -> Vec<String> {
        vec!["Or type a name of your own.".to_owned()]
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if matches!(self, SeasonLine::Split(_)) && text.is_empty() {
            return Err(Stays::Empty);
        }
        let (edit, says) = read(&reader.model.life, reader.ctx, self, text)?;
        Ok((edit.map_or(Outcome::Close, |edit| Outcome::Make(Box::new(edit))), says, None))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make_of_season(self, edit)
    }
}

/// What is said of a line that leaves a cell as it is.
pub const AS_IT_IS: &str = "nothing, that is what it holds";

/// What a line would do: the edit, none where the cell holds just that, and in words what it would save. Refused where
/// it makes no sense.
pub fn read(
    life: &Life,
    ctx: &Ctx,
    line: &SeasonLine,
    text: &str,
) -> Result<(Option<Edit>, Vec<String>), Refused> {
    let text = text.trim();
    match line {
        SeasonLine::Cell(id, cell) => {
            let season = verbs::season(life, id)?;
            let read = match cell {
                SeasonCell::Weight(value) | SeasonCell::Weekly(value) => {
                    intent(life, season, cell, value, text)
                }
                _ => fact(life, ctx, season, cell, text),
            }?;
            let (edit, says) = read.map_or((None, AS_IT_IS.to_owned()), |(edit, says)| (Some(edit), says));
            Ok((edit, [says].into_iter().chain(line.choices().map(str::to_owned)).collect()))
        }
        SeasonLine::New(draft) => {
            let draft = Season { name: text.to_owned(), ..(**draft).clone() };
            let edit = verbs::season_add(life, draft.clone())?;
            Ok((Some(edit), new_words(&draft)))
        }
        SeasonLine::Split(id) => {
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

fn fact(
    life: &Life,
    ctx: &Ctx,
    season: &Season,
    cell: &SeasonCell,
    text: &str,
) -> Result<Option<(Edit, String)>, Refused> {
    let mut after = season.clone();
    let name = &season.name;
    match cell {
        SeasonCell::Name if text.is_empty() => return Err(Refused::because("A season needs a name.")),
        SeasonCell::Name => after.name = text.to_owned(),
        SeasonCell::From | SeasonCell::Until if text.is_empty() => {
            let day = if *cell == SeasonCell::From { "first" } else { "last" };
            return Err(Refused::because(format!(
                "A season needs a {day} day; write 2027-01-03, 3 jan, fri or +7."
            )));
        }
        SeasonCell::From => after.start = date(life, ctx, season, season.start, text)?,
        SeasonCell::Until => after.end = date(life, ctx, season, season.end, text)?,
        SeasonCell::Leans => {
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
        SeasonCell::Share if season.heavy.is_none() => {
            return Err(Refused::because("A share needs a side it leans to: say that first."));
        }
        SeasonCell::Share => after.ratio = share(text)?,
        SeasonCell::Success | SeasonCell::Weight(_) | SeasonCell::Weekly(_) => {
            after.success = (!text.is_empty()).then(|| text.to_owned());
        }
    }
    let says = match cell {
        SeasonCell::Name => format!("{name} is called {}", after.name),
        SeasonCell::From | SeasonCell::Until => {
            format!("{name}: {}, {}", sentences::dates(&after), after.length())
        }
        SeasonCell::Leans | SeasonCell::Share => format!("{name} {}", sentences::leaning(&after)),
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
    cell: &SeasonCell,
    value: &str,
    text: &str,
) -> Result<Option<(Edit, String)>, Refused> {
    let known = life.profile.value(value);
    let name = known.map_or(value, |value| &value.name);
    let mut intent = verbs::intent_of(life, season, value);
    let says = match cell {
        SeasonCell::Weight(_) => {
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
    let nearest = (year - 1..=year + 1).filter_map(|year| line::day_of_year(text, year));
    let nearest = nearest.min_by_key(|day| days_between(near, *day).abs());
    nearest
        .or_else(|| line::day(text, today, seen))
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
