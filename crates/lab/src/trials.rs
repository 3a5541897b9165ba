//! Trials: sums over random draws that grow round by round.
//!
//! What was drawn in earlier rounds is kept, so that one more round costs one round. It depends on nothing but the question, so
//! that keeping it changes no answer. Deliberately does not know: what is drawn.

use std::any::Any;
use std::cell::RefCell;

use crate::experiment::Experiment;

/// How many questions are remembered.
const KEPT: usize = 8;

struct Kept {
    question: Experiment,
    sums: Box<dyn Any>,
}

thread_local! {
    static KNOWN: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// What all rounds up to that of the experiment add up to: `draw` adds the round of that number to the sums.
pub(crate) fn drawn<T: Clone + Default + 'static>(
    experiment: &Experiment,
    draw: impl Fn(&mut T, u32),
) -> T {
    let known = KNOWN.with_borrow_mut(|known| {
        let at = known.iter().position(|kept| {
            kept.question.asks_the_same(experiment)
                && kept.question.round <= experiment.round
                && kept.sums.is::<T>()
        })?;
        let kept = known.remove(at);
        Some((kept.question.round, kept.sums.downcast::<T>().ok()?))
    });
    let (from, mut sums) = known.map_or((0, T::default()), |(round, sums)| (round + 1, *sums));
    for round in from..=experiment.round {
        draw(&mut sums, round);
    }
    KNOWN.with_borrow_mut(|known| {
        known.truncate(KEPT - 1);
        known.insert(0, Kept { question: experiment.clone(), sums: Box::new(sums.clone()) });
    });
    sums
}

/// Mean and standard error of numbers that come one by one, or in parts that are put together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Mean {
    count: f64,
    mean: f64,
    /// Sum of squared distances from the mean.
    squares: f64,
}

impl Mean {
    /// One more number.
    pub(crate) fn add(&mut self, number: f64) {
        self.join(Self { count: 1.0, mean: number, squares: 0.0 });
    }

    /// The numbers of both (Chan, Golub and LeVeque 1979).
    pub(crate) fn join(&mut self, other: Self) {
        let count = self.count + other.count;
        if count == 0.0 {
            return;
        }
        let apart = other.mean - self.mean;
        self.mean += apart * other.count / count;
        self.squares += other.squares + apart * apart * self.count * other.count / count;
        self.count = count;
    }

    /// How many there were.
    pub(crate) fn count(self) -> f64 {
        self.count
    }

    /// Their mean; 0 for none.
    pub(crate) fn mean(self) -> f64 {
        self.mean
    }

    /// Their standard deviation; 0 for fewer than two.
    pub(crate) fn deviation(self) -> f64 {
        if self.count < 2.0 { 0.0 } else { libm::sqrt(self.squares / (self.count - 1.0)) }
    }

    /// The standard error of the mean; 0 for fewer than two.
    pub(crate) fn error(self) -> f64 {
        if self.count < 2.0 { 0.0 } else { self.deviation() / libm::sqrt(self.count) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::Lab;
    use crate::text::Language;
    use crate::views;

    #[test]
    fn what_is_kept_changes_no_answer() {
        let view = views::ALL[0];
        let ask = |round| {
            let mut experiment = Experiment::new(view, &Lab::default(), Language::En, 100);
            experiment.round = round;
            experiment
        };
        let draws = std::cell::Cell::new(0);
        let sum = |round| {
            drawn(&ask(round), |sums: &mut Vec<u32>, round| {
                draws.set(draws.get() + 1);
                sums.push(round);
            })
        };
        assert_eq!((sum(0), draws.get()), (vec![0], 1));
        assert_eq!((sum(3), draws.get()), (vec![0, 1, 2, 3], 4));
        assert_eq!((sum(3), draws.get()), (vec![0, 1, 2, 3], 4));
        // A smaller round begins anew.
        assert_eq!((sum(1), draws.get()), (vec![0, 1], 6));
    }

    #[test]
    fn mean_and_error() {
        let numbers = [1.0, 2.0, 4.0, 9.0];
        let (mut one, mut parts, mut rest) = (Mean::default(), Mean::default(), Mean::default());
        numbers.iter().for_each(|&number| one.add(number));
        numbers[..1].iter().for_each(|&number| parts.add(number));
        numbers[1..].iter().for_each(|&number| rest.add(number));
        parts.join(rest);
        parts.join(Mean::default());
        for mean in [one, parts] {
            assert!((mean.mean() - 4.0).abs() < 1e-14 && mean.count() == 4.0);
            // Variance 38/3.
            assert!((mean.error() - (38.0_f64 / 12.0).sqrt()).abs() < 1e-14);
        }
        assert_eq!((Mean::default().mean(), Mean::default().error()), (0.0, 0.0));
    }
}
