//! What another figure would change, without touching what was answered. Pure.

use eligibility_check::exact::Rational;
use eligibility_check::guidance::{Tryable, what_if};
use eligibility_check::policy::Lang;
use eligibility_check::report::Report;
use eligibility_check::text;

use super::Advice;
use crate::widget::snapshot::Snapshot;
use crate::widget::words::guide_words;

/// A figure that the visitor tries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trial {
    /// The id of its input.
    pub(crate) input: String,
    /// What was typed; `None` until something is.
    pub(crate) text: Option<String>,
}

impl Trial {
    /// The figure, where a plain number was typed.
    pub(crate) fn figure(&self) -> Option<Rational> {
        let is_kept =
            |character: &char| !matches!(character, ',' | '，') && !character.is_whitespace();
        let text = self.text.as_deref()?.chars();
        let digits = text.filter(is_kept).collect::<String>();
        let (whole, part) = digits.split_once('.').unwrap_or((&digits, "0"));
        let is_number =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        (is_number(whole) && is_number(part)).then(|| Rational::parse_decimal(&digits))?
    }
}

/// What comes of a trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TrialResult {
    /// It is the figure of today.
    Today,
    /// It cannot be tried: the least and the most that can.
    Outside(String, String),
    /// The check would come to this, and these criteria would turn: the word for the status, and the statement.
    Found(Outline),
}

/// A result in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) headline: String,
    pub(crate) turns: Vec<(&'static str, String)>,
}

impl TrialResult {
    /// The same in sentences: the first by itself, then one for each criterion that turns.
    pub(crate) fn sentences(&self, lang: Lang) -> Vec<String> {
        let words = guide_words(lang);
        match self {
            Self::Today => vec![words.today.to_owned()],
            Self::Outside(least, most) => vec![text::fill(words.cannot_try, &[least, most])],
            Self::Found(Outline { headline, turns }) => {
                let mut sentences = vec![headline.clone()];
                for (status, statement) in turns {
                    sentences.push([*status, words.colon, statement].concat());
                }
                sentences
            }
        }
    }
}

/// The figure that is shown to be tried: the visitor's choice, else that of the nearest gap, else the first.
pub(crate) fn shown_lever<'a>(advice: &'a Advice, trial: Option<&Trial>) -> Option<&'a Tryable> {
    let levers = advice.levers();
    let of = |input: usize| levers.iter().find(|lever| lever.input == input);
    let chosen = trial.and_then(|trial| of(advice.policy().input_position(&trial.input)?));
    let near = || of(advice.nearest_input()?);
    chosen.or_else(near).or(levers.first())
}

/// What comes of a trial of this figure.
pub(crate) fn trial_result(advice: &Advice, lever: &Tryable, trial: Option<&Trial>) -> TrialResult {
    let policy = advice.policy();
    let is_chosen = |trial: &&Trial| policy.input_position(&trial.input) == Some(lever.input);
    let Some(trial) = trial.filter(is_chosen).filter(|trial| trial.text.is_some()) else {
        return TrialResult::Today;
    };
    let figure = trial.figure();
    if figure == Some(lever.today) {
        return TrialResult::Today;
    }
    let answers = &advice.state.answers;
    let evaluation = &advice.outcome.evaluation;
    let tried = figure.and_then(|figure| what_if(policy, evaluation, answers, lever.input, figure));
    let Some(tried) = tried else {
        let [least, most] =
            [lever.least, lever.most].map(|bound| text::amount(policy, lever.input, bound));
        return TrialResult::Outside(least, most);
    };
    let mut turns = Vec::new();
    if let Some(report) = Report::new(policy, &tried.evaluation, answers) {
        for (position, row) in report.criteria().enumerate() {
            if tried.turned.contains(&position) {
                turns.push((row.status_text(), row.statement()));
            }
        }
    }
    TrialResult::Found(Outline {
        headline: text::headline(policy, &tried.evaluation).title,
        turns,
    })
}

impl Snapshot {
    /// What comes of the figure that is tried, in one line.
    pub(crate) fn trial_sentence(&self) -> String {
        let trial = self.state.choices.trial.as_ref();
        let result = self.advice.as_ref().and_then(|advice| {
            let lever = shown_lever(advice, trial)?;
            Some(trial_result(advice, lever, trial))
        });
        result.map_or_else(String::new, |result| {
            result.sentences(self.state.policy.lang).join(" ")
        })
    }
}
