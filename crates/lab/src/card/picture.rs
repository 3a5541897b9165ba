//! What a recipe does to a picture: the desiderata of mixed sequences, measured one by one.
//!
//! Su, kexue.fm 10040 and 10352 (C1, C2, E, S, G, A, Z), Circle-RoPE (F), MRoPE-I (B, U). The picture stands between a few tokens of
//! text, so that each of them has an answer. Deliberately does not know: which of them matter.

use rotarium_kernel::measures::{Norm, is_open_ended, is_prefix_invariant, text_deviation};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, MAX_TOKENS, Segment, Sequence};

use super::Line;
use crate::lab::{Lab, SlotName};
use crate::messages::card as words;
use crate::text::{Language, Text};

/// Differences of coordinates below this are roundings.
const ROUNDING: f64 = 1e-9;
/// Tokens of text before and after the picture.
const AROUND: [usize; 2] = [3, 2];
/// Another number of tokens before it: gaps that agree by chance do so for one of the two.
const OTHERWISE: usize = 4;
/// Share of the range of frequencies from which on an axis has all of it.
const FULL_BAND: f64 = 0.85;
/// The picture when there is none.
const SMALL: [usize; 2] = [2, 3];

/// A recipe on a picture between texts.
struct Scene<'a> {
    lab: &'a Lab,
    slot: SlotName,
    language: Language,
    /// Rows and columns.
    size: [usize; 2],
    /// Where it is from, in words.
    which: Text,
    head: Head,
}

/// A picture between texts.
fn around([rows, columns]: [usize; 2], before: usize) -> Sequence {
    let [before, after] = [before, AROUND[1]].map(|tokens| Segment::Text { tokens });
    let picture = Segment::Image { rows, columns };
    Sequence::new([before, picture, after]).unwrap_or_else(|_| Sequence::text(1))
}

/// The largest picture of these sides that leaves room for text around it, and for a row and a column more.
fn with_room([rows, columns]: [usize; 2]) -> [usize; 2] {
    const ROOM: usize = 1024;
    let columns = columns.min(MAX_TOKENS / 4);
    [rows.min((MAX_TOKENS - ROOM) / (columns + 1) - 1), columns]
}

/// The desiderata, one line each.
pub(super) fn lines(lab: &Lab, slot: SlotName, head: &Head, language: Language) -> Vec<Line> {
    let blocks = head.layout().blocks();
    let picture = blocks.iter().map(|block| block.segment).find(|segment| !segment.is_text());
    let size = picture.map(|segment| {
        let [_, rows, columns] = segment.grid();
        [rows, columns]
    });
    let fits = size.map(with_room);
    let which = match size {
        None => words::PICTURE_NONE,
        Some(_) if fits != size => words::PICTURE_CUT,
        Some(_) => words::PICTURE_OWN,
    };
    let size = fits.unwrap_or(SMALL);
    let head = Head::new(head.encoding(), head.dim(), &around(size, AROUND[0]));
    let scene = Scene { lab, slot, language, size, which, head };
    let mut lines = vec![scene.name(), scene.text(), scene.shape()];
    lines.extend(scene.gaps());
    lines.extend([scene.pitch(), scene.fairness(), scene.open_end()]);
    lines.extend([scene.band(), scene.own_ids(), scene.whole_ids()]);
    lines
}

