//! The logits of a query against distance, and how its attention is divided among near, trained and new distances.
//!
//! Deliberately does not know: how the content was trained.

use crate::attention::{Head, PairWeights};
use crate::frequencies::dot;
use crate::layout::Position;

/// Turns that a line may take, and the least and the most keys of one run that are all looked at.
const WORK: (usize, usize, usize) = (1 << 20, 4096, 16_384);
/// Turned vectors are worked out anew after so many steps.
const STEPS: usize = 64;

/// One key, or one that stands for several.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// Δ: tokens between query and key.
    pub distance: usize,
    /// How many keys it stands for.
    pub times: f64,
    /// Its logit.
    pub logit: f64,
    /// Whether it is one of the first tokens, which a mask of its own keeps in sight.
    pub first: bool,
}

/// The logits of one query, nearest keys first within each run.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    stops: Vec<Stop>,
    sink: f64,
}

/// Shares of the attention of a query; together 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Masses {
    /// Below the near distance.
    pub near: f64,
    /// From there to the training length.
    pub trained: f64,
    /// From the training length on.
    pub beyond: f64,
    /// On first tokens that the mask keeps in sight, and on a learned sink.
    pub sinks: f64,
}

impl Line {
    /// The logits of `query` when every token holds the content `weights`. The factor 1/√d is part of the content.
    pub fn of(head: &Head, weights: &PairWeights, query: usize) -> Self {
        let query = query.min(head.tokens().saturating_sub(1));
        let keys = head.keys(query);
        let (work, least, most) = WORK;
        let all = (work / head.frequencies().pairs().len().max(1)).clamp(least, most);
        let mut stops = Vec::new();
        for (run, keys) in keys.ranges().into_iter().enumerate() {
            let end = keys.end.min(query + 1);
            if keys.start < end {
                let nearest = query + 1 - end;
                let times = sampled(end - keys.start, all);
                stops.extend(times.into_iter().map(|(at, times)| Stop {
                    distance: nearest + at,
                    times,
                    logit: 0.0,
                    first: run == 0,
                }));
            }
        }
        fill(head, weights, query, &mut stops);
        Self { stops, sink: head.encoding().sink.logit() }
    }

    /// The keys.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// Whether some keys stand for several.
    pub fn is_sampled(&self) -> bool {
        self.stops.iter().any(|stop| stop.times > 1.0)
    }

    /// The logit at a distance; None where no such key was looked at.
    pub fn at(&self, distance: usize) -> Option<f64> {
        self.stops.iter().find(|stop| stop.distance == distance).map(|stop| stop.logit)
    }

    /// The distance with the largest logit, the nearest of equal ones; None without keys.
    pub fn peak(&self) -> Option<usize> {
        let better = |best: &Stop, stop: &Stop| {
            stop.logit > best.logit || (stop.logit == best.logit && stop.distance < best.distance)
        };
        let mut best = *self.stops.first()?;
        for stop in &self.stops {
            if better(&best, stop) {
                best = *stop;
            }
        }
        Some(best.distance)
    }

