//! The two heads with known content, under each way of stretching, trained on 512 tokens and read at 4096: the tables that came with
//! the notes, from the code that draws them.

#![allow(clippy::approx_constant, reason = "printed digits")]

use rotarium_kernel::attention::PairWeights;
use rotarium_kernel::heads::{Line, fitted, looking_back, target, tax, unseen_share};
use rotarium_kernel::{Encoding, Head, Sequence};
use rotarium_lab::{Lab, Language, SlotName, link};

use crate::tools::assert_printed;

/// Recipes in the words of a link.
const METHODS: [&str; 9] = [
    "scheme=rope",
    "scheme=pi&factor=8",
    "scheme=ntk&factor=8&variant=bloc97",
    "scheme=ntk&factor=8&variant=ntk-fixed",
    "scheme=ntk-mixed&factor=8&exponent=0.625",
    "scheme=yarn&factor=8&original=512&attention-factor=1",
    "scheme=yarn&factor=8&original=512&attention-factor=1&ramp=along-turns",
    "scheme=rerope&window=128",
    "scheme=leaky-rerope&window=128&leak=16",
];

/// With ridge 0.1: RMS error below 64, largest logit from 512 on, mass below 64 at 512 and at 4096. With ridge 0.001: largest
/// logit from 512 on, mass below 64 at 4096.
const FITTED: [([f64; 4], [f64; 2]); 9] = [
    ([0.065, 0.80, 0.951, 0.004], [6.28, 0.000]),
    ([2.861, -5.67, 0.692, 0.656], [-5.68, 0.673]),
    ([1.564, -2.22, 0.781, 0.257], [6.76, 0.000]),
    ([1.581, -2.08, 0.780, 0.256], [6.81, 0.000]),
    ([1.941, -3.37, 0.754, 0.475], [4.40, 0.003]),
    ([2.094, -4.30, 0.513, 0.415], [1.76, 0.069]),
    ([2.601, -5.25, 0.593, 0.546], [-2.16, 0.387]),
    ([0.065, -7.03, 0.897, 0.523], [-7.00, 0.529]),
    ([0.065, -7.31, 0.906, 0.742], [-7.31, 0.752]),
];

/// Probability of the token that is meant, and where the peak is, for δ = 1, 4, 16.
const LOOKING_BACK: [([f64; 3], [usize; 3]); 9] = [
    ([0.377, 0.343, 0.333], [1, 4, 16]),
    ([0.036, 0.001, 0.000], [8, 32, 128]),
    ([0.299, 0.245, 0.057], [1, 4, 18]),
    ([0.291, 0.229, 0.033], [1, 4, 18]),
    ([0.222, 0.108, 0.000], [1, 5, 26]),
    ([0.291, 0.260, 0.186], [1, 4, 16]),
    ([0.239, 0.195, 0.038], [1, 4, 16]),
    ([0.359, 0.308, 0.319], [1, 4, 16]),
    ([0.361, 0.329, 0.318], [1, 4, 16]),
];

fn lab(recipe: &str) -> Lab {
    let opened = link::read(&format!("#/bench?{recipe}&image=none&n=4096&dim=128"), Language::En);
    assert_eq!(opened.notices, [], "{recipe}");
    opened.lab
}

/// The head on a text of so many tokens.
fn head(encoding: &Encoding, lab: &Lab, tokens: usize) -> Head {
    Head::new(encoding, lab.dim, &Sequence::text(tokens))
}

/// The logits of the last token of a text.
fn line(recipe: &str, weights: &PairWeights, tokens: usize) -> Line {
    let lab = lab(recipe);
    Line::of(&head(&lab.encoding(SlotName::A), &lab, tokens), weights, tokens - 1)
}

fn thetas() -> Vec<f64> {
    let lab = lab("scheme=rope");
    let head = head(&lab.encoding(SlotName::A), &lab, 512);
    (0..64).map(|pair| head.frequencies().theta(pair)).collect()
}

