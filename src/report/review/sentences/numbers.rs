//! Sentences about the two numbers, of this week and of the other weeks of the chart.

use super::grace;
use crate::alignment::{Balance, Component, Quadrant, Score, rounded};
use crate::report::day::words::{figure, length, shown};
use crate::report::review::figures::ReviewReport;
use crate::report::review::parting;
use crate::report::unread::NO_NUMBERS;
use crate::report::wording::{and, counted};

fn quadrant(score: &Score) -> Option<Quadrant> {
    score.quadrant().filter(|_| score.is_shown())
}

/// Returns whether the week is aligned and balanced, as a sentence.
pub(super) fn numbers(content: &ReviewReport) -> String {
    let season = content.season.as_ref();
    match quadrant(&content.score) {
        None => "Too little is known of this week for the two numbers.".to_owned(),
        Some(Quadrant::Both) => match season.filter(|season| season.heavy.is_some()) {
            Some(season) => format!(
                "Both hold this week: the hours lie where {} means them, and most of them serve you.",
                season.name
            ),
            None => "Both hold this week: the hours are even, and most of them serve you.".to_owned(),
        },
        Some(Quadrant::Aligned) => {
            let side = match content.score.balance.share {
                Some(share) if share < content.score.balance.target.unwrap_or(0.5) => "A week light on work",
                _ => "A heavy week",
            };
            format!("{side} that serves you: aligned, not balanced.")
        }
        Some(Quadrant::Balanced) => {
            let is_uneven = content.score.balance.share.is_some_and(parting::is_uneven);
            match (parting::lacks_most(&content.score), is_uneven) {
                (Some(Component::Values), true) => "Balanced hours, wrong things: not aligned.".to_owned(),
                (Some(Component::Values), false) => {
                    "Even hours, wrong things: balanced, not aligned.".to_owned()
                }
                (most, true) => format!("Balanced hours, not aligned: {}.", lost(most)),
                (most, false) => format!("Even hours, balanced and not aligned: {}.", lost(most)),
            }
        }
        Some(Quadrant::Neither) => format!(
            "Neither holds this week: {}, and {}.",
            lie(&content.score.balance),
            lost(parting::lacks_most(&content.score))
        ),
    }
}

/// Returns in words which side took too many hours.
fn lie(balance: &Balance) -> &'static str {
    match (balance.share, balance.target) {
        (Some(share), Some(target)) if share > target => "work took more of the hours than is meant",
        (Some(_), Some(_)) => "work took less of the hours than is meant",
        (Some(share), None) if parting::is_uneven(share) && share > 0.5 => "most hours were work",
        (Some(share), None) if parting::is_uneven(share) => "most hours were life",
        _ => "the hours lie elsewhere than is meant",
    }
}

/// Returns in words what alignment loses most to.
fn lost(component: Option<Component>) -> &'static str {
    match component {
        Some(Component::Values) => "what you value had less than it asks",
        Some(Component::Signs) => "most is lost to the signs",
        Some(Component::Energy) => "most is lost to how it felt",
        Some(Component::Agency) => "most is lost to whose hours they were",
        Some(Component::Boundaries) => "most is lost to boundaries that were crossed",
        Some(Component::Intention) => "most is lost to what came of plans",
        None => "alignment lies below 70",
    }
}

/// Returns both numbers, the work share and the change: `Alignment 73, balance 98. Work took 66 of 100 hours;
/// 60 are meant. Alignment is 5 points higher than last week.`
pub(super) fn figures(content: &ReviewReport) -> String {
    let score = &content.score;
    if !score.is_whole {
        return NO_NUMBERS.to_owned();
    }
    if !score.is_shown() {
        return "Fewer than four hours are counted.".to_owned();
    }
    let number = |value: Option<f64>| value.map_or("—".to_owned(), figure);
    let mut words =
        format!("Alignment {}, balance {}.", number(score.alignment), number(score.balance.score));
    if let Some(share) = score.balance.share {
        words.push_str(&format!(" Work took {:.0} of 100 hours", share * 100.0));
        words.push_str(
            &score
                .balance
                .target
                .map_or(".".to_owned(), |target| format!("; {:.0} are meant.", target * 100.0)),
        );
    }
    words.push_str(&grace(content).map(|grace| format!(" {grace}.")).unwrap_or_default());
    words.push_str(&changed(content).map(|changed| format!(" {changed}")).unwrap_or_default());
    words
}

/// Returns how alignment changed from the week before, by the difference of the numbers shown. If a week has
/// a component that the other lacks, it tells the earlier number and both as compared. `None` if they can't
/// be compared.
pub fn changed(content: &ReviewReport) -> Option<String> {
    let (before, now) = (&content.before, &content.score);
    let change = content.change.as_ref().filter(|_| before.is_shown() && now.is_shown())?;
    let (earlier, later) = (shown(before.alignment?), shown(now.alignment?));
    let differ = |points: f64| match rounded(points) {
        0 => None,
        points => {
            let by =
                if points.abs() == 1 { "a point".to_owned() } else { format!("{} points", points.abs()) };
            Some(format!("{by} {}", if points > 0 { "higher" } else { "lower" }))
        }
    };
    if change.apart.is_empty() {
        return Some(match differ(later - earlier) {
            Some(words) => format!("Alignment is {words} than last week."),
            None => "Alignment is as it was last week.".to_owned(),
        });
    }
    let apart: Vec<String> = change.apart.iter().map(|one| compared(*one).to_owned()).collect();
    let (then, now) = (figure(change.between.0), figure(change.between.1));
    let both = if then == now { format!("{now} both times") } else { format!("{then} then, {now} now") };
    Some(format!("Last week alignment was {earlier:.0}; compared without {}: {both}.", and(&apart)))
}

/// Returns the name of a component in comparisons.
fn compared(component: Component) -> &'static str {
    match component {
        Component::Values => "the values",
        Component::Signs => "the signs",
        Component::Energy => "how it felt",
        Component::Agency => "whose hours they were",
        Component::Boundaries => "boundaries",
        Component::Intention => "what came of plans",
    }
}

/// Returns a week of the chart in words: `W44: alignment 61, balance 90; work 38h10, life 21h`. If its review
/// showed other numbers, because of later changes, they are added.
pub fn in_week(content: &ReviewReport, point: &crate::report::trend::WeekPoint) -> String {
    let number = |value: Option<f64>| match value.filter(|_| point.score.is_shown()) {
        Some(value) => figure(value),
        None => "—".to_owned(),
    };
    let grace = match point.grace {
        0 => String::new(),
        1 => "; a day of grace".to_owned(),
        days => format!("; {} days of grace", counted(days)),
    };
    let now = [point.score.alignment, point.score.balance.score].map(number);
    if !point.score.is_whole {
        return format!("W{:02}: alignment —, balance —; a file can't be read", point.week.number());
    }
    let kept = content.kept.get(&point.week).filter(|kept| kept.iter().any(Option::is_some));
    let kept =
        kept.map(|kept| kept.map(|value| value.map_or("—".to_owned(), figure))).filter(|kept| *kept != now);
    let then = kept
        .map_or(String::new(), |[alignment, balance]| format!("; {alignment} and {balance} at its review"));
    format!(
        "W{:02}: alignment {}, balance {}; work {}, life {}{grace}{then}",
        point.week.number(),
        now[0],
        now[1],
        length(rounded(point.score.balance.work)),
        length(rounded(point.score.balance.life)),
    )
}
