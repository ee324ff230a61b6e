//! What reaches the terminal. Texts of policies, answers, file names and arguments may hold characters that move the
//! cursor, change colours, turn the order of letters or cannot be seen; they are shown, and do nothing.

use std::borrow::Cow;
use std::io::Write as _;

use eligibility_check::policy::Lang;

use super::arguments::Failure;
use super::input::reason;
use super::pick;

/// Prints a text to standard output. A reader that stops early, as in `… | head`, is no failure.
pub(super) fn print(text: &str, lang: Lang) -> Result<u8, Failure> {
    write(&shown(text), lang)
}

/// Prints JSON to standard output. What would act on a terminal is escaped as JSON escapes it: the content stays.
pub(super) fn print_json(json: &str, lang: Lang) -> Result<u8, Failure> {
    let escape = |out: &mut String, one: char| {
        for unit in one.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    };
    write(&replaced(json, escape), lang)
}

/// Prints what is to be a file, byte for byte. Its texts have nothing in them that acts on a terminal: the sheet takes it
/// out.
pub(super) fn print_file(content: &str, lang: Lang) -> Result<u8, Failure> {
    write(content, lang)
}

/// Prints one message to standard error.
pub(super) fn complain(message: &str) {
    // Nowhere is left to report that standard error is closed.
    let _ = writeln!(std::io::stderr(), "{}", shown(message));
}

/// The most messages on one file. Where more is wrong than that, the first are the reason for the others.
pub(super) const MOST_MESSAGES: usize = 200;

/// The first messages, and how many there are besides.
pub(super) fn capped(mut messages: Vec<String>, most: usize, lang: Lang) -> Vec<String> {
    let more = messages.len().saturating_sub(most);
    if more > 0 {
        messages.truncate(most);
        messages.push(pick(
            lang,
            format!("……另有 {more} 个，未列出。"),
            format!("… and {more} more."),
        ));
    }
    messages
}

fn write(text: &str, lang: Lang) -> Result<u8, Failure> {
    let mut out = std::io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let reason = reason(&error, lang);
            Err(Failure(pick(
                lang,
                format!("无法输出：{reason}。"),
                format!("The output cannot be written: {reason}."),
            )))
        }
        _ => Ok(0),
    }
}

/// A text with what would act on a terminal written out, as in `\u{1b}`.
fn shown(text: &str) -> Cow<'_, str> {
    replaced(text, |out, one| out.extend(one.escape_unicode()))
}

fn replaced(text: &str, write: impl Fn(&mut String, char)) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    for one in text.chars() {
        if acts(one) {
            write(&mut out, one);
        } else {
            out.push(one);
        }
    }
    Cow::Owned(out)
}

/// Whether a character does something instead of being seen: controls but line break and tab, other line and
/// paragraph ends, marks that turn the direction of writing, and what has no width.
fn acts(one: char) -> bool {
    match one {
        '\n' | '\t' => false,
        _ if one.is_control() => true,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' => {
            true
        }
        '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' => true,
        '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' => true,
        '\u{FFF0}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' => true,
        '\u{E0000}'..='\u{E0FFF}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{capped, replaced, shown};
    use eligibility_check::policy::Lang;

    #[test]
    fn what_acts_on_a_terminal_is_shown_and_the_rest_stays() {
        let plain = "“宁夏工匠”\n\t≥ 25 % · é 😀 العربية";
        assert!(matches!(shown(plain), std::borrow::Cow::Borrowed(text) if text == plain));
        assert_eq!(shown("a\u{1b}[31mb\u{7}\r"), "a\\u{1b}[31mb\\u{7}\\u{d}");
        for acting in [
            '\0',
            '\u{8}',
            '\u{b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{202a}',
            '\u{202e}',
            '\u{2028}',
            '\u{2029}',
            '\u{2066}',
            '\u{2069}',
            '\u{61c}',
            '\u{feff}',
            '\u{2060}',
            '\u{ad}',
            '\u{e0041}',
        ] {
            assert!(shown(&format!("x{acting}y")).is_ascii(), "{acting:?}");
        }
    }

    #[test]
    fn many_messages_end_in_how_many_more() {
        let messages = |count: usize| {
            (0..count)
                .map(|number| number.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(capped(messages(3), 3, Lang::En), messages(3));
        assert_eq!(capped(messages(5), 3, Lang::En)[3], "… and 2 more.");
    }

    #[test]
    fn escaped_json_is_the_same_json() {
        let text = "a\u{202e}b\u{7f}c\u{e0041}";
        let json = serde_json::to_string(text).expect("JSON");
        let escaped = replaced(&json, |out, one| {
            for unit in one.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        });
        assert!(escaped.is_ascii());
        assert_eq!(
            serde_json::from_str::<String>(&escaped).expect("JSON"),
            text
        );
    }
}
