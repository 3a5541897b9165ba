//! Gliding: the figures on the way from one figure to the next.
//!
//! Deliberately does not know: time, frames of the screen, or whether motion is welcome.

use std::mem::{Discriminant, discriminant};

use crate::figure::{Axis, Figure, Mark, Raster};

/// Something of which there are states in between.
trait Between {
    fn between(&self, other: &Self, part: f64) -> Self;
}

impl Between for f64 {
    fn between(&self, other: &Self, part: f64) -> Self {
        self + (other - self) * part
    }
}

impl Between for (f64, f64) {
    fn between(&self, other: &Self, part: f64) -> Self {
        (self.0.between(&other.0, part), self.1.between(&other.1, part))
    }
}

impl Between for Vec<(f64, f64)> {
    fn between(&self, other: &Self, part: f64) -> Self {
        if self.len() != other.len() {
            return other.clone();
        }
        self.iter().zip(other).map(|(a, b)| a.between(b, part)).collect()
    }
}

impl Between for Axis {
    fn between(&self, other: &Self, part: f64) -> Self {
        Self { range: self.range.between(&other.range, part), ..other.clone() }
    }
}

impl Between for Mark {
    /// Places glide; words, colours and cells are those of the other mark.
    fn between(&self, other: &Self, part: f64) -> Self {
        let mut mark = other.clone();
        match (self, &mut mark) {
            (Self::Line { points: from, .. }, Self::Line { points, .. })
            | (Self::Points { points: from, .. }, Self::Points { points, .. }) => {
                *points = from.between(points, part);
            }
            (
                Self::Raster(Raster { from: a, to: b, .. }),
                Self::Raster(Raster { from, to, .. }),
            )
            | (Self::Frame { from: a, to: b, .. }, Self::Frame { from, to, .. })
            | (Self::Arrow { from: a, to: b, .. }, Self::Arrow { from, to, .. }) => {
                (*from, *to) = (a.between(from, part), b.between(to, part));
            }
            _ => {}
        }
        mark
    }
}

impl Figure {
    /// The figure `part` of the way, from 0 to 1, to another one.
    ///
    /// The first line glides to the first line, and so on; what has no like, and figures of other axes, are there at once.
    #[must_use]
    pub fn between(&self, other: &Self, part: f64) -> Self {
        let alike = |a: &Axis, b: &Axis| {
            Axis { range: b.range, ..a.clone() } == *b && b.range.0.is_finite()
        };
        if part >= 1.0 || !alike(&self.x, &other.x) || !alike(&self.y, &other.y) {
            return other.clone();
        }
        if part <= 0.0 {
            return self.clone();
        }
        // The next mark of each kind.
        let mut next: Vec<(Discriminant<Mark>, usize)> = Vec::new();
        let mark = |mark: &Mark| {
            let kind = discriminant(mark);
            let known = next.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
                next.push((kind, 0));
                next.len() - 1
            });
            let rest = self.marks.iter().enumerate().skip(next[known].1);
            match rest.into_iter().find(|(_, mark)| discriminant(*mark) == kind) {
                Some((index, from)) => {
                    next[known].1 = index + 1;
                    from.between(mark, part)
                }
                None => mark.clone(),
            }
        };
        Self {
            x: self.x.between(&other.x, part),
            y: self.y.between(&other.y, part),
            marks: other.marks.iter().map(mark).collect(),
            ..other.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::figure::Ink;
    use crate::lab::{Lab, SlotName};
    use crate::text::Language;
    use crate::{Experiment, views};
    use rotarium_kernel::schemes;

    fn plane(scheme: &str) -> Figure {
        let mut lab = Lab::default();
        lab.apply(&Action::Choose(SlotName::A, schemes::find(scheme).unwrap()));
        Experiment::new(&views::layout::VIEW, &lab, Language::En, 200).figure()
    }

    #[test]
    fn a_glide_begins_and_ends_exactly() {
        let (from, to) = (plane("rope-tv"), plane("m-rope"));
        assert_eq!(from.between(&to, 0.0), from);
        assert_eq!(from.between(&to, 1.0), to);
        let half = from.between(&to, 0.5);
        assert_eq!(half.x.range, from.x.range.between(&to.x.range, 0.5));
        assert_eq!((half.summary, half.marks.len()), (to.summary.clone(), to.marks.len()));
        assert_ne!(half.marks, to.marks);
    }

    #[test]
    fn what_has_no_like_is_there_at_once() {
        let (from, to) = (plane("rope-tv"), plane("rope"));
        assert_eq!(from.between(&to, 0.5), to, "a plane does not glide to a line");
        let dot = |x| Mark::Points { points: vec![(x, x)], ink: Ink::Text, radius: 1.0 };
        let pair = Mark::Points { points: vec![(7.0, 7.0); 2], ink: Ink::Text, radius: 1.0 };
        let line = Mark::Line { points: vec![], ink: Ink::Text, width: 1.0, dashed: false };
        let with = |marks: &[Mark]| Figure { marks: marks.to_vec(), ..from.clone() };
        let a = with(&[dot(0.0), dot(10.0)]);
        let b = with(&[line.clone(), dot(4.0), pair.clone(), dot(6.0)]);
        assert_eq!(a.between(&b, 0.5).marks, [line, dot(2.0), pair, dot(6.0)]);
    }
}
