//! Tests of the files after a save: bytes, comments, unknown keys, and others' edits.

mod faults;
mod links;
mod templates;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::date::parse_iso;
use crate::domain::profile::LifeKind;
use crate::domain::{Block, Change, Edit, Energy, Record, Span, Status};

fn date() -> NaiveDate {
    parse_iso("2026-11-18").unwrap()
}

const DAY: &str = "days/2026/2026-11-18.toml";

fn with_day(text: &str) -> (tempfile::TempDir, Store, Life) {
    let root = tempfile::tempdir().unwrap();
    write::replace(&root.path().join(DAY), text).unwrap();
    let (store, life) = loaded(root.path());
    (root, store, life)
}

fn loaded(root: &Path) -> (Store, Life) {
    let mut store = Store::open(root);
    let mut life = store.load();
    store.load_days(&mut life, date(), date());
    (store, life)
}

fn on_disk(root: &tempfile::TempDir) -> String {
    std::fs::read_to_string(root.path().join(DAY)).unwrap_or_default()
}

fn edit(life: &mut Life, id: &str, change: impl Fn(&mut Block)) -> Edit {
    let before = life.days[&date()].block(id).unwrap().clone();
    let mut after = before.clone();
    change(&mut after);
    life.apply(Edit::new("edit", vec![Change::of_block(date(), &before, after)])).unwrap()
}

fn remove(life: &mut Life, id: &str) -> Edit {
    let before = life.days[&date()].block(id).unwrap().clone();
    life.apply(Edit::new("remove", vec![Change::without_block(date(), &before)])).unwrap()
}

fn add(life: &mut Life, id: &str, plan: &str) -> Edit {
    let block = Block { id: id.into(), title: id.into(), plan: plan.parse().ok(), ..Block::default() };
    let change = Change::new_block(&life.days[&date()], block);
    life.apply(Edit::new("add", vec![change])).unwrap()
}

const TEXT: &str = "# my day\nschema = 1\ndate = 2026-11-18 # Wednesday\nmood = \"good\"\n\n# the morning\n\n# hard\n[[block]]\nid = \"a1111\" # mine\ntitle = \"Pricing page\"\nplan = \"09:00-10:30\"   # best hours\nmine = { x = 1 }\n# after\n\n[[block]]\ntitle = \"Walk\"\nid = \"b1111\"\nplan = \"12:30-13:15\"\n\n# the end\n";

#[test]
fn an_edit_changes_its_keys_and_nothing_else() {
    let (root, mut store, mut life) = with_day(TEXT);
    edit(&mut life, "a1111", |block| {
        block.plan = "09:15-10:45".parse().ok();
        block.status = Some(Status::Done);
    });
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    let expected = TEXT
        .replace("\"09:00-10:30\"   # best", "\"09:15-10:45\"   # best")
        .replace("mine = { x = 1 }\n", "mine = { x = 1 }\nstatus = \"done\"\n");
    assert_eq!(on_disk(&root), expected);
}

#[test]
fn the_only_record_comes_and_goes_between_comments_that_stay() {
    let one = "[[block]]\nid = \"a1111\"\ntitle = \"One\"\n";
    for text in [
        format!("schema = 1\n{one}\n# the end\n"),
        format!("schema = 1\n# top\n\n{one}# own end\n\n# loose\n"),
        format!("# a\n\n\n# mine\n{one}\n\n# b\n\n# c"),
        format!("# a\r\n\r\n{}\r\n# b\r\n", one.replace('\n', "\r\n")),
    ] {
        let (root, mut store, mut life) = with_day(&text);
        let mut next = remove(&mut life, "a1111");
        store.save(&mut life, &[Place::Day(date())]).unwrap();
        let without = on_disk(&root);
        for expected in [&text, &without].repeat(3) {
            next = life.apply(next).unwrap();
            store.save(&mut life, &[Place::Day(date())]).unwrap();
            assert_eq!(on_disk(&root), *expected);
        }
        // What others wrote meanwhile stays.
        write::replace(&root.path().join(DAY), &format!("{without}# theirs\n")).unwrap();
        life.apply(next.clone()).unwrap();
        store.save(&mut life, &[Place::Day(date())]).unwrap();
        assert!(on_disk(&root).contains("# theirs") && on_disk(&root).contains("One"), "{}", on_disk(&root));
    }
}

