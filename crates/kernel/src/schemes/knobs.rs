//! Knobs that several schemes of mixed sequences share.
//!
//! Deliberately does not know: what a scheme does with them.

use super::Setup;
use crate::allocation::{Allocation, Chunked, Strided};
use crate::knob::{Kind, Knob};

/// Pairs of time, as a share of 64ths.
pub(super) const fn time(of_64: f64) -> Knob {
    Knob { key: "section-t", symbol: "s_t", kind: Kind::Pairs { share: of_64 / 64.0 } }
}

/// Pairs of rows, as a share of 64ths; columns take what time and rows leave.
pub(super) const fn rows(of_64: f64) -> Knob {
    Knob { key: "section-h", symbol: "s_h", kind: Kind::Pairs { share: of_64 / 64.0 } }
}

/// Pairs of time and of rows for sections of consecutive pairs.
pub(super) fn chunked(setup: &Setup, time: &Knob, rows: &Knob) -> Allocation {
    let [first, second] = [time, rows].map(|knob| setup.settings.whole(knob, setup.dim));
    Allocation::Chunked(Chunked { first, second })
}

/// Pairs of time and of rows for sections that alternate.
pub(super) fn strided(setup: &Setup, time: &Knob, rows: &Knob) -> Allocation {
    let [time, rows] = [time, rows].map(|knob| setup.settings.whole(knob, setup.dim));
    let columns = setup.dim.pairs().saturating_sub(time + rows);
    Allocation::Strided(Strided { rows, columns })
}

/// A positive number on a logarithmic slider.
pub(super) const fn ratio(
    key: &'static str,
    symbol: &'static str,
    [min, default, max]: [f64; 3],
) -> Knob {
    Knob { key, symbol, kind: Kind::Number { min, max, default, whole: false, logarithmic: true } }
}

/// One of a list.
pub(super) const fn choice(
    key: &'static str,
    symbol: &'static str,
    ids: &'static [&'static str],
) -> Knob {
    Knob { key, symbol, kind: Kind::Choice { ids, default: 0 } }
}

/// Code or paper.
pub(super) const VARIANT: Knob = choice("position-rule", "", &["as-code", "as-paper"]);
