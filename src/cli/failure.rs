//! Why a command fails, and its exit code.

use crate::domain::Refused;
use crate::domain::text::{as_sentence, clean};
use crate::line::EntryError;
use crate::store::StoreError;

/// Why a command fails.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The data or the request was refused. Nothing has changed.
    #[error("{0}")]
    Refused(String),
    /// The arguments are wrong.
    #[error("{0}")]
    Usage(String),
    /// The answer can't be written. Something may have been saved before it.
    #[error("Can't write to standard output: {0}")]
    Unanswered(std::io::Error),
    /// The message has already been written. Only the exit code is left.
    #[error("")]
    Said,
}

impl Failure {
    /// Makes a refusal from its message.
    pub(super) fn refused(sentence: impl Into<String>) -> Failure {
        Failure::Refused(sentence.into())
    }

    /// Makes a usage error from its message.
    pub(super) fn usage(sentence: impl Into<String>) -> Failure {
        Failure::Usage(sentence.into())
    }

    /// Returns the exit code: 1 for a refusal, 2 for wrong usage.
    pub(super) fn code(&self) -> u8 {
        match self {
            Failure::Refused(_) | Failure::Unanswered(_) | Failure::Said => 1,
            Failure::Usage(_) => 2,
        }
    }

    /// Returns the message as a sentence, without control characters. It is empty for [`Failure::Said`].
    pub(super) fn sentence(&self) -> String {
        as_sentence(&clean(&self.to_string()))
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
