//! Bases: which of them keep the kernel of a text at or above 0, and which one puts its first negative distance where it is
//! wanted (Men et al., arXiv:2405.14591; Su, kexue.fm 10122).
//!
//! Neither question is monotone in the base: bases that suffice form islands, and the first negative distance jumps. So every
//! answer here comes from a scan of stated spacing, refined where something changes; between two neighbours of the scan
//! a narrower island can hide. Deliberately does not know: recipes; it is told what a base makes of the pairs.

use crate::crossing::Turns;

/// The first zero x₀ of the cosine integral Ci. With d → ∞, f_b(m) ∝ Ci(m) − Ci(m/b), so that m/b ≤ x₀ is needed.
pub const CI_ZERO: f64 = 0.616_505_485_620_716_2;

/// What a base makes of the pairs.
pub type Family<'a> = &'a dyn Fn(f64) -> Turns;

/// Ratio of two neighbouring bases of the scan of [`base_for`]; where it is decided they lie closer, up to [`FINEST`] of them
/// for one.
pub const RATIO: f64 = 1.02;
/// See [`RATIO`]. Distances beyond 80 000 get fewer.
pub const FINEST: usize = 20;
/// Digits that tell bases apart.
const DIGITS: i32 = 12;

/// A base, and where it puts the first negative distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The base.
    pub base: f64,
    /// Its first negative distance, in tokens.
    pub distance: usize,
}

/// The smallest base of a range, as far as the scan sees (see [`RATIO`]), whose first negative distance is `wanted`; the
/// base with few digits where there is room. When there is none, the one that comes nearest; None when no base comes near.
///
/// Many distances are no first zero of any base: where a valley of the kernel touches 0, the first zero jumps.
pub fn base_for(family: Family, wanted: usize, range: (f64, f64)) -> Option<Placed> {
    search(family, wanted, range, false)
}

/// The base at which the first negative distance comes to `wanted` for the first time, from small bases to large ones: of those
/// up to there, the one that comes nearest. It never falls as `wanted` grows, but for what hides between bases of the scan.
pub fn base_up_to(family: Family, wanted: usize, range: (f64, f64)) -> Option<Placed> {
    search(family, wanted, range, true)
}

fn search(
    family: Family,
    wanted: usize,
    (low, high): (f64, f64),
    until_reached: bool,
) -> Option<Placed> {
    let most = wanted + wanted / 4 + 8;
    let first = |base: f64| family(base).first_negative(most);
    let mut search =
        Search { first: &first, wanted, most, best: None, until_reached, reached: false };
    let parts = (1 << 27) / (80 * wanted.max(1));
    let finer = parts.clamp(1, FINEST);
    let mut last = (low, search.look(low));
    while last.1 != wanted && last.0 < high {
        let here = (last.0 * RATIO).min(high);
        let here = (here, search.look(here));
        let near = |found: usize| 2 * found >= wanted && found < most;
        if here.1 != wanted && (near(last.1) || near(here.1) || search.parted(last, here)) {
            search.between(last, here, finer);
        }
        last = here;
        search.reached |= here.1 >= wanted;
        if search.is_done() {
            break;
        }
    }
    search.best.map(|best| Placed { base: rounded(&first, best, (low, high)), ..best })
}

/// A base with its first negative distance.
type Point = (f64, usize);

/// The search of [`base_for`].
struct Search<'a> {
    first: &'a dyn Fn(f64) -> Option<usize>,
    wanted: usize,
    /// What stands for any larger distance.
    most: usize,
    best: Option<Placed>,
    /// Whether it ends where the wanted distance is reached or passed, and whether it has been.
    until_reached: bool,
    reached: bool,
}

