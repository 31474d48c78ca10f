//! Sentences match the week that they describe.

use super::*;

/// Returns the headline of a page.
fn headline(page: Page, content: &ReviewReport) -> String {
    sentences::headline(&PageView::page(page), content)
}

fn content(days: &[(&str, &str)], now: &str) -> ReviewReport {
    review(&life(days), now, &Choices::default())
}

#[test]
fn a_heavy_week_names_what_served() {
    let work = |title: &str, span: &str, value: &str| {
        block(title, &format!("actual = [\"{span}\"]\narea = \"work\"\nvalues = [{value}]"))
    };
    let words = |monday: &str| {
        let park = block("Park", "actual = [\"09:00-10:30\"]\narea = \"people\"");
        let life = life_of_weekdays(&[("2026-11-16", monday), ("2026-11-17", &park)]);
        let content = review(&life, SUNDAY, &Choices::default());
        let [parted] = content.parted.as_slice() else { panic!("{} {:?}", content.verdict, content.score) };
        assert_eq!(parted.leaning, Some("mostly work"));
        parted.words.clone()
    };
    let tickets = work("Tickets", "14:00-18:00", "");
    let both = "\"craft\", \"family\"";
    let pages = work("Pages", "06:00-10:00", both) + &work("Essay", "10:00-14:00", both) + &tickets;
    assert_eq!(words(&pages), "Most hours for your values: Pages, 4h", "of equal ones the first in the week");
    // The value `rest` is no longer in force, so blocks linked to it serve no value.
    let rest = pages.clone() + &work("Nap at the desk", "19:00-24:00", "\"rest\"");
    assert_eq!(words(&rest), "Most hours for your values: Pages, 4h");
    let mum = block("Mum", &format!("actual = [\"06:00-11:00\"]\narea = \"people\"\nvalues = [{both}]"));
    let beside = mum + &work("Tickets", "11:00-33:00", "");
    assert_eq!(words(&beside), "Most hours for your values: Mum, 5h");
}

#[test]
fn a_week_counts_among_those_that_are_over_from_its_monday_on() {
    let work = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"");
    let mut life = life(&[("2026-11-09", &work), ("2026-11-16", &work)]);
    life.seasons = file("[[season]]\nid = \"s\"\nname = \"S\"\nstart = 2026-11-02\nend = 2026-12-31").season;
    let said = |now: &str| sentences::swing(&review(&life, now, &Choices::default())).unwrap();
    assert_eq!(said("2026-11-21T18:05"), "More work than life in the only week so far.");
    // A week is over once its Sunday is.
    assert_eq!(said(SUNDAY), "More work than life in the only week so far.");
    assert_eq!(said("2026-11-23T09:00"), "More work than life in all 2 weeks.");
    // `--json` has only the weeks that are over.
    let swing = review(&life, SUNDAY, &Choices::default()).swing.unwrap();
    assert_eq!((swing.weeks.len(), swing.so_far.owed), (1, None), "only work was recorded");
}

#[test]
fn what_is_written_is_not_said_to_be_nothing() {
    let headline = |text: &str, now: &str| headline(Page::LookBack, &content(&[("2026-11-18", text)], now));
    let wednesday = "2026-11-18T09:00";
    let later = block("Walk", "plan = \"18:00-19:00\"\narea = \"people\"");
    assert_eq!(headline("", wednesday), "Nothing recorded this week.");
    assert_eq!(headline(&later, wednesday), "Nothing recorded this week yet. Its plans are still to come.");
    let craft = block("Reading", "plan = \"08:00-08:30\"\nvalues = [\"craft\"]");
    assert_eq!(headline(&craft, wednesday), "30m planned, none of it work or life. Nothing recorded of it.");
    let lived = craft.clone() + "actual = [\"08:00-08:10\"]\n";
    assert_eq!(headline(&lived, wednesday), "30m planned and 10m done, none of it work or life.");
    let only = block("Reading", "actual = [\"08:00-08:10\"]");
    assert_eq!(headline(&only, wednesday), "10m done, none of it work or life.");
    let mut life = life(&[("2026-11-18", "")]);
    life.weeks.get_mut(&"2026-W47".parse().unwrap()).unwrap().note = Some("Snow.".to_owned());
    let content = review(&life, wednesday, &Choices::default());
    assert_eq!(super::said::headline(Page::LookBack, &content), "No hours recorded this week.");
}

#[test]
fn the_goal_of_a_week_is_said() {
    let mut life = life(&[("2026-11-18", "")]);
    life.weeks.get_mut(&"2026-W47".parse().unwrap()).unwrap().intention = Some("Ship it.".to_owned());
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(sentences::goal(&content).unwrap(), "The week's goal: Ship it.");
}

