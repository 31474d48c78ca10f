//! Sentences about a day.

use chrono::{Datelike, NaiveDate};

use crate::alignment::QUADRANT_CUT;
use crate::domain::config::Clock;
use crate::domain::currency::decimals;
use crate::domain::date::{days_between, long, plus, weekday_name};
use crate::domain::time::DAY;
use crate::domain::{AreaTree, Block, Life, Minutes, Profile, Time};
use crate::report::day::agenda::{Agenda, Item};
use crate::report::day::headline::after_limits;

/// Returns a length in words: `48 min`, `1h30`.
pub fn length(minutes: i64) -> String {
    Minutes(u32::try_from(minutes).unwrap_or_default()).short()
}

/// Returns an amount with the decimals of its currency: `20.16 EUR`, `500 JPY`. Two if no currency is known.
///
/// ```
/// use aplomb::report::day::words::money;
///
/// assert_eq!(money(20.156, Some("EUR")), "20.16 EUR");
/// assert_eq!(money(500.4, Some("JPY")), "500 JPY");
/// assert_eq!(money(18.0, None), "18.00");
/// ```
pub fn money(amount: f64, currency: Option<&str>) -> String {
    let (currency, decimals) = currency.map_or(("", 2), |code| (code, decimals(code)));
    format!("{amount:.decimals$} {currency}").trim_end().to_owned()
}

/// Returns the first line: what runs, how long, and what is next. For another day: how much is planned and done.
pub fn headline(agenda: &Agenda, is_past: bool, clock: Clock) -> String {
    if let Some(unread) = &agenda.unread {
        return unread.clone();
    }
    match (&agenda.headline, agenda.now) {
        (Some(_), Some(_)) if agenda.items.is_empty() => {
            after_limits(&agenda.reached, "Today is open. What deserves half an hour of it?")
        }
        (Some(headline), Some(_)) => headline.clone(),
        _ => other_day(agenda, is_past, clock),
    }
}

fn other_day(agenda: &Agenda, is_past: bool, clock: Clock) -> String {
    let (planned, lived) = (agenda.planned_minutes(), agenda.lived_minutes());
    match (is_past, planned, lived) {
        (_, 0, 0) if is_past => "Nothing recorded this day.".to_owned(),
        (true, 0, lived) => format!("{} done, none of it planned.", length(lived)),
        (true, planned, lived) => {
            format!("{} done of {} planned, without sleep.", length(lived), length(planned))
        }
        (false, 0, _) => "Nothing planned this day.".to_owned(),
        (false, planned, _) => match agenda.after(i64::MIN).find(|item| item.date == agenda.date) {
            Some(first) => {
                let start = first.plan.map(|plan| plan.span().start.short(clock)).unwrap_or_default();
                format!("{} planned. First: {} at {start}.", length(planned), first.block.title)
            }
            None => format!("{} planned.", length(planned)),
        },
    }
}

/// Returns the time of day at which a block began to run.
pub fn since_time(item: &Item, clock: Clock) -> String {
    let minute = running_from(item).rem_euclid(i64::from(DAY));
    Time::from_minutes(u32::try_from(minute).unwrap_or(0)).short(clock)
}

fn running_from(item: &Item) -> i64 {
    item.lived.last().map_or(item.place.start, |last| last.start)
}

/// Returns since when a block has run, as seen from the day shown: `since 9:05`, `since yesterday 21:30`. If it is
/// far past its plan, returns by how much: `13h10 over, still working?`
pub fn since(agenda: &Agenda, item: &Item, clock: Clock) -> String {
    if let Some(over) = item.far_over {
        return format!("{} over, still working?", length(over));
    }
    let time = since_time(item, clock);
    match running_from(item).div_euclid(i64::from(DAY)) {
        -1 => format!("since yesterday {time}"),
        days if days < 0 => format!("since {} {time}", weekday_name(plus(agenda.date, days).weekday())),
        _ => format!("since {time}"),
    }
}

/// Returns the dimmed line: the date, the season, and whether it is a grace day.
pub fn dateline(life: &Life, today: NaiveDate, agenda: &Agenda, brief: bool) -> String {
    let date = agenda.date;
    let when = if brief { crate::domain::date::short(date) } else { long(date) };
    let away = crate::domain::date::days_between(today, date);
    let mut line = match away {
        0 => when,
        1 => format!("{when}, tomorrow"),
        -1 => format!("{when}, yesterday"),
        _ => when,
    };
    let grace = life.day(date).and_then(|day| day.head.grace.as_deref());
    if let Some(season) = life.season_on(date).filter(|_| grace.is_none() || !brief) {
        let (week, of) = season.week_of(date);
        line.push_str(&format!(" · {}, week {week} of {of}", season.name));
    }
    if let Some(grace) = grace {
        line.push_str(if brief { " · grace" } else { " · a grace day" });
        if !grace.is_empty() {
            line.push_str(&format!(": {grace}"));
        }
    }
    line
}

