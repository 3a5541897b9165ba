//! Which bases keep the kernel at or above 0 for every distance below the training length? A strip over the base, with the first
//! negative distance as a curve (Men et al., arXiv:2405.14591; Su, kexue.fm 10122).

use std::cell::RefCell;
use std::rc::Rc;

use rotarium_kernel::bases::{CI_ZERO, Strip, ratios, searched, strip};
use rotarium_kernel::crossing::Turns;
use rotarium_kernel::number::significant;
use rotarium_kernel::{HeadDim, MAX_TOKENS};

use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::{BASE, Lab, Show};
use crate::messages::decays as words;
use crate::slot::Slot;
use crate::text::Language;
use crate::zero::{length, turns};

/// The strip.
pub static VIEW: View = View {
    forget: |lab| {
        let show = Show::One(lab.show.editing());
        let Lab { slots, dim, train, .. } = lab.clone();
        *lab = Lab { slots, dim, train, show, ..Lab::default() };
    },
    ..View::new("bases", words::BASES, words::BASES_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle, ..Answers::of(figure) };

/// Most bases of the first scan.
const MOST: usize = 240;
/// Longest length for which b* is searched for.
const SEARCHED: usize = 1 << 13;

/// What a strip is of: the recipe without its base, channels, length, range and number of bases.
type Asked = (Slot, HeadDim, usize, (f64, f64), usize);
/// The strip, and b*.
type Drawn = (Rc<Strip>, Option<f64>);

thread_local! {
    /// The strip that was drawn last: turning the base draws none anew.
    static DRAWN: RefCell<Option<(Asked, Drawn)>> = const { RefCell::new(None) };
}

/// The strip of a recipe, and b* where it is searched for.
fn drawn(lab: &Lab, length: usize, range: (f64, f64), most: usize) -> Drawn {
    let slot = Slot { base: Lab::default().slots[0].base, ..lab.slot(lab.show.editing()).clone() };
    let asked = (slot, lab.dim, length, range, most);
    let known = DRAWN.with_borrow(|drawn| {
        drawn.as_ref().filter(|(known, _)| *known == asked).map(|(_, drawn)| drawn.clone())
    });
    known.unwrap_or_else(|| {
        let still = || Turns::new(Vec::new(), Vec::new());
        let family = |base: f64| turns(lab, base).unwrap_or_else(still);
        let least = if length <= SEARCHED { searched(&family, length, BASE.0) } else { None };
        let strip = strip(&family, range, length, most, least.as_slice());
        let drawn = (Rc::new(strip), least);
        DRAWN.set(Some((asked, drawn.clone())));
        drawn
    })
}

/// What is asked, and how close the bases lie that are tried.
fn subtitle(lab: &Lab, language: Language) -> String {
    let length = length(lab);
    let range = range(length, lab.slot(lab.show.editing()).base);
    let percent = |ratio: f64| significant(100.0 * (ratio - 1.0), 2);
    let [coarse, fine] = ratios(range, length, MOST).map(percent);
    let length = printed(length as f64);
    words::BASES_FORMULA
        .with(language, &[("length", &length), ("coarse", &coarse), ("fine", &fine)])
}

/// What was found.
struct Found<'a> {
    lab: &'a Lab,
    language: Language,
    length: usize,
    base: f64,
    range: (f64, f64),
    strip: Rc<Strip>,
    /// b*(L) by the search of the source; None when there is none or it was not searched for.
    least: Option<f64>,
    now: Option<usize>,
}

/// From a tenth of the length to a thousand times that, where the source begins, and the present base.
fn range(length: usize, base: f64) -> (f64, f64) {
    let length = length as f64;
    let low = (0.1 * length).min(0.5 * base).clamp(BASE.0, 0.1 * BASE.1);
    let high = (1000.0 * length).max(2.0 * base).clamp(10.0 * low, BASE.1);
    (low, high)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let slot = lab.slot(lab.show.editing());
    let base = slot.base;
    let refused = match turns(lab, base) {
        _ if !slot.scheme.uses_base => Err(words::ZERO_NO_BASE),
        None => Err(words::NOT_TURNED),
        Some(now) => Ok(now),
    };
    let length = length(lab);
    let now = match refused {
        Ok(now) => now,
        Err(why) => return empty(lab, why.with(*language, &[("scheme", &slot.title())]), *language),
    };
    let range = range(length, base);
    let (strip, least) = drawn(lab, length, range, MOST);
    let now = now.first_negative(length);
    let language = *language;
    Found { lab, language, length, base, range, strip, least, now }.figure(*cells as usize)
}