    /// The largest logit at distances from `from` to before `to`; −∞ without any.
    pub fn largest(&self, from: usize, to: usize) -> f64 {
        let within = self.stops.iter().filter(|stop| (from..to).contains(&stop.distance));
        within.map(|stop| stop.logit).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The root of the mean square of logit − wanted over distances below `near`; NaN without any.
    pub fn rms(&self, near: usize, wanted: impl Fn(f64) -> f64) -> f64 {
        let within = self.stops.iter().filter(|stop| stop.distance < near);
        let (sum, count) = within.fold((0.0, 0.0), |(sum, count), stop| {
            let error = stop.logit - wanted(stop.distance as f64);
            (sum + error * error, count + 1.0)
        });
        libm::sqrt(sum / count)
    }

    /// ln Σ e^logit over the keys and the sink.
    pub fn log_sum(&self) -> f64 {
        let most = self.stops.iter().map(|stop| stop.logit).fold(self.sink, f64::max);
        let rest: f64 = self.stops.iter().map(|s| s.times * libm::exp(s.logit - most)).sum();
        most + libm::log(rest + libm::exp(self.sink - most))
    }

    /// The attention weight at a distance; 0 where no such key was looked at.
    pub fn weight(&self, distance: usize) -> f64 {
        self.at(distance).map_or(0.0, |logit| libm::exp(logit - self.log_sum()))
    }

    /// How the attention is divided.
    pub fn masses(&self, near: usize, trained: usize) -> Masses {
        let log_sum = self.log_sum();
        let mut masses =
            Masses { near: 0.0, trained: 0.0, beyond: 0.0, sinks: libm::exp(self.sink - log_sum) };
        for stop in &self.stops {
            let mass = stop.times * libm::exp(stop.logit - log_sum);
            let share = match stop.distance {
                _ if stop.first => &mut masses.sinks,
                distance if distance < near => &mut masses.near,
                distance if distance < trained => &mut masses.trained,
                _ => &mut masses.beyond,
            };
            *share += mass;
        }
        masses
    }
}

/// The extrapolation tax: the largest change of a logit between two tokens of a text of the training length. Infinite where a key
/// is hidden that was not. Of queries, those that stand for all where it matters where a query stands.
pub fn tax(method: &Head, original: &Head, weights: &PairWeights) -> f64 {
    const QUERIES: usize = 16;
    let last = method.tokens().min(original.tokens()).saturating_sub(1);
    let count = if method.is_even() { 1 } else { QUERIES.min(last + 1) };
    let queries = (0..count).map(|at| last - at * last / count);
    let of = |query: usize| {
        let [now, then] = [method, original].map(|head| Line::of(head, weights, query));
        let logit: std::collections::BTreeMap<usize, f64> =
            now.stops.iter().map(|stop| (stop.distance, stop.logit)).collect();
        let change = |stop: &Stop| {
            logit.get(&stop.distance).map_or(f64::INFINITY, |logit| (logit - stop.logit).abs())
        };
        then.stops.iter().map(change).fold(0.0, f64::max)
    };
    queries.map(of).fold(0.0, f64::max)
}

/// Places 0 … below `count`, nearest first, with how many each stands for: all of them, or the nearer half of `all` and a quarter as
/// many beyond.
fn sampled(count: usize, all: usize) -> Vec<(usize, f64)> {
    let (near, far) = (all / 2, all / 8);
    if count <= all {
        return (0..count).map(|at| (at, 1.0)).collect();
    }
    let rest = count - near;
    // The middle of equal stretches, moved by less than half of one, so that they do not beat with the waves.
    let edge = |at: usize| near + at * rest / far;
    let place = |at: usize| {
        let (start, end) = (edge(at), edge(at + 1));
        let inside = (at.wrapping_mul(0x9E37_79B9) >> 8) % (end - start).max(1);
        (start + inside, (end - start) as f64)
    };
    let first = (0..near).map(|at| (at, 1.0));
    first.chain((0..far).map(place)).collect()
}

/// How much larger than 1/√d the factor of the recipe is. A recipe that normalises q and k has a factor for what it made of them,
/// which is content here.
fn growth(head: &Head, query: usize) -> f64 {
    let own = head.encoding().temperature.at(query);
    if head.encoding().norm.is_none() {
        own * head.scale() * libm::sqrt(head.dim().get() as f64)
    } else {
        own
    }
}

fn fill(head: &Head, weights: &PairWeights, query: usize, stops: &mut [Stop]) {
    let layout = head.layout();
    let (here, factor) = (layout.position(query), growth(head, query));
    let there = |stop: &Stop| layout.position(query - stop.distance);
    let seen: Vec<Position> = stops.iter().map(|stop| head.seen(here, there(stop))).collect();
    let even: Vec<bool> = (0..seen.len()).map(|at| continues(&seen, at)).collect();
    let frequencies = head.frequencies();
    let gain = frequencies.attention_factor() * frequencies.attention_factor();
    let fading = &head.encoding().fading;
    for (pair, &omega) in frequencies.pairs().iter().enumerate() {
        let gain = if pair < frequencies.rotary_pairs() { factor * gain } else { factor };
        let (a, b) = (weights.a.get(pair), weights.b.get(pair));
        let (a, b) = (gain * a.copied().unwrap_or(0.0), gain * b.copied().unwrap_or(0.0));
        let rate = if fading.is_none() { 0.0 } else { fading.rate(pair, head.dim()) };
        let (mut turned, mut step) = ((0.0, 1.0), (0.0, 1.0));
        for (at, stop) in stops.iter_mut().enumerate() {
            if even[at] {
                turned = sum_of_angles(turned, step);
            } else {
                let before = turned;
                turned = libm::sincos(dot(omega, seen[at]));
                step = sum_of_angles(turned, (-before.0, before.1));
            }
            let left = if rate == 0.0 { 1.0 } else { libm::exp(rate * stop.distance as f64) };
            stop.logit += left * (a * turned.1 - b * turned.0);
        }
    }
    for stop in stops {
        stop.logit += head.bias_between(query, query - stop.distance);
    }
}

/// Whether a place is one more step like the one before it.
fn continues(seen: &[Position], at: usize) -> bool {
    if at < 2 || at.is_multiple_of(STEPS) || at % STEPS == 1 {
        return false;
    }
    let same = |axis: usize| {
        let (now, last) =
            (seen[at][axis] - seen[at - 1][axis], seen[at - 1][axis] - seen[at - 2][axis]);
        (now - last).abs() < 1e-9
    };
    (0..seen[at].len()).all(same)
}

/// (sin, cos) of the sum of two angles.
fn sum_of_angles(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.1 + a.1 * b.0, a.1 * b.1 - a.0 * b.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Sequence, Settings, schemes};

