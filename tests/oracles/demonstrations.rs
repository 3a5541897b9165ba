//! The head that looks back δ tokens, under each way of stretching: a table of numbers that were published with the notes.

#![allow(clippy::approx_constant, reason = "printed digits")]

use rotarium_kernel::temperature::{Fixed, Temperature};
use rotarium_kernel::{Content, Encoding, Head};
use rotarium_lab::{Language, SlotName, link};

use crate::tools::assert_printed;

/// Recipes in the words of a link: trained on 512 tokens, read at 4096.
const METHODS: [(&str, [f64; 3], [usize; 3]); 9] = [
    ("scheme=rope", [0.377, 0.343, 0.333], [1, 4, 16]),
    ("scheme=pi&factor=8", [0.036, 0.001, 0.000], [8, 32, 128]),
    ("scheme=ntk&factor=8&variant=bloc97", [0.299, 0.245, 0.057], [1, 4, 18]),
    ("scheme=ntk&factor=8&variant=ntk-fixed", [0.291, 0.229, 0.033], [1, 4, 18]),
    ("scheme=ntk-mixed&factor=8&exponent=0.625", [0.222, 0.108, 0.000], [1, 5, 26]),
    ("scheme=yarn&factor=8&original=512&attention-factor=1", [0.291, 0.260, 0.186], [1, 4, 16]),
    (
        "scheme=yarn&factor=8&original=512&attention-factor=1&ramp=along-turns",
        [0.239, 0.195, 0.038],
        [1, 4, 16],
    ),
    ("scheme=rerope&window=128", [0.359, 0.308, 0.319], [1, 4, 16]),
    ("scheme=leaky-rerope&window=128&leak=16", [0.361, 0.329, 0.318], [1, 4, 16]),
];

/// Scores 0.25 · Σ cos: 0.125 of the product of two vectors of ones.
fn head(recipe: &str) -> Head {
    let opened = link::read(&format!("#/bench?{recipe}&image=none&n=4096&dim=128"), Language::En);
    assert_eq!(opened.notices, [], "{recipe}");
    let temperature = Temperature::Fixed(Fixed { factor: 0.125 });
    let encoding = Encoding { temperature, ..opened.lab.encoding(SlotName::A) };
    Head::new(&encoding, opened.lab.dim, &opened.lab.sequence())
}

#[test]
fn a_head_that_looks_back_is_distorted_as_published() {
    for (recipe, masses, peaks) in METHODS {
        let head = head(recipe);
        for (index, offset) in [1, 4, 16].into_iter().enumerate() {
            let row = head.row(&Content::Shifted { offset: offset as f64 }, 4095);
            let what = format!("{recipe}, δ = {offset}");
            assert_printed(row.weight(4095 - offset), masses[index], 3, &what);
            let peak = (0..4096).max_by(|&a, &b| row.weight(a).total_cmp(&row.weight(b)));
            assert_eq!(4095 - peak.unwrap(), peaks[index], "{what}: the peak");
        }
    }
}
