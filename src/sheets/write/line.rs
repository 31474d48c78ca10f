//! Lines of the ledger.

use crate::app::{Turn, Verb};
use crate::domain::config::Clock;
use crate::domain::date::long;
use crate::domain::edits::{self, Target, together};
use crate::domain::{Edit, Minutes};
use crate::line::{LedgerEntry, LedgerKind, read_ledger, value_name};
use crate::planning::typed;
use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Reading, Stays};

/// Line of something in the ledger.
#[derive(Debug)]
pub(super) struct WriteLine {
    pub kind: LedgerKind,
    /// Block that a no is about. It is skipped, if the line still names it.
    pub about: Option<Target>,
}

impl Purpose for WriteLine {
    fn name(&self) -> &'static str {
        match self.kind {
            LedgerKind::Promise => "Promise",
            LedgerKind::No => "Say no to",
            LedgerKind::Talk => "Conversation",
            LedgerKind::Trial => "Trial",
        }
    }

    fn hint(&self, _: Clock) -> String {
        self.kind.example().to_owned()
    }

    fn is_of_a_day(&self) -> bool {
        self.about.is_some()
    }

    fn sigils(&self) -> &'static [&'static str] {
        match self.kind {
            LedgerKind::Promise => &["by: because: note:"],
            LedgerKind::No => &["#value on: note:"],
            LedgerKind::Talk => &["+job boundary: by:"],
            LedgerKind::Trial => &["+job until: next:"],
        }
    }

    fn rows(&self) -> u16 {
        7
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.is_empty() {
            return Err(Stays::Empty);
        }
        let life = &reader.model.life;
        let entry = read_ledger(self.kind, text, &reader.vocabulary, reader.model.today)
            .map_err(|error| if reader.is_untouched { Stays::Begun } else { Stays::Entry(error) })?;
        let mut says = says(reader, &entry);
        let skipped = match (&entry, &self.about) {
            (LedgerEntry::No(no), Some(target)) if no.what == target.block.title => {
                says.push(format!("{} is skipped.", target.block.title));
                Some(edits::skip(life, reader.ctx, &target.now(life))?)
            }
            _ => None,
        };
        let edit = typed::ledger(life, entry);
        let label = edit.label.clone();
        let edit = match skipped {
            Some(skip) => Edit { label, ..together(vec![skip, edit]) },
            None => edit,
        };
        Ok((Outcome::Make(Box::new(edit)), says, None))
    }

    fn make(&self, turn: &mut Turn<'_>, edit: Edit, _: &Reading) -> bool {
        turn.make(Ok(edit), Verb::WriteDown)
    }
}

/// Returns what a line would save, in words.
fn says(reader: &Reader<'_>, entry: &LedgerEntry) -> Vec<String> {
    let length = |minutes: Option<Minutes>| minutes.map(Minutes::short);
    let day =
        |before: &str, date: Option<chrono::NaiveDate>| date.map(|date| format!("{before} {}", long(date)));
    let profile = &reader.model.life.profile;
    let named = |name: Option<&String>| name.filter(|name| !name.is_empty()).cloned();
    let job = |id: &Option<String>| {
        let known = id.as_deref().and_then(|id| profile.engagement(id));
        known.map(|one| one.short_name().to_owned())
    };
    let (first, rest) = match entry {
        LedgerEntry::Promise(one) => {
            let because = one.because.as_ref().map(|why| format!("because: {why}"));
            (format!("To {}: {}", one.to, one.what), vec![length(one.minutes), day("by", one.by), because])
        }
        LedgerEntry::No(one) => {
            let values: Vec<String> =
                one.protects.iter().map(|id| value_name(&reader.model.life, id)).collect();
            let gains = (!values.is_empty()).then(|| format!("for {}", values.join(", ")));
            let to = named(Some(&one.to)).map(|to| format!(", asked by {to}")).unwrap_or_default();
            let freed = length(one.spared).map(|length| format!("{length} freed"));
            (format!("{}{to}", one.what), vec![freed, gains])
        }
        LedgerEntry::Talk(one) => {
            let boundary = one.boundary.as_deref().and_then(|id| profile.boundary(id));
            let boundary = boundary.map(|one| format!("about {}", one.name));
            (
                format!("With {}: {}", one.with, one.about),
                vec![job(&one.engagement), boundary, day("by", one.by)],
            )
        }
        LedgerEntry::Trial(one) => {
            let next = one.next.as_ref().map(|next| format!("next step: {next}"));
            (
                one.what.clone(),
                vec![job(&one.engagement), day("from", one.start), day("until", one.until), next],
            )
        }
    };
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    [first, rest.join(" · ")].into_iter().filter(|line| !line.is_empty()).collect()
}

/// Returns a title as it is typed in a line of the ledger: in quotes where it would be read as something else.
pub(super) fn quoted(title: &str) -> String {
    let is_plain = |word: &str| {
        word.chars().all(|letter| letter.is_alphanumeric() || "-,.()&'’".contains(letter))
            && !word.starts_with(|letter: char| letter.is_ascii_digit())
    };
    match title.split(' ').all(is_plain) {
        true => title.to_owned(),
        false => format!("\"{}\"", title.replace('"', "")),
    }
}
