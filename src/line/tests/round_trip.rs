//! Property tests: every written line reads back the same, and no text makes the reader panic.

use proptest::prelude::*;

use super::*;
use crate::domain::block::Block;

/// Pieces for hard titles: texts that have a meaning elsewhere in a line.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "\"",
        "\\",
        "#",
        "@",
        "+",
        "%",
        "-",
        "~",
        ":",
        " ",
        "  ",
        "9",
        "9-10",
        "9-5",
        "14:00",
        "45m",
        "1h30",
        "fri",
        "friday",
        "20 nov",
        "20.11.",
        "3 pm",
        "to",
        " to ",
        "at ",
        "by ",
        "for ",
        "2 h",
        "1.5h",
        "9:75",
        "km",
        "on",
        "today",
        "tomorrow",
        "+3",
        "2026-11-24",
        "area:",
        "with:",
        "value:",
        "value:-",
        "due:",
        "craft",
        "acme",
        "é",
        "日本",
        "👩‍👧",
        "\u{a0}",
        "مرحبا",
        "a",
        "Z",
        "9am",
        "10.30",
        "–",
        "\u{301}",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "[^\\p{Cc}]"]
}

fn title() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(piece(), 1..9).prop_map(|pieces| pieces.concat());
    pieces
        .prop_filter("a title shows something", |title| !crate::domain::text::clean(title).trim().is_empty())
}

fn some_of(ids: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let owned: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    prop::sample::subsequence(owned, 0..=ids.len())
}

fn one_of(ids: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop::sample::select(ids).prop_map(str::to_owned))
}

fn plan() -> impl Strategy<Value = Option<Span>> {
    prop::option::of(
        (0u32..2880, 1u32..2880).prop_map(|(start, length)| {
            Span::new(Time::from_minutes(start), Time::from_minutes(start + length))
        }),
    )
}

prop_compose! {
    fn block()(
        (title, plan) in (title(), plan()),
        area in one_of(&["work", "home", "self-care"]),
        engagement in one_of(&["acme", "studio"]),
        values in some_of(&["craft", "family", "fame"]),
        with in some_of(&["Ines", "Ana Maria", "-Sam", "O'Brien, \"Bob", "日本", "9"]),
        agenda in prop::option::of(prop::sample::select(Agenda::ALL)),
        demand in prop::option::of(prop::sample::select(Demand::ALL)),
        fixed in any::<bool>(),
        allow in some_of(&["dinner"]),
        (due, promise, estimate) in (prop::option::of(0i64..4000), one_of(&["p7"]), prop::option::of(1u32..6000)),
    ) -> Block {
        Block {
            title, plan, area, engagement, values, agenda, demand, fixed, allow, promise,
            // No tag can express this name, because it has both a space and a quote.
            with: with.into_iter().filter(|name| !name.contains('"')).collect(),
            due: due.map(|days| crate::domain::date::plus(today(), days)),
            estimate: estimate.map(Minutes),
            ..Block::default()
        }
    }
}

/// Returns the block as a line makes it: with the area, agenda and values of its engagement.
fn completed(mut block: Block) -> Block {
    if let Some(engagement) = block.engagement.as_deref().and_then(|id| profile().engagement(id).cloned()) {
        block.area = block.area.or(engagement.area);
        block.agenda = block.agenda.or(engagement.agenda);
        if block.values.is_empty() {
            block.values = engagement.values;
        }
    }
    block
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_block_comes_back_from_its_line(block in block()) {
        let (block, vocabulary) = (completed(block), vocabulary());
        let text = line(&block, &vocabulary);
        let entry = read(&text, &vocabulary, today(), LineFor::Add);
        let entry = entry.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        let again = Block { plan: entry.when.applied_to(None), ..entry.block(&vocabulary) };
        prop_assert_eq!(&again, &block, "by way of {}", &text);
        prop_assert_eq!(entry.rewritten(&block, &vocabulary, today()), block);
    }

    #[test]
    fn a_line_left_as_it_is_changes_nothing(
        block in block(), title in any::<String>(), start in 0u32..600, unknown in "[a-z\" -]{0,8}",
    ) {
        let mut block = Block { title, promise: Some(unknown.clone()), ..block };
        block.values.push(unknown);
        let start = Time::from_minutes(start);
        let profile = Profile { day: crate::domain::profile::DayShape { start, ..Default::default() }, ..profile() };
        let vocabulary = Vocabulary::new(&profile, &Ledger::default());
        let text = line(&block, &vocabulary);
        match read(&text, &vocabulary, today(), LineFor::Edit) {
            Ok(entry) => {
                prop_assert_eq!(entry.when.applied_to(block.plan), block.plan, "by way of {}", &text);
                prop_assert_eq!(entry.rewritten(&block, &vocabulary, today()), block, "by way of {}", &text);
            }
            Err(error) => prop_assert_eq!(error.message, "nothing changes"),
        }
    }

    #[test]
    fn no_text_makes_it_stumble(
        text in prop_oneof![any::<String>(), prop::collection::vec(piece(), 0..12).prop_map(|all| all.concat())],
        cursor in 0usize..80,
        start in 0u32..2880,
    ) {
        let start = Time::from_minutes(start);
        let vocabulary = starting(start);
        for aim in [LineFor::Add, LineFor::Log, LineFor::Edit, LineFor::Inbox, LineFor::InboxEdit] {
            match read(&text, &vocabulary, today(), aim) {
                Ok(entry) => prop_assert!(aim.edits() || !entry.title.is_empty()),
                Err(error) => prop_assert!(text.get(error.at).is_some()),
            }
        }
        if let Some(found) = completions(&text, cursor, &vocabulary) {
            prop_assert!(text.get(found.range).is_some());
        }
        let _ = (span(&text, start), time(&text, start), duration(&text), date(&text, today()), week(&text, today()));
    }
}
