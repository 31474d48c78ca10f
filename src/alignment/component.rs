//! The six components of alignment, and what each weighs before evidence is counted.

use crate::domain::record::words;

words! {
    /// What alignment is made of.
    Component {
        /// Minutes that serve each value, against its target.
        Values = "values",
        /// The five signs of the week's check-in.
        Signs = "signs",
        /// How the hours felt.
        Energy = "energy",
        /// Whose agenda the hours served.
        Agency = "agency",
        /// Windows kept free.
        Boundaries = "boundaries",
        /// What came of the plan.
        Intention = "intention",
    }
}

/// How many components there are.
pub const COMPONENTS: usize = 6;

/// Full weights by component: conventions, so that values weigh most and what is felt weighs as much as what is
/// counted beside them. `[score] weights` in life.toml sets others.
pub const FULL_WEIGHTS: [f64; COMPONENTS] = [35.0, 20.0, 15.0, 10.0, 10.0, 10.0];

impl Component {
    /// Its place among the six.
    pub fn index(self) -> usize {
        self as usize
    }
}
