//! The keys of the records of `life.toml`, a table for each kind of record.

use super::field::{LifeField, LifeReader};
use super::steps::{stepped_hours, stepped_minutes, stepped_weight, turned};
use super::texts::{self, figure, is_none};
use crate::domain::profile::{Forbidden, LifeKind, LifeRecord};
use crate::domain::{Agenda, Minutes, Side};

/// Returns the keys of a kind of record, in the order in which they are shown.
pub fn fields(kind: LifeKind) -> &'static [LifeField] {
    match kind {
        LifeKind::Value => &VALUE,
        LifeKind::Area => &AREA,
        LifeKind::Engagement => &ENGAGEMENT,
        LifeKind::Boundary => &BOUNDARY,
    }
}

/// A row of a table: how the text of a record of one kind is written and read.
macro_rules! field {
    (
        $kind:ident, $key:literal, $name:literal, $hint:literal, $empty:literal,
        |$one:ident, $reader:ident| $text:expr,
        |$to:ident, $typed:ident, $with:ident| $read:expr
        $(, |$stepped:ident, $more:ident, $by:ident| $step:expr)?
    ) => {
        LifeField {
            key: $key,
            name: $name,
            hint: $hint,
            empty: $empty,
            is_list: false,
            text: |record, $reader| match record {
                LifeRecord::$kind($one) => $text,
                _ => String::new(),
            },
            read: |record, $typed, $with| {
                if let LifeRecord::$kind($to) = record {
                    $read
                }
                Ok(())
            },
            step: field!(@step $kind $(, |$stepped, $more, $by| $step)?),
        }
    };
    (@step $kind:ident) => { None };
    (@step $kind:ident, |$one:ident, $more:ident, $reader:ident| $step:expr) => {
        Some(|record, $more, $reader| {
            if let LifeRecord::$kind($one) = record {
                $step;
            }
        })
    };
}

/// The name, which all records have.
const NAME: LifeField = LifeField {
    key: "name",
    name: "Name",
    hint: "a name",
    empty: "",
    is_list: false,
    text: |record, _| record.name().to_owned(),
    read: |record, text, _| {
        if text.is_empty() {
            return Err("write a name".to_owned());
        }
        record.set_name(text.to_owned());
        Ok(())
    },
    step: None,
};
/// The first day.
const FROM: LifeField = LifeField {
    key: "from",
    name: "From",
    hint: "2026-11-30",
    empty: "always",
    is_list: false,
    text: |record, _| record.from().map(|day| day.to_string()).unwrap_or_default(),
    read: |record, text, reader| {
        record.set_from(texts::day(text, reader)?);
        Ok(())
    },
    step: None,
};
/// The last day.
const UNTIL: LifeField = LifeField {
    key: "until",
    name: "Until",
    hint: "2027-06-30",
    empty: "no end",
    is_list: false,
    text: |record, _| record.until().map(|day| day.to_string()).unwrap_or_default(),
    read: |record, text, reader| {
        record.set_until(texts::day(text, reader)?);
        Ok(())
    },
    step: None,
};

static VALUE: [LifeField; 6] = [
    NAME,
    field!(
        Value,
        "why",
        "Why",
        "in your own words",
        "not said",
        |one, _reader| one.why.clone().unwrap_or_default(),
        |one, text, _reader| one.why = Some(text.to_owned()).filter(|text| !is_none(text))
    ),
    field!(
        Value,
        "weekly",
        "Target",
        "10h a week",
        "none: it has no part in alignment",
        |one, _reader| one.weekly.map(Minutes::short).unwrap_or_default(),
        |one, text, _reader| one.weekly = texts::minutes(text, true)?,
        |one, more, _reader| one.weekly = stepped_hours(one.weekly, more)
    ),
    field!(
        Value,
        "weight",
        "Weight",
        "0 to 10",
        "1",
        |one, _reader| one.weight.map(figure).unwrap_or_default(),
        |one, text, _reader| one.weight = texts::weight(text)?,
        |one, more, _reader| one.weight = stepped_weight(one.weight, more)
    ),
    FROM,
    UNTIL,
];

