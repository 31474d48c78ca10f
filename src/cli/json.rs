//! `--json`: parts that several commands print. Keys may be added, never renamed or removed.

use serde_json::{Map, Value, json};

use super::scoring::AsSeen;
use crate::alignment::Score;
use crate::domain::week::SCORING;
use crate::domain::{Block, Ctx, Day, Field, Fields, Life, Record, covered};

/// Returns a number as JSON: a whole number without a point, others with up to nine decimals.
pub(super) fn number(value: f64) -> Value {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 {
        return json!(rounded as i64);
    }
    json!(rounded)
}

/// Returns the value, or null where there is none.
pub(super) fn number_or_null(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

/// Returns the fields of a data file as JSON, with the same keys.
pub(super) fn fields(fields: &Fields) -> Map<String, Value> {
    fields.iter().map(|(key, field)| (key.clone(), field_value(field))).collect()
}

/// Returns the value of a key of a data file as JSON.
pub(super) fn field_value(field: &Field) -> Value {
    match field {
        Field::Text(text) => json!(text),
        Field::Integer(whole) => json!(whole),
        Field::Number(value) => json!(value),
        Field::Flag(flag) => json!(flag),
        Field::Date(date) => json!(date.to_string()),
        Field::Moment(moment) => json!(moment.format("%Y-%m-%dT%H:%M:%S").to_string()),
        Field::List(list) => Value::Array(list.iter().map(field_value).collect()),
        Field::Table(table) => Value::Object(fields(table)),
        Field::Tables(tables) => tables.iter().map(|table| Value::Object(fields(table))).collect(),
    }
}

/// Returns a block: the keys of its file, its planned minutes, and the minutes done so far.
pub(super) fn block(day: &Day, block: &Block, life: &Life, ctx: &Ctx) -> Value {
    let mut object = fields(&block.fields());
    let planned = block.plan.and_then(|plan| day.resolve(block, plan, ctx.zone));
    object.insert("planned_minutes".into(), json!(planned.map_or(0, |(start, end)| end - start)));
    object.insert("actual_minutes".into(), json!(covered(life.lived(ctx, day, block))));
    if block.is_virtual {
        object.insert("virtual".into(), json!(true));
    }
    Value::Object(object)
}

/// Returns a score, with a sentence for each loss.
pub(super) fn score(seen: &AsSeen, ctx: &Ctx) -> Value {
    let Score { period, lens, live, balance, .. } = &seen.score;
    let components: Vec<Value> = seen
        .score
        .components
        .iter()
        .map(|one| json!({"id": one.id.word(), "weight": number(one.weight), "value": number(one.value)}))
        .collect();
    // A score is null where one of its files can't be read.
    let known = |value: f64| number_or_null(seen.score.known(value));
    let losses: Vec<Value> =
        (0..seen.score.losses.len()).map(|place| Value::Object(loss(seen, place))).collect();
    json!({
        "from": period.from.to_string(),
        "to": period.to.to_string(),
        "lens": lens.word(),
        "as_of": ctx.local().format("%Y-%m-%dT%H:%M").to_string(),
        "scoring": SCORING,
        "live": known(*live),
        "days": known(f64::from(seen.score.days)),
        "recorded": known(f64::from(seen.score.recorded)),
        "alignment": {
            "score": number_or_null(seen.score.alignment),
            "evidence": number_or_null(seen.score.evidence),
            "components": components,
            "losses": losses,
        },
        "balance": {
            "score": number_or_null(balance.score),
            "work": known(balance.work),
            "life": known(balance.life),
            "upkeep": known(balance.upkeep),
            "share": number_or_null(balance.share),
            "target": number_or_null(balance.target),
            "owed": number_or_null(balance.owed),
        },
        "quadrant": seen.score.quadrant().map(|quadrant| quadrant.word()),
    })
}

/// Returns the losses, each with what would help, or null.
pub(super) fn losses(seen: &AsSeen) -> Value {
    let with_remedy = |place: usize| {
        let mut object = loss(seen, place);
        object.insert(
            "remedy".into(),
            seen.reasons[place].remedy.as_ref().map_or(Value::Null, |remedy| json!(remedy.words)),
        );
        Value::Object(object)
    };
    Value::Array((0..seen.score.losses.len()).map(with_remedy).collect())
}

fn loss(seen: &AsSeen, place: usize) -> Map<String, Value> {
    let loss = &seen.score.losses[place];
    let mut object = Map::new();
    object.insert("component".into(), json!(loss.component.word()));
    object.insert("cause".into(), json!(loss.cause));
    object.insert("points".into(), number(loss.points));
    object.insert("text".into(), json!(seen.reasons[place].words));
    object
}