#[test]
fn undo_brings_back_the_bytes() {
    for text in [
        TEXT.to_owned(),
        TEXT.replace('\n', "\r\n"),
        format!("\u{feff}{TEXT}"),
        TEXT.trim_end().to_owned(),
        TEXT.replace("\n\n", "\n"),
        TEXT.replace("# the end\n", ""),
    ] {
        for act in [
            (|life: &mut Life| edit(life, "a1111", |block| block.plan = None)) as fn(&mut Life) -> Edit,
            |life| edit(life, "b1111", |block| block.note = Some("x".into())),
            |life| remove(life, "a1111"),
            |life| remove(life, "b1111"),
            |life| add(life, "c1111", "08:00-09:00"),
            |life| add(life, "c1111", "11:00-12:00"),
            |life| add(life, "c1111", "20:00-21:00"),
        ] {
            let (root, mut store, mut life) = with_day(&text);
            let inverse = act(&mut life);
            store.save(&mut life, &[Place::Day(date())]).unwrap();
            assert_ne!(on_disk(&root), text);
            let again = life.apply(inverse).unwrap();
            store.save(&mut life, &[Place::Day(date())]).unwrap();
            assert_eq!(on_disk(&root), text);
            let after = life.apply(again).unwrap();
            store.save(&mut life, &[Place::Day(date())]).unwrap();
            life.apply(after).unwrap();
            store.save(&mut life, &[Place::Day(date())]).unwrap();
            assert_eq!(on_disk(&root), text);
        }
    }
}

#[test]
fn a_comment_that_stands_apart_outlives_the_record_below_it() {
    let (root, mut store, mut life) = with_day(TEXT);
    remove(&mut life, "a1111");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert!(
        on_disk(&root).contains("# the morning") && !on_disk(&root).contains("# hard"),
        "{}",
        on_disk(&root)
    );
}

#[test]
fn what_does_not_change_is_not_written() {
    let (root, mut store, mut life) = with_day(TEXT);
    let path = root.path().join(DAY);
    let before = std::fs::metadata(&path).unwrap().modified().unwrap();
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn two_that_edit_the_same_day_both_find_their_edits() {
    let (root, mut store, mut life) = with_day(TEXT);
    let (mut other_store, mut other) = loaded(root.path());
    edit(&mut other, "a1111", |block| block.energy = Energy::new(2));
    add(&mut other, "d1111", "15:00-16:00");
    other_store.save(&mut other, &[Place::Day(date())]).unwrap();
    edit(&mut life, "a1111", |block| block.title = "Pricing".into());
    add(&mut life, "c1111", "15:30-16:00");
    remove(&mut life, "b1111");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    let day = &life.days[&date()];
    assert_eq!(
        day.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(),
        ["a1111", "c1111", "d1111"]
    );
    assert_eq!((day.blocks[0].title.as_str(), day.blocks[0].energy), ("Pricing", Energy::new(2)));
    assert!(on_disk(&root).contains("# best hours"));
}

#[test]
fn what_others_changed_is_not_removed_unseen_and_what_they_removed_stays_removed() {
    let (root, mut store, mut life) = with_day(TEXT);
    let (mut other_store, mut other) = loaded(root.path());
    edit(&mut other, "a1111", |block| block.note = Some("look".into()));
    remove(&mut other, "b1111");
    other_store.save(&mut other, &[Place::Day(date())]).unwrap();
    remove(&mut life, "a1111");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    let ids: Vec<_> = life.days[&date()].blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids, ["a1111"]);
    assert!(root.path().exists());
}

#[test]
fn a_day_that_says_nothing_more_has_no_file() {
    let root = tempfile::tempdir().unwrap();
    let (mut store, mut life) = loaded(root.path());
    let inverse = add(&mut life, "a1111", "09:00-10:00");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert_eq!(
        on_disk(&root),
        "schema = 1\ndate = 2026-11-18\n\n[[block]]\nid = \"a1111\"\ntitle = \"a1111\"\nplan = \"09:00-10:00\"\n"
    );
    assert_eq!(life.first_day, Some(date()));
    life.apply(inverse).unwrap();
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert!(!root.path().join(DAY).exists());
    assert_eq!(life.first_day, None);
}

