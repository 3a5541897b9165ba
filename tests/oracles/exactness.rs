//! Extremes per column and the error of curves of a million steps.

use rotarium_kernel::decay::{Definition, columns};
use rotarium_kernel::{Content, MAX_TOKENS};

use crate::tools::{STEP, rope};

#[test]
fn columns_are_the_extremes_of_their_stretch() {
    let values: Vec<f32> =
        (0..10_007).map(|step| (step as f32 * 0.83).sin() * (step as f32 * 0.001).cos()).collect();
    for length in [0, 1, 2, 63, 64, 65, 1000, 10_007] {
        for most in [0, 1, 2, 64, 999, 20_000] {
            let values = &values[..length];
            let drawn = columns(values, most);
            assert_eq!(drawn.len(), length.min(most.max(1)), "{length} values in {most} columns");
            // Every value belongs to exactly one column, and each end of a column is one of its values.
            let ends = drawn.iter().skip(1).map(|column| column.start).chain([length]);
            for (column, end) in drawn.iter().zip(ends) {
                let stretch = &values[column.start..end];
                let sorted =
                    |pick: fn(f32, f32) -> f32| stretch.iter().copied().reduce(pick).unwrap();
                assert_eq!([column.low, column.high], [sorted(f32::min), sorted(f32::max)]);
                assert!(
                    stretch.len() * drawn.len() < length + drawn.len(),
                    "stretches are equal to one value"
                );
            }
            assert_eq!(drawn.first().map(|column| column.start), (length > 0).then_some(0));
        }
    }
}

#[test]
fn the_extremes_of_a_drawn_curve_are_those_of_the_curve() {
    let head = rope(128, 1e4);
    let curve = head.decay(Definition::Kernel, &Content::Ones, (0.0, 0.0), STEP, 65_536);
    let drawn = columns(&curve, 1200);
    let ends = drawn.iter().skip(1).map(|column| column.start).chain([curve.len()]);
    for (column, end) in drawn.iter().zip(ends).step_by(37) {
        let exact = (column.start..end)
            .map(|m| head.decay_at(Definition::Kernel, &Content::Ones, (0.0, 0.0), STEP, m as f64));
        let (low, high) = exact
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        assert!(
            (f64::from(column.low) - low).abs() < 3e-7
                && (f64::from(column.high) - high).abs() < 3e-7
        );
    }
}

/// The largest error of a curve of 2²⁰ steps, looked at every few steps and at both ends.
fn worst_error(definition: Definition, content: &Content, moments: (f64, f64)) -> f64 {
    let head = rope(128, 1e6);
    let curve = head.decay(definition, content, moments, STEP, MAX_TOKENS);
    assert_eq!(curve.len(), MAX_TOKENS);
    let looked_at =
        (0..2000).chain((2000..MAX_TOKENS).step_by(101)).chain(MAX_TOKENS - 2000..MAX_TOKENS);
    looked_at
        .map(|m| {
            (f64::from(curve[m]) - head.decay_at(definition, content, moments, STEP, m as f64))
                .abs()
        })
        .fold(0.0, f64::max)
}

#[test]
fn a_million_steps_of_the_kernel() {
    let worst = worst_error(Definition::Kernel, &Content::Ones, (0.0, 0.0));
    assert!(worst < 5e-7, "{worst}");
}

#[test]
fn a_million_steps_of_expected_and_given_scores() {
    let expected = worst_error(Definition::Independent, &Content::Ones, (1.0, 1.0));
    assert!(expected < 1e-5, "{expected}");
    let given = worst_error(Definition::Given, &Content::Shifted { offset: 100.0 }, (0.0, 0.0));
    assert!(given < 1e-5, "{given}");
}

#[test]
fn a_million_steps_of_the_bound() {
    let worst = worst_error(Definition::Bound, &Content::Ones, (0.0, 0.0));
    assert!(worst < 3e-5, "{worst}");
}
