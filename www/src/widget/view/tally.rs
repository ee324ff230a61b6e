//! Three counts that are never mixed: computed, declared, for the experts.

use eligibility_check::evaluation::Status;
use eligibility_check::exact::digits;
use eligibility_check::policy::{CheckKind, Evidence, Lang};
use eligibility_check::report::{Tally, look};
use eligibility_check::text;
use yew::prelude::*;

use super::mark::mark;

pub(super) fn tally(counts: &[(Evidence, Tally)], kind: CheckKind, lang: Lang) -> Html {
    let cells = counts
        .iter()
        .map(|(evidence, counts)| cell(*evidence, counts, kind, lang));
    html! { <dl class="tally">{ for cells }</dl> }
}

fn cell(evidence: Evidence, counts: &Tally, kind: CheckKind, lang: Lang) -> Html {
    if counts.total() == 0 {
        return Html::default();
    }
    let of = |status: Status| counts.of(status);
    let (good, favourable) = match kind {
        CheckKind::Exit => (Status::Unmet, Some(false)),
        _ => (Status::Met, None),
    };
    // What does not apply or is waived is in neither number.
    let counted = counts.total() - of(Status::Waived) - of(Status::NotApplicable);
    let only_judged = evidence == Evidence::Judged && of(Status::Judged) == counted;
    let counted = digits(counted);
    let (figure, rest) = if only_judged {
        (counted, String::new())
    } else {
        (digits(of(good)), [" / ", &counted].concat())
    };
    let others = counts
        .counted()
        .filter(|(status, _)| *status != good && !(only_judged && *status == Status::Judged));
    let others = others.map(|(status, count)| {
        let look = look(status, favourable.filter(|_| status == Status::Met));
        let word = text::status(status, kind, lang);
        let count = digits(count);
        html! {
            <span data-look={look} key={[word, &count].concat()}>
                { mark(look) }
                <span class="unseen">{ [word, " "].concat() }</span>
                {count}
            </span>
        }
    });
    let name = text::evidence(evidence, lang);
    html! {
        <div class="tally-cell">
            <dt key={name}>{name}</dt>
            <dd>
                <span class="tally-figure" key={[&*figure, &rest].concat()}><b>{figure}</b>{rest}</span>
                <span class="tally-rest">{ for others }</span>
            </dd>
        </div>
    }
}
