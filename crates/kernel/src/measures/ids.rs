//! Which ids a layout uses: ranges, negative and fractional ones, and how much of the context they take.

use crate::layout::Layout;

/// The ids of one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ids {
    /// Smallest.
    pub least: f64,
    /// Largest.
    pub most: f64,
    /// Share of the tokens below 0.
    pub negative: f64,
    /// Share of the tokens between whole numbers.
    pub fractional: f64,
}

impl Layout {
    /// The ids of each axis.
    pub fn ids_used(&self) -> Vec<Ids> {
        let tokens = self.tokens().max(1) as f64;
        let of_axis = |ids: Vec<f64>| {
            let share =
                |test: fn(f64) -> bool| ids.iter().filter(|&&id| test(id)).count() as f64 / tokens;
            let least = ids.iter().copied().fold(f64::INFINITY, f64::min);
            let most = ids.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            // Sums of steps may miss a whole number by a rounding.
            let between = |id: f64| (id - libm::round(id)).abs() > 1e-9;
            Ids { least, most, negative: share(|id| id < 0.0), fractional: share(between) }
        };
        self.ids().into_iter().map(of_axis).collect()
    }

    /// Ids that pass until the next text token, over tokens: below 1 when pictures save context.
    pub fn context_used(&self) -> f64 {
        let first = self.blocks().first().map_or(0.0, |block| block.free);
        (self.next() - first) / self.tokens().max(1) as f64
    }
}
