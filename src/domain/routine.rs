//! Routines: blocks that repeat.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, de};

use super::block::{Agenda, Block, Demand};
use super::date::{self, Week, Weekdays, days_between, plus, weekday, weekday_name};
use super::profile::in_force;
use super::record::{Field, FieldList, Fields, Record, Source, ToField};
use super::time::{Minutes, Span};
use super::zone::Zone;

/// A day of the month. Files write `31`, `"3 tue"` or `"last fri"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// A day by its number, 1 to 31. In a shorter month it is the last day.
    Number(u32),
    /// The first to fourth of a weekday.
    Nth(u32, Weekday),
    /// The last of a weekday.
    Last(Weekday),
}

impl MonthDay {
    /// Returns it in words: `31st`, `3rd Tuesday`, `last Friday`.
    pub fn words(self) -> String {
        let counted = |count: u32| match (count % 10, count % 100) {
            (1, rest) if rest != 11 => format!("{count}st"),
            (2, rest) if rest != 12 => format!("{count}nd"),
            (3, rest) if rest != 13 => format!("{count}rd"),
            _ => format!("{count}th"),
        };
        match self {
            MonthDay::Number(day) => counted(day),
            MonthDay::Nth(count, day) => format!("{} {}", counted(count), weekday_name(day)),
            MonthDay::Last(day) => format!("last {}", weekday_name(day)),
        }
    }

