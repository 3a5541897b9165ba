//! What a recipe for long texts does: to the angles, to near tokens, and to texts as short as those of training.
//!
//! Deliberately does not know: which settings are recommended, and whether a model still works with them.

use std::f64::consts::TAU;

use super::arcs::farthest;
use super::{Arcs, unseen_arcs};
use crate::attention::Head;

/// What a recipe does to a text that is longer than those of training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extension {
    /// Pairs with angles beyond training.
    pub arcs: Arcs,
    /// Pairs that turn.
    pub turning: usize,
    /// Share of the circle that is new, on the mean over the pairs that turn.
    pub new_share: f64,
    /// Angle of the fastest pair from one token to the next, in radians.
    pub step: f64,
    /// Largest |ρ − Δ| of near tokens.
    pub bend: f64,
    /// Attention factor m, which multiplies q and k each.
    pub factor: f64,
    /// Whether texts no longer than those of training have the scores that they had.
    pub same: bool,
}

/// Queries, and keys of each, that are tried.
const TRIED: usize = 64;

/// Radians per token of every pair.
fn speeds(head: &Head) -> Vec<f64> {
    let step = head.encoding().placement.text_step();
    head.frequencies().angles(step).map(f64::abs).collect()
}

/// Even samples of 0 … `last`, with both ends.
fn samples(last: usize) -> impl Iterator<Item = usize> {
    let count = last.clamp(1, TRIED);
    (0..=count).map(move |at| (last as u128 * at as u128 / count as u128) as usize)
}

/// Places from `last` down, spread by the golden ratio, so that no period of a rule is met at one phase only.
fn scattered(last: usize) -> impl Iterator<Item = usize> {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    (0..=TRIED).map(move |at| {
        let share = at as f64 * GOLDEN;
        last - ((share - libm::floor(share)) * last as f64) as usize
    })
}

/// Compares `long`, the recipe on the long text, with `trained`, the model as it was on `train` tokens; `short` is the recipe
/// on such a text. Tokens are near below `near`.
pub fn extension(
    long: &Head,
    short: &Head,
    trained: &Head,
    train: usize,
    near: usize,
) -> Extension {
    let arcs = unseen_arcs(long, trained, train);
    let (last, now, then) = (farthest(long), speeds(long), speeds(trained));
    let seen = |speed: f64, reach: f64| (speed * reach / TAU).min(1.0);
    let new = now.iter().zip(&then).map(|(now, then)| {
        let difference = seen(*now, last) - seen(*then, train as f64);
        if difference > 1e-9 { difference } else { 0.0 }
    });
    let turning = now.iter().filter(|speed| **speed > 0.0).count();
    Extension {
        arcs,
        turning,
        new_share: new.sum::<f64>() / turning.max(1) as f64,
        step: now.iter().copied().fold(0.0, f64::max),
        bend: bend(long, near),
        factor: long.frequencies().attention_factor(),
        same: speeds(short) == then
            && short.frequencies().attention_factor() == trained.frequencies().attention_factor()
            && rows_agree(short, trained),
    }
}

/// The largest |ρ − Δ| of a sample of queries and of the tokens near them.
fn bend(head: &Head, near: usize) -> f64 {
    let distance = &head.encoding().distance;
    let last = head.tokens().saturating_sub(1);
    let of = |query: usize| {
        let keys = head.keys(query);
        samples(near.saturating_sub(1).min(query))
            .filter(|delta| keys.contains(query - delta))
            .map(|delta| {
                let (query, key) = (query as f64, (query - delta) as f64);
                (distance.between(query, key) - delta as f64).abs()
            })
            .fold(0.0, f64::max)
    };
    scattered(last).map(of).fold(0.0, f64::max)
}

