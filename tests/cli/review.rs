//! `review`: the same figures as in `score`, and everything that the screen shows.

use serde_json::{Value, json};

use super::support::Planner;

/// Makes two weeks of work and life with a check-in and a promise, on Sunday evening.
pub fn planner() -> Planner {
    let mut planner = Planner::new();
    planner.at("2026-11-22T18:05");
    for line in [
        "2026-11-10 9-13 Pages #craft @work +acme",
        "2026-11-12 18-19 Mum #family @people",
        "2026-11-16 9-14 Pages #craft @work +acme",
        "2026-11-17 17-18:30 Release +acme",
        "2026-11-19 9-10 Breakfast, Mum #family @people",
    ] {
        planner.done(&["log", line]);
    }
    planner.done(&["add", "2026-11-18 9-10:30 Taxes @home"]);
    planner.done(&["add", "2026-11-19 15-16 Draft #craft @work"]);
    planner.write(
        "weeks/2026-W46.toml",
        "schema = 1\nweek = \"2026-W46\"\nquestion = \"no\"\n[signs]\nenergised = 2\nmatched = 4\ngrowing = 3\n",
    );
    planner.write(
        "ledger.toml",
        "[[promise]]\nid = \"p1\"\nto = \"Ada\"\nwhat = \"The zoo\"\nminutes = \"4h\"\nby = 2026-11-28\n",
    );
    planner
}

#[test]
fn its_numbers_are_those_of_score() {
    let planner = planner();
    let review = planner.json(&["review", "--json"]);
    assert_eq!(review["week"], "2026-W47");
    assert_eq!(review["score"], planner.json(&["score", "--week", "2026-W47", "--json"]));
    for week in review["season"]["weeks"].as_array().unwrap() {
        let score = planner.json(&["score", "--week", week["week"].as_str().unwrap(), "--json"]);
        assert_eq!(week["alignment"], score["alignment"]["score"], "{week}");
        assert_eq!(week["balance"], score["balance"]["score"], "{week}");
        assert_eq!(week["quadrant"], score["quadrant"], "{week}");
    }
    assert_eq!(review["season"]["weeks"].as_array().unwrap().len(), 2);
}

#[test]
fn it_says_what_was_planned_lived_kept_and_left() {
    let review = planner().json(&["review", "--json"]);
    assert_eq!(
        review["look_back"]["sides"][0],
        json!({"id": "work", "name": "Work", "planned": 60, "lived": 390})
    );
    assert_eq!(review["last"]["signs"], json!({"energised": 2, "matched": 4, "growing": 3, "by": {}}));
    assert_eq!(review["last"]["question"], "no");
    assert_eq!(review["signs"], json!({"by": {}}));
    let dinner = &review["boundaries"][0];
    assert_eq!((&dinner["kept"], &dinner["crossed"], &dinner["minutes"]), (&json!(2), &json!(1), &json!(30)));
    assert_eq!(dinner["by"][0]["title"], "Release");
    assert_eq!(review["promises"][0]["left"], 240);
    let left: Vec<&str> = review["next"]["left_over"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["title"].as_str().unwrap())
        .collect();
    assert_eq!(left, ["Draft", "Taxes"]);
    assert_eq!(review["engagements"][0]["minutes"], 390);
    assert_eq!(review["answers"][0], json!({"week": "2026-W46", "question": "no", "answer": null}));
}

#[test]
fn as_text_it_is_the_screens_pages_one_after_the_other() {
    let planner = planner();
    let text = planner.done(&["review"]);
    for line in [
        "Work: 1h planned, 6h30 done.",
        "I was energised, not drained                     ·    2",
        "! Dinner at home: kept on 2 of 3 days, crossed for 30m",
        "Too little recorded for a verdict.",
        "  The zoo, for Ada, by Sat 28 Nov: 0m of 4h done",
        "W46: no",
        "W47: not answered yet",
    ] {
        assert!(text.lines().any(|other| other.starts_with(line)), "{line}\n{text}");
    }
    // Areas and values have their own heads because both lists count the same hours.
    let back: Vec<&str> = text.lines().skip(3).take(10).collect();
    assert_eq!(
        back,
        [
            "By area",
            "Work    planned 1h    done 6h30",
            "Home    planned 1h30  done 0m",
            "People  planned 0m    done 1h",
            "",
            "By value",
            "Craft   planned 1h    done 5h",
            "Family  planned 0m    done 1h",
            "",
            "How did this week feel?",
        ]
    );
    assert!(planner.done(&["review", "last"]).contains("W46: no"));
    assert_eq!(planner.done(&["review", "2026-W47"]), text);
    assert!(planner.misused(&["review", "2026-W60"]).contains("2026-W47"));
}

