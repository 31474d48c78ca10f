//! Mornings of typical users, with every key press counted.

use aplomb::app::model::PanelFace;
use aplomb::app::verb::Verb;
use aplomb::domain::Status;
use aplomb::sheets::card::Card;
use aplomb::sheets::palette::Palette;
use aplomb::sheets::prompt::Prompt;

use super::frames::{DARK, PLAIN, draw, lines};
use super::harness::App;
use super::lives::{LIFE, NOW, PROFILE};

/// Presses keys one by one. Returns how many.
fn press(app: &mut App, keys: &[&str]) -> usize {
    for key in keys {
        app.press(key);
    }
    keys.len()
}

fn place_line(app: &mut App) -> String {
    lines(&draw(app, PLAIN, (80, 24)).0).swap_remove(2)
}

#[test]
fn a_newcomer_plans_a_first_half_hour_with_four_enters_and_finds_everything_with_arrows() {
    let mut app = App::open(&[], "2026-11-23T10:04");
    let presses = press(&mut app, &["<Enter>", "<Enter>", "<Enter>"]);
    assert!(app.model.sheet_as::<Prompt>().is_some(), "{:?}", app.sheet());
    assert_eq!(app.model.today, app.model.date);
    assert_eq!(presses + press(&mut app, &["<Enter>"]), 4);
    assert_eq!(app.place(), "Family and friends");
    assert_eq!(app.problems(), Vec::<String>::new());
    app.assert_saved();
    // There is no number before enough hours are known.
    let line = place_line(&mut app);
    assert!(line.contains("alignment -   balance -"), "{line}");
    // The new life has a score: it has values, a season, and a planned half hour.
    let standing = app.model.standing.as_ref().unwrap();
    assert!(standing.score.alignment.is_some(), "{:?}", standing.score.alignment);
    assert_eq!(app.model.life.seasons.len(), 1);
    // Enter opens the card, which names its keys. Its last line leads to all other actions.
    press(&mut app, &["<Enter>"]);
    let Some(card) = app.model.sheet_as::<Card>() else { panic!("{:?}", app.sheet()) };
    let (verbs, last): (Vec<Verb>, usize) =
        (card.lines.iter().map(|(verb, _)| *verb).collect(), card.lines.len() - 1);
    for verb in [Verb::Timer, Verb::Done, Verb::Edit, Verb::Move, Verb::Delete] {
        assert!(verbs.contains(&verb), "{verb:?} is not in {verbs:?}");
    }
    press(&mut app, &vec!["<↓>"; last]);
    press(&mut app, &["<Enter>"]);
    assert!(app.model.sheet_as::<Palette>().is_some(), "{:?}", app.sheet());
}

#[test]
fn a_freelancer_switches_to_a_caller_and_back_with_three_presses_each() {
    let mut app = App::open(LIFE, NOW);
    let running = |app: &App| app.model.agenda.running().map(|item| item.block.title.clone());
    let first = running(&app).unwrap();
    assert_eq!(press(&mut app, &["s", "<↓>", "<Enter>"]), 3);
    let caller = running(&app).unwrap();
    assert_ne!(caller, first);
    app.press("<600s>");
    assert_eq!(press(&mut app, &["s", "<↓>", "<Enter>"]), 3);
    assert_eq!(running(&app), Some(first.clone()));
    // A forgotten stop: the same line takes an earlier time.
    app.press("<7200s><tick>");
    assert_eq!(press(&mut app, &["s", "1", "1", ":", "4", "0", "<Enter>"]), 7);
    assert_eq!(running(&app), None);
    let item = app.model.agenda.items.iter().find(|item| item.block.title == first).unwrap();
    assert_eq!(item.lived.last().unwrap().end, 11 * 60 + 40);
    // In 80 columns, one press shows the week, and one more the hours by job.
    assert_eq!(press(&mut app, &["<Tab>", "<Tab>"]), 2);
    assert_eq!(app.model.face, Some(PanelFace::Engagements));
    assert!(app.model.standing.as_ref().unwrap().engagements.iter().any(|hours| hours.today > 0));
    app.assert_saved();
}

#[test]
fn a_parent_gives_three_hours_to_a_child_with_three_presses_and_takes_it_back_with_one() {
    let mut app = App::sample_at("2026-11-18T11:00");
    let before = app.files();
    let planned: Vec<String> = app.model.agenda.after(11 * 60).map(|item| item.block.title.clone()).collect();
    let fixed = |app: &App| -> Vec<_> {
        let held =
            app.model.agenda.items.iter().filter(|item| item.block.fixed && item.block.title != "Lost time");
        held.map(|item| (item.block.title.clone(), item.plan)).collect()
    };
    let stay = fixed(&app);
    assert!(!stay.is_empty());
    assert_eq!(press(&mut app, &["R", "3", "<Enter>"]), 3);
    let lost = app.model.agenda.items.iter().find(|item| item.block.title == "Lost time").unwrap();
    assert_eq!(lost.plan.map(|plan| (plan.start, plan.minutes())), Some((11 * 60, 180)));
    assert_eq!(fixed(&app), stay);
    // Nothing is lost: every planned block is today, on another day or in the inbox.
    let blocks = app.model.life.days.values().flat_map(|day| &day.blocks);
    let titles: Vec<String> = blocks
        .filter(|block| block.status != Some(Status::Moved))
        .chain(app.model.life.inbox.iter())
        .map(|block| block.title.clone())
        .collect();
    for title in &planned {
        assert!(titles.contains(title), "{title} is nowhere");
    }
    app.assert_saved();
    assert_eq!(press(&mut app, &["u"]), 1);
    assert_eq!(app.files(), before);
    // Once it has a name, it counts as care.
    let named = ["R", "3", "n", "Ada, ill @care #family", "<Enter>", "<Enter>"];
    press(&mut app, &named);
    let care = app.model.agenda.items.iter().find(|item| item.block.title == "Ada, ill").unwrap();
    assert_eq!(
        (care.block.area.as_deref(), care.block.values.as_slice()),
        (Some("care"), &["family".to_owned()][..])
    );
    assert_eq!(app.problems(), Vec::<String>::new());
}

