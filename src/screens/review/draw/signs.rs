//! Draws the check-in: five sentences answered from 1 to 5, for life and, where wanted, for single jobs.

use crate::alignment::rounded;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::{width, wrap};
use crate::domain::week::SIGN_SENTENCES;
use crate::domain::{Answers, CheckIn};
use crate::report::day::words::length;
use crate::report::review::{ReviewReport, sentences};
use crate::screens::review::layout::{INDENT, SignColumns};
use crate::screens::review::state::ReviewState;

/// Draws whose check-in it is, and what 1 and 5 mean.
pub fn heads(canvas: &mut Canvas<'_>, state: &ReviewState, content: &ReviewReport, area: Region) {
    let columns = SignColumns::new(area.width);
    let whose = state.whose.as_deref().map(|id| sentences::engagement(content, id).to_uppercase());
    // Both ends of the scale stand above their figures and do not meet.
    let ends = columns.at(1).saturating_sub(4);
    let until = if columns.is_beside { ends } else { area.right() };
    let whose = whose.as_deref().unwrap_or("THE WEEK");
    let room = until.saturating_sub(INDENT + 1);
    let x = INDENT + canvas.put(INDENT, area.y, room, whose, Role::Head) + 2;
    let (open, shut) = from_life(canvas);
    let words = format!("{open}4{shut}: as for the week");
    if state.whose.is_some() && x + cells(width(&words)) <= INDENT + room {
        canvas.put(x, area.y, room, &words, Role::Faint);
    }
    if columns.is_beside {
        canvas.put(ends, area.y, 10, "not at all", Role::Faint);
        canvas.put(columns.at(5) - 7, area.y, 10, "completely", Role::Faint);
        canvas.put(columns.last_week, area.y, 3, &week_before(content), Role::Faint);
    }
}

/// Returns the name of the week before: `W46`.
fn week_before(content: &ReviewReport) -> String {
    format!("W{:02}", content.week.plus(-1).number())
}

/// Draws a sentence and its figures, beside it or below.
pub fn sign(
    canvas: &mut Canvas<'_>,
    state: &ReviewState,
    content: &ReviewReport,
    index: usize,
    area: Region,
    here: bool,
) {
    let Some(sentence) = SIGN_SENTENCES.get(index) else { return };
    let columns = SignColumns::new(area.width);
    let answer = |answers: &Answers| answers.all().get(index).copied().flatten();
    let (life, own) = (
        |signs: &CheckIn| answer(&signs.life()),
        |signs: &CheckIn, id: &str| signs.by.get(id).and_then(answer),
    );
    // Where a job has no answer of its own, life's answer counts.
    let of = |signs: &CheckIn| match state.whose.as_deref() {
        None => life(signs),
        Some(id) => own(signs, id).or(life(signs)),
    };
    let is_own = state.whose.as_deref().is_none_or(|id| own(&content.record.signs, id).is_some());
    let room = if columns.is_beside { columns.at(1) - INDENT - 2 } else { area.width - INDENT - 1 };
    let role = if here { Role::Strong } else { Role::Text };
    for (y, line) in (area.y..area.bottom()).zip(wrap(sentence, usize::from(room))) {
        canvas.put(INDENT, y, room, &line, role);
    }
    let y = area.bottom() - 1;
    figures(canvas, &columns, (y, here), of(&content.record.signs), is_own);
    if let Some(answer) = of(&content.last.signs) {
        let words = if columns.is_beside {
            answer.to_string()
        } else {
            format!("{}: {answer}", week_before(content))
        };
        canvas.put(columns.last_week + 1, y, 12, &words, Role::Muted);
    }
}

/// Draws a job, its hours this week, and its answers.
pub fn asked(canvas: &mut Canvas<'_>, content: &ReviewReport, index: usize, area: Region, here: bool) {
    let all: Vec<_> = content.asked().collect();
    let Some(one) = all.get(index) else { return };
    let columns = SignColumns::new(area.width);
    let end = area.right().saturating_sub(1);
    let hours = length(rounded(one.minutes));
    let given = own(content, &one.id);
    let answers = if columns.is_beside {
        columns.at(1).saturating_sub(2)
    } else {
        // The answers end at the right edge. The hours are before them, where both fit.
        end.saturating_sub(cells(width(&given)))
    };
    let names = content.asked().map(|one| width(&sentences::engagement(content, &one.id)));
    let longest = cells(names.max().unwrap_or(0)).max(12).min(area.width);
    // The name has priority. Where both do not fit, the hours have fewer words or are left out.
    let room = answers.saturating_sub(INDENT + longest + 4);
    let hours = [format!("{hours} {}", sentences::in_the_week(content)), hours]
        .into_iter()
        .find(|words| width(words) <= usize::from(room));
    let name = sentences::engagement(content, &one.id).to_uppercase();
    let until = if hours.is_some() { INDENT + longest } else { answers.saturating_sub(2) };
    let role = if here { Role::Strong } else { Role::Head };
    canvas.put(INDENT, area.y, until.saturating_sub(INDENT), &name, role);
    if let Some(hours) = hours {
        canvas.put(INDENT + longest + 2, area.y, room, &hours, Role::Muted);
    }
    // The hint on how to answer for the job alone has as many words as fit.
    let room = end.saturating_sub(answers);
    let alone = format!("Press Tab to answer for {} alone", sentences::engagement(content, &one.id));
    let all = [alone.as_str(), "Tab to answer alone"].map(|words| format!("{given}   {words}"));
    let said = all.into_iter().find(|words| here && width(words) <= usize::from(room)).unwrap_or(given);
    canvas.put(answers, area.y, room, &said, Role::Muted);
}

/// Returns the brackets around an answer taken from life.
fn from_life(canvas: &Canvas<'_>) -> (&'static str, &'static str) {
    if canvas.is_ascii() { ("<", ">") } else { ("‹", "›") }
}

/// Draws the figures 1 to 5. The answer is in brackets, and in brackets of another kind where it is taken from life.
fn figures(
    canvas: &mut Canvas<'_>,
    columns: &SignColumns,
    (y, here): (u16, bool),
    chosen: Option<u8>,
    is_own: bool,
) {
    let (open, shut) = if is_own { ("(", ")") } else { from_life(canvas) };
    let of_chosen = if is_own { Role::Strong } else { Role::Muted };
    for figure in 1..=5 {
        let x = columns.at(figure);
        let is_chosen = chosen == Some(figure);
        let role = match (is_chosen, here) {
            (true, _) => of_chosen,
            (false, true) => Role::Text,
            (false, false) => Role::Faint,
        };
        canvas.put(x, y, 1, &figure.to_string(), role);
        if is_chosen {
            canvas.put(x - 1, y, 1, open, of_chosen);
            canvas.put(x + 1, y, 1, shut, of_chosen);
        }
    }
}

/// Returns the answers of a job: `as for the week` where it has none of its own.
fn own(content: &ReviewReport, id: &str) -> String {
    let answers = content.record.signs.by.get(id).map(|answers| answers.all()).unwrap_or_default();
    if answers.iter().all(Option::is_none) {
        return "as for the week".to_owned();
    }
    let said = |answer: &Option<u8>| answer.map_or("·".to_owned(), |answer| answer.to_string());
    answers.iter().map(said).collect::<Vec<_>>().join(" ")
}
