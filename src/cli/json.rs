//! `--json`: stable shapes, to which keys are only added.

use serde_json::{Map, Value, json};

use super::scoring::AsSeen;
use crate::alignment::Score;
use crate::domain::{Block, Ctx, Day, Field, Fields, Life, Record, covered};

/// A number as it is printed: whole ones without a point, others to nine decimals.
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

/// Keys of a file, as they stand there.
pub(super) fn fields(fields: &Fields) -> Map<String, Value> {
    fields.iter().map(|(key, field)| (key.clone(), field_value(field))).collect()
}

fn field_value(field: &Field) -> Value {
    match field {
        Field::Text(text) => json!(text),
        Field::Integer(whole) => json!(whole),
        Field::Number(value) => json!(value),
        Field::Flag(flag) => json!(flag),
        Field::Date(date) => json!(date.to_string()),
        Field::Moment(moment) => json!(moment.format("%Y-%m-%dT%H:%M:%S").to_string()),
        Field::List(list) => Value::Array(list.iter().map(field_value).collect()),
        Field::Table(table) => Value::Object(fields(table)),
    }
}

/// A block of a day: the keys of the file, how long it is planned and how long it was done by now.
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

/// A score, with the sentences of its losses.
pub(super) fn score(seen: &AsSeen, ctx: &Ctx) -> Value {
    let Score { period, lens, live, balance, .. } = &seen.score;
    let components: Vec<Value> = seen
        .score
        .components
        .iter()
        .map(|one| json!({"id": one.id.word(), "weight": number(one.weight), "value": number(one.value)}))
        .collect();
    // Without all of its files a score has no figure.
    let known = |value: f64| number_or_null(seen.score.known(value));
    let losses: Vec<Value> =
        (0..seen.score.losses.len()).map(|place| Value::Object(loss(seen, place))).collect();
    json!({
        "from": period.from.to_string(),
        "to": period.to.to_string(),
        "lens": lens.word(),
        "as_of": ctx.local().format("%Y-%m-%dT%H:%M").to_string(),
        "live": known(*live),
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
            "owed": number_or_null(balance.share.map(|_| balance.owed)),
        },
        "quadrant": seen.score.quadrant().map(|quadrant| quadrant.word()),
    })
}

/// The losses, each with what would mend it.
pub(super) fn losses(seen: &AsSeen) -> Value {
    let with_remedy = |place: usize| {
        let mut object = loss(seen, place);
        object.insert("remedy".into(), seen.reasons[place].remedy.clone().map_or(Value::Null, Value::String));
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
    object.insert("text".into(), json!(seen.reasons[place].text));
    object
}
