//! Ranges against exact arithmetic in 128 bits, up to the ends of what fits.

use std::cmp::Ordering;

use eligibility_check::exact::{Edge, Overflow, Range, Rational, Values};
use proptest::prelude::*;
use proptest::sample::select;

/// A fraction of wide numbers with a positive denominator.
type Wide = (i128, i128);

fn wide(value: Rational) -> Wide {
    (value.numerator().into(), value.denominator().into())
}

/// Compares without multiplying: whole parts first, then what is left the other way round.
fn compare((a, b): Wide, (c, d): Wide) -> Ordering {
    let whole = a.div_euclid(b).cmp(&c.div_euclid(d));
    let (left, right) = (a.rem_euclid(b), c.rem_euclid(d));
    match (left, right) {
        _ if whole != Ordering::Equal => whole,
        (0, _) | (_, 0) => left.cmp(&right),
        _ => compare((d, right), (b, left)),
    }
}

fn contains(range: Range, value: Wide) -> bool {
    let below = range.low().finite().map(wide);
    let above = range.high().finite().map(wide);
    below.is_none_or(|low| compare(low, value).is_le())
        && above.is_none_or(|high| compare(value, high).is_le())
}

fn number() -> impl Strategy<Value = Rational> {
    let edges = [i64::MAX, i64::MAX - 1, i64::MIN, i64::MIN + 1, 1 << 62];
    let whole = prop_oneof![
        4 => -4..=4_i64,
        2 => select(edges.to_vec()),
        1 => Just(1_000_000_000_000_000),
        1 => any::<i64>(),
    ];
    let below = prop_oneof![
        3 => Just(1),
        2 => 1..=3_i64,
        1 => select(vec![999_999_937, 1_000_000_000_000_000_003, i64::MAX]),
    ];
    (whole, below).prop_filter_map("fits", |(above, below)| {
        Rational::fraction(above, below).ok()
    })
}

/// A range, a narrower one, and a number within both.
fn nested() -> impl Strategy<Value = (Range, Range, Rational)> {
    let open = || prop::bool::weighted(0.2);
    (
        prop::collection::vec(number(), 5),
        open(),
        open(),
        0..4_usize,
    )
        .prop_map(|(mut numbers, no_low, no_high, shape)| {
            numbers.sort();
            let [a, b, c, d, e] = numbers.try_into().expect("five");
            let range = |low: Rational, high: Rational| {
                Range::new(Edge::at(low), Edge::at(high)).expect("sorted")
            };
            let (mut outer, mut inner) = (range(a, e), range(b, d));
            match shape {
                // One number, alone or within more.
                0 => (outer, inner) = (Range::point(c), Range::point(c)),
                1 => inner = Range::point(c),
                _ => {}
            }
            let low = if no_low {
                Edge::NEGATIVE_INFINITY
            } else {
                outer.low()
            };
            let high = if no_high {
                Edge::POSITIVE_INFINITY
            } else {
                outer.high()
            };
            outer = Range::new(low, high).expect("wider");
            (outer, inner, c)
        })
}

type Operation = fn(Range, Range) -> Result<Option<Range>, Overflow>;
type Exactly = fn(Wide, Wide) -> Option<Wide>;

const OPERATIONS: [(&str, Operation, Exactly); 5] = [
    (
        "plus",
        |l, r| l.plus(r).map(Some),
        |(a, b), (c, d)| Some((a * d + c * b, b * d)),
    ),
    (
        "minus",
        |l, r| l.minus(r).map(Some),
        |(a, b), (c, d)| Some((a * d - c * b, b * d)),
    ),
    (
        "times",
        |l, r| l.times(r).map(Some),
        |(a, b), (c, d)| Some((a * c, b * d)),
    ),
    ("over", Range::over, |(a, b), (c, d)| {
        (c != 0).then(|| (a * d * c.signum(), b * c.abs()))
    }),
    (
        "negate",
        |l, _| l.negate().map(Some),
        |(a, b), _| Some((-a, b)),
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is true lies within; a narrower range gives no wider one; only single numbers do not fit, and what
    /// fits is exact.
    #[test]
    fn every_result_lies_within(
        (left, narrow_left, x) in nested(),
        (right, narrow_right, y) in nested(),
    ) {
        for (name, operation, exactly) in OPERATIONS {
            let both = |l: Range, r: Range| {
                let known = l.single().is_some() && (name == "negate" || r.single().is_some());
                let found = operation(l, r);
                assert!(found.is_ok() || known || name == "minus", "{name} {l:?} {r:?}");
                found.ok().map(|found| (found, known))
            };
            let truth = exactly(wide(x), wide(y));
            let outer = both(left, right);
            let inner = both(narrow_left, narrow_right);
            for (found, known) in [outer, inner].into_iter().flatten() {
                match (found, truth) {
                    (Some(found), Some(truth)) => {
                        prop_assert!(contains(found, truth), "{} {:?} {:?}: {:?}", name, left, right, found);
                        let single = found.single().map(wide);
                        prop_assert!(!known || single.is_some_and(|single| compare(single, truth).is_eq()));
                    }
                    (None, Some(_)) => prop_assert!(false, "{name} gives nothing for {x} and {y}"),
                    (_, None) => {}
                }
            }
            if let (Some((Some(outer), _)), Some((Some(inner), _))) = (outer, inner) {
                let within = outer.low() <= inner.low() && inner.high() <= outer.high();
                prop_assert!(within, "{} {:?} {:?}: {:?} {:?}", name, left, right, outer, inner);
            }
        }
    }

    /// Comparisons of ranges are those of the numbers in them.
    #[test]
    fn every_comparison_is_that_of_the_numbers((left, _, x) in nested(), (right, _, y) in nested()) {
        let below = Values::of(left).less_than(&Values::of(right));
        let truth = compare(wide(x), wide(y)).is_lt();
        prop_assert!(below.is_open() || below.holds() == truth, "{:?} {:?}", left, right);
        prop_assert!(!below.is_open() || left.single().is_none() || right.single().is_none());
    }

    /// A rising function that does not fit at one end leaves that end open.
    #[test]
    fn a_rising_function_holds_every_result((range, _, x) in nested(), most in number()) {
        let cut = |value: Rational| if value > most { Err(Overflow) } else { Ok(value) };
        if let Ok(mapped) = range.map_rising(&cut)
            && x <= most
        {
            prop_assert!(mapped.contains(x));
        }
    }
}
