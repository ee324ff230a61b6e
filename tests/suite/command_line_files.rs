//! What the command line writes: all of it or nothing, and never into something else.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::command_line::run;

/// The files of a folder with their contents, hidden ones and folders too.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let content = entries.map(|entry| {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        (name, std::fs::read(entry.path()).unwrap_or_default())
    });
    content.collect()
}

/// A folder with a policies folder of two policies, and an empty folder for what is compiled.
fn prepared() -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (policies, out) = (at("policies"), at("out"));
    for id in ["one", "two"] {
        run(&["new", id, "--out", &policies], "").success();
    }
    (folder, policies, out)
}

fn compile(policies: &str, out: &str) -> (Option<i32>, String) {
    let output = run(
        &[
            "compile",
            "--policies",
            policies,
            "--out",
            out,
            "--lang",
            "en",
        ],
        "",
    );
    let output = output.get_output().clone();
    let message = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(!message.contains("panicked"), "{message}");
    (output.status.code(), message)
}

/// Changes the title of a policy, so that compiling it gives something else.
fn change(policies: &str, id: &str) {
    let file = Path::new(policies).join(id).join("policy.toml");
    let text = std::fs::read_to_string(&file).expect("a file");
    let title = text
        .lines()
        .find(|line| line.starts_with("title"))
        .expect("a title");
    let changed = text.replace(
        title,
        "title = { zh = \"另一个题目\", en = \"Another title\" }",
    );
    assert_ne!(changed, text);
    std::fs::write(file, changed).expect("a file");
}

#[test]
fn what_cannot_be_written_leaves_everything_as_it_was() {
    let (_folder, policies, out) = prepared();
    assert_eq!(compile(&policies, &out).0, Some(0));
    let before = content(Path::new(&out));
    assert!(
        before.keys().all(|name| !name.starts_with('.')),
        "nothing is left over"
    );
    change(&policies, "one");
    change(&policies, "two");
    // A folder in the place of the file that is written last.
    let index = Path::new(&out).join("index.json");
    let kept = std::fs::read(&index).expect("an index");
    std::fs::remove_file(&index).expect("an index");
    std::fs::create_dir(&index).expect("a folder");
    let (status, message) = compile(&policies, &out);
    assert_eq!(status, Some(2));
    assert!(
        message.contains("index.json is no ordinary file; nothing was written"),
        "{message}"
    );
    std::fs::remove_dir(&index).expect("a folder");
    std::fs::write(&index, kept).expect("a file");
    assert_eq!(content(Path::new(&out)), before);
    // A file in the place of the folder.
    let file = Path::new(&out).join("index.json");
    let (status, message) = compile(&policies, file.to_str().expect("UTF-8"));
    assert_eq!(status, Some(2));
    assert!(message.contains("the path is no folder"), "{message}");
    assert_eq!(content(Path::new(&out)), before);
    // And then all of it.
    assert_eq!(compile(&policies, &out), (Some(0), String::new()));
    let after = content(Path::new(&out));
    assert!(after.keys().eq(before.keys()));
    for name in ["one.json", "two.json", "one.en.json", "index.json"] {
        assert_ne!(after[name], before[name], "{name}");
    }
}

