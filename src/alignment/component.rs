//! The six components of alignment and their full weights (`scoring.md`, "Alignment, 0 to 100").

use crate::domain::record::words;

words! {
    /// A component of alignment.
    Component {
        /// Minutes that serve each value, against its target.
        Values = "values",
        /// The five answers of the week's check-in.
        Signs = "signs",
        /// Felt energy.
        Energy = "energy",
        /// Who set the agenda.
        Agency = "agency",
        /// Boundaries kept.
        Boundaries = "boundaries",
        /// Planned minutes that were done.
        Intention = "intention",
    }
}

/// Number of components.
pub const COMPONENTS: usize = 6;

/// Full weights, by component. Conventions: values weigh most, and plans least. `[score] weights` in life.toml
/// overrides them.
pub const FULL_WEIGHTS: [f64; COMPONENTS] = [40.0, 20.0, 15.0, 10.0, 10.0, 5.0];