impl Scene<'_> {
    fn line(&self, label: Text, good: bool, fact: &str, says: Text) -> Line {
        let verdict = if good { words::YES } else { words::NO };
        let value = verdict.with(self.language, &[("fact", &fact)]);
        Line::new(label.get(self.language), value, good).with(says.get(self.language))
    }

    /// Which picture is measured.
    fn name(&self) -> Line {
        let value = self.which.with(self.language, &[("h", &self.size[0]), ("w", &self.size[1])]);
        Line::new(words::PICTURE.get(self.language), value, false)
    }

    /// C1: frequencies first, then scores, which also see what does not turn.
    fn text(&self) -> Line {
        let rope = self.lab.rope(self.slot);
        let deviation = text_deviation(&self.head, &rope);
        let tokens = Sequence::text(self.lab.tokens().min(1024));
        let own = Head::new(self.head.encoding(), self.lab.dim, &tokens);
        let [change] = own.changes(
            &Head::new(&rope, self.lab.dim, &tokens),
            &[own.tokens() - 1],
            [own.tokens()],
        );
        let good = deviation == 0.0 && change.is_none();
        let score = significant(if good { 0.0 } else { change.largest }, 2);
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("value", &significant(deviation, 2)), ("score", &score)];
        self.line(words::C1, good, &words::C1_FACT.with(self.language, &values), words::C1_SAYS)
    }

    /// C2.
    fn shape(&self) -> Line {
        let affine = self.head.layout().blocks()[1].affine();
        let moves = |step: &[f64]| step.iter().any(|step| step.abs() > ROUNDING);
        let [rows, columns] = self.size;
        let plane = match (rows > 1, columns > 1) {
            (true, true) => affine.is_plane(),
            (tall, wide) => (!tall || moves(&affine.row)) && (!wide || moves(&affine.column)),
        };
        let good = plane && affine.residual < ROUNDING * (rows * columns) as f64;
        let value = significant(if good { 0.0 } else { affine.residual }, 2);
        let fact = if plane {
            words::C2_FACT.with(self.language, &[("value", &value)])
        } else {
            words::C2_FLAT.get(self.language).into()
        };
        self.line(words::C2, good, &fact, words::C2_SAYS)
    }

    /// E and S.
    fn gaps(&self) -> Vec<Line> {
        let Some(gaps) = self.head.layout().gaps().into_iter().next() else { return Vec::new() };
        let patches = self.size[0] * self.size[1];
        let counted = gaps.equivalence_error(patches).abs() < ROUNDING * patches as f64;
        let consumed = significant(gaps.consumed, 6);
        let ids = words::E_FACT.with(self.language, &[("ids", &consumed), ("tokens", &patches)]);
        let asymmetry = [AROUND[0], OTHERWISE].map(|before| self.asymmetry(before));
        let asymmetry = asymmetry[0].max(asymmetry[1]);
        let symmetric = asymmetry < ROUNDING * patches as f64;
        let value = significant(if symmetric { 0.0 } else { asymmetry }, 3);
        let differ = words::S_FACT.with(self.language, &[("value", &value)]);
        vec![
            self.line(words::E, counted, &ids, words::E_SAYS),
            self.line(words::S, symmetric, &differ, words::S_SAYS),
        ]
    }

    /// How much the gaps differ with that much text before the picture.
    fn asymmetry(&self, before: usize) -> f64 {
        let layout = self.head.encoding().placement.place(&around(self.size, before));
        let gaps = layout.gaps().into_iter().next();
        gaps.and_then(|gaps| gaps.asymmetry(layout.axes().len())).unwrap_or(0.0)
    }

    /// G: a picture with a row and a column more is another size in both.
    fn pitch(&self) -> Line {
        let of = |size: [usize; 2]| {
            let layout = self.head.encoding().placement.place(&around(size, AROUND[0]));
            let pitch = layout.pitch(&layout.blocks()[1]);
            [pitch.right, pitch.down]
        };
        let [here, there] = [of(self.size), of(self.size.map(|side| side + 1))];
        let same = |(a, b): (&Option<f64>, &Option<f64>)| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < ROUNDING,
            _ => true,
        };
        let apart = there.iter().flatten().all(|pitch| *pitch > ROUNDING);
        let good = apart && here.iter().zip(&there).all(same);
        let print = |pitch: [Option<f64>; 2]| {
            let [right, down] =
                pitch.map(|side| side.map_or("–".into(), |side| significant(side, 3)));
            format!("({right}, {down})")
        };
        let fact = if apart {
            words::G_FACT.with(self.language, &[("here", &print(here)), ("there", &print(there))])
        } else {
            words::G_NONE.get(self.language).into()
        };
        self.line(words::G, good, &fact, words::G_SAYS)
    }

    /// F.
    fn fairness(&self) -> Line {
        let (value, share) = match self.head.layout().distances(Norm::TextSteps) {
            Some(distances) => (distances.ptd, distances.relative_ptd()),
            None => (0.0, 0.0),
        };
        let good = share < ROUNDING;
        let [value, share] = if good { [0.0; 2] } else { [value, 100.0 * share] };
        let fact = words::F_FACT.with(
            self.language,
            &[("value", &significant(value, 3)), ("share", &significant(share, 2))],
        );
        self.line(words::F, good, &fact, words::F_SAYS)
    }

    /// A: of a clip of small frames, and of the sequence.
    fn open_end(&self) -> Line {
        let placement = &*self.head.encoding().placement;
        let [rows, columns] = self.size.map(|side| side.min(8));
        let good = is_open_ended(placement, [2, rows, columns])
            && is_prefix_invariant(placement, &self.head.layout().sequence());
        let fact = if good { words::A_OPEN } else { words::A_CLOSED };
        self.line(words::A, good, fact.get(self.language), words::A_SAYS)
    }

    /// B.
    fn band(&self) -> Line {
        let shares = self.head.frequencies().band_shares(self.head.layout().axes().len());
        let least = shares.into_iter().fold(1.0, f64::min);
        let share = significant(100.0 * least, 3);
        let fact = words::B_FACT.with(self.language, &[("share", &share)]);
        self.line(words::B, least >= FULL_BAND, &fact, words::B_SAYS)
    }

    /// U.
    fn own_ids(&self) -> Line {
        let among = self.head.layout().patches_among_text();
        let patches = self.size[0] * self.size[1];
        let fact = words::U_FACT.with(self.language, &[("patches", &among), ("tokens", &patches)]);
        self.line(words::U, among == 0, &fact, words::U_SAYS)
    }

    /// Z.
    fn whole_ids(&self) -> Line {
        let used = self.head.layout().ids_used();
        let share = used.iter().map(|ids| ids.fractional).fold(0.0, f64::max);
        let fact = words::Z_FACT.with(self.language, &[("share", &significant(100.0 * share, 3))]);
        self.line(words::Z, share == 0.0, &fact, words::Z_SAYS)
    }
}
