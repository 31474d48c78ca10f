//! The review of a week as a page: the six pages of the screen, with charts and tables.

use super::chart::{self, Pair, PlacedLabel, Tick, Trend};
use super::season::{minutes, reasons, whole};
use super::table::{PageCell, Table};
use super::{DocumentPart, ReportPage, made};
use crate::alignment::Quadrant;
use crate::cli::scoring::AsSeen;
use crate::domain::currency::decimals;
use crate::domain::date::short;
use crate::domain::week::{SIGN_SENTENCES, SIGNS};
use crate::domain::{Ctx, Minutes};
use crate::planning::suggest;
use crate::report::day::words::{figure, length};
use crate::report::review::look_back;
use crate::report::review::sentences::{self, CommitmentLine};
use crate::report::review::{PageView, ReviewReport};
use crate::report::trend::WeekPoint;

/// Returns the page of a week's review, with the reasons for its score.
pub fn page(content: &ReviewReport, seen: &AsSeen, ctx: &Ctx) -> ReportPage {
    use crate::report::review::Page::{LookBack, Numbers};
    let goal = sentences::goal(content);
    let parts = [
        back(content),
        signs(content),
        numbers(content),
        places(content),
        reasons(seen),
        boundaries(content),
        promises(content),
        others(content),
        engagements(content),
        question(content),
        ahead(content, ctx),
    ];
    ReportPage {
        title: format!("Review of W{:02} {}", content.week.number(), content.week.year()),
        answer: sentences::headline(&PageView::page(Numbers), content),
        quiet: sentences::when(content),
        says: [
            Some(sentences::quiet(&PageView::page(Numbers), content)),
            goal,
            sentences::success(content, LookBack),
            Some(sentences::headline(&PageView::page(LookBack), content)),
        ]
        .into_iter()
        .flatten()
        // The file that can't be read is named once.
        .filter(|words| Some(words) != content.unread.as_ref())
        .collect(),
        parts: parts.into_iter().flatten().collect(),
        made: made(ctx),
    }
}

/// Returns what was planned and what was done.
fn back(content: &ReviewReport) -> Option<DocumentPart> {
    let back = &content.look_back;
    let mut table = Table::new(["Area or value", "Which", "Planned", "Done"]);
    let mut pairs = Vec::new();
    for (list, rows) in [("areas", &back.areas), ("values", &back.values)] {
        for pair in rows {
            let key = |what: &str| format!("look_back/{list}/{}/{what}", pair.id);
            table.rows.push(vec![
                PageCell::words(&pair.name),
                PageCell::words(pair.by.word()),
                PageCell::figure(Some(pair.planned as f64), key("planned"), minutes),
                PageCell::figure(Some(pair.lived as f64), key("lived"), minutes),
            ]);
        }
        pairs.extend(rows.iter().filter(|pair| !pair.is_sleep).map(drawn));
    }
    let has_sleep = back.areas.iter().chain(&back.values).any(|pair| pair.is_sleep);
    let left_out = has_sleep.then_some("sleep is only in the table");
    let mut says = sentences::stand_out(content);
    // The week's goal is at the top of the page already.
    says.retain(|words| Some(words) != sentences::goal(content).as_ref());
    if !back.areas.is_empty() && !back.values.is_empty() {
        says.push("Areas first, then the same hours by value.".to_owned());
    }
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: "Planned and done".to_owned(),
        says,
        chart: (!pairs.is_empty()).then(|| chart::paired(&pairs, left_out)),
        table: Some(table),
    })
}

fn drawn(pair: &look_back::LookBackRow) -> Pair {
    Pair {
        name: pair.name.clone(),
        planned: pair.planned as f64,
        lived: pair.lived as f64,
        says: format!("{} of {}", length(pair.lived), length(pair.planned)),
    }
}

