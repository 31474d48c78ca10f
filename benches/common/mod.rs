//! Writes years of a generated life to disk, with twelve blocks a day without a gap, a season for each quarter and a
//! check-in for each week.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use aplomb::domain::Week;
use chrono::{Datelike, Days, Months, NaiveDate};

/// An area of blocks, and their titles.
const KINDS: [(&str, &[&str]); 10] = [
    (
        "work",
        &["Deep work: parser rewrite", "Code review", "Team stand-up", "Answer mail", "Plan the sprint"],
    ),
    ("growth", &["Linear algebra, chapter 4", "Read a paper", "Japanese flash cards", "Course video"]),
    ("self-care", &["Morning run", "Gym: legs", "Stretch and breathe", "Walk in the park", "Swim"]),
    ("meals", &["Breakfast", "Lunch", "Dinner", "Coffee and fruit"]),
    ("home", &["Groceries", "Clean the kitchen", "Laundry", "Pay the bills", "Water the plants"]),
    ("people", &["Call mum", "Play with the children", "School run", "Board game night"]),
    ("growth", &["Practise the piano", "Sketch", "Side project: synth", "Write in the journal"]),
    ("downtime", &["Nap", "Read a novel", "Film", "Sit on the balcony"]),
    ("work", &["Inbox to zero", "Tax papers", "Book the dentist", "Weekly review"]),
    ("community", &["Lunch with Jo", "Choir", "Volunteer shift", "Write to a friend"]),
];
const VALUES: [&str; 8] = ["focus", "kindness", "health", "craft", "order", "family", "learning", "courage"];
const BLOCKS: usize = 12;
// The start of the first block, the end of the last, and the shortest length, in steps of five minutes.
const START: u64 = 7 * 12;
const END: u64 = 23 * 12;
const LEAST: u64 = 3;

/// Pseudorandom numbers that are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Writes a number of days, of which the last is `today`, with a profile, seasons and check-ins.
pub fn write_life(root: &Path, days: u64, today: NaiveDate) {
    let first = today - Days::new(days - 1);
    fs::create_dir_all(root.join("weeks")).unwrap();
    fs::write(root.join("life.toml"), life()).unwrap();
    fs::write(root.join("seasons.toml"), seasons(first, today)).unwrap();
    for date in first.iter_days().take_while(|date| *date <= today) {
        let folder = root.join(format!("days/{:04}", date.year()));
        if date == first || date.ordinal() == 1 {
            fs::create_dir_all(&folder).unwrap();
        }
        fs::write(folder.join(format!("{date}.toml")), day(date)).unwrap();
        if date == first || date.weekday() == chrono::Weekday::Mon {
            let week = Week::of(date);
            fs::write(root.join(format!("weeks/{week}.toml")), check_in(week)).unwrap();
        }
    }
}

fn life() -> String {
    let mut text = String::from("schema = 1\nzone = \"UTC\"\n");
    for (place, value) in VALUES.iter().enumerate() {
        let (weight, hours) = (place % 5 + 1, place % 4 + 3);
        let _ = writeln!(
            text,
            "\n[[value]]\nid = \"{value}\"\nname = \"{value}\"\nweight = {weight}\nweekly = \"{hours}h\""
        );
    }
    text.push_str("\n[[engagement]]\nid = \"acme\"\nname = \"Acme\"\narea = \"work\"\nagenda = \"theirs\"\n");
    for (id, days, window) in [("dinner", "weekdays", "18:00-20:00"), ("sunday", "sun", "08:00-22:00")] {
        let _ = writeln!(
            text,
            "\n[[boundary]]\nid = \"{id}\"\nname = \"{id}\"\ndays = [\"{days}\"]\nwindow = \"{window}\"\nno = [\"work\"]"
        );
    }
    text
}

fn seasons(first: NaiveDate, today: NaiveDate) -> String {
    let mut text = String::from("schema = 1\n");
    let mut start = first.with_day(1).unwrap() - Months::new(first.month0() % 3);
    while start <= today {
        let next = start + Months::new(3);
        let (quarter, heavy) =
            (start.month0() / 3 + 1, if start.month0() % 2 == 1 { "work" } else { "life" });
        let _ = writeln!(
            text,
            "\n[[season]]\nid = \"s{0}q{quarter}\"\nname = \"{0} Q{quarter}\"\nstart = {start}\nend = {1}\nheavy = \
             \"{heavy}\"\nsuccess = \"Enough.\"\n[season.intent.craft]\nweight = 5\nweekly = \"8h\"",
            start.year(),
            next - Days::new(1),
        );
        start = next;
    }
    text
}

fn check_in(week: Week) -> String {
    let number = week.number();
    format!(
        "schema = 1\nweek = \"{week}\"\nintention = \"Less, better.\"\n[signs]\nenergised = {}\nmatched = 3\n\
         growing = 4\nmyself = {}\nadds = 3\n",
        number % 5 + 1,
        number % 3 + 2
    )
}

fn day(date: NaiveDate) -> String {
    let mut dice = Dice(date.num_days_from_ce() as u64);
    let free = (END - START) as usize - BLOCKS * LEAST as usize;
    let mut cuts: Vec<u64> = (1..BLOCKS).map(|_| dice.below(free + 1) as u64).collect();
    cuts.sort_unstable();
    cuts.push(free as u64);
    let clock = |step: u64| format!("{:02}:{:02}", step / 12, step % 12 * 5);

    let mut text = format!("schema = 1\ndate = {date}\nzone = \"UTC\"\n");
    for (place, cut) in cuts.iter().enumerate() {
        let from = if place == 0 { START } else { START + cuts[place - 1] + LEAST * place as u64 };
        let span = format!("{}-{}", clock(from), clock(START + cut + LEAST * (place as u64 + 1)));
        let (area, titles) = *dice.of(&KINDS);
        let mut values = VALUES.to_vec();
        let chosen: Vec<String> = (0..=dice.below(3))
            .map(|_| format!("\"{}\"", values.swap_remove(dice.below(values.len()))))
            .collect();
        let (engagement, agenda) =
            if area == "work" { ("engagement = \"acme\"\n", "theirs") } else { ("", "mine") };
        let _ = writeln!(
            text,
            "\n[[block]]\nid = \"b{:02}{place:02}\"\ntitle = \"{}\"\nplan = \"{span}\"\nactual = [\"{span}\"]\narea = \
             \"{area}\"\n{engagement}values = [{}]\nagenda = \"{agenda}\"\nenergy = {}\nstatus = \"done\"",
            date.num_days_from_ce() % 100,
            dice.of(titles),
            chosen.join(", "),
            dice.below(5) as i64 - 2,
        );
    }
    text
}
