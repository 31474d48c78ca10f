//! Sentences of a review. Only these tell changes, and only in words, because arrows up and down show how a block
//! felt.

mod ahead;
mod commitments;
mod numbers;

use chrono::{Datelike, NaiveDate};

use super::commitments::BoundaryWeek;
use super::figures::{self, ReviewReport};
use super::{Page, PageView};
use crate::alignment::engagements::Rate;
use crate::alignment::rounded;
use crate::domain::date::weekday_name;
use crate::domain::{Answer, Side, Week};
use crate::report::day::words::{length, money};
use crate::report::season::sentences::swing_in_words;
use crate::report::wording::{self, and, times, week_name};

pub use ahead::{Done, offer, summary};
pub use commitments::{CommitmentLine, all_done, became, held};
pub use numbers::{changed, in_week};

/// Number of blocks that are named because they ran over their plan.
const NAMED: usize = 2;
/// Minutes from which done work differs from planned work.
const APART: i64 = 30;

/// The question of a review.
pub const QUESTION: &str = "Does the way I work support the way I want to live?";

/// Returns the sentence at the top of a page.
pub fn headline(at: &PageView<'_>, content: &ReviewReport) -> String {
    // The check-in needs no figures, so it has its own headline even if a file can't be read.
    if let Some(unread) = content.unread.as_ref().filter(|_| at.page != Page::Signs) {
        return unread.clone();
    }
    match at.page {
        Page::LookBack => look_back(content),
        Page::Signs => match at.whose {
            Some(id) => format!("How did {} feel {}?", engagement(content, id), in_the_week(content)),
            None => format!("How did {} feel?", the_week(content)),
        },
        Page::Numbers => content.verdict.clone(),
        Page::Boundaries => boundaries(content),
        Page::Fit => QUESTION.to_owned(),
        Page::NextWeek => ahead::headline(content),
    }
}

/// Returns the dimmed line below the headline.
pub fn quiet(at: &PageView<'_>, content: &ReviewReport) -> String {
    match at.page {
        Page::LookBack => when(content),
        Page::Signs if at.whose.is_some() => "Answer only what differs from your week as a whole.".to_owned(),
        Page::Signs => "Your own view first, numbers on the next page. Skip what you can't say.".to_owned(),
        Page::Numbers => numbers::figures(content),
        Page::Boundaries => swing(content).unwrap_or_default(),
        // The hourly rate is calculated from all hours. Unlike the sums, they include grace days.
        Page::Fit if !content.look_back.grace.is_empty() => {
            "Hours of grace days are included. The question is below.".to_owned()
        }
        Page::Fit => "The week's figures first. The question is below.".to_owned(),
        Page::NextWeek => match ahead::enter_does(&content.ahead) {
            None if at.is_finished(content) && !at.done.is_none_or(Done::is_empty) => {
                let done = at.done.map(|done| done.in_words(which_week(content), and));
                format!("Reviewed{}.", done.unwrap_or_default())
            }
            None if at.is_finished(content) && !content.ahead.is_decided() => {
                "Reviewed. You can still change what is below.".to_owned()
            }
            None if at.is_finished(content) => "Reviewed.".to_owned(),
            None if content.ahead.unmarked.is_empty() => {
                "No past block is left to mark. Enter marks the week as reviewed.".to_owned()
            }
            None => format!("Enter marks the week as reviewed.{}", ahead::stays_unmarked(&content.ahead)),
            Some(does) => format!("Enter {does}.{}", ahead::stays_unmarked(&content.ahead)),
        },
    }
}

/// Returns dates, season and grace days: `16 to 22 November · Launch, week 7 of 13`.
pub fn when(content: &ReviewReport) -> String {
    let mut parts = vec![dates(content.week.monday(), content.week.sunday())];
    parts.extend(content.season_words.clone());
    parts.extend(grace(content));
    parts.join(" · ")
}

/// Returns a range of dates: `16 to 22 November`, `30 November to 6 December`.
pub fn dates(from: NaiveDate, to: NaiveDate) -> String {
    if from.month() == to.month() {
        format!("{} to {}", from.day(), to.format("%-d %B"))
    } else {
        format!("{} to {}", from.format("%-d %B"), to.format("%-d %B"))
    }
}

fn grace(content: &ReviewReport) -> Option<String> {
    let days: Vec<String> =
        content.look_back.grace.iter().map(|date| weekday_name(date.weekday()).to_owned()).collect();
    match days.as_slice() {
        [] => None,
        [one] => Some(format!("{one} was a grace day")),
        several => Some(format!("{} were grace days", and(several))),
    }
}

