//! Writes pages to files of the user's choice, but never over a file of the data. The last line of a page says that
//! aplomb wrote it, with a checksum of the rest. A file is replaced only if that checksum is right. So a file that the
//! user wrote or changed is kept.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::io;
use std::path::{Path, PathBuf};

use super::{Store, StoreError, disk, write};
use crate::domain::hash::fnv1a;

/// Start and end of the last line of a page. HTML and Markdown both read it as a comment.
const MARK: (&str, &str) = ("<!-- aplomb ", " -->\n");

impl Store {
    /// Writes a page to a file, whole or not at all, readable by its user alone.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unwritable`] if the file is not an unchanged page of aplomb, or if its name belongs to the data.
    /// [`StoreError::Disk`] if its directory is missing or the system refuses.
    pub fn write_page(&self, path: &Path, text: &str) -> Result<(), StoreError> {
        let left = |reason: &str| StoreError::Unwritable {
            path: path.display().to_string(),
            reason: reason.to_owned(),
        };
        let failed = |source: io::Error| disk(path, source);
        let target = write::resolve(&std::path::absolute(path).map_err(failed)?).map_err(failed)?;
        let directory = target.parent().ok_or_else(|| left("it is a directory"))?;
        let directory = directory.canonicalize().map_err(|source| disk(directory, source))?;
        if self.is_own(&directory, &target) {
            return Err(left("that name belongs to aplomb's own data"));
        }
        match target.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
            Ok(found) if found.is_dir() => return Err(left("it is a directory")),
            Ok(found) if !found.is_file() => return Err(left("it is not an ordinary file")),
            Ok(_) => {
                let bytes = super::read::bytes(&target).map_err(failed)?;
                if !std::str::from_utf8(&bytes).is_ok_and(is_untouched) {
                    return Err(left(
                        "aplomb did not write this page, or it was changed since. Name another file",
                    ));
                }
            }
        }
        write::replace(&target, &marked(text)).map_err(failed)
    }

    /// Returns whether a file of that name would be read as data, or as the lock.
    fn is_own(&self, directory: &Path, target: &Path) -> bool {
        let root: PathBuf = self.root().canonicalize().unwrap_or_else(|_| self.root().to_owned());
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        directory.starts_with(root) && (name.ends_with(".toml") || name.starts_with('.'))
    }
}

/// Returns a page with its last line.
fn marked(text: &str) -> String {
    format!("{text}{}{:016x}{}", MARK.0, fnv1a(text.as_bytes()), MARK.1)
}

/// Returns whether a text is a page that nobody changed since it was written.
fn is_untouched(text: &str) -> bool {
    let Some(place) = text.rfind(MARK.0) else { return false };
    text == marked(&text[..place])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &Path) -> String {
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn a_page_replaces_itself_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let (store, path) = (Store::open(home.path().join("data")), home.path().join("page.html"));
        store.write_page(&path, "one\n").unwrap();
        assert!(read(&path).starts_with("one\n<!-- aplomb "), "{}", read(&path));
        store.write_page(&path, "two\n").unwrap();
        let whole = read(&path);
        let mine = [
            String::new(),
            "mine\n".to_owned(),
            whole.replace("two", "2"),
            format!("{whole}and a note\n"),
            format!("a note\n{whole}"),
            whole.trim_end().to_owned(),
        ];
        for text in mine {
            std::fs::write(&path, &text).unwrap();
            let error = store.write_page(&path, "three\n").unwrap_err().to_string();
            assert!(error.contains("Can't write"), "{error}");
            assert_eq!(read(&path), text);
        }
        std::fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(store.write_page(&path, "three\n").is_err());
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert!(store.write_page(&path, "three\n").unwrap_err().to_string().contains("is a directory"));
        assert!(store.write_page(&home.path().join("none/page.html"), "x").is_err());
        assert!(!home.path().join("none").exists() && !home.path().join("data").exists());
    }

    #[test]
    fn a_page_never_takes_a_name_of_the_data() {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(home.path().join("days/2026")).unwrap();
        let store = Store::open(home.path());
        for name in ["life.toml", "days/2026/2026-11-18.toml", "days/../seasons.toml", ".lock"] {
            let error = store.write_page(&home.path().join(name), "x").unwrap_err().to_string();
            assert!(error.contains("own data"), "{error}");
            assert!(!home.path().join(name).exists());
        }
        store.write_page(&home.path().join("season.html"), "x").unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_page_is_for_its_user_alone_and_a_link_is_followed() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path().join("data"));
        let (page, link) = (home.path().join("page.md"), home.path().join("link.md"));
        store.write_page(&page, "one\n").unwrap();
        assert_eq!(std::fs::metadata(&page).unwrap().permissions().mode() & 0o777, 0o600);
        std::os::unix::fs::symlink("page.md", &link).unwrap();
        store.write_page(&link, "two\n").unwrap();
        assert!(read(&page).starts_with("two\n") && std::fs::symlink_metadata(&link).unwrap().is_symlink());
        std::fs::create_dir(home.path().join("data")).unwrap();
        let trap = home.path().join("trap.md");
        std::os::unix::fs::symlink("data/life.toml", &trap).unwrap();
        assert!(store.write_page(&trap, "three\n").unwrap_err().to_string().contains("own data"));
    }
}
