//! The keys that files may contain, each with an example (data.md). Keys of later versions are listed too, because a
//! file that has one is not misspelt.

use crate::domain::place::Place;

#[cfg(test)]
mod tests;

/// A key that a table may contain.
#[derive(Debug)]
pub struct KnownKey {
    /// Name of the key.
    pub name: &'static str,
    /// An example of its value, as a file writes it.
    pub example: &'static str,
    /// What its value may contain.
    pub inside: Inside,
}

/// What the value of a key may contain.
#[derive(Debug, Clone, Copy)]
pub enum Inside {
    /// No keys, or any keys.
    Value,
    /// These keys.
    Table(&'static [KnownKey]),
    /// Tables with these keys, each under an id that the user chose.
    ById(&'static [KnownKey]),
    /// A list of tables with these keys.
    Tables(&'static [KnownKey]),
}

impl Inside {
    /// Returns the keys of the tables in it. Empty if it has none.
    pub fn keys(self) -> &'static [KnownKey] {
        match self {
            Inside::Table(keys) | Inside::ById(keys) | Inside::Tables(keys) => keys,
            Inside::Value => &[],
        }
    }
}

/// Returns the keys of a data file.
pub fn of_place(place: Place) -> &'static [KnownKey] {
    match place {
        Place::Day(_) => DAY,
        Place::Week(_) => WEEK,
        Place::Inbox => INBOX,
        Place::Routines => ROUTINES,
        Place::Templates => TEMPLATES,
        Place::Ledger => LEDGER,
        Place::Life => LIFE,
        Place::Seasons => SEASONS,
    }
}

macro_rules! keys {
    ($($name:literal = $example:literal $(, $inside:expr)?;)*) => {
        &[$(KnownKey { name: $name, example: $example, inside: keys!(@inside $($inside)?) }),*]
    };
    (@inside) => { Inside::Value };
    (@inside $inside:expr) => { $inside };
}

const DAY: &[KnownKey] = keys! {
    "schema" = "1";
    "date" = "2026-11-22";
    "zone" = "\"Europe/Lisbon\"";
    "grace" = "\"Ada has the flu\"";
    "note" = "\"rain all day\"";
    "block" = "", Inside::Tables(BLOCK);
};

const INBOX: &[KnownKey] = keys! { "schema" = "1"; "task" = "", Inside::Tables(BLOCK); };
const ROUTINES: &[KnownKey] = keys! { "schema" = "1"; "routine" = "", Inside::Tables(ROUTINE); };
const TEMPLATES: &[KnownKey] = keys! { "schema" = "1"; "template" = "", Inside::Tables(TEMPLATE); };
const SEASONS: &[KnownKey] = keys! { "schema" = "1"; "season" = "", Inside::Tables(SEASON); };
const LEDGER: &[KnownKey] = keys! {
    "schema" = "1";
    "promise" = "", Inside::Tables(PROMISE);
    "no" = "", Inside::Tables(NO);
    "talk" = "", Inside::Tables(TALK);
    "experiment" = "", Inside::Tables(EXPERIMENT);
};

const BLOCK: &[KnownKey] = keys! {
    "id" = "\"k3f9x\"";
    "title" = "\"Pricing page\"";
    "plan" = "\"09:00-10:30\"";
    "actual" = "[\"09:05-09:50\", \"10:00-10:40\"]";
    "area" = "\"work\"";
    "engagement" = "\"acme\"";
    "values" = "[\"craft\"]";
    "with" = "[\"Ines\"]";
    "agenda" = "\"mine\"";
    "demand" = "\"high\"";
    "energy" = "1";
    "status" = "\"done\"";
    "fixed" = "true";
    "milestone" = "true";
    "allow" = "[\"dinner\"]";
    "paid" = "false";
    "promise" = "\"p7\"";
    "moved_to" = "2026-11-23";
    "moved_from" = "2026-11-22";
    "routine" = "\"morning-run\"";
    "estimate" = "\"90m\"";
    "due" = "2026-11-27";
    "created" = "2026-11-20";
    "carried" = "2";
    "lasts" = "3";
    "calendar" = "\"work\"";
    "uid" = "\"8f3a@example.com\"";
    "source" = "\"toggl:123\"";
    "zone" = "\"America/New_York\"";
    "note" = "\"bring the laptop\"";
};

const ROUTINE: &[KnownKey] = keys! {
    "id" = "\"morning-run\"";
    "title" = "\"Run by the river\"";
    "days" = "[\"mon\", \"wed\"]";
    "monthly" = "1";
    "yearly" = "\"05-14\"";
    "once" = "true";
    "every" = "2";
    "plan" = "\"07:00-07:45\"";
    "from" = "2026-10-05";
    "until" = "2026-12-31";
    "skip" = "[2026-11-11]";
    "was" = "[\"early-run\"]";
    "area" = "\"self-care\"";
    "engagement" = "\"acme\"";
    "values" = "[\"health\"]";
    "with" = "[\"Ines\"]";
    "agenda" = "\"mine\"";
    "demand" = "\"high\"";
    "fixed" = "true";
    "milestone" = "true";
    "allow" = "[\"dinner\"]";
    "paid" = "false";
    "promise" = "\"p7\"";
    "estimate" = "\"90m\"";
    "lasts" = "3";
    "zone" = "\"America/New_York\"";
    "note" = "\"slowly\"";
};

const TEMPLATE: &[KnownKey] = keys! {
    "id" = "\"office-day\"";
    "name" = "\"Office day\"";
    "block" = "", Inside::Tables(BLOCK);
};

const LIFE: &[KnownKey] = keys! {
    "schema" = "1";
    "zone" = "\"Europe/Lisbon\"";
    "approach" = "\"alignment\"";
    "day" = "{ start = \"04:00\" }", Inside::Table(DAY_SHAPE);
    "score" = "{ tau = 0.6 }", Inside::Table(SCORE);
    "value" = "", Inside::Tables(VALUE);
    "area" = "", Inside::Tables(AREA);
    "engagement" = "", Inside::Tables(ENGAGEMENT);
    "boundary" = "", Inside::Tables(BOUNDARY);
    "rhythm" = "{ preset = \"lark\" }", Inside::Table(RHYTHM);
    "questionnaire" = "", Inside::Tables(QUESTIONNAIRE);
};

const DAY_SHAPE: &[KnownKey] = keys! {
    "start" = "\"04:00\"";
    "wake" = "\"07:00-23:00\"";
};

const SCORE: &[KnownKey] = keys! {
    "tau" = "0.6";
    // A weight of an unknown component is an error that validation reports.
    "weights" = "{ values = 40, signs = 20 }";
};

const RHYTHM: &[KnownKey] = keys! {
    "preset" = "\"lark\"";
    "levels" = "[0,0,0,0,0,1,2,3,4,4,4,3,2,2,2,3,3,3,2,2,1,1,0,0]";
};

const VALUE: &[KnownKey] = keys! {
    "id" = "\"craft\"";
    "name" = "\"Craft\"";
    "why" = "\"Work I would sign.\"";
    "weight" = "3";
    "weekly" = "\"10h\"";
    "from" = "2026-10-05";
    "until" = "2026-12-31";
    "archived" = "true";
    "was" = "[\"making\"]";
};

const AREA: &[KnownKey] = keys! {
    "id" = "\"choir\"";
    "name" = "\"Choir\"";
    "side" = "\"life\"";
    "parent" = "\"community\"";
    "most" = "\"45h\"";
    "worth" = "[{ amount = 14, currency = \"EUR\", per = \"hour\" }]", Inside::Tables(PAY);
    "archived" = "true";
    "was" = "[\"singing\"]";
};

const ENGAGEMENT: &[KnownKey] = keys! {
    "id" = "\"acme\"";
    "name" = "\"Acme, day job\"";
    "area" = "\"work\"";
    "agenda" = "\"theirs\"";
    "values" = "[\"craft\"]";
    "pay" = "[{ amount = 3200, currency = \"EUR\", per = \"month\" }]", Inside::Tables(PAY);
    "hours" = "[{ days = [\"weekdays\"], window = \"09:00-17:00\" }]", Inside::Tables(HOURS);
    "clocked" = "true";
    "before" = "\"10m\"";
    "after" = "\"15m\"";
    "gives" = "[\"security\", \"community\"]";
    "most" = "\"40h\"";
    "from" = "2024-02-01";
    "until" = "2026-12-31";
    "archived" = "true";
    "was" = "[\"acme-inc\"]";
};

const PAY: &[KnownKey] = keys! {
    "from" = "2026-01-01";
    "amount" = "3200";
    "currency" = "\"EUR\"";
    "per" = "\"month\"";
};

const HOURS: &[KnownKey] = keys! {
    "days" = "[\"weekdays\"]";
    "window" = "\"09:00-17:00\"";
};

const BOUNDARY: &[KnownKey] = keys! {
    "id" = "\"dinner\"";
    "name" = "\"Dinner at home\"";
    "days" = "[\"weekdays\"]";
    "window" = "\"18:00-20:00\"";
    "no" = "[\"work\", \"engagement:acme\"]";
    "weight" = "2";
    "told" = "[\"Ada\"]";
    "from" = "2026-10-05";
    "until" = "2026-12-31";
    "archived" = "true";
    "was" = "[\"supper\"]";
};

const QUESTIONNAIRE: &[KnownKey] = keys! {
    "on" = "2026-11-01";
    "answers" = "[4, 3, 2, 5, 3, 2, 5, 4, 3, 1]";
    "result" = "\"alignment\"";
};

const SEASON: &[KnownKey] = keys! {
    "id" = "\"launch\"";
    "name" = "\"Launch\"";
    "start" = "2026-10-05";
    "end" = "2027-01-03";
    "heavy" = "\"work\"";
    "ratio" = "0.6";
    "success" = "\"v1 is out.\"";
    "intent" = "{ craft = { weight = 5 } }", Inside::ById(INTENT);
    "was" = "[\"start\"]";
};

const INTENT: &[KnownKey] = keys! {
    "weight" = "5";
    "weekly" = "\"12h\"";
    "resting" = "true";
};

const WEEK: &[KnownKey] = keys! {
    "schema" = "1";
    "week" = "\"2026-W47\"";
    "intention" = "\"Ship the pricing page.\"";
    "reviewed" = "2026-11-22T18:05:00";
    "alignment" = "71.9";
    "balance" = "88.0";
    "scoring" = "2";
    "question" = "\"partly\"";
    "answer" = "\"The writing does.\"";
    "step" = "\"partly\"";
    "note" = "\"two dinners with Mum\"";
    "signs" = "{ energised = 3 }", Inside::Table(SIGNS);
    "felt" = "{ acme = { integrity = true } }", Inside::ById(FELT);
};

const SIGNS: &[KnownKey] = keys! {
    "energised" = "3";
    "matched" = "2";
    "growing" = "4";
    "myself" = "3";
    "adds" = "3";
    "by" = "{ acme = { matched = 2 } }", Inside::ById(SIGNS_OF_ONE);
};

const SIGNS_OF_ONE: &[KnownKey] = keys! {
    "energised" = "3";
    "matched" = "2";
    "growing" = "4";
    "myself" = "3";
    "adds" = "3";
};

const FELT: &[KnownKey] = keys! {
    "integrity" = "true";
    "undervalued" = "true";
};

const PROMISE: &[KnownKey] = keys! {
    "id" = "\"p7\"";
    "to" = "\"Ada\"";
    "what" = "\"Saturday at the aquarium\"";
    "minutes" = "\"4h\"";
    "because" = "\"missed the school play\"";
    "made" = "2026-11-20";
    "by" = "2026-11-28";
    "kept" = "2026-11-28";
    "released" = "2026-11-28";
    "note" = "\"she chose it\"";
};

const NO: &[KnownKey] = keys! {
    "id" = "\"n1\"";
    "to" = "\"conference committee\"";
    "what" = "\"a talk in March\"";
    "spared" = "\"20h\"";
    "for" = "[\"family\"]";
    "on" = "2026-11-19";
    "note" = "\"next year, perhaps\"";
};

const TALK: &[KnownKey] = keys! {
    "id" = "\"c1\"";
    "with" = "\"team lead\"";
    "about" = "\"no calls after 17:00\"";
    "boundary" = "\"dinner\"";
    "engagement" = "\"acme\"";
    "by" = "2026-11-25";
    "held" = "2026-11-24";
    "outcome" = "\"agreed, from December\"";
    "note" = "\"went well\"";
};

const EXPERIMENT: &[KnownKey] = keys! {
    "id" = "\"e1\"";
    "engagement" = "\"acme\"";
    "about" = "\"boundary:dinner\"";
    "option" = "\"remote\"";
    "what" = "\"two days a week from home\"";
    "start" = "2026-11-30";
    "until" = "2027-01-10";
    "next" = "\"ask for it on Monday\"";
    "block" = "\"2026-11-23/k3f9x\"";
    "result" = "\"kept\"";
    "note" = "\"six weeks\"";
};

/// The keys of `config.toml`.
pub const CONFIG: &[KnownKey] = keys! {
    "schema" = "1";
    "theme" = "\"auto\"";
    "week_start" = "\"mon\"";
    "clock" = "24";
    "glyphs" = "\"auto\"";
    "zoom" = "30";
    "mouse" = "true";
    "edges" = "\"free\"";
    "carry" = "\"ask\"";
    "hours" = "{ earliest = \"08:00\", latest = \"21:00\" }", Inside::Table(EARLIEST_LATEST);
};

const EARLIEST_LATEST: &[KnownKey] = keys! {
    "earliest" = "\"08:00\"";
    "latest" = "\"21:00\"";
};
