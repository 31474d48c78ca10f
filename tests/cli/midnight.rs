//! Timers and plans across midnight, forgotten timers, and times that have still to come.

use super::support::{Planner, id};

const WED: &str = "days/2026/2026-11-18.toml";
const THU: &str = "days/2026/2026-11-19.toml";

#[test]
fn a_start_after_midnight_ends_what_runs_now() {
    for (began, now, written) in [
        ("2026-11-18T23:00", "2026-11-19T00:30", "23:00-24:30"),
        ("2026-11-18T23:00", "2026-11-19T04:59", "23:00-28:59"),
        ("2026-11-18T23:00", "2026-11-19T00:00", "23:00-24:00"),
    ] {
        let mut planner = Planner::new();
        planner.at(began).done(&["start", "Alpha"]);
        planner.at(now).done(&["start", "Beta"]);
        assert!(planner.file(WED).contains(&format!("actual = [\"{written}\"]")), "{}", planner.file(WED));
        assert!(planner.file(THU).contains("Beta"), "{now}");
        // `stop` ends it in the same way.
        let mut planner = Planner::new();
        planner.at(began).done(&["start", "Alpha"]);
        planner.at(now).done(&["stop"]);
        assert!(planner.file(WED).contains(&format!("actual = [\"{written}\"]")), "{}", planner.file(WED));
    }
}

#[test]
fn a_forgotten_timer_is_asked_about_by_whatever_would_end_it() {
    let mut planner = Planner::new();
    planner.at("2026-11-17T22:10");
    let deploy = id(&planner.done(&["start", "Deploy"]));
    let other = planner.at("2026-11-18T09:00").add("9-10 Mail");
    let asked = "Deploy has run since yesterday 22:10. When did it end? Run aplomb stop --at TIME.";
    for command in [
        vec!["start", "Call"],
        vec!["start", other.as_str()],
        vec!["start"],
        vec!["start", "Call", "--at", "8:30"],
        vec!["stop"],
        vec!["done", deploy.as_str()],
        vec!["skip", deploy.as_str()],
        vec!["move", deploy.as_str(), "today"],
        vec!["move", deploy.as_str(), "inbox"],
    ] {
        let said = planner.refused(&command);
        assert!(said.contains(asked), "{command:?}: {said}");
        assert!(planner.file("days/2026/2026-11-17.toml").contains("\"22:10-\""), "{command:?}");
    }
    let said = planner.done(&["start", "Call", "--ended", "23:05"]);
    assert!(said.contains("Call started, 9:00. Deploy stopped after 55m."), "{said}");
    assert!(planner.file("days/2026/2026-11-17.toml").contains("[\"22:10-23:05\"]"));
    assert!(planner.refused(&["start", "Mail", "--ended", "8:30"]).contains("can't have ended at 8:30"));
    planner.done(&["stop"]);
    assert!(planner.refused(&["start", "Mail", "--ended", "8:30"]).contains("Nothing is running"));
}

#[test]
fn a_plan_that_runs_past_midnight_is_now() {
    for (evening, night, first, second) in [
        ("2026-11-18T20:00", "2026-11-19T00:50", WED, THU),
        ("2026-12-31T20:00", "2027-01-01T00:50", "days/2026/2026-12-31.toml", "days/2027/2027-01-01.toml"),
    ] {
        let mut planner = Planner::new();
        planner.at(evening);
        let deploy = planner.add("22:17-1:31 Deploy");
        planner.at(night);
        for command in [vec!["status"], vec!["day"], vec!["status", "--format", "waybar"]] {
            let said = planner.done(&command);
            assert!(said.contains("Deploy") && !said.contains("Today is open"), "{command:?}: {said}");
        }
        assert_eq!(planner.json(&["status", "--json"])["planned"]["id"], deploy.as_str());
        let day = planner.done(&["day"]);
        assert!(day.lines().any(|line| line.starts_with(&deploy) && line.contains("22:17–1:31")), "{day}");
        // `start` alone, with the title or with the id starts this block.
        for command in [vec!["start"], vec!["start", "deploy"], vec!["start", deploy.as_str()]] {
            planner.done(&command);
            assert!(planner.file(first).contains("actual = [\"24:50-\"]"), "{}", planner.file(first));
            planner.done(&["stop"]);
        }
        planner.done(&["start"]);
        assert_eq!(planner.file(second), "");
        let status = planner.done(&["status"]);
        assert!(status.starts_with("Deploy, 41m left."), "{status}");
        // The timer runs on after the end of the plan.
        planner.at(&night.replace("00:50", "02:00")).done(&["stop"]);
        assert!(planner.file(first).contains("[\"24:50-26:00\"]"), "{}", planner.file(first));
    }
}

