//! Writes files: all of them or none, never half of one, and never through a link.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use eligibility_check::policy::Lang;

use super::arguments::Failure;
use super::input::reason;
use super::pick;

/// The beginning of the names of folders in which files wait until all of them are there.
const STAGING: &str = ".eligibility-check-";
/// What an interrupted run has left is removed by a later one. No run takes so long.
const LEFT: Duration = Duration::from_secs(60 * 60);

/// A folder beside the files that will be written. It goes away with the value.
pub(super) struct Staging(PathBuf);

impl Staging {
    /// Makes a fresh folder inside of another one: what stands there already is never used, so nobody can have put a link
    /// there.
    pub(super) fn inside(folder: &Path) -> io::Result<Self> {
        remove_left(folder);
        let mut turn = 0;
        loop {
            let path = folder.join(format!("{STAGING}{}-{turn}", std::process::id()));
            match fs::create_dir(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists && turn < 1000 => turn += 1,
                made => return made.map(|()| Self(path)),
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing that was written is in it any more.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn remove_left(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_staging = name.to_str().is_some_and(|name| name.starts_with(STAGING));
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let modified = entry.metadata().and_then(|data| data.modified());
        let age = modified.ok().and_then(|time| time.elapsed().ok());
        if is_staging && is_folder && age.is_some_and(|age| age > LEFT) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Writes a file that is not there yet, down to the disk: a full one says so here.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Replaces files of a folder, in this order, or leaves all of them as they were. What is unchanged is not touched.
pub(super) fn replace_all(
    folder: &Path,
    files: &[(String, String)],
    lang: Lang,
) -> Result<(), Failure> {
    let mut changed = Vec::new();
    for (name, text) in files {
        if differs(&folder.join(name), text, lang)? {
            changed.push((name.as_str(), text.as_str()));
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let (failed, error) = match replaced(folder, &changed) {
        Ok(()) => return Ok(()),
        Err(failed) => failed,
    };
    Err(unwritable(&failed, &error, lang))
}

/// What could not be written, and why.
type Failed = (PathBuf, io::Error);

fn replaced(folder: &Path, files: &[(&str, &str)]) -> Result<(), Failed> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    let staging = Staging::inside(folder).map_err(at(folder))?;
    let (new, old) = (staging.path().join("new"), staging.path().join("old"));
    for inner in [&new, &old] {
        fs::create_dir(inner).map_err(at(folder))?;
    }
    for (name, text) in files {
        let target = folder.join(name);
        write_new(&new.join(name), text).map_err(at(&target))?;
        if let Ok(data) = fs::symlink_metadata(&target) {
            // A second name where there can be one: the file itself stays in its place until the new one takes it.
            let backup = old.join(name);
            let kept = fs::hard_link(&target, &backup);
            let kept = kept.or_else(|_| fs::copy(&target, &backup).map(|_| ()));
            kept.map_err(at(&target))?;
            // Where permissions cannot be had, the usual ones do.
            let _ = fs::set_permissions(new.join(name), data.permissions());
        }
    }
    for (place, (name, _)) in files.iter().enumerate() {
        let target = folder.join(name);
        if let Err(error) = fs::rename(new.join(name), &target) {
            for (name, _) in files.iter().take(place) {
                let (backup, target) = (old.join(name), folder.join(name));
                let _ = match backup.exists() {
                    true => fs::rename(backup, target),
                    false => fs::remove_file(target),
                };
            }
            return Err((target, error));
        }
    }
    Ok(())
}

/// Whether a file would change. What is no ordinary file is refused: nothing is written through a link, and a folder
/// stays a folder.
fn differs(path: &Path, text: &str, lang: Lang) -> Result<bool, Failure> {
    let data = match fs::symlink_metadata(path) {
        Ok(data) => data,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(unwritable(path, &error, lang)),
    };
    if !data.is_file() {
        let path = path.display();
        return Err(Failure(match data.is_symlink() {
            true => pick(
                lang,
                format!("{path} 是链接，没有写入任何文件。请删去链接，或换一个文件夹。"),
                format!(
                    "{path} is a link; nothing was written. Remove it, or choose another folder."
                ),
            ),
            false => pick(
                lang,
                format!("{path} 不是普通文件，没有写入任何文件。请移走它，或换一个文件夹。"),
                format!(
                    "{path} is no ordinary file; nothing was written. Move it away, or choose another folder."
                ),
            ),
        }));
    }
    let is_same =
        data.len() == text.len() as u64 && fs::read(path).is_ok_and(|old| old == text.as_bytes());
    Ok(!is_same)
}

pub(super) fn unwritable(path: &Path, error: &io::Error, lang: Lang) -> Failure {
    let (path, reason) = (path.display(), reason(error, lang));
    Failure(pick(
        lang,
        format!("{path}：无法写入（{reason}），原有文件没有改动。请检查路径、权限和磁盘空间。"),
        format!(
            "{path}: cannot be written ({reason}). What was there is unchanged. Check the path, the permissions and the space on the disk."
        ),
    ))
}