/// Whether the same keys are read at the same distances with the same temperature.
fn rows_agree(a: &Head, b: &Head) -> bool {
    let distances = [a, b].map(|head| head.encoding().distance);
    samples(a.tokens().min(b.tokens()).saturating_sub(1)).all(|query| {
        a.keys(query) == b.keys(query)
            && a.scale_of(query) == b.scale_of(query)
            && samples(query).all(|key| {
                let [one, other] =
                    distances.map(|distance| distance.between(query as f64, key as f64));
                one == other
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Sequence, Settings, schemes};

    /// A scheme with these knobs, for Llama-2 (base 10 000, 4096 tokens) on a text of 65 536.
    fn extended(id: &str, knobs: &[(&str, f64)]) -> Extension {
        let dim = HeadDim::DEFAULT;
        let scheme = schemes::find(id).unwrap();
        let mut settings = Settings::default();
        for (key, value) in knobs {
            settings.set(scheme.knobs.iter().find(|knob| knob.key == *key).unwrap(), dim, *value);
        }
        let head =
            |encoding: &crate::Encoding, tokens| Head::new(encoding, dim, &Sequence::text(tokens));
        let encoding = scheme.encoding(dim, 1e4, &settings);
        let plain = schemes::find("rope").unwrap().encoding(dim, 1e4, &Settings::default());
        let heads = (head(&encoding, 65536), head(&encoding, 4096), head(&plain, 4096));
        extension(&heads.0, &heads.1, &heads.2, 4096, 512)
    }

    #[test]
    fn plain_rotation_is_the_same_and_meets_new_angles() {
        let plain = extended("rope", &[]);
        // Turns in 4096 tokens are below 1 from pair 46 on.
        assert_eq!((plain.arcs.unfinished, plain.arcs.unseen, plain.turning), (18, 18, 64));
        assert_eq!((plain.step, plain.bend, plain.factor, plain.same), (1.0, 0.0, 1.0, true));
        let by_hand: f64 = (0..64)
            .map(|pair| libm::pow(1e4, -f64::from(pair) / 64.0) / TAU)
            .map(|turns| (turns * 65535.0).min(1.0) - (turns * 4096.0).min(1.0))
            .sum();
        assert!((plain.new_share - by_hand / 64.0).abs() < 1e-12);
    }

    #[test]
    fn periods_of_chunks_hide_nothing() {
        // Chunks of 2560 tokens: 163 840 holds 64 of them, and every even sample would meet them at one phase.
        let dim = HeadDim::DEFAULT;
        let scheme = schemes::find("dca").unwrap();
        let mut settings = Settings::default();
        settings.set(&scheme.knobs[0], dim, 3072.0);
        settings.set(&scheme.knobs[1], dim, 512.0);
        let encoding = scheme.encoding(dim, 1e4, &settings);
        let bend = bend(&Head::new(&encoding, dim, &Sequence::text(163_840)), 2048);
        // ρ is clipped to 3072 where the query stands r ≤ 2046 behind the begin of its chunk: r − 512 is lost.
        assert!((1200.0..=1534.0).contains(&bend), "{bend}");
    }

    #[test]
    fn yarn_of_llama_2_as_published() {
        let yarn = extended("yarn", &[("factor", 16.0), ("original", 4096.0)]);
        assert_eq!(yarn.arcs.unseen, 0);
        assert!((yarn.factor - 1.27726).abs() < 5e-6);
        assert!((yarn.factor * yarn.factor - 1.63139).abs() < 5e-6);
        assert_eq!((yarn.step, yarn.bend, yarn.same), (1.0, 0.0, false));
    }

    #[test]
    fn interpolation_is_coarse_and_windows_are_the_same() {
        let pi = extended("pi", &[("factor", 16.0)]);
        assert_eq!((pi.arcs.unseen, pi.new_share, pi.step, pi.same), (0, 0.0, 1.0 / 16.0, false));
        let window = extended("window", &[("window", 4096.0)]);
        assert!(window.same && window.arcs.unseen == 0);
        assert!(!extended("window", &[("window", 4095.0)]).same);
        let dynamic = extended("dynamic-yarn", &[("original", 4096.0)]);
        assert!(dynamic.same && (dynamic.factor - 1.27726).abs() < 5e-6);
    }

    #[test]
    fn rules_of_distance_keep_what_is_near() {
        let rerope = extended("rerope", &[("window", 1024.0)]);
        assert_eq!((rerope.arcs.unseen, rerope.bend, rerope.same), (0, 0.0, false));
        // ρ is 500 at most, where Δ is up to 511.
        assert_eq!(extended("rerope", &[("window", 500.0)]).bend, 11.0);
        // ¾ and ⅛ of the training length: every chunk is shorter than a training text.
        let dca = extended("dca", &[("chunk-limit", 3072.0), ("local", 512.0)]);
        assert_eq!((dca.arcs.unseen, dca.bend, dca.same), (0, 0.0, false));
        let logn = extended("log-n-post-hoc", &[("original", 4096.0)]);
        assert!(logn.same && logn.arcs.unseen == 18);
    }
}
