//! Whether coordinates can be given before the end is known: of a clip, or of the sequence.

use crate::layout::{Layout, MAX_AXES, difference};
use crate::placement::Place;
use crate::sequence::{Segment, Sequence};

/// How far coordinates move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moved {
    /// Largest change on an axis; 0 when nothing moves.
    pub by: f64,
    /// Where it is largest.
    pub token: usize,
}

impl Moved {
    /// Nothing moves.
    pub const NOTHING: Self = Self { by: 0.0, token: 0 };

    /// The larger of two; the first where they are equal.
    #[must_use]
    pub fn or(self, by: f64, token: usize) -> Self {
        if by > self.by { Self { by, token } } else { self }
    }
}

/// How far one more frame of the segment of that index moves it and what stands before it. A picture counts as a clip of two
/// frames. None when there is no such picture or clip, or no room for another frame.
pub fn moved_by_a_frame(
    placement: &dyn Place,
    sequence: &Sequence,
    segment: usize,
) -> Option<Moved> {
    let segments = sequence.segments().get(..=segment)?;
    let (last, before) = segments.split_last()?;
    let [frames, rows, columns] = last.grid();
    let frames = match last {
        Segment::Text { .. } => return None,
        Segment::Image { .. } => 2,
        Segment::Video { .. } => frames,
    };
    let of = |frames: usize| {
        let clip = Segment::Video { frames, rows, columns, seconds: last.seconds() };
        let sequence = Sequence::new(before.iter().copied().chain([clip])).ok()?;
        Some(placement.place(&sequence))
    };
    let (short, long) = (of(frames)?, of(frames + 1)?);
    let change = |token: usize| {
        let change = difference(long.position(token), short.position(token));
        (0..MAX_AXES).map(|axis| change[axis].abs()).fold(0.0, f64::max)
    };
    Some((0..short.tokens()).fold(Moved::NOTHING, |moved, token| moved.or(change(token), token)))
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::placement::examples::{clip, running};
    use crate::{HeadDim, Settings, schemes};

    fn moved(id: &str, sequence: &Sequence, segment: usize) -> Option<Moved> {
        let scheme = schemes::find(id).unwrap();
        let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
        moved_by_a_frame(&*encoding.placement, sequence, segment)
    }

    #[test]
    fn a_centred_clip_moves_by_half_of_what_comes() {
        // β = L + (N − side)/2: a third frame of 2×2 adds 4/2 to rows and columns and (4 − 1)/2 to time.
        assert_eq!(moved("rope-tv-video", &clip(), 1), Some(Moved { by: 2.0, token: 3 }));
        assert_eq!(moved("m-rope", &clip(), 1), Some(Moved::NOTHING));
        assert_eq!(moved("m-rope", &running(), 1), Some(Moved::NOTHING));
        assert_eq!([0, 7].map(|segment| moved("m-rope", &clip(), segment)), [None; 2]);
    }
}
