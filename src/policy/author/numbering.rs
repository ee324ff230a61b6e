//! How documents number: 第七条(二)3, 一、(四), 专栏2. Enough to see that a number is left out.

/// A step of a place in a document.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// What the number is of, such as `第条` or `()`.
    label: String,
    number: u32,
    /// The bytes of the number, and what closes it.
    start: usize,
    closing: String,
    /// 二 and not 2.
    numeral: bool,
}

impl Step {
    fn same(&self, other: &Self) -> bool {
        self.label == other.label && self.number == other.number
    }
}

/// Whether a clause is an item or begins with it: `第十条(一)第一分句` with `第十条(一)`, and not
/// `第七条(一)12` with `第七条(一)1`.
pub(super) fn belongs(clause: &str, item: &str) -> bool {
    let Some(rest) = clause.strip_prefix(item) else {
        return false;
    };
    match (item.chars().next_back(), rest.chars().next()) {
        (Some(last), Some(next)) => {
            !(last.is_ascii_digit() && next.is_ascii_digit()
                || is_numeral(last) && is_numeral(next))
        }
        (last, _) => last.is_some(),
    }
}

/// The numbers of a place, outermost first.
pub(super) fn path(at: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut label = String::new();
    let mut start = 0;
    while let Some(rest) = at.get(start..)
        && let Some(first) = rest.chars().next()
    {
        let run = |belongs: fn(char) -> bool| {
            rest.find(|character| !belongs(character))
                .unwrap_or(rest.len())
        };
        let (digits, numerals) = (run(|one| one.is_ascii_digit()), run(is_numeral));
        let length = digits.max(numerals).max(first.len_utf8());
        let (written, after) = rest.split_at(length);
        let next = after.chars().next();
        // 2025年 and 30% are figures, not numbers of items.
        let ends = next.is_none_or(|next| "、.．)）(（第".contains(next) || next.is_whitespace());
        let number = value(written).filter(|_| label.ends_with('第') || ends);
        let Some(number) = number else {
            label.extend(written.chars().filter(|one| !one.is_whitespace()));
            start += length;
            continue;
        };
        let closing = next.filter(|next| label.ends_with('第') || "、.．)）".contains(*next));
        let closing = closing.map(String::from).unwrap_or_default();
        label.push_str(closing.trim_matches(['、', '.', '．']));
        steps.push(Step {
            label: std::mem::take(&mut label),
            number,
            start,
            numeral: digits == 0,
            closing: closing.clone(),
        });
        start += length + closing.len();
    }
    steps
}

/// Whether two places have the same numbers, however they are written.
pub(super) fn same_numbers(left: &str, right: &str) -> bool {
    let numbers = |at| path(at).iter().map(|step| step.number).collect::<Vec<_>>();
    numbers(left) == numbers(right)
}

fn same_path(left: &[Step], right: &[Step]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(left, right)| left.same(right))
}

/// Whether a place can stand after another one.
pub(super) fn follows(before: &[Step], after: &[Step]) -> bool {
    for (left, right) in before.iter().zip(after) {
        if !left.same(right) {
            return left.label != right.label || left.number < right.number;
        }
    }
    true
}

/// The place that is left out before another one: each number is the first, or the next.
pub(super) fn gap(paths: &[Vec<Step>], position: usize, at: &str) -> Option<String> {
    let place = paths.get(position)?;
    let earlier = paths.get(..position)?;
    for (depth, step) in place.iter().enumerate() {
        if step.number <= 1 {
            continue;
        }
        let wanted = step.number - 1;
        let outer = place.get(..depth)?;
        let alike = |path: &&Vec<Step>| path.get(depth).is_some_and(|one| one.label == step.label);
        let within = |path: &&Vec<Step>| {
            let other = path.get(..depth).unwrap_or_default();
            outer
                .iter()
                .zip(other)
                .all(|(left, right)| left.same(right))
        };
        let number = |path: &Vec<Step>| path.get(depth).map_or(0, |step| step.number);
        let last = earlier.iter().rev().filter(alike).find(within).map(number);
        // 第二款 after an article whose first paragraph is the article itself.
        let unnumbered_first = wanted == 1 && step.label.starts_with('第') && {
            let whole = at.get(..step.start).unwrap_or_default();
            let whole = path(whole.trim_end_matches('第'));
            depth > 0 && earlier.iter().any(|path| same_path(path, &whole))
        };
        let sound = match last {
            None if unnumbered_first => true,
            Some(last) => last == wanted || last == step.number,
            // Some documents number on across their chapters, and then only one of them has a 1.
            None => {
                let firsts = paths.iter().filter(alike).filter(|path| number(path) == 1);
                let last = earlier.iter().rev().find(alike).map(number);
                last == Some(wanted) && firsts.filter(|path| path.len() == depth + 1).count() == 1
            }
        };
        if !sound {
            let before = at.get(..step.start).unwrap_or_default();
            let number = if step.numeral {
                numeral(wanted)
            } else {
                wanted.to_string()
            };
            return Some(format!("{before}{number}{}", step.closing));
        }
    }
    None
}