    fn line(id: &str, dim: usize, tokens: usize, query: usize) -> (Head, Line, PairWeights) {
        let dim = HeadDim::new(dim).unwrap();
        let encoding = schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
        let head = Head::new(&encoding, dim, &Sequence::text(tokens));
        let weights = super::super::looking_back(&vec![0.5; dim.pairs()], 3.0);
        let line = Line::of(&head, &weights, query);
        (head, line, weights)
    }

    /// The running turns are the scores of the head, but for 1/√d.
    #[test]
    fn logits_are_those_of_the_head() {
        for id in [
            "rope",
            "yarn",
            "self-extend",
            "leaky-rerope",
            "xpos",
            "alibi",
            "dca",
            "p-rope",
            "lambda",
        ] {
            let (head, line, weights) = line(id, 16, 300, 299);
            for stop in line.stops() {
                let offset = head.offset(299, 299 - stop.distance);
                let gain = libm::pow(head.frequencies().attention_factor(), 2.0);
                let unbiased = 4.0 * gain * (head.score(&weights, offset) - head.bias(offset));
                let wanted = unbiased + head.bias(offset);
                assert!(
                    (stop.logit - wanted).abs() < 1e-8,
                    "{id} {}: {}",
                    stop.distance,
                    stop.logit
                );
            }
        }
    }

    #[test]
    fn a_sampled_line_stands_for_all_its_keys() {
        for (tokens, dim) in [(100_000, 128), (1 << 20, 512), (20_000, 2)] {
            let (_, line, _) = line("rope", dim, tokens, tokens - 1);
            let count: f64 = line.stops().iter().map(|stop| stop.times).sum();
            assert_eq!(count, tokens as f64);
            assert!(line.is_sampled());
            let far = line.stops().last().unwrap().distance;
            assert!(far < tokens && far > tokens - tokens / 8);
            let masses = line.masses(64, 512);
            let all = masses.near + masses.trained + masses.beyond + masses.sinks;
            assert!((all - 1.0).abs() < 1e-9, "{all}");
        }
        // First tokens that a mask keeps in sight are sinks.
        let (_, line, _) = line("lambda", 16, 5000, 4999);
        assert!(line.masses(64, 512).sinks > 0.0 && line.stops().iter().any(|stop| stop.first));
    }
}
