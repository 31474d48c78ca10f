//! Sentences about the two numbers of a period: what they mean, or why a number is missing. The figures in a sentence
//! decide which sentence it is.

use chrono::NaiveDate;

use super::day::words::{figure, length};
use super::reasons::{name, place_has_name};
use super::wording::{and, capital, in_week};
use crate::alignment::{Balance, Component, Lens, Loss, Period, Score, Standing, rounded};
use crate::domain::time::HOUR;
use crate::domain::{Profile, Week};

/// Minutes of work that make a week a heavy one: 45 hours or more. A convention.
const HEAVY_WEEK: f64 = 45.0 * HOUR as f64;
/// What to do about a block without an area.
pub const ADD_AREA: &str = "Add @work, @care …";
/// Part of its target so far at or below which a value got little. A convention.
const LITTLE: f64 = 0.5;

/// Returns `alignment 79`. Until enough hours count, a dash replaces the number.
pub fn alignment(score: Option<&Score>) -> String {
    match score.filter(|score| score.is_shown()).and_then(|score| score.alignment) {
        Some(alignment) => format!("alignment {}", figure(alignment)),
        None => "alignment —".to_owned(),
    }
}

/// Returns `balance 100` and the work share in words. Without a number: a dash, and why there is none.
pub fn balance(score: Option<&Score>) -> (String, String) {
    let Some(score) = score else { return ("balance —".to_owned(), String::new()) };
    match (balance_unknown(score), score.balance.score, score.balance.share) {
        (None, Some(balance), Some(share)) => {
            (format!("balance {}", figure(balance)), format!("{:.0}% work", share * 100.0))
        }
        (why, ..) => ("balance —".to_owned(), why.unwrap_or_default()),
    }
}

/// Returns why a period shows no alignment, in words that replace the number. `None` if it shows one.
pub fn alignment_unknown(score: &Score) -> Option<String> {
    if score.alignment.is_some() && score.is_shown() {
        return None;
    }
    Some(unknown(score).unwrap_or_else(|| match score.values.iter().any(|value| value.target.is_some()) {
        true => format!("too little {}", seen(score)),
        false => "no value has a weekly target".to_owned(),
    }))
}

/// Returns why a period shows no balance, in words that replace the number. `None` if it shows one.
pub fn balance_unknown(score: &Score) -> Option<String> {
    if score.balance.score.is_some() && score.is_shown() {
        return None;
    }
    let (work, life) = (score.balance.work, score.balance.life);
    Some(unknown(score).unwrap_or_else(|| match score.balance.score {
        None if score.period.length() == 1 => "needs more than 1 day".to_owned(),
        None if work.min(life) < (work + life) / 20.0 => {
            let (side, none) = if work > life { ("work", life <= 0.0) } else { ("life", work <= 0.0) };
            let almost = if none { "only" } else { "almost only" };
            format!("{almost} {side} {}", seen(score))
        }
        _ => format!("too few days {}", seen(score)),
    }))
}

/// Returns why neither number can be shown. `None` if nothing prevents it.
fn unknown(score: &Score) -> Option<String> {
    if !score.is_whole {
        return Some("a file can't be read".to_owned());
    }
    if score.counted_minutes <= 0.0 {
        return Some(format!("nothing {}", seen(score)));
    }
    (!score.is_shown()).then(|| "less than 4h of work and life".to_owned())
}

fn seen(score: &Score) -> &'static str {
    match score.lens {
        Lens::Actual => "recorded",
        Lens::Plan => "planned",
        Lens::Outlook => "recorded or planned",
    }
}