fn axes(range: (f64, f64), heights: (f64, f64), language: Language) -> (Axis, Axis) {
    let x = Axis::logarithmic(words::BASE_AXIS.get(language), range);
    let y = Axis::logarithmic(words::FIRST_AXIS.get(language), heights);
    (x, y)
}

/// A figure that says why there is none.
fn empty(lab: &Lab, why: String, language: Language) -> Figure {
    let length = length(lab);
    let range = range(length, 1e4);
    let (x, y) = axes(range, (1.0, 100.0), language);
    let [x, y] = [x, y].map(|axis| Axis { ticks: false, ..axis });
    let at = (libm::sqrt(range.0 * range.1), 10.0);
    let text = Mark::Text { at, text: why.clone(), anchor: Anchor::Middle, ink: Ink::Strong };
    Figure {
        title: format!("{} – {}", VIEW.title.get(language), super::shown_name(lab, language)),
        subtitle: String::new(),
        x,
        y,
        equal: false,
        marks: vec![text],
        legend: Vec::new(),
        summary: why,
        table: Table::default(),
    }
}

impl Found<'_> {
    fn figure(&self, cells: usize) -> Figure {
        let language = self.language;
        let (x, y) = axes(self.range, self.heights(), language);
        let whole = printed(self.length as f64);
        let entry = |ink, label| Entry { ink, dashed: false, label };
        let legend = vec![
            entry(Ink::Image, words::SUFFICES.with(language, &[("length", &whole)])),
            entry(Ink::Accent, words::FIRST_CURVE.get(language).into()),
        ];
        Figure {
            title: format!("{} – {}", VIEW.title.get(language), super::shown_name(self.lab, language)),
            subtitle: String::new(),
            x,
            y,
            equal: false,
            marks: self.marks(cells),
            legend,
            summary: self.summary(),
            table: self.table(),
        }
    }

    /// From a little below the lowest first zero to a little above the length.
    fn heights(&self) -> (f64, f64) {
        let length = self.length.max(2);
        let lowest = self.strip.tried.iter().filter_map(|one| one.first).min();
        let lowest = lowest.unwrap_or(length / 2).clamp(2, length);
        (0.5 * lowest as f64, 1.4 * length as f64)
    }

    fn marks(&self, cells: usize) -> Vec<Mark> {
        let language = self.language;
        let (bottom, top) = self.heights();
        // An island is drawn at least one column wide.
        let least = libm::pow(self.range.1 / self.range.0, 0.5 / cells.max(1) as f64);
        let islands = self.strip.islands.iter().map(|&(from, to)| {
            let (from, to) = (from / least, (to * least).min(self.range.1));
            Mark::Band { columns: vec![(from, bottom, top), (to, bottom, top)], ink: Ink::Image }
        });
        let mut marks: Vec<Mark> = islands.collect();
        let height = |first: Option<usize>| first.unwrap_or(self.length).max(1) as f64;
        let points = self.strip.tried.iter().map(|one| (one.base, height(one.first))).collect();
        marks.push(Mark::Line { points, ink: Ink::Accent, width: 1.25, dashed: false });
        let rule = |at: f64, ink, dashed, label| Mark::Rule { along: Side::X, at, ink, dashed, label };
        let zero = significant(CI_ZERO, 4);
        let limit = words::BASE_LIMIT.with(language, &[("zero", &zero)]);
        let ci = self.length as f64 / CI_ZERO;
        if (self.range.0..=self.range.1).contains(&ci) {
            marks.push(rule(ci, Ink::Muted, true, limit));
        }
        if let Some(least) = self.least {
            let label = words::BASE_LEAST.with(language, &[("base", &significant(least, 4))]);
            marks.push(rule(least, Ink::Second, true, label));
        }
        let label = words::BASE_NOW.with(language, &[("base", &printed(self.base))]);
        marks.push(rule(self.base, Ink::Strong, false, label));
        marks
    }

    fn summary(&self) -> String {
        let language = self.language;
        let base = printed(self.base);
        let now = match self.now {
            Some(at) => words::BASES_NOW_FAILS.with(language, &[("base", &base), ("at", &at)]),
            None => words::BASES_NOW_SUFFICES.with(language, &[("base", &base)]),
        };
        let which = self.strip.islands.first().map_or_else(String::new, |&(from, to)| {
            let [from, to] = [from, to].map(|edge| significant(edge, 6));
            words::BASES_WHICH.with(language, &[("from", &from), ("to", &to)])
        });
        let mut said = words::BASES_SUMMARY.with(
            language,
            &[
                ("scheme", &super::shown_name(self.lab, language)),
                ("length", &printed(self.length as f64)),
                ("count", &self.strip.islands.len()),
                ("which", &which),
                ("now", &now),
            ],
        );
        if let Some(least) = self.least {
            let least = significant(least, 7);
            said += &words::BASES_SEARCHED.with(language, &[("base", &least)]);
        } else if self.length > SEARCHED {
            let most = printed(SEARCHED as f64);
            said += &words::BASES_UNSEARCHED.with(language, &[("most", &most)]);
        }
        if self.lab.train > MAX_TOKENS {
            let most = printed(MAX_TOKENS as f64);
            said += &words::BASES_CUT.with(language, &[("most", &most)]);
        }
        said
    }

    /// The stretches that suffice, then some of the bases that were tried.
    fn table(&self) -> Table {
        let language = self.language;
        let head = [words::BASE_AXIS, words::FIRST_AXIS].map(|text| text.get(language).into());
        let whole = printed(self.length as f64);
        let suffices = words::SUFFICES.with(language, &[("length", &whole)]);
        let island = |&(from, to): &(f64, f64)| {
            let [from, to] = [from, to].map(|edge| significant(edge, 7));
            vec![format!("{from} … {to}"), suffices.clone()]
        };
        let tried = &self.strip.tried;
        let some = tried.iter().step_by(tried.len().div_ceil(64).max(1)).map(|one| {
            let first = one.first.map_or_else(|| suffices.clone(), |first| first.to_string());
            vec![significant(one.base, 6), first]
        });
        Table { head: head.to_vec(), rows: self.strip.islands.iter().map(island).chain(some).collect() }
    }
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::{HeadDim, schemes};

    use super::super::curves;
    use super::*;
    use crate::{Action, SlotName};

    #[test]
    fn extremes_have_figures() {
        for (scheme, train, dim, base) in [
            ("rope", 1, 2.0, 10.0),
            ("rope", 2, 2.0, 1e9),
            ("rope", 16, 512.0, 10.0),
            ("none", 16, 2.0, 10.0),
            ("xpos", 1, 4.0, 1e9),
            ("dynamic-ntk", 3000, 64.0, 1e9),
        ] {
            let mut lab = Lab { train, dim: HeadDim::nearest(dim), ..Lab::default() };
            lab.apply(&Action::Choose(SlotName::A, schemes::find(scheme).unwrap()));
            lab.slots[0].base = base;
            for (view, language) in [(&VIEW, Language::En), (&curves::VIEW, Language::Zh)] {
                let figure = Experiment::new(view, &lab, language, 64).figure();
                assert!(!figure.marks.is_empty() && !figure.summary.is_empty(), "{scheme} {train}");
                for (low, high) in [figure.x.range, figure.y.range] {
                    assert!(low < high && (low + high).is_finite(), "{scheme} {train} {base}");
                }
            }
        }
    }

    #[test]
    fn the_strip_does_not_depend_on_the_base() {
        let lab = Lab { train: 300, ..Lab::default() };
        let first = drawn(&lab, 300, range(300, 1e4), 60);
        let mut turned = lab.clone();
        turned.slots[0].base = 2e4;
        let again = drawn(&turned, 300, range(300, 2e4), 60);
        assert!(Rc::ptr_eq(&first.0, &again.0));
    }
}
