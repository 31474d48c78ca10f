//! Writes files whole or not at all, and locks the directory between processes.

#![allow(clippy::disallowed_methods, reason = "the store is the one room that touches the disk")]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::read;

/// Name of the lock file in the data directory.
pub const LOCK: &str = ".lock";

/// The start and the end of the names of temporary files.
const PREFIX: &str = ".aplomb-";
const SUFFIX: &str = ".tmp";

/// Lock of a data directory. A process keeps it while it reads, changes and writes. Dropping it releases the lock.
#[derive(Debug)]
pub struct Lock {
    _file: Option<File>,
}

/// Takes the lock of a data directory, and waits for it. A read-only or missing directory has nothing to
/// lock.
///
/// # Errors
///
/// The system's error, or an error if something other than a file has the lock's name.
pub fn lock(root: &Path) -> io::Result<Lock> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let path = root.join(LOCK);
    // Opening a pipe or a device in its place could wait forever.
    match fs::metadata(&path) {
        Ok(_) => read::is_replaceable(&resolve(&path)?)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let file = match options.open(path) {
        Ok(file) => file,
        Err(error) if cannot_be_written(&error) || error.kind() == io::ErrorKind::NotFound => {
            return Ok(Lock { _file: None });
        }
        Err(error) => return Err(error),
    };
    file.lock()?;
    Ok(Lock { _file: Some(file) })
}

fn cannot_be_written(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Creates a directory and those above it, for its user alone.
///
/// # Errors
///
/// The system's error.
pub fn make_directory(path: &Path) -> io::Result<()> {
    fault()?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Replaces a file by a text: writes a temporary file beside it, flushes it to the disk, renames it, and flushes the
/// directory. A symbolic link stays, and the file that it leads to is replaced. A file keeps its mode. A new file is
/// for its user alone.
///
/// # Errors
///
/// The system's error, or an error if anything but an ordinary file is there: a directory, a pipe, a socket or a
/// device is not replaced.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = resolve(path)?;
    read::is_replaceable(&target)?;
    let directory = target.parent().unwrap_or(Path::new("."));
    make_directory(directory)?;
    fault()?;
    let mut temporary = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(directory)?;
    fault()?;
    temporary.write_all(text.as_bytes())?;
    if let Ok(metadata) = fs::metadata(&target) {
        temporary.as_file().set_permissions(metadata.permissions())?;
    }
    fault()?;
    temporary.as_file().sync_all()?;
    fault()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    // The file has its new text. Nothing fails from here on, as an error would mean that nothing changed.
    remove_left_over(directory, &target);
    flush_directory(directory);
    Ok(())
}

/// Removes the temporary files of runs that were killed, once they are a day older than a file just written.
fn remove_left_over(directory: &Path, written: &Path) {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let modified = |path: &Path| fs::symlink_metadata(path).and_then(|found| found.modified()).ok();
    let (Some(now), Ok(entries)) = (modified(written), fs::read_dir(directory)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = || now.duration_since(modified(&entry.path())?).ok();
        if is_ours && age().is_some_and(|age| age > DAY) {
            // Another run may have removed it meanwhile.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns whether a path itself is a symbolic link.
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
}

/// Removes an ordinary file. A missing file is no error.
///
/// # Errors
///
/// The system's error, or an error if anything else is there.
pub fn remove(path: &Path) -> io::Result<()> {
    read::is_replaceable(path)?;
    fault()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            flush_directory(path.parent().unwrap_or(Path::new(".")));
            Ok(())
        }
    }
}

fn flush_directory(directory: &Path) {
    // Some systems can't open a directory, or can't flush it. Then the rename is enough.
    if let Ok(directory) = File::open(directory) {
        let _ = directory.sync_all();
    }
}

/// Returns where a path leads through symbolic links, even if its target does not exist yet.
///
/// # Errors
///
/// If there are more than 40 links.
pub fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_path_buf();
    for _ in 0..40 {
        match fs::read_link(&target) {
            Ok(link) => target = target.parent().unwrap_or(Path::new(".")).join(link),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Fails where a test wants the disk to fail at this step.
pub(super) fn fault() -> io::Result<()> {
    #[cfg(test)]
    faults::step()?;
    Ok(())
}

/// Faults of the disk for tests: a step fails once, or all steps from it on.
#[cfg(test)]
pub(super) mod faults {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        /// Steps left before the fault, and whether it lasts.
        static FAULT: Cell<Option<(usize, bool)>> = const { Cell::new(None) };
    }

    /// Sets a fault after `steps` steps. With `lasts`, all later steps fail too. None takes it away.
    pub(in crate::store) fn set(fault: Option<(usize, bool)>) {
        FAULT.set(fault);
    }

    /// Returns whether the fault is still to come.
    pub(in crate::store) fn is_ahead() -> bool {
        FAULT.get().is_some_and(|(steps, _)| steps > 0)
    }

    pub(super) fn step() -> io::Result<()> {
        match FAULT.get() {
            None => Ok(()),
            Some((0, lasts)) => {
                FAULT.set(lasts.then_some((0, true)));
                Err(io::Error::from(io::ErrorKind::StorageFull))
            }
            Some((steps, lasts)) => {
                FAULT.set(Some((steps - 1, lasts)));
                Ok(())
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn new_files_and_directories_are_for_their_user_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("days/2026/2026-11-18.toml");
        replace(&path, "schema = 1\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "schema = 1\n");
        assert_eq!(
            (mode(&path), mode(path.parent().unwrap()), mode(&root.path().join("days"))),
            (0o600, 0o700, 0o700)
        );
    }

    #[test]
    fn a_link_keeps_pointing_and_a_file_keeps_its_mode() {
        let root = tempfile::tempdir().unwrap();
        let (real, link) = (root.path().join("dotfiles/life.toml"), root.path().join("life.toml"));
        replace(&real, "a = 1\n").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("dotfiles/life.toml", &link).unwrap();
        replace(&link, "a = 2\n").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!((fs::read_to_string(&real).unwrap().as_str(), mode(&real)), ("a = 2\n", 0o640));
    }

    #[test]
    fn a_link_whose_end_is_missing_is_filled() {
        let root = tempfile::tempdir().unwrap();
        let link = root.path().join("life.toml");
        std::os::unix::fs::symlink("elsewhere.toml", &link).unwrap();
        replace(&link, "a = 1\n").unwrap();
        assert_eq!(fs::read_to_string(root.path().join("elsewhere.toml")).unwrap(), "a = 1\n");
    }

    #[test]
    fn temporary_files_of_killed_runs_go_once_they_are_a_day_old() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.toml");
        replace(&path, "x").unwrap();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        for (name, hours, stays) in
            [(".aplomb-old.tmp", 25, false), (".aplomb-new.tmp", 23, true), ("mine.tmp", 99, true)]
        {
            let path = root.path().join(name);
            let file = File::create(&path).unwrap();
            file.set_modified(written - Duration::from_secs(hours * 3600)).unwrap();
            replace(&root.path().join("a.toml"), name).unwrap();
            assert_eq!(path.exists(), stays, "{name}");
        }
    }

    #[test]
    fn nothing_is_left_beside_the_file() {
        let root = tempfile::tempdir().unwrap();
        replace(&root.path().join("a.toml"), "x").unwrap();
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }
}
