//! Tests of `templates.toml`: lists of tables within a record.

use super::*;
use crate::domain::{EntryChange, Template};

const FILE: &str = "templates.toml";

const TEXT: &str = "# days\nschema = 1\n\n# at the desk\n[[template]]\nid = \"office\" # mine\nname = \"Office day\"\nmine = 1\n\n# hard\n[[template.block]]\ntitle = \"Pricing page\"\nplan = \"09:00-10:30\"   # best hours\nmine = { x = 1 }\n\n[template.block.more]\nx = 2\n\n# outside\n[[template.block]]\ntitle = \"Walk\"\nplan = \"12:30-13:15\"\nwith = ['Ada']\n\n[[template]]\nid = \"home\"\nname = \"Home\"\nblock = [ { title = \"Run\", plan = \"07:00-07:45\", mine = 1 }, # early\n  { title = 'Cook', plan = \"18:00-19:00\" } ]\n\n# the end\n";

fn with_templates(text: &str) -> (tempfile::TempDir, Store, Life) {
    let root = tempfile::tempdir().unwrap();
    write::replace(&root.path().join(FILE), text).unwrap();
    let (store, life) = loaded(root.path());
    (root, store, life)
}

fn text_of(root: &tempfile::TempDir) -> String {
    std::fs::read_to_string(root.path().join(FILE)).unwrap_or_default()
}

/// Changes a template and saves it. Returns the inverse.
fn change(store: &mut Store, life: &mut Life, id: &str, how: impl Fn(&mut Template)) -> Edit {
    let before = life.templates.iter().find(|one| one.id == id).unwrap().clone();
    let mut after = before.clone();
    how(&mut after);
    let entry = EntryChange { index: 0, before: Some(before), after: Some(after) };
    let inverse = life.apply(Edit::new("change", vec![Change::Template(entry)])).unwrap();
    store.save(life, &[Place::Templates]).unwrap();
    inverse
}

fn block(title: &str, plan: &str) -> Block {
    Block { title: title.into(), plan: plan.parse().ok(), ..Block::default() }
}

#[test]
fn a_template_reads_with_its_blocks_and_has_no_problem() {
    let (root, _, life) = with_templates(TEXT);
    let blocks: Vec<usize> = life.templates.iter().map(|one| one.blocks.len()).collect();
    assert_eq!(blocks, [2, 2]);
    let said = Store::open(root.path()).check(|_| 0);
    assert!(
        said.iter().all(|problem| problem.message.contains("mine") || problem.message.contains("more")),
        "{said:?}"
    );
}

