//! What a command says about the plan it makes, and what is written down.

use super::support::Planner;

const LIFE: &str = r#"schema = 1
zone = "Europe/Lisbon"
[[engagement]]
id = "acme"
name = "Acme"
area = "work"
most = "10h"
[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "18:00-20:00"
no = ["work"]
"#;

fn last_line(answer: &str) -> String {
    answer.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_plan_says_what_it_crosses_and_what_is_too_much() {
    let planner = Planner::with(&[("life.toml", LIFE)]);
    planner.done(&["add", "15-16 School play @people %milestone"]);
    let said = planner.done(&["add", "15:30-16:30 Tickets +acme"]);
    assert_eq!(last_line(&said), "Crosses School play by 30m. School play happens only once.");
    let said = planner.done(&["day"]);
    assert!(said.contains("crosses School play by 30m"), "{said}");
    assert!(said.contains("School play ◆"), "always fixed: {said}");
    let said = planner.done(&["add", "thu 8-16 Release +acme"]);
    assert_eq!(last_line(&said), "Acme is near its limit: 9h of 10h a week done or planned.");
    let said = planner.done(&["move", "release", "fri"]);
    assert!(!said.contains("limit"), "the same hours of the same week: {said}");
    let said = planner.done(&["add", "fri 18:30-20:30 Calls +acme"]);
    assert!(
        said.ends_with("Crosses Dinner at home by 1h30.\nAcme is 1h over its limit of 10h a week.\n"),
        "{said}"
    );
    let said = planner.done(&["add", "next week's plan 45m +acme"]);
    assert_eq!(last_line(&said), "Acme is 1h45 over its limit of 10h a week.");
    let said = planner.done(&["add", "2026-11-30 9-10 Rota +acme"]);
    assert!(!said.contains("limit"), "another week: {said}");
}

#[test]
fn a_day_fuller_than_the_last_weeks_is_said_once_enough_of_them_are_recorded() {
    let planner = Planner::with(&[("life.toml", "schema = 1\nzone = \"Europe/Lisbon\"\n")]);
    for day in ["2026-11-11", "2026-11-12", "2026-11-13"] {
        planner.done(&["log", &format!("{day} 9-15 Work @work")]);
    }
    let said = planner.done(&["add", "thu 9-20 Work @work"]);
    assert!(!said.contains("average"), "3 days are not enough: {said}");
    planner.done(&["undo"]);
    planner.done(&["log", "2026-11-16 9-13 Work @work"]);
    planner.done(&["log", "2026-11-14 9-10 A walk @self-care"]);
    let said = planner.done(&["add", "thu 9-15:30 Work @work"]);
    assert!(!said.contains("average"), "an hour more is nothing to say: {said}");
    let said = planner.done(&["add", "thu 16-18 More @work"]);
    let expected = "Thu 19 Nov has 8h30 planned. In the last 4 weeks you did 5h30 on an average weekday.";
    assert_eq!(last_line(&said), expected);
    let said = planner.done(&["add", "sat 9-18 Move house @home"]);
    assert!(!said.contains("average"), "one Saturday is not enough: {said}");
    let said = planner.done(&["add", "thu 18:00-31:00 Night @work"]);
    assert_eq!(last_line(&said), "Thu 19 Nov has 21h30 planned, but only 16h awake.");
    let said = planner.done(&["log", "yesterday 9-20 Work @work"]);
    assert!(!said.contains("average") && !said.contains("awake"), "what is done is done: {said}");
}

#[test]
fn promises_noes_conversations_and_trials_are_written_down_and_listed() {
    let planner = Planner::with(&[("life.toml", LIFE)]);
    let none = "Nothing is written down yet. Add one: aplomb promise add 'Ada: Saturday at the aquarium 4h by:sat'\n";
    assert_eq!(planner.done(&["promise"]), none);
    let said = planner.done(&["promise", "add", "Ada: the zoo 4h by:sat because:\"missed the play\""]);
    assert_eq!(said, "the-zoo  Promised Ada: the zoo, 4h.\n");
    assert_eq!(planner.done(&["promise", "list"]), "the-zoo  by Sat 21 Nov  Ada  the zoo, 4h\n");
    planner.done(&["no", "add", "committee: a talk in March 20h"]);
    assert_eq!(planner.done(&["no"]), "a-talk-in-march  Wed 18 Nov  committee  a talk in March, 20h freed\n");
    planner.done(&["talk", "add", "Ines: no calls boundary:dinner by:fri"]);
    assert_eq!(planner.done(&["talk"]), "no-calls  by Fri 20 Nov  Ines  no calls\n");
    planner.done(&["experiment", "add", "acme remote: 2 days from home until:2027-01-10"]);
    let listed = planner.done(&["experiment"]);
    assert_eq!(last_line(&listed), "days-from-home  until Sun 10 Jan  Acme  2 days from home");
    assert_eq!(planner.done(&["check", "--strict"]), "No problems.\n");
    let refused = planner.refused(&["promise", "add", "Ada: the zoo bye:sat"]);
    assert!(refused.contains("did you mean by:sat?"), "{refused}");
    planner.done(&["undo"]);
    assert!(planner.done(&["experiment"]).starts_with("Nothing is written down yet."));
}