#[test]
fn what_finishing_did_is_said_of_the_week_that_it_concerns() {
    use crate::planning::close::{CloseChoice, CloseLine, CloseWay};
    use sentences::Done;
    let monday = block("Swim", "plan = \"07:00-08:00\"\narea = \"self-care\"")
        + &block("Again and again", "plan = \"13:00-14:00\"\narea = \"people\"")
        + &block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"");
    let life = life(&[("2026-11-16", &monday)]);
    let ways = [CloseWay::Skipped, CloseWay::Day(on("2026-11-24")), CloseWay::Inbox].map(Some);
    let lines = review(&life, SUNDAY, &Choices::default()).ahead.unmarked;
    let closing = lines.iter().map(CloseLine::key).zip(ways);
    let closing = closing.map(|(key, way)| (key, CloseChoice { way, ..CloseChoice::default() })).collect();
    let mut choices = Choices { closing, ..Choices::default() };
    choices.grace.insert(on("2026-11-27"), true);
    let content = review(&life, SUNDAY, &choices);
    let done = Done::of(&content.ahead);
    assert_eq!(done.behind, ["1 to the inbox", "1 skipped"]);
    assert_eq!(done.ahead, ["1 moved", "Friday made a grace day"]);
    let brief = Done::in_brief(&content.ahead);
    assert_eq!(
        brief.in_words("Next week", |parts| parts.join(", ")),
        ": 1 to the inbox, 1 skipped. Next week: 1 moved, Fri grace"
    );
    assert_eq!(
        Done { ahead: Vec::new(), ..brief }.in_words("Next week", |parts| parts.join(", ")),
        ": 1 to the inbox, 1 skipped"
    );
    assert_eq!(Done::default().in_words("Next week", |parts| parts.join(", ")), "");
}

#[test]
fn a_review_that_lists_something_does_not_say_that_nothing_is_left() {
    let quiet = |days: &[(&str, &str)]| {
        let mut life = life(days);
        life.weeks.get_mut(&"2026-W47".parse().unwrap()).unwrap().reviewed = Some(ctx(SUNDAY).local());
        let content = review(&life, SUNDAY, &Choices::default());
        sentences::quiet(&PageView::page(Page::NextWeek), &content)
    };
    let served =
        block("All", "actual = [\"09:00-16:00\"]\narea = \"people\"\nvalues = [\"craft\", \"family\"]");
    assert_eq!(quiet(&[("2026-11-16", &served)]), "Reviewed.");
    // On a day without a record, plans are left as they are.
    let left = block("Taxes", "plan = \"09:00-10:00\"\narea = \"people\"");
    assert_eq!(
        quiet(&[("2026-11-16", &served), ("2026-11-17", &left)]),
        "Reviewed. You can still change what is below."
    );
}

#[test]
fn days_recorded_are_the_same_figure_in_every_sentence() {
    let work = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"\nvalues = [\"craft\"]");
    let walk = block("Walk", "actual = [\"09:00-13:00\"]\narea = \"people\"");
    let days = [
        ("2026-11-09", ""),
        ("2026-11-16", &*work),
        ("2026-11-17", &walk),
        ("2026-11-20", "grace = \"Off\""),
    ];
    let said = |now: &str| {
        let content = content(&days, now);
        let score = &content.score;
        let based = crate::report::verdict::based_on(score, content.today);
        [content.verdict.clone(), sentences::quiet(&PageView::page(Page::Numbers), &content), based].join(" ")
    };
    let figures = |words: &str| -> Vec<String> {
        let words: Vec<&str> = words.split([' ', '(', ')', '.']).collect();
        let of = words.windows(4).filter(|words| words[1] == "of" && words[3].starts_with("day"));
        of.map(|words| words.join(" ")).collect()
    };
    // Friday is a grace day, so 6 days count, on whichever day one looks.
    for now in ["2026-11-17T20:00", "2026-11-18T09:00", SUNDAY, "2026-11-24T09:00"] {
        let said = said(now);
        let figures = figures(&said);
        assert!(!figures.is_empty(), "{now}: {said}");
        assert!(figures.iter().all(|figure| figure == "2 of 6 days"), "{now}: {said}");
    }
}

#[test]
fn a_week_that_is_over_is_named() {
    let work = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"");
    let life = life_of_weekdays(&[("2026-11-16", &work)]);
    let said = |now: &str| {
        let content = review(&life, now, &Choices::default());
        [Page::LookBack, Page::Signs, Page::Numbers, Page::Boundaries].map(|page| headline(page, &content))
    };
    let now = said(SUNDAY).join(" ");
    assert!(now.contains("How did this week feel?") && now.contains("this week. No balance"), "{now}");
    let later = said("2026-11-24T09:00").join(" ");
    assert!(later.contains("How did week 47 feel?") && later.contains("in week 47. No balance"), "{later}");
    assert!(!later.contains("this week"), "{later}");
}

#[test]
fn the_seasons_own_sentence_is_that_of_the_week_that_the_page_is_about() {
    let mut life = life(&[("2026-11-16", "")]);
    let seasons = |success: &str| {
        file(&format!(
            "[[season]]\nid = \"a\"\nname = \"Launch\"\nstart = 2026-10-05\nend = 2026-11-22\n{success}\n\
             [[season]]\nid = \"b\"\nname = \"Rest\"\nstart = 2026-11-23\nend = 2026-12-31\n\
             success = \"I slept.\""
        ))
        .season
    };
    let said = |life: &Life, page| sentences::success(&review(life, SUNDAY, &Choices::default()), page);
    life.seasons = seasons("success = \"v1 is out.\"");
    assert_eq!(said(&life, Page::LookBack).unwrap(), "Launch is a good season if: v1 is out.");
    assert_eq!(said(&life, Page::NextWeek).unwrap(), "Rest is a good season if: I slept.");
    assert_eq!(said(&life, Page::Numbers), None);
    life.seasons = seasons("");
    assert_eq!(said(&life, Page::LookBack), None, "a season without a sentence");
    life.seasons.clear();
    assert_eq!(said(&life, Page::NextWeek), None, "no season");
}