#[test]
fn a_changed_block_keeps_its_comments_and_unknown_keys_and_undo_brings_back_the_bytes() {
    type Act = (&'static str, fn(&mut Template), &'static str, &'static str);
    let acts: [Act; 5] = [
        ("office", |one| one.name = "Desk".into(), "\"Office day\"", "\"Desk\""),
        ("office", |one| one.blocks[0].plan = "08:00-09:00".parse().ok(), "09:00-10:30", "08:00-09:00"),
        ("office", |one| one.blocks[1].with.push("Mum".into()), "['Ada']", "['Ada', \"Mum\"]"),
        ("office", |one| one.blocks.swap(0, 1), "", ""),
        ("home", |one| one.blocks[1].plan = "17:00-18:00".parse().ok(), "18:00-19:00", "17:00-18:00"),
    ];
    for (id, act, from, to) in acts {
        let (root, mut store, mut life) = with_templates(TEXT);
        let inverse = change(&mut store, &mut life, id, act);
        if from.is_empty() {
            let said = text_of(&root);
            assert!(said.find("Walk").unwrap() < said.find("Pricing").unwrap(), "{said}");
            assert!(said.contains("# outside\n[[template.block]]\ntitle = \"Walk\""), "{said}");
            assert!(said.contains("mine = { x = 1 }\n\n[template.block.more]"), "{said}");
        } else {
            assert_eq!(text_of(&root), TEXT.replace(from, to));
        }
        assert_eq!(loaded(root.path()).1.templates, life.templates);
        life.apply(inverse).unwrap();
        store.save(&mut life, &[Place::Templates]).unwrap();
        assert_eq!(text_of(&root), TEXT);
    }
}

#[test]
fn a_new_template_is_written_with_a_table_for_each_block() {
    let (root, mut store, mut life) = with_templates("schema = 1\n");
    let blocks = vec![block("Run", "07:00-07:45"), block("Work", "09:00-12:00")];
    let after = Template { id: "home".into(), name: "Home".into(), blocks, ..Template::default() };
    let entry = EntryChange { index: 0, before: None, after: Some(after) };
    let inverse = life.apply(Edit::new("save", vec![Change::Template(entry)])).unwrap();
    store.save(&mut life, &[Place::Templates]).unwrap();
    let expected = "schema = 1\n\n[[template]]\nid = \"home\"\nname = \"Home\"\n\n[[template.block]]\ntitle = \"Run\"\nplan = \"07:00-07:45\"\n\n[[template.block]]\ntitle = \"Work\"\nplan = \"09:00-12:00\"\n";
    assert_eq!(text_of(&root), expected);
    life.apply(inverse).unwrap();
    store.save(&mut life, &[Place::Templates]).unwrap();
    assert_eq!(text_of(&root), "schema = 1\n");
}

#[test]
fn what_a_template_cant_have_is_reported_with_its_line() {
    let text = "schema = 1\n[[template]]\nname = \"Office\"\n[[template.block]]\ntitle = \"Work\"\nstatus = \"done\"\narea = \"wrok\"\n";
    let (root, ..) = with_templates(text);
    let said: Vec<String> = Store::open(root.path()).check(|_| 0).iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "templates.toml:4:1: a block of a template needs a plan. Example: plan = \"09:00-10:30\"",
            "templates.toml:6:10: a template has only plans. Remove status",
            "templates.toml:7:8: no area 'wrok'; did you mean 'work'?",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_template_that_is_saved_is_read_back_the_same_and_its_comments_stay(
        first in proptest::collection::vec(any_block(), 1..5),
        second in proptest::collection::vec(any_block(), 0..5),
        kept in proptest::collection::vec(proptest::bool::ANY, 5),
    ) {
        let plan = |mut blocks: Vec<Block>| {
            for block in &mut blocks {
                block.plan = block.plan.or_else(|| "09:00-10:00".parse().ok());
                (block.actual, block.energy, block.status) = (Vec::new(), None, None);
            }
            blocks
        };
        let (first, second) = (plan(first), plan(second));
        let (root, mut store, mut life) = with_templates("schema = 1\n");
        let after = Template { id: "one".into(), name: "One".into(), blocks: first.clone(), ..Template::default() };
        let entry = EntryChange { index: 0, before: None, after: Some(after) };
        life.apply(Edit::new("save", vec![Change::Template(entry)])).unwrap();
        store.save(&mut life, &[Place::Templates]).unwrap();
        // A person adds a comment and a key to each block. A title may look like a header, but begins with an x.
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text_of(&root).split('\n') {
            if line == "[[template.block]]" {
                lines.push(format!("# own {at}"));
                lines.push(line.to_owned());
                lines.push(format!("own = {at}"));
                at += 1;
            } else {
                lines.push(line.to_owned());
            }
        }
        write::replace(&root.path().join(FILE), &lines.join("\n")).unwrap();
        let (mut store, mut life) = loaded(root.path());
        prop_assert_eq!(&life.templates[0].blocks, &first);
        let stay: Vec<usize> = (0..first.len()).filter(|at| kept[*at]).collect();
        let mut blocks = second;
        blocks.extend(stay.iter().map(|at| first[*at].clone()));
        change(&mut store, &mut life, "one", |one| one.blocks = blocks.clone());
        let text = text_of(&root);
        let read = loaded(root.path()).1;
        prop_assert_eq!(&read.templates, &life.templates, "{}", text);
        // Equal blocks may take each other's place.
        let comments = text.matches("# own ").count();
        prop_assert!(comments >= stay.len() && comments == text.matches("\nown = ").count(), "{}", text);
        for at in stay.iter().filter(|at| first.iter().filter(|one| **one == first[**at]).count() == 1) {
            let own = format!("# own {at}\n[[template.block]]\nown = {at}\n");
            prop_assert!(text.contains(&own), "{}\n{}", own, text);
        }
    }
}
