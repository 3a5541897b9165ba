//! A composition as text: `t24,i6x10,v8x4x6@0.5,i77x137m2`.
//!
//! t text, i image rows×columns, v clip frames×rows×columns@seconds; m the merge size, left out when it is 1.
//! Deliberately does not know: limits beyond those of a single number; [`crate::composition`] has them.

use rotarium_kernel::Segment;
use rotarium_kernel::number::plain;

use crate::composition::{MAX_FRAMES, MAX_GRID, MAX_MERGE, MAX_PARTS, Part, SECONDS};

/// Writes the blocks.
pub(super) fn write(parts: &[Part]) -> String {
    let one = |part: &Part| {
        let grid = match part.segment {
            Segment::Text { tokens } => format!("t{tokens}"),
            Segment::Image { rows, columns } => format!("i{rows}x{columns}"),
            Segment::Video { frames, rows, columns, seconds } => {
                format!("v{frames}x{rows}x{columns}@{}", plain(seconds))
            }
        };
        if part.merge > 1 { format!("{grid}m{}", part.merge) } else { grid }
    };
    parts.iter().map(one).collect::<Vec<_>>().join(",")
}

/// Reads the blocks.
///
/// # Errors
/// The first piece that is no block within its limits; the whole text when there are too many or none.
pub(super) fn read(text: &str) -> Result<Vec<Part>, &str> {
    let pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let parts: Vec<Part> =
        pieces.map(|piece| read_part(piece).ok_or(piece)).collect::<Result<_, _>>()?;
    if (1..=MAX_PARTS).contains(&parts.len()) { Ok(parts) } else { Err(text) }
}

fn read_part(piece: &str) -> Option<Part> {
    let mut letters = piece.chars();
    let kind = letters.next()?;
    let rest = letters.as_str();
    if kind == 't' {
        return Some(Part::text(
            rest.parse().ok().filter(|tokens| *tokens <= rotarium_kernel::MAX_TOKENS)?,
        ));
    }
    let (rest, merge) = match rest.split_once('m') {
        Some((rest, merge)) => (rest, count(merge, MAX_MERGE)?),
        None => (rest, 1),
    };
    let (grid, seconds) = match rest.split_once('@') {
        Some((grid, seconds)) => (grid, crate::decimal::parse(seconds)?),
        None => (rest, 1.0),
    };
    let sides: Vec<&str> = grid.split(['x', '×']).collect();
    let part = match (kind, sides.as_slice()) {
        ('i', [rows, columns]) => Part::image(count(rows, MAX_GRID)?, count(columns, MAX_GRID)?),
        ('v', [frames, rows, columns]) if (SECONDS.0..=SECONDS.1).contains(&seconds) => {
            Part::video(
                count(frames, MAX_FRAMES)?,
                count(rows, MAX_GRID)?,
                count(columns, MAX_GRID)?,
                seconds,
            )
        }
        _ => return None,
    };
    Some(part.merged(merge))
}

fn count(text: &str, most: usize) -> Option<usize> {
    text.parse().ok().filter(|count| (1..=most).contains(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let parts = vec![
            Part::text(0),
            Part::image(6, 10),
            Part::video(8, 4, 6, 0.5),
            Part::image(77, 137).merged(2),
            Part::text(24),
        ];
        let text = write(&parts);
        assert_eq!(text, "t0,i6x10,v8x4x6@0.5,i77x137m2,t24");
        assert_eq!(read(&text), Ok(parts));
    }

    #[test]
    fn a_bad_piece_is_named() {
        for (text, piece) in [
            ("t3,i0x4,t2", "i0x4"),
            ("t3,v2x2x2@-1", "v2x2x2@-1"),
            ("i1000000000x1", "i1000000000x1"),
            ("t-1", "t-1"),
            ("v2x2x2@nan", "v2x2x2@nan"),
            ("i2x3m9", "i2x3m9"),
            ("banana", "banana"),
            ("图", "图"),
            ("", ""),
        ] {
            assert_eq!(read(text), Err(piece), "{text}");
        }
        let many = vec!["t1"; MAX_PARTS + 1].join(",");
        assert_eq!(read(&many), Err(many.as_str()));
    }
}
