//! `season`: a season's targets and what was done for them, its year, and its hours by week, month or quarter.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::args::Global;
use super::failure::Failure;
use super::json::{self, number, number_or_null};
use super::page::Form;
use super::print::{Align, columns, lines, table, table_within};
use super::scoring::AsSeen;
use super::session::Session;
use crate::alignment::{Lens, Period, Score};
use crate::domain::{Heavy, Minutes, Place, edits};
use crate::report::day::words::length;
use crate::report::season::figures::SOME;
use crate::report::season::{Grain, SeasonColumn, SeasonReport, SeasonValueRow, Served, period, sentences};

/// Runs `season`.
pub(super) fn season(
    global: &Global,
    id: Option<&str>,
    grain: Grain,
    as_json: bool,
    page: Option<(Form, &Path)>,
) -> Result<(), Failure> {
    let mut session = Session::read(global)?.without(&[Place::Inbox]);
    let (content, seen) = content(&mut session, id, grain)?;
    if as_json {
        return session.answer_json(of_content(&content, seen.as_ref(), &session));
    }
    if let Some((form, file)) = page {
        let page = super::page::season::page(&content, seen.as_ref(), &session.ctx);
        page.put(form, file, &session.store)?;
        return session.end();
    }
    session.answer(&text(&content, &session))
}

/// Returns the report of a season, and its score with its reasons. The score is None between seasons.
fn content(
    session: &mut Session,
    id: Option<&str>,
    grain: Grain,
) -> Result<(SeasonReport, Option<AsSeen>), Failure> {
    let today = session.today();
    let date = match id {
        None => today,
        // For the season in progress use today, so that the report shows the current year.
        Some(id) => {
            let season = edits::season(&session.life, id).map_err(|refused| unknown(session, id, refused))?;
            if season.contains(today) { today } else { season.start }
        }
    };
    let with_year = grain != Grain::Weeks;
    let needed = period(&session.life, today, date, with_year);
    // A season that has not begun needs no days. It is still scored, and none of its days counts.
    let gathered = session.gather(needed.unwrap_or(Period::day(today)))?;
    let content = SeasonReport::new(&session.life, &gathered, &session.as_of(), date, grain, with_year);
    let of = content.season.as_ref().map(|season| Period::new(season.start, season.end));
    let seen = of.map(|period| session.seen(&gathered, period, Lens::Actual));
    Ok((content, seen))
}

fn unknown(session: &Session, id: &str, refused: crate::domain::Refused) -> Failure {
    let known = session.life.seasons.iter().map(|season| season.id.as_str());
    match crate::domain::id::nearest(id, known) {
        Some(near) => Failure::refused(format!("No season has the id '{id}'; did you mean {near}?")),
        None => refused.into(),
    }
}

fn text(content: &SeasonReport, session: &Session) -> String {
    let (paint, room) = (session.paint, columns());
    let mut text = String::new();
    for line in lines(&sentences::headline(content), room) {
        text.push_str(&format!("{}\n", paint.strong(&line)));
    }
    let stop = if content.season.is_none() { "." } else { "" };
    for line in lines(&format!("{}{stop}", sentences::when(content)), room) {
        text.push_str(&format!("{}\n", paint.faint(&line)));
    }
    let says = [sentences::to_date(content), sentences::course(content)];
    for words in says.into_iter().flatten().filter(|words| *words != sentences::headline(content)) {
        text.push_str(&format!("{}\n", lines(&words, room).join("\n")));
    }
    let mut part = |head: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n{}\n", paint.strong(head), lines.join("\n")));
        }
    };
    part(&chrono::Datelike::year(&content.year.period.from).to_string(), year(content));
    part("Targets", asks(content, room));
    let head = match content.grain {
        Grain::Weeks => "Week by week",
        Grain::Months => "Month by month",
        Grain::Quarters => "Quarter by quarter",
    };
    part(head, over_time(content, room));
    let last: Vec<String> =
        [sentences::every_value(content), sentences::swing(content)].into_iter().flatten().collect();
    if !last.is_empty() {
        let lines: Vec<String> = last.iter().flat_map(|words| lines(words, room)).collect();
        text.push_str(&format!("\n{}\n", lines.join("\n")));
    }
    text
}

