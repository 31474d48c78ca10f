//! Lines of the start list, most likely first.

use chrono::Datelike;

use super::{StartLine, StartList};
use crate::app::Model;
use crate::app::in_view::DAYS_BACK;
use crate::domain::date::{plus, short};
use crate::domain::edits::{Target, timer};
use crate::domain::fold::fold;
use crate::domain::{Ctx, Time};
use crate::line;
use crate::report::day::agenda::{BlockState, Item};
use crate::report::day::words::whose;
use crate::report::search::Hit;

/// Most lines that are shown, besides the line for something new.
const LINES: usize = 12;
/// Most lines of the list, with the hits of a search.
const ALL: usize = 200;

/// Builds the list as it opens.
pub(super) fn list(model: &Model, ctx: &Ctx) -> StartList {
    let mut all = Vec::new();
    if let Some(running) = timer::to_end(&model.life, ctx) {
        all.push(StartLine::Stop {
            title: running.block.title.clone(),
            whose: whose(&running.block, &model.life.profile, &model.areas),
            when: format!("running since {}", ctx.tells(running.since)),
        });
    }
    // Blocks done today come before planned ones, and those before blocks of other days.
    let today = crate::report::day::Agenda::new(&model.life, ctx, model.today);
    let mut lived: Vec<&Item> = today
        .items
        .iter()
        .filter(|item| !item.lived.is_empty() && item.state != BlockState::Running)
        .collect();
    lived.sort_by_key(|item| std::cmp::Reverse(item.lived.last().map(|extent| extent.end)));
    let coming = today.items.iter().filter(|item| {
        let is_ahead = item.plan.zip(today.now).is_some_and(|(plan, now)| plan.end > now);
        matches!(item.state, BlockState::Planned | BlockState::Ghost | BlockState::Untimed)
            && (item.date == model.today || is_ahead)
    });
    for item in lived.into_iter().chain(coming) {
        let when = match (item.lived.last(), item.plan) {
            (Some(lived), _) => format!("stopped {}", lived.span().end.short(ctx.clock)),
            (None, Some(plan)) => format!("planned {}", plan.span().start.short(ctx.clock)),
            (None, None) => "no set time".to_owned(),
        };
        offer(model, &mut all, Target::new(item.date, item.block.clone()), when);
    }
    for days in 1..=DAYS_BACK {
        let date = plus(model.today, -days);
        let when = if days == 1 { "yesterday".to_owned() } else { short(date) };
        for block in model.life.day(date).into_iter().flat_map(|day| day.blocks.iter().rev()) {
            if block.lived().next().is_some() {
                offer(model, &mut all, Target::new(date, block.clone()), when.clone());
            }
        }
    }
    let mut list = StartList { all, ..StartList::default() };
    narrow(&mut list, model);
    list
}

/// Adds hits of a search: blocks that were done before the last [`DAYS_BACK`] days. The chosen line stays chosen, so
/// that the effect of Enter does not change by itself.
pub(super) fn found(list: &mut StartList, model: &Model, hits: Vec<Hit>) {
    let chosen = list.shown.get(list.chosen).cloned();
    let earlier = plus(model.today, -DAYS_BACK);
    for hit in hits.into_iter().filter(|hit| hit.date < earlier) {
        let Some(block) = hit.block.filter(|block| block.lived().next().is_some()) else { continue };
        if list.all.len() < ALL {
            let when = format!("{} {}", short(hit.date), hit.date.year());
            offer(model, &mut list.all, Target::new(hit.date, *block), when);
        }
    }
    narrow(list, model);
    if let Some(at) = chosen.and_then(|chosen| list.shown.iter().position(|line| *line == chosen)) {
        list.chosen = at;
    }
}

/// Adds a line, unless its title is listed already.
fn offer(model: &Model, all: &mut Vec<StartLine>, target: Target, when: String) {
    let known = |line: &StartLine| match line {
        StartLine::Stop { title, .. } => *title == target.block.title,
        StartLine::Block { target: other, .. } => {
            other.block.title == target.block.title && other.block.engagement == target.block.engagement
        }
        StartLine::New => false,
    };
    if !all.iter().any(known) {
        let whose = whose(&target.block, &model.life.profile, &model.areas);
        all.push(StartLine::Block { target: Box::new(target), whose, when });
    }
}

/// Filters the lines by the words that are typed. A typed time filters nothing.
pub(super) fn narrow(list: &mut StartList, model: &Model) {
    let (typed, _) = typed(list, model);
    let words: Vec<String> = fold(&typed).split_whitespace().map(str::to_owned).collect();
    let fits = |line: &StartLine| match line {
        StartLine::Stop { title, whose, .. } => holds(&words, title, whose),
        StartLine::Block { target, whose, .. } => holds(&words, &target.block.title, whose),
        StartLine::New => true,
    };
    list.shown = list.all.iter().filter(|line| fits(line)).take(LINES).cloned().collect();
    list.shown.push(StartLine::New);
    list.chosen = list.chosen.min(list.shown.len() - 1);
}

/// Whether a line contains all words.
fn holds(words: &[String], title: &str, whose: &str) -> bool {
    let text = fold(&format!("{title} {whose}"));
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Returns the typed text without its time of day, and that time. None where no time was typed.
pub(super) fn typed(list: &StartList, model: &Model) -> (String, Option<Time>) {
    let day_start = model.life.profile.day.start;
    let has_half = |word: &str| {
        let word = word.to_ascii_lowercase();
        word.ends_with("am") || word.ends_with("pm")
    };
    let time = |word: &str| {
        let is_said = word.contains([':', '.']) || has_half(word);
        is_said.then(|| line::time(word, day_start)).flatten()
    };
    let is_empty = list.input.value().is_empty();
    let (mut at, mut title) = (list.offer.filter(|_| is_empty), Vec::new());
    let mut words = list.input.value().split_whitespace().peekable();
    while let Some(word) = words.next() {
        // A time may be typed as it is shown: `9:40 am`.
        let half = words.peek().filter(|half| half.len() == 2 && has_half(half));
        let whole = half.and_then(|half| time(&format!("{word}{half}")));
        if whole.is_some() {
            words.next();
        }
        match whole.or_else(|| time(word)) {
            Some(time) => at = at.or(Some(time)),
            None => title.push(word),
        }
    }
    (title.join(" "), at)
}