/// Returns the work share and its target: `Work 63% (target 60%). 55 to 65% counts as on target.` Without a balance, it
/// adds why. The same percentages decide the verdict.
pub fn on_balance(score: &Score) -> String {
    let Some(share) = score.balance.share else {
        return "No work or life yet.".to_owned();
    };
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let unknown = balance_unknown(score).map(|why| format!(" No balance: {why}.")).unwrap_or_default();
    match score.balance.target {
        Some(target) => {
            let (least, most) = (target - 0.05, target + 0.05);
            let met = format!("{:.0} to {} counts as on target.", least * 100.0, percent(most));
            format!("Work {} (target {}). {met}{unknown}", percent(share), percent(target))
        }
        None if score.balance.is_mixed => {
            format!("Work {}. The seasons of these days have different targets.{unknown}", percent(share))
        }
        None => format!("Work {}. 35 to 65% counts as balanced.{unknown}", percent(share)),
    }
}

/// Returns the hours without an area, which count on neither side. `None` for less than a quarter of an hour.
pub fn without_side(score: &Score) -> Option<String> {
    let balance = &score.balance;
    let minutes = score.counted_minutes - balance.work - balance.life - balance.upkeep;
    (minutes >= 15.0)
        .then(|| format!("{} without an area: neither work nor life. {ADD_AREA}", length(rounded(minutes))))
}

/// Returns the number of days that the recorded ones are compared with. Of a week or less these are all that count,
/// as one knows how long a week is. Of a longer period these are the days so far.
fn days_that_count(score: &Score) -> u32 {
    if score.period.length() <= 7 { score.all_days } else { score.days }
}

/// Returns how much the numbers are based on: `Based on 5 of 7 days.`, and whether the check-in is still to come.
pub fn based_on(score: &Score, today: NaiveDate) -> String {
    let (recorded, all) = (score.recorded, days_that_count(score));
    let so_far = if score.period.to >= today && score.lens == Lens::Actual { " so far" } else { "" };
    let said = match score.lens {
        Lens::Plan => "Based on the plan.".to_owned(),
        Lens::Outlook if score.period.to >= today => match (recorded, all) {
            (0, _) => "Based on the plan.".to_owned(),
            (_, 1) => "Based on the day so far, and the plan for the rest.".to_owned(),
            _ => format!("Based on {recorded} of {all} days, and the plan for the rest."),
        },
        _ if recorded == all && all == 1 => "Based on 1 day.".to_owned(),
        _ if recorded == all && i64::from(all) == score.period.length() => {
            format!("Based on all {all} days.")
        }
        _ if recorded == all => format!("Based on all {all} days{so_far}."),
        _ => format!("Based on {recorded} of {all} days{so_far}."),
    };
    match without_check_in(score, today) {
        Some(words) => format!("{said} {words}"),
        None => said,
    }
}

/// Returns that the alignment of a week has no check-in, or not yet. `None` for other periods, and with a check-in.
pub fn without_check_in(score: &Score, today: NaiveDate) -> Option<&'static str> {
    let is_week = score.period == Period::week(Week::of(score.period.from));
    let lacks_signs = is_week && score.alignment.is_some() && score.component(Component::Signs).is_none();
    lacks_signs.then_some(match score.period.to >= today {
        true => "The weekly check-in is still to come.",
        false => "No check-in.",
    })
}

/// Returns the work share beside its target: `54% work, target: 60% work`, `63% work, on target`. `None` without a share.
pub fn work_share(score: &Score) -> Option<String> {
    let share = format!("{:.0}% work", score.balance.share? * 100.0);
    Some(match (score.balance.target, score.balance.standing()) {
        (Some(_), Some(Standing::OnTarget)) => format!("{share}, on target"),
        (Some(target), _) => format!("{share}, target: {:.0}% work", target * 100.0),
        (None, _) => share,
    })
}