impl Search<'_> {
    fn look(&mut self, base: f64) -> usize {
        let Some(distance) = (self.first)(base) else { return self.most };
        let off = |distance: usize| distance.abs_diff(self.wanted);
        if self.best.is_none_or(|best| off(distance) < off(best.distance)) {
            self.best = Some(Placed { base, distance });
        }
        distance
    }

    fn is_met(&self) -> bool {
        self.best.is_some_and(|best| best.distance == self.wanted)
    }

    fn is_done(&self) -> bool {
        self.is_met() || self.until_reached && self.reached
    }

    /// Whether the wanted distance lies between those of two bases.
    fn parted(&self, a: Point, b: Point) -> bool {
        (a.1 < self.wanted) != (b.1 < self.wanted)
    }

    fn between(&mut self, from: Point, to: Point, parts: usize) {
        let mut last = from;
        for part in 1..=parts {
            let share = part as f64 / parts as f64;
            let base = from.0 * libm::pow(to.0 / from.0, share);
            let here = if part == parts { to } else { (base, self.look(base)) };
            if self.parted(last, here) {
                self.close_in(last, here);
            }
            self.reached |= here.1 >= self.wanted;
            if self.is_done() {
                return;
            }
            last = here;
        }
    }

    /// Halves what lies between two bases until the distance is met, or a jump is left.
    fn close_in(&mut self, mut a: Point, mut b: Point) {
        let least = 1.0 + libm::pow(10.0, f64::from(-DIGITS));
        while b.0 / a.0 > least && !self.is_met() {
            let middle = libm::sqrt(a.0 * b.0);
            let middle = (middle, self.look(middle));
            *(if self.parted(a, middle) { &mut b } else { &mut a }) = middle;
        }
    }
}

/// The base with the fewest digits near a base that does the same.
fn rounded(
    first: &dyn Fn(f64) -> Option<usize>,
    Placed { base, distance }: Placed,
    (low, high): (f64, f64),
) -> f64 {
    let places = libm::floor(libm::log10(base)) as i32;
    let round = |digits: i32| {
        let unit = libm::pow(10.0, f64::from((places + 1 - digits).abs()));
        if places + 1 >= digits {
            (base / unit).round() * unit
        } else {
            (base * unit).round() / unit
        }
    };
    let fits = |base: &f64| (low..=high).contains(base) && first(*base) == Some(distance);
    (1..=DIGITS).map(round).find(fits).unwrap_or(base)
}

/// A base that was tried: its first negative distance below the length, if there is one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tried {
    /// The base.
    pub base: f64,
    /// Its first negative distance; None: it suffices.
    pub first: Option<usize>,
}

/// Which bases of a range suffice for a length.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Everything that was tried, by base.
    pub tried: Vec<Tried>,
    /// Stretches that suffice: first and last base, closed in by halving.
    pub islands: Vec<(f64, f64)>,
}

/// Distances that one strip may look at, by which the number of its bases is limited.
const WORK: usize = 1 << 25;
/// Finer bases between two of the first scan, where it matters.
const FINER: usize = 8;
/// Halvings that close in an edge.
const HALVINGS: usize = 14;

/// Tries at most `most` bases of a range, evenly on a logarithmic axis, then finer ones near where it is decided, then those
/// `besides`, then halves towards the edges. For long lengths fewer bases are tried; see [`ratios`].
pub fn strip(
    family: Family,
    (low, high): (f64, f64),
    length: usize,
    most: usize,
    besides: &[f64],
) -> Strip {
    let tried = |base: f64| Tried { base, first: family(base).first_negative(length) };
    let count = count(length, most);
    let base_at = |share: f64| low * libm::pow(high / low, share);
    let coarse: Vec<Tried> =
        (0..=count).map(|at| tried(base_at(at as f64 / count as f64))).collect();
    // It is decided where a first negative distance comes near the length, or where one is and is not.
    let near = |one: &Tried| one.first.is_some_and(|first| 2 * first >= length);
    let open = |pair: &[Tried]| {
        pair.iter().any(near) || pair[0].first.is_none() != pair[1].first.is_none()
    };
    let mut all = vec![coarse[0]];
    for (at, pair) in coarse.windows(2).enumerate() {
        // A sufficing base beside an open stretch may border on another gap.
        let around = at.saturating_sub(1)..(at + 2).min(count);
        if around.into_iter().any(|at| open(&coarse[at..at + 2])) {
            let finer = (1..FINER).map(|part| at as f64 + part as f64 / FINER as f64);
            all.extend(finer.map(|at| tried(base_at(at / count as f64))));
        }
        all.push(pair[1]);
    }
    all.extend(besides.iter().filter(|base| (low..=high).contains(*base)).map(|&base| tried(base)));
    all.sort_by(|a, b| a.base.total_cmp(&b.base));
    all.dedup_by(|a, b| a.base == b.base);
    Strip { islands: islands(&all, &tried), tried: all }
}

