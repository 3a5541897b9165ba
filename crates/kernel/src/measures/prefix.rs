//! What text put before a sequence changes inside its pictures and in the gaps around them.
//!
//! Attention sees differences of coordinates, so a scheme whose pictures do not follow the text means another thing at each place
//! of a document. Deliberately does not know: absolute coordinates.

use super::Moved;
use crate::layout::{Layout, MAX_AXES, Position, difference};
use crate::placement::Place;
use crate::sequence::{Segment, Sequence};

/// Largest change of a difference on one axis.
fn change(now: Position, then: Position) -> f64 {
    (0..MAX_AXES).map(|axis| (now[axis] - then[axis]).abs()).fold(0.0, f64::max)
}

/// The sequence with that much text before it, joined to the text that it begins with; None when that is too long.
pub fn after_text(sequence: &Sequence, tokens: usize) -> Option<Sequence> {
    let (first, rest) = match sequence.segments() {
        [Segment::Text { tokens: own }, rest @ ..] => (own.saturating_add(tokens), rest),
        all => (tokens, all),
    };
    let text = Segment::Text { tokens: first };
    Sequence::new(std::iter::once(text).chain(rest.iter().copied())).ok()
}

/// The largest change of differences of coordinates inside pictures and of gaps around them when `tokens` of text come first;
/// its token is one of the sequence as it was. None without a picture, or without room.
pub fn moved_by_text_before(
    placement: &dyn Place,
    sequence: &Sequence,
    tokens: usize,
) -> Option<Moved> {
    let longer = after_text(sequence, tokens)?;
    let more = longer.segments().len() - sequence.segments().len();
    let (then, now) = (placement.place(sequence), placement.place(&longer));
    let mut moved = None;
    for (index, block) in then.blocks().iter().enumerate() {
        if block.segment.is_text() {
            continue;
        }
        let other = &now.blocks()[index + more];
        let inside = |layout: &Layout, first: usize, token: usize| {
            difference(layout.position(first + token), layout.position(first))
        };
        let start = block.first_token;
        moved = (0..block.segment.tokens()).fold(moved, |moved: Option<Moved>, token| {
            let now = inside(&now, other.first_token, token);
            let by = change(now, inside(&then, start, token));
            Some(moved.unwrap_or(Moved::NOTHING).or(by, start + token))
        });
    }
    for (old, new) in then.gaps().into_iter().zip(now.gaps()) {
        let token = then.blocks()[old.segment].first_token;
        for (old, new) in [(old.before, new.before), (old.after, new.after)] {
            if let (Some(old), Some(new)) = (old, new) {
                moved = moved.map(|moved| moved.or(change(new, old), token));
            }
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::placement::examples::running;
    use crate::{HeadDim, Settings, schemes};

    fn moved(id: &str, sequence: &Sequence) -> Option<f64> {
        let scheme = schemes::find(id).unwrap();
        let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
        moved_by_text_before(&*encoding.placement, sequence, 100).map(|moved| moved.by)
    }

    #[test]
    fn pictures_that_count_from_0_do_not_follow_the_text() {
        for id in ["rope", "m-rope", "rope-tv", "video-rope", "v-rope", "circle-rope"] {
            assert!(moved(id, &running()).unwrap() < 1e-9, "{id}");
        }
        assert_eq!(moved("spatial-reset", &running()), Some(100.0));
        assert_eq!(moved("rope", &Sequence::text(4)), None);
    }

    #[test]
    fn a_sequence_that_begins_with_a_picture_has_no_gap_to_compare() {
        let picture = Segment::Image { rows: 2, columns: 2 };
        let sequence = Sequence::new([picture, Segment::Text { tokens: 2 }]).unwrap();
        assert!(moved("m-rope", &sequence).unwrap() < 1e-9);
    }
}
