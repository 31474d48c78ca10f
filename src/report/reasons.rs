//! Losses as sentences with their figures (`scoring.md`, "Why: the losses"). They say what holds alignment
//! back and scold nobody.

use chrono::NaiveDate;

use super::wording::in_week;
use crate::alignment::{Component, Lens, Loss, Period, PlaceMinutes, Score, whole_minutes};
use crate::domain::time::HOUR;
use crate::domain::week::{SIGN_SENTENCES, SIGNS};
use crate::domain::{Minutes, Profile, Week};

/// Minutes from which a length is rounded to whole hours, because half an hour makes no difference there. Shorter
/// ones are exact to the minute, like the figures beside them.
const SAID_IN_HOURS: f64 = 100.0 * HOUR as f64;
/// Which hours of a place count for energy.
const RATED: &str = "you rated";
/// Which hours of a place count for agenda.
const WITH_AGENDA: &str = "with a known agenda";

/// Returns a loss as a sentence with its figures: `Care: 1h30 of 10h this week`, `Acme felt tiring for 9h of its 14h
/// you rated`, `Dinner at home: crossed once, 30m`.
pub fn sentence(loss: &Loss, score: &Score, profile: &Profile, today: NaiveDate) -> String {
    let (cause, name) = (loss.cause.as_str(), name(loss, profile));
    match loss.component {
        Component::Values => format!("{name}: {}", value(cause, score, today)),
        Component::Signs => sign(cause, score),
        Component::Energy => energy(cause, &name, score),
        Component::Agency => agency(cause, &name, score, profile),
        Component::Boundaries => format!("{name}: {}", boundary(cause, score)),
        Component::Intention => format!("{name}: {}", intention(cause, score)),
    }
}

/// Returns the name of a loss's cause: value, boundary, engagement or area. For a check-in question, returns its
/// sentence.
pub fn name(loss: &Loss, profile: &Profile) -> String {
    let cause = loss.cause.as_str();
    let named = |name: Option<&String>| {
        name.filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| cause.to_owned())
    };
    match loss.component {
        Component::Values | Component::Intention => named(profile.value(cause).map(|value| &value.name)),
        Component::Boundaries => named(profile.boundary(cause).map(|boundary| &boundary.name)),
        Component::Signs => sign_sentence(cause).to_owned(),
        Component::Energy | Component::Agency => place_name(cause, profile),
    }
}

fn value(cause: &str, score: &Score, today: NaiveDate) -> String {
    let figures = score.values.iter().find(|value| value.id == cause);
    let (minutes, target, needed) = figures.map_or((0.0, 0.0, 0.0), |value| {
        (value.minutes, value.target.unwrap_or_default(), value.needed.unwrap_or_default())
    });
    if whole_minutes(needed) == whole_minutes(target) {
        return format!("{} of {} {}", short(minutes), short(target), when(score, today));
    }
    let done = match score.lens {
        Lens::Actual if score.period == Period::week(Week::of(score.period.from)) => {
            format!("done {}", when(score, today))
        }
        Lens::Actual => "done".to_owned(),
        Lens::Plan | Lens::Outlook => when(score, today),
    };
    format!("{} {done}, {} needed{}", short(minutes), short(needed), days_needed(needed / target, score))
}

/// Returns for how long a part of a target is needed: ` for the 6 days that count`. It returns ` so far` where the last day is
/// not over, and for a value that was in force on some of the days only.
fn days_needed(part: f64, score: &Score) -> String {
    let all = score.period.length();
    let days = part * all as f64;
    let whole = days.round();
    if (days - score.live.max(1.0)).abs() > 0.05 || whole >= all as f64 {
        return " so far".to_owned();
    }
    match (whole, (days - whole).abs() < 0.05) {
        (1.0, true) => " for the 1 day that counts".to_owned(),
        (_, true) => format!(" for the {whole:.0} days that count"),
        (1.0, false) => " for about 1 day that counts".to_owned(),
        (_, false) => format!(" for about {whole:.0} days that count"),
    }
}

