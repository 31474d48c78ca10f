//! Columns of the table of targets: weight, hours a week, and whether the value is on track.

use crate::app::Verb;
use crate::app::table::{CellRead, Fixed, TableColumn, Write};
use crate::domain::edits::{self, intent_key};
use crate::domain::season::Intent;
use crate::domain::time::DAY;
use crate::domain::{Life, Minutes, Refused, Season};
use crate::report::season::{SeasonReport, SeasonValueRow, sentences};

/// A value in a season: a row of the table.
#[derive(Debug, Clone)]
pub struct ValueIntent {
    /// Id of the season. None where the day is in no season.
    pub season: Option<String>,
    /// The value, with its hours.
    pub value: SeasonValueRow,
    /// Whether it is on track, in words.
    pub fares: String,
}

/// Returns the rows of the table.
pub fn rows(content: &SeasonReport) -> Vec<ValueIntent> {
    let season = content.season.as_ref().map(|season| season.id.clone());
    let row = |value: &SeasonValueRow| {
        let (season, fares) = (season.clone(), sentences::fares(content, value));
        ValueIntent { season, value: value.clone(), fares }
    };
    content.values.iter().map(row).collect()
}

/// The columns of the table.
pub static INTENTS: [TableColumn<ValueIntent>; 3] = [
    TableColumn {
        name: "Weight",
        hint: "0 to 10, empty for the weight of life.toml",
        choices: Some("Type 0 to 10. Empty uses the weight of life.toml."),
        show: |row| own(row, row.value.weight.0.to_string(), row.value.weight.1),
        write: Ok(Write {
            text: |life, row| said(life, row).and_then(|said| said.weight).map_or(String::new(), figure),
            read: |life, _, row, text| {
                let weight = weight(text)?;
                let own = life.profile.value(&row.value.id).and_then(|value| value.weight).unwrap_or(1.0);
                changed(
                    life,
                    row,
                    |intent| intent.weight = weight,
                    |season, name| match weight {
                        Some(weight) => format!("{name}: weight {weight} in {}", season.name),
                        None => format!("{name}: weight {own}, from life.toml"),
                    },
                )
            },
            step: |life, row, more| {
                let then = row.value.weight.0 + if more { 1.0 } else { -1.0 };
                set(life, row, |intent| intent.weight = Some(then.clamp(0.0, 10.0)))
            },
        }),
    },
    TableColumn {
        name: "Hours a week",
        hint: "12h, 90m, empty for the target of life.toml",
        choices: Some("Type hours or minutes: 12h or 90m. Empty uses the target of life.toml."),
        show: |row| match row.value.weekly.0 {
            Some(weekly) => own(row, weekly.short(), row.value.weekly.1),
            None => ("none".to_owned(), row.value.weekly.1),
        },
        write: Ok(Write {
            text: |life, row| {
                let weekly = said(life, row).and_then(|said| said.weekly);
                weekly.map_or(String::new(), |weekly| weekly.to_string())
            },
            read: |life, _, row, text| {
                let weekly = weekly(text)?;
                let own = life.profile.value(&row.value.id).and_then(|value| value.weekly);
                changed(
                    life,
                    row,
                    |intent| intent.weekly = weekly,
                    |season, name| match (weekly, own) {
                        (Some(weekly), _) => format!("{name}: {} a week in {}", weekly.short(), season.name),
                        (None, Some(own)) => {
                            format!("{name}: {} a week, from life.toml", own.short())
                        }
                        (None, None) => format!("{name}: no target, as in life.toml"),
                    },
                )
            },
            // A step is half an hour, from five hours on an hour.
            step: |life, row, more| {
                let now = row.value.weekly.0.unwrap_or_default().0;
                let step = if now > 300 || (more && now == 300) { 60 } else { 30 };
                let then = if more { now + step } else { now.saturating_sub(step) };
                set(life, row, |intent| intent.weekly = Some(Minutes(then.min(7 * DAY))))
            },
        }),
    },
    TableColumn {
        name: "Status",
        hint: "",
        choices: None,
        show: |row| (row.fares.clone(), false),
        write: Err(Fixed {
            why: "aplomb works this out from what you record.",
            instead: (Verb::CrossOut, "pause it, or resume it"),
        }),
    },
];

/// Returns a figure and whether the season sets it. Where it does not, `own` is before the figure, as it is the
/// value's.
fn own(row: &ValueIntent, text: String, is_said: bool) -> (String, bool) {
    let is_own = !is_said && row.season.is_some();
    (if is_own { format!("own {text}") } else { text }, is_said)
}

/// Returns a number without a decimal point where it is whole.
pub(super) fn figure(value: f64) -> String {
    format!("{}", (value * 1e6).round() / 1e6)
}

/// Returns what the season sets for a value. None where it sets nothing.
fn said<'a>(life: &'a Life, row: &ValueIntent) -> Option<&'a Intent> {
    let season = edits::season(life, row.season.as_deref()?).ok()?;
    season.intent.get(&intent_key(life, season, &row.value.id))
}

/// Returns the season of a row.
///
/// # Errors
/// The day is in no season.
fn season<'a>(life: &'a Life, row: &ValueIntent) -> Result<&'a Season, Refused> {
    let id = row.season.as_deref().ok_or_else(|| Refused::because("No season on this day."))?;
    edits::season(life, id)
}

/// Returns the edit that changes what the season sets for a value, and its words. None where nothing changes.
fn changed(
    life: &Life,
    row: &ValueIntent,
    change: impl FnOnce(&mut Intent),
    says: impl FnOnce(&Season, &str) -> String,
) -> CellRead {
    let (season, id) = (season(life, row)?, row.value.id.as_str());
    let now = edits::intent_of(life, season, id);
    let mut intent = now.clone();
    change(&mut intent);
    if intent == now {
        return Ok(None);
    }
    Ok(Some((edits::season_intent(life, &season.id, id, intent)?, says(season, &row.value.name))))
}

/// Returns the edit of a step.
fn set(
    life: &Life,
    row: &ValueIntent,
    change: impl FnOnce(&mut Intent),
) -> Result<crate::domain::Edit, Refused> {
    let season = season(life, row)?;
    let mut intent = edits::intent_of(life, season, &row.value.id);
    change(&mut intent);
    edits::season_intent(life, &season.id, &row.value.id, intent)
}

/// Reads a weight. None where the text is empty.
///
/// # Errors
/// The text is no number from 0 to 10.
fn weight(text: &str) -> Result<Option<f64>, Refused> {
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse::<f64>().ok().filter(|weight| (0.0..=10.0).contains(weight));
    number.map(Some).ok_or_else(|| Refused::because(format!("'{text}' is not a weight. Write 0 to 10.")))
}

/// Reads hours a week. None where the text is empty.
///
/// # Errors
/// The text is not a time, or is more than 168 hours.
fn weekly(text: &str) -> Result<Option<Minutes>, Refused> {
    if text.is_empty() {
        return Ok(None);
    }
    let bare = text.parse::<u32>().ok().and_then(|hours| hours.checked_mul(60)).map(Minutes);
    let minutes = text.parse::<Minutes>().ok().or(bare).filter(|minutes| minutes.0 <= 7 * DAY);
    minutes.map(Some).ok_or_else(|| {
        Refused::because(format!("'{text}' is not a length. Write 12h, 1h30m or 90m, at most 168h."))
    })
}