#[test]
fn a_routine_of_last_night_is_now_as_well() {
    let mut planner = Planner::new();
    planner.write(
        "routines.toml",
        "[[routine]]\nid = \"watch\"\ntitle = \"Night watch\"\ndays = [\"wed\"]\nplan = \"22:00-30:00\"\n",
    );
    planner.at("2026-11-19T01:00");
    assert!(planner.done(&["status"]).contains("Night watch"));
    planner.done(&["start"]);
    assert!(planner.file(WED).contains("25:00-") && planner.file(THU).is_empty());
}

#[test]
fn what_was_done_lies_in_the_past() {
    let mut planner = Planner::new();
    let pages = planner.add("9:30-10:30 Pages +acme");
    planner.at("10:50");
    for (command, reason) in [
        (vec!["log", "10:00-16:00 x"], "16:00 is still to come"),
        (vec!["log", "10:50-11:15 x"], "11:15 is still to come"),
        (vec!["log", "2026-11-19 9-10 x"], "Thursday 19 November, 10:00 is still to come"),
        (vec!["did", &pages, "10:00-12:00"], "12:00 is still to come"),
        (vec!["did", &pages, "9:30-10:00", "10:45-10:51"], "10:51 is still to come"),
        (vec!["start", "Call", "--at", "11:30"], "11:30 is still to come"),
        (vec!["start", &pages, "--at", "11:30"], "11:30 is still to come"),
    ] {
        let said = planner.refused(&command);
        assert!(said.contains(reason), "{command:?}: {said}");
        assert_eq!(planner.file("days/2026/2026-11-17.toml"), "", "{command:?}");
        assert_eq!(planner.file(THU), "", "{command:?}");
    }
    planner.done(&["start", &pages]);
    planner.at("11:00");
    assert!(planner.refused(&["stop", "--at", "11:30"]).contains("11:30 is still to come"));
    assert!(planner.refused(&["stop", "--at", "10:30"]).contains("can't have ended at 10:30"));
    planner.done(&["stop"]);
    // A block may end now. A block without an end gets now as its end.
    planner.done(&["log", "10:50-11:00 y"]);
    let said = planner.at("12:00").done(&["log", "11:45 z"]);
    assert!(said.contains("z logged, 11:45 to 12:00"), "{said}");
}

#[test]
fn a_date_that_is_not_todays_is_said() {
    let mut planner = Planner::new();
    planner.at("2026-11-19T00:30");
    let said = planner.done(&["start", "Call", "--at", "23:45"]);
    assert!(said.contains("Call started, yesterday 23:45."), "{said}");
    assert!(planner.file(WED).contains("23:45-"));
    let said = planner.done(&["log", "2026-11-18 9-10 Mail"]);
    assert!(said.contains("Mail logged, yesterday, Wednesday 18 November, 9:00 to 10:00"), "{said}");
    let again = planner.done(&["start", &id(&said)]);
    assert!(again.contains("Mail started again today, 0:30"), "{again}");
}