/// Ratio of neighbouring bases in a [`strip`] over this range, and that near the edge.
pub fn ratios((low, high): (f64, f64), length: usize, most: usize) -> [f64; 2] {
    let ratio = libm::pow(high / low, 1.0 / count(length, most) as f64);
    [ratio, libm::pow(ratio, 1.0 / FINER as f64)]
}

fn count(length: usize, most: usize) -> usize {
    (WORK / length.max(1)).clamp(48, most.max(48))
}

fn islands(all: &[Tried], tried: &dyn Fn(f64) -> Tried) -> Vec<(f64, f64)> {
    let mut islands = Vec::new();
    let mut begun = all[0].first.is_none().then_some(all[0].base);
    for pair in all.windows(2) {
        let suffice = [pair[0], pair[1]].map(|one| one.first.is_none());
        if suffice[0] == suffice[1] {
            continue;
        }
        let (mut inside, mut outside) =
            if suffice[0] { (pair[0].base, pair[1].base) } else { (pair[1].base, pair[0].base) };
        for _ in 0..HALVINGS {
            let middle = libm::sqrt(inside * outside);
            *(if tried(middle).first.is_none() { &mut inside } else { &mut outside }) = middle;
        }
        match begun.take() {
            Some(from) => islands.push((from, inside)),
            None => begun = Some(inside),
        }
    }
    if let (Some(from), Some(last)) = (begun, all.last()) {
        islands.push((from, last.base));
    }
    islands
}

/// Parts of the finest grid of [`searched`], as a power of ten.
const ROUNDS: u32 = 5;
/// Most distances that are remembered.
const WITNESSES: usize = 400;

