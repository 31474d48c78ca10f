//! `review`: prints the review of a week.

use std::path::Path;

use chrono::NaiveDate;

use super::failure::Failure;
use super::page::Form;
use super::print::{Align, columns, lines, shown, table};
use super::review_json;
use super::score::both_numbers;
use super::scoring::AsSeen;
use super::session::Session;
use crate::alignment::{Lens, Period};
use crate::domain::Week;
use crate::domain::date::short;
use crate::domain::week::{SIGN_SENTENCES, SIGNS};
use crate::planning::close::CloseLine;
use crate::report::day::words::length;
use crate::report::review::look_back::LookBackRow;
use crate::report::review::sentences::{self, CommitmentLine};
use crate::report::review::{Choices, Page, PageView, ReviewReport, days, period, week_for};

/// Runs `review`. `None` takes the week that is due for review.
pub(super) fn review(
    mut session: Session,
    week: Option<Week>,
    as_json: bool,
    page: Option<(Form, &Path)>,
) -> Result<(), Failure> {
    let (content, seen) = content(&mut session, week)?;
    if as_json {
        return session.answer_json(review_json::of(&content, &seen, &session));
    }
    if let Some((form, file)) = page {
        let page = super::page::review::page(&content, &seen, &session.ctx);
        page.put(form, file, &session.store)?;
        return session.end();
    }
    session.answer(&text(&content, &session))
}

/// Returns the review, and the week's score with its reasons.
fn content(session: &mut Session, week: Option<Week>) -> Result<(ReviewReport, AsSeen), Failure> {
    let today = session.today();
    // Which week is due depends on the record of last week.
    session.load_weeks(crate::domain::date::plus(today, -7), today);
    let week = week.unwrap_or_else(|| week_for(&session.life, today, today));
    let (first, last) = days(&session.life, today, week);
    session.load_days(first, last);
    let period = period(&session.life, today, week);
    let gathered = session.gather(period)?;
    session.load_weeks(period.from, period.to);
    let (ctx, as_of) = (session.ctx, session.as_of());
    // Only the screen lets one choose what to do with blocks that are not marked.
    let choices = Choices::none(&session.life, &ctx, week);
    let content = ReviewReport::new(&session.life, &ctx, &gathered, &as_of, week, &choices);
    let seen = session.seen(&gathered, Period::week(week), Lens::Actual);
    Ok((content, seen))
}

fn text(content: &ReviewReport, session: &Session) -> String {
    let paint = session.paint;
    let mut text = String::new();
    // Where files can't be read, figures are left out. The check-in and next week are not.
    let is_told = |page: &&Page| content.unread.is_none() || matches!(page, Page::Signs | Page::NextWeek);
    if let Some(unread) = &content.unread {
        text.push_str(&format!("{}\n\n", paint.strong(&shown(unread))));
    }
    for page in Page::ALL.iter().filter(is_told) {
        if *page != Page::LookBack {
            text.push('\n');
        }
        let at = PageView::page(*page);
        let headline = Some(headline(&at, content)).filter(|words| Some(words) != content.unread.as_ref());
        for line in headline.iter().flat_map(|words| lines(words, columns())) {
            text.push_str(&format!("{}\n", paint.strong(&line)));
        }
        let quiet = match page {
            // On the screen this line says what Enter does.
            Page::NextWeek => None,
            Page::Signs => None,
            // The question is printed above.
            Page::Fit => (!content.look_back.grace.is_empty())
                .then(|| "This week's figures, grace days included.".to_owned()),
            _ => Some(sentences::quiet(&at, content)).filter(|words| !words.is_empty()),
        };
        // Next week stands right below the look back here, so the season's sentence is printed once.
        let success = sentences::success(content, *page).filter(|_| *page == Page::LookBack);
        for line in quiet.iter().chain(&success).flat_map(|words| lines(words, columns())) {
            text.push_str(&format!("{}\n", paint.faint(&line)));
        }
        let lines = match page {
            Page::LookBack => look_back(content),
            Page::Signs => signs(content),
            Page::Numbers => numbers(content),
            Page::Boundaries => boundaries(content),
            Page::Fit => fit(content),
            Page::NextWeek => next_week(content, session),
        };
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n", lines.join("\n")));
        }
    }
    text
}