/// Returns what both numbers of a week mean, as a sentence: `On target, but Health and Family got little.`
pub fn verdict(score: &Score, profile: &Profile, today: NaiveDate) -> String {
    let when = in_week(Week::of(score.period.from), today);
    if let Some(unknown) = unknown(score) {
        return match unknown.as_str() {
            "nothing recorded" => format!("Nothing recorded {when}."),
            _ => format!("No numbers yet: {unknown}."),
        };
    }
    if !score.is_mostly_known() {
        return "Too little recorded for a verdict.".to_owned();
    }
    let no_alignment = || format!("No alignment: {}.", alignment_unknown(score).unwrap_or_default());
    let Some(standing) = score.balance.standing() else {
        let first = match score.alignment {
            None => no_alignment(),
            Some(alignment) if is_aligned(alignment) => format!("Your hours served your values {when}."),
            Some(_) => format!("{} {when}.", capital(&lacking(score, profile))),
        };
        return format!("{first} No balance: {}.", balance_unknown(score).unwrap_or_default());
    };
    let is_good = standing == Standing::OnTarget;
    let hours = hours(score, standing, &when);
    match score.alignment {
        None => format!("{hours}. {}", no_alignment()),
        Some(alignment) if is_aligned(alignment) => match is_good {
            true if hours.starts_with("A heavy week") => format!("{hours} and aligned."),
            true => format!("{hours} and aligned {when}."),
            false => format!("{hours}, and it served your values."),
        },
        Some(_) => {
            let link = if is_good { "but" } else { "and" };
            format!("{hours}, {link} {}.", lacking(score, profile))
        }
    }
}

fn is_aligned(alignment: f64) -> bool {
    alignment >= crate::alignment::QUADRANT_CUT - 1e-9
}

/// Returns how the hours of a week are split, as the beginning of a sentence. `when` names the week.
fn hours(score: &Score, standing: Standing, when: &str) -> String {
    let balance = &score.balance;
    let heavy = (balance.work >= HEAVY_WEEK).then(|| format!("{}h of work", rounded(balance.work / 60.0)));
    let words = match (standing, balance.target.is_some() || balance.is_mixed) {
        (Standing::OnTarget, true) => "on target".to_owned(),
        (Standing::OnTarget, false) => "balanced".to_owned(),
        (Standing::Near, true) => format!("a little {}", leaning_by(balance)),
        (Standing::Near, false) if balance.share > Some(0.5) => "more work than life".to_owned(),
        (Standing::Near, false) => "more life than work".to_owned(),
        (Standing::Off, _) => leaning_by(balance),
    };
    match heavy {
        Some(heavy) => format!("A heavy week ({heavy}), {words}"),
        None if words.starts_with("mostly") => format!("{} {when}", capital(&words)),
        None => capital(&words),
    }
}

/// Returns to which side the hours lean if they are off balance: `more work than the season's target`, or without a
/// target `mostly life`. With several targets there is no side.
pub fn leaning(balance: &Balance) -> &'static str {
    if balance.is_mixed {
        return "off target over two seasons";
    }
    let is_much = balance.share.is_some_and(|share| share > balance.target.unwrap_or(0.5));
    match (balance.target.is_some(), is_much) {
        (true, true) => "more work than the season's target",
        (true, false) => "less work than the season's target",
        (false, true) => "mostly work",
        (false, false) => "mostly life",
    }
}

/// Returns the words of [`leaning`] with their figures: `more work than the season's target (70%, target 60%)`.
fn leaning_by(balance: &Balance) -> String {
    match (balance.share, balance.target) {
        (Some(share), Some(target)) => {
            format!("{} ({:.0}%, target {:.0}%)", leaning(balance), share * 100.0, target * 100.0)
        }
        _ => leaning(balance).to_owned(),
    }
}

/// Returns the one or two causes of the largest loss of alignment, as the end of a sentence.
pub fn lacking(score: &Score, profile: &Profile) -> String {
    let Some(component) = lacks_most(score) else { return "alignment is below 70".to_owned() };
    let losses: Vec<&Loss> = score.losses.iter().filter(|loss| loss.component == component).collect();
    let Some(first) = losses.first() else { return "alignment is below 70".to_owned() };
    // A second cause is named if it costs at least half as much as the first.
    let named: Vec<&&Loss> = losses.iter().take(2).filter(|loss| loss.points * 2.0 >= first.points).collect();
    let names: Vec<String> = named.iter().map(|loss| name(loss, profile)).collect();
    match component {
        Component::Values => {
            let got_little = |loss: &&&Loss| {
                let value = score.values.iter().find(|value| value.id == loss.cause);
                value.is_some_and(|value| value.minutes <= LITTLE * value.needed.unwrap_or(0.0))
            };
            let verb = if named.iter().all(got_little) { "got little" } else { "fell short" };
            format!("{} {verb}", and(&names))
        }
        Component::Signs => "the check-in was low".to_owned(),
        Component::Energy => format!("{} felt tiring", and(&names)),
        Component::Agency if place_has_name(&first.cause) => {
            format!("{} set much of the agenda", and(&names))
        }
        Component::Agency => "others set much of the agenda".to_owned(),
        Component::Boundaries => format!("work crossed {}", and(&names)),
        Component::Intention => format!("few plans for {} were kept", and(&names)),
    }
}