const NUMERALS: &str = "一二三四五六七八九";

fn is_numeral(character: char) -> bool {
    NUMERALS.contains(character) || "十百零〇".contains(character)
}

/// Reads 23 and 二十三.
fn value(written: &str) -> Option<u32> {
    if let Ok(number) = written.parse() {
        return Some(number);
    }
    let (mut total, mut digit) = (0, 0);
    for character in written.chars() {
        match character {
            '百' => total += std::mem::take(&mut digit).max(1) * 100,
            '十' => total += std::mem::take(&mut digit).max(1) * 10,
            '零' | '〇' => {}
            _ => {
                let place = NUMERALS.chars().position(|one| one == character)?;
                digit = u32::try_from(place).ok()? + 1;
            }
        }
    }
    Some(total + digit)
}

/// Writes 23 as 二十三, below a hundred.
fn numeral(number: u32) -> String {
    let one = |digit: u32| {
        let digit = usize::try_from(digit).unwrap_or(0);
        digit
            .checked_sub(1)
            .and_then(|place| NUMERALS.chars().nth(place))
    };
    let (tens, ones) = (number / 10, number % 10);
    if tens > 9 {
        return number.to_string();
    }
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => one(tens).into_iter().chain(['十']).collect(),
    };
    tens.chars().chain(one(ones)).collect()
}

#[cfg(test)]
mod tests {
    use super::{belongs, follows, gap, path};

    fn gap_before_last(places: &[&str]) -> Option<String> {
        let paths = places.iter().map(|at| path(at)).collect::<Vec<_>>();
        gap(&paths, places.len() - 1, places.last().expect("a place"))
    }

    #[test]
    fn what_belongs_to_an_item() {
        assert!(belongs("第十条(一)第一分句", "第十条(一)"));
        assert!(belongs("第七条(一)1", "第七条(一)1"));
        assert!(!belongs("第七条(一)12", "第七条(一)1"));
        assert!(!belongs("专栏十二", "专栏十"));
        assert!(!belongs("第七条", "第七条(一)"));
    }

    #[test]
    fn numbers_left_out() {
        let found = |places: &[&str]| gap_before_last(places).unwrap_or_default();
        assert_eq!(found(&["第一条", "第二条"]), "");
        assert_eq!(found(&["第一条", "第三条"]), "第二条");
        assert_eq!(found(&["第二十二条"]), "第二十一条");
        assert_eq!(found(&["第一条(一)1", "第一条(一)3"]), "第一条(一)2");
        assert_eq!(
            found(&["第一条(一)1", "第一条(二)1", "第一条(三)2"]),
            "第一条(三)1"
        );
        assert_eq!(found(&["四(一)1", "四(二)2"]), "");
        assert_eq!(found(&["第一条(一)7", "第一条(三)1"]), "第一条(二)");
        assert_eq!(found(&["一、(一)", "二、(二)"]), "");
        assert_eq!(
            found(&["一、(一)", "一、(二)", "二、(一)", "三、(三)"]),
            "三、(二)"
        );
        assert_eq!(found(&["专栏1", "专栏3"]), "专栏2");
        assert_eq!(found(&["第一条", "第一条第二款"]), "");
        assert_eq!(found(&["2025年目标"]), "");
        assert_eq!(found(&["第一条", "第一条(一)", "附则"]), "");
    }

    #[test]
    fn the_order_of_the_document() {
        let after = |before: &str, after: &str| follows(&path(before), &path(after));
        assert!(after("第七条", "第七条(一)"));
        assert!(after("第七条(一)7", "第七条(二)1"));
        assert!(after("第九条(五)", "第十条"));
        assert!(!after("第七条(二)1", "第七条(一)7"));
        assert!(after("第七条末句", "专栏1"));
    }
}
