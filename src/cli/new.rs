//! `new`: a commented policy to start from, which lints and whose cases hold.

use std::path::Path;

use eligibility_check::policy::Lang;

use super::arguments::{Failure, New};
use super::output::{Staging, unwritable, write_new};
use super::terminal::print;
use super::{ids, pick};

const FILES: [(&str, &str); 3] = [
    ("policy.toml", include_str!("skeleton/policy.toml")),
    ("cases.toml", include_str!("skeleton/cases.toml")),
    ("coverage.toml", include_str!("skeleton/coverage.toml")),
];

pub(super) fn run(options: &New, lang: Lang) -> Result<u8, Failure> {
    let id = &options.id;
    let sound = id.starts_with(|first: char| first.is_ascii_lowercase())
        && !id.ends_with('-')
        && id
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-');
    if !sound {
        return Err(Failure(pick(
            lang,
            format!("标识“{id}”只能用小写字母、数字和“-”，并以字母开头，例如 my-policy。"),
            format!(
                "The id “{id}” may have lower-case letters, digits and “-” only, and starts with a letter, as in my-policy."
            ),
        )));
    }
    if let Some(reason) = ids::refused(id, lang) {
        return Err(Failure(reason));
    }
    let folder = options.out.join(id);
    if folder.symlink_metadata().is_ok() {
        let folder = folder.display();
        return Err(Failure(pick(
            lang,
            format!("{folder} 已经存在，没有改动。请换一个标识或目录。"),
            format!(
                "{folder} is there already and was left as it is. Choose another id or folder."
            ),
        )));
    }
    write(options, &folder, lang).map_err(|error| unwritable(&folder, &error, lang))?;
    let folder = folder.display();
    let told = pick(
        lang,
        format!(
            "已写出 {folder}：policy.toml、cases.toml、coverage.toml。\n接着：eligibility-check lint {folder}，test {folder}，coverage {folder}。\n"
        ),
        format!(
            "Written to {folder}: policy.toml, cases.toml, coverage.toml.\nThen: eligibility-check lint {folder}, test {folder}, coverage {folder}.\n"
        ),
    );
    print(&told, lang)
}

/// All three files or none.
fn write(options: &New, folder: &Path, lang: Lang) -> std::io::Result<()> {
    std::fs::create_dir_all(&options.out)?;
    let staging = Staging::inside(&options.out)?;
    let written = staging.path().join(&options.id);
    std::fs::create_dir(&written)?;
    for (name, text) in FILES {
        write_new(&written.join(name), &filled(text, options, lang))?;
    }
    std::fs::rename(&written, folder)
}

/// The comments of one language, and the days.
fn filled(text: &str, options: &New, lang: Lang) -> String {
    let (own, other) = match lang {
        Lang::Zh => ("#zh ", "#en "),
        Lang::En => ("#en ", "#zh "),
    };
    let lines = text.lines().filter(|line| !line.starts_with(other));
    let lines = lines.map(|line| match line.strip_prefix(own) {
        Some(comment) => format!("# {comment}\n"),
        None => format!("{line}\n"),
    });
    let today = options.today;
    lines
        .collect::<String>()
        .replace("{id}", &options.id)
        .replace("{today}", &today.to_string())
        .replace("{yesterday}", &yesterday(today).to_string())
}

fn yesterday(day: eligibility_check::exact::Date) -> eligibility_check::exact::Date {
    let before = i64::from(day.days()) - 1;
    eligibility_check::exact::Date::from_days(before).unwrap_or(day)
}