fn look_back(content: &ReviewReport) -> String {
    let back = &content.look_back;
    let ((planned, lived), life) = (back.side(Side::Work), back.side(Side::Life));
    match (both(planned, life.0), both(lived, life.1)) {
        (None, None) => return on_neither_side(content),
        (None, Some(lived)) => return format!("{lived} done, none of it planned."),
        (Some(planned), None) => {
            return format!("{planned} planned, none of it recorded.");
        }
        (Some(_), Some(_)) => {}
    }
    let over: Vec<String> = back.work_ran_over.iter().take(NAMED).map(|(title, _)| title.clone()).collect();
    let why = match (over.is_empty(), lived - planned) {
        (false, apart) if apart > 0 => format!(". {} ran over", and(&over)),
        (_, apart) if apart.abs() < APART => ", about as planned".to_owned(),
        _ => String::new(),
    };
    match (planned, lived) {
        (0, 0) => match life.1 {
            0 => format!("Life: {} planned, none of it done.", length(life.0)),
            lived => format!("Life: {} planned, {} done.", length(life.0), length(lived)),
        },
        (0, lived) => format!("Work: {} done, none of it planned.", length(lived)),
        (planned, 0) => format!("Work: {} planned, none of it done.", length(planned)),
        (planned, lived) => {
            format!("Work: {} planned, {} done{why}.", length(planned), length(lived))
        }
    }
}

/// Returns the sentence for a week without work and life.
fn on_neither_side(content: &ReviewReport) -> String {
    let (back, record, when) = (&content.look_back, &content.record, in_the_week(content));
    match back.all {
        (0, 0) if back.has_more => format!("Nothing recorded {when} yet. Its plans are still to come."),
        (0, 0) if !back.grace.is_empty() => format!("Nothing recorded {when}, grace days aside."),
        (0, 0) if record.intention.is_some() || record.note.is_some() => {
            format!("No hours recorded {when}.")
        }
        (0, 0) => format!("Nothing recorded {when}."),
        (planned, 0) => {
            format!("{} planned, none of it work or life. Nothing recorded of it.", length(planned))
        }
        (0, lived) => format!("{} done, none of it work or life.", length(lived)),
        (planned, lived) => {
            format!("{} planned and {} done, none of it work or life.", length(planned), length(lived))
        }
    }
}

/// Returns hours of both sides: `3h of work and 2h of life`. `None` without any.
fn both(work: i64, life: i64) -> Option<String> {
    match (work, life) {
        (0, 0) => None,
        (work, 0) => Some(format!("{} of work", length(work))),
        (0, life) => Some(format!("{} of life", length(life))),
        (work, life) => Some(format!("{} of work and {} of life", length(work), length(life))),
    }
}

/// Returns the goal of the week as a sentence. `None` if it has none.
pub fn goal(content: &ReviewReport) -> Option<String> {
    content.record.intention.as_ref().map(|words| format!("The week's goal: {words}"))
}

/// Returns the sentences beside the bars: the week's goal, real lengths, blocks that ran over, minutes of both sides,
/// switches, self-care, moved blocks and the note.
pub fn stand_out(content: &ReviewReport) -> Vec<String> {
    let back = &content.look_back;
    let mut said = Vec::new();
    said.extend(goal(content));
    let known: Vec<_> = back.stretched.iter().filter(|one| one.planned >= 60).collect();
    let stretched: Vec<String> = known
        .iter()
        .filter(|one| !(0.95..1.05).contains(&one.ratio()))
        .take(3)
        .enumerate()
        .map(|(at, one)| {
            let (its_plan, than) = if at == 0 { (" its planned time", " than planned") } else { ("", "") };
            let by = format!("{:.0}%", (one.ratio() - 1.0).abs() * 100.0);
            let took = if at == 0 { format!("{} took", one.name) } else { one.name.clone() };
            match one.ratio() {
                ratio if ratio >= 2.0 => format!("{took} {ratio:.1}×{its_plan}"),
                ratio if ratio > 1.0 => format!("{took} {by} longer{than}"),
                _ => format!("{took} {by} less{than}"),
            }
        })
        .collect();
    // The bars show everything planned and everything done. This is about blocks that were both.
    match (known.is_empty(), stretched.is_empty()) {
        (true, _) => {}
        (false, true) => said.push("Planned blocks took about as long as planned.".to_owned()),
        (false, false) => said.push(format!("Blocks you planned and did: {}.", and(&stretched))),
    }
    let over: Vec<String> = back
        .ran_over
        .iter()
        .take(3)
        .map(|(title, minutes)| format!("{title} by {}", length(*minutes)))
        .collect();
    if !over.is_empty() {
        said.push(format!("Ran over: {}.", over.join(", ")));
    }
    if back.shared > 0 {
        let (were, shared) = (if back.shared == 1 { "was" } else { "were" }, length(back.shared));
        said.push(format!("{shared} {were} work and life at once. Half of it goes to each side of balance."));
    }
    said.extend(switched(&back.switches));
    let (cared, rested) = back.self_care;
    if cared > 0 {
        said.push(match rested {
            0 => format!("Self-care {}.", length(cared)),
            _ if rested >= cared => format!("Time for yourself: {} of downtime.", length(cared)),
            _ => {
                let (all, own) = (length(cared), length(cared - rested));
                format!("Time for yourself: {all} (self-care {own}, downtime {}).", length(rested))
            }
        });
    }
    let often = |count: i64| times(usize::try_from(count).unwrap_or(0));
    let moved: Vec<String> =
        back.moved.iter().take(3).map(|(title, count)| format!("{title} {}", often(*count))).collect();
    match back.moved.len() {
        0 => {}
        all if all > moved.len() => {
            said.push(format!("Moved: {}, and {} more.", moved.join(", "), all - moved.len()))
        }
        _ => said.push(format!("Moved: {}.", and(&moved))),
    }
    said.extend(content.record.note.as_ref().map(|words| format!("Note: {words}")));
    said
}

