//! `availability`: when one is free for each job or client, without a word of why not.

use super::support::Planner;

const LIFE: &str = r#"schema = 1
zone = "Europe/Lisbon"
[[value]]
id = "secretvalue"
name = "Secret value"
why = "Secret why"
[[engagement]]
id = "acme"
name = "Acme, day job"
area = "work"
hours = [{ days = ["weekdays"], window = "09:00-17:00" }]
after = "15m"
gives = ["Secret gift"]
[[engagement]]
id = "studio"
name = "Studio <b>&"
area = "work"
[[engagement]]
id = "old"
name = "Old"
archived = true
[[boundary]]
id = "secretdinner"
name = "Secret dinner"
days = ["daily"]
window = "18:00-20:00"
no = ["work"]
told = ["Secret Ada"]
"#;
const WEDNESDAY: &str = r#"note = "Secret day"
[[block]]
id = "k3f9x"
title = "Secret page"
plan = "10:00-12:00"
area = "work"
engagement = "acme"
note = "Secret note"
with = ["Secret Ines"]
[[block]]
id = "k3f9y"
title = "Secret doctor"
plan = "15:00-16:00"
area = "care"
promise = "secretpromise"
milestone = true
"#;
const LEDGER: &str = r#"[[promise]]
id = "secretpromise"
to = "Secret Bo"
what = "Secret report"
made = 2026-11-01
"#;
const ROUTINES: &str = r#"[[routine]]
id = "secretrun"
title = "Secret run"
days = ["fri"]
plan = "07:00-23:00"
area = "self-care"
"#;
const WEEK: &str = "intention = \"Secret goal\"\n";

fn planner() -> Planner {
    Planner::with(&[
        ("life.toml", LIFE),
        ("days/2026/2026-11-18.toml", WEDNESDAY),
        ("ledger.toml", LEDGER),
        ("routines.toml", ROUTINES),
        ("weeks/2026-W47.toml", WEEK),
        ("inbox.toml", "[[block]]\nid = \"k3f9z\"\ntitle = \"Secret task\"\n"),
    ])
}

#[test]
fn it_says_the_free_times_of_each_job_from_today_on() {
    let planner = planner();
    let said = planner.done(&["availability"]);
    let expected = "Free times in week 47
18 November to 22 November 2026, times in Europe/Lisbon

Acme
  Wed 18 Nov  12:00–14:45, 16:00–17:00
  Thu 19 Nov  9:00–17:00
  Fri 20 Nov  No free time

Studio <b>&
  Wed 18 Nov  12:15–15:00, 16:00–18:00, 20:00–23:00
  Thu 19 Nov  7:00–18:00, 20:00–23:00
  Fri 20 Nov  No free time
  Sat 21 Nov  7:00–18:00, 20:00–23:00
  Sun 22 Nov  7:00–18:00, 20:00–23:00
";
    assert_eq!(said, expected);
    let acme = planner.done(&["availability", "acme", "--week", "next"]);
    assert!(acme.contains("Free times in week 48\n23 November to 29 November 2026"), "{acme}");
    assert!(acme.contains("  Mon 23 Nov  9:00–17:00\n") && !acme.contains("Studio"), "{acme}");
    let sunday = planner.done(&["availability", "acme", "--week", "2026-W47", "--now", "2026-11-22T09:00"]);
    assert!(sunday.ends_with("\nAcme\n  No free time\n"), "{sunday}");
}

#[test]
fn it_is_a_page_too() {
    let planner = planner();
    let markdown = planner.done(&["availability", "--markdown", "-"]);
    let table = "## Acme\n\n| Day | Free |\n| :-- | :-- |\n| Wed 18 Nov | 12:00–14:45, 16:00–17:00 |\n";
    assert!(markdown.starts_with("# Free times in week 47\n\n18 November to 22 November 2026"), "{markdown}");
    assert!(markdown.contains(table) && markdown.contains("## Studio \\<b\\>\\&\n"), "{markdown}");
    let html = planner.done(&["availability", "--html", "-"]);
    assert!(html.contains("<h2>Studio &lt;b&gt;&amp;</h2>") && html.contains("12:00–14:45"), "{html}");
    let file = planner.root().join("free.html");
    let file = file.to_str().unwrap();
    assert_eq!(planner.done(&["availability", "--html", file]), format!("Wrote {file}.\n"));
    let written = planner.file("free.html");
    assert!(written.starts_with(html.trim_end()), "{written}");
}

