//! The vectors of tokens as they enter the product: prepared and turned.
//!
//! Channels are stored as all first halves of the pairs, then all second halves: products do not mind, and turning becomes
//! SIMD. Deliberately does not know: who may read whom.

use std::ops::Range;

use ndarray::Array2;

use rotarium_lanes as lanes;

use super::head::Head;
use super::map::columns;
use crate::content::Vectors;
use crate::recipe::Side;
use crate::trig;

/// The vectors of `tokens` as they enter the product, shape \[tokens, d\], halves of pairs apart; of zeros where
/// there are none.
pub(super) fn turned(
    head: &Head,
    tokens: &[usize],
    vectors: Option<&Vectors>,
    side: Side,
) -> Array2<f32> {
    let turn = Turn::new(head, side);
    let dim = head.dim().get();
    let mut rows = vec![0.0; tokens.len() * dim];
    for_each_turn(head, tokens, |first, angles| {
        turn.write_rows(vectors, tokens[first], angles, &mut rows[first * dim..]);
    });
    Array2::from_shape_vec((tokens.len(), dim), rows).unwrap_or_default()
}

/// Hands out the queries of `queries` (ascending) and the keys of all tokens, as [`turned`] gives them, from one
/// set of angles: some rows at a time, each side in order.
pub(super) fn turn_both(
    head: &Head,
    queries: &[usize],
    vectors: Option<&Vectors>,
    mut made: impl FnMut(Side, &[f32]),
) {
    let all: Vec<usize> = (0..head.tokens()).collect();
    let (turn_query, turn_key) = (Turn::new(head, Side::Query), Turn::new(head, Side::Key));
    let (dim, pairs) = (head.dim().get(), head.dim().pairs());
    let mut rows = Vec::new();
    for_each_turn(head, &all, |first, (cos, sin)| {
        let tokens = first..first + cos.len() / pairs;
        rows.resize(tokens.len() * dim, 0.0);
        turn_key.write_rows(vectors, first, (cos, sin), &mut rows);
        made(Side::Key, &rows);
        let queries = &queries[columns(queries, &tokens)];
        for run in stretches(queries) {
            let token = queries[run.start];
            let angles = (token - first) * pairs..(token - first + run.len()) * pairs;
            rows.resize(run.len() * dim, 0.0);
            turn_query.write_rows(vectors, token, (&cos[angles.clone()], &sin[angles]), &mut rows);
            made(Side::Query, &rows);
        }
    });
}

/// Multiplies each query by its s·τ.
pub(super) fn scale(head: &Head, queries: &[usize], turned: &mut [f32]) {
    for (row, &query) in turned.chunks_exact_mut(head.dim().get()).zip(queries) {
        lanes::scale(row, head.scale_of(query) as f32, 0.0);
    }
}

/// (cos, sin) of all pairs, a row for each token.
type Angles<'a> = (&'a [f32], &'a [f32]);

/// Visits `tokens` in order, some that follow each other at a time: `visit(index in tokens of the first, angles)`.
fn for_each_turn(head: &Head, tokens: &[usize], mut visit: impl FnMut(usize, Angles<'_>)) {
    for block in head.layout().blocks() {
        let range = columns(tokens, &block.tokens());
        for stretch in stretches(&tokens[range.clone()]) {
            let first = range.start + stretch.start;
            let local = tokens[first] - block.first_token;
            let inside = local..local + stretch.len();
            trig::rotations_narrow(head.frequencies(), block, inside, |visited, cos, sin| {
                visit(first + visited, (cos, sin));
            });
        }
    }
}

/// What is done to each vector besides its angles.
struct Turn<'a> {
    head: &'a Head,
    side: Side,
    prepares: bool,
    first: Channels,
    second: Channels,
    gains: Vec<f32>,
    adds: bool,
}