/// Returns how often days went from work to life or back: `Switches between work and life: 11 on Wednesday, about 5 on
/// other days.`
/// `None` without any.
fn switched(days: &[(NaiveDate, usize)]) -> Option<String> {
    let (date, most) = days.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0)?;
    let mut others: Vec<usize> =
        days.iter().filter(|(other, _)| other != date).map(|(_, count)| *count).collect();
    others.sort_unstable();
    // A day like all others needs no sentence.
    let most_days = others.get(others.len() / 2).filter(|most_days| *most_days < most)?;
    Some(format!(
        "Switches between work and life: {most} on {}, about {most_days} on other days.",
        weekday_name(date.weekday())
    ))
}

/// Returns which week the review plans: `Next week`, or early in a week `This week`.
pub fn which_week(content: &ReviewReport) -> &'static str {
    if content.ahead.week == Week::of(content.today) { "This week" } else { "Next week" }
}

fn boundaries(content: &ReviewReport) -> String {
    let crossed: Vec<&BoundaryWeek> = content.boundaries.iter().filter(|one| one.crossed > 0).collect();
    match (content.boundaries.as_slice(), crossed.as_slice()) {
        ([], _) if content.score.counted_minutes == 0.0 => {
            format!("Nothing recorded {}, so no boundary was crossed.", in_the_week(content))
        }
        ([], _) => format!("No boundary applied {}.", in_the_week(content)),
        ([one], []) => format!("{} was kept every day.", one.name),
        (_, []) => "Every boundary was kept.".to_owned(),
        (_, [one]) => format!(
            "{} was crossed {}, {}{}.",
            one.name,
            times(one.crossed as usize),
            length(rounded(one.minutes)),
            by_whom(one)
        ),
        (_, several) => {
            let names: Vec<String> = several.iter().map(|one| one.name.clone()).collect();
            format!("{} were crossed.", and(&names))
        }
    }
}

/// Returns who crossed a boundary: `, by Acme`.
fn by_whom(held: &BoundaryWeek) -> String {
    let mut whose: Vec<String> =
        held.by.iter().map(|by| by.whose.clone()).filter(|whose| !whose.is_empty()).collect();
    whose.sort();
    whose.dedup();
    if whose.is_empty() { String::new() } else { format!(", by {}", and(&whose)) }
}

/// Returns work and life by week of the season as a sentence, in the past tense for a week that is over.
/// `None` if there is nothing to say.
pub fn swing(content: &ReviewReport) -> Option<String> {
    let is_over = content.week.sunday() < content.today;
    swing_in_words(content.swing.as_ref()?, is_over)
}

/// Returns the name of the week reviewed: `this week`, `week 42`.
pub fn the_week(content: &ReviewReport) -> String {
    week_name(content.week, content.today)
}

/// Returns when something in the week reviewed was: `this week`, `in week 42`.
pub fn in_the_week(content: &ReviewReport) -> String {
    wording::in_week(content.week, content.today)
}

/// Returns the name of an engagement.
pub fn engagement(content: &ReviewReport, id: &str) -> String {
    content.names.iter().find(|(known, _)| known == id).map_or(id.to_owned(), |(_, name)| name.clone())
}

/// Returns felt energy in words, from 0 (drained) to 1 (energised).
pub fn felt(energy: Option<f64>) -> &'static str {
    match energy {
        None => "not rated",
        Some(..0.25) => "draining",
        Some(0.25..0.45) => "tiring",
        Some(0.45..=0.55) => "level",
        Some(0.55..=0.8) => "lifting",
        Some(_) => "energising",
    }
}

/// Returns an hourly rate: `20.16 EUR`. `None` if not known.
pub fn rate(rate: Option<&Rate>) -> Option<String> {
    rate.map(|rate| money(rate.amount, rate.currency.as_deref()))
}

/// Returns the question whether the week was a step towards what the season is for. `None` if the season does not
/// say.
pub fn step_question(content: &ReviewReport) -> Option<String> {
    let words = content.success()?.trim_end_matches('.');
    Some(format!("Was {} a step towards \"{words}\"?", the_week(content)))
}

/// Returns what the season is for, on the pages that look back and ahead: `Launch is a good season if: v1
/// is out.`. On page Next
/// week it is the season of that week. `None` on other pages, and if the season does not say.
pub fn success(content: &ReviewReport, page: Page) -> Option<String> {
    let season = match page {
        Page::LookBack => content.season.as_ref()?,
        Page::NextWeek => content.season_ahead.as_ref()?,
        _ => return None,
    };
    figures::success(season).map(|words| format!("{} is a good season if: {words}", season.name))
}

/// Returns an answer in a word.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::Partly => "partly",
        Answer::No => "no",
    }
}