/// Returns the component with the largest loss, the first on a tie. `None` if nothing is lost.
pub fn lacks_most(score: &Score) -> Option<Component> {
    let lost = |component: Component| -> f64 {
        let losses = score.losses.iter().filter(|loss| loss.component == component);
        losses.map(|loss| loss.points).sum()
    };
    let all = Component::ALL.iter().rev().map(|component| (*component, lost(*component)));
    all.filter(|(_, points)| *points > 0.0).max_by(|one, other| one.1.total_cmp(&other.1)).map(|(one, _)| one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::samples::sample;

    const MORE_WORK: &str =
        "[[season]]\nname = \"Launch\"\nstart = 2026-11-01\nend = 2026-11-30\nheavy = \"work\"\n";
    const TWO: &str = "[[season]]\nname = \"One\"\nstart = 2026-11-01\nend = 2026-11-18\nheavy = \"work\"\n\
                       [[season]]\nname = \"Two\"\nstart = 2026-11-19\nend = 2026-11-30\nheavy = \"life\"\n";

    /// Returns the verdict on a week of these hours of work a day, of 10 hours, and the percentages behind it.
    fn said(seasons: &str, work: u32) -> (String, String) {
        let block = |from: u32, to: u32, area: &str| {
            format!("[[block]]\ntitle = \"x\"\nactual = [\"{from:02}:00-{to:02}:00\"]\narea = \"{area}\"\n")
        };
        let day = block(8, 8 + work, "work") + &block(8 + work, 18, "people");
        let dates: Vec<String> = (16..=20).map(|day| format!("2026-11-{day}")).collect();
        let days: Vec<(&str, &str)> = dates.iter().map(|date| (date.as_str(), day.as_str())).collect();
        let life = sample("value = [{ id = \"craft\", name = \"Craft\", weekly = \"7h\" }]", seasons, &days);
        let score = life.score("2026-11-16..2026-11-22", Lens::Actual, "2026-11-23T09:00");
        let today = "2026-11-23".parse().unwrap();
        (verdict(&score, &life.profile, today), on_balance(&score))
    }

    #[test]
    fn the_verdict_and_the_percentages_say_one_thing() {
        let target = "(target 60%). 55 to 65% counts as on target.";
        let none = "35 to 65% counts as balanced.";
        for (seasons, work, begins, percent, counts) in [
            (MORE_WORK, 6, "On target, but", 60, target),
            (MORE_WORK, 5, "A little less work than the season's target (50%, target 60%), and", 50, target),
            (MORE_WORK, 7, "A little more work than the season's target (70%, target 60%), and", 70, target),
            (MORE_WORK, 8, "More work than the season's target (80%, target 60%), and", 80, target),
            ("", 6, "Balanced, but", 60, none),
            ("", 7, "More work than life, and", 70, none),
            ("", 3, "More life than work, and", 30, none),
            ("", 9, "A heavy week (45h of work), mostly work, and", 90, none),
            (
                TWO,
                5,
                "A little off target over two seasons, and",
                50,
                "The seasons of these days have different targets.",
            ),
        ] {
            let (verdict, percentages) = said(seasons, work);
            assert!(verdict.starts_with(begins), "{work}: {verdict}");
            let dot = if counts == target { "" } else { "." };
            assert_eq!(percentages, format!("Work {percent}%{dot} {counts}"));
        }
    }
}
