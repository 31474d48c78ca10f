//! Reading a line: from its text and purpose to an edit and words for it.

use chrono::Datelike;

use super::{Notice, Outcome, Purpose, Reading};
use crate::app::Model;
use crate::domain::date::{plus, short};
use crate::domain::edits::{self, Target};
use crate::domain::text::as_sentence;
use crate::domain::time::DAY;
use crate::domain::{AreaTree, Block, Ctx, Day, Edit, Minutes, Refused, Span, Status, Time};
use crate::line::{self, EntryError, LineFor, ParsedEntry, Vocabulary};
use crate::planning::free::nearest_free;
use crate::planning::typed::{self, Extent, Unsaid};
use crate::planning::whole_day::WholeDay;
use crate::report::verdict::ADD_AREA;
use crate::report::warnings::Warnings;

/// Reads lines against a life.
pub struct Reader<'a> {
    /// Current model.
    pub model: &'a Model,
    /// Time and zone.
    pub ctx: &'a Ctx,
    /// Names that tags can have.
    pub vocabulary: Vocabulary,
    /// Whether the line is unchanged since it was opened. If so, a missing part is no mistake yet.
    pub is_untouched: bool,
}

/// Effect of a line, words for what it would save line by line, and a notice.
pub type Outlined = (Outcome, Vec<String>, Option<Notice>);

/// Reason why a line does nothing.
pub enum Stays {
    /// The entry can't be read.
    Entry(EntryError),
    /// The edit is refused, or days have to be loaded.
    Refused(Refused),
    /// The line is empty.
    Empty,
    /// The entry is unchanged since it was opened, and has no title yet.
    Begun,
}

impl From<EntryError> for Stays {
    fn from(error: EntryError) -> Stays {
        Stays::Entry(error)
    }
}

impl From<Refused> for Stays {
    fn from(refused: Refused) -> Stays {
        Stays::Refused(refused)
    }
}