/// Returns a line for each season of the year, and for each gap between seasons.
fn year(content: &SeasonReport) -> Vec<String> {
    let rows: Vec<Vec<String>> = content
        .year
        .stretches
        .iter()
        .map(|stretch| {
            let name = stretch.season.as_ref().map_or("no season", |(_, name)| name);
            let Period { from, to } = stretch.whole;
            let today = if (from..=to).contains(&content.today) { "today" } else { "" };
            vec![
                format!("{} to {}", short(content, from), short(content, to)),
                name.to_owned(),
                today.to_owned(),
            ]
        })
        .collect();
    table(&[Align::Left, Align::Left, Align::Left], &rows)
}

/// Returns a date such as `5 Oct`, with its year where that is not the year shown.
fn short(content: &SeasonReport, date: NaiveDate) -> String {
    let day = crate::domain::date::short(date);
    let day = day.split_once(' ').map_or(day.as_str(), |(_, day)| day);
    let year = chrono::Datelike::year(&date);
    match year == chrono::Datelike::year(&content.year.period.from) {
        true => day.to_owned(),
        false => format!("{day} {year}"),
    }
}

fn asks(content: &SeasonReport, room: Option<usize>) -> Vec<String> {
    let rows: Vec<Vec<String>> = content.values.iter().map(|value| asked(content, value)).collect();
    table_within(&[Align::Left; 5], &rows, room)
}

/// Returns a row: the weight, target and hours of a value. It says what comes from life.toml, not from the
/// season.
fn asked(content: &SeasonReport, value: &SeasonValueRow) -> Vec<String> {
    let own = |is_said: bool| if is_said || content.season.is_none() { "" } else { " (from life.toml)" };
    let weekly = value.weekly.0.unwrap_or_default().short();
    let (weight, weekly) = match value.resting {
        true => (String::new(), String::new()),
        false => (
            format!("weight {}{}", value.weight.0, own(value.weight.1)),
            format!("{weekly} a week{}", own(value.weekly.1)),
        ),
    };
    vec![
        value.name.clone(),
        weight,
        weekly,
        sentences::given(content, value),
        sentences::fares(content, value),
    ]
}

/// Returns a line for each week, month or quarter with data: both numbers, work, life, the values.
fn over_time(content: &SeasonReport, room: Option<usize>) -> Vec<String> {
    let known: Vec<&SeasonColumn> = content.columns.iter().filter(|column| column.score.is_some()).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let values: Vec<&SeasonValueRow> = content.values.iter().collect();
    let mut sides = vec![Align::Left, Align::Right, Align::Right, Align::Right, Align::Right];
    sides.extend(values.iter().map(|_| Align::Right));
    sides.push(Align::Left);
    let mut head: Vec<String> =
        ["", "alignment", "balance", "work", "life"].into_iter().map(str::to_owned).collect();
    head.extend(values.iter().map(|value| value.name.clone()));
    let mut rows = vec![head];
    for column in known {
        let score = column.score.as_ref();
        let figure = |value: Option<f64>| {
            let is_shown = score.is_some_and(Score::is_shown);
            value.filter(|_| is_shown).map_or("—".to_owned(), crate::report::day::words::figure)
        };
        let whole = |minutes: f64| length(minutes.round() as i64);
        let balance = score.map(|score| score.balance);
        let (work, life) = balance.map(|balance| (balance.work, balance.life)).unwrap_or_default();
        let mut row = vec![
            column.label.clone(),
            figure(score.and_then(|score| score.alignment)),
            figure(balance.and_then(|balance| balance.score)),
            whole(work),
            whole(life),
        ];
        row.extend(values.iter().map(|value| match column.value(&value.id) {
            Some((minutes, _)) => whole(minutes),
            None => "·".to_owned(),
        }));
        row.push(match column.grace {
            0 => String::new(),
            1 => "1 grace day".to_owned(),
            days => format!("{days} grace days"),
        });
        rows.push(row);
    }
    table_within(&sides, &rows, room)
}

