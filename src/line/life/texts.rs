//! Reads and writes the values of the keys: pay, hours, lists, weights, dates.

use chrono::NaiveDate;

use super::super::{clock, dates, length};
use super::LifeReader;
use crate::domain::date::{DayName, Weekdays};
use crate::domain::profile::{Forbidden, HoursWindow, Pay, Per};
use crate::domain::time::{DAY, HOUR};
use crate::domain::{Minutes, Span, Time};

/// Returns whether a text empties its key.
pub(super) fn is_none(text: &str) -> bool {
    text.is_empty() || ["none", "no one", "-", "—"].contains(&text.to_lowercase().as_str())
}

/// Returns the entries of a list as it was typed: `Ada, Acme team lead`. An entry in quotes can have commas.
pub(super) fn entries(text: &str) -> Vec<String> {
    let mut is_quoted = false;
    let parts = text.split(|letter: char| {
        is_quoted ^= letter == '"';
        !is_quoted && matches!(letter, ',' | ';')
    });
    let entries = parts.map(|part| part.replace('"', "").trim().to_owned());
    entries.filter(|entry| !entry.is_empty()).collect()
}

/// Returns a list as it is typed. Entries with commas are in quotes.
pub(super) fn list_text(entries: &[String]) -> String {
    let typed = entries.iter().map(|entry| match entry.contains([',', ';']) {
        true => format!("\"{entry}\""),
        false => entry.clone(),
    });
    typed.collect::<Vec<_>>().join(", ")
}

/// Returns a day or a group of days. Plurals and a comma behind are understood: `Mondays,`.
pub(super) fn day_name(text: &str) -> Option<DayName> {
    let text = text.trim_end_matches(',');
    Weekdays::name(text).or_else(|| Weekdays::name(text.strip_suffix('s')?))
}

/// Returns a number without a decimal point where it is whole.
pub(super) fn figure(value: f64) -> String {
    format!("{}", (value * 1e6).round() / 1e6)
}

/// Reads a weight.
pub(super) fn weight(text: &str) -> Result<Option<f64>, String> {
    if is_none(text) {
        return Ok(None);
    }
    let number = text.parse::<f64>().ok().filter(|weight| (0.0..=10.0).contains(weight));
    number.map(Some).ok_or_else(|| format!("'{text}' is not a weight. Write 0 to 10"))
}

/// Reads a length of at most a week. A number alone counts hours where `is_hours`, else minutes.
pub(super) fn minutes(text: &str, is_hours: bool) -> Result<Option<Minutes>, String> {
    if is_none(text) {
        return Ok(None);
    }
    let unit = if is_hours { HOUR } else { 1 };
    let bare = text.parse::<u32>().ok().and_then(|number| number.checked_mul(unit)).map(Minutes);
    let text = text.trim_end_matches(" a week").trim();
    let read = length::duration(text).or(bare).filter(|minutes| minutes.0 <= 7 * DAY);
    let example = if is_hours { "10h, 1h30 or 90m, at most 168h" } else { "15m or 1h" };
    read.map(Some).ok_or_else(|| format!("'{text}' is not a length. Write {example}"))
}

/// Reads a day. None: always, or no end.
pub(super) fn day(text: &str, reader: &LifeReader<'_>) -> Result<Option<NaiveDate>, String> {
    if is_none(text) {
        return Ok(None);
    }
    let read = dates::day(text, reader.today, reader.today);
    read.map(Some).ok_or_else(|| format!("'{text}' is not a day. Write fri, 24 dec or 2026-11-30"))
}

/// Reads yes or no.
pub(super) fn flag(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "y" | "presence" | "hours" => Ok(true),
        "no" | "false" | "n" | "results" | "" | "none" => Ok(false),
        _ => Err(format!("'{text}' is not possible. Write presence or results")),
    }
}

/// Reads days and hours: `weekdays 9-17`. Without days they are `days`.
pub(super) fn when(text: &str, days: &str) -> Result<(Weekdays, Span), String> {
    let example = "Write days and hours, as in weekdays 9-17";
    let words: Vec<&str> = text.split_whitespace().collect();
    let count = words.iter().map_while(|word| day_name(word)).count();
    let (named, rest) = words.split_at(count);
    let time = rest.join(" ");
    if time.is_empty() {
        return Err(format!("'{text}' has no hours. {example}"));
    }
    if !time.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Err(format!("'{}' is not a day. {example}", rest.first().unwrap_or(&"")));
    }
    let window = clock::span(&time, Time::MIDNIGHT).map_err(|error| error.message)?;
    let names: Vec<DayName> = match named.is_empty() {
        true => Weekdays::name(days).into_iter().collect(),
        false => named.iter().filter_map(|word| day_name(word)).collect(),
    };
    Ok((names.into_iter().collect(), window))
}

/// Returns days and hours as they are typed: `weekdays 09:00-17:00`.
pub(super) fn when_text(days: &Weekdays, window: Span) -> String {
    let names = days.names().collect::<Vec<_>>().join(" ");
    format!("{names} {window}").trim().to_owned()
}

/// Reads windows of hours: `weekdays 9-17, sat 10-12`.
pub(super) fn hours(text: &str) -> Result<Vec<HoursWindow>, String> {
    if is_none(text) {
        return Ok(Vec::new());
    }
    let window = |part: String| when(&part, "weekdays").map(|(days, window)| HoursWindow { days, window });
    entries(text).into_iter().map(window).collect()
}