/// Returns the check-in, for life and for single jobs.
fn signs(content: &ReviewReport) -> Option<DocumentPart> {
    let mut table = Table::new(["Statement", "This week", "Last week"]);
    let (now, last) = (content.record.signs.life().all(), content.last.signs.life().all());
    let figure = |answer: Option<u8>, key: String| PageCell::figure(answer.map(f64::from), key, whole);
    for (index, sentence) in SIGN_SENTENCES.iter().enumerate() {
        table.rows.push(vec![
            PageCell::words(*sentence),
            figure(now[index], format!("signs/{}", SIGNS[index])),
            figure(last[index], format!("last/signs/{}", SIGNS[index])),
        ]);
    }
    for (id, answers) in &content.record.signs.by {
        let before = content.last.signs.by.get(id).copied().unwrap_or_default().all();
        for (index, answer) in answers.all().into_iter().enumerate().filter(|(_, answer)| answer.is_some()) {
            table.rows.push(vec![
                PageCell::words(format!(
                    "{} alone: {}",
                    sentences::engagement(content, id),
                    SIGN_SENTENCES[index]
                )),
                figure(answer, format!("signs/by/{id}/{}", SIGNS[index])),
                figure(before[index], format!("last/signs/by/{id}/{}", SIGNS[index])),
            ]);
        }
    }
    let is_known = now.iter().chain(&last).any(Option::is_some) || !content.record.signs.by.is_empty();
    is_known.then(|| DocumentPart {
        head: "How it felt".to_owned(),
        says: vec!["1: not at all. 5: completely.".to_owned()],
        table: Some(table),
        ..DocumentPart::default()
    })
}

fn tick(content: &ReviewReport, point: &WeekPoint) -> Tick {
    Tick { label: format!("W{:02}", point.week.number()), is_now: point.week == content.week }
}

/// Returns alignment and balance over the season's weeks.
fn numbers(content: &ReviewReport) -> Option<DocumentPart> {
    let mut table = Table::new(["Week", "Alignment", "Balance", "Work", "Life", "Grace days"]);
    for point in &content.weeks {
        let key = |what: &str| format!("season/weeks/{}/{what}", point.week);
        let (alignment, balance) = point.score.shown_numbers();
        table.rows.push(vec![
            PageCell::words(tick(content, point).label),
            PageCell::figure(alignment, key("alignment"), figure),
            PageCell::figure(balance, key("balance"), figure),
            PageCell::figure(point.score.known(point.score.balance.work), key("work"), minutes),
            PageCell::figure(point.score.known(point.score.balance.life), key("life"), minutes),
            match point.grace {
                0 => PageCell::words(""),
                days => PageCell::figure(Some(days as f64), key("grace"), whole),
            },
        ]);
    }
    let (alignment, balance) = content.weeks.iter().map(|point| point.score.shown_numbers()).unzip();
    let trend = Trend {
        ticks: content.weeks.iter().map(|point| tick(content, point)).collect(),
        alignment,
        balance,
        grace: content.weeks.iter().map(|point| point.grace).collect(),
    };
    let has_number = trend.alignment.iter().chain(&trend.balance).any(Option::is_some);
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: content.season.as_ref().map_or("The last weeks".to_owned(), |season| season.name.clone()),
        says: sentences::swing(content).into_iter().collect(),
        chart: has_number.then(|| chart::lines(&trend)),
        table: Some(table),
    })
}