static AREA: [LifeField; 5] = [
    NAME,
    field!(
        Area,
        "side",
        "Side",
        "work, life or upkeep",
        "as the area above it",
        |one, _reader| one.side.map(|side| side.word().to_owned()).unwrap_or_default(),
        |one, text, _reader| one.side = match text.to_lowercase().as_str() {
            none if is_none(none) => None,
            "chores" | "neither" => Some(Side::Upkeep),
            word => Some(word.parse().map_err(|_| {
                format!(
                    "'{text}' is not a side. Write work, life, or upkeep for chores, meals, travel and sleep"
                )
            })?),
        },
        |one, more, _reader| one.side = turned(Side::ALL, one.side, more)
    ),
    field!(
        Area,
        "parent",
        "Part of",
        "an area",
        "no other area",
        |one, reader| one.parent.as_ref().map(|id| reader.typed("@", id)).unwrap_or_default(),
        |one, text, reader| one.parent = match is_none(text) {
            true => None,
            false => Some(reader.known("@", "area", text)?),
        }
    ),
    field!(
        Area,
        "most",
        "Limit",
        "45h a week",
        "none",
        |one, _reader| one.most.map(Minutes::short).unwrap_or_default(),
        |one, text, _reader| one.most = texts::minutes(text, true)?,
        |one, more, _reader| one.most = stepped_hours(one.most, more)
    ),
    field!(
        Area,
        "worth",
        "Unpaid hours",
        "14 EUR/hour, what they would cost",
        "not said",
        |one, reader| texts::current_pay(&one.worth, reader.today).map(texts::pay_text).unwrap_or_default(),
        |one, text, reader| texts::set_pay(&mut one.worth, text, reader)?
    ),
];