impl<'a> Turn<'a> {
    fn new(head: &'a Head, side: Side) -> Self {
        let pairs = 0..head.dim().pairs();
        let (first, second): (Vec<usize>, Vec<usize>) =
            pairs.clone().map(|pair| head.channels(pair).into()).unzip();
        let [first, second] = [first, second].map(Channels::of);
        let gains = pairs.map(|pair| head.gain(pair) as f32).collect();
        Self { head, side, prepares: head.prepares(), first, second, gains, adds: head.adds() }
    }

    /// As [`Head::prepared`].
    fn prepare(&self, re: &mut [f32], im: &mut [f32]) {
        let encoding = self.head.encoding();
        let constant = encoding.additive.constant(self.side) as f32;
        re.iter_mut().chain(im.iter_mut()).for_each(|x| *x += constant);
        let squares = re.iter().chain(im.iter()).map(|&x| f64::from(x) * f64::from(x));
        let length = libm::sqrt(squares.sum());
        let factor = encoding.norm.factor(self.side, length, self.head.dim().get());
        re.iter_mut().chain(im).for_each(|x| *x = (f64::from(*x) * factor) as f32);
    }

    /// Turns what the tokens from `first` on hold, one for each row of angles.
    fn write_rows(
        &self,
        vectors: Option<&Vectors>,
        first: usize,
        (cos, sin): Angles<'_>,
        to: &mut [f32],
    ) {
        let pairs = self.gains.len();
        let tokens = first..first + cos.len() / pairs;
        let together = vectors.and_then(|vectors| vectors.rows(self.side, tokens.clone()));
        if let (Some(from), Channels::From(re), Channels::From(im), false, false) =
            (together, &self.first, &self.second, self.prepares, self.adds)
        {
            return lanes::turn_rows(to, from, (*re, *im), (cos, sin), &self.gains);
        }
        let mut held = vec![0.0; 2 * pairs];
        let angles = cos.chunks_exact(pairs).zip(sin.chunks_exact(pairs));
        for ((token, to), angles) in tokens.zip(to.chunks_exact_mut(2 * pairs)).zip(angles) {
            if let Some(vectors) = vectors {
                self.read(vectors.of(self.side, token), &mut held);
            }
            self.write(&held, angles, to);
        }
    }

    /// What a token holds, halves of pairs apart.
    fn read(&self, from: &[f32], held: &mut [f32]) {
        let (re, im) = held.split_at_mut(self.gains.len());
        self.first.read(re, from);
        self.second.read(im, from);
        if self.prepares {
            self.prepare(re, im);
        }
    }

    /// Turns `held` by the angles, or adds their vector.
    fn write(&self, held: &[f32], (cos, sin): Angles<'_>, target: &mut [f32]) {
        let pairs = self.gains.len();
        if !self.adds {
            return lanes::turn_rows(target, held, (0, pairs), (cos, sin), &self.gains);
        }
        for pair in 0..pairs {
            target[pair] = self.gains[pair] * (held[pair] + sin[pair]);
            target[pairs + pair] = self.gains[pair] * (held[pairs + pair] + cos[pair]);
        }
    }
}

/// The channel of each pair.
enum Channels {
    /// One after the other from this one.
    From(usize),
    Each(Vec<usize>),
}

impl Channels {
    fn of(channels: Vec<usize>) -> Self {
        let follows = channels.windows(2).all(|two| two[1] == two[0] + 1);
        if follows {
            Self::From(channels.first().copied().unwrap_or(0))
        } else {
            Self::Each(channels)
        }
    }

    fn read(&self, to: &mut [f32], held: &[f32]) {
        match self {
            Self::From(first) => to.copy_from_slice(&held[*first..first + to.len()]),
            Self::Each(channels) => lanes::pick_into(to, held, channels, 1.0, 0.0),
        }
    }
}

/// Maximal runs of consecutive tokens, as index ranges.
fn stretches(tokens: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, &token) in tokens.iter().enumerate() {
        match found.last_mut() {
            Some(run) if tokens[run.end - 1] + 1 == token => run.end = index + 1,
            _ => found.push(index..index + 1),
        }
    }
    found
}
