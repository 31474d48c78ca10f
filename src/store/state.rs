//! What aplomb keeps for itself beside the data, and what can be lost without losing a plan: how much of a day one row
//! shows, and which background each terminal has. It lies in the state directory, in a folder for each data directory.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::write;
use crate::domain::config::Zoom;

/// How the screens were left.
const SCREENS: &str = "screens.toml";
/// What the terminals said of themselves.
const TERMINALS: &str = "terminals.toml";

/// The folder of one data directory in the state directory.
#[derive(Debug, Clone)]
pub struct StateFolder {
    folder: PathBuf,
}

/// What `screens.toml` holds.
#[derive(Deserialize)]
struct Screens {
    /// The zoom that was chosen.
    zoom: Zoom,
    /// What `config.toml` said then.
    instead_of: Zoom,
}

/// What `terminals.toml` holds.
#[derive(Default, Deserialize, Serialize)]
struct Terminals {
    /// Whether the background is light, by the kind of terminal.
    #[serde(default)]
    light: BTreeMap<String, bool>,
}

impl StateFolder {
    /// Of a data directory, in a state directory; neither need exist. Nothing is read or made yet.
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
        StateFolder { folder: states.join(format!("{name}-{:016x}", fingerprint(whole.as_os_str()))) }
    }

    /// The zoom that was chosen on a screen; none where `config.toml` has said something else since.
    pub fn zoom(&self, configured: Zoom) -> Option<Zoom> {
        let text = super::read::text(&self.folder, SCREENS).ok()??;
        let kept: Screens = toml::from_str(&text).ok()?;
        (kept.instead_of == configured).then_some(kept.zoom)
    }

    /// Keeps the zoom that was chosen while `config.toml` said another, or the same.
    pub fn keep_zoom(&self, zoom: Zoom, configured: Zoom) -> std::io::Result<()> {
        let text = format!("zoom = {}\ninstead_of = {}\n", written(zoom), written(configured));
        write::replace(&self.folder.join(SCREENS), &text)
    }

    /// Whether the background was light when a terminal of this kind last said so; `None` where none has.
    pub fn is_light(&self, kind: &str) -> Option<bool> {
        self.terminals().light.get(kind).copied()
    }

    /// Keeps whether the background of a kind of terminal is light.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn keep_light(&self, kind: &str, is_light: bool) -> std::io::Result<()> {
        let mut terminals = self.terminals();
        terminals.light.insert(kind.to_owned(), is_light);
        let text = toml::to_string(&terminals).map_err(std::io::Error::other)?;
        write::replace(&self.folder.join(TERMINALS), &text)
    }

    fn terminals(&self) -> Terminals {
        let text = super::read::text(&self.folder, TERMINALS).ok().flatten();
        text.and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
    }
}

/// As TOML has it.
fn written(zoom: Zoom) -> String {
    match zoom {
        Zoom::Auto => "\"auto\"".to_owned(),
        Zoom::List => "\"list\"".to_owned(),
        Zoom::Grid(minutes) => minutes.to_string(),
    }
}

/// FNV-1a, 64 bits: the same in every version of aplomb and of the standard library. See RFC 9923.
fn fingerprint(path: &OsStr) -> u64 {
    path.as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
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
        assert_eq!(state.is_light("xterm"), None);
        for (kind, is_light) in [("xterm", true), ("a \"b\"\n[c]\u{1b}", false), ("", true), ("xterm", false)]
        {
            state.keep_light(kind, is_light).unwrap();
            assert_eq!(state.is_light(kind), Some(is_light), "{kind:?}");
        }
        assert_eq!(state.is_light(""), Some(true));
        write::replace(&state.folder.join(TERMINALS), "light = 3").unwrap();
        assert_eq!(state.is_light("xterm"), None);
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

    #[test]
    fn fingerprints_are_those_that_were_published() {
        assert_eq!(fingerprint(OsStr::new("")), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(OsStr::new("foobar")), 0x8594_4171_f739_67e8);
    }
}
