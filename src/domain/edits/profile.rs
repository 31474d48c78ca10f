//! Edits of the profile: new values, jobs and clients, and the order of values.

use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::life::Life;
use crate::domain::profile::{Engagement, Value};

/// Adds a value without a weekly target, at the end of the list.
pub fn value_add(life: &Life, id: &str, name: &str) -> Edit {
    let value = Value { id: id.to_owned(), name: name.to_owned(), ..Value::default() };
    let entry = EntryChange { index: life.profile.values.len(), before: None, after: Some(value) };
    Edit::new(format!("{name} added to your values"), vec![Change::Value(entry)])
}

/// Adds a job or client with a name and the area work, at the end of the list.
pub fn engagement_add(life: &Life, id: &str, name: &str) -> Edit {
    let area = Some("work".to_owned());
    let engagement = Engagement { id: id.to_owned(), name: name.to_owned(), area, ..Engagement::default() };
    let entry = EntryChange { index: life.profile.engagements.len(), before: None, after: Some(engagement) };
    Edit::new(format!("{name} added to your jobs and clients"), vec![Change::Engagement(entry)])
}

/// Moves a value to the position of another. That value and those between move by one position.
///
/// # Errors
///
/// No value has one of the ids, or both are the same.
pub fn value_to(life: &Life, value: &str, other: &str) -> Result<Edit, Refused> {
    let values = &life.profile.values;
    let place = |id: &str| {
        let found = values.iter().enumerate().find(|(_, value)| value.id == id);
        found.ok_or_else(|| Refused::because(format!("No value has the id '{id}'.")))
    };
    let ((from, value), (to, other)) = (place(value)?, place(other)?);
    let name = |value: &'_ Value| if value.name.is_empty() { value.id.clone() } else { value.name.clone() };
    if from == to {
        return Err(Refused::because(format!("{} is already there.", name(value))));
    }
    let side = if from < to { "below" } else { "above" };
    let moved = || Some(value.clone());
    let changes = vec![
        Change::Value(EntryChange { index: from, before: moved(), after: None }),
        Change::Value(EntryChange { index: to, before: None, after: moved() }),
    ];
    Ok(Edit::new(format!("{} moved {side} {}", name(value), name(other)), changes))
}
