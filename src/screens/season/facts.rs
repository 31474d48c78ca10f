//! Columns of the table of facts: name, dates, lean, share and sentence.

use chrono::{Datelike, NaiveDate};

use crate::app::table::{CellRead, TableColumn, Write};
use crate::domain::date::{days_between, plus, short};
use crate::domain::edits;
use crate::domain::{Ctx, Edit, Heavy, Life, Refused, Season};
use crate::line;
use crate::report::season::sentences;

/// Work share of a season that sets none.
const DEFAULT_SHARE: f64 = 0.6;
/// Refusal of a share without a lean.
const NO_SIDE: &str = "Set a side under Leans first.";
/// Refusal of a step on text.
const NO_STEPS: &str = "Press e to edit this text.";
/// What a date may look like.
const DATE: &str = "Write 2027-01-03, 3 jan, fri or +7.";

/// The facts, in order.
pub static FACTS: [TableColumn<Season>; 6] = [
    TableColumn {
        name: "Name",
        hint: "a name",
        choices: None,
        show: |season| (season.name.clone(), true),
        write: Ok(Write {
            text: |_, season| season.name.clone(),
            read: |life, _, season, text| match text {
                "" => Err(Refused::because("A season needs a name.")),
                _ => changed(
                    life,
                    season,
                    |after| after.name = text.to_owned(),
                    |now, after| format!("{} is called {}", now.name, after.name),
                ),
            },
            step: |_, _, _| Err(Refused::because(NO_STEPS)),
        }),
    },
    TableColumn {
        name: "From",
        hint: "2027-01-03, 3 jan, fri, +7",
        choices: Some("Type 2027-01-03, fri or +7."),
        show: |season| (brief(season.start), true),
        write: Ok(Write {
            text: |_, season| season.start.to_string(),
            read: |life, ctx, season, text| {
                let start = needed(life, ctx, season, season.start, ("first", text))?;
                changed(life, season, |after| after.start = start, in_days)
            },
            step: |life, season, more| {
                stepped(life, season, |after| after.start = plus(after.start, sign(more)), in_dates)
            },
        }),
    },
    TableColumn {
        name: "Until",
        hint: "2027-01-03, 3 jan, fri, +7",
        choices: Some("Type 2027-01-03, fri or +7."),
        show: |season| (brief(season.end), true),
        write: Ok(Write {
            text: |_, season| season.end.to_string(),
            read: |life, ctx, season, text| {
                let end = needed(life, ctx, season, season.end, ("last", text))?;
                changed(life, season, |after| after.end = end, in_days)
            },
            step: |life, season, more| {
                stepped(life, season, |after| after.end = plus(after.end, sign(more)), in_dates)
            },
        }),
    },
    TableColumn {
        name: "Leans",
        hint: "work, life or neither",
        choices: Some("Type work, life or neither."),
        show: |season| match season.heavy {
            Some(heavy) => (format!("to {heavy}"), true),
            None => ("to neither side".to_owned(), false),
        },
        write: Ok(Write {
            text: |_, season| season.heavy.map_or("neither", Heavy::word).to_owned(),
            read: |life, _, season, text| {
                let heavy = match text.trim_start_matches("to ").to_lowercase().as_str() {
                    "work" => Some(Heavy::Work),
                    "life" => Some(Heavy::Life),
                    "" | "neither" | "none" => None,
                    other => {
                        let words = format!("'{other}' is not a side. Write work, life or neither.");
                        return Err(Refused::because(words));
                    }
                };
                changed(life, season, |after| after.heavy = heavy, leans)
            },
            // The order is life, neither, work.
            step: |life, season, more| {
                let heavy = match (season.heavy, more) {
                    (None, true) | (Some(Heavy::Work), true) => Some(Heavy::Work),
                    (None, false) | (Some(Heavy::Life), false) => Some(Heavy::Life),
                    _ => None,
                };
                stepped(life, season, |after| after.heavy = heavy, leans)
            },
        }),
    },
    TableColumn {
        name: "Share",
        hint: "60%",
        choices: Some("Type 50% to 95% of work and life hours. Empty uses 60%."),
        show: |season| (sentences::share_for(season), season.heavy.is_some() && season.ratio.is_some()),
        write: Ok(Write {
            text: |_, season| {
                season.ratio.map_or(String::new(), |ratio| super::intents::figure(ratio * 100.0))
            },
            read: |life, _, season, text| {
                let ratio = season.heavy.map(|_| share(text)).ok_or_else(|| Refused::because(NO_SIDE))??;
                changed(life, season, |after| after.ratio = ratio, leans)
            },
            // A step is 5%.
            step: |life, season, more| {
                season.heavy.ok_or_else(|| Refused::because(NO_SIDE))?;
                let then = season.ratio.unwrap_or(DEFAULT_SHARE) * 100.0 + if more { 5.0 } else { -5.0 };
                let ratio = Some(then.round().clamp(50.0, 95.0) / 100.0);
                stepped(life, season, |after| after.ratio = ratio, leans)
            },
        }),
    },
    TableColumn {
        name: "Good season if",
        hint: "a sentence of your own, or none",
        choices: None,
        show: |season| match &season.success {
            Some(success) => (success.clone(), true),
            None => ("not written yet".to_owned(), false),
        },
        write: Ok(Write {
            text: |_, season| season.success.clone().unwrap_or_default(),
            read: |life, _, season, text| {
                let success = (!text.is_empty()).then(|| text.to_owned());
                changed(
                    life,
                    season,
                    |after| after.success = success,
                    |now, after| match after.success {
                        Some(_) => format!("{} is a good season if …, shown at every review", now.name),
                        None => format!("{} has no words for a good season", now.name),
                    },
                )
            },
            step: |_, _, _| Err(Refused::because(NO_STEPS)),
        }),
    },
];

