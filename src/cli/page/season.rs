//! A season as a page: what its screen shows, with charts and tables.

use chrono::{Datelike, NaiveDate};

use super::chart::{self, Bar, HeatCell, HeatRow, Pair, PlacedLabel, Tick, Trend};
use super::table::{PageCell, Table};
use super::{DocumentPart, ReportPage, made};
use crate::alignment::{Period, Quadrant, Score};
use crate::cli::scoring::AsSeen;
use crate::domain::date::month_name;
use crate::domain::{Ctx, Heavy};
use crate::report::day::words::{figure, length};
use crate::report::season::figures::{SOME, shade};
use crate::report::season::{Grain, SeasonColumn, SeasonReport, SeasonValueRow, sentences};

/// How many losses are listed.
const NAMED: usize = 10;

/// Returns the page of a season, with the reasons for its score. Between seasons it shows the values' own targets.
pub fn page(content: &SeasonReport, seen: Option<&AsSeen>, ctx: &Ctx) -> ReportPage {
    let answer = sentences::headline(content);
    let says = [sentences::to_date(content), sentences::course(content)];
    let parts = [
        asks(content),
        numbers(content),
        places(content),
        seen.and_then(reasons),
        values(content),
        swing(content),
        plans(content),
        Some(year(content)),
    ];
    let stop = if content.season.is_none() { "." } else { "" };
    ReportPage {
        title: content.season.as_ref().map_or("No season".to_owned(), |season| season.name.clone()),
        quiet: sentences::when(content) + stop,
        says: says.into_iter().flatten().filter(|words| *words != answer).collect(),
        answer,
        parts: parts.into_iter().flatten().collect(),
        made: made(ctx),
    }
}

pub(super) fn minutes(value: f64) -> String {
    length(value.round() as i64)
}

pub(super) fn whole(value: f64) -> String {
    format!("{value:.0}")
}

/// Returns the name of the columns' unit (week, month or quarter), as a heading and as the head of a table column.
fn grain(content: &SeasonReport) -> (&'static str, &'static str) {
    match content.grain {
        Grain::Weeks => ("Week by week", "Week"),
        Grain::Months => ("Month by month", "Month"),
        Grain::Quarters => ("Quarter by quarter", "Quarter"),
    }
}

fn ticks(content: &SeasonReport) -> Vec<Tick> {
    content.columns.iter().map(tick).collect()
}

fn tick(column: &SeasonColumn) -> Tick {
    Tick { label: column.label.clone(), is_now: column.is_now }
}

/// Returns the columns with data, each with its score.
fn known(content: &SeasonReport) -> impl Iterator<Item = (&SeasonColumn, &Score)> {
    content.columns.iter().filter_map(|column| Some((column, column.score.as_ref()?)))
}

/// Returns the place of a column's figure in `--json`.
fn key(content: &SeasonReport, column: &SeasonColumn, what: &str) -> String {
    format!("{}/{}/{what}", content.grain.word(), column.name)
}

/// Returns the table of values: the target of each, and what was done for it.
fn asks(content: &SeasonReport) -> Option<DocumentPart> {
    let mut table = Table::new(["Value", "Weight", "A week", "So far", "Target", "Status"]);
    for value in &content.values {
        let key = |what: &str| format!("values/{}/{what}", value.id);
        let own = |text: String, is_said: bool| if is_said { text } else { format!("default {text}") };
        let weekly = value.weekly.0.filter(|_| !value.resting).map(|weekly| f64::from(weekly.0));
        let weight = Some(value.weight.0).filter(|_| !value.resting);
        let or_nothing = |cell: PageCell| {
            if value.resting && !matches!(cell, PageCell::Figure { .. }) { PageCell::words("") } else { cell }
        };
        table.rows.push(vec![
            PageCell::words(&value.name),
            or_nothing(PageCell::figure(weight, key("weight"), |weight| {
                own(weight.to_string(), value.weight.1)
            })),
            or_nothing(PageCell::figure(weekly, key("target"), |weekly| {
                own(minutes(weekly), value.weekly.1)
            })),
            PageCell::figure(sentences::minutes(content, value), key("minutes"), minutes),
            or_nothing(PageCell::figure(value.asked, key("asked"), minutes)),
            PageCell::words(sentences::fares(content, value)),
        ]);
    }
    // A value without data yet has no bar.
    let bar = |value: &SeasonValueRow| {
        value.needed?;
        Some(Bar {
            name: value.name.clone(),
            given: value.minutes,
            asked: value.asked.filter(|asked| *asked >= 1.0)?,
            says: sentences::given(content, value),
        })
    };
    let bars: Vec<Bar> = content.values.iter().filter_map(bar).collect();
    let has_own = |value: &SeasonValueRow| !(value.resting || value.weight.1 && value.weekly.1);
    let own = content.season.is_some() && content.values.iter().any(has_own);
    let says = own.then(|| "\"own\" is from life.toml. The season sets the others.".to_owned());
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: if content.season.is_some() { "Targets" } else { "Targets of the values" }.to_owned(),
        says: says.into_iter().collect(),
        chart: (!bars.is_empty()).then(|| chart::bars(&bars)),
        table: Some(table),
    })
}