/// Returns the headline of a page. For a reviewed week, the last page says when it was reviewed.
fn headline(at: &PageView<'_>, content: &ReviewReport) -> String {
    match (at.page, content.record.reviewed) {
        (Page::NextWeek, Some(when)) => {
            format!("Week {} was reviewed on {}.", content.week.number(), short(when.date()))
        }
        _ => sentences::headline(at, content),
    }
}

fn look_back(content: &ReviewReport) -> Vec<String> {
    let row = |pair: &&LookBackRow| {
        vec![
            pair.name.clone(),
            format!("planned {}", length(pair.planned)),
            format!("done {}", length(pair.lived)),
        ]
    };
    let back = &content.look_back;
    let rows: Vec<Vec<String>> = back.rows(None).iter().map(row).collect();
    let mut lines = table(&[Align::Left, Align::Left, Align::Left], &rows);
    // One table aligns both. Areas and values are listed together because an area and its value have similar hours.
    if !back.values.is_empty() {
        let head = if back.areas.is_empty() { "By value" } else { "\nBy value" };
        lines.insert(back.areas.len(), head.to_owned());
    }
    if !back.areas.is_empty() {
        lines.insert(0, "By area".to_owned());
    }
    let said = sentences::stand_out(content);
    if !lines.is_empty() && !said.is_empty() {
        lines.push(String::new());
    }
    lines.extend(said.iter().map(|words| shown(words)));
    lines
}

fn signs(content: &ReviewReport) -> Vec<String> {
    let figure = |answer: Option<u8>| answer.map_or("·".to_owned(), |answer| answer.to_string());
    let week = |week: Week| format!("W{:02}", week.number());
    let (now, last) = (content.record.signs.life().all(), content.last.signs.life().all());
    let mut rows: Vec<Vec<String>> =
        vec![vec![String::new(), week(content.week), week(content.week.plus(-1))]];
    rows.extend(
        SIGN_SENTENCES
            .iter()
            .zip(now)
            .zip(last)
            .map(|((sentence, now), last)| vec![(*sentence).to_owned(), figure(now), figure(last)]),
    );
    for (id, answers) in &content.record.signs.by {
        let name = sentences::engagement(content, id);
        let answered = SIGNS.iter().zip(answers.all()).filter_map(|(sign, answer)| Some((sign, answer?)));
        rows.extend(
            answered.map(|(sign, answer)| {
                vec![format!("{name} alone, {sign}"), answer.to_string(), String::new()]
            }),
        );
    }
    table(&[Align::Left, Align::Right, Align::Right], &rows)
}

/// Returns a line for each week of the season, and the weeks where the two numbers differ.
fn numbers(content: &ReviewReport) -> Vec<String> {
    let mut lines: Vec<String> =
        content.weeks.iter().map(|point| shown(&sentences::in_week(content, point))).collect();
    let parted = content.parted.iter();
    lines.extend(parted.map(|parted| shown(&format!("W{:02}, {}", parted.week.number(), parted.in_words()))));
    lines
}

fn boundaries(content: &ReviewReport) -> Vec<String> {
    sentences::held(content)
        .iter()
        .map(|line| match line {
            CommitmentLine::Head(words) => (*words).to_owned(),
            CommitmentLine::Crossed(words) => format!("! {}", shown(words)),
            CommitmentLine::Text(words) => format!("  {}", shown(words)),
            CommitmentLine::Second(words) => format!("    {}", shown(words)),
            CommitmentLine::Blank => String::new(),
        })
        .collect()
}