impl Reader<'_> {
    /// Reads a line of a purpose.
    pub fn read(&self, purpose: &dyn Purpose, text: &str) -> Reading {
        let reading = |outcome, says, notice| Reading { outcome, says, notice, suggestion: None };
        let outcome = purpose.read(self, written(purpose, text.trim())).and_then(|read| {
            if let Outcome::Make(edit) = &read.0 {
                for place in edit.places() {
                    self.model.life.may_edit(place)?;
                }
            }
            Ok(read)
        });
        match outcome {
            Ok((outcome, says, notice)) => reading(outcome, says, notice),
            Err(Stays::Empty) => reading(Outcome::Stay, Vec::new(), None),
            Err(Stays::Begun) => reading(Outcome::Stay, vec!["Write what it is.".to_owned()], None),
            Err(Stays::Refused(Refused::Need(from, to))) => {
                reading(Outcome::Need(from, to), vec!["Loading that day …".to_owned()], None)
            }
            Err(Stays::Refused(Refused::WhenEnded { title, since })) => {
                let words = format!("{title} has run since {since}. Stop it first, and say when it ended.");
                reading(Outcome::Stay, Vec::new(), Some(Notice::Words(words)))
            }
            Err(Stays::Refused(refused)) => {
                reading(Outcome::Stay, Vec::new(), Some(Notice::Words(as_sentence(&refused.to_string()))))
            }
            Err(Stays::Entry(error)) => {
                // The range is in the trimmed line, so it shifts by the bytes trimmed at the start.
                let shift = text.len() - text.trim_start().len();
                let at = error.at.start + shift..error.at.end + shift;
                let suggestion = error.suggestion.map(|word| (at, word));
                let notice = match &suggestion {
                    Some((_, word)) => format!("{}  Press Tab for {word}", as_sentence(&error.message)),
                    None => as_sentence(&error.message),
                };
                Reading {
                    outcome: Outcome::Stay,
                    says: Vec::new(),
                    notice: Some(Notice::Words(notice)),
                    suggestion,
                }
            }
        }
    }

    /// Reads a line as an entry.
    ///
    /// # Errors
    /// The line is empty or can't be read.
    pub fn entry(&self, text: &str, aim: LineFor) -> Result<ParsedEntry, Stays> {
        let read = line::read(text, &self.vocabulary, self.model.today, aim);
        read.map_err(|error| match text.is_empty() {
            true => Stays::Empty,
            false if self.is_untouched => Stays::Begun,
            false => Stays::Entry(error),
        })
    }

    /// Start of the user's day.
    pub(super) fn day_start(&self) -> Time {
        self.model.life.profile.day.start
    }

    /// Returns a sentence with title, job or client, area, agenda and values of a block.
    pub fn words(&self, block: &Block) -> String {
        let profile = &self.model.life.profile;
        let areas = AreaTree::new(profile);
        let mut parts = vec![block.title.clone()];
        parts.extend(
            block
                .engagement
                .as_deref()
                .map(|id| profile.engagement(id).map_or(id, |one| &one.name).to_owned()),
        );
        let area = block
            .area
            .as_deref()
            .map(|id| areas.get(id).map_or(id.to_owned(), |area| area.name.to_lowercase()));
        let agenda = block.agenda.map(|agenda| agenda.in_words().to_owned());
        let whose: Vec<String> = area.into_iter().chain(agenda).collect();
        if !whose.is_empty() {
            parts.push(whose.join(", "));
        }
        let values: Vec<&str> = block
            .values
            .iter()
            .map(|id| profile.value(id).map_or(id.as_str(), |value| value.name.as_str()))
            .collect();
        match values.split_last() {
            None => parts.push("linked to no value yet: add #value".to_owned()),
            Some((last, [])) => parts.push((*last).to_owned()),
            Some((last, rest)) => parts.push(format!("{} and {last}", rest.join(", "))),
        }
        parts.join(" · ")
    }

    /// Reads a line as a new block, which takes the free time `gap` where the line has no time.
    pub(super) fn add(&self, text: &str, gap: Option<Span>) -> Result<Outlined, Stays> {
        let entry = self.entry(text, LineFor::Add)?;
        let unsaid = Unsaid::Gap(self.model.date, gap);
        let edit = typed::add(&self.model.life, self.ctx, &self.vocabulary, &entry, unsaid)?;
        self.saved(edit, &entry)
    }

    /// Reads a line as a block that has happened.
    pub(super) fn log(&self, text: &str) -> Result<Outlined, Stays> {
        let entry = self.entry(text, LineFor::Log)?;
        let edit = typed::log(&self.model.life, self.ctx, &self.vocabulary, &entry, self.model.date)?;
        self.saved(edit, &entry)
    }

    /// Reads a line as a change of a block.
    pub(super) fn edit(&self, text: &str, target: &Target) -> Result<Outlined, Stays> {
        let entry = self.entry(text, LineFor::Edit)?;
        let how = (target, Extent::Whole);
        let edit = typed::edit(&self.model.life, self.ctx, &self.vocabulary, &entry, how)?;
        self.saved(edit, &entry)
    }

    /// Like [`Reader::outlined`]. Without another notice, the notes of the entry are the notice.
    fn saved(&self, edit: Edit, entry: &ParsedEntry) -> Result<Outlined, Stays> {
        let (outcome, says, notice) = self.outlined(edit)?;
        Ok((outcome, says, notice.or_else(|| noted(entry))))
    }

    /// Returns words for the block that an edit writes, with a notice where it crosses a boundary or fills the day.
    pub(super) fn outlined(&self, edit: Edit) -> Result<Outlined, Stays> {
        let (life, ctx) = (&self.model.life, self.ctx);
        let changed = edit.changes.iter().find_map(|change| match change {
            crate::domain::Change::Block(date, entry) => {
                let before = entry.before.as_ref().and_then(|block| block.plan);
                Some((*date, before, entry.after.clone()?))
            }
            _ => None,
        });
        let Some((date, before, block)) = changed else {
            return Ok((Outcome::Make(Box::new(edit)), Vec::new(), None));
        };
        let day = typed::day_around(life, date)?;
        let spans: Vec<Span> =
            block.lived().chain(block.plan.filter(|_| block.status != Some(Status::Done))).collect();
        // A new planned time is shown rather than the time that was done.
        let shown = block.plan.filter(|_| block.plan != before).or(spans.first().copied());
        let is_narrow = self.model.size.0 < 60;
        // Hours from 24:00 on are named by the day after, as in the command's answer.
        let is_night = shown.is_some_and(|span| span.start.minutes() >= DAY);
        let (night, named) = if is_night { ("The night to ", plus(date, 1)) } else { ("", date) };
        let is_this_year = named.year() == self.model.today.year();
        let dated = if is_narrow && is_this_year { short(named) } else { edits::dated(ctx, named) };
        let dated = format!("{night}{dated}");
        let when = match shown {
            Some(span) => format!(
                "{dated}, {} to {}, {}",
                span.start.short(ctx.clock),
                span.end.short(ctx.clock),
                Minutes(span.minutes()).short()
            ),
            None => format!("{dated}, no set time"),
        };
        let mut warnings = self.model.warnings_of(ctx, &edit);
        if is_narrow {
            // There the free time needs the room. What a crossing costs is said once it is saved.
            warnings.price = None;
        }
        let too_much = self.model.too_much(&warnings);
        let notice = match warnings.crosses() {
            Some(sentence) => {
                let stays = self.stays(day, &block, &warnings);
                Some(Notice::Plan(
                    [Some(sentence), Some(stays), too_much]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" "),
                ))
            }
            None => too_much.map(Notice::Plan),
        };
        let mut says = vec![when, self.words(&block)];
        if block.area.is_none() {
            says.push(match is_narrow {
                true => "No area yet: add @work or @care".to_owned(),
                false => format!("No area, so it counts as neither work nor life. {ADD_AREA}"),
            });
        }
        Ok((Outcome::Make(Box::new(edit)), says, notice))
    }
}

impl Reader<'_> {
    /// Returns a sentence saying that a block which crosses something can stay, and which time is free.
    fn stays(&self, day: &Day, block: &Block, warnings: &Warnings) -> String {
        let (life, ctx) = (&self.model.life, self.ctx);
        let now = (day.date == self.model.today).then(|| ctx.minute());
        // Only the block's own crossing is mended by another time for it.
        let free = block
            .plan
            .filter(|_| !warnings.own().is_empty() && block.status != Some(Status::Done))
            .and_then(|_| {
                let areas = AreaTree::new(&life.profile);
                nearest_free(&life.profile, &areas, &WholeDay::new(life, ctx, day), block, ctx.zone, now)
            });
        match free {
            Some(span) => {
                let (start, end) = (span.start.short(ctx.clock), span.end.short(ctx.clock));
                format!("You can still save it, or use {start} to {end}, which is free.")
            }
            None => "You can still save it.".to_owned(),
        }
    }
}

/// Returns the part of a line to read. In an entry, a single sigil at the end is left out, as it only begins a tag.
fn written<'a>(purpose: &dyn Purpose, text: &'a str) -> &'a str {
    let begun = text.strip_suffix(['@', '+', '#', '%']).filter(|_| purpose.entry().is_some());
    begun.filter(|before| before.ends_with(' ')).map_or(text, str::trim_end)
}

/// Returns the notes of an entry as a notice. None where it has none.
pub fn noted(entry: &ParsedEntry) -> Option<Notice> {
    (!entry.notes.is_empty()).then(|| Notice::Words(entry.notes.join(" ")))
}