static ENGAGEMENT: [LifeField; 13] = [
    NAME,
    field!(
        Engagement,
        "area",
        "Area",
        "an area",
        "none",
        |one, reader| one.area.as_ref().map(|id| reader.typed("@", id)).unwrap_or_default(),
        |one, text, reader| one.area = match is_none(text) {
            true => None,
            false => Some(reader.known("@", "area", text)?),
        }
    ),
    field!(
        Engagement,
        "agenda",
        "Agenda",
        "yours, shared or someone else's",
        "not said",
        |one, _reader| one.agenda.map(agenda_text).unwrap_or_default().to_owned(),
        |one, text, _reader| one.agenda = agenda(text)?,
        |one, more, _reader| one.agenda = turned(Agenda::ALL, one.agenda, more)
    ),
    field!(
        Engagement,
        "values",
        "Values",
        "craft, freedom",
        "none",
        |one, reader| one.values.iter().map(|id| reader.typed("#", id)).collect::<Vec<_>>().join(", "),
        |one, text, reader| {
            let names = if is_none(text) { Vec::new() } else { texts::entries(text) };
            let mut ids: Vec<String> = Vec::new();
            for name in names {
                let id = reader.known("#", "value", &name)?;
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            one.values = ids;
        }
    )
    .list(),
    field!(
        Engagement,
        "pay",
        "Pay",
        "3200 EUR/month, or 48 EUR/hour",
        "not paid, or not said",
        |one, reader| texts::current_pay(&one.pay, reader.today).map(texts::pay_text).unwrap_or_default(),
        |one, text, reader| texts::set_pay(&mut one.pay, text, reader)?
    ),
    field!(
        Engagement,
        "hours",
        "Hours",
        "weekdays 9-17, sat 10-12",
        "not said",
        |one, _reader| texts::hours_text(&one.hours),
        |one, text, _reader| one.hours = texts::hours(text)?
    ),
    field!(
        Engagement,
        "most",
        "Limit",
        "40h a week",
        "none",
        |one, _reader| one.most.map(Minutes::short).unwrap_or_default(),
        |one, text, _reader| one.most = texts::minutes(text, true)?,
        |one, more, _reader| one.most = stepped_hours(one.most, more)
    ),
    field!(
        Engagement,
        "clocked",
        "Paid for",
        "presence, or results",
        "results",
        |one, _reader| if one.clocked { "yes".to_owned() } else { String::new() },
        |one, text, _reader| one.clocked = texts::flag(text)?,
        |one, more, _reader| one.clocked = more
    ),
    field!(
        Engagement,
        "before",
        "Settle in",
        "10m before it begins",
        "no time",
        |one, _reader| one.before.map(Minutes::short).unwrap_or_default(),
        |one, text, _reader| one.before = texts::minutes(text, false)?.filter(|minutes| minutes.0 > 0),
        |one, more, _reader| one.before = stepped_minutes(one.before, more)
    ),
    field!(
        Engagement,
        "after",
        "Wind-down",
        "15m after it ends",
        "no time",
        |one, _reader| one.after.map(Minutes::short).unwrap_or_default(),
        |one, text, _reader| one.after = texts::minutes(text, false)?.filter(|minutes| minutes.0 > 0),
        |one, more, _reader| one.after = stepped_minutes(one.after, more)
    ),
    field!(
        Engagement,
        "gives",
        "Gives back",
        "security, company",
        "not said",
        |one, _reader| texts::list_text(&one.gives),
        |one, text, _reader| one.gives = if is_none(text) { Vec::new() } else { distinct(text) }
    )
    .list(),
    FROM,
    UNTIL,
];

static BOUNDARY: [LifeField; 7] = [
    NAME,
    field!(
        Boundary,
        "when",
        "When",
        "weekdays 18-20",
        "",
        |one, _reader| texts::when_text(&one.days, one.window),
        |one, text, _reader| {
            let days = if one.days.is_empty() { "daily" } else { "" };
            let (days, window) = texts::when(text, days)?;
            if !days.is_empty() {
                one.days = days;
            }
            one.window = window;
        }
    ),
    field!(
        Boundary,
        "no",
        "Keeps out",
        "work, or a job",
        "",
        |one, reader| one.no.iter().map(|no| forbidden_text(no, reader)).collect::<Vec<_>>().join(", "),
        |one, text, reader| {
            let mut no: Vec<Forbidden> = Vec::new();
            for name in texts::entries(text) {
                let kept_out = texts::forbidden(&name, reader)?;
                if !no.contains(&kept_out) {
                    no.push(kept_out);
                }
            }
            if no.is_empty() || is_none(text) {
                return Err("write what it keeps out, as in work".to_owned());
            }
            one.no = no;
        }
    )
    .list(),
    field!(
        Boundary,
        "told",
        "Who knows",
        "Ada, Acme team lead",
        "nobody yet",
        |one, _reader| texts::list_text(&one.told),
        |one, text, _reader| one.told = if is_none(text) { Vec::new() } else { distinct(text) }
    )
    .list(),
    field!(
        Boundary,
        "weight",
        "Weight",
        "0 to 10",
        "1",
        |one, _reader| one.weight.map(figure).unwrap_or_default(),
        |one, text, _reader| one.weight = texts::weight(text)?,
        |one, more, _reader| one.weight = stepped_weight(one.weight, more)
    ),
    FROM,
    UNTIL,
];

/// Returns the entries of a list, each once.
fn distinct(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for entry in texts::entries(text) {
        if !all.contains(&entry) {
            all.push(entry);
        }
    }
    all
}

/// Returns what a boundary keeps out by its name. A job with the name of an area gets its sign.
fn forbidden_text(no: &Forbidden, reader: &LifeReader<'_>) -> String {
    match no {
        Forbidden::Area(id) => reader.typed("@", id),
        Forbidden::Engagement(id) => {
            let name = reader.typed("+", id);
            if reader.id("@", &name).is_none() && !name.contains(':') { name } else { format!("+{id}") }
        }
    }
}

fn agenda_text(agenda: Agenda) -> &'static str {
    match agenda {
        Agenda::Mine => "your own",
        Agenda::Shared => "shared",
        Agenda::Theirs => "someone else's",
    }
}

fn agenda(text: &str) -> Result<Option<Agenda>, String> {
    Ok(Some(match text.to_lowercase().as_str() {
        none if is_none(none) => return Ok(None),
        "mine" | "my own" | "own" | "your own" | "yours" => Agenda::Mine,
        "shared" => Agenda::Shared,
        "theirs" | "someone else's" | "someone else" | "others" => Agenda::Theirs,
        _ => return Err(format!("'{text}' is not an agenda. Write yours, shared or someone else's")),
    }))
}
