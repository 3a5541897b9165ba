//! What a layer computes for its scores.
//!
//! Deliberately does not know: time or memory of any machine.

use crate::distance::{BANDS, Distance};
use crate::mask::Mask;

/// A length at which a bounded number of keys shows as such.
const LONG: usize = 1 << 20;

/// Most keys that a query reads, however long the text is; None when there is no such number.
pub fn most_keys(mask: &Mask) -> Option<usize> {
    let read = |query: usize| mask.keys(query, LONG).len();
    // In a block, each query reads another number of keys; 509 is prime, so no size of a block hides its last query for long.
    let most = (LONG / 2..LONG).step_by(509).map(read).max().unwrap_or(0).max(read(LONG - 1));
    (most < LONG / 2).then_some(most)
}

/// Products of turned queries and keys that make the scores of a long text: one for each band of distances.
pub fn score_matrices(distance: &Distance) -> usize {
    let query = (LONG - 1) as f64;
    let far = (0..LONG).step_by(509);
    let near = (0..usize::BITS).map_while(|bit| LONG.checked_sub(1 << bit));
    let mut used = [false; BANDS];
    for key in far.chain(near) {
        if let Some(used) = used.get_mut(distance.band(query, key as f64)) {
            *used = true;
        }
    }
    used.iter().filter(|used| **used).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_masks_know_no_bound() {
        assert!(Mask::ALL.iter().all(|mask| most_keys(mask).is_none()));
    }

    #[test]
    fn what_schemes_compute() {
        let of = |id: &str| {
            let scheme = crate::schemes::find(id).unwrap();
            let dim = crate::HeadDim::DEFAULT;
            let encoding = scheme.encoding(dim, 1e4, &crate::Settings::default());
            (score_matrices(&encoding.distance), most_keys(&encoding.mask).is_some())
        };
        assert_eq!(["rope", "rerope", "dca"].map(of), [(1, false), (2, false), (3, false)]);
        assert!(of("window").1 && of("chunked").1 && of("lambda").1);
    }
}
