//! A mean that is estimated from samples: mean and standard error, in parts that can be put together.
//!
//! Deliberately does not know: what is sampled.

/// Samples so far, by their number, mean and squared deviations (Welford; parts are put together as in Chan et al. 1979).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Estimate {
    count: u64,
    mean: f64,
    squares: f64,
}

impl Estimate {
    /// One sample more.
    pub fn add(&mut self, sample: f64) {
        self.count += 1;
        let off = sample - self.mean;
        self.mean += off / self.count as f64;
        self.squares += off * (sample - self.mean);
    }

    /// Both parts in one.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        if self.count == 0 || other.count == 0 {
            return if self.count == 0 { other } else { self };
        }
        let count = self.count + other.count;
        let off = other.mean - self.mean;
        let share = other.count as f64 / count as f64;
        Self {
            count,
            mean: self.mean + off * share,
            squares: self.squares + other.squares + off * off * self.count as f64 * share,
        }
    }

    /// How many samples there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Their mean; None without samples.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then_some(self.mean)
    }

    /// The standard error of the mean; None for less than two samples.
    pub fn error(&self) -> Option<f64> {
        let count = self.count as f64;
        (self.count > 1).then(|| libm::sqrt(self.squares / (count - 1.0) / count))
    }
}

impl FromIterator<f64> for Estimate {
    fn from_iter<I: IntoIterator<Item = f64>>(samples: I) -> Self {
        let mut estimate = Self::default();
        samples.into_iter().for_each(|sample| estimate.add(sample));
        estimate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_numbers_by_hand_and_in_parts() {
        // 1, 2, 3, 6: mean 3, squared deviations 4 + 1 + 0 + 9 = 14, error √(14/3/4).
        let all: Estimate = [1.0, 2.0, 3.0, 6.0].into_iter().collect();
        assert_eq!((all.count(), all.mean()), (4, Some(3.0)));
        let error = all.error().unwrap();
        assert!((error - libm::sqrt(14.0 / 12.0)).abs() < 1e-15);
        let parts = [vec![], vec![1.0], vec![2.0, 3.0], vec![6.0]];
        let merged = parts
            .into_iter()
            .map(|part| part.into_iter().collect::<Estimate>())
            .fold(Estimate::default(), Estimate::merged);
        assert_eq!((merged.count(), merged.mean()), (4, Some(3.0)));
        assert!((merged.error().unwrap() - error).abs() < 1e-15);
        let none = Estimate::default();
        assert_eq!((none.mean(), none.error()), (None, None));
        assert_eq!([5.0].into_iter().collect::<Estimate>().error(), None);
    }
}