fn sign(cause: &str, score: &Score) -> String {
    let answers =
        score.figures.signs.iter().find(|sign| sign.sign == cause).map_or(&[][..], |sign| &sign.answers);
    let sentence = sign_sentence(cause);
    match answers {
        [] => sentence.to_owned(),
        [answer] => format!("{sentence}: {answer} of 5"),
        several => {
            let sum: u32 = several.iter().map(|answer| u32::from(*answer)).sum();
            let mean = f64::from(sum) / several.len() as f64;
            format!("{sentence}: {mean:.1} of 5, over {} check-ins", several.len())
        }
    }
}

fn sign_sentence(cause: &str) -> &'static str {
    let place = SIGNS.iter().position(|sign| *sign == cause);
    place.and_then(|place| SIGN_SENTENCES.get(place)).copied().unwrap_or("Check-in")
}

fn energy(cause: &str, name: &str, score: &Score) -> String {
    let PlaceFigures { minutes, low, short } = place(&score.figures.energy, cause);
    if low < 0.5 {
        return format!("{name} felt level, not lifting, for {}", part_of(short, minutes, RATED));
    }
    format!("{name} felt tiring for {}", part_of(low, minutes, RATED))
}

/// The sentence does not call its figure the total of the place, because a minute shared by two places counts only in
/// part for each.
fn agency(cause: &str, name: &str, score: &Score, profile: &Profile) -> String {
    let PlaceFigures { minutes, low, short } = place(&score.figures.agency, cause);
    let job = cause.rsplit_once('/').and_then(|(_, job)| profile.engagement(job));
    // All hours of a job with an agenda of its own have one.
    let kind = if job.is_some_and(|job| job.agenda.is_some()) { "" } else { WITH_AGENDA };
    if low < 0.5 {
        let part = part_of(short, minutes, kind);
        return format!("{name}: shared agenda for {part}. That counts less than your own agenda");
    }
    let part = part_of(low, minutes, kind);
    match place_has_name(cause) {
        true => format!("{name} set the agenda for {part}"),
        false => format!("{name}: someone else set the agenda for {part}"),
    }
}

/// Returns whether a cause `area/engagement` has an engagement, which can be the subject of a sentence.
pub(super) fn place_has_name(cause: &str) -> bool {
    cause.rsplit_once('/').is_some_and(|(_, engagement)| !engagement.is_empty())
}

