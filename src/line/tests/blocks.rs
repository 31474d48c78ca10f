//! Tests of blocks made from lines, and of completion.

use super::*;
use crate::domain::block::Block;

fn entry(text: &str) -> ParsedEntry {
    read(text, &vocabulary(), today(), LineFor::Add).unwrap()
}

fn edit(text: &str) -> ParsedEntry {
    read(text, &vocabulary(), today(), LineFor::Edit).unwrap()
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn an_engagement_brings_what_is_not_written() {
    let block = entry("9-10 Logo +studio").block(&vocabulary());
    assert_eq!((block.area.as_deref(), block.agenda), (Some("work"), Some(Agenda::Mine)));
    assert_eq!((block.values, block.plan), (words(&["craft", "freedom"]), None));
    let block = entry("9-10 Logo +studio #health @home %shared").block(&vocabulary());
    assert_eq!((block.area.as_deref(), block.agenda), (Some("home"), Some(Agenda::Shared)));
    assert_eq!(block.values, words(&["health"]));
}

#[test]
fn an_edit_changes_only_what_is_written() {
    let block = Block {
        plan: Some("09:00-10:00".parse().unwrap()),
        with: words(&["Ines"]),
        note: Some("kept".into()),
        ..entry("Logo +studio @home %high").block(&vocabulary())
    };
    let changed = |text: &str| edit(text).changed(&block, &vocabulary());
    assert_eq!(changed("New title"), Block { title: "New title".into(), ..block.clone() });
    assert_eq!(changed("value:-craft").values, words(&["freedom"]));
    assert_eq!(changed("#health value:-craft").values, words(&["freedom", "health"]));
    assert_eq!(changed("with:Sam with:-ines").with, words(&["Sam"]));
    assert_eq!(changed("%fixed"), Block { fixed: true, ..block.clone() });
    let other = changed("+acme");
    assert_eq!((other.engagement.as_deref(), other.area.as_deref()), (Some("acme"), Some("home")));
    assert_eq!(other.values, block.values);
    let bare = Block { title: "Call".into(), ..Block::default() };
    assert_eq!(edit("+studio").changed(&bare, &vocabulary()).values, words(&["craft", "freedom"]));
}

#[test]
fn times_of_an_edit_keep_what_they_do_not_say() {
    let plan = "09:00-10:00".parse().ok();
    let applied = |text: &str| edit(text).when.applied_to(plan).unwrap().to_string();
    assert_eq!(applied("14:00"), "14:00-15:00");
    assert_eq!(applied("45m"), "09:00-09:45");
    assert_eq!(applied("9-12"), "09:00-12:00");
    assert_eq!(applied("Title"), "09:00-10:00");
    assert_eq!(edit("47:30").when.applied_to(plan), None);
    assert_eq!(edit("14:00").when.applied_to(None), None);
}

#[test]
fn a_rewritten_line_takes_away_what_is_gone_from_it() {
    let block = Block {
        values: words(&["craft", "unknown"]),
        with: words(&["Ines"]),
        due: parse_iso("2026-11-20"),
        fixed: true,
        area: Some("nowhere".into()),
        note: Some("kept".into()),
        ..entry("Logo +studio").block(&vocabulary())
    };
    let vocabulary = vocabulary();
    let line = line(&block, &vocabulary);
    assert_eq!(line, "Logo +studio #craft %fixed with:Ines due:2026-11-20");
    let rewritten = |text: &str| edit(text).rewritten(&block, &vocabulary, today());
    assert_eq!(rewritten(&line), block);
    assert_eq!(
        rewritten("Logo +studio #craft with:Ines due:2026-11-20"),
        Block { fixed: false, ..block.clone() }
    );
    let less = rewritten("Logo +studio #health %fixed with:Ines");
    assert_eq!((less.values, less.due, less.note), (words(&["unknown", "health"]), None, block.note.clone()));
    let other = Block { area: Some("work".into()), ..entry("Call +studio").block(&vocabulary) };
    let moved = edit("Call +acme").rewritten(&other, &vocabulary, today());
    assert_eq!((moved.agenda, moved.values), (Some(Agenda::Theirs), Vec::new()));
}

#[test]
fn lines_are_short() {
    let vocabulary = vocabulary();
    for (text, expected) in [
        ("thu 17:30-18:30 Walk with Brandt +studio", "17:30-18:30 Walk with Brandt +studio"),
        ("22-1:30 \"9 lives\" %theirs", "22:00-1:30 9 lives %theirs"),
        ("9:00-25:30 Long", "9:00-25:30 Long"),
        ("\"9-10\" Walk", "\"9-10\" Walk"),
        ("\"on fri\" x", "\"on\" fri x"),
        ("\\#craft fair", "\\#craft fair"),
        ("with:\"Ana Maria\" Tea", "Tea with:\"Ana Maria\""),
    ] {
        let entry = entry(text);
        let block = Block { plan: entry.when.applied_to(None), ..entry.block(&vocabulary) };
        assert_eq!(line(&block, &vocabulary), expected);
    }
}

#[test]
fn completion_offers_what_the_tag_could_become() {
    let vocabulary = vocabulary();
    for (text, range, expected) in [
        ("Walk #cr", "#cr", "#craft #cr"),
        ("Walk #", "#", "#craft #family #health #freedom #sante"),
        ("Walk #f", "#f", "#family #freedom #craft #f"),
        ("Walk #MEN", "#MEN", "#sante #men"),
        ("Walk value:hea", "value:hea", "value:health #hea"),
        (
            "Walk @",
            "@",
            "@work @care @people @self-care @downtime @growth @community @home @commute @meals @sleep",
        ),
        ("Walk @co", "@co", "@community @commute"),
        ("Walk +\"Acme, d", "+\"Acme, d", "+acme +acme-d"),
        ("Walk +\"Acme, d\"", "+\"Acme, d\"", "+acme +acme-d"),
        ("Walk with:\"acme t", "with:\"acme t", "with:\"Acme team lead\""),
        ("Walk with:", "with:", "with:Ada with:\"Acme team lead\""),
        ("Walk %m", "%m", "%medium %mine %milestone"),
        ("Walk %", "%", "%low %medium %high %mine %shared %theirs %fixed %milestone"),
        ("Walk agenda:", "agenda:", "agenda:mine agenda:shared agenda:theirs"),
        ("Walk due:to", "due:to", "due:today due:tomorrow"),
        ("Walk allow:home", "allow:home", "allow:dinner"),
        ("Walk promise:sat", "promise:sat", "promise:p7"),
        ("5\" pipe #cra", "#cra", "#craft #cra"),
        ("日本 @ho", "@ho", "@home"),
    ] {
        let found =
            completions(text, text.len(), &vocabulary).unwrap_or_else(|| panic!("nothing for {text:?}"));
        let inserts: Vec<&str> = found.candidates.iter().map(|candidate| candidate.insert.as_str()).collect();
        assert_eq!((&text[found.range.clone()], inserts.join(" ").as_str()), (range, expected), "{text:?}");
    }
    for text in
        ["", "Walk", "Walk ", "#craft ", "Fix #4", "C#", "\\#cr", "\"a #cr\"", "@zzz", "Walk a@", "estimate:"]
    {
        assert_eq!(completions(text, text.len(), &vocabulary), None, "{text:?}");
    }
    // With the cursor inside a word, the whole word is replaced. The letters before the cursor select the candidates.
    let inside = completions("9-10 #crxyz Walk", 8, &vocabulary).unwrap();
    assert_eq!((inside.range, inside.candidates[0].id.as_str()), (5..11, "craft"));
    assert_eq!(completions("é #c", 1, &vocabulary), None);
    assert_eq!(completions("#c", 9, &vocabulary), None);
}

#[test]
fn the_last_line_of_the_list_makes_a_new_one() {
    let vocabulary = vocabulary();
    let last = |text: &str| {
        let found = completions(text, text.len(), &vocabulary)?;
        let last = found.candidates.into_iter().next_back()?;
        last.is_new.then_some((last.insert, last.name))
    };
    let one = |insert: &str, name: &str| Some((insert.to_owned(), name.to_owned()));
    assert_eq!(last("Walk #music"), one("#music", "Music"));
    assert_eq!(last("Walk #\"Good work"), one("#good-work", "Good work"));
    assert_eq!(last("Walk #größe"), one("#grosse", "Größe"));
    assert_eq!(last("Walk +brandt"), one("+brandt", "Brandt"));
    for known in ["Walk #craft", "Walk #Craft", "Walk #fame", "Walk #", "Walk @zzz", "Walk with:Sam", "#-x"] {
        assert_eq!(last(known), None, "{known}");
    }
}

#[test]
fn a_title_used_before_offers_its_last_tags() {
    let vocabulary = vocabulary();
    let block = |title: &str, tags: &str| Block {
        due: parse_iso("2026-11-20"),
        fixed: true,
        ..entry(&format!("{title} {tags}")).block(&vocabulary)
    };
    let blocks = [block("Logo", ""), block("Logo", "+studio %high with:Ines"), block("logo", "#health")];
    let offered = |text: &str| {
        let found = tags_of_last_time(text, &entry(text), &blocks, &vocabulary)?;
        assert_eq!(found.range, text.len()..text.len());
        Some(found.candidates[0].insert.clone())
    };
    assert_eq!(offered("9-10 Logo").as_deref(), Some(" +studio %high with:Ines"));
    assert_eq!(offered("LOGO ").as_deref(), Some("+studio %high with:Ines"));
    assert_eq!(offered("Logo #health"), None);
    assert_eq!(offered("Logos"), None);
}
