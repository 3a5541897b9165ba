//! Which angles a longer text shows that training did not.
//!
//! Su, kexue.fm 9948: a pair that made a full turn in training has seen every angle, the others an arc. Deliberately does not
//! know: masks, or how often an angle was seen.

use std::f64::consts::TAU;

use crate::attention::Head;

/// What lies beyond training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arcs {
    /// Pairs that did not complete a turn in training.
    pub unfinished: usize,
    /// Those of them that reach an angle beyond their arc.
    pub unseen: usize,
    /// Largest distance as it seems to an unfinished pair: its angle over its trained frequency.
    pub furthest: f64,
}

/// The arc of one pair, in shares of a full turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arc {
    /// What training showed: min(1, θ(L − 1)/2π).
    pub trained: f64,
    /// What the text reaches: min(1, θ′ρ/2π) of its largest distance ρ.
    pub reached: f64,
    /// Whether the largest distance of the text is one of training, or lies less than one token beyond them.
    pub within: bool,
}

impl Arc {
    /// What the text shows and training did not. Less than one token beyond training is not counted.
    pub fn unseen(&self) -> f64 {
        if self.within { 0.0 } else { self.beyond() }
    }

    /// As [`Self::unseen`], with what lies less than one token beyond.
    pub fn beyond(&self) -> f64 {
        (self.reached - self.trained).max(0.0)
    }
}

/// The arcs of all pairs of `head` on as much text as it has tokens, after training as `trained` on `train` tokens.
pub fn arcs(head: &Head, trained: &Head, train: usize) -> Vec<Arc> {
    let last = farthest(head);
    let turns = |angle: f64, tokens: f64| angle * tokens / TAU;
    let arc = |(now, then): (f64, f64)| Arc {
        trained: turns(then, train as f64 - 1.0).clamp(0.0, 1.0),
        reached: turns(now, last).min(1.0),
        within: now * last < then * train as f64 * (1.0 - 1e-12),
    };
    per_token(head).into_iter().zip(per_token(trained)).map(arc).collect()
}

/// How far each pair turns from one token to the next, radians.
fn per_token(head: &Head) -> Vec<f64> {
    let step = head.encoding().placement.text_step();
    head.frequencies().angles(step).map(f64::abs).collect()
}

/// Queries and keys of a text that are tried, each.
const TRIED: usize = 256;

/// The largest distance that the rotation sees between a token of the text and one that it may read, in tokens; of a sample where
/// distances are not what they are.
pub(super) fn farthest(head: &Head) -> f64 {
    let (tokens, distance) = (head.tokens(), &head.encoding().distance);
    let step = head.encoding().placement.text_step().into_iter().fold(0.0, f64::max).max(1e-9);
    let spread = tokens.div_ceil(TRIED).max(1);
    let seen = |query: usize| {
        let keys = head.keys(query);
        let runs = keys.ranges();
        let ends =
            runs.iter().filter(|run| !run.is_empty()).flat_map(|run| [run.start, run.end - 1]);
        let inside = runs.iter().flat_map(|run| run.clone().step_by(spread));
        let own = query as f64 * step;
        ends.chain(inside)
            .map(|key| distance.between(own, key as f64 * step).abs() / step)
            .fold(0.0, f64::max)
    };
    if distance.is_actual() {
        return seen(tokens.saturating_sub(1)).max(seen(tokens / 2));
    }
    let queries = (0..16).map(|part| (tokens - 1).saturating_sub(part * spread));
    queries.map(seen).fold(0.0, f64::max)
}

/// The angles of `head` on as much text as it has tokens, against those of `trained` on `train` tokens.
pub fn unseen_arcs(head: &Head, trained: &Head, train: usize) -> Arcs {
    let last = farthest(head);
    let mut arcs = Arcs { unfinished: 0, unseen: 0, furthest: 0.0 };
    for (now, then) in per_token(head).into_iter().zip(per_token(trained)) {
        let (reached, seen) = (now * last, then * train as f64);
        if seen >= TAU || reached == 0.0 {
            continue;
        }
        arcs.unfinished += 1;
        // Distances below L were trained, L itself was not; between them lies room for what is not whole.
        arcs.unseen += usize::from(reached >= seen * (1.0 - 1e-12));
        if then > 0.0 {
            arcs.furthest = arcs.furthest.max(reached / then);
        }
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Sequence, Settings, schemes};

    fn arcs(id: &str, tokens: usize) -> Arcs {
        let dim = HeadDim::DEFAULT;
        let head = |id: &str, tokens: usize| {
            let encoding = schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
            Head::new(&encoding, dim, &Sequence::text(tokens))
        };
        unseen_arcs(&head(id, tokens), &head("rope", 4096), 4096)
    }

    #[test]
    fn interpolation_reaches_no_new_angle_up_to_its_factor() {
        assert_eq!([arcs("rope", 4096).unseen, arcs("pi", 4 * 4096).unseen], [0, 0]);
        let [just, far] = [arcs("rope", 4097), arcs("pi", 4 * 4096 + 4)];
        assert_eq!(just.unseen, just.unfinished);
        assert_eq!((far.unfinished, far.unseen), (just.unfinished, just.unfinished));
        assert!((arcs("rope", 9000).furthest - 8999.0).abs() < 1e-6);
    }

    fn stretched(id: &str, knobs: &[(&str, f64)]) -> [f64; 3] {
        let (dim, scheme) = (HeadDim::DEFAULT, schemes::find(id).unwrap());
        let mut settings = Settings::default();
        for (key, value) in knobs {
            settings.set(scheme.knobs.iter().find(|knob| knob.key == *key).unwrap(), dim, *value);
        }
        let head = Head::new(&scheme.encoding(dim, 1e4, &settings), dim, &Sequence::text(4096));
        let arcs = super::arcs(&head, &head.unstretched(), 512);
        let mean = |of: fn(&Arc) -> f64| arcs.iter().map(of).sum::<f64>() / arcs.len() as f64;
        let unseen = arcs.iter().filter(|arc| arc.beyond() > 0.0).count() as f64;
        [unseen, mean(Arc::beyond), mean(Arc::unseen)]
    }

    /// Trained on 512 tokens, read at 4096, stretched 8 times: §13.3 of the notes on length.
    #[test]
    fn unseen_shares_of_the_notes() {
        let factor = ("factor", 8.0);
        let yarn = [factor, ("original", 512.0)];
        let window = ("window", 128.0);
        for (id, knobs, pairs, beyond, unseen) in [
            ("rope", &[][..], 33.0, 0.220, 0.220),
            ("ntk", &[factor], 33.0, 0.075, 0.075),
            ("ntk-mixed", &[factor, ("exponent", 0.625)], 33.0, 0.053, 0.053),
            ("pi", &[factor], 33.0, 0.0002, 0.0),
            ("yarn", &yarn, 33.0, 0.0002, 0.0),
            ("rerope", &[window], 0.0, 0.0, 0.0),
            ("leaky-rerope", &[window, ("leak", 16.0)], 0.0, 0.0, 0.0),
        ] {
            let found = stretched(id, knobs);
            let close = |a: f64, b: f64, within: f64| (a - b).abs() <= within;
            assert!(found[0] == pairs, "{id}: {found:?}");
            assert!(
                close(found[1], beyond, if beyond < 0.001 { 5e-5 } else { 5e-4 }),
                "{id}: {found:?}"
            );
            assert!(close(found[2], unseen, 5e-4), "{id}: {found:?}");
        }
    }
}
