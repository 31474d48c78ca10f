use super::support::Planner;

#[test]
fn what_has_not_begun_moves_and_what_has_stays_and_carries_on() {
    let mut planner = Planner::new();
    let logo = planner.add("14-15 Logo #craft");
    let pages = planner.add("10-11 Pages #craft");
    assert!(
        planner
            .done(&["move", &logo, "+1", "16:00"])
            .starts_with("Logo moved to Thursday 19 November, 16:00 to 17:00.")
    );
    assert!(planner.file("days/2026/2026-11-19.toml").contains(&logo) && !planner.today().contains("Logo"));
    planner.at("11:30");
    planner.done(&["move", &pages, "fri"]);
    assert!(
        planner.today().contains("status = \"moved\"") && planner.today().contains("moved_to = 2026-11-20")
    );
    let friday = planner.file("days/2026/2026-11-20.toml");
    assert!(friday.contains("moved_from = 2026-11-18") && friday.contains("carried = 1"), "{friday}");
    assert!(!friday.contains(&pages));
    assert!(planner.refused(&["move", &pages, "sat"]).contains("was already moved to Friday 20 November"));
    let copied = planner.done(&["copy", &pages, "sat", "9-10"]);
    assert!(copied.contains("Pages copied to Saturday 21 November"), "{copied}");
}

#[test]
fn ids_are_looked_for_today_and_around_and_named_exactly_with_their_day() {
    let planner = Planner::new();
    let day = |title: &str| {
        format!("schema = 1\n[[block]]\nid = \"k3f9x\"\ntitle = \"{title}\"\nplan = \"09:00-10:00\"\n")
    };
    planner.write("days/2026/2026-11-10.toml", &day("Tuesday's"));
    planner.done(&["done", "k3f9x"]);
    planner.write("days/2026/2026-11-12.toml", &day("Thursday's"));
    let both = planner.refused(&["done", "k3f9x"]);
    assert!(
        both.contains("2026-11-10/k3f9x Tuesday's") && both.contains("2026-11-12/k3f9x Thursday's"),
        "{both}"
    );
    assert_eq!(
        planner.done(&["done", "2026-11-12/k3f9x"]),
        "Thursday's done as planned, Thursday 12 November, 9:00 to 10:00.\n"
    );
    planner.write("days/2026/2026-11-18.toml", &day("Today's"));
    assert!(planner.done(&["skip", "k3f9x"]).starts_with("Today's skipped"));
    assert!(planner.done(&["release", "-8/k3f9x"]).starts_with("Tuesday's called off"));
    assert!(planner.done(&["reopen", "-8/k3f9x"]).starts_with("Tuesday's"));
    assert!(planner.refused(&["done", "k3f9y"]).contains("did you mean k3f9x?"));
    assert!(planner.refused(&["done", "someday/k3f9x"]).contains("'someday' is not a day"));
    assert!(planner.done(&["rm", "k3f9x"]).starts_with("Today's deleted"));
}

#[test]
fn spans_may_be_several() {
    let planner = Planner::new();
    let id = planner.add("8-9:30 Pages");
    planner.done(&["did", &id, "8:05-8:40", "9:00", "30m"]);
    assert!(planner.today().contains("actual = [\"08:05-08:40\", \"09:00-09:30\"]"));
    assert!(planner.refused(&["did", &id, "8"]).contains("'8' is not a time range"));
    planner.done(&["energy", &id, "-2"]);
    assert!(planner.today().contains("energy = -2"));
    planner.done(&["energy", &id, "none"]);
    assert!(!planner.today().contains("energy"));
}

#[test]
fn a_routines_occurrence_becomes_the_days_own_when_it_is_touched() {
    let planner = Planner::new();
    planner.write(
        "routines.toml",
        "schema = 1\n[[routine]]\nid = \"run\"\ntitle = \"Run\"\ndays = [\"daily\"]\nplan = \"18:00-18:45\"\n",
    );
    let ghost = |day: &str| {
        let day = planner.json(&["day", day, "--json"]);
        day["blocks"].as_array().unwrap().iter().find(|block| block["title"] == "Run").cloned()
    };
    let today = ghost("today").unwrap();
    assert_eq!((today["virtual"].as_bool(), today["planned_minutes"].as_i64()), (Some(true), Some(45)));
    assert_eq!(ghost("yesterday"), None);
    let id = today["id"].as_str().unwrap();
    planner.done(&["done", id]);
    assert!(planner.today().contains("routine = \"run\"") && planner.today().contains(id));
    assert_eq!(ghost("today").unwrap().get("virtual"), None);
    let tomorrow = ghost("tomorrow").unwrap()["id"].as_str().unwrap().to_owned();
    planner.done(&["rm", &format!("tomorrow/{tomorrow}")]);
    assert_eq!(ghost("tomorrow"), None);
    assert!(planner.file("routines.toml").contains("skip = [2026-11-19]"));
    assert_eq!(planner.file("days/2026/2026-11-19.toml"), "");
}
