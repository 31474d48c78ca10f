//! Edits of a week's record: its goal, its check-in and its review.

use crate::domain::ctx::Ctx;
use crate::domain::date::Week;
use crate::domain::edit::{Change, Edit, Refused};
use crate::domain::life::Life;
use crate::domain::merge::RecordChange;
use crate::domain::week::{Answer, Answers, SCORING, WeekRecord};

/// Sets or clears the goal of a week.
///
/// # Errors
///
/// The goal is the same already.
pub fn intention(life: &Life, week: Week, intention: Option<String>) -> Result<Edit, Refused> {
    let label = match &intention {
        Some(intention) => format!("Week {}'s goal: {intention}", week.number()),
        None => format!("Week {}'s goal removed", week.number()),
    };
    let is_so = match &intention {
        Some(_) => format!("Week {} already has that goal.", week.number()),
        None => format!("Week {} has no goal to remove.", week.number()),
    };
    of(life, week, label, |record| record.intention = intention)?.ok_or_else(|| Refused::because(is_so))
}

/// Sets the five answers of a week's check-in, for life as a whole or for one job or client. A series of such edits
/// is undone as one.
///
/// # Errors
///
/// The answers are the same already.
pub fn check_in(
    life: &Life,
    week: Week,
    engagement: Option<&str>,
    answers: Answers,
) -> Result<Edit, Refused> {
    let whose = match engagement {
        Some(id) => format!(" for {}", life.profile.engagement(id).map_or(id, |one| one.short_name())),
        None => String::new(),
    };
    let label = format!("Week {}: check-in answered{whose}", week.number());
    let edit = of(life, week, label, |record| match engagement {
        None => record.signs.answer(answers),
        Some(id) => {
            let key = key_of(life, record, id);
            match answers == Answers::default() {
                true => record.signs.by.remove(&key),
                false => record.signs.by.insert(key, answers),
            };
        }
    })?;
    let edit = edit.ok_or_else(|| Refused::because("That is already the answer."))?;
    Ok(edit.as_step(format!("signs {week} {}", engagement.unwrap_or_default())))
}

/// Returns the answers of a week for one job or client, by its id or an earlier one.
pub fn own_answers(life: &Life, record: &WeekRecord, engagement: &str) -> Answers {
    record.signs.by.get(&key_of(life, record, engagement)).copied().unwrap_or_default()
}

/// Returns the id under which a week has the answers for a job or client: the present one, else an earlier one that
/// has answers.
fn key_of(life: &Life, record: &WeekRecord, engagement: &str) -> String {
    let is_it = |key: &&String| life.profile.engagement(key).is_some_and(|one| one.id == engagement);
    let by = &record.signs.by;
    let own = by.contains_key(engagement);
    by.keys().find(is_it).filter(|_| !own).map_or(engagement, String::as_str).to_owned()
}

/// Sets or clears the answer to the review's question.
///
/// # Errors
///
/// The answer is the same already.
pub fn question(life: &Life, week: Week, answer: Option<Answer>) -> Result<Edit, Refused> {
    answered(life, week, "'s question", answer, |record| &mut record.question)
}

/// Sets or clears the answer to whether the week was a step towards the season's `success`.
///
/// # Errors
///
/// The answer is the same already.
pub fn step(life: &Life, week: Week, answer: Option<Answer>) -> Result<Edit, Refused> {
    answered(life, week, ", a step towards the season", answer, |record| &mut record.step)
}

fn answered(
    life: &Life,
    week: Week,
    about: &str,
    answer: Option<Answer>,
    place: fn(&mut WeekRecord) -> &mut Option<Answer>,
) -> Result<Edit, Refused> {
    let said = answer.map_or("answer removed".to_owned(), |answer| answer.to_string());
    let label = format!("Week {}{about}: {said}", week.number());
    let is_so = || Refused::because("That is already the answer.");
    of(life, week, label, |record| *place(record) = answer)?.ok_or_else(is_so)
}

/// Sets or clears the answer to the review's question in the user's own words.
///
/// # Errors
///
/// The words are the same already.
pub fn answer_words(life: &Life, week: Week, words: Option<String>) -> Result<Edit, Refused> {
    let did = if words.is_some() { "answered in own words" } else { "own words removed" };
    let label = format!("Week {}: {did}", week.number());
    let is_so = || Refused::because("Nothing changes: it already says so.");
    of(life, week, label, |record| record.answer = words)?.ok_or_else(is_so)
}

/// Sets or clears the note of a week.
///
/// # Errors
///
/// The note is the same already.
pub fn week_note(life: &Life, week: Week, note: Option<String>) -> Result<Edit, Refused> {
    let did = if note.is_some() { "note saved" } else { "note removed" };
    let label = format!("Week {}: {did}", week.number());
    let is_so = || Refused::because("Nothing changes: it already says so.");
    of(life, week, label, |record| record.note = note)?.ok_or_else(is_so)
}

/// Marks a week as reviewed now, with the alignment and balance that the review showed, to one decimal. Later edits
/// of values don't change them. The edit is empty where nothing would change.
///
/// # Errors
///
/// The week has not begun.
pub fn reviewed(
    life: &Life,
    ctx: &Ctx,
    week: Week,
    alignment: Option<f64>,
    balance: Option<f64>,
) -> Result<Edit, Refused> {
    if week.monday() > life.today(ctx) {
        let words = format!("Week {} has not begun. There is nothing to review yet.", week.number());
        return Err(Refused::because(words));
    }
    let tenth = |number: f64| (number * 10.0).round() / 10.0;
    let edit = of(life, week, format!("Week {} reviewed", week.number()), |record| {
        record.reviewed = Some(ctx.local());
        (record.alignment, record.balance) = (alignment.map(tenth), balance.map(tenth));
        record.scoring = record.alignment.or(record.balance).map(|_| SCORING);
    })?;
    Ok(edit.unwrap_or_default())
}

/// Returns the edit that changes the record of a week. None: nothing would change.
fn of(
    life: &Life,
    week: Week,
    label: String,
    set: impl FnOnce(&mut WeekRecord),
) -> Result<Option<Edit>, Refused> {
    let before = life.weeks.get(&week).ok_or(Refused::NeedWeek(week))?;
    let mut record = before.clone();
    set(&mut record);
    let keys = RecordChange { before: before.clone(), after: record };
    Ok((keys.before != keys.after).then(|| Edit::new(label, vec![Change::Week(week, Box::new(keys))])))
}