/// Returns the quadrant of each week, and the weeks where the two numbers differ.
fn places(content: &ReviewReport) -> Option<DocumentPart> {
    let place = |point: &WeekPoint| {
        let quadrant = point.score.shown_quadrant()?;
        Some(PlacedLabel { tick: tick(content, point), quadrant })
    };
    let placed: Vec<PlacedLabel> = content.weeks.iter().filter_map(place).collect();
    let mut table = Table::new(["Where", "Week"]);
    for quadrant in Quadrant::ALL {
        let names: Vec<&str> = placed
            .iter()
            .filter(|one| one.quadrant == *quadrant)
            .map(|one| one.tick.label.as_str())
            .collect();
        if !names.is_empty() {
            table.rows.push(vec![PageCell::words(quadrant.word()), PageCell::words(names.join(", "))]);
        }
    }
    let parted = content.parted.iter();
    let parted = parted.map(|parted| format!("W{:02}, {}.", parted.week.number(), parted.in_words()));
    (!placed.is_empty()).then(|| DocumentPart {
        head: "Where the two numbers differ".to_owned(),
        says: parted.collect(),
        chart: Some(chart::quadrants(&placed)),
        table: Some(table),
    })
}

/// Returns how often each boundary was kept, and what crossed it.
fn boundaries(content: &ReviewReport) -> Option<DocumentPart> {
    let mut table = Table::new(["Boundary", "Kept", "Crossed", "For", "By"]);
    for one in &content.boundaries {
        let key = |what: &str| format!("boundaries/{}/{what}", one.id);
        let by: Vec<String> = one
            .by
            .iter()
            .map(|by| match by.whose.as_str() {
                "" => by.title.clone(),
                whose => format!("{}, {whose}", by.title),
            })
            .collect();
        let kept = one.windows.saturating_sub(one.crossed);
        table.rows.push(vec![
            PageCell::words(&one.name),
            PageCell::figure(Some(f64::from(kept)), key("kept"), whole),
            PageCell::figure(Some(f64::from(one.crossed)), key("crossed"), whole),
            PageCell::figure(Some(one.minutes), key("minutes"), minutes),
            PageCell::words(by.join(", ")),
        ]);
    }
    let on = PageView::page(crate::report::review::Page::Boundaries);
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: "Boundaries".to_owned(),
        says: vec![sentences::headline(&on, content)],
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns the promises, with the hours left of each.
fn promises(content: &ReviewReport) -> Option<DocumentPart> {
    let mut table = Table::new(["Promise", "To", "By", "Left", "Of", "Now"]);
    for one in &content.promises {
        let promise = &one.promise;
        let key = |what: &str| format!("promises/{}/{what}", promise.id);
        let all = promise.minutes.map(|Minutes(minutes)| f64::from(minutes));
        table.rows.push(vec![
            PageCell::words(&promise.what),
            PageCell::words(&promise.to),
            PageCell::words(promise.by.map(short).unwrap_or_default()),
            PageCell::figure(one.left().map(|left| left as f64), key("left"), minutes),
            PageCell::figure(all, key("minutes"), minutes),
            PageCell::words(sentences::became(one)),
        ]);
    }
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: "Promises".to_owned(),
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns the things said no to, and the load warnings.
fn others(content: &ReviewReport) -> Option<DocumentPart> {
    let lines = sentences::held(content);
    let from = lines
        .iter()
        .position(|line| matches!(line, CommitmentLine::Head("THINGS YOU SAID NO TO" | "LOAD AND REST")))?;
    let says: Vec<String> = lines[from..]
        .iter()
        .filter_map(|line| match line {
            CommitmentLine::Text(words) | CommitmentLine::Second(words) | CommitmentLine::Crossed(words) => {
                Some(words.clone())
            }
            CommitmentLine::Head(_) | CommitmentLine::Blank => None,
        })
        .collect();
    let has_noes = !content.noes.is_empty();
    let head = match (has_noes, content.guardrails.is_empty()) {
        (true, true) => "Things you said no to",
        (true, false) => "Things you said no to, load and rest",
        _ => "Load and rest",
    };
    Some(DocumentPart { head: head.to_owned(), says, ..DocumentPart::default() })
}

/// Returns the jobs, in figures.
fn engagements(content: &ReviewReport) -> Option<DocumentPart> {
    let mut table = Table::new([
        "Job or client",
        "Hours",
        "Felt",
        "Serves your values",
        "Agenda set by others",
        "Per hour",
        "In",
        "Outside working hours",
    ]);
    let percent = |part: f64| format!("{:.0}%", part * 100.0);
    for one in &content.engagements {
        let key = |what: &str| format!("engagements/{}/{what}", one.id);
        let rate = one.rate.as_ref();
        let outside = content.outside(&one.id) as f64;
        table.rows.push(vec![
            PageCell::words(sentences::engagement(content, &one.id)),
            PageCell::figure(Some(one.minutes), key("minutes"), minutes),
            PageCell::words(sentences::felt(one.energy)),
            PageCell::figure(one.serving, key("share_serving"), percent),
            PageCell::figure(one.theirs, key("theirs"), percent),
            PageCell::figure(rate.map(|rate| rate.amount), key("rate/amount"), |amount| {
                let decimals = rate.and_then(|rate| rate.currency.as_deref()).map_or(2, decimals);
                format!("{amount:.decimals$}")
            }),
            PageCell::words(rate.and_then(|rate| rate.currency.clone()).unwrap_or_default()),
            PageCell::figure(Some(outside), key("outside"), minutes),
        ]);
    }
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: "Jobs and clients".to_owned(),
        says: vec![match content.look_back.grace.is_empty() {
            true => "This week only. It takes more than 1 week to say what fits.".to_owned(),
            false => {
                "This week only, grace days included. It takes more than 1 week to say what fits.".to_owned()
            }
        }],
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns the review's question, with the answers of the last weeks.
fn question(content: &ReviewReport) -> Option<DocumentPart> {
    let mut table = Table::new(["Week", "Answer", "In my own words"]);
    let earlier = content.answers.iter().rev().map(|one| (one.week, one.answer, one.words.clone()));
    let this = (content.week, content.record.question, content.record.answer.clone());
    for (week, answer, words) in earlier.chain([this]) {
        let is_said = answer.is_some() || words.is_some();
        if is_said || week == content.week {
            table.rows.push(vec![
                PageCell::words(format!("W{:02}", week.number())),
                PageCell::words(answer.map_or("not answered", sentences::answer)),
                PageCell::words(words.unwrap_or_default()),
            ]);
        }
    }
    let step = sentences::step_question(content).map(|question| {
        format!("{question} {}", content.record.step.map_or("not answered", sentences::answer))
    });
    Some(DocumentPart {
        head: sentences::QUESTION.to_owned(),
        says: step.into_iter().collect(),
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns next week.
fn ahead(content: &ReviewReport, ctx: &Ctx) -> Option<DocumentPart> {
    let ahead = &content.ahead;
    let mut says: Vec<String> = ahead.intention.iter().map(|words| format!("Goal: {words}")).collect();
    let left: Vec<&str> = ahead.unmarked.iter().map(|one| one.target.block.title.as_str()).collect();
    if !left.is_empty() {
        says.push(format!("Not marked: {}.", left.join(", ")));
    }
    for one in ahead.starving.iter().filter(|one| !one.slots.is_empty()) {
        let (date, span) = one.slots[0];
        says.push(format!("{}: free {}.", one.name, suggest::in_words(ctx.clock, content.today, date, span)));
    }
    let mut table = Table::new(["Day", "Planned", "Free", ""]);
    for (place, day) in ahead.days.iter().enumerate() {
        let key = |what: &str| format!("next/days/{place}/{what}");
        table.rows.push(vec![
            PageCell::words(short(day.date)),
            PageCell::figure(Some(day.planned as f64), key("planned"), minutes),
            PageCell::figure(Some(day.free as f64), key("free"), minutes),
            PageCell::words(if day.was_grace { "a grace day" } else { "" }),
        ]);
    }
    Some(DocumentPart {
        head: format!("W{:02}, next week", ahead.week.number()),
        says,
        table: (!table.rows.is_empty()).then_some(table),
        ..DocumentPart::default()
    })
}
