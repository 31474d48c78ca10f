//! Reads the data directory. Nothing here waits: a pipe, a socket or a device is refused before it is opened. Files
//! are opened in a mode that does not block, because one may be replaced at that moment.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::problem::Problem;

/// Returns the text of a file of the directory. `None` if there is no file.
///
/// # Errors
///
/// A problem if something is there that is not a readable text file. It names the first part of the path that can't
/// be used, such as `days` if that is a file or a broken link.
pub(super) fn text(root: &Path, name: &str) -> Result<Option<String>, Problem> {
    let bytes = match bytes(&root.join(name)) {
        Ok(bytes) => bytes,
        Err(error) => return obstacle(root, name, Wanted::File, &error).map_or(Ok(None), Err),
    };
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        Problem::at(name, &text, valid..valid + 1, "this is not UTF-8 text")
    })
}

/// Returns the names in a folder of the directory, sorted. Empty if there is no folder.
///
/// # Errors
///
/// A problem if something is there that is not a readable folder.
pub(super) fn names(root: &Path, folder: &str) -> Result<Vec<String>, Problem> {
    let listed = fs::read_dir(root.join(folder)).and_then(|entries| {
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.collect::<io::Result<Vec<Option<String>>>>()
    });
    match listed {
        Ok(names) => {
            let mut names: Vec<String> = names.into_iter().flatten().collect();
            names.sort_unstable();
            Ok(names)
        }
        Err(error) => obstacle(root, folder, Wanted::Folder, &error).map_or(Ok(Vec::new()), Err),
    }
}

/// Returns whether a file has another name beside this one, as a hard link. After a save only this name leads to the
/// new text.
pub(super) fn has_other_name(path: &Path) -> bool {
    #[cfg(unix)]
    return fs::metadata(path)
        .is_ok_and(|found| found.is_file() && std::os::unix::fs::MetadataExt::nlink(&found) > 1);
    #[cfg(not(unix))]
    return false;
}

/// Returns whether anything is at a path, even a broken link.
pub(super) fn lies_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Checks that a file may be written at a path: nothing is there, or an ordinary file.
///
/// # Errors
///
/// If anything else is there.
pub(super) fn is_replaceable(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        found => is_file(&found?),
    }
}

/// The kind of thing that a path should lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    File,
    Folder,
}

/// Returns the bytes of a file.
///
/// # Errors
///
/// The system's error, or an error if it is no ordinary file.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a device can already have an effect.
    is_file(&fs::metadata(path)?)?;
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, i32::try_from(flags).unwrap_or(0));
    }
    let mut file: File = options.open(path)?;
    is_file(&file.metadata()?)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_file(found: &Metadata) -> io::Result<()> {
    match found.is_file() {
        true => Ok(()),
        false => Err(io::Error::other(instead(kind(found), "a file"))),
    }
}

/// Returns why a path could not be read. `None` if nothing is there.
fn obstacle(root: &Path, name: &str, wanted: Wanted, error: &io::Error) -> Option<Problem> {
    // Names have '/' on every system.
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
    let steps = (0..=parts.len()).map(|length| PathBuf::from(parts[..length].join("/")));
    for (step, part) in steps.enumerate() {
        let path = root.join(&part);
        let named = if step == 0 { root.to_path_buf() } else { part };
        let problem = |message: String| Some(Problem::of_file(named, message));
        let found = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            Err(error) => return problem(refused(&error)),
            Ok(found) if found.is_symlink() => match fs::metadata(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    return problem("this link leads nowhere. Mend it, or remove it".to_owned());
                }
                Err(error) => return problem(refused(&error)),
                Ok(found) => found,
            },
            Ok(found) => found,
        };
        let is_last = step == parts.len();
        match is_last && wanted == Wanted::File {
            true if !found.is_file() => return problem(instead(kind(&found), "a file")),
            false if !found.is_dir() => return problem(instead(kind(&found), "a directory")),
            _ => {}
        }
    }
    Some(Problem::of_file(name, refused(error)))
}

/// Returns the system's error in words.
fn refused(error: &io::Error) -> String {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
        return "this link leads back to itself. Mend it, or remove it".to_owned();
    }
    match error.kind() {
        ErrorKind::PermissionDenied => "you may not read this file. Change its permissions".to_owned(),
        _ => format!("the system can't read this: {error}"),
    }
}

