//! Boundaries, promises and things said no to in a week.

use super::*;
use crate::report::review::sentences::CommitmentLine;

#[test]
fn a_boundary_says_how_often_it_was_kept_and_what_crossed_it() {
    let monday = block("Release", "actual = [\"17:00-18:30\"]\narea = \"work\"\nengagement = \"acme\"");
    let tuesday = block("Mail", "actual = [\"19:00-19:10\"]\narea = \"work\"")
        + &block("Allowed", "actual = [\"19:10-19:50\"]\narea = \"work\"\nallow = [\"dinner\"]");
    let mut life = life_of_weekdays(&[("2026-11-16", &monday), ("2026-11-17", &tuesday)]);
    life.ledger = toml::from_str(
        "talk = [{ id = \"c1\", with = \"Acme team lead\", about = \"calls\", boundary = \"dinner\", by = 2026-11-26 }]",
    )
    .unwrap();
    let content = review(&life, SUNDAY, &Choices::default());
    let [dinner] = content.boundaries.as_slice() else { panic!("{:?}", content.boundaries) };
    assert_eq!((dinner.windows, dinner.crossed, dinner.minutes), (5, 2, 40.0));
    let by: Vec<(&str, &str, i64)> =
        dinner.by.iter().map(|by| (by.title.as_str(), by.whose.as_str(), by.minutes)).collect();
    assert_eq!(by, [("Release", "Acme", 30), ("Mail", "work", 10)]);
    let lines = sentences::held(&content);
    assert_eq!(
        lines[1],
        CommitmentLine::Crossed("Dinner at home: kept on 3 of 5 days, crossed for 40m".into())
    );
    assert_eq!(lines[4], CommitmentLine::Second("Talk to Acme team lead by Thu 26 Nov.".into()));
}

#[test]
fn what_crossed_a_boundary_adds_up() {
    let mails = |times: &[&str]| -> String {
        times
            .iter()
            .map(|time| block(&format!("Mail {time}"), &format!("actual = [\"{time}\"]\narea = \"work\"")))
            .collect()
    };
    let (monday, tuesday) =
        (mails(&["18:00-18:10", "18:30-19:00", "19:20-19:25"]), mails(&["18:00-19:00", "19:30-19:45"]));
    let life = life_of_weekdays(&[("2026-11-16", &monday), ("2026-11-17", &tuesday)]);
    let content = review(&life, SUNDAY, &Choices::default());
    let lines = sentences::held(&content);
    let crossed = "Dinner at home: kept on 3 of 5 days, crossed for 2h";
    assert_eq!(lines[1], CommitmentLine::Crossed(crossed.into()));
    let listed =
        |line: &&CommitmentLine| matches!(line, CommitmentLine::Second(text) if text.contains("Mail"));
    assert_eq!(lines.iter().filter(listed).count(), 5, "{lines:?}");
    assert_eq!(content.boundaries[0].by.iter().map(|by| by.minutes).sum::<i64>(), 120);
}

