//! Why a command ends without having done its work, and with which exit code.

use crate::domain::Refused;
use crate::domain::text::clean;
use crate::line::EntryError;
use crate::store::StoreError;

/// Why a command ends early.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The data or the request was refused; nothing has changed.
    #[error("{0}")]
    Refused(String),
    /// It was called wrongly.
    #[error("{0}")]
    Usage(String),
    /// What had to be said is said already; only the exit code is left.
    #[error("")]
    Said,
}

impl Failure {
    /// A refusal in a sentence.
    pub(super) fn refused(sentence: impl Into<String>) -> Failure {
        Failure::Refused(sentence.into())
    }

    /// Wrong usage in a sentence.
    pub(super) fn usage(sentence: impl Into<String>) -> Failure {
        Failure::Usage(sentence.into())
    }

    /// The exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Failure::Refused(_) | Failure::Said => 1,
            Failure::Usage(_) => 2,
        }
    }

    /// The sentence for whoever called, without anything that would steer a terminal.
    pub(super) fn sentence(&self) -> String {
        clean(&self.to_string()).into_owned()
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        Failure::Refused(refused.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Refused(error.to_string())
    }
}

impl From<EntryError> for Failure {
    fn from(error: EntryError) -> Failure {
        Failure::Refused(error.message)
    }
}
