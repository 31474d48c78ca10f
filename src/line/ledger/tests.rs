use super::*;
use crate::domain::{Ledger, Profile};

/// Returns what a line says, part by part, or why it is refused.
fn said(kind: LedgerKind, text: &str) -> String {
    let profile: Profile = toml::from_str(
        r#"
        value = [{ id = "family", name = "Family" }]
        engagement = [{ id = "acme", name = "Acme, day job" }]
        boundary = [{ id = "dinner", name = "Dinner at home", days = ["daily"], window = "18:00-20:00", no = ["work"] }]
        "#,
    )
    .unwrap();
    let vocabulary = Vocabulary::new(&profile, &Ledger::default());
    let wednesday = "2026-11-18".parse().unwrap();
    let read = match read_ledger(kind, text, &vocabulary, wednesday) {
        Ok(read) => read,
        Err(refused) => return format!("refused: {}", refused.message),
    };
    let part = |key: &str, value: Option<String>| value.map(|value| format!("{key} {value}"));
    let parts = match read {
        LedgerEntry::Promise(one) => vec![
            Some(format!("{}: {}", one.to, one.what)),
            one.minutes.map(Minutes::short),
            part("by", one.by.map(|by| by.to_string())),
            part("because", one.because),
            part("note", one.note),
        ],
        LedgerEntry::No(one) => vec![
            Some(format!("{}: {}", one.to, one.what)),
            one.spared.map(Minutes::short),
            part("for", (!one.protects.is_empty()).then(|| one.protects.join(" "))),
            part("on", one.on.filter(|on| *on != wednesday).map(|on| on.to_string())),
        ],
        LedgerEntry::Talk(one) => vec![
            Some(format!("{}: {}", one.with, one.about)),
            part("by", one.by.map(|by| by.to_string())),
            part("boundary", one.boundary),
            part("job", one.engagement),
        ],
        LedgerEntry::Trial(one) => vec![
            Some(one.what),
            part("job", one.engagement),
            part("option", one.kind.map(|kind| kind.to_string())),
            part("from", one.start.filter(|start| *start != wednesday).map(|start| start.to_string())),
            part("until", one.until.map(|until| until.to_string())),
            part("next", one.next),
        ],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
}

#[test]
fn lines_of_the_ledger() {
    use LedgerKind::{No, Promise, Talk, Trial};
    for (kind, text, expected) in [
        (
            Promise,
            "Ada: Saturday at the aquarium 4h by:2026-11-28 because:\"missed the play\"",
            "Ada: Saturday at the aquarium | 4h | by 2026-11-28 | because missed the play",
        ),
        (Promise, "Mum and Dad: lunch 1 h 30", "Mum and Dad: lunch | 1h30"),
        (Promise, "Ada: 2 h in the park", "Ada: 2 h in the park"),
        (
            Promise,
            "by:fri Ada: a story note:\"the long one, please\"",
            "Ada: a story | by 2026-11-20 | note the long one, please",
        ),
        (Promise, "Ada: \"by:fri\"", "Ada: by:fri"),
        (
            Promise,
            "Saturday at the aquarium",
            "refused: begin with who it is and a colon, for example: Ada: Saturday at the aquarium 4h by:sat",
        ),
        (Promise, "Ada:", "refused: write what it is, for example: Ada: Saturday at the aquarium 4h by:sat"),
        (Promise, "Ada: 4h", "Ada: 4h"),
        (Promise, "Ada: tea by:someday", "refused: 'someday' is not a day: write fri, +3 or 2026-11-27"),
        (Promise, "Ada: tea bye:fri", "refused: no key 'bye:'; did you mean by:fri?"),
        (
            Promise,
            "Ada: tea #family",
            "refused: '#family' does not go with a promise. To keep it as text, quote it: \"#family\"",
        ),
        (No, "committee: a talk in March 20h #family", "committee: a talk in March | 20h | for family"),
        (No, "a talk in March on:mon", ": a talk in March | on 2026-11-16"),
        (No, "x: y #fanily", "refused: no value 'fanily'; did you mean #family?"),
        (
            Talk,
            "team lead: no calls after 17:00 boundary:dinner by:fri",
            "team lead: no calls after 17:00 | by 2026-11-20 | boundary dinner",
        ),
        (
            Talk,
            "Ines: the rota +acme boundary:diner",
            "refused: no boundary 'diner'; did you mean boundary:dinner?",
        ),
        (Talk, "Ines: the rota +acme", "Ines: the rota | job acme"),
        (
            Trial,
            "acme remote: two days a week from home until:2027-01-10 next:\"ask on Monday\"",
            "two days a week from home | job acme | option remote | until 2027-01-10 | next ask on Monday",
        ),
        (Trial, "no phone in bed from:mon", "no phone in bed | from 2026-11-23"),
        (Trial, "acmee remote: x", "refused: no job 'acmee'; did you mean for:acme?"),
    ] {
        assert_eq!(said(kind, text), expected, "{text}");
    }
    assert!(
        [Promise, No, Talk].iter().all(|kind| !said(*kind, kind.example()).starts_with("refused: write"))
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in "[a-z#+:\"\\\\ 0-9hé]{0,40}") {
        let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
        for kind in [LedgerKind::Promise, LedgerKind::No, LedgerKind::Talk, LedgerKind::Trial] {
            if let Err(refused) = read_ledger(kind, &text, &vocabulary, "2026-11-18".parse().unwrap()) {
                proptest::prop_assert!(text.get(refused.at.clone()).is_some(), "{:?}", refused.at);
            }
        }
    }
}