#[test]
fn early_in_the_week_it_is_of_the_last_one_until_that_is_reviewed() {
    let mut planner = planner();
    let week = |planner: &Planner| planner.json(&["review", "--json"])["week"].clone();
    planner.at("2026-11-24T07:00");
    assert_eq!(week(&planner), "2026-W47");
    planner.write("weeks/2026-W47.toml", "schema = 1\nweek = \"2026-W47\"\nreviewed = 2026-11-22T18:05:00\n");
    assert_eq!(week(&planner), "2026-W48");
}

#[test]
fn nothing_that_a_file_holds_reaches_the_terminal_raw() {
    let planner = planner();
    planner.write(
        "weeks/2026-W47.toml",
        "schema = 1\nweek = \"2026-W47\"\nanswer = \"a\\u001b[31mb\\u202ec\"\nintention = \"x\\ny\"\n",
    );
    let text = planner.done(&["review"]);
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
}

#[test]
fn an_empty_life_has_an_empty_review() {
    let planner = Planner::with(&[]);
    let text = planner.done(&["review"]);
    assert!(text.starts_with("Nothing recorded this week.\n"), "{text}");
    assert_eq!(planner.json(&["review", "--json"])["score"]["alignment"]["score"], json!(null));
}

#[test]
fn the_last_weeks_numbers_are_there_in_the_first_week_of_a_season_too() {
    let planner = planner();
    planner.write(
        "seasons.toml",
        "[[season]]\nid = \"s\"\nname = \"S\"\nstart = 2026-11-16\nend = 2026-12-31\n",
    );
    let last = &planner.json(&["review", "--json"])["last"];
    let score = planner.json(&["score", "--week", "2026-W46", "--json"]);
    assert!(score["alignment"]["score"].is_number(), "{score}");
    assert_eq!(last["alignment"], score["alignment"]["score"]);
    assert_eq!(last["balance"], score["balance"]["score"]);
}

#[test]
fn a_boundary_names_the_talk_that_is_set_about_it() {
    let planner = planner();
    planner.write(
        "ledger.toml",
        "[[talk]]\nid = \"c1\"\nwith = \"Ines\"\nabout = \"calls\"\nboundary = \"dinner\"\nby = 2026-11-25\n",
    );
    let review = planner.json(&["review", "--json"]);
    assert_eq!(review["boundaries"][0]["talk"], json!({"with": "Ines", "by": "2026-11-25"}));
}

#[test]
fn an_earlier_week_is_seen_as_it_stood_on_its_sunday() {
    let mut planner = planner();
    planner.write(
        "seasons.toml",
        "[[season]]\nid = \"s\"\nname = \"S\"\nstart = 2026-11-02\nend = 2026-12-31\n",
    );
    planner.write(
        "ledger.toml",
        "[[promise]]\nid = \"p1\"\nto = \"Ada\"\nwhat = \"The zoo\"\nminutes = \"4h\"\nmade = 2026-11-10\nby = 2026-11-14\n\
         [[promise]]\nid = \"p2\"\nto = \"Mum\"\nwhat = \"A dinner\"\nmade = 2026-11-20\n",
    );
    planner.at("2026-11-25T18:05");
    let swing = |week: &str| planner.json(&["review", week, "--json"])["season"]["swing"].clone();
    // W46 has 4h of work and 1h of life, so life is 1h30 short. W47 adds 2h45.
    assert_eq!(swing("2026-W46"), json!({"work": 1, "life": 0, "owed": 90}));
    assert_eq!(swing("2026-W47"), json!({"work": 2, "life": 0, "owed": 255}));
    let text = planner.done(&["review", "2026-W46"]);
    for line in [
        "More work than life in the only week so far.",
        "  The zoo, for Ada, by Sat 14 Nov: overdue, 0m of 4h done",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}\n{text}");
    }
    assert!(!text.contains("A dinner"), "{text}");
    let promise = &planner.json(&["review", "2026-W46", "--json"])["promises"][0];
    assert_eq!(
        (&promise["open"], &promise["overdue"], &promise["left"]),
        (&json!(true), &json!(true), &json!(240))
    );
}