    /// Returns whether a date is this day of its month.
    pub fn is_on(self, date: NaiveDate) -> bool {
        let in_month = |date: NaiveDate, days: i64| plus(date, days).month() == date.month();
        match self {
            MonthDay::Number(day) => day == date.day() || day > date.day() && !in_month(date, 1),
            MonthDay::Nth(count, day) => date.weekday() == day && date.day0() / 7 + 1 == count,
            MonthDay::Last(day) => date.weekday() == day && !in_month(date, 7),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = |day: Weekday| weekday_name(day).get(..3).unwrap_or_default().to_lowercase();
        match self {
            MonthDay::Number(day) => write!(f, "{day}"),
            MonthDay::Nth(count, day) => write!(f, "{count} {}", letters(*day)),
            MonthDay::Last(day) => write!(f, "last {}", letters(*day)),
        }
    }
}

impl FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<MonthDay, String> {
        let other =
            || format!("'{text}' is not a day of the month. Write it as 31, \"3 tue\" or \"last fri\"");
        let Some((which, day)) = text.split_once(' ') else {
            return text.parse().map(MonthDay::Number).map_err(|_| other());
        };
        let day = weekday(day).ok_or_else(other)?;
        match which {
            "last" => Ok(MonthDay::Last(day)),
            "5" => {
                Err(format!("few months have a 5th {}. Write \"last\" for the last one", weekday_name(day)))
            }
            which => match which.parse() {
                Ok(count @ 1..=4) => Ok(MonthDay::Nth(count, day)),
                _ => Err(other()),
            },
        }
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<MonthDay, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = MonthDay;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day of the month, as in 31, \"3 tue\" or \"last fri\"")
            }

            fn visit_i64<E: de::Error>(self, day: i64) -> Result<MonthDay, E> {
                // Another number is a finding, which names its place.
                Ok(MonthDay::Number(u32::try_from(day).unwrap_or(0)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<MonthDay, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl ToField for MonthDay {
    fn to_field(&self) -> Option<Field> {
        match self {
            MonthDay::Number(day) => day.to_field(),
            other => other.to_string().to_field(),
        }
    }
}

/// Returns the month and day of `MM-DD`. None: another form, or no day of a leap year.
pub fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-').filter(|_| text.len() == 5)?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (month, day) = (digits(month) && digits(day)).then_some((month.parse().ok()?, day.parse().ok()?))?;
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}

/// A recurring block: on weekdays, on one day of every month, or once a year.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default)]
pub struct Routine {
    /// The id, which its blocks name under `routine`.
    pub id: String,
    /// The title of its blocks.
    pub title: String,
    /// The weekdays.
    pub days: Weekdays,
    /// Or the day of the month.
    pub monthly: Option<MonthDay>,
    /// Or the day of the year, `MM-DD`. 29 February becomes 28 February in other years.
    pub yearly: Option<String>,
    /// Whether no second block comes while the last one is not marked. That one stands on today until it is.
    pub once: bool,
    /// The number of weeks from one block to the next, counted from the ISO week of `from`. None: every week.
    pub every: Option<u32>,
    /// The planned time. None: no set time.
    pub plan: Option<Span>,
    /// The first day. None: always.
    #[serde(deserialize_with = "date::optional")]
    pub from: Option<NaiveDate>,
    /// The last day. None: no end.
    #[serde(deserialize_with = "date::optional")]
    pub until: Option<NaiveDate>,
    /// Dates on which it has no block.
    #[serde(deserialize_with = "date::list")]
    pub skip: Vec<NaiveDate>,
    /// The ids of earlier routines that it goes on for. It takes over their blocks from its first day on.
    pub was: Vec<String>,
    /// As in a block.
    pub area: Option<String>,
    /// As in a block.
    pub engagement: Option<String>,
    /// As in a block.
    pub values: Vec<String>,
    /// As in a block.
    pub with: Vec<String>,
    /// As in a block.
    pub agenda: Option<Agenda>,
    /// As in a block.
    pub demand: Option<Demand>,
    /// As in a block.
    pub fixed: bool,
    /// As in a block.
    pub milestone: bool,
    /// As in a block.
    pub allow: Vec<String>,
    /// As in a block.
    pub paid: Option<bool>,
    /// As in a block.
    pub promise: Option<String>,
    /// As in a block.
    pub estimate: Option<Minutes>,
    /// As in a block.
    pub lasts: Option<u32>,
    /// As in a block.
    pub zone: Option<Zone>,
    /// As in a block.
    pub note: Option<String>,
    /// The place in the file that it was read from.
    #[serde(skip)]
    pub source: Source,
}

impl Routine {
    /// Returns its usual block for a day, without an id.
    pub fn block(&self) -> Block {
        Block {
            title: self.title.clone(),
            plan: self.plan,
            area: self.area.clone(),
            engagement: self.engagement.clone(),
            values: self.values.clone(),
            with: self.with.clone(),
            agenda: self.agenda,
            demand: self.demand,
            fixed: self.fixed,
            milestone: self.milestone,
            allow: self.allow.clone(),
            paid: self.paid,
            promise: self.promise.clone(),
            routine: Some(self.id.clone()),
            estimate: self.estimate,
            lasts: self.lasts,
            zone: self.zone,
            note: self.note.clone(),
            is_virtual: true,
            ..Block::default()
        }
    }
}

impl Routine {
    /// Returns whether it falls on a date: its rule names the date, and it is neither over nor skipped then.
    ///
    /// ```
    /// use aplomb::domain::{Routine, date::parse_iso};
    ///
    /// let rent: Routine = toml::from_str("title = \"Rent\"\nmonthly = 31")?;
    /// let days = ["2026-01-31", "2026-02-28", "2026-03-30"];
    /// let found: Vec<bool> = days.into_iter().filter_map(parse_iso).map(|day| rent.falls_on(day)).collect();
    /// assert_eq!(found, [true, true, false]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        in_force(self.from, self.until, date) && !self.skip.contains(&date) && self.names(date)
    }

    /// Returns whether its rule names a date, whatever its first and last day and the dates it skips. In a month that
    /// is too short, a day of the month is the last one: the 31st is 28 February in most years, and so is 29 February.
    pub fn names(&self, date: NaiveDate) -> bool {
        let on_weekday = self.days.contains(date.weekday()) && self.is_its_week(date);
        let on_month_day = self.monthly.is_some_and(|day| day.is_on(date));
        let on_year_day = self
            .yearly
            .as_deref()
            .and_then(month_and_day)
            .is_some_and(|(month, day)| month == date.month() && MonthDay::Number(day).is_on(date));
        on_weekday || on_month_day || on_year_day
    }

    /// Returns the last day up to `today` that its rule names, skipped or not. None: it has not begun, is over, or
    /// named no day yet.
    pub fn last_named(&self, today: NaiveDate) -> Option<NaiveDate> {
        if !in_force(self.from, self.until, today) {
            return None;
        }
        let furthest = i64::from(self.every.unwrap_or(1)).saturating_mul(7).clamp(366, MOST_DAYS_BACK);
        let first = self.from.unwrap_or(NaiveDate::MIN);
        let mut back = (0..=furthest).map(|days| plus(today, -days)).take_while(|date| *date >= first);
        back.find(|date| self.names(*date))
    }

    /// Returns whether a date is in a week of a routine that comes every n weeks. Weeks are counted from the ISO week
    /// of its first day. Without a first day no week matches, unless n is 1.
    fn is_its_week(&self, date: NaiveDate) -> bool {
        let every = i64::from(self.every.unwrap_or(1).max(1));
        if every == 1 {
            return true;
        }
        self.from.is_some_and(|from| {
            let weeks = days_between(Week::of(from).monday(), Week::of(date).monday()) / 7;
            weeks % every == 0
        })
    }

    /// Returns whether a block is its own on the block's day. A block that was moved from another day is not: this
    /// day has its own. A routine that goes on for an earlier one takes over that one's blocks.
    pub fn brought(&self, block: &Block) -> bool {
        self.knows(block) && block.moved_from.is_none()
    }

    /// Returns whether a block came from it, or from an earlier one that it goes on for, on any day.
    pub fn knows(&self, block: &Block) -> bool {
        block.routine.as_ref().is_some_and(|id| *id == self.id || self.was.contains(id))
    }

    /// Returns it with the title, time and tags of a block.
    pub fn like(&self, block: &Block) -> Routine {
        let block = block.clone();
        Routine {
            title: block.title,
            plan: block.plan,
            area: block.area,
            engagement: block.engagement,
            values: block.values,
            with: block.with,
            agenda: block.agenda,
            demand: block.demand,
            fixed: block.fixed,
            milestone: block.milestone,
            allow: block.allow,
            paid: block.paid,
            promise: block.promise,
            estimate: block.estimate,
            lasts: block.lasts,
            zone: block.zone,
            note: block.note,
            ..self.clone()
        }
    }

    /// Returns its rule in words: `every Monday and Wednesday`, `on the 3rd Tuesday of the month`. Empty: it has none.
    pub fn rule_words(&self) -> String {
        let every = self.every.unwrap_or(1);
        let on_days = match self.days.names().collect::<Vec<_>>().as_slice() {
            [] => None,
            ["daily"] => Some(if every > 1 { "on every day".to_owned() } else { "every day".to_owned() }),
            ["weekdays"] => Some("on weekdays".to_owned()),
            ["weekend"] => Some("on weekends".to_owned()),
            days => {
                let names: Vec<&str> =
                    days.iter().map(|day| weekday(day).map_or(*day, weekday_name)).collect();
                Some(format!("{} {}", if every > 1 { "on" } else { "every" }, listed(&names)))
            }
        };
        let on_days = on_days.map(|days| match every {
            2.. => format!("every {every} weeks {days}"),
            _ => days,
        });
        let of_month = || self.monthly.map(|day| format!("on the {} of the month", day.words()));
        let of_year = || {
            let (month, day) = month_and_day(self.yearly.as_deref()?)?;
            let month = date::MONTHS.get(month as usize - 1)?;
            Some(format!("every year on {day} {month}"))
        };
        on_days.or_else(of_month).or_else(of_year).unwrap_or_default()
    }
}

/// Returns names as `Monday, Wednesday and Friday`.
fn listed(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}

/// The furthest that the last day of a routine is looked for, in days: about ten years.
const MOST_DAYS_BACK: i64 = 3660;

impl Record for Routine {
    fn fields(&self) -> Fields {
        let recurrence = FieldList::default()
            .with("id", &self.id)
            .with("title", &self.title)
            .with("days", &self.days)
            .with("monthly", &self.monthly)
            .with("yearly", &self.yearly)
            .with("once", &self.once)
            .with("every", &self.every)
            .with("plan", &self.plan)
            .with("from", &self.from)
            .with("until", &self.until)
            .with("skip", &self.skip)
            .with("was", &self.was)
            .done();
        let shared = self.block().fields();
        let rest =
            shared.into_iter().filter(|(key, _)| !matches!(key.as_str(), "title" | "plan" | "routine"));
        recurrence.into_iter().chain(rest).collect()
    }
}
