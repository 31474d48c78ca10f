use std::thread;

use super::support::{Planner, run};

#[test]
fn a_file_that_does_not_parse_is_named_and_the_rest_works() {
    let planner = Planner::new();
    let broken = "schema = 1\n[[block]]\ntitle = \"Pages\"\nplan = \"9-10\"\n";
    planner.write("days/2026/2026-11-18.toml", broken);
    let said = planner.run(&["day"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("days/2026/2026-11-18.toml:4:8") && said.err.contains("plan = \"9-10\""),
        "{said:?}"
    );
    let said = planner.run(&["add", "11-12 Walk"]);
    assert_eq!(said.code, 1);
    let words = "Can't save: 2026-11-18.toml has an error in line 4. Fix it, or run aplomb check.";
    assert!(said.err.contains(words), "{said:?}");
    assert_eq!(planner.today(), broken);
    planner.done(&["add", "tomorrow 11-12 Walk"]);
    let check = planner.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.starts_with("days/2026/2026-11-18.toml:4:8: "), "{check:?}");
}

#[test]
fn check_names_ids_that_lead_nowhere() {
    let planner = Planner::new();
    assert_eq!(planner.done(&["check"]), "No problems.\n");
    planner.write(
        "days/2026/2026-11-18.toml",
        "schema = 1\n[[block]]\ntitle = \"Pages\"\nvalues = [\"crfat\"]\n",
    );
    planner.write("config.toml", "zoom = 45\n");
    let check = planner.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("days/2026/2026-11-18.toml:4:") && check.out.contains("craft"), "{check:?}");
    assert!(check.out.contains("config.toml:1:8: "), "{check:?}");
}

#[test]
fn a_directory_is_made_once() {
    let planner = Planner::with(&[]);
    assert!(planner.done(&["init"]).contains("life.toml"));
    planner.done(&["check"]);
    assert!(planner.refused(&["init"]).contains("holds data already"));
    planner.add("10-11 Walk");
}

#[test]
fn the_sample_lies_where_it_is_kept_and_nowhere_else() {
    let planner = Planner::new();
    let kept = planner.root().join("sample");
    let path = kept.to_str().unwrap();
    assert!(planner.done(&["demo", "--print"]).contains("week 7 of 13"));
    assert!(!planner.root().join("days").exists());
    planner.done(&["demo", "--keep", path]);
    assert!(planner.refused(&["demo", "--keep", path]).contains("holds data already"));
    assert_eq!(planner.done(&["--dir", path, "check"]), "No problems.\n");
}

#[test]
fn comments_and_unknown_keys_outlive_edits() {
    let planner = Planner::new();
    let text = "# mine\nschema = 1\ncolour = \"blue\"\n\n[[block]] # first\nid = \"k3f9x\"\ntitle = \"Pages\" # the page\nplan = \"09:00-10:00\"\nmood = 3\n";
    planner.write("days/2026/2026-11-18.toml", text);
    planner.done(&["done", "k3f9x"]);
    planner.done(&["reopen", "k3f9x"]);
    assert_eq!(planner.today(), text);
}