/// Index of the sentence among the facts.
pub const SUCCESS: usize = 5;

/// Returns the name and the dates of a season.
fn in_dates(now: &Season, after: &Season) -> String {
    format!("{}: {}", now.name, sentences::dates(after))
}

/// Returns the name, the dates and the length of a season.
fn in_days(now: &Season, after: &Season) -> String {
    format!("{}, {}", in_dates(now, after), after.length())
}

/// Returns the name of a season and what its hours are for.
fn leans(now: &Season, after: &Season) -> String {
    format!("{}: {}", now.name, sentences::leaning(after))
}

/// Returns 1 for a step up, -1 for a step down.
fn sign(more: bool) -> i64 {
    if more { 1 } else { -1 }
}

/// Returns the edit that changes a season, and its words. None where nothing changes.
fn changed(
    life: &Life,
    season: &Season,
    change: impl FnOnce(&mut Season),
    says: fn(&Season, &Season) -> String,
) -> CellRead {
    let now = edits::season(life, &season.id)?;
    let mut after = now.clone();
    change(&mut after);
    if after == *now {
        return Ok(None);
    }
    let words = says(now, &after);
    Ok(Some((edits::season_replace(life, &season.id, after, words.clone())?, words)))
}

/// Returns the edit of a step.
fn stepped(
    life: &Life,
    season: &Season,
    change: impl FnOnce(&mut Season),
    says: fn(&Season, &Season) -> String,
) -> Result<Edit, Refused> {
    let now = edits::season(life, &season.id)?;
    let mut after = now.clone();
    change(&mut after);
    let words = says(now, &after);
    edits::season_replace(life, &season.id, after, words)
}

/// Returns `Mon 5 Oct 2026`.
fn brief(date: NaiveDate) -> String {
    format!("{} {}", short(date), date.year())
}

/// Reads a date that a season needs.
///
/// # Errors
/// The text is empty or not a date.
fn needed(
    life: &Life,
    ctx: &Ctx,
    season: &Season,
    near: NaiveDate,
    (which, text): (&str, &str),
) -> Result<NaiveDate, Refused> {
    match text {
        "" => Err(Refused::because(format!("A season needs a {which} day. {DATE}"))),
        _ => date(life, ctx, season, near, text),
    }
}

/// Reads a date in any form that Go to takes. A date without a year is the one nearest to `near`.
///
/// # Errors
/// The text is not a date.
pub(super) fn date(
    life: &Life,
    ctx: &Ctx,
    season: &Season,
    near: NaiveDate,
    text: &str,
) -> Result<NaiveDate, Refused> {
    let today = life.today(ctx);
    let seen = if season.contains(today) { today } else { season.start };
    let years = near.year() - 1..=near.year() + 1;
    let nearest = years.filter_map(|year| line::day_of_year(text, year));
    let nearest = nearest.min_by_key(|day| days_between(near, *day).abs());
    nearest
        .or_else(|| line::day(text, today, seen))
        .ok_or_else(|| Refused::because(format!("'{text}' is not a date. {DATE}")))
}

/// Reads a work share, in percent or as a part of 1. None where the text is empty.
///
/// # Errors
/// The text is no share from 50% to 95%.
fn share(text: &str) -> Result<Option<f64>, Refused> {
    let figure = text.trim_end_matches('%').trim();
    if figure.is_empty() {
        return Ok(None);
    }
    let number = figure.parse::<f64>().ok().map(|share| if share > 1.0 { share / 100.0 } else { share });
    let number = number.filter(|share| (0.5..=0.95).contains(share));
    number.map(Some).ok_or_else(|| Refused::because(format!("'{text}' is not a share. Write 50% to 95%.")))
}