#[test]
fn a_list_that_holds_nothing_more_has_no_file_unless_there_was_one() {
    for (text, is_kept) in [("", false), ("schema = 1\n", true), ("# mine\nschema = 1\n", true)] {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("inbox.toml");
        if !text.is_empty() {
            write::replace(&path, text).unwrap();
        }
        let (mut store, mut life) = loaded(root.path());
        let task = Block { id: "t1111".into(), title: "Tea".into(), ..Block::default() };
        let entry = crate::domain::EntryChange { index: 0, before: None, after: Some(task) };
        let inverse = life.apply(Edit::new("add", vec![Change::Task(entry)])).unwrap();
        store.save(&mut life, &[Place::Inbox]).unwrap();
        assert!(path.exists());
        life.apply(inverse).unwrap();
        store.save(&mut life, &[Place::Inbox]).unwrap();
        assert_eq!(std::fs::read_to_string(&path).ok(), is_kept.then(|| text.to_owned()));
    }
}

#[test]
fn entries_without_an_id_or_with_a_taken_one_get_one_and_keep_it() {
    let text = "[[block]]\ntitle = \"a\"\n[[block]]\ntitle = \"a\"\n[[block]]\nid = \"x1111\"\ntitle = \"b\"\n[[block]]\nid = \"x1111\"\ntitle = \"c\"\n";
    let (root, mut store, mut life) = with_day(text);
    let ids: Vec<String> = life.days[&date()].blocks.iter().map(|block| block.id.clone()).collect();
    assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len(), 4);
    assert_eq!(loaded(root.path()).1.days[&date()].blocks[1].id, ids[1], "the same whenever it is read");
    edit(&mut life, &ids[3], |block| block.note = Some("n".into()));
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    let again = loaded(root.path()).1;
    assert_eq!(again.days[&date()].blocks.iter().map(|block| block.id.clone()).collect::<Vec<_>>(), ids);
    assert_eq!(again.days[&date()].blocks[3].note.as_deref(), Some("n"));
}

#[test]
fn a_file_that_makes_no_sense_is_shown_as_far_as_it_goes_and_never_written() {
    for (text, place) in [
        ("[[block]]\ntitle = \"a\"\nplan = \"10:00-09:00\"\n", "3:8"),
        ("[[block]]\ntitle = \"a\"\nenergy = 3\n", "3:10"),
        ("[[block]]\ntitle = 4\n", "2:9"),
        ("[[block]\n", "1:9"),
        ("[[block]]\nplan = \"09:00-10:00\"\n", "1:1"),
        ("schema = 2\n[[block]]\ntitle = \"a\"\n", "1:10"),
        ("[[block]]\ntitle = \"a\"\ndue = \"2026-11-18\"\n", "3:7"),
    ] {
        let (root, mut store, mut life) = with_day(text);
        let problem = store.problems()[0].to_string();
        assert!(problem.starts_with(&format!("{DAY}:{place}: ")), "{text:?}: {problem}");
        let edit = Edit::new("add", vec![Change::new_block(&life.days[&date()].clone(), Block::default())]);
        assert!(life.apply(edit).is_err());
        store.save(&mut life, &[]).unwrap();
        assert_eq!(on_disk(&root), text);
    }
}

#[test]
fn a_list_in_one_value_is_edited_in_place_and_undone_to_the_byte() {
    let text = "block = [\n  { id = \"a1111\", title = \"a\" }, # one\n  # two\n  { title = 'b', mine = 1, id = 'b1111' },\n]\n";
    let (root, mut store, mut life) = with_day(text);
    let back = remove(&mut life, "a1111");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert_eq!(on_disk(&root), "block = [\n  # two\n  { title = 'b', mine = 1, id = 'b1111' },\n]\n");
    life.apply(back).unwrap();
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert_eq!(on_disk(&root), text);
    edit(&mut life, "a1111", |block| block.title = "c".into());
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert_eq!(on_disk(&root), text.replace("\"a\"", "\"c\""));
}

