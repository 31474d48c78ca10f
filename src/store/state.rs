//! What aplomb remembers about its screens: the zoom, and the background of each kind of terminal. It contains no
//! plans. It is in the state directory, in a folder for each data directory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::write;
use crate::domain::config::{Ground, Zoom};
use crate::domain::hash::fnv1a;

/// File with the zoom.
const SCREENS: &str = "screens.toml";
/// File with what terminals reported.
const TERMINALS: &str = "terminals.toml";

/// File with the day on which the user was asked to close the days before.
const ASKED: &str = "asked.toml";

/// Folder of a data directory in the state directory.
#[derive(Debug, Clone)]
pub struct StateFolder {
    folder: PathBuf,
}

/// The content of `asked.toml`.
#[derive(Deserialize)]
struct Asked {
    #[serde(deserialize_with = "crate::domain::date::optional")]
    asked: Option<NaiveDate>,
}

/// The content of `screens.toml`.
#[derive(Deserialize)]
struct Screens {
    /// Chosen zoom.
    zoom: Zoom,
    /// Zoom in `config.toml` at that time.
    instead_of: Zoom,
}

/// The content of `terminals.toml`.
#[derive(Default, Deserialize, Serialize)]
struct Terminals {
    /// The background's word, by kind of terminal.
    #[serde(default)]
    background: BTreeMap<String, String>,
}

impl StateFolder {
    /// Names the folder of a data directory in a state directory. Neither need exist. Nothing is read or
    /// created yet.
    pub fn new(states: &Path, root: &Path) -> StateFolder {
        let whole = root.canonicalize().or_else(|_| std::path::absolute(root));
        let whole = whole.unwrap_or_else(|_| root.to_path_buf());
        let name: String = root
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
            .take(40)
            .collect();
        StateFolder {
            folder: states.join(format!("{name}-{:016x}", fnv1a(whole.as_os_str().as_encoded_bytes()))),
        }
    }

    /// Returns the log of operations.
    pub(super) fn log(&self) -> super::OperationLog {
        super::OperationLog::new(self.folder.join("log"))
    }

    /// Returns the zoom chosen on a screen. `None` if none was chosen, or if `config.toml` changed since.
    pub fn zoom(&self, configured: Zoom) -> Option<Zoom> {
        let text = super::read::text(&self.folder, SCREENS).ok()??;
        let kept: Screens = toml::from_str(&text).ok()?;
        (kept.instead_of == configured).then_some(kept.zoom)
    }

    /// Keeps a chosen zoom, together with the one in `config.toml`.
    ///
    /// # Errors
    ///
    /// If the file can't be written.
    pub fn keep_zoom(&self, zoom: Zoom, configured: Zoom) -> std::io::Result<()> {
        let text = format!("zoom = {}\ninstead_of = {}\n", written(zoom), written(configured));
        write::replace(&self.folder.join(SCREENS), &text)
    }

    /// Returns the last day on which the user was asked to close the days before. `None`: never.
    pub fn asked_on(&self) -> Option<NaiveDate> {
        let text = super::read::text(&self.folder, ASKED).ok()??;
        toml::from_str::<Asked>(&text).ok()?.asked
    }

    /// Keeps the day on which the user was asked to close the days before.
    ///
    /// # Errors
    ///
    /// If the file can't be written.
    pub fn keep_asked(&self, day: NaiveDate) -> std::io::Result<()> {
        write::replace(&self.folder.join(ASKED), &format!("asked = {day}\n"))
    }

    /// Returns the background of a kind of terminal. `None` if no such terminal reported it.
    pub fn ground(&self, kind: &str) -> Option<Ground> {
        self.terminals().background.get(kind)?.parse().ok()
    }

    /// Keeps the background of a kind of terminal.
    ///
    /// # Errors
    ///
    /// If the file can't be written.
    pub fn keep_ground(&self, kind: &str, ground: Ground) -> std::io::Result<()> {
        let mut terminals = self.terminals();
        terminals.background.insert(kind.to_owned(), ground.word().to_owned());
        let text = toml::to_string(&terminals).map_err(std::io::Error::other)?;
        write::replace(&self.folder.join(TERMINALS), &text)
    }

    fn terminals(&self) -> Terminals {
        let text = super::read::text(&self.folder, TERMINALS).ok().flatten();
        text.and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
    }
}

/// Returns a zoom as a TOML value.
fn written(zoom: Zoom) -> String {
    match zoom {
        Zoom::Auto => "\"auto\"".to_owned(),
        Zoom::List => "\"list\"".to_owned(),
        Zoom::Grid(minutes) => minutes.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zoom_comes_back_until_the_configuration_says_another() {
        let home = tempfile::tempdir().unwrap();
        let state = StateFolder::new(&home.path().join("state"), &home.path().join("data"));
        assert_eq!(state.zoom(Zoom::Auto), None);
        for zoom in [Zoom::List, Zoom::Grid(60), Zoom::Grid(15), Zoom::Auto] {
            for configured in [Zoom::Auto, Zoom::Grid(30)] {
                state.keep_zoom(zoom, configured).unwrap();
                assert_eq!(state.zoom(configured), Some(zoom));
                assert_eq!(state.zoom(Zoom::List), None);
            }
        }
    }

    #[test]
    fn the_background_is_kept_for_each_kind_of_terminal() {
        let home = tempfile::tempdir().unwrap();
        let state = StateFolder::new(&home.path().join("state"), &home.path().join("data"));
        assert_eq!(state.ground("xterm"), None);
        for (kind, ground) in [
            ("xterm", Ground::Light),
            ("a \"b\"\n[c]\u{1b}", Ground::Dark),
            ("", Ground::Light),
            ("xterm", Ground::Between),
        ] {
            state.keep_ground(kind, ground).unwrap();
            assert_eq!(state.ground(kind), Some(ground), "{kind:?}");
        }
        assert_eq!(state.ground(""), Some(Ground::Light));
        write::replace(&state.folder.join(TERMINALS), "background = 3").unwrap();
        assert_eq!(state.ground("xterm"), None);
    }

    #[test]
    fn each_data_directory_has_its_own() {
        let home = tempfile::tempdir().unwrap();
        let state = |root: &str| StateFolder::new(home.path(), &home.path().join(root));
        state("mine/aplomb").keep_zoom(Zoom::List, Zoom::Auto).unwrap();
        assert_eq!(state("yours/aplomb").zoom(Zoom::Auto), None);
        assert_eq!(state("mine/aplomb").zoom(Zoom::Auto), Some(Zoom::List));
    }

    #[test]
    fn what_makes_no_sense_is_as_if_it_were_not_there() {
        let home = tempfile::tempdir().unwrap();
        let state = StateFolder::new(home.path(), Path::new("/"));
        for text in ["", "zoom = 45\ninstead_of = 30\n", "zoom\n", "zoom = 30\n"] {
            write::replace(&state.folder.join(SCREENS), text).unwrap();
            assert_eq!(state.zoom(Zoom::Grid(30)), None, "{text:?}");
        }
    }
}
