//! Values: the order in which they are listed, everywhere.

use crate::domain::edit::{Change, Edit, Entry, Refused};
use crate::domain::life::Life;

/// Moves a value to where another stands in the list; that one and those between them make room.
pub fn value_to(life: &Life, value: &str, other: &str) -> Result<Edit, Refused> {
    let values = &life.profile.values;
    let place = |id: &str| {
        let found = values.iter().position(|value| value.id == id);
        found.ok_or_else(|| Refused::because(format!("No value has the id '{id}'.")))
    };
    let (from, to) = (place(value)?, place(other)?);
    let name = |at: usize| if values[at].name.is_empty() { &values[at].id } else { &values[at].name };
    if from == to {
        return Err(Refused::because(format!("{} stands there already.", name(from))));
    }
    let side = if from < to { "below" } else { "above" };
    let moved = || Some(values[from].clone());
    let changes = vec![
        Change::Value(Entry { index: from, before: moved(), after: None }),
        Change::Value(Entry { index: to, before: None, after: moved() }),
    ];
    Ok(Edit::new(format!("{} moved {side} {}", name(from), name(to)), changes))
}
