//! `review --json`: everything that the review shows.

use serde_json::{Value, json};

use super::json::{self, fields, number, number_or_null};
use super::scoring::AsSeen;
use super::session::Session;
use crate::domain::{CheckIn, Heavy, Minutes, Record, WeekRecord};
use crate::report::review::ReviewReport;
use crate::report::review::look_back::LookBackRow;
use crate::report::trend::WeekPoint;

/// Returns the object of `review --json`. Keys may be added, never renamed or removed.
pub(super) fn of(content: &ReviewReport, seen: &AsSeen, session: &Session) -> Value {
    let record = &content.record;
    json!({
        "week": content.week.to_string(),
        "from": content.week.monday().to_string(),
        "to": content.week.sunday().to_string(),
        "intention": record.intention,
        "reviewed": record.reviewed.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string()),
        "question": record.question.map(|answer| answer.word()),
        "answer": record.answer,
        "step": record.step.map(|answer| answer.word()),
        // The version of the scoring that the numbers of the review were made with.
        "reviewed_scoring": record.reviewed.map(|_| record.scoring.unwrap_or(1)),
        "note": record.note,
        "score": json::score(seen, &session.ctx),
        "change": content.change.as_ref().map_or(Value::Null, |change| number(change.points)),
        // The components that both weeks have. Only these are compared.
        "compared": content.change.as_ref().map_or(Value::Null, |change| {
            change.components.iter().map(|component| component.word()).collect()
        }),
        "last": last(content),
        "signs": signs(&record.signs),
        "look_back": look_back(content),
        "boundaries": content.boundaries.iter().map(|one| json!({
            "id": one.id,
            "name": one.name,
            "windows": one.windows,
            "kept": one.windows.saturating_sub(one.crossed),
            "crossed": one.crossed,
            "minutes": number(one.minutes),
            "by": one.by.iter().map(|by| json!({
                "date": by.date.to_string(),
                "title": by.title,
                "whose": by.whose,
                "minutes": by.minutes,
            })).collect::<Vec<_>>(),
            "told": one.told,
            "talk": one.talk.as_ref().map(|(with, by)| json!({
                "with": with,
                "by": by.map(|by| by.to_string()),
            })),
        })).collect::<Vec<_>>(),
        "promises": content.promises.iter().map(|one| {
            let mut object = fields(&one.promise.fields());
            // The file has lengths as text, JSON has minutes.
            object.insert("minutes".into(), json!(one.promise.minutes.map(|Minutes(minutes)| minutes)));
            object.insert("done".into(), json!(one.done));
            object.insert("planned".into(), json!(one.planned));
            object.insert("left".into(), json!(one.left()));
            // For a past week: as it was on its Sunday.
            object.insert("open".into(), json!(one.was_open()));
            object.insert("overdue".into(), json!(one.is_overdue()));
            Value::Object(object)
        }).collect::<Vec<_>>(),
        "noes": content.noes.iter().map(|no| {
            let mut object = fields(&no.fields());
            object.insert("spared".into(), json!(no.spared.map(|Minutes(minutes)| minutes)));
            Value::Object(object)
        }).collect::<Vec<_>>(),
        "guardrails": content.guardrails.iter().map(|one| json!({
            "text": one.sentence(),
            "source": one.source(),
        })).collect::<Vec<_>>(),
        "engagements": engagements(content),
        "season": season(content),
        "answers": content.answers.iter().map(|one| json!({
            "week": one.week.to_string(),
            "question": one.answer.map(|answer| answer.word()),
            "answer": one.words,
        })).collect::<Vec<_>>(),
        "next": next(content),
    })
}

fn signs(check_in: &CheckIn) -> Value {
    let mut object = fields(&check_in.life().fields());
    let by = check_in.by.iter().map(|(id, answers)| (id.clone(), Value::Object(fields(&answers.fields()))));
    object.insert("by".into(), Value::Object(by.collect()));
    Value::Object(object)
}

/// Returns the record of the week before, with its numbers.
fn last(content: &ReviewReport) -> Value {
    let WeekRecord { question, answer, signs: check_in, intention, .. } = &content.last;
    json!({
        "week": content.week.plus(-1).to_string(),
        "intention": intention,
        "question": question.map(|answer| answer.word()),
        "answer": answer,
        "signs": signs(check_in),
        "alignment": number_or_null(content.before.alignment),
        "balance": number_or_null(content.before.balance.score),
    })
}