#[test]
fn check_points_at_what_runs_beside_another_and_at_what_has_not_come() {
    let mut planner = Planner::new();
    let block = |id: &str, since: &str| {
        format!("\n[[block]]\nid = \"{id}\"\ntitle = \"{id}\"\nactual = [\"{since}-\"]\n")
    };
    planner.write("days/2026/2026-11-17.toml", &format!("schema = 1\n{}", block("a1111", "22:00")));
    planner.write(WED, &format!("schema = 1\n{}", block("b1111", "09:00")));
    let said = planner.run(&["check"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.out.starts_with("days/2026/2026-11-17.toml:6:"), "{said:?}");
    assert_eq!(said.out.lines().count(), 1, "{said:?}");
    assert!(said.out.contains("b1111 of 2026-11-18"), "{said:?}");
    planner.write("days/2026/2026-11-17.toml", "schema = 1\n");
    assert_eq!(planner.at("09:00").run(&["check"]).code, 0);
    let said = planner.at("08:59").run(&["check"]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.out.starts_with(&format!("{WED}:6:")) && said.out.contains("09:00"), "{said:?}");
    // No other command looks for a timer on a day this long ago.
    let said = planner.at("2026-11-21T09:00").run(&["check"]);
    assert_eq!(said.code, 0, "{said:?}");
    let said = planner.at("2026-11-22T09:00").run(&["check"]);
    assert!(said.out.starts_with(&format!("{WED}:6:")) && said.out.contains("nobody stopped"), "{said:?}");
    let said = planner.refused(&["done", "2026-11-18/b1111"]);
    assert!(
        said.contains(
            "has run since Wednesday 9:00. When did it end? Run aplomb did 2026-11-18/b1111 09:00-TIME"
        ),
        "{said}"
    );
    planner.at("08:59");
    // It does not run yet.
    assert_eq!(planner.json(&["status", "--json"])["running"], serde_json::Value::Null);
}

#[test]
fn waybar_names_what_runs_else_what_is_planned_now_else_what_is_next() {
    let mut planner = Planner::new();
    planner.add("9:30-10:30 Pages");
    planner.add("16-17 Dentist");
    let bar = |planner: &Planner| {
        let bar = planner.json(&["status", "--format", "waybar"]);
        (bar["text"].as_str().unwrap().to_owned(), bar["class"].as_str().unwrap().to_owned())
    };
    assert_eq!(bar(&planner), ("Pages until 10:30".into(), "planned".into()));
    planner.done(&["start"]);
    assert_eq!(bar(&planner), ("Pages 0m".into(), "running".into()));
    planner.at("10:31").done(&["stop"]);
    assert_eq!(bar(&planner), ("16:00 Dentist".into(), "planned".into()));
}

#[test]
fn a_timer_far_past_its_plan_asks_whether_anyone_is_still_at_it() {
    let mut planner = Planner::new();
    planner.at("08:00").add("9-10 Pages @work");
    planner.at("09:00").done(&["start"]);
    for (now, said) in [
        ("10:59", "Pages is 59m over.\n"),
        ("11:00", "Pages is 1h over.\n"),
        ("11:01", "Pages is 1h01 over. Still working?\n"),
        ("23:10", "Pages is 13h10 over. Still working?\n"),
    ] {
        assert_eq!(planner.at(now).done(&["status"]), said, "{now}");
    }
    // The timer counts for at most two hours until it is stopped. Then it counts in full.
    let work = |planner: &Planner| planner.json(&["score", "--json"])["balance"]["work"].as_i64().unwrap();
    assert_eq!(work(&planner), 120);
    assert_eq!(work(planner.at("10:00")), 60);
    assert_eq!(work(planner.at("2026-11-20T10:00")), 120);
    planner.at("23:10").done(&["stop"]);
    assert_eq!(work(&planner), 14 * 60 + 10);
}

#[test]
fn what_was_done_before_midnight_was_yesterday() {
    let mut planner = Planner::new();
    let said = planner.at("2026-11-19T00:30").done(&["log", "23-24 Deploy"]);
    assert!(said.ends_with("Deploy logged, yesterday, Wednesday 18 November, 23:00 to 0:00.\n"), "{said}");
}
