//! What the season asks of each value, as the columns of a table: weight, hours a week, and how the value fares.

use crate::app::Verb;
use crate::app::table::{CellRead, Fixed, TableColumn, Write};
use crate::domain::edits::{self, intent_key};
use crate::domain::season::Intent;
use crate::domain::time::DAY;
use crate::domain::{Life, Minutes, Refused, Season};
use crate::report::season::{SeasonReport, SeasonValueRow, sentences};

/// A value in a season.
#[derive(Debug, Clone)]
pub struct ValueAsk {
    /// The season's id. None where no season holds the day.
    pub season: Option<String>,
    /// The value, with what it was given.
    pub value: SeasonValueRow,
    /// How it fares, in words.
    pub fares: String,
}

/// The rows of the table.
pub fn rows(content: &SeasonReport) -> Vec<ValueAsk> {
    let season = content.season.as_ref().map(|season| season.id.clone());
    let ask = |value: &SeasonValueRow| {
        let (season, fares) = (season.clone(), sentences::fares(content, value));
        ValueAsk { season, value: value.clone(), fares }
    };
    content.values.iter().map(ask).collect()
}

/// The columns of the table.
pub static ASKS: [TableColumn<ValueAsk>; 3] = [
    TableColumn {
        name: "Weight",
        hint: "0 to 10; empty: as the value says",
        choices: Some("It may be 0 to 10; empty: as the value says."),
        show: |ask| own(ask, ask.value.weight.0.to_string(), ask.value.weight.1),
        write: Ok(Write {
            text: |life, ask| said(life, ask).and_then(|said| said.weight).map_or(String::new(), figure),
            read: |life, _, ask, text| {
                let weight = weight(text)?;
                let own = life.profile.value(&ask.value.id).and_then(|value| value.weight).unwrap_or(1.0);
                changed(
                    life,
                    ask,
                    |intent| intent.weight = weight,
                    |season, name| match weight {
                        Some(weight) => format!("{name}: weight {weight} in {}", season.name),
                        None => format!("{name}: the weight that it has by itself, {own}"),
                    },
                )
            },
            step: |life, ask, more| {
                let then = ask.value.weight.0 + if more { 1.0 } else { -1.0 };
                set(life, ask, |intent| intent.weight = Some(then.clamp(0.0, 10.0)))
            },
        }),
    },
    TableColumn {
        name: "Hours a week",
        hint: "12h, 90m; empty: as the value says",
        choices: Some("It may be hours or minutes, 12h or 90m; empty: as the value says."),
        show: |ask| match ask.value.weekly.0 {
            Some(weekly) => own(ask, weekly.short(), ask.value.weekly.1),
            None => ("none".to_owned(), ask.value.weekly.1),
        },
        write: Ok(Write {
            text: |life, ask| {
                let weekly = said(life, ask).and_then(|said| said.weekly);
                weekly.map_or(String::new(), |weekly| weekly.to_string())
            },
            read: |life, _, ask, text| {
                let weekly = weekly(text)?;
                let own = life.profile.value(&ask.value.id).and_then(|value| value.weekly);
                changed(
                    life,
                    ask,
                    |intent| intent.weekly = weekly,
                    |season, name| match (weekly, own) {
                        (Some(weekly), _) => format!("{name}: {} a week in {}", weekly.short(), season.name),
                        (None, Some(own)) => {
                            format!("{name}: the hours that it asks by itself, {} a week", own.short())
                        }
                        (None, None) => format!("{name}: no hours; by itself it asks for none"),
                    },
                )
            },
            // By half an hour, from five hours on by one.
            step: |life, ask, more| {
                let now = ask.value.weekly.0.unwrap_or_default().0;
                let step = if now > 300 || (more && now == 300) { 60 } else { 30 };
                let then = if more { now + step } else { now.saturating_sub(step) };
                set(life, ask, |intent| intent.weekly = Some(Minutes(then.min(7 * DAY))))
            },
        }),
    },
    TableColumn {
        name: "How it fares",
        hint: "",
        choices: None,
        show: |ask| (ask.fares.clone(), false),
        write: Err(Fixed {
            why: "How it fares is counted from what you lived.",
            instead: (Verb::CrossOut, "let the value rest, or not"),
        }),
    },
];

/// A figure of the value's own is called so, where a season could say another.
fn own(ask: &ValueAsk, text: String, is_said: bool) -> (String, bool) {
    let is_own = !is_said && ask.season.is_some();
    (if is_own { format!("own {text}") } else { text }, is_said)
}

/// A figure without a point where it is whole.
pub(super) fn figure(value: f64) -> String {
    format!("{}", (value * 1e6).round() / 1e6)
}

/// What the season itself says of a value.
fn said<'a>(life: &'a Life, ask: &ValueAsk) -> Option<&'a Intent> {
    let season = edits::season(life, ask.season.as_deref()?).ok()?;
    season.intent.get(&intent_key(life, season, &ask.value.id))
}

fn season<'a>(life: &'a Life, ask: &ValueAsk) -> Result<&'a Season, Refused> {
    let id = ask.season.as_deref().ok_or_else(|| Refused::because("No season holds this day."))?;
    edits::season(life, id)
}

/// The edit of what the season asks of a value, and its words. None where nothing changes.
fn changed(
    life: &Life,
    ask: &ValueAsk,
    change: impl FnOnce(&mut Intent),
    says: impl FnOnce(&Season, &str) -> String,
) -> CellRead {
    let (season, id) = (season(life, ask)?, ask.value.id.as_str());
    let now = edits::intent_of(life, season, id);
    let mut intent = now.clone();
    change(&mut intent);
    if intent == now {
        return Ok(None);
    }
    let name = life.profile.value(id).map_or(id, |value| &value.name);
    Ok(Some((edits::season_intent(life, &season.id, id, intent)?, says(season, name))))
}

fn set(
    life: &Life,
    ask: &ValueAsk,
    change: impl FnOnce(&mut Intent),
) -> Result<crate::domain::Edit, Refused> {
    let season = season(life, ask)?;
    let mut intent = edits::intent_of(life, season, &ask.value.id);
    change(&mut intent);
    edits::season_intent(life, &season.id, &ask.value.id, intent)
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
    if text.is_empty() {
        return Ok(None);
    }
    let bare = text.parse::<u32>().ok().and_then(|hours| hours.checked_mul(60)).map(Minutes);
    let minutes = text.parse::<Minutes>().ok().or(bare).filter(|minutes| minutes.0 <= 7 * DAY);
    minutes.map(Some).ok_or_else(|| {
        Refused::because(format!("Hours a week: '{text}' is none; write 12h, 1h30m or 90m, at most 168h."))
    })
}