/// Returns the object of `season --json`.
fn of_content(content: &SeasonReport, seen: Option<&AsSeen>, session: &Session) -> Value {
    let swing = content.swing.as_ref();
    let run = |run: Option<crate::alignment::swing::WeekRun>| {
        run.map_or(Value::Null, |run| json!({"side": run.side.word(), "weeks": run.weeks}))
    };
    let mut object = json!({
        "season": season_facts(content),
        "score": seen.map_or(Value::Null, |seen| json::score(seen, &session.ctx)),
        "values": content.values.iter().map(|one| value(content, one)).collect::<Vec<_>>(),
        "every_value": {"in": content.with_every_value().0, "of": content.with_every_value().1},
        "swing": swing.map_or(Value::Null, |swing| json!({
            "weeks": swing.weeks.iter().map(|week| json!({
                "week": week.week.to_string(),
                "work": number(week.work),
                "life": number(week.life),
                "share": number_or_null(week.share()),
                "larger": week.larger().map(Heavy::word),
            })).collect::<Vec<_>>(),
            "current": run(swing.current),
            "longest": run(swing.longest),
            "owed": number_or_null(swing.so_far.owed),
        })),
        "year": {
            "year": chrono::Datelike::year(&content.year.period.from),
            "seasons": content.year.stretches.iter().map(|stretch| json!({
                "from": stretch.period.from.to_string(),
                "to": stretch.period.to.to_string(),
                "season": stretch.season.as_ref().map(|(id, _)| id),
            })).collect::<Vec<_>>(),
            "weeks": content.year.weeks.iter().flatten().map(|point| {
                let mut object = numbers(&point.score, point.grace);
                object.insert("week".into(), json!(point.week.to_string()));
                Value::Object(object)
            }).collect::<Vec<_>>(),
        },
    });
    let known = content.columns.iter().filter(|column| column.score.is_some());
    let columns: Vec<Value> = known.map(|one| column(content.grain, one)).collect();
    if let Some(object) = object.as_object_mut() {
        object.insert(content.grain.word().to_owned(), Value::Array(columns));
    }
    object
}

fn season_facts(content: &SeasonReport) -> Value {
    let Some(season) = &content.season else { return Value::Null };
    let (week, weeks) = season.week_of(content.today);
    json!({
        "id": season.id,
        "name": season.name,
        "start": season.start.to_string(),
        "end": season.end.to_string(),
        "heavy": season.heavy.map(Heavy::word),
        "ratio": season.ratio.map_or(Value::Null, number),
        "target": season.target().map_or(Value::Null, number),
        "success": season.success,
        "week": season.contains(content.today).then_some(week),
        "weeks": weeks,
    })
}

fn value(content: &SeasonReport, value: &SeasonValueRow) -> Value {
    let intentions = content.score.iter().flat_map(|score| &score.figures.intention);
    let intention = intentions.into_iter().find(|one| one.id == value.id);
    let (on_course, behind) = match value.served {
        Served::OnCourse => (Some(true), Some(0)),
        Served::Behind(minutes) => (Some(false), Some(minutes)),
        _ => (None, None),
    };
    json!({
        "id": value.id,
        "name": value.name,
        "weight": number(value.weight.0),
        "target": value.weekly.0.map(|Minutes(minutes)| minutes),
        "resting": value.resting,
        "of_season": {"weight": value.weight.1, "target": value.weekly.1},
        "minutes": number_or_null(sentences::minutes(content, value)),
        "asked": number_or_null(value.asked),
        "due": number_or_null(value.needed),
        "on_course": on_course,
        "behind": behind,
        "planned": number_or_null(intention.map(|one| one.planned)),
        "kept": number_or_null(intention.map(|one| one.kept)),
    })
}

fn numbers(score: &Score, grace: usize) -> serde_json::Map<String, Value> {
    let mut object = serde_json::Map::new();
    object.insert("alignment".into(), number_or_null(score.alignment));
    object.insert("balance".into(), number_or_null(score.balance.score));
    object.insert("work".into(), number_or_null(score.known(score.balance.work)));
    object.insert("life".into(), number_or_null(score.known(score.balance.life)));
    object.insert("grace".into(), json!(grace));
    object
}

fn column(grain: Grain, column: &SeasonColumn) -> Value {
    let Some(score) = &column.score else { return Value::Null };
    let mut object = numbers(score, column.grace);
    // The singular of `weeks`, `months`, `quarters`.
    let word = grain.word().trim_end_matches('s');
    object.insert(word.to_owned(), json!(column.name));
    object.insert("from".into(), json!(column.period.from.to_string()));
    object.insert("to".into(), json!(column.period.to.to_string()));
    let values: Vec<Value> = score
        .values
        .iter()
        .map(|value| {
            json!({
                "id": value.id,
                "minutes": number(value.minutes),
                "target": number_or_null(value.target),
                "some": value.minutes >= SOME,
            })
        })
        .collect();
    object.insert("values".into(), Value::Array(values));
    object.insert("every_value".into(), json!(column.has_every_value()));
    Value::Object(object)
}