fn fit(content: &ReviewReport) -> Vec<String> {
    let percent = |part: Option<f64>| part.map_or("—".to_owned(), |part| format!("{:.0}%", part * 100.0));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for one in &content.engagements {
        rows.push(vec![
            sentences::engagement(content, &one.id),
            length(one.minutes.round() as i64),
            sentences::felt(one.energy).to_owned(),
            format!("serves values {}", percent(one.serving)),
            format!("others' agenda {}", percent(one.theirs)),
            sentences::rate(one.rate.as_ref()).map(|rate| format!("{rate} per hour")).unwrap_or_default(),
            match content.outside(&one.id) {
                0 => String::new(),
                outside => format!("{} outside working hours", length(outside)),
            },
        ]);
    }
    let mut lines = table(
        &[Align::Left, Align::Right, Align::Left, Align::Right, Align::Right, Align::Right, Align::Left],
        &rows,
    );
    let answered = |week: Week, answer: Option<crate::domain::Answer>, words: Option<&str>| {
        let parts: Vec<&str> = answer.map(sentences::answer).into_iter().chain(words).collect();
        shown(&format!("W{:02}: {}", week.number(), parts.join(". ")))
    };
    let before = content.answers.iter().rev();
    lines.extend(before.map(|one| answered(one.week, one.answer, one.words.as_deref())));
    let (question, words) = (content.record.question, content.record.answer.as_deref());
    if question.is_some() || words.is_some() {
        lines.push(answered(content.week, question, words));
    } else {
        lines.push(format!("W{:02}: not answered yet", content.week.number()));
    }
    if let Some(question) = sentences::step_question(content) {
        let answer = content.record.step.map_or("not answered yet", sentences::answer);
        lines.push(shown(&format!("{question} {answer}")));
    }
    lines
}

/// Returns a length, or `nothing` for 0 minutes.
fn some(minutes: f64) -> String {
    let minutes = minutes.round() as i64;
    if minutes == 0 { "nothing".to_owned() } else { length(minutes) }
}

fn next_week(content: &ReviewReport, session: &Session) -> Vec<String> {
    let (ahead, clock) = (&content.ahead, session.ctx.clock);
    let name = format!("W{:02}", ahead.week.number());
    let mut lines = Vec::new();
    // The week planned after an old one is this week, whose goal is not about it.
    let goal = ahead.intention.as_ref().filter(|_| ahead.week == content.week.plus(1));
    lines.extend(goal.map(|words| shown(&format!("{name} goal: {words}"))));
    let plan = |date: NaiveDate| short(date);
    let row = |one: &CloseLine| {
        let block = &one.target.block;
        let when = one.planned.map(|plan| plan.short(clock)).unwrap_or_default();
        vec![block.id.clone(), plan(one.target.date), when, block.title.clone(), "not marked".to_owned()]
    };
    let rows: Vec<Vec<String>> = ahead.unmarked.iter().map(row).collect();
    lines.extend(table(&[Align::Left, Align::Left, Align::Right, Align::Left, Align::Left], &rows));
    for one in &ahead.starving {
        let (had, asked) = one.had;
        let figures = format!("{}: {} of {}", one.name, some(had), length(asked.round() as i64));
        let free = one
            .slots
            .first()
            .map(|(date, span)| crate::planning::suggest::in_words(clock, content.today, *date, *span));
        let free = free.map_or("No half hour is free".to_owned(), |words| format!("Free: {words}"));
        lines.push(shown(&format!("{figures}. {free}")));
    }
    let rows: Vec<Vec<String>> = ahead
        .days
        .iter()
        .map(|day| {
            let planned = format!("{} planned", length(day.planned));
            let grace = if day.was_grace { "a grace day" } else { "" };
            vec![plan(day.date), planned, format!("{} free", length(day.free)), grace.to_owned()]
        })
        .collect();
    lines.extend(table(&[Align::Left, Align::Right, Align::Right, Align::Left], &rows));
    let week = content.week.number();
    let so_far = if content.week.sunday() < content.today { "" } else { " so far" };
    lines.push(format!("W{week:02}{so_far}: {}", both_numbers(&content.score)));
    lines
}