#[test]
fn promises_know_what_is_left_of_them() {
    let lived = block("Zoo", "actual = [\"10:00-12:00\", \"11:00-12:30\"]\npromise = \"p1\"");
    let coming = block("Zoo again", "plan = \"10:00-11:00\"\npromise = \"p1\"");
    let mut life = life(&[("2026-11-14", &lived), ("2026-11-28", &coming)]);
    life.ledger = toml::from_str::<Ledger>(
        r#"
        promise = [
            { id = "p0", to = "Theo", what = "An evening", kept = 2026-11-10 },
            { id = "p1", to = "Ada", what = "The zoo", minutes = "4h", by = 2026-11-28 },
            { id = "p2", to = "Mum", what = "A dinner", kept = 2026-11-18, minutes = "1h" },
            { id = "p3", to = "Ines", what = "A call" },
        ]
        no = [
            { id = "n1", to = "Serra", what = "a website", spared = "30h", on = 2026-11-19 },
            { id = "n2", to = "Acme", what = "a lead", spared = "16h", on = 2026-11-16 },
            { id = "n3", to = "Acme", what = "long ago", spared = "16h", on = 2026-11-01 },
        ]
        "#,
    )
    .unwrap();
    let content = review(&life, SUNDAY, &Choices::default());
    let left: Vec<(&str, Option<i64>)> =
        content.promises.iter().map(|one| (one.promise.id.as_str(), one.left())).collect();
    assert_eq!(left, [("p1", Some(240 - 150)), ("p3", None), ("p2", None)]);
    let lines = sentences::held(&content);
    let texts: Vec<&str> = lines
        .iter()
        .filter_map(|line| match line {
            CommitmentLine::Text(text) | CommitmentLine::Second(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(texts.contains(&"The zoo, for Ada, by Sat 28 Nov: 2h30 of 4h done, 1h planned"), "{texts:?}");
    assert!(texts.contains(&"A dinner, for Mum: kept on Wed 18 Nov"), "{texts:?}");
    assert!(texts.contains(&"Acme: a lead, 16h freed"), "{texts:?}");
    assert!(texts.contains(&"46h freed in all, by the 2 times you said no"), "{texts:?}");
}

#[test]
fn a_timer_that_runs_on_crosses_until_its_day_ends() {
    let monday = block("Forgotten", "actual = [\"17:00-\"]\narea = \"work\"");
    let content = review(&life(&[("2026-11-16", &monday)]), SUNDAY, &Choices::default());
    assert_eq!(content.boundaries[0].crossed, 1);
    assert_eq!(content.boundaries[0].by[0].minutes, 120);
}

#[test]
fn what_crossed_a_window_of_another_week_or_of_a_day_of_grace_is_not_named() {
    let mut evening = life(&[
        // The last evening of the week before, this week's first, and the one before a grace day.
        ("2026-11-15", &block("Before", "actual = [\"19:00-23:00\"]\narea = \"work\"")),
        ("2026-11-16", &block("Mail", "actual = [\"19:00-19:10\"]\narea = \"work\"")),
        ("2026-11-19", &block("Release", "actual = [\"20:30-44:00\"]\narea = \"work\"")),
        ("2026-11-20", "grace = \"flu\""),
    ]);
    evening.profile.boundaries[0].days =
        on("2026-11-16").iter_days().take(7).map(|date| chrono::Datelike::weekday(&date)).collect();
    let content = review(&evening, SUNDAY, &Choices::default());
    let [dinner] = content.boundaries.as_slice() else { panic!("{:?}", content.boundaries) };
    assert_eq!((dinner.crossed, dinner.minutes), (1, 10.0));
    let by: Vec<(&str, i64)> = dinner.by.iter().map(|by| (by.title.as_str(), by.minutes)).collect();
    assert_eq!(by, [("Mail", 10)]);
}

#[test]
fn what_is_planned_for_a_promise_begins_now() {
    let zoo = block("Zoo", "plan = \"17:05-19:05\"\nactual = [\"17:05-\"]\npromise = \"p1\"");
    let mut life = life(&[("2026-11-22", &zoo)]);
    life.ledger =
        toml::from_str("promise = [{ id = \"p1\", to = \"Ada\", what = \"The zoo\", minutes = \"4h\" }]")
            .unwrap();
    let promises = review(&life, SUNDAY, &Choices::default()).promises;
    assert_eq!((promises[0].done, promises[0].planned, promises[0].left()), (60, 60, Some(180)));
}

/// Returns the texts of the page about boundaries.
fn texts(content: &ReviewReport) -> Vec<String> {
    let lines = sentences::held(content).into_iter();
    lines
        .filter_map(|line| match line {
            CommitmentLine::Text(text) | CommitmentLine::Second(text) | CommitmentLine::Crossed(text) => {
                Some(text)
            }
            CommitmentLine::Head(_) | CommitmentLine::Blank => None,
        })
        .collect()
}

#[test]
fn how_often_a_boundary_was_kept_reads_well() {
    let mail = block("Mail", "actual = [\"19:00-19:10\"]\narea = \"work\"");
    for (days, crossed, expected) in [
        ("tue", false, "Dinner at home: kept on 1 day"),
        ("tue", true, "Dinner at home: crossed on 1 day, for 10m"),
        ("tue thu", false, "Dinner at home: kept on both days"),
        ("tue thu", true, "Dinner at home: kept on 1 of 2 days, crossed for 10m"),
        ("weekdays", false, "Dinner at home: kept on all 5 days"),
        ("weekdays", true, "Dinner at home: kept on 4 of 5 days, crossed for 10m"),
    ] {
        let mut life = life_of_weekdays(&[("2026-11-17", if crossed { &mail } else { "" })]);
        let names: Vec<&str> = days.split(' ').collect();
        let text = format!(
            "[[boundary]]\nid = \"dinner\"\nname = \"Dinner at home\"\ndays = {names:?}\nwindow = \"18:00-20:00\"\nno = [\"work\"]"
        );
        life.profile.boundaries = toml::from_str::<crate::domain::Profile>(&text).unwrap().boundaries;
        let content = review(&life, SUNDAY, &Choices::default());
        assert_eq!(texts(&content)[0], expected);
    }
}

#[test]
fn promises_stand_as_they_did_at_the_end_of_the_week() {
    let days = [
        ("2026-11-18", block("Zoo", "actual = [\"10:00-11:00\"]\npromise = \"p1\"")),
        // Done after the week, as it was planned.
        ("2026-11-24", block("Zoo", "plan = \"10:00-12:00\"\nstatus = \"done\"\npromise = \"p1\"")),
        ("2026-12-12", block("Zoo", "plan = \"10:00-10:30\"\npromise = \"p1\"")),
        ("2026-12-13", block("Zoo", "plan = \"10:00-10:30\"\nstatus = \"skipped\"\npromise = \"p1\"")),
    ];
    let days: Vec<(&str, &str)> = days.iter().map(|(date, text)| (*date, text.as_str())).collect();
    let mut life = life(&days);
    life.ledger = toml::from_str::<Ledger>(
        r#"
        promise = [
            { id = "p1", to = "Ada", what = "The zoo", minutes = "4h", by = 2026-11-20, kept = 2026-11-24 },
            { id = "p2", to = "Mum", what = "A dinner", minutes = "1h", made = 2026-11-20 },
            { id = "p3", to = "Ines", what = "A call", released = 2026-11-25, by = 2026-11-22 },
            { id = "p4", to = "Theo", what = "An evening", made = 2026-11-23 },
            { id = "p5", to = "Theo", what = "A walk", kept = 2026-11-15 },
        ]
        "#,
    )
    .unwrap();
    let said = |now: &str| texts(&review(&life, now, &Choices::default()));
    let on_sunday = [
        "The zoo, for Ada, by Fri 20 Nov: overdue, 1h of 4h done, 2h30 planned. Kept on Tue 24 Nov",
        "A call, for Ines, by Sun 22 Nov: open. Called off on Wed 25 Nov",
        "A dinner, for Mum: 0m of 1h done",
    ];
    assert_eq!(said("2026-12-09T09:00")[1..], on_sunday);
    let seen: Vec<(bool, Option<i64>)> = review(&life, "2026-12-09T09:00", &Choices::default())
        .promises
        .iter()
        .map(|one| (one.is_overdue(), one.left()))
        .collect();
    assert_eq!(seen, [(true, Some(180)), (false, None), (false, Some(60))]);
}

#[test]
fn a_promise_says_that_it_is_overdue_and_that_nothing_or_all_is_done() {
    let zoo = block("Zoo", "actual = [\"10:00-12:00\"]\npromise = \"p2\"");
    let mut life = life(&[("2026-11-18", &zoo)]);
    life.ledger = toml::from_str::<Ledger>(
        r#"
        promise = [
            { id = "p1", to = "Ada", what = "The museum", minutes = "2h", by = 2026-11-21 },
            { id = "p2", to = "Ada", what = "The zoo", minutes = "2h", by = 2026-11-22 },
            { id = "p3", to = "", what = "A call", by = 2026-11-21 },
        ]
        "#,
    )
    .unwrap();
    assert_eq!(
        texts(&review(&life, SUNDAY, &Choices::default()))[1..],
        [
            "The museum, for Ada, by Sat 21 Nov: overdue, 0m of 2h done",
            "A call, by Sat 21 Nov: overdue",
            "The zoo, for Ada, by Sun 22 Nov: all of 2h done, not marked as kept",
        ]
    );
    // It is not overdue past its due day either. Once it is kept, the sentence says so.
    life.ledger.promises[1].by = Some(on("2026-11-20"));
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(texts(&content)[1], "The zoo, for Ada, by Fri 20 Nov: all of 2h done, not marked as kept");
    assert!(!content.promises.iter().any(|one| one.promise.id == "p2" && one.is_overdue()));
    life.ledger.promises[1].kept = Some(on("2026-11-24"));
    assert_eq!(
        texts(&review(&life, "2026-11-25T09:00", &Choices::default()))[1],
        "The zoo, for Ada, by Fri 20 Nov: all of 2h done. Kept on Tue 24 Nov"
    );
}

#[test]
fn of_a_week_of_which_nothing_is_written_no_boundary_is_said_to_have_held() {
    let before = block("Pages", "actual = [\"09:00-13:00\"]\narea = \"work\"");
    let content = review(&life(&[("2026-11-09", &before)]), SUNDAY, &Choices::default());
    assert_eq!(content.boundaries, []);
    let state = PageView::page(Page::Boundaries);
    assert_eq!(
        sentences::headline(&state, &content),
        "Nothing recorded this week, so no boundary was crossed."
    );
}

#[test]
fn only_noes_that_name_hours_spare_them() {
    let mut life = life(&[("2026-11-16", "")]);
    let no =
        |spared: &str| format!("{{ id = \"x\", to = \"Acme\", what = \"a lead\", on = 2026-11-19{spared} }}");
    let last = |life: &mut Life, noes: &[&str]| {
        let noes: Vec<String> = noes.iter().map(|spared| no(spared)).collect();
        life.ledger = toml::from_str(&format!("no = [{}]", noes.join(", "))).unwrap();
        texts(&review(life, SUNDAY, &Choices::default())).pop().unwrap()
    };
    let (some, more) = (", spared = \"1h30m\"", ", spared = \"10h\"");
    assert_eq!(last(&mut life, &[some, more]), "11h30 freed in all, by the 2 times you said no");
    assert_eq!(last(&mut life, &[some, "", more]), "11h30 freed in all, by 2 of the 3 times you said no");
    assert_eq!(last(&mut life, &["", ""]), "Acme: a lead");
}

#[test]
fn whether_a_promise_is_done_is_known_where_its_days_are() {
    use crate::report::review::commitments::is_all_done;
    let zoo = block("Zoo", "actual = [\"10:00-12:00\"]\npromise = \"p1\"");
    let mut life = life(&[("2026-11-18", &zoo)]);
    let is_done = |life: &Life, minutes: &str| {
        let text = format!("id = \"p1\"\nto = \"Ada\"\nwhat = \"The zoo\"\nmade = 2026-11-17\n{minutes}");
        is_all_done(life, &ctx(SUNDAY), &toml::from_str(&text).unwrap())
    };
    assert_eq!(is_done(&life, "minutes = \"2h\""), Some(true));
    assert_eq!(is_done(&life, "minutes = \"3h\""), Some(false));
    assert_eq!(is_done(&life, ""), None);
    life.first_day = Some(on("2026-11-10"));
    life.days.remove(&on("2026-11-17"));
    assert_eq!(is_done(&life, "minutes = \"3h\""), None, "that day may hold the third hour");
    assert_eq!(is_done(&life, "minutes = \"2h\""), Some(true));
}