/// Returns windows of hours as they are typed.
pub(super) fn hours_text(hours: &[HoursWindow]) -> String {
    let texts: Vec<String> = hours.iter().map(|one| when_text(&one.days, one.window)).collect();
    texts.join(", ")
}

/// Returns an amount as it is typed: `3200 EUR/month`.
pub(super) fn pay_text(pay: &Pay) -> String {
    let currency = pay.currency.as_deref().map(|code| format!(" {code}")).unwrap_or_default();
    format!("{}{currency}/{}", figure(pay.amount), pay.per.word())
}

/// Reads an amount: `3200EUR/month`, `48 EUR per hour`, `48/hour`, each with `from 2026-01-01` behind.
fn amount(text: &str, reader: &LifeReader<'_>) -> Result<Pay, String> {
    let wrong = || format!("'{text}' is not an amount. Write it as 3200 EUR/month or 48 EUR/hour");
    let (text, from) = match text.rsplit_once(" from ") {
        Some((text, from)) => (text, day(from.trim(), reader)?),
        None => (text, None),
    };
    let (sum, per) = text.rsplit_once('/').or_else(|| text.rsplit_once(" per ")).ok_or_else(wrong)?;
    let per = per.trim().trim_start_matches("an ").trim_start_matches("a ");
    let per = match per.to_lowercase().as_str() {
        "h" | "hr" => "hour".to_owned(),
        "d" => "day".to_owned(),
        "wk" => "week".to_owned(),
        "mo" => "month".to_owned(),
        "yr" => "year".to_owned(),
        per => per.to_owned(),
    };
    let per: Per = per.parse().map_err(|_| {
        format!("'{per}' is not possible after the amount. Write /{}", Per::WORDS.join(", /"))
    })?;
    let sum: String = sum.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (symbol, sum) = match sum.chars().next() {
        Some('€') => (Some("EUR"), &sum['€'.len_utf8()..]),
        Some('$') => (Some("USD"), &sum[1..]),
        Some('£') => (Some("GBP"), &sum['£'.len_utf8()..]),
        _ => (None, sum.as_str()),
    };
    let end = sum.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(sum.len());
    let (number, code) = sum.split_at(end);
    let amount = number.parse::<f64>().ok().filter(|amount| amount.is_finite()).ok_or_else(wrong)?;
    let code = match code {
        "€" => "EUR".to_owned(),
        "$" => "USD".to_owned(),
        "£" => "GBP".to_owned(),
        code => code.to_uppercase(),
    };
    if !code.chars().all(|letter| letter.is_ascii_alphabetic()) || !(code.is_empty() || code.len() == 3) {
        return Err(wrong());
    }
    let code = Some(code).filter(|code| !code.is_empty()).or(symbol.map(str::to_owned));
    Ok(Pay { from, amount, currency: code, per })
}

/// Sets what is paid, from a day on. Without a day it is today, or always where nothing was paid before. Earlier
/// periods stay.
pub(super) fn set_pay(all: &mut Vec<Pay>, text: &str, reader: &LifeReader<'_>) -> Result<(), String> {
    if is_none(text) {
        all.clear();
        return Ok(());
    }
    let mut pay = amount(text, reader)?;
    let now = current_pay(all, reader.today).cloned();
    if let Some(now) = now
        .filter(|now| pay_text(now) == pay_text(&pay) && pay.from.is_none_or(|from| now.from == Some(from)))
    {
        // A currency that was not typed stays as it was.
        pay.from = now.from;
    } else if pay.from.is_none() && !all.is_empty() {
        pay.from = Some(reader.today);
    }
    match all.iter_mut().find(|one| one.from == pay.from) {
        Some(same) => *same = pay,
        None => {
            let at = all.iter().position(|one| one.from > pay.from).unwrap_or(all.len());
            all.insert(at, pay);
        }
    }
    Ok(())
}

/// Returns what is paid on a day. None: nothing.
pub(super) fn current_pay(all: &[Pay], date: NaiveDate) -> Option<&Pay> {
    all.iter().filter(|pay| pay.from.is_none_or(|from| from <= date)).max_by_key(|pay| pay.from)
}

/// Reads what a boundary keeps out: an area or a job, by its name or its id.
pub(super) fn forbidden(text: &str, reader: &LifeReader<'_>) -> Result<Forbidden, String> {
    let (sigils, name): (&[&str], &str) = match text.split_once(':') {
        Some(("engagement" | "for" | "job", name)) => (&["+"], name),
        Some(("area", name)) => (&["@"], name),
        _ => match text.chars().next() {
            Some('@') => (&["@"], &text[1..]),
            Some('+') => (&["+"], &text[1..]),
            _ => (&["@", "+"], text),
        },
    };
    for sigil in sigils {
        if let Some(id) = reader.id(sigil, name) {
            return Ok(if *sigil == "@" { Forbidden::Area(id) } else { Forbidden::Engagement(id) });
        }
    }
    let near = sigils.iter().find_map(|sigil| reader.nearest(sigil, name));
    Err(match near {
        Some(near) => format!("no area and no job '{name}'; did you mean {near}?"),
        None => format!("no area and no job '{name}'. Run aplomb area or aplomb engagement for the lists"),
    })
}