#[test]
fn the_fitted_head_does_what_was_printed() {
    let [firm, loose] = [0.1, 0.001].map(|ridge| fitted(&thetas(), 512, ridge));
    assert_printed(
        line("scheme=rope", &firm, 512).largest(0, 512),
        -0.40,
        2,
        "largest in training",
    );
    for (recipe, (firmly, loosely)) in METHODS.into_iter().zip(FITTED) {
        let long = line(recipe, &firm, 4096);
        assert_printed(long.rms(64, target), firmly[0], 3, &format!("{recipe}: RMS"));
        assert_printed(long.largest(512, 4096), firmly[1], 2, &format!("{recipe}: far logit"));
        let short = line(recipe, &firm, 512).masses(64, 512);
        assert_printed(short.near, firmly[2], 3, &format!("{recipe}: mass at 512"));
        assert_eq!((short.beyond, short.sinks), (0.0, 0.0));
        let masses = long.masses(64, 512);
        assert_printed(masses.near, firmly[3], 3, &format!("{recipe}: mass at 4096"));
        assert!((masses.near + masses.trained + masses.beyond + masses.sinks - 1.0).abs() < 1e-9);
        let long = line(recipe, &loose, 4096);
        assert_printed(
            long.largest(512, 4096),
            loosely[0],
            2,
            &format!("{recipe}, loose: far logit"),
        );
        assert_printed(long.masses(64, 512).near, loosely[1], 3, &format!("{recipe}, loose: mass"));
    }
}

#[test]
fn the_head_that_looks_back_does_what_was_printed() {
    for (recipe, (masses, peaks)) in METHODS.into_iter().zip(LOOKING_BACK) {
        for (index, offset) in [1, 4, 16].into_iter().enumerate() {
            let line = line(recipe, &looking_back(&thetas(), offset as f64), 4096);
            let what = format!("{recipe}, δ = {offset}");
            assert_printed(line.weight(offset), masses[index], 3, &what);
            assert_eq!(line.peak(), Some(peaks[index]), "{what}: the peak");
        }
    }
}

#[test]
fn what_keeps_short_texts_as_they_were_costs_nothing() {
    let weights = fitted(&thetas(), 512, 0.1);
    let cost = |recipe: &str| {
        let (lab, rope) = (lab(recipe), self::lab("scheme=rope"));
        let [method, original] =
            [&lab, &rope].map(|lab| head(&lab.encoding(SlotName::A), lab, 512));
        tax(&method, &original, &weights)
    };
    let free = [
        "scheme=rope",
        "scheme=dynamic-ntk&original=512",
        "scheme=log-n-post-hoc&original=512",
        "scheme=window&window=512",
        "scheme=rerope&window=512",
        "scheme=leaky-rerope&window=512",
        "scheme=pi&factor=1",
    ];
    for recipe in free {
        assert_eq!(cost(recipe), 0.0, "{recipe}");
    }
    for recipe in &METHODS[1..] {
        assert!(cost(recipe) > 0.5, "{recipe}: {}", cost(recipe));
    }
    // Half of the training length out of sight.
    assert_eq!(cost("scheme=window&window=256"), f64::INFINITY);
    // Position interpolation by 8 shows at Δ what was at Δ/8: the largest change is |f(511/8) − f(511)| or one like it.
    let line = line("scheme=rope", &weights, 512);
    let change = |at: usize| (line.at(8 * at).unwrap() - line.at(at).unwrap()).abs();
    let least = (0..64).map(change).fold(0.0, f64::max);
    assert!(cost("scheme=pi&factor=8") >= least && least > 2.0, "{least}");
}

#[test]
fn unseen_shares_of_the_circle_are_as_printed() {
    let printed = [
        (0, 0.220, 3),
        (1, 0.0002, 4),
        (2, 0.075, 3),
        (4, 0.053, 3),
        (5, 0.0002, 4),
        (6, 0.0002, 4),
        (7, 0.0, 9),
        (8, 0.0, 9),
    ];
    let rope = lab("scheme=rope");
    let original = head(&rope.encoding(SlotName::A), &rope, 512);
    for (method, wanted, decimals) in printed {
        let lab = lab(METHODS[method]);
        let method = head(&lab.encoding(SlotName::A), &lab, 4096);
        assert_printed(unseen_share(&method, &original, 512), wanted, decimals, METHODS[0]);
    }
}