#[test]
fn over_ssh_without_colour_the_day_is_a_list_of_words_and_the_cursor_is_where_one_is() {
    let mut app = App::sample();
    let stops = app.model.agenda.stops.len();
    app.press("<Home>");
    for _ in 0..stops {
        let (buffer, cursor) = draw(&mut app, PLAIN, (80, 24));
        let read = lines(&buffer);
        assert!(read.iter().all(|line| line.is_ascii()), "{read:#?}");
        // The terminal's cursor is on the selected line, so that a screen reader can follow it.
        let line = &read[usize::from(cursor.1)];
        let here = app.model.selected().map_or("free".to_owned(), |item| item.block.title.clone());
        assert!(line.contains(&here), "{here}: {line}");
        let states = ["done", "now", "plan", "usual", "skip", "free", "moved", "called off"];
        let is_untimed = app.model.selected().is_some_and(|item| item.block.is_untimed());
        assert!(is_untimed || states.iter().any(|state| line.contains(state)), "{line}");
        app.press("j");
    }
}

#[test]
fn a_sunday_reviewer_answers_five_signs_and_enters_through_the_pages() {
    // Wednesday morning was done. The rest of the week is typical: much of it is not marked.
    let mut app = App::sample().open_again("2026-11-22T18:05");
    app.press("<120x40>");
    let signs = ["3", "<Enter>", "3", "2", "4", "3", "3", "<Enter>"];
    let mut presses = press(&mut app, &signs);
    // First both numbers, then the boundaries. The question takes a digit, and a line in your own words.
    presses += press(&mut app, &["<Enter>", "<Enter>", "2", "e"]);
    app.press("The writing does; the calls don't.");
    presses += press(&mut app, &["<Enter>", "<Enter>", "e"]);
    app.press("Two dinners with Mum.");
    // Blocks that are not marked have default choices. Two get other ones.
    presses += press(&mut app, &["<Enter>", "<↓>", "<↓>", "<→>", "<↓>", "<←>", "<Enter>"]);
    assert!(presses <= 40, "{presses} presses");
    assert!(app.said().starts_with("Week 47 reviewed: 14 done, 1 skipped."), "{}", app.said());
    app.assert_saved();
    let files = app.files();
    let week = &files["weeks/2026-W47.toml"];
    for line in [
        "reviewed = 2026-11-22T18:05:00",
        "question = \"partly\"",
        "answer = \"The writing does; the calls don't.\"",
        "energised = 3",
        "matched = 2",
        "growing = 4",
        "myself = 3",
        "adds = 3",
    ] {
        assert!(week.lines().any(|other| other == line), "{line}: {week}");
    }
    let record = &app.model.life.weeks[&"2026-W47".parse().unwrap()];
    assert!(record.alignment.is_some() && record.balance.is_some());
    assert!(files["weeks/2026-W48.toml"].contains("intention = \"Two dinners with Mum.\""));
    // Wednesday's timer was never stopped. There is no other problem.
    let problems = app.problems();
    assert!(
        matches!(problems.as_slice(), [one] if one.contains("nobody stopped this timer")),
        "{problems:?}"
    );
    // Undo takes back everything of that evening.
    app.undo_all();
    let undone = app.files();
    assert!(!undone.contains_key("weeks/2026-W48.toml"));
    assert!(!undone["weeks/2026-W47.toml"].contains("signs"));
}

#[test]
fn a_promise_whose_hours_are_done_is_not_overdue_on_the_day() {
    let zoo = "\n[[block]]\nid = \"z00aa\"\ntitle = \"Zoo\"\nactual = [\"15:00-17:00\"]\narea = \"people\"\npromise = \"p1\"\n";
    let monday = format!("schema = 1\n{zoo}");
    let ledger = r#"
        promise = [
            { id = "p1", to = "Ada", what = "The zoo", minutes = "2h", made = 2026-11-16, by = 2026-11-17 },
            { id = "p2", to = "Mum", what = "A walk", minutes = "2h", made = 2026-11-16, by = 2026-11-17 },
            { id = "p3", to = "Ines", what = "A call", by = 2026-11-17 },
            { id = "p4", to = "Theo", what = "A game", minutes = "2h", made = 2026-10-01, by = 2026-11-17 },
        ]
    "#;
    let files = [
        ("life.toml", PROFILE),
        ("ledger.toml", ledger),
        ("days/2026/2026-10-01.toml", "schema = 1\n"),
        ("days/2026/2026-11-16.toml", &monday),
    ];
    let mut app = App::open(&files, "2026-11-18T09:42");
    // Only the panel, with its wrapped lines joined.
    let frame = lines(&draw(&mut app, DARK, (200, 60)).0);
    let panel = frame.iter().filter_map(|line| line.rsplit_once('│')).map(|(_, panel)| panel);
    let frame = panel.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    for words in [
        "Promised Ada: The zoo, all of 2h done, not marked as kept",
        "Promised Mum: A walk, overdue",
        "Promised Ines: A call, overdue",
        // The hours of October are not loaded here.
        "Promised Theo: A game, was due Tue 17 Nov",
    ] {
        assert!(frame.contains(words), "{words}\n{frame}");
    }
}