fn boundary(cause: &str, score: &Score) -> String {
    let figures = score.figures.boundaries.iter().find(|boundary| boundary.id == cause);
    let (crossings, minutes) = figures.map_or((0, 0.0), |boundary| (boundary.crossings, boundary.minutes));
    let times = match crossings {
        0 | 1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    let planned = match score.lens {
        Lens::Actual => "",
        Lens::Plan => " (planned)",
        Lens::Outlook => " (done or planned)",
    };
    format!("crossed {times}, for {}{planned}", short(minutes))
}

fn intention(cause: &str, score: &Score) -> String {
    let figures = score.figures.intention.iter().find(|value| value.id == cause);
    let (planned, kept) = figures.map_or((0.0, 0.0), |value| (value.planned, value.kept));
    // The words say "that day", because minutes done on another day count in the week's own figures.
    format!("of {} planned, {} was done on the planned day", short(planned), short(kept))
}

/// Returns the days that a figure covers, or the lens, in words.
fn when(score: &Score, today: NaiveDate) -> String {
    let Period { from, to } = score.period;
    match score.lens {
        Lens::Outlook => "done or planned".to_owned(),
        Lens::Plan => "planned".to_owned(),
        Lens::Actual if score.period == Period::week(Week::of(from)) => in_week(Week::of(from), today),
        Lens::Actual if from == to => "on this day".to_owned(),
        Lens::Actual if score.days == 1 => "on one day".to_owned(),
        Lens::Actual => format!("over {} days", score.days),
    }
}

/// Minutes of a place that count in its average.
#[derive(Default)]
struct PlaceFigures {
    minutes: f64,
    low: f64,
    short: f64,
}

fn place(list: &[PlaceMinutes], cause: &str) -> PlaceFigures {
    let place = list.iter().find(|place| place.cause == cause);
    place.map_or_else(PlaceFigures::default, |place| PlaceFigures {
        minutes: place.minutes,
        low: place.low,
        short: place.short,
    })
}

/// Returns the name of the engagement, else of the area, of a cause `area/engagement`.
fn place_name(cause: &str, profile: &Profile) -> String {
    // Ids have no slash, but unknown areas may have some. The last slash separates the engagement.
    let (area, engagement) = cause.rsplit_once('/').unwrap_or((cause, ""));
    let known = |name: &str, id: &str| if name.is_empty() { id.to_owned() } else { name.to_owned() };
    if !engagement.is_empty() {
        let name = profile.engagement(engagement).map_or("", |engagement| engagement.short_name());
        return known(name, engagement);
    }
    if area.is_empty() {
        return "Time without an area".to_owned();
    }
    let areas = profile.areas();
    known(areas.iter().find(|other| other.id == area).map_or("", |area| &area.name), area)
}

/// Returns a length, to the minute.
fn short(minutes: f64) -> String {
    Minutes(whole_minutes(minutes)).short()
}

/// Returns a part of a place's hours: `9h of the 14h30 you rated`, `104 of the 140 hours you rated`, and without a kind
/// `9h of its 14h30`. If it is the whole: `all 14h30 you rated`.
fn part_of(part: f64, minutes: f64, kind: &str) -> String {
    let (in_hours, all_in_hours) = (part / f64::from(HOUR), minutes / f64::from(HOUR));
    let all = match minutes < SAID_IN_HOURS {
        true => short(minutes),
        false => format!("{all_in_hours:.0} hours"),
    };
    if whole_minutes(part) >= whole_minutes(minutes) {
        return format!("all {all} {kind}").trim_end().to_owned();
    }
    let is_whole = part >= SAID_IN_HOURS && in_hours.round() < all_in_hours.round();
    let part = if is_whole { format!("{in_hours:.0}") } else { short(part) };
    match kind.is_empty() {
        true => format!("{part} of its {all}"),
        false => format!("{part} of the {all} {kind}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alignment::samples::{Sample, as_of, sample};

    const LIFE: &str = r#"
        value = [
            { id = "care", name = "Care", weekly = "10h" },
            { id = "craft", name = "Craft", weekly = "10h" },
        ]
        engagement = [{ id = "acme", name = "Acme" }]
        [[boundary]]
        id = "dinner"
        name = "Dinner at home"
        days = ["daily"]
        window = "18:00-20:00"
        no = ["work"]
    "#;

    fn block(keys: &str) -> String {
        format!("[[block]]\ntitle = \"Block\"\n{keys}\n")
    }

    fn sentences(life: &Sample, days: &str, lens: Lens, now: &str) -> Vec<String> {
        let score = life.score(days, lens, now);
        score.losses.iter().map(|loss| sentence(loss, &score, &life.profile, as_of(now).today)).collect()
    }

    #[test]
    fn every_cause_is_said_with_its_figures() {
        let monday = [
            block("plan = \"08:00-10:00\"\nactual = [\"08:00-08:30\"]\nvalues = [\"care\"]"),
            block("actual = [\"10:00-19:00\"]\narea = \"work\"\nengagement = \"acme\"\nenergy = -1\nagenda = \"theirs\""),
            block("actual = [\"19:00-19:30\"]\narea = \"work\"\nenergy = 1\nagenda = \"shared\""),
            block("actual = [\"20:00-25:00\"]\nengagement = \"acme\"\narea = \"work\"\nenergy = 0\nagenda = \"mine\""),
            block("actual = [\"06:00-07:00\"]\narea = \"ghost\"\nenergy = -2"),
            block("actual = [\"07:00-07:15\"]\nenergy = -2"),
        ]
        .concat();
        let mut life = sample(LIFE, "", &[("2026-11-16", &monday)]);
        life.check_in("2026-W47", [Some(5), Some(2), Some(5), Some(5), None]);
        let mut found = sentences(&life, "2026-11-16..2026-11-22", Lens::Actual, "2026-11-23T09:00");
        found.sort();
        let mut expected = [
            "Acme set the agenda for 9h of the 14h with a known agenda",
            "Acme felt tiring for 9h of the 14h you rated",
            "Care: 30m done in week 47, 1h26 needed for the 1 day that counts",
            "Care: of 2h planned, 30m was done on the planned day",
            "Craft: 0m done in week 47, 1h26 needed for the 1 day that counts",
            "Dinner at home: crossed once, for 1h30",
            "Time without an area felt tiring for all 15m you rated",
            "The work matched my values: 2 of 5",
            "Work: shared agenda for all 30m with a known agenda. That counts less than your own agenda",
            "ghost felt tiring for all 1h you rated",
        ];
        expected.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn hours_are_said_to_the_minute_and_no_place_is_said_to_have_had_only_what_is_counted_of_it() {
        let monday = [
            block("actual = [\"08:00-13:00\"]\nengagement = \"acme\"\narea = \"work\"\nagenda = \"shared\""),
            block("actual = [\"12:30-13:30\"]\narea = \"care\"\nagenda = \"mine\"\nenergy = 1"),
            block("actual = [\"14:00-23:30\"]\narea = \"work\"\nenergy = -1"),
            block("actual = [\"24:00-24:30\"]\narea = \"care\"\nagenda = \"shared\"\nenergy = 2"),
            block("actual = [\"05:00-08:00\", \"24:30-27:30\"]\narea = \"ghost\"\nagenda = \"theirs\""),
        ]
        .concat();
        let life = sample(LIFE, "", &[("2026-11-16", &monday)]);
        let found = sentences(&life, "2026-11-16..2026-11-22", Lens::Actual, "2026-11-23T09:00");
        for expected in [
            "Acme: shared agenda for all 5h with a known agenda. That counts less than your own agenda",
            "Work felt tiring for all 9h30 you rated",
            "ghost: someone else set the agenda for all 6h with a known agenda",
        ] {
            assert!(found.iter().any(|words| words == expected), "{expected}: {found:?}");
        }
    }

    #[test]
    fn from_a_hundred_hours_on_whole_ones_are_said() {
        let said = |part: f64, minutes: f64| part_of(part * 60.0, minutes * 60.0, "you rated");
        assert_eq!(said(17.5, 99.75), "17h30 of the 99h45 you rated");
        assert_eq!(said(9.5, 140.2), "9h30 of the 140 hours you rated");
        assert_eq!(said(104.1, 140.2), "104 of the 140 hours you rated");
        assert_eq!(said(140.2, 140.2), "all 140 hours you rated");
        assert_eq!(said(139.75, 140.2), "139h45 of the 140 hours you rated", "not the same figure twice");
    }

    #[test]
    fn figures_say_which_days_they_are_about() {
        let monday =
            block("actual = [\"08:00-08:30\"]\nplan = \"08:00-08:30\"\nvalues = [\"care\", \"craft\"]");
        let life = sample(LIFE, "", &[("2026-11-16", &monday)]);
        let now = "2026-11-30T09:00";
        let sunday = sentences(&life, "2026-11-16..2026-11-22", Lens::Actual, "2026-11-22T20:00");
        assert_eq!(sunday[0], "Care: 30m done this week, 1h26 needed for the 1 day that counts");
        for (days, lens, expected) in [
            ("2026-11-16..2026-11-16", Lens::Actual, "Care: 30m of 1h26 on this day"),
            (
                "2026-11-16..2026-11-22",
                Lens::Outlook,
                "Care: 30m done or planned, 1h26 needed for the 1 day that counts",
            ),
            (
                "2026-11-16..2026-11-22",
                Lens::Plan,
                "Care: 30m planned, 1h26 needed for the 1 day that counts",
            ),
            ("2026-11-16..2026-11-29", Lens::Actual, "Care: 30m done, 1h26 needed for the 1 day that counts"),
        ] {
            assert_eq!(sentences(&life, days, lens, now)[0], expected, "{days} {lens}");
        }
        let without_a_block = sentences(&life, "2026-11-17..2026-11-23", Lens::Actual, now);
        assert!(without_a_block.is_empty(), "{without_a_block:?}");
    }
}