#[test]
fn an_empty_list_in_one_line_makes_room_for_a_record() {
    let add = |text: &str| {
        let (root, mut store, mut life) = with_day(text);
        let block = Block { id: "n1111".into(), title: "New".into(), ..Block::default() };
        life.apply(Edit::new("add", vec![Change::new_block(&life.days[&date()].clone(), block)])).unwrap();
        let saved =
            store.save(&mut life, &[Place::Day(date())]).map(|_| ()).map_err(|error| error.to_string());
        (saved, on_disk(&root))
    };
    let (saved, text) = add("# mine\nday = \"off\"\nblock = []\nnote = \"x\"\n");
    assert_eq!(saved, Ok(()));
    assert_eq!(text, "# mine\nday = \"off\"\nnote = \"x\"\n\n[[block]]\nid = \"n1111\"\ntitle = \"New\"\n");
    // Without such a list, the file's own lines stay byte for byte, with their line ends.
    let (_, text) = add("day = \"off\"\r\nnote = \"x\"\n");
    assert!(text.starts_with("day = \"off\"\r\nnote = \"x\"\n"), "{text:?}");
    // With a comment on it, the list stays and takes the record.
    let (_, text) = add("block = [] # nothing yet\n");
    assert_eq!(text, "block = [{ id = \"n1111\", title = \"New\" }] # nothing yet\n");
}

#[test]
fn bytes_that_are_no_text_are_a_problem_with_a_place() {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("life.toml"), b"a = 1\nb = \"\xff\"\n").unwrap();
    let mut store = Store::open(root.path());
    let life = store.load();
    assert_eq!(store.problems()[0].to_string(), "life.toml:2:6: this is not UTF-8 text");
    assert!(life.may_edit(Place::Life).is_err());
}

#[test]
fn a_schema_that_is_no_number_is_named_with_its_place() {
    for name in ["life.toml", "weeks/2026-W47.toml", DAY] {
        let root = tempfile::tempdir().unwrap();
        write::replace(&root.path().join(name), "schema = \"one\"\n").unwrap();
        let (mut store, mut life) = loaded(root.path());
        store.load_weeks(&mut life, Week::of(date()), Week::of(date()));
        let problem = store.problems()[0].to_string();
        assert!(problem.starts_with(&format!("{name}:1:10: write a whole number")), "{problem}");
    }
}

#[test]
fn a_record_keeps_the_text_of_the_file_that_it_was_read_from() {
    let (root, mut store, mut life) = with_day(TEXT);
    let inverse = remove(&mut life, "b1111");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    // Someone writes the file anew meanwhile, without the removed record.
    write::replace(&root.path().join(DAY), "[[block]]\nid = \"c1111\"\ntitle = \"Other\"\n").unwrap();
    life.apply(inverse).unwrap();
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    let own = "[[block]]\ntitle = \"Walk\"\nid = \"b1111\"\nplan = \"12:30-13:15\"\n";
    assert!(on_disk(&root).contains(own), "{}", on_disk(&root));
}

