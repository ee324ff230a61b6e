//! Takes from a text whatever does not matter.

/// The shortest text that still fails, as far as `fails` goes along: it says no when the time is up.
pub fn shortest(text: &str, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let by_line = without_pieces(
        text.split_inclusive('\n').map(str::to_owned).collect(),
        fails,
    );
    let characters = by_line.chars().map(String::from).collect::<Vec<_>>();
    if characters.len() > 4_000 {
        return by_line;
    }
    without_pieces(characters, fails)
}

/// Takes out ever shorter runs of pieces.
fn without_pieces(mut pieces: Vec<String>, fails: &mut dyn FnMut(&str) -> bool) -> String {
    let mut run = pieces.len() / 2;
    while run > 0 {
        let mut at = 0;
        let mut changed = false;
        while at < pieces.len() {
            let end = (at + run).min(pieces.len());
            let shorter = [&pieces[..at], &pieces[end..]].concat();
            if fails(&shorter.concat()) {
                pieces = shorter;
                changed = true;
            } else {
                at = end;
            }
        }
        if !changed || run > 1 {
            run /= 2;
        }
    }
    pieces.concat()
}