/// Returns alignment and balance over time, and the hours of work and life.
fn numbers(content: &SeasonReport) -> Option<DocumentPart> {
    let (head, one) = grain(content);
    let mut table = Table::new([one, "Alignment", "Balance", "Work", "Life", "Grace days"]);
    for (column, score) in known(content) {
        let key = |what: &str| key(content, column, what);
        let (alignment, balance) = score.shown_numbers();
        table.rows.push(vec![
            PageCell::words(&column.label),
            PageCell::figure(alignment, key("alignment"), figure),
            PageCell::figure(balance, key("balance"), figure),
            PageCell::figure(score.known(score.balance.work), key("work"), minutes),
            PageCell::figure(score.known(score.balance.life), key("life"), minutes),
            match column.grace {
                0 => PageCell::words(""),
                days => PageCell::figure(Some(days as f64), key("grace"), whole),
            },
        ]);
    }
    if table.rows.is_empty() {
        return None;
    }
    // Not under months or quarters: it would look like their sum, but they may be partly in other seasons.
    if let Some(score) = content.score.as_ref().filter(|_| content.grain == Grain::Weeks) {
        let (alignment, balance) = score.shown_numbers();
        table.rows.push(vec![
            PageCell::words("Season so far"),
            PageCell::figure(alignment, "score/alignment/score", figure),
            PageCell::figure(balance, "score/balance/score", figure),
            PageCell::figure(score.known(score.balance.work), "score/balance/work", minutes),
            PageCell::figure(score.known(score.balance.life), "score/balance/life", minutes),
            PageCell::words(""),
        ]);
    }
    let both = |column: &SeasonColumn| column.score.as_ref().map_or((None, None), Score::shown_numbers);
    let trend = Trend {
        ticks: ticks(content),
        alignment: content.columns.iter().map(|column| both(column).0).collect(),
        balance: content.columns.iter().map(|column| both(column).1).collect(),
        grace: content.columns.iter().map(|column| column.grace).collect(),
    };
    let has_number = trend.alignment.iter().chain(&trend.balance).any(Option::is_some);
    Some(DocumentPart {
        head: head.to_owned(),
        chart: has_number.then(|| chart::lines(&trend)),
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns the quadrant of each column.
fn places(content: &SeasonReport) -> Option<DocumentPart> {
    let place = |(column, score): (&SeasonColumn, &Score)| {
        let quadrant = score.shown_quadrant()?;
        Some(PlacedLabel { tick: tick(column), quadrant })
    };
    let placed: Vec<PlacedLabel> = known(content).filter_map(place).collect();
    let mut table = Table::new(["Where", grain(content).1]);
    for quadrant in [Quadrant::Both, Quadrant::Aligned, Quadrant::Balanced, Quadrant::Neither] {
        let names: Vec<&str> =
            placed.iter().filter(|one| one.quadrant == quadrant).map(|one| one.tick.label.as_str()).collect();
        if !names.is_empty() {
            table.rows.push(vec![PageCell::words(quadrant.word()), PageCell::words(names.join(", "))]);
        }
    }
    (!placed.is_empty()).then(|| DocumentPart {
        head: format!("Aligned and balanced, by {}", grain(content).1.to_lowercase()),
        chart: Some(chart::quadrants(&placed)),
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns the losses of alignment, the largest first. Where more than one is left after [`NAMED`], they share a row.
pub(super) fn reasons(seen: &AsSeen) -> Option<DocumentPart> {
    let mut losses = seen.score.shown_losses();
    losses.retain(|(_, tenths)| seen.score.is_shown() && *tenths > 0);
    let named = if losses.len() > NAMED + 1 { NAMED } else { losses.len() };
    let tenths = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
    let mut table = Table::new(["Points", "What holds it back"]);
    for (place, shown) in &losses[..named] {
        let points = Some(seen.score.losses[*place].points);
        let key = format!("score/alignment/losses/{place}/points");
        let points = PageCell::figure(points, key, |_| tenths(*shown));
        table.rows.push(vec![points, PageCell::words(&seen.reasons[*place].words)]);
    }
    if named < losses.len() {
        let rest = losses[named..].iter().map(|(_, tenths)| tenths).sum();
        table.rows.push(vec![PageCell::words(tenths(rest)), PageCell::words("Everything else")]);
    }
    (!table.rows.is_empty()).then(|| DocumentPart {
        head: "What holds alignment back".to_owned(),
        says: vec!["Alignment and these points add up to 100.".to_owned()],
        table: Some(table),
        ..DocumentPart::default()
    })
}

/// Returns the hours of the values over time.
fn values(content: &SeasonReport) -> Option<DocumentPart> {
    let mut table = Table::new([grain(content).1]);
    table.head.extend(content.values.iter().map(|value| value.name.clone()));
    for (column, _) in known(content) {
        let of = |value: &SeasonValueRow| {
            let key = key(content, column, &format!("values/{}/minutes", value.id));
            PageCell::figure(column.value(&value.id).map(|(minutes, _)| minutes), key, minutes)
        };
        table.rows.push(
            [PageCell::words(&column.label)].into_iter().chain(content.values.iter().map(of)).collect(),
        );
    }
    if table.rows.is_empty() || content.values.is_empty() {
        return None;
    }
    let cell = |(minutes, target): (f64, Option<f64>)| HeatCell {
        shade: shade(minutes, target),
        is_some: minutes >= SOME,
    };
    let row = |value: &SeasonValueRow| HeatRow {
        name: value.name.clone(),
        cells: content.columns.iter().map(|column| column.value(&value.id).map(cell)).collect(),
    };
    let rows: Vec<HeatRow> = content.values.iter().map(row).collect();
    Some(DocumentPart {
        head: "What each value got".to_owned(),
        says: sentences::every_value(content).into_iter().collect(),
        chart: Some(chart::heat(&ticks(content), &rows)),
        table: Some(table),
    })
}

/// Returns work and life over time.
fn swing(content: &SeasonReport) -> Option<DocumentPart> {
    let share = |(work, life): (f64, f64)| (work + life > 0.0).then(|| work / (work + life));
    let shares: Vec<Option<f64>> =
        content.columns.iter().map(|column| column.sides.and_then(share)).collect();
    if shares.iter().all(Option::is_none) {
        return None;
    }
    let meant: Vec<Option<f64>> = content.columns.iter().map(|column| column.meant).collect();
    let mut table = Table::new(["Week", "Work", "Life", "Work share", "More of"]);
    for week in content.swing.iter().filter(|_| content.grain == Grain::Weeks).flat_map(|swing| &swing.weeks)
    {
        let key = |what: &str| format!("swing/weeks/{}/{what}", week.week);
        table.rows.push(vec![
            PageCell::words(format!("W{:02}", week.week.number())),
            PageCell::figure(Some(week.work), key("work"), minutes),
            PageCell::figure(Some(week.life), key("life"), minutes),
            PageCell::figure(week.share(), key("share"), |share| format!("{:.0}%", share * 100.0)),
            PageCell::words(week.larger().map_or(String::new(), |side| Heavy::word(side).to_owned())),
        ]);
    }
    Some(DocumentPart {
        head: "Work and life by week".to_owned(),
        says: sentences::swing(content).into_iter().collect(),
        chart: Some(chart::swing(&ticks(content), &shares, &meant)),
        table: (!table.rows.is_empty()).then_some(table),
    })
}

/// Returns planned and kept hours for each value.
fn plans(content: &SeasonReport) -> Option<DocumentPart> {
    let score = content.score.as_ref().filter(|score| score.is_shown())?;
    let mut table = Table::new(["Value", "Planned", "Done"]);
    let mut pairs = Vec::new();
    for one in score.figures.intention.iter().filter(|one| one.planned >= 1.0) {
        let name =
            content.values.iter().find(|value| value.id == one.id).map_or(&one.id, |value| &value.name);
        let key = |what: &str| format!("values/{}/{what}", one.id);
        table.rows.push(vec![
            PageCell::words(name),
            PageCell::figure(Some(one.planned), key("planned"), minutes),
            PageCell::figure(Some(one.kept), key("kept"), minutes),
        ]);
        pairs.push(Pair {
            name: name.clone(),
            planned: one.planned,
            lived: one.kept,
            says: format!("{} of {}", minutes(one.kept), minutes(one.planned)),
        });
    }
    (!pairs.is_empty()).then(|| DocumentPart {
        head: "Planned and done, by value".to_owned(),
        says: vec!["Extra hours on one day don't make up for another.".to_owned()],
        chart: Some(chart::paired(&pairs, None)),
        table: Some(table),
    })
}

/// Returns the seasons of the year, and the gaps between them.
fn year(content: &SeasonReport) -> DocumentPart {
    let mut table = Table::new(["Season", "From", "To"]);
    for stretch in &content.year.stretches {
        let name = stretch.season.as_ref().map_or("no season", |(_, name)| name);
        let Period { from, to } = stretch.whole;
        let today = if (from..=to).contains(&content.today) { ", today in it" } else { "" };
        table.rows.push(vec![
            PageCell::words(format!("{name}{today}")),
            PageCell::words(day(content, from)),
            PageCell::words(day(content, to)),
        ]);
    }
    DocumentPart {
        head: content.year.period.from.year().to_string(),
        table: Some(table),
        ..DocumentPart::default()
    }
}

/// Returns a date such as `5 October`, with its year where that is not the year shown.
fn day(content: &SeasonReport, date: NaiveDate) -> String {
    let day = format!("{} {}", date.day(), month_name(date));
    if date.year() == content.year.period.from.year() { day } else { format!("{day} {}", date.year()) }
}