fn instead(is: &str, wanted: &str) -> String {
    format!("this is {is}, and {wanted} belongs here. Move it away")
}

fn kind(found: &Metadata) -> &'static str {
    let kind = found.file_type();
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_block_device() || kind.is_char_device() {
            return "a device";
        }
    }
    if kind.is_dir() {
        "a directory"
    } else if kind.is_file() {
        "a file"
    } else {
        "something else"
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn make_pipe(path: &Path) {
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// Returns the text or the problem of `days/2026/d.toml` after `put` has changed the directory. `None` if there
    /// is no file.
    fn said(put: impl Fn(&Path)) -> Option<String> {
        let home = tempfile::tempdir().unwrap();
        put(home.path());
        match text(home.path(), "days/2026/d.toml") {
            Ok(None) => None,
            Ok(Some(text)) => Some(format!("text {text}")),
            Err(problem) => Some(problem.to_string()),
        }
    }

    fn in_its_place(put: impl Fn(&Path)) -> Option<String> {
        said(|root| {
            fs::create_dir_all(root.join("days/2026")).unwrap();
            put(&root.join("days/2026/d.toml"));
        })
    }

    #[test]
    fn nothing_is_nothing_and_everything_else_is_named() {
        assert_eq!(said(|_| ()), None);
        assert_eq!(said(|root| fs::create_dir(root.join("days")).unwrap()), None);
        assert_eq!(in_its_place(|_| ()), None);
        assert_eq!(in_its_place(|path| fs::write(path, "a").unwrap()).unwrap(), "text a");
        let of_days = |put: &dyn Fn(&Path)| said(|root| put(&root.join("days"))).unwrap();
        for (found, words) in [
            (
                of_days(&|path| fs::write(path, "").unwrap()),
                "days:1:1: this is a file, and a directory belongs here. Move it away",
            ),
            (
                of_days(&|path| symlink("gone", path).unwrap()),
                "days:1:1: this link leads nowhere. Mend it, or remove it",
            ),
            (
                of_days(&|path| symlink("days", path).unwrap()),
                "days:1:1: this link leads back to itself. Mend it, or remove it",
            ),
            (of_days(&make_pipe), "days:1:1: this is a pipe, and a directory belongs here. Move it away"),
        ] {
            assert_eq!(found, words);
        }
        let of_day = |put: &dyn Fn(&Path)| in_its_place(put).unwrap();
        for (found, words) in [
            (
                of_day(&|path| fs::create_dir(path).unwrap()),
                "this is a directory, and a file belongs here. Move it away",
            ),
            (of_day(&make_pipe), "this is a pipe, and a file belongs here. Move it away"),
            (
                of_day(&|path| symlink("/dev/zero", path).unwrap()),
                "this is a device, and a file belongs here. Move it away",
            ),
            (
                of_day(&|path| drop(std::os::unix::net::UnixListener::bind(path).unwrap())),
                "this is a socket, and a file belongs here. Move it away",
            ),
            (
                of_day(&|path| symlink("gone", path).unwrap()),
                "this link leads nowhere. Mend it, or remove it",
            ),
            (
                of_day(&|path| symlink("d.toml", path).unwrap()),
                "this link leads back to itself. Mend it, or remove it",
            ),
            (of_day(&|path| fs::write(path, [b'a', 0xff]).unwrap()), "this is not UTF-8 text"),
        ] {
            assert!(found.starts_with("days/2026/d.toml:1:") && found.ends_with(words), "{found}");
        }
    }

    #[test]
    fn folders_are_listed_or_named() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(names(home.path(), "days"), Ok(Vec::new()));
        fs::create_dir_all(home.path().join("days/2026")).unwrap();
        fs::create_dir_all(home.path().join("days/2025")).unwrap();
        assert_eq!(names(home.path(), "days").unwrap(), ["2025", "2026"]);
        fs::write(home.path().join("weeks"), "").unwrap();
        let problem = names(home.path(), "weeks").unwrap_err().to_string();
        assert_eq!(problem, "weeks:1:1: this is a file, and a directory belongs here. Move it away");
    }
}
