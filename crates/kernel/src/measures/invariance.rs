//! Whether coordinates can be given before the end is known: of a clip, or of the sequence.

use crate::layout::Layout;
use crate::placement::Place;
use crate::sequence::{Segment, Sequence};

/// Whether a clip after some text keeps its coordinates when one more frame comes.
pub fn is_open_ended(placement: &dyn Place, [frames, rows, columns]: [usize; 3]) -> bool {
    let of = |frames: usize| {
        let clip = Segment::clip(frames, rows, columns);
        Sequence::new([Segment::Text { tokens: 3 }, clip])
            .map(|sequence| placement.place(&sequence))
    };
    match (of(frames), of(frames + 1)) {
        (Ok(short), Ok(long)) => begins_with(&long, &short),
        _ => true,
    }
}

/// Whether every prefix of whole segments has the coordinates that it has in the sequence.
pub fn is_prefix_invariant(placement: &dyn Place, sequence: &Sequence) -> bool {
    let whole = placement.place(sequence);
    let prefix = |segments: usize| Sequence::new(sequence.segments()[..segments].iter().copied());
    (1..sequence.segments().len())
        .filter_map(|segments| prefix(segments).ok())
        .all(|prefix| begins_with(&whole, &placement.place(&prefix)))
}

fn begins_with(long: &Layout, short: &Layout) -> bool {
    (0..short.tokens()).all(|token| short.position(token) == long.position(token))
}