#[test]
fn figures_that_name_the_same_thing_are_equal_everywhere() {
    let planner = planner();
    // Work and life at once, a block across midnight, and a grace day with hours.
    for line in [
        "2026-11-17 11-12:15 Call +acme",
        "2026-11-17 12-13 Walk, Mum #family @people",
        "2026-11-18 22-1:30 Release +acme",
        "2026-11-20 9-12 Hospital #family @people",
        "2026-11-20 10-11 Incident +acme",
    ] {
        planner.done(&["log", line]);
    }
    planner.done(&["grace", "2026-11-20", "flu"]);
    planner.write(
        "seasons.toml",
        "[[season]]\nid = \"s\"\nname = \"S\"\nstart = 2026-11-02\nend = 2026-12-31\n",
    );
    let (review, season) = (planner.json(&["review", "--json"]), planner.json(&["season", "--json"]));
    let score = planner.json(&["score", "--week", "2026-W47", "--json"]);
    assert_eq!(review["score"], score);
    assert_eq!(planner.json(&["week", "--json"])["score"], score);
    let back = &review["look_back"];
    let half = back["shared"].as_f64().unwrap() / 2.0;
    assert_eq!(half, 7.5);
    for (place, side) in ["work", "life"].iter().enumerate() {
        let whole = back["sides"][place]["lived"].as_f64().unwrap();
        assert_eq!(whole - half, score["balance"][side].as_f64().unwrap(), "{side}");
    }
    // A job's hours include the grace day.
    let engagement = review["engagements"][0]["minutes"].as_i64().unwrap();
    assert_eq!(engagement - 60, back["sides"][0]["lived"].as_i64().unwrap());
    for week in ["2026-W46", "2026-W47"] {
        let of = |json: &serde_json::Value| {
            let found = json.as_array().unwrap().iter().find(|one| one["week"] == week);
            let found = found.unwrap_or_else(|| panic!("{week} {json}"));
            ["alignment", "balance", "work", "life", "grace"].map(|key| found[key].clone())
        };
        assert_eq!(of(&review["season"]["weeks"]), of(&season["weeks"]), "{week}");
    }
    assert_eq!(review["season"]["swing"]["owed"], season["swing"]["owed"]);
    // The same in words. Sums of `week` are the ones of balance, hours by area the ones of Look back.
    let (week, text) = (planner.done(&["week"]), planner.done(&["review"]));
    for (text, line) in [
        (&week, "W47 11h08 1h53 · without grace days"),
        (&week, "Work and life at once 15m, half to each side of balance"),
        (&week, "Work 11h15 done"),
        (&text, "Work planned 1h done 11h15"),
        (&text, "This week's figures, grace days included."),
        (&text, "15m were work and life at once. Half of it goes to each side of balance."),
    ] {
        let apart = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.lines().any(|other| apart(other) == line), "{line}\n{text}");
    }
}

/// Makes a planner with three planned blocks on Friday, and nothing recorded on that day.
fn with_a_silent_friday() -> Planner {
    let planner = planner();
    for line in
        ["2026-11-20 9-10 Letters @work", "2026-11-20 11-12 Calls @work", "2026-11-20 14-15 Sums @work"]
    {
        planner.done(&["add", line]);
    }
    planner
}

#[test]
fn what_nobody_marked_is_listed_before_the_review_and_left_after_it() {
    let planner = with_a_silent_friday();
    let text = planner.done(&["review"]);
    let of = |text: &str, end: &str| -> Vec<String> {
        let left = text.lines().filter(|line| line.ends_with(end));
        left.map(|line| line.split_once("  ").unwrap().1.to_owned()).collect()
    };
    let left = of(&text, "not marked");
    assert!(left[0].starts_with("Fri 20 Nov") && left[4].starts_with("Wed 18 Nov"), "{left:?}");
    assert_eq!(left.len(), 5);
    assert!(text.contains("\nWhat is the goal of week 48? 5 blocks of week 47 are not marked.\n"), "{text}");
    let page = planner.done(&["review", "--markdown", "-"]);
    assert!(page.contains("Not marked: Letters, Calls, Sums, Draft, Taxes."), "{page}");
    let json = planner.json(&["review", "--json"]);
    let titles: Vec<&Value> =
        json["next"]["left_over"].as_array().unwrap().iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, ["Letters", "Calls", "Sums", "Draft", "Taxes"]);
    planner.write("weeks/2026-W47.toml", "schema = 1\nweek = \"2026-W47\"\nreviewed = 2026-11-22T18:05:00\n");
    let text = planner.done(&["review", "2026-W47"]);
    assert_eq!(of(&text, "not marked").len(), 5, "{text}");
}

#[test]
fn it_tells_what_the_files_plan_and_offers_nothing() {
    let mut planner = planner();
    planner.done(&["add", "2026-11-27 9-10:30 Invoices @work"]);
    let days = |planner: &Planner| planner.json(&["review", "--json"])["next"]["days"].clone();
    let planned: Vec<i64> =
        days(&planner).as_array().unwrap().iter().map(|day| day["planned"].as_i64().unwrap()).collect();
    assert_eq!(planned, [0, 0, 0, 0, 90, 0, 0], "the draft is not marked, and in no plan");
    let text = planner.done(&["review"]);
    let with = |words: &str| text.lines().filter(|line| line.contains(words)).count();
    assert_eq!((with("  not marked"), with("0m planned"), with("1h30 planned")), (2, 6, 1), "{text}");
    // A block that the user has moved is planned.
    planner.at("2026-11-22T18:06");
    let left = planner.json(&["review", "--json"])["next"]["left_over"][0]["id"].clone();
    planner.done(&["move", &format!("2026-11-19/{}", left.as_str().unwrap()), "2026-11-26"]);
    assert_eq!(days(&planner)[3]["planned"], 60);
}