/// Returns the week's goal and the day's note in one line. Empty where there is neither.
pub fn about_day(life: &Life, agenda: &Agenda) -> String {
    let goal = life.goal(crate::domain::Week::of(agenda.date));
    let note = life.day(agenda.date).and_then(|day| day.head.note.as_deref());
    let first_line = |text: &str| match text.trim_end().split_once('\n') {
        Some((first, _)) => format!("{} …", first.trim_end()),
        None => text.to_owned(),
    };
    let goal = goal.map(|goal| format!("Week's goal: {}", first_line(goal)));
    let note = note.map(|note| format!("Note: {}", first_line(note)));
    goal.into_iter().chain(note).collect::<Vec<_>>().join(" · ")
}

/// Rounds alignment or balance as shown. A number just below [`QUADRANT_CUT`] is not rounded up to it,
/// because the words beside it say that it is below.
pub fn shown(number: f64) -> f64 {
    if number < QUADRANT_CUT { number.round().min(QUADRANT_CUT - 1.0) } else { number.round() }
}

/// Returns alignment or balance as digits.
pub fn figure(number: f64) -> String {
    format!("{:.0}", shown(number))
}

/// Returns the names of a block's job and values. Without any of them, the name of its area.
pub fn tags(block: &Block, profile: &Profile, areas: &AreaTree) -> String {
    let value = |id: &String| profile.value(id).map_or(id.clone(), |value| value.name.clone());
    let parts: Vec<String> = job(block, profile).into_iter().chain(block.values.iter().map(value)).collect();
    match parts.is_empty() {
        true => area(block, areas).unwrap_or_default(),
        false => parts.join(", "),
    }
}

/// Returns which of its days an item stands on: `day 2 of 3`. `first` is its first day. None: it has only one.
pub fn day_of(block: &Block, first: NaiveDate, date: NaiveDate) -> Option<String> {
    let (day, days) = (days_between(first, date) + 1, block.days());
    (days > 1).then(|| format!("day {day} of {days}"))
}

/// Returns how a block is to be done: `your own agenda · demanding · with Ada`, and the first line of its note.
pub fn manner(block: &Block) -> String {
    with_manner(Vec::new(), block)
}

/// Returns a block's tags and manner in one line.
pub fn detail(block: &Block, profile: &Profile, areas: &AreaTree) -> String {
    with_manner([tags(block, profile, areas)].into_iter().filter(|tags| !tags.is_empty()).collect(), block)
}

/// Returns a block's job, area and manner in one line: `Acme · work · someone else's agenda`.
pub fn whole_detail(block: &Block, profile: &Profile, areas: &AreaTree) -> String {
    with_manner(job(block, profile).into_iter().chain(area(block, areas)).collect(), block)
}

/// Returns the name of a block's job, else of its area. Empty without both.
pub fn whose(block: &Block, profile: &Profile, areas: &AreaTree) -> String {
    job(block, profile).or_else(|| area(block, areas)).unwrap_or_default()
}

fn job(block: &Block, profile: &Profile) -> Option<String> {
    let name = |id: &str| profile.engagement(id).map_or(id, |one| one.short_name()).to_owned();
    block.engagement.as_deref().map(name)
}

fn area(block: &Block, areas: &AreaTree) -> Option<String> {
    let name = |id: &str| areas.get(id).map_or(id.to_owned(), |area| area.name.to_lowercase());
    block.area.as_deref().map(name)
}

/// Adds agenda, demand, people and note to the parts, and joins them.
fn with_manner(mut parts: Vec<String>, block: &Block) -> String {
    parts.extend(block.agenda.map(|agenda| agenda.in_words().to_owned()));
    parts.extend(block.demand.map(|demand| demand.in_words().to_owned()));
    if !block.with.is_empty() {
        parts.push(format!("with {}", block.with.join(", ")));
    }
    parts.extend(block.note.as_ref().map(|note| note.lines().next().unwrap_or_default().to_owned()));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_below_the_cut_does_not_seem_to_lie_on_it() {
        for (number, words) in
            [(69.4, "69"), (69.5, "69"), (69.99, "69"), (70.0, "70"), (99.7, "100"), (0.4, "0")]
        {
            assert_eq!(figure(number), words);
        }
    }

    #[test]
    fn an_amount_is_written_as_its_currency_is() {
        for (amount, currency, words) in [
            (20.164, Some("EUR"), "20.16 EUR"),
            (499.6, Some("JPY"), "500 JPY"),
            (7.5, Some("TND"), "7.500 TND"),
            (12.0, None, "12.00"),
        ] {
            assert_eq!(money(amount, currency), words);
        }
    }
}
