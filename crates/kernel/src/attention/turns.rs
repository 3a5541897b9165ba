//! The vectors of tokens as they enter the product: prepared, turned, scaled.
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

/// The vectors of `tokens` as they enter the product, queries scaled, shape \[tokens, d\], halves of pairs apart.
pub(super) fn turned<'a>(
    head: &Head,
    tokens: &[usize],
    vector: impl Fn(usize) -> Option<&'a [f32]>,
    side: Side,
) -> Array2<f32> {
    let turn = Turn::new(head, side, 1.0);
    let mut out = Array2::<f32>::zeros((tokens.len(), head.dim().get()));
    for_each_turn(head, tokens, |index, cos, sin| {
        turn.write(vector(tokens[index]), cos, sin, out.row_mut(index).into_slice());
    });
    out
}

/// The queries of `queries`, scaled and in so many `units`, and the keys of all tokens, as [`turned`] gives them, from one set of
/// angles.
pub(super) fn turned_both(
    head: &Head,
    queries: &[usize],
    vectors: Option<&Vectors>,
    units: f64,
) -> (Array2<f32>, Array2<f32>) {
    let all: Vec<usize> = (0..head.tokens()).collect();
    let (turn_query, turn_key) =
        (Turn::new(head, Side::Query, units), Turn::new(head, Side::Key, 1.0));
    let mut turned_queries = Array2::<f32>::zeros((queries.len(), head.dim().get()));
    let mut turned_keys = Array2::<f32>::zeros((all.len(), head.dim().get()));
    let mut next = 0;
    for_each_turn(head, &all, |token, cos, sin| {
        turn_key.write(
            vectors.map(|v| v.key(token)),
            cos,
            sin,
            turned_keys.row_mut(token).into_slice(),
        );
        if queries.get(next) == Some(&token) {
            turn_query.write(
                vectors.map(|v| v.query(token)),
                cos,
                sin,
                turned_queries.row_mut(next).into_slice(),
            );
            next += 1;
        }
    });
    warm(head, queries, &mut turned_queries);
    (turned_queries, turned_keys)
}

/// Multiplies each query by its own τ.
pub(super) fn warm(head: &Head, queries: &[usize], turned: &mut Array2<f32>) {
    let temperature = &head.encoding().temperature;
    if temperature.is_even() {
        return;
    }
    for (mut row, &query) in turned.rows_mut().into_iter().zip(queries) {
        row *= temperature.at(query) as f32;
    }
}

/// Visits `tokens` in order with the (cos, sin) of their pairs: `visit(index in tokens, cos, sin)`.
fn for_each_turn(head: &Head, tokens: &[usize], mut visit: impl FnMut(usize, &[f32], &[f32])) {
    let pairs = head.dim().pairs();
    let (mut cos, mut sin) = (vec![0.0; pairs], vec![0.0; pairs]);
    for block in head.layout().blocks() {
        let range = columns(tokens, &block.tokens());
        for stretch in stretches(&tokens[range.clone()]) {
            let first = range.start + stretch.start;
            let local = tokens[first] - block.first_token;
            let inside = local..local + stretch.len();
            trig::rotations(head.frequencies(), block, inside, |visited, wide_cos, wide_sin| {
                lanes::narrow(&mut cos, wide_cos);
                lanes::narrow(&mut sin, wide_sin);
                visit(first + visited, &cos, &sin);
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
    fn new(head: &'a Head, side: Side, units: f64) -> Self {
        let factor = if side == Side::Query { (units * head.scale()) as f32 } else { 1.0 };
        let pairs = 0..head.dim().pairs();
        let (first, second): (Vec<usize>, Vec<usize>) =
            pairs.clone().map(|pair| head.channels(pair).into()).unzip();
        let [first, second] = [first, second].map(Channels::of);
        let gains = pairs.map(|pair| factor * head.gain(pair) as f32).collect();
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

    /// Turns `held`, or zeros, by the angles, or adds their vector.
    fn write(&self, held: Option<&[f32]>, cos: &[f32], sin: &[f32], target: Option<&mut [f32]>) {
        let Some(target) = target else { return };
        let pairs = self.gains.len();
        let (re, im) = target.split_at_mut(pairs);
        if let Some(held) = held {
            self.first.read(re, held);
            self.second.read(im, held);
            if self.prepares {
                self.prepare(re, im);
            }
        }
        if !self.adds {
            return lanes::turn(re, &mut im[..pairs], cos, sin, &self.gains);
        }
        for pair in 0..pairs {
            re[pair] = self.gains[pair] * (re[pair] + sin[pair]);
            im[pair] = self.gains[pair] * (im[pair] + cos[pair]);
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
