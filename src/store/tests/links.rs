//! Tests of links, of things that are not files, and of files that can't be read.

use super::*;

/// A link whose file has no content any more is emptied in place. The link stays, and undo fills its file again.
#[cfg(unix)]
#[test]
fn a_link_outlives_the_last_block_of_its_file() {
    let only = TEXT
        .replace("\n[[block]]\ntitle = \"Walk\"\nid = \"b1111\"\nplan = \"12:30-13:15\"\n\n# the end\n", "");
    let only = only.replace("# my day\n", "").replace("mood = \"good\"\n\n# the morning\n\n# hard\n", "");
    let (root, mut store, mut life) = with_day("");
    let (link, real) = (root.path().join(DAY), root.path().join("elsewhere.toml"));
    std::fs::rename(&link, &real).unwrap();
    std::fs::write(&real, &only).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let is_link = || std::fs::symlink_metadata(&link).unwrap().is_symlink();
    (store, life) = {
        let _ = (store, life);
        loaded(root.path())
    };
    let undo = remove(&mut life, "a1111");
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    let emptied = std::fs::read_to_string(&real).unwrap();
    assert!(is_link() && !emptied.contains("Pricing page"), "{emptied}");
    assert_eq!(loaded(root.path()).1.days[&date()].blocks, []);
    life.apply(undo).unwrap();
    store.save(&mut life, &[Place::Day(date())]).unwrap();
    assert!(is_link());
    assert_eq!(std::fs::read_to_string(&real).unwrap(), only);
}

/// Something that is not a file is neither read nor replaced, and nothing waits for it.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_reading_and_writing() {
    use std::os::unix::fs::FileTypeExt;
    let (root, mut store, mut life) = with_day(TEXT);
    add(&mut life, "c1111", "15:00-16:00");
    let path = root.path().join(DAY);
    std::fs::remove_file(&path).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let error = store.save(&mut life, &[Place::Day(date())]).unwrap_err().to_string();
    let words = "this is a pipe, and a file belongs here. Move it away";
    assert_eq!(error, format!("Can't save: {DAY}: {words}."));
    assert!(write::replace(&path, "x").is_err() && write::remove(&path).is_err());
    assert!(std::fs::symlink_metadata(&path).unwrap().file_type().is_fifo());
    let (_, mut life) = loaded(root.path());
    let unread = life.unread(Place::Day(date())).unwrap();
    assert_eq!((unread.line, unread.message.as_str()), (None, words));
    let change = Change::new_block(&life.days[&date()], Block { id: "d1111".into(), ..Block::default() });
    assert_eq!(life.apply(Edit::new("add", vec![change])).unwrap_err().to_string(), error);
    // The change is reported once, and again when the file is back.
    let said = store.changed_since(Place::Day(date()), Zone::UTC).unwrap();
    assert!(said.content.is_none() && said.unread.is_some());
    assert_eq!(store.changed_since(Place::Day(date()), Zone::UTC), None);
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, TEXT).unwrap();
    assert!(store.changed_since(Place::Day(date()), Zone::UTC).unwrap().unread.is_none());
}

/// Nothing is written over a broken link, because its target may be back tomorrow.
#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_data() {
    let root = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("gone.toml", root.path().join("life.toml")).unwrap();
    let store = Store::open(root.path());
    assert!(store.has_data() && store.init().is_err());
    let mut life = Store::open(root.path()).load();
    assert_eq!(life.unread(Place::Life).unwrap().message, "this link leads nowhere. Mend it, or remove it");
    assert!(Store::open(root.path()).save(&mut life, &[Place::Life]).is_err());
    assert!(!root.path().join("gone.toml").exists());
}

/// References to a file that can't be read are not reported. The rest is still checked.
#[test]
fn what_refers_to_a_file_that_cant_be_read_is_not_called_unknown() {
    let day = "schema = 1\n[[block]]\nid = \"a1111\"\ntitle = \"x\"\narea = \"nope\"\nengagement = \"nope\"\nvalues = [\"nope\"]\nallow = [\"nope\"]\npromise = \"nope\"\nroutine = \"nope\"\n";
    let said = |broken: &[&str]| {
        let root = tempfile::tempdir().unwrap();
        write::replace(&root.path().join(DAY), day).unwrap();
        for name in broken {
            write::replace(&root.path().join(name), "{\n").unwrap();
        }
        let kinds = ["area", "engagement", "value", "boundary", "promise", "routine"];
        let problems = Store::open(root.path()).check(|_| 0);
        let says =
            |kind: &&str| problems.iter().any(|one| one.message.starts_with(&format!("no {kind} 'nope'")));
        kinds.into_iter().filter(says).collect::<Vec<_>>()
    };
    assert_eq!(said(&[]), ["area", "engagement", "value", "boundary", "promise", "routine"]);
    assert_eq!(said(&["life.toml"]), ["promise", "routine"]);
    assert_eq!(said(&["ledger.toml"]), ["area", "engagement", "value", "boundary", "routine"]);
    assert_eq!(said(&["life.toml", "ledger.toml", "routines.toml"]), [""; 0]);
}