/// b*(L) by the search of Su (kexue.fm 10122): begin with b = 1000·L; for k = 1 … 5 cut [0, b] into 10ᵏ parts and go on with the
/// smallest point that suffices. Bases below `low` are taken not to. None when 1000·L does not suffice.
///
/// Distances at which bases failed are asked first, the last ones before others: most neighbours fail there, too.
pub fn searched(family: Family, length: usize, low: f64) -> Option<f64> {
    let mut witnesses: Vec<usize> = Vec::new();
    let mut suffices = |base: f64| {
        let turns = family(base);
        if let Some(at) = witnesses.iter().position(|witness| turns.is_negative(*witness)) {
            witnesses[..=at].rotate_right(1);
            return false;
        }
        let found = turns.first_negative(length);
        if let Some(found) = found {
            witnesses.insert(0, found);
            witnesses.truncate(WITNESSES);
        }
        found.is_none()
    };
    let mut base = 1000.0 * length as f64;
    if !suffices(base) {
        return None;
    }
    for round in 1..=ROUNDS {
        let parts = 10_usize.pow(round);
        let point = |at: usize| base * at as f64 / parts as f64;
        let mut points = (1..parts).map(point).filter(|&point| point >= low);
        base = points.find(|&point| suffices(point)).unwrap_or(base);
    }
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Head, HeadDim, Sequence, Settings, schemes};

    fn rope(dim: usize) -> impl Fn(f64) -> Turns {
        move |base| {
            let dim = HeadDim::new(dim).unwrap();
            let rope = schemes::find("rope").unwrap().encoding(dim, base, &Settings::default());
            Turns::of(&Head::new(&rope, dim, &Sequence::text(16))).unwrap()
        }
    }

    const RANGE: (f64, f64) = (10.0, 1e9);

    #[test]
    fn the_base_that_was_found_puts_the_zero_there() {
        let rope = rope(128);
        for wanted in [361, 1554, 1707] {
            let placed = base_for(&rope, wanted, RANGE).unwrap();
            assert_eq!(placed.distance, wanted);
            assert_eq!(rope(placed.base).first_negative(wanted + 1), Some(wanted), "{wanted}");
        }
    }

    #[test]
    fn what_a_finer_scan_reaches_is_found_and_nothing_else() {
        let rope = rope(128);
        let reached: std::collections::BTreeSet<_> =
            (0..4000).filter_map(|at| rope(10.0 * 1.001_f64.powi(at)).first_negative(60)).collect();
        let mut jumps = 0;
        for wanted in 1..60 {
            let placed = base_for(&rope, wanted, (10.0, 200.0)).unwrap();
            assert_eq!(rope(placed.base).first_negative(600), Some(placed.distance));
            assert!(placed.distance == wanted || !reached.contains(&wanted), "{wanted}");
            jumps += usize::from(placed.distance != wanted);
        }
        assert!(jumps > 15, "{jumps}");
    }

    #[test]
    fn up_to_a_distance_the_base_only_grows() {
        let rope = rope(128);
        let mut last = 0.0;
        for wanted in (20..800).step_by(60) {
            let placed = base_up_to(&rope, wanted, RANGE).unwrap();
            assert_eq!(rope(placed.base).first_negative(4000), Some(placed.distance));
            assert!(placed.base > 0.99 * last, "{wanted}: {} after {last}", placed.base);
            assert!(placed.distance.abs_diff(wanted) < wanted / 5 + 5, "{wanted}: {placed:?}");
            last = placed.base;
        }
    }

    #[test]
    fn where_no_base_does_it_the_nearest_is_found() {
        // One pair turns by 1 whatever the base: cos 2 < 0.
        let one = rope(2);
        for wanted in [1, 2, 3] {
            let placed = base_for(&one, wanted, RANGE).unwrap();
            assert_eq!((placed.base, placed.distance), (10.0, 2));
        }
        assert_eq!(base_for(&|_| Turns::new(vec![0.0], vec![1.0]), 100, RANGE), None);
    }

    #[test]
    fn a_strip_is_what_brute_force_says() {
        for (dim, length) in [(128, 64), (16, 100), (4, 9), (2, 2), (2, 3), (128, 1), (128, 0)] {
            let rope = rope(dim);
            let strip = strip(&rope, (10.0, 1e4), length, 100, &[777.0]);
            for Tried { base, first } in &strip.tried {
                let slow = (0..length).find(|&m| rope(*base).is_negative(m));
                assert_eq!(*first, slow, "{dim} {length} {base}");
                let inside = strip.islands.iter().any(|(a, b)| (*a..=*b).contains(base));
                assert_eq!(inside, slow.is_none(), "{dim} {length} {base}");
            }
            assert!(strip.tried.is_sorted_by(|a, b| a.base < b.base));
            assert!(strip.islands.iter().all(|(from, to)| from <= to));
        }
    }

    #[test]
    fn the_zero_of_the_cosine_integral() {
        // Ci(x) = γ + ln x + Σ_k (−1)^k x^(2k) / (2k·(2k)!)
        let ci = |x: f64| {
            let mut term = 1.0;
            let mut sum = std::f64::consts::EULER_GAMMA + x.ln();
            for k in 1..20 {
                let k = 2.0 * f64::from(k);
                term *= -x * x / (k * (k - 1.0));
                sum += term / k;
            }
            sum
        };
        assert!(ci(CI_ZERO).abs() < 1e-12, "{}", ci(CI_ZERO));
        assert!(ci(CI_ZERO - 1e-6) < 0.0 && ci(CI_ZERO + 1e-6) > 0.0);
    }
}
