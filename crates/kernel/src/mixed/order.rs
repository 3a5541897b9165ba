//! Orders of patches, sizes of steps, numbers of hidden patches: what is drawn or scheduled.

use std::f64::consts::FRAC_PI_2;

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// The patches row by row, or in an order that is drawn: the same one for the same seed and image.
pub fn raster_or_drawn(patches: usize, drawn: bool, seed: u64, image: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..patches).collect();
    if drawn {
        let mut random = generator(seed, image);
        for last in (1..patches).rev() {
            order.swap(last, below(&mut random, last + 1));
        }
    }
    order
}

/// `patches` cut into `steps` pieces of random sizes, none of them empty; as many as there are patches at most.
pub fn splits(patches: usize, steps: usize, seed: u64, image: usize) -> Vec<usize> {
    let steps = steps.clamp(1, patches.max(1));
    let mut random = generator(seed ^ 0x5eed, image);
    let mut borders: Vec<usize> = (1..patches).collect();
    for at in 0..(steps - 1).min(borders.len()) {
        let other = at + below(&mut random, borders.len() - at);
        borders.swap(at, other);
    }
    borders.truncate(steps - 1);
    borders.sort_unstable();
    borders.push(patches);
    borders.iter().scan(0, |from, &to| Some(to - std::mem::replace(from, to))).collect()
}

/// Hidden patches at the begin of round `step` of `steps`: all at first, then ⌊K cos(π/2 · s/S)⌋, each round showing at least one
/// and leaving one to the next (MaskGIT; the sampler of MAR). After the last round none is hidden.
///
/// ```
/// use rotarium_kernel::mixed::masked_at;
/// let hidden: Vec<usize> = (0..=4).map(|step| masked_at(16, step, 4)).collect();
/// assert_eq!(hidden, [16, 14, 11, 6, 0]);
/// ```
pub fn masked_at(patches: usize, step: usize, steps: usize) -> usize {
    let steps = steps.max(1);
    if step >= steps {
        return 0;
    }
    (1..=step).fold(patches, |hidden, step| {
        let share = libm::cos(FRAC_PI_2 * step as f64 / steps as f64);
        let scheduled = libm::floor(patches as f64 * share) as usize;
        scheduled.min(hidden.saturating_sub(1)).max(1).min(patches)
    })
}

fn generator(seed: u64, image: usize) -> Pcg64 {
    Pcg64::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ image as u64)
}

fn below(random: &mut Pcg64, count: usize) -> usize {
    (random.next_u64() % count.max(1) as u64) as usize
}

impl super::Options {
    /// Which patches of an image are hidden in the round that is looked at, by their place on the grid.
    pub(super) fn hidden(&self, patches: usize, image: usize) -> Vec<bool> {
        let round = self.step.min(self.steps.saturating_sub(1));
        let shown = patches - masked_at(patches, round, self.steps);
        let mut hidden = vec![true; patches];
        for &patch in raster_or_drawn(patches, self.drawn, self.seed, image).iter().take(shown) {
            hidden[patch] = false;
        }
        hidden
    }
}