fn any_block() -> impl Strategy<Value = Block> {
    let text = "[a-zA-Z0-9 \"'#\\\\\\[\\]=é\u{1F600}\n\t]{1,20}";
    let span = (0u32..1400, 1u32..600).prop_map(|(start, length)| {
        Span::new(crate::domain::Time::from_minutes(start), crate::domain::Time::from_minutes(start + length))
    });
    (
        text.prop_map(|title: String| format!("x{title}")),
        proptest::option::of(span.clone()),
        proptest::collection::vec(span.prop_map(crate::domain::Stretch::Over), 0..3),
        proptest::collection::vec(text.prop_map(|id: String| id), 0..3),
        proptest::option::of(-2i64..=2),
        proptest::option::of(proptest::sample::select(Status::ALL.to_vec())),
        proptest::option::of(text.prop_map(|note: String| note)),
        proptest::bool::ANY,
    )
        .prop_map(|(title, plan, actual, values, energy, status, note, fixed)| Block {
            title,
            plan,
            actual,
            values,
            energy: energy.and_then(Energy::new),
            status,
            note,
            fixed,
            ..Block::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_day_that_is_saved_is_read_back_the_same(blocks in proptest::collection::vec(any_block(), 0..6),
                                                   later in proptest::collection::vec(any_block(), 0..6)) {
        let root = tempfile::tempdir().unwrap();
        let (mut store, mut life) = loaded(root.path());
        for version in [blocks, later] {
            let day = life.days.get_mut(&date()).unwrap();
            let kept: Vec<Block> = day.blocks.iter().take(2).cloned().collect();
            day.blocks = version;
            for (index, block) in day.blocks.iter_mut().enumerate() {
                block.id = format!("{index}aaaa");
                block.source = kept.get(index).map(|block| block.source.clone()).unwrap_or_default();
            }
            let wanted = day.clone();
            store.save(&mut life, &[Place::Day(date())]).unwrap();
            let read = loaded(root.path()).1.days.remove(&date()).unwrap();
            let fields = |day: &Day| day.blocks.iter().map(Record::fields).collect::<Vec<_>>();
            prop_assert_eq!(fields(&read), fields(&wanted));
            prop_assert_eq!(&life.days[&date()], &read);
        }
    }
}

#[test]
fn a_store_that_only_reads_saves_nothing() {
    let text = "[[block]]\nid = \"k3f9x\"\ntitle = \"Walk\"\n";
    let (root, ..) = with_day(text);
    let mut store = Store::open_to_read(root.path());
    let mut life = store.load();
    store.load_days(&mut life, date(), date());
    remove(&mut life, "k3f9x");
    assert!(store.save(&mut life, &[Place::Day(date())]).is_err());
    assert_eq!(on_disk(&root), text);
}

const LIFE_TEXT: &str = "# what for\n[[value]]\nid = \"a\" # first\nname = \"Craft\"\n# of Craft\n\n\n# the other half\n\n# dear\n[[value]]\nid = \"b\"\nname = \"Ease\"\nmine = 1\n\n[[area]]\nid = \"work\"\n\n[[value]]\nid = \"c\"\nname = \"Rest\"\n\n# the end";

#[test]
fn records_that_change_places_take_their_own_lines_along_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("life.toml");
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    for before in [LIFE_TEXT.to_owned(), LIFE_TEXT.replace('\n', "\r\n")] {
        write::replace(&path, &before).unwrap();
        let (mut store, mut life) = loaded(root.path());
        let inverse =
            life.apply(crate::domain::edits::record_to(&life, LifeKind::Value, "a", "c").unwrap()).unwrap();
        store.save(&mut life, &[Place::Life]).unwrap();
        if before == LIFE_TEXT {
            let expected = "# dear\n[[value]]\nid = \"b\"\nname = \"Ease\"\nmine = 1\n\n\n# the other half\n\n[[value]]\nid = \"c\"\nname = \"Rest\"\n\n[[area]]\nid = \"work\"\n\n# what for\n[[value]]\nid = \"a\" # first\nname = \"Craft\"\n# of Craft\n\n# the end";
            assert_eq!(text(&path), expected);
        }
        let order = |life: &Life| life.profile.values.iter().map(|one| one.id.clone()).collect::<String>();
        assert_eq!((order(&life).as_str(), order(&loaded(root.path()).1).as_str()), ("bca", "bca"));
        life.apply(inverse).unwrap();
        store.save(&mut life, &[Place::Life]).unwrap();
        assert_eq!(text(&path), before);
    }
    // With no line between the records, an added blank line keeps a comment with its own record.
    let close = LIFE_TEXT.replace("\n\n", "\n");
    write::replace(&path, &close).unwrap();
    let (mut store, mut life) = loaded(root.path());
    life.apply(crate::domain::edits::record_to(&life, LifeKind::Value, "a", "c").unwrap()).unwrap();
    store.save(&mut life, &[Place::Life]).unwrap();
    assert!(text(&path).contains("id = \"work\"\n\n# what for\n[[value]]\nid = \"a\""), "{}", text(&path));
}
