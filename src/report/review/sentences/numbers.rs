//! Sentences about the two numbers, of this week and of the other weeks of the chart.

use super::{grace, in_the_week, the_week};
use crate::alignment::{Component, Score, rounded};
use crate::domain::Week;
use crate::domain::week::SCORING;
use crate::report::day::words::{figure, length, shown};
use crate::report::review::figures::ReviewReport;
use crate::report::unread::NO_NUMBERS;
use crate::report::verdict::{alignment_unknown, balance_unknown, based_on, work_share};
use crate::report::wording::{and, capital};

/// Returns both numbers, the work share, what they are based on, and the change: `Alignment 73, balance 98 (66% work,
/// target 60%). Alignment is 5 points higher than last week.`
pub(super) fn figures(content: &ReviewReport) -> String {
    let score = &content.score;
    if !score.is_whole {
        return NO_NUMBERS.to_owned();
    }
    // The verdict may have said already why a number is missing.
    let verdict = content.verdict.to_lowercase();
    let number = |value: Option<f64>, unknown: Option<String>| match (value, unknown) {
        (Some(value), None) => figure(value),
        (_, Some(why)) if !verdict.contains(&why.to_lowercase()) => format!("— ({why})"),
        _ => "—".to_owned(),
    };
    let balanced = match (score.balance.score, work_share(score)) {
        (Some(balance), Some(share)) if score.is_shown() => format!("{} ({share})", figure(balance)),
        (balance, _) => number(balance, balance_unknown(score)),
    };
    let mut parts =
        vec![format!("Alignment {}, balance {balanced}.", number(score.alignment, alignment_unknown(score)))];
    parts.extend(score.is_shown().then(|| based_on(score, content.today)));
    parts.extend(grace(content).map(|grace| format!("{grace}.")));
    parts.extend(changed(content));
    parts.join(" ")
}

/// Returns how alignment changed from the week before, by the difference of the numbers shown. If only one of the
/// weeks has a component, returns the earlier number, which week has it, and both numbers without it. `None` if the
/// weeks can't be compared.
pub fn changed(content: &ReviewReport) -> Option<String> {
    let (before, later) = (&content.before, &content.score);
    let change = content.change.as_ref().filter(|_| before.is_shown() && later.is_shown())?;
    let (then_shown, now_shown) = (shown(before.alignment?), shown(later.alignment?));
    let differ = |points: f64| match rounded(points) {
        0 => None,
        points => {
            let by =
                if points.abs() == 1 { "a point".to_owned() } else { format!("{} points", points.abs()) };
            Some(format!("{by} {}", if points > 0 { "higher" } else { "lower" }))
        }
    };
    let last = if content.week == Week::of(content.today) { "last week" } else { "the week before" };
    if change.apart.is_empty() {
        return Some(match differ(now_shown - then_shown) {
            Some(words) => format!("Alignment is {words} than {last}."),
            None => format!("Alignment is as it was {last}."),
        });
    }
    let (then, now) = (figure(change.between.0), figure(change.between.1));
    let both = match then == now {
        true => format!("{now} in both weeks"),
        false => format!("{then} {last} and {now} {}", in_the_week(content)),
    };
    if change.apart == [Component::Signs] && later.component(Component::Signs).is_none() {
        let yet = if content.week.sunday() < content.today { "" } else { " yet" };
        let week = capital(&the_week(content));
        return Some(format!(
            "Alignment was {then_shown:.0} {last}. {week} has no check-in{yet}. Leaving out that of {last}, it was {both}."
        ));
    }
    let only = |score: &Score, week: &str| {
        let own = change.apart.iter().filter(|one| score.component(**one).is_some());
        let own: Vec<String> = own.map(|one| compared(*one).to_owned()).collect();
        (!own.is_empty()).then(|| format!("only {week} has {}", and(&own)))
    };
    let only = [only(before, last), only(later, &the_week(content))];
    let only = capital(&only.into_iter().flatten().collect::<Vec<_>>().join(", "));
    let without = if change.apart == [Component::Signs] { "Without it" } else { "Without them" };
    Some(format!("Alignment was {then_shown:.0} {last}. {only}. {without}: {both}."))
}

/// Returns what a week has that has a component.
fn compared(component: Component) -> &'static str {
    match component {
        Component::Values => "values with a target",
        Component::Signs => "a check-in",
        Component::Energy => "rated blocks",
        Component::Agency => "blocks with an agenda",
        Component::Boundaries => "boundaries",
        Component::Intention => "plans to keep",
    }
}

/// Returns a week of the chart in words: `W44: alignment 61, balance 90, work 38h10, life 21h`. If its review showed
/// other numbers, because of later changes, they are added.
pub fn in_week(content: &ReviewReport, point: &crate::report::trend::WeekPoint) -> String {
    let number = |value: Option<f64>| match value.filter(|_| point.score.is_shown()) {
        Some(value) => figure(value),
        None => "—".to_owned(),
    };
    let grace = match point.grace {
        0 => String::new(),
        1 => ", 1 grace day".to_owned(),
        days => format!(", {days} grace days"),
    };
    let now = [point.score.alignment, point.score.balance.score].map(number);
    if !point.score.is_whole {
        return format!("W{:02}: alignment —, balance —, a file can't be read", point.week.number());
    }
    let number = |value: Option<f64>| value.map_or("—".to_owned(), figure);
    let shown = content.kept.get(&point.week).filter(|kept| kept.alignment.or(kept.balance).is_some());
    let then = shown.map(|kept| ([number(kept.alignment), number(kept.balance)], kept.scoring));
    let then =
        then.filter(|(then, _)| *then != now).map_or(String::new(), |([alignment, balance], scoring)| {
            let by = if scoring < SCORING { format!(" (scoring version {scoring})") } else { String::new() };
            format!(". Its review showed {alignment} and {balance}{by}")
        });
    format!(
        "W{:02}: alignment {}, balance {}, work {}, life {}{grace}{then}",
        point.week.number(),
        now[0],
        now[1],
        length(rounded(point.score.balance.work)),
        length(rounded(point.score.balance.life)),
    )
}