/// A limit on the size of files stands for a full disk: some files fit, and then one does not.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let (_folder, policies, out) = prepared();
    assert_eq!(compile(&policies, &out).0, Some(0));
    let before = content(Path::new(&out));
    change(&policies, "one");
    let binary = assert_cmd::cargo::cargo_bin("eligibility-check");
    let sizes = before.values().map(Vec::len);
    assert!(sizes.clone().min() < Some(1024) && sizes.max() > Some(1024));
    let script =
        "trap '' XFSZ; ulimit -f 2; exec \"$0\" compile --policies \"$1\" --out \"$2\" --lang en";
    let mut command = std::process::Command::new("sh");
    let output = command
        .args(["-c", script])
        .arg(&binary)
        .args([&policies, &out])
        .output();
    let output = output.expect("a shell");
    let message = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(
        message.contains("cannot be written (the file is too large). What was there is unchanged."),
        "{message}"
    );
    assert_eq!(content(Path::new(&out)), before);
    // Nor does a folder stay that was made for it.
    std::fs::remove_dir_all(&out).expect("a folder");
    let mut command = std::process::Command::new("sh");
    let command = command
        .args(["-c", script])
        .arg(binary)
        .args([&policies, &out]);
    assert_eq!(command.status().expect("a shell").code(), Some(2));
    assert!(!Path::new(&out).exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (folder, policies, out) = prepared();
    std::fs::create_dir(&out).expect("a folder");
    let victim = folder.path().join("victim");
    std::fs::write(&victim, "as it was").expect("a file");
    for target in [victim.clone(), folder.path().join("nowhere")] {
        let link = Path::new(&out).join("two.en.json");
        symlink(&target, &link).expect("a link");
        let (status, message) = compile(&policies, &out);
        assert_eq!(status, Some(2));
        assert!(
            message.contains("two.en.json is a link; nothing was written"),
            "{message}"
        );
        assert_eq!(content(Path::new(&out)).len(), 1);
        std::fs::remove_file(link).expect("a link");
    }
    // Nor where files wait for a moment, though the name can be guessed.
    let binary = assert_cmd::cargo::cargo_bin("eligibility-check");
    let elsewhere = folder.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    let script = "ln -s \"$3\" \"$2/.eligibility-check-$$-0\"; exec \"$0\" compile --policies \"$1\" --out \"$2\"";
    let mut command = std::process::Command::new("sh");
    let command = command
        .args(["-c", script])
        .arg(binary)
        .args([&policies, &out]);
    assert!(command.arg(&elsewhere).status().expect("a shell").success());
    assert_eq!(content(&elsewhere), BTreeMap::new());
    assert!(content(Path::new(&out)).contains_key("two.en.json"));
    // The same where one file is filled in.
    let coverage = Path::new(&policies).join("one/coverage.toml");
    let text = std::fs::read_to_string(&coverage).expect("a file");
    let open = text.replace("made = [\"in_force\"]\n", "");
    std::fs::write(&victim, &open).expect("a file");
    std::fs::remove_file(&coverage).expect("a file");
    symlink(&victim, &coverage).expect("a link");
    let policy = format!("{policies}/one");
    let output = run(&["coverage", &policy, "--write", "--lang", "en"], "")
        .failure()
        .code(2);
    let message = String::from_utf8(output.get_output().stderr.clone()).expect("UTF-8");
    assert!(message.contains("coverage.toml is a link"), "{message}");
    assert_eq!(std::fs::read_to_string(&victim).expect("a file"), open);
    // An ordinary file keeps its permissions.
    std::fs::remove_file(&coverage).expect("a link");
    std::fs::write(&coverage, &open).expect("a file");
    std::fs::set_permissions(&coverage, PermissionsExt::from_mode(0o640)).expect("a file");
    run(&["coverage", &policy, "--write"], "").success();
    assert_eq!(std::fs::read_to_string(&coverage).expect("a file"), text);
    let mode = std::fs::metadata(&coverage)
        .expect("a file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    // A link that leads nowhere is something that is there already.
    symlink("nowhere", Path::new(&policies).join("three")).expect("a link");
    run(&["new", "three", "--out", &policies], "")
        .failure()
        .code(2);
    assert!(!Path::new(&policies).join("nowhere").exists());
}

#[test]
fn an_id_that_would_take_the_place_of_another_file_is_refused() {
    let long = format!("a{}", "b".repeat(200));
    for (id, told) in [
        ("index", "the name of the list of policies"),
        ("con", "on Windows"),
        ("nul", "on Windows"),
        ("com0", "on Windows"),
        ("lpt9", "on Windows"),
        (&long, "longer than 200 characters"),
    ] {
        let (_folder, policies, out) = prepared();
        let output = run(&["new", id, "--out", &policies, "--lang", "en"], "")
            .failure()
            .code(2);
        let message = String::from_utf8(output.get_output().stderr.clone()).expect("UTF-8");
        assert!(message.contains(told), "{message}");
        // Nor by hand.
        let (old, new) = (
            Path::new(&policies).join("one"),
            Path::new(&policies).join(id),
        );
        std::fs::rename(&old, &new).expect("a folder");
        let file = new.join("policy.toml");
        let text = std::fs::read_to_string(&file).expect("a file");
        std::fs::write(&file, text.replace("\"one\"", &format!("\"{id}\""))).expect("a file");
        let (status, message) = compile(&policies, &out);
        assert_eq!(status, Some(1));
        assert!(message.contains(told), "{message}");
        assert!(!Path::new(&out).exists());
        run(&["lint", file.to_str().expect("UTF-8")], "")
            .failure()
            .code(1);
    }
    for id in ["index-of-prices", "console", "com10", "com", "lpt", "null"] {
        let (_folder, policies, _) = prepared();
        run(&["new", id, "--out", &policies], "").success();
    }
}

#[test]
fn files_of_policies_that_are_gone_stay_and_are_named() {
    let (_folder, policies, out) = prepared();
    let compile_html = ["compile", "--html", "--policies", &policies, "--out", &out];
    run(&compile_html, "").success();
    std::fs::write(Path::new(&out).join("notes.json"), "{}").expect("a file");
    std::fs::remove_dir_all(Path::new(&policies).join("two")).expect("a folder");
    let (status, message) = compile(&policies, &out);
    assert_eq!(status, Some(0));
    let names = message.lines().skip(1).map(str::trim).collect::<Vec<_>>();
    assert_eq!(
        names,
        [
            "one.en.html",
            "one.html",
            "two.en.html",
            "two.en.json",
            "two.html",
            "two.json",
        ]
    );
    let content = content(Path::new(&out));
    assert!(names.iter().all(|name| content.contains_key(*name)));
    assert!(!String::from_utf8_lossy(&content["index.json"]).contains("\"two\""));
}

#[test]
fn what_an_interrupted_run_has_left_goes_with_a_later_one() {
    let (_folder, policies, out) = prepared();
    let left = |age: u64, name: &str| {
        let path = Path::new(&out).join(name);
        std::fs::create_dir_all(path.join("new")).expect("a folder");
        std::fs::write(path.join("new/one.json"), "half").expect("a file");
        let time = SystemTime::now() - Duration::from_secs(age);
        let folder = std::fs::File::open(&path).expect("a folder");
        folder.set_modified(time).expect("a time");
        path
    };
    let old = left(100_000, ".eligibility-check-1-0");
    let fresh = left(10, ".eligibility-check-2-0");
    let other = left(100_000, ".other");
    assert_eq!(compile(&policies, &out).0, Some(0));
    assert!(!old.exists() && fresh.exists() && other.exists());
}
