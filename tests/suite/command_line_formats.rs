//! `report` as a table and as the sheet to print.

use crate::command_line::run;

const ANSWERS: &str = r#"{"trained": {"2023": 410, "2024": 395, "2025": 395}, "certificates": 1019, "staff": 1000,
    "special_ability_occupation": false, "removed_before": false}"#;

fn report(lang: &str, format: &str, more: &[&str]) -> assert_cmd::assert::Assert {
    let mut arguments = vec![
        "report",
        "ningxia-craftsman",
        "enterprise",
        "--answers",
        "-",
        "--as-of",
        "2026-11-24",
        "--lang",
        lang,
        "--format",
        format,
    ];
    arguments.extend(more);
    run(&arguments, ANSWERS)
}

fn written(lang: &str, format: &str) -> String {
    let output = report(lang, format, &[])
        .success()
        .get_output()
        .stdout
        .clone();
    String::from_utf8(output).expect("UTF-8")
}

#[test]
fn a_table_is_written_as_spreadsheets_open_it() {
    for (lang, figures, share) in [
        (
            "zh",
            "\"培训总人次\",\"1200\",\"人次\",\"410\",\"395\",\"395\"\r\n",
            "\"未达到\",\"84.92 %\",\"85 %\"",
        ),
        (
            "en",
            "\"1200\",\"person-times\",\"410\",\"395\",\"395\"\r\n",
            "\"not met yet\",\"84.92 %\",\"85 %\"",
        ),
    ] {
        let table = written(lang, "csv");
        assert!(table.starts_with("\u{feff}\""), "{table}");
        assert!(table.ends_with("\"\r\n"));
        assert!(table.contains(figures) && table.contains(share), "{table}");
        assert!(!table.replace("\r\n", "").contains(['\r', '\n']));
    }
}

#[test]
fn the_sheet_is_one_whole_document() {
    for (lang, tag, title) in [
        ("zh", "zh-CN", "“宁夏工匠”技能品牌评选 企业 自查 2026-11-24"),
        ("en", "en", " self-check 2026-11-24"),
    ] {
        let page = written(lang, "html");
        let start =
            format!("<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n");
        assert!(page.starts_with(&start), "{page}");
        assert!(page.ends_with("</main>\n</body>\n</html>\n"));
        let (_, rest) = page.split_once("<title>").expect("a title");
        let (named, _) = rest.split_once("</title>").expect("its end");
        assert!(named.ends_with(title), "{named}");
        // The style of the browser, and what stands at the foot of each page.
        assert!(page.contains("  size: A4;"));
        assert!(page.contains("@bottom-left {\n    content: \"\\"));
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(page.contains("<p class=\"verdict\">"));
        // It needs nothing else.
        for outside in ["<script", "<link", "<img", "src=", "url(", "@import"] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert_eq!(
            page.matches("<tr class=").count(),
            page.matches("<svg ").count()
        );
    }
}

#[test]
fn what_neither_of_them_tells_is_refused() {
    for format in ["csv", "html"] {
        for more in [["--compare", "college"], ["--what-if", "staff=1300"]] {
            for (lang, word) in [("zh", "自查表"), ("en", "the sheet")] {
                let output = report(lang, format, &more).code(2);
                let output = output.get_output();
                let told = String::from_utf8_lossy(&output.stderr);
                assert!(told.contains(more[0]) && told.contains(word), "{told}");
                assert!(output.stdout.is_empty());
            }
        }
    }
    for (lang, names) in [
        ("zh", "text、json、csv 或 html"),
        ("en", "text, json, csv or html"),
    ] {
        let output = report(lang, "pdf", &[]).code(2);
        let told = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
        assert!(told.contains(names), "{told}");
    }
}