#[test]
fn no_title_boundary_promise_or_note_is_told() {
    let planner = planner();
    for arguments in [
        &["availability"][..],
        &["availability", "acme"],
        &["availability", "--week", "next"],
        &["availability", "--html", "-"],
        &["availability", "--markdown", "-"],
    ] {
        let said = planner.done(arguments);
        assert!(!said.to_lowercase().contains("secret"), "{arguments:?}: {said}");
    }
}

/// Returns all words under keys that hold what people write, without the names of jobs.
fn written(value: &toml::Value, key: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => {
            let keys =
                ["title", "name", "note", "why", "with", "told", "to", "what", "about", "intention", "gives"];
            // Short names may be part of any word.
            if keys.contains(&key) && text.len() > 3 {
                found.push(text.clone());
            }
        }
        toml::Value::Array(all) => all.iter().for_each(|one| written(one, key, found)),
        toml::Value::Table(table) => {
            table
                .iter()
                .filter(|(key, _)| *key != "engagement")
                .for_each(|(key, one)| written(one, key, found));
        }
        _ => {}
    }
}

#[test]
fn nothing_of_the_sample_life_is_told_in_any_week() {
    let planner = Planner::with(&[]);
    let sample = planner.root().join("sample");
    planner.done(&["demo", "--keep", sample.to_str().unwrap()]);
    let mut found = Vec::new();
    let mut folders = vec![sample.clone()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let text = std::fs::read_to_string(&path).unwrap();
                    written(&toml::from_str(&text).unwrap(), "", &mut found);
                }
            }
        }
    }
    // A conversation may be with a job of this name.
    found.retain(|words| words != "Acme" && words != "Studio");
    assert!(found.len() > 100, "{found:?}");
    for week in ["this", "next", "2026-W49"] {
        for form in [&[][..], &["--html", "-"], &["--markdown", "-"]] {
            let said = super::support::run(
                &planner.root(),
                &sample,
                "2026-11-18T09:42",
                &[&["availability", "--week", week], form].concat(),
            );
            assert_eq!((said.code, said.err.as_str()), (0, ""));
            // The style sheet is not of the life.
            let said = said.out.split("</style>").last().unwrap().to_owned();
            assert!(said.contains("Acme") && said.contains("Studio"), "{said}");
            let told: Vec<&String> = found.iter().filter(|words| said.contains(words.as_str())).collect();
            assert!(told.is_empty(), "{week} {form:?}: {told:?} in {said}");
        }
    }
}

#[test]
fn what_can_not_be_said_is_refused_and_names_the_place() {
    let planner = planner();
    let over = planner.refused(&["availability", "--week", "last"]);
    assert_eq!(over, "aplomb: Week 46 is over. Choose this week or a later one.\n");
    let unknown = planner.refused(&["availability", "amce"]);
    assert_eq!(unknown, "aplomb: No job or client is named 'amce'. Did you mean acme?\n");
    planner.misused(&["availability", "--week", "soon"]);
    planner.misused(&["availability", "--html", "-", "--markdown", "-"]);
    let none = Planner::with(&[]).done(&["availability"]);
    assert!(none.ends_with("No job or client yet. Add one: aplomb engagement add 'Acme @work'\n"), "{none}");

    planner.write("days/2026/2026-11-19.toml", "block = 3\n");
    let said = planner.run(&["availability", "acme"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("  Thu 19 Nov  Not known\n"), "{said:?}");
    assert!(said.err.contains("2026-11-19.toml"), "{said:?}");
    planner.write("life.toml", "boundary = 3\n");
    let said = planner.run(&["availability"]);
    assert!(said.code == 1 && said.out.is_empty() && said.err.contains("life.toml"), "{said:?}");
}