fn look_back(content: &ReviewReport) -> Value {
    let back = &content.look_back;
    let pair = |pair: &LookBackRow| {
        json!({
            "id": pair.id, "name": pair.name, "planned": pair.planned, "lived": pair.lived,
        })
    };
    let titled = |(title, figure): &(String, i64), key: &str| json!({"title": title, key: figure});
    json!({
        "sides": back.sides.iter().map(pair).collect::<Vec<_>>(),
        // Minutes that were work and life at once. They count fully on each side here, and half on each in `score`.
        "shared": back.shared,
        "switches": back.switches.iter().map(|(date, count)| json!({
            "date": date.to_string(),
            "count": count,
        })).collect::<Vec<_>>(),
        "self_care": {"minutes": back.self_care.0, "downtime": back.self_care.1},
        "areas": back.areas.iter().map(pair).collect::<Vec<_>>(),
        "values": back.values.iter().map(pair).collect::<Vec<_>>(),
        "stretch": back.stretched.iter().map(|one| json!({
            "id": one.id,
            "planned": one.planned,
            "lived": one.lived,
            "ratio": number(one.ratio()),
        })).collect::<Vec<_>>(),
        "ran_over": back.ran_over.iter().map(|one| titled(one, "minutes")).collect::<Vec<_>>(),
        "moved": back.moved.iter().map(|one| titled(one, "times")).collect::<Vec<_>>(),
        "grace": back.grace.iter().map(|date| date.to_string()).collect::<Vec<_>>(),
    })
}

fn engagements(content: &ReviewReport) -> Vec<Value> {
    let one = |one: &crate::alignment::engagements::EngagementFigures| {
        json!({
            "id": one.id,
            // All hours of the job, including grace days, because the hourly rate needs them. Other sums leave grace
            // days out.
            "minutes": number(one.minutes),
            "outside": content.outside(&one.id),
            "share_serving": number_or_null(one.serving),
            "energy": number_or_null(one.energy),
            "theirs": number_or_null(one.theirs),
            "rate": one.rate.as_ref().map_or(Value::Null, |rate| json!({
                "amount": number(rate.amount),
                "currency": rate.currency,
            })),
        })
    };
    content.engagements.iter().map(one).collect()
}

/// Returns the season's weeks up to this one, where the two numbers differ, and work and life by week.
fn season(content: &ReviewReport) -> Value {
    let week = |point: &WeekPoint| {
        let score = &point.score;
        json!({
            "week": point.week.to_string(),
            "alignment": number_or_null(score.alignment),
            "balance": number_or_null(score.balance.score),
            "work": number_or_null(score.known(score.balance.work)),
            "life": number_or_null(score.known(score.balance.life)),
            "grace": point.grace,
            "at_review": content.kept.get(&point.week).map_or(Value::Null, |kept| json!({
                "alignment": number_or_null(kept.alignment),
                "balance": number_or_null(kept.balance),
                "scoring": kept.scoring,
            })),
            "quadrant": score.quadrant().map(|quadrant| quadrant.word()),
        })
    };
    let facts = content.season.as_ref();
    json!({
        "id": facts.map(|season| &season.id),
        "name": facts.map(|season| &season.name),
        "weeks": content.weeks.iter().map(week).collect::<Vec<_>>(),
        "parted": content.parted.iter().map(|parted| json!({
            "week": parted.week.to_string(),
            "quadrant": parted.quadrant.word(),
            "text": parted.words,
        })).collect::<Vec<_>>(),
        "swing": content.swing.as_ref().map_or(Value::Null, |swing| json!({
            "work": swing.larger(Heavy::Work),
            "life": swing.larger(Heavy::Life),
            "owed": number_or_null(swing.so_far.owed),
        })),
    })
}

fn next(content: &ReviewReport) -> Value {
    let ahead = &content.ahead;
    let slot = |(date, span): &(chrono::NaiveDate, crate::domain::Span)| json!({"date": date.to_string(), "plan": span.to_string()});
    json!({
        "week": ahead.week.to_string(),
        "intention": ahead.intention,
        "left_over": ahead.unmarked.iter().map(|one| json!({
            "date": one.target.date.to_string(),
            "id": one.target.block.id,
            "title": one.target.block.title,
            "plan": one.target.block.plan.map(|plan| plan.to_string()),
            "carried": one.target.block.carried,
        })).collect::<Vec<_>>(),
        "days": ahead.days.iter().map(|day| json!({
            "date": day.date.to_string(),
            "planned": day.planned,
            "free": day.free,
            "grace": day.was_grace,
        })).collect::<Vec<_>>(),
        "starving": ahead.starving.iter().map(|one| json!({
            "id": one.id,
            "minutes": number(one.had.0),
            "target": number(one.had.1),
            "slots": one.slots.iter().map(slot).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
