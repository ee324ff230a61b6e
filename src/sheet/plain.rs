//! Texts of policies and answers, as they may stand on paper and in tables: of bounded length, and nothing in them that
//! cannot be seen.

/// Longer texts are cut; no policy has one.
const LONGEST: usize = 800;

/// A text without what cannot be seen, cut where it is too long.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut within_gap = false;
    for (place, one) in text.chars().enumerate() {
        if place == LONGEST {
            plain.push('…');
            break;
        }
        let is_gap = is_unseen(one);
        if !is_gap {
            plain.push(one);
        } else if !within_gap {
            plain.push(' ');
        }
        within_gap = is_gap;
    }
    plain.trim().to_owned()
}

/// The same of a text that may be missing.
pub(super) fn plain_if(text: Option<&str>) -> String {
    text.map(plain).unwrap_or_default()
}

/// Control characters, ends of lines, and marks that turn the direction of writing or have no width, and so can make a
/// text look like another. What shapes letters (variation selectors, soft hyphens) stays.
fn is_unseen(one: char) -> bool {
    one.is_control()
        || matches!(one,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// An address that may be a link; nothing where it is none.
pub(super) fn address(url: Option<&str>) -> String {
    let url = plain_if(url);
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        let start = url.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if is_web { url } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::{address, plain};

    #[test]
    fn what_cannot_be_seen_becomes_one_space_and_the_rest_stays() {
        assert_eq!(plain("\u{feff} a\r\n\tb\u{202e}c\u{0} "), "a b c");
        assert_eq!(plain("a\u{2066}\u{61c}\u{e0041}b\u{9b}c"), "a b c");
        let shaped = "“宁夏工匠” · é 😀 葛\u{e0100} ᠠ\u{180b} long\u{ad}word العربية";
        assert_eq!(plain(shaped), shaped);
        assert_eq!(plain("\u{200b}"), "");
    }

    #[test]
    fn what_no_policy_has_is_cut() {
        assert_eq!(plain(&"长".repeat(800)), "长".repeat(800));
        assert_eq!(plain(&"长".repeat(801)), "长".repeat(800) + "…");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(
            address(Some("HTTPS://example.org/a")),
            "HTTPS://example.org/a"
        );
        for other in [
            "javascript:alert(1)",
            "www.example.org",
            "//example.org",
            "",
            "ｈttp://",
        ] {
            assert_eq!(address(Some(other)), "", "{other}");
        }
    }
}
