//! The line for a new record.

use crate::domain::config::Clock;
use crate::domain::edits;
use crate::domain::profile::LifeKind;
use crate::line::{LifeReader, Vocabulary, read_life};
use crate::report::life::words;
use crate::sheets::prompt::{Outcome, Outlined, Purpose, Reader, Stays};

/// Line for a new record of a kind, in the language of the commands.
#[derive(Debug)]
pub struct NewRecord(pub LifeKind);

impl Purpose for NewRecord {
    fn name(&self) -> &'static str {
        match self.0 {
            LifeKind::Value => "New value",
            LifeKind::Area => "New area",
            LifeKind::Engagement => "New job or client",
            LifeKind::Boundary => "New boundary",
        }
    }

    fn hint(&self, _: Clock) -> String {
        self.0.example().to_owned()
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn sigils(&self) -> &'static [&'static str] {
        match self.0 {
            LifeKind::Value => &["weight: why: from: until:", "weight: why:"],
            LifeKind::Area => &["side: parent: most: worth:", "side: parent:"],
            LifeKind::Engagement => &["@area %theirs #value pay: hours: most: after:", "#value pay: hours:"],
            LifeKind::Boundary => &["no: told: weight: from: until:", "no: told:"],
        }
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.trim().is_empty() {
            return Err(Stays::Empty);
        }
        let vocabulary = Vocabulary::of_life(&reader.model.life);
        let names = LifeReader { vocabulary: &vocabulary, today: reader.model.today };
        let record = read_life(self.0, text, &names)?;
        let says = words::said(&record, &names);
        let edit = edits::record_add(&reader.model.life, reader.ctx, record.clone())?;
        let name = record.name().to_owned();
        let lines = [name, says.join(" · ")].into_iter().filter(|line| !line.is_empty());
        Ok((Outcome::Make(Box::new(edit)), lines.collect(), None))
    }
}
