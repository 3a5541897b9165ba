//! Text and gaps: the line of text, and arrows into and out of each picture.
//!
//! Deliberately does not know: tints, maps, axes in space.

use rotarium_kernel::Head;
use rotarium_kernel::layout::{Block, Position};

use super::plane::{Plane, Window};
use crate::figure::{Ink, Mark};
use crate::views::vector;

/// Most tokens of text with a dot each.
pub(super) const MOST_DOTS: usize = 160;

/// Text: a line, with a dot per token where few are visible; and how many tokens are a line alone.
pub(super) fn text_marks(plane: &Plane, block: &Block, window: Window) -> (Vec<Mark>, usize) {
    let [from, to] = plane.ends(block);
    let mut marks = vec![Mark::Line { points: vec![from, to], ink: Ink::Text, width: 2.0, dashed: false }];
    let tokens = block.segment.tokens();
    // Text that does not advance to the right is at one place, or drawn from its beginning.
    let step = plane.text_step(block).0;
    let index = |x: f64| if step > 0.0 { ((x - from.0) / step).max(0.0) } else { 0.0 };
    let first = index(window.0.0).ceil() as usize;
    let last = (index(window.0.1) as usize).min(tokens.saturating_sub(1));
    if first > last {
        return (marks, 0);
    }
    if last - first >= MOST_DOTS {
        return (marks, last - first + 1);
    }
    let points = (first..=last).map(|token| plane.point(block, [0, 0, token])).collect();
    marks.push(Mark::Points { points, ink: Ink::Text, radius: 2.25 });
    (marks, 0)
}

/// Arrows into and out of each picture with their vectors, and its centre where that means something.
pub(super) fn gap_marks(head: &Head, place: &dyn Fn(Position) -> Option<(f64, f64)>, ends: &dyn Fn(&Block) -> [(f64, f64); 2]) -> Vec<Mark> {
    let blocks = head.layout().blocks();
    let mut marks = Vec::new();
    for gaps in head.layout().gaps() {
        let [first, last] = ends(&blocks[gaps.segment]);
        if let (Some(gap), Some(left)) = (gaps.before, gaps.segment.checked_sub(1)) {
            let from = ends(&blocks[left])[1];
            marks.push(Mark::Arrow { from, to: first, ink: Ink::Strong, label: vector(head, &gap) });
        }
        if let (Some(gap), Some(right)) = (gaps.after, blocks.get(gaps.segment + 1)) {
            let to = ends(right)[0];
            marks.push(Mark::Arrow { from: last, to, ink: Ink::Strong, label: vector(head, &gap) });
        }
        if let Some(centre) = place(gaps.centre) {
            marks.push(Mark::Points { points: vec![centre], ink: Ink::Strong, radius: 3.0 });
        }
    }
    marks
}
