//! Writes a table as CSV that Excel and WPS open by a double click.

/// The table, every field in quotes, so that neither commas nor the separator of the reader's own system matter.
#[must_use]
pub fn csv(lines: &[Vec<String>]) -> String {
    // Without the mark at its start, Excel takes Chinese for another encoding.
    let mut csv = String::from('\u{feff}');
    for line in lines {
        for (place, field) in line.iter().enumerate() {
            if place > 0 {
                csv.push(',');
            }
            add_field(&mut csv, field);
        }
        csv.push_str("\r\n");
    }
    csv
}

fn add_field(csv: &mut String, field: &str) {
    csv.push('"');
    if is_formula(field) {
        csv.push('\'');
    }
    for letter in field.chars() {
        if letter == '"' {
            csv.push('"');
        }
        csv.push(letter);
    }
    csv.push('"');
}

/// Whether a spreadsheet would compute it. Full-width and small signs count, as some programs fold them.
fn is_formula(field: &str) -> bool {
    let blank = |letter: &char| letter.is_whitespace() || *letter == '\u{feff}';
    let first = field.chars().find(|letter| !blank(letter));
    first.is_some_and(|first| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn written(fields: &[&str]) -> String {
        let line = fields.iter().map(|field| (*field).to_owned()).collect();
        csv(&[line])
    }

    #[test]
    fn every_field_is_quoted_and_every_line_ended() {
        assert_eq!(written(&["a", "1,5", ""]), "\u{feff}\"a\",\"1,5\",\"\"\r\n");
        assert_eq!(written(&["a \"b\""]), "\u{feff}\"a \"\"b\"\"\"\r\n");
        assert_eq!(csv(&[vec![], vec![]]), "\u{feff}\r\n\r\n");
    }

    #[test]
    fn no_field_is_a_formula() {
        for start in [
            "=",
            "+",
            "-",
            "@",
            " =",
            "\t=",
            "\r\n+",
            "\u{3000}-",
            "＝",
            "＋",
            "－",
            "＠",
            "﹦",
            "﹣",
        ] {
            let field = format!("{start}HYPERLINK(\"x\")");
            assert!(written(&[&field]).starts_with("\u{feff}\"'"), "{start:?}");
        }
        for plain in ["a=1", "1-2", "'=1", "", " "] {
            assert!(!written(&[plain]).starts_with("\u{feff}\"'") || plain.starts_with('\''));
        }
    }
}
