//! Typical weeks, and what aplomb says about each. A person has read every text here. Each must be kind and true.

use std::fmt::Write;

use super::support::Planner;

const VALUES: &str = r#"schema = 1
zone = "Europe/Lisbon"
value = [
    { id = "craft", name = "Craft", weight = 5, weekly = "12h" },
    { id = "family", name = "Family", weight = 4, weekly = "14h" },
    { id = "health", name = "Health", weight = 3, weekly = "5h" },
]
engagement = [
    { id = "acme", name = "Acme", area = "work", agenda = "theirs" },
    { id = "studio", name = "Studio", area = "work", agenda = "mine" },
]
[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "18:30-19:30"
no = ["work"]
told = ["Theo"]
"#;

const LAUNCH: &str = "schema = 1\n[[season]]\nid = \"launch\"\nname = \"Launch\"\nstart = 2026-10-05\nend = 2027-01-03\n\
    heavy = \"work\"\n";

/// A block: the planned timened span, its done span, and its other keys. Either span may be empty.
type Part = (&'static str, &'static str, &'static str);

/// Days of November with the same blocks.
type Days<'a> = (&'a [u32], &'a [Part]);

fn week(life: &str, seasons: &str, days: &[Days<'_>]) -> Planner {
    let mut planner = Planner::with(&[("life.toml", life), ("seasons.toml", seasons)]);
    planner.at("2026-11-22T20:00");
    for (dates, parts) in days {
        for date in *dates {
            let mut text = String::from("schema = 1\n");
            for (index, (plan, done, keys)) in parts.iter().enumerate() {
                let title =
                    keys.split("area = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("it");
                write!(text, "\n[[block]]\nid = \"b{date:02}{index}\"\ntitle = \"{title}\"\n").unwrap();
                if !plan.is_empty() {
                    writeln!(text, "plan = \"{plan}\"").unwrap();
                }
                if !done.is_empty() {
                    writeln!(text, "actual = [\"{done}\"]").unwrap();
                }
                writeln!(text, "{}", keys.replace(';', "\n")).unwrap();
            }
            planner.write(&format!("days/2026/2026-11-{date:02}.toml"), &text);
        }
    }
    planner
}

const CRAFT: &str = r#"area = "work";engagement = "studio";values = ["craft"];agenda = "mine";energy = 1"#;
const TICKETS: &str = r#"area = "work";engagement = "acme";agenda = "theirs";energy = -1"#;
const MEETINGS: &str = r#"area = "work";engagement = "acme";agenda = "theirs""#;
const FAMILY: &str = r#"area = "people";values = ["family"]"#;
const CARE: &str = r#"area = "care";values = ["family"];agenda = "theirs";energy = -1"#;
const RUN: &str = r#"area = "self-care";values = ["health"];energy = 1"#;
const SHOWS: &str = r#"area = "downtime""#;
const WEEKDAYS: [u32; 5] = [16, 17, 18, 19, 20];
const WEEKEND: [u32; 2] = [21, 22];
const ALL: [u32; 7] = [16, 17, 18, 19, 20, 21, 22];

/// Returns the first line of the review, its two numbers, and the reasons.
fn said(name: &str, planner: &Planner) -> String {
    let review = planner.done(&["review", "2026-W47"]);
    let first = review.lines().next().unwrap();
    let mut lines = review.lines().skip_while(|line| !line.starts_with("Work added to life")).skip(2);
    let numbers: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    let swing: Vec<&str> =
        review.lines().filter(|line| line.starts_with("More ") || line.starts_with("As much ")).collect();
    let why = planner.done(&["why", "--week", "2026-W47"]);
    let reasons: Vec<&str> = why.lines().skip(2).collect();
    format!("# {name}\n{first}\n\n{}\n{}\n\n{}\n\n", numbers.join("\n"), swing.join("\n"), reasons.join("\n"))
}

#[test]
fn what_is_said_of_a_week_is_kind_and_true() {
    let mut all = String::new();
    let mut say = |name: &str, planner: &Planner| all.push_str(&said(name, planner));

    say(
        "A heavy week that serves",
        &week(
            VALUES,
            "",
            &[
                (&WEEKDAYS, &[("08:00-18:00", "08:00-18:30", CRAFT), ("19:30-21:30", "19:30-21:30", FAMILY)]),
                (&WEEKEND, &[("09:00-11:00", "09:00-11:00", RUN), ("11:00-14:00", "11:00-14:00", FAMILY)]),
            ],
        ),
    );
    say(
        "An even week in which nothing that matters had room",
        &week(
            VALUES,
            LAUNCH,
            &[(&ALL, &[("09:00-15:00", "09:00-15:00", TICKETS), ("18:00-22:00", "18:00-22:00", SHOWS)])],
        ),
    );
    let sick: &[Days<'_>] = &[
        (&[16, 17], &[("09:00-17:00", "09:00-17:00", CRAFT), ("18:00-20:00", "18:00-20:00", FAMILY)]),
        (
            &[18, 19, 20],
            &[
                ("09:00-17:00", "", "area = \"work\";values = [\"craft\"];status = \"skipped\""),
                ("", "07:00-21:00", CARE),
            ],
        ),
        (&WEEKEND, &[("", "10:00-12:00", FAMILY)]),
    ];
    let child = week(VALUES, LAUNCH, sick);
    say("A sick child", &child);
    for date in ["2026-11-18", "2026-11-19", "2026-11-20"] {
        child.done(&["grace", date, "Ada is ill"]);
    }
    say("A sick child, with grace", &child);
    say("Nothing recorded", &week(VALUES, LAUNCH, &[(&[2], &[("", "09:00-10:00", FAMILY)])]));
    say(
        "More planned than a day has",
        &week(
            VALUES,
            "",
            &[(
                &ALL,
                &[
                    ("07:00-13:00", "07:00-10:00", CRAFT),
                    ("13:00-18:00", "13:00-15:00", FAMILY),
                    ("18:00-21:00", "18:00-18:45", RUN),
                ],
            )],
        ),
    );
    say(
        "A good week without a plan",
        &week(
            VALUES,
            "",
            &[(&ALL, &[("", "09:00-12:00", CRAFT), ("", "14:00-16:00", FAMILY), ("", "17:00-17:45", RUN)])],
        ),
    );
    say(
        "Night shifts",
        &week(
            &(VALUES.to_owned() + "\n[day]\nwake = \"14:00-30:00\"\nstart = \"10:00\"\n"),
            "",
            &[
                (
                    &WEEKDAYS,
                    &[("22:00-30:00", "22:00-30:00", MEETINGS), ("15:00-18:00", "15:00-18:00", FAMILY)],
                ),
                (&WEEKEND, &[("15:00-20:00", "15:00-20:00", FAMILY)]),
            ],
        ),
    );
    say(
        "One value",
        &week(
            "schema = 1\nzone = \"Europe/Lisbon\"\nvalue = [{ id = \"craft\", name = \"Craft\", weekly = \"6h\" }]\n\
             engagement = [{ id = \"acme\", name = \"Acme\" }, { id = \"studio\", name = \"Studio\" }]\n",
            "",
            &[(
                &WEEKDAYS,
                &[("", "09:00-13:00", MEETINGS), ("", "13:00-14:30", CRAFT), ("", "18:00-21:00", SHOWS)],
            )],
        ),
    );
    let retired = VALUES.replace("weekly = \"12h\"", "weekly = \"6h\"");
    say(
        "Retired",
        &week(
            &retired,
            "",
            &[(
                &ALL,
                &[
                    ("", "09:00-10:00", r#"area = "growth";values = ["craft"];agenda = "mine""#),
                    ("", "11:00-13:30", FAMILY),
                    ("", "16:00-17:00", RUN),
                ],
            )],
        ),
    );
    say("Only work", &week(VALUES, LAUNCH, &[(&WEEKDAYS, &[("", "09:00-17:30", MEETINGS)])]));
    say(
        "Two jobs",
        &week(
            VALUES,
            "",
            &[
                (
                    &WEEKDAYS,
                    &[("", "09:00-17:00", TICKETS), ("", "20:00-22:30", CRAFT), ("", "18:00-18:30", FAMILY)],
                ),
                (&WEEKEND, &[("", "09:00-15:00", CRAFT), ("", "16:00-20:00", FAMILY)]),
            ],
        ),
    );
    say(
        "A job of three days",
        &week(
            VALUES,
            "",
            &[
                (&[16, 17, 18], &[("", "09:00-17:00", CRAFT), ("", "18:00-20:00", FAMILY)]),
                (&[19, 20, 21, 22], &[("", "08:00-09:00", RUN), ("", "10:00-15:00", FAMILY)]),
            ],
        ),
    );
    let away =
        week(VALUES, "", &[(&[2, 3, 4, 5, 6], &[("", "09:00-17:00", CRAFT), ("", "18:00-20:00", FAMILY)])]);
    say("Two weeks away, with nothing recorded", &away);
    let changes = "schema = 1\n[[season]]\nid = \"launch\"\nname = \"Launch\"\nstart = 2026-10-05\nend = 2026-11-18\nheavy = \"work\"\n\
        [[season]]\nid = \"home\"\nname = \"Close to home\"\nstart = 2026-11-19\nend = 2027-01-03\nheavy = \"life\"\n\
        intent = { family = { weekly = \"20h\" }, craft = { weekly = \"5h\" } }\n";
    say(
        "The season changes in midweek",
        &week(
            VALUES,
            changes,
            &[
                (&[16, 17, 18], &[("", "09:00-18:00", CRAFT), ("", "19:30-21:30", FAMILY)]),
                (
                    &[19, 20],
                    &[("", "10:00-14:00", CRAFT), ("", "15:00-20:00", FAMILY), ("", "08:00-09:00", RUN)],
                ),
                (&WEEKEND, &[("", "10:00-16:00", FAMILY), ("", "08:00-09:00", RUN)]),
            ],
        ),
    );
    let carer = VALUES.replace("weekly = \"12h\"", "weekly = \"4h\"");
    say("A carer", &week(&carer, "", &[(&ALL, &[("", "07:00-12:00", CARE), ("", "15:00-18:00", CARE)])]));
    insta::assert_snapshot!(all);
}