#[test]
fn edits_of_several_processes_are_all_there() {
    let planner = Planner::new();
    let rated = planner.add("7-8 Run");
    let (home, root) = (planner.root().parent().unwrap().to_owned(), planner.root());
    let work = |name: &'static str, command: Box<dyn Fn(usize) -> Vec<String> + Send>| {
        let (home, root) = (home.clone(), root.clone());
        thread::spawn(move || {
            for count in 0..60 {
                let arguments = command(count);
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                let said = run(&home, &root, "2026-11-18T09:42", &arguments);
                assert_eq!(said.code, 0, "{name} {count}: {said:?}");
            }
        })
    };
    let adds = |name: &'static str| {
        work(name, Box::new(move |count| vec!["add".into(), format!("on today {name} {count}")]))
    };
    let rates = move |count: usize| vec!["energy".into(), rated.clone(), format!("{}", count as i64 % 5 - 2)];
    for worker in [adds("one"), adds("two"), work("rate", Box::new(rates))] {
        worker.join().unwrap();
    }
    let day = planner.json(&["day", "--json"]);
    let blocks = day["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), 121);
    let mut ids: Vec<&str> = blocks.iter().map(|block| block["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 121);
    let run = blocks.iter().find(|block| block["title"] == "Run").unwrap();
    assert_eq!(run["energy"], 2);
    planner.done(&["check"]);
}

#[test]
fn a_list_in_one_value_is_edited_in_place() {
    let planner = Planner::new();
    planner.write(
        "days/2026/2026-11-18.toml",
        "schema = 1\nblock = [ # today\n  { id = \"k3f9x\", title = \"Pages\", plan = \"09:00-10:00\", mood = 3 }, # early\n  { title = \"Walk\", plan = \"12:00-13:00\" },\n]\n",
    );
    planner.done(&["done", "k3f9x"]);
    planner.done(&["add", "10:30-11:00 Call"]);
    planner.done(&["skip", "Walk"]);
    let text = planner.today();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["schema = 1", "block = [ # today"]);
    let first = "  { id = \"k3f9x\", title = \"Pages\", plan = \"09:00-10:00\", mood = 3, status = \"done\" }, # early";
    assert_eq!(lines[2], first);
    assert!(lines[3].starts_with("  { id = \"") && lines[3].contains("Call"), "{text}");
    assert!(
        lines[4].starts_with("  { title = \"Walk\"") && lines[4].contains("status = \"skipped\""),
        "{text}"
    );
    planner.done(&["move", "Call", "tomorrow"]);
    planner.done(&["rm", "Pages"]);
    let text = planner.today();
    assert!(!text.contains("Call") && !text.contains("Pages") && text.contains("Walk"), "{text}");
    assert!(text.contains("block = [ # today"), "{text}");
    planner.done(&["check"]);
}

#[test]
fn comments_in_a_list_of_times_outlive_an_edit() {
    let planner = Planner::new();
    let day = "schema = 1\n[[block]]\nid = \"k3f9x\"\ntitle = \"Pages\"\nactual = [\n  \"07:00-08:00\", # first half\n]\n";
    planner.write("days/2026/2026-11-18.toml", day);
    planner.done(&["did", "k3f9x", "7:00-8:00", "8:30-9:00"]);
    let expected = "actual = [\n  \"07:00-08:00\", # first half\n  \"08:30-09:00\",\n]\n";
    assert!(planner.today().contains(expected), "{}", planner.today());
}

#[test]
fn a_change_that_was_not_finished_is_taken_back_by_the_next_command() {
    for command in [&["day"][..], &["add", "20-21 Walk"]] {
        let planner = Planner::new();
        let block = "[[block]]\nid = \"b3111\"\ntitle = \"Call\"\nplan = \"10:00-11:00\"\n";
        let (bare, full) = ("schema = 1\n".to_owned(), format!("schema = 1\n\n{block}"));
        // The block was written to Thursday, and was still to be removed from Wednesday.
        planner.write("days/2026/2026-11-18.toml", &full);
        planner.write("days/2026/2026-11-19.toml", &full);
        let unfinished = [("19", &bare, &full), ("18", &full, &bare)].map(|(day, before, after)| {
            format!("[[file]]\npath = \"days/2026/2026-11-{day}.toml\"\nbefore = '''{before}'''\nafter = '''{after}'''\n")
        });
        planner.write(".unfinished", &unfinished.concat());
        let said = planner.run(command);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
        assert!(planner.today().starts_with(&full), "{command:?}");
        assert_eq!(planner.file("days/2026/2026-11-19.toml"), bare, "{command:?}");
        assert!(!planner.root().join(".unfinished").exists());
    }
}

#[test]
fn a_directory_that_does_not_exist_is_named() {
    for (command, then) in [
        (&["day"][..], "Nothing is saved there yet."),
        (&["score", "--json"], "Nothing is saved there yet."),
        (&["check"], "Nothing is saved there yet."),
        (&["add", "10-11 Walk"], "It is made with the first change."),
    ] {
        let planner = Planner::with(&[]);
        std::fs::remove_dir(planner.root()).unwrap();
        let said = planner.run(command);
        let note = format!("note: There is no directory {}. {then}\n", planner.root().display());
        assert_eq!((said.code, said.err), (0, note), "{command:?}");
        assert_eq!(planner.root().exists(), command[0] == "add", "{command:?}");
    }
    // A refused change makes no directory either.
    let planner = Planner::with(&[]);
    std::fs::remove_dir(planner.root()).unwrap();
    let said = planner.run(&["done", "walk"]);
    assert!(said.code == 1 && said.err.starts_with("note: There is no directory "), "{said:?}");
    assert!(!planner.root().exists());
    for command in [&["init"][..], &["guide"]] {
        let planner = Planner::with(&[]);
        std::fs::remove_dir(planner.root()).unwrap();
        assert_eq!(planner.run(command).err, "", "{command:?}");
    }
}
