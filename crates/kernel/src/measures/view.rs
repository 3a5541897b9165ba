//! How evenly one position sees a picture: the kernel f̄ towards all of its patches.
//!
//! Equal distances (PTD = 0) do not make this even, because axes are read by different pairs.

use std::ops::Range;

use super::sample;
use crate::attention::Head;
use crate::layout::{Block, Position, difference};

/// f̄ = f/P from one position to the patches of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Mean.
    pub mean: f64,
    /// Standard deviation over the patches.
    pub deviation: f64,
    /// Largest − smallest.
    pub spread: f64,
}

/// What a run of tokens sees of a picture: means over the tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Views {
    /// Of means, deviations and spreads.
    pub view: View,
    /// The token and the patch with the smallest f̄.
    pub dimmest: (usize, usize),
    /// Those with the largest.
    pub brightest: (usize, usize),
}

/// Most tokens that look.
const MOST_TOKENS: usize = 16;

impl Head {
    /// f̄ of an offset: 1 at 0.
    pub fn kernel(&self, offset: Position) -> f64 {
        let angles = self.frequencies().angles(offset);
        angles.map(libm::cos).sum::<f64>() / self.dim().pairs() as f64
    }

    /// What a position sees of a segment.
    pub fn view(&self, from: Position, block: &Block) -> View {
        let patches: Vec<_> =
            (0..block.segment.tokens()).map(|token| place(block, token)).collect();
        view_of(&self.seen_from(from, &patches))
    }

    /// What tokens see of a segment, by at most about `most` values of f̄: those of an even sample of 16 tokens and of the patches
    /// where there are more; the spread also looks at the corners. None where no token looks.
    pub fn views(&self, tokens: Range<usize>, block: &Block, most: usize) -> Option<Views> {
        let looking = tokens.clone().step_by(tokens.len().div_ceil(MOST_TOKENS).max(1));
        let width = block.segment.grid()[2];
        let step = sample::step(block.segment.tokens(), most / looking.len().max(1), &[width]);
        let mut chosen: Vec<usize> = (0..block.segment.tokens()).step_by(step).collect();
        let sampled = chosen.len();
        if step > 1 {
            chosen.extend(corners(block));
        }
        let patches: Vec<_> = chosen.iter().map(|&token| place(block, token)).collect();
        let mut views = Views {
            view: View { mean: 0.0, deviation: 0.0, spread: 0.0 },
            dimmest: (0, 0),
            brightest: (0, 0),
        };
        let (mut least, mut largest) = (f64::INFINITY, f64::NEG_INFINITY);
        let share = 1.0 / looking.len().max(1) as f64;
        for token in looking.clone() {
            let seen = self.seen_from(self.layout().position(token), &patches);
            let view = view_of(&seen[..sampled]);
            views.view.mean += share * view.mean;
            views.view.deviation += share * view.deviation;
            views.view.spread += share * view_of(&seen).spread;
            for (value, patch) in seen.into_iter().zip(&chosen) {
                let pair = (token, block.first_token + patch);
                if value < least {
                    (least, views.dimmest) = (value, pair);
                }
                if value > largest {
                    (largest, views.brightest) = (value, pair);
                }
            }
        }
        (looking.len() > 0).then_some(views)
    }

    fn seen_from(&self, from: Position, patches: &[Position]) -> Vec<f64> {
        patches.iter().map(|&patch| self.kernel(difference(from, patch))).collect()
    }
}

/// The corners of the first and of the last frame, counted from the first token.
fn corners(block: &Block) -> impl Iterator<Item = usize> {
    let [frames, rows, columns] = block.segment.grid();
    [0, frames - 1].into_iter().flat_map(move |frame| {
        let first = frame * rows * columns;
        [0, columns - 1, (rows - 1) * columns, rows * columns - 1].map(|corner| first + corner)
    })
}

/// Coordinates of a token of a segment, counted from its first.
fn place(block: &Block, token: usize) -> Position {
    let [_, rows, columns] = block.segment.grid();
    block.at([token / (rows * columns), token / columns % rows, token % columns])
}

fn view_of(seen: &[f64]) -> View {
    let count = seen.len().max(1) as f64;
    let mean = seen.iter().sum::<f64>() / count;
    let variance = seen.iter().map(|f| (f - mean) * (f - mean)).sum::<f64>() / count;
    let [least, most] =
        [seen.iter().copied().fold(1.0, f64::min), seen.iter().copied().fold(-1.0, f64::max)];
    View { mean, deviation: libm::sqrt(variance), spread: (most - least).max(0.0) }
}

#[cfg(test)]
mod tests {
    use crate::placement::examples::running;
    use crate::{Head, HeadDim, Segment, Sequence, Settings, schemes};

    #[test]
    fn several_tokens_see_the_mean_of_what_each_sees() {
        let encoding = schemes::find("m-rope-i").unwrap().encoding(
            HeadDim::DEFAULT,
            1e4,
            &Settings::default(),
        );
        let head = Head::new(&encoding, HeadDim::DEFAULT, &running());
        let picture = &head.layout().blocks()[1];
        let each = [9, 10].map(|token| head.view(head.layout().position(token), picture));
        let both = head.views(9..11, picture, 100).unwrap();
        assert!((both.view.spread - (each[0].spread + each[1].spread) / 2.0).abs() < 1e-15);
        assert!((both.view.mean - (each[0].mean + each[1].mean) / 2.0).abs() < 1e-15);
        // The last patch is the nearest of all to the first token behind the picture.
        assert_eq!(both.brightest, (9, 8));
        assert_eq!(head.views(9..9, picture, 100), None);
    }

    #[test]
    fn a_sample_sees_much_the_same() {
        let text = Segment::Text { tokens: 100 };
        let picture = Segment::Image { rows: 64, columns: 64 };
        let sequence = Sequence::new([text, picture, text]).unwrap();
        for id in ["rope", "m-rope", "m-rope-i", "rope-tv", "video-rope", "v-rope", "circle-rope"] {
            let encoding =
                schemes::find(id).unwrap().encoding(HeadDim::DEFAULT, 1e6, &Settings::default());
            let head = Head::new(&encoding, HeadDim::DEFAULT, &sequence);
            let picture = &head.layout().blocks()[1];
            let of = |most| head.views(4196..4296, picture, most).unwrap().view;
            let [all, some] = [1 << 17, 1 << 12].map(of);
            assert!((all.mean - some.mean).abs() < 0.01, "{id}: {all:?}, {some:?}");
            assert!((all.deviation - some.deviation).abs() < 0.01, "{id}: {all:?}, {some:?}");
            assert!(some.spread <= all.spread + 1e-12 && some.spread > 0.8 * all.spread, "{id}");
        }
    }
}
