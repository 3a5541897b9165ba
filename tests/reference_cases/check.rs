//! Comparing numbers of the kernel with the outputs of one case, and keeping the worst of them.

use super::case::{Case, Precision, Problem, Tensor, Tolerance, malformed};

/// The comparisons made for one case.
#[derive(Debug)]
pub(crate) struct Check<'a> {
    /// The case.
    pub(crate) case: &'a Case,
    /// Largest |found − wanted| / tolerance.
    pub(crate) worst: f64,
    /// Numbers compared.
    pub(crate) compared: usize,
    /// The first number of each output that is too far off.
    pub(crate) failures: Vec<String>,
    /// Outputs that were left out, with the reason.
    pub(crate) skipped: Vec<String>,
}

impl<'a> Check<'a> {
    /// Nothing compared yet.
    pub(crate) fn new(case: &'a Case) -> Self {
        Self { case, worst: 0.0, compared: 0, failures: Vec::new(), skipped: Vec::new() }
    }

    /// Compares with the best arithmetic the case has for this output; an output that it lacks is skipped.
    pub(crate) fn best(&mut self, name: &str, found: &[f64]) -> Result<(), Problem> {
        for precision in [Precision::Double, Precision::Exact, Precision::Single] {
            if let Some((wanted, tolerance)) = self.case.reference(name, precision)? {
                return self.values(name, found, &wanted, tolerance);
            }
        }
        Ok(())
    }

    /// Compares with the float32 output, when the case has one.
    pub(crate) fn single(&mut self, name: &str, found: &[f64]) -> Result<(), Problem> {
        match self.case.reference(name, Precision::Single)? {
            Some((wanted, tolerance)) => self.values(name, found, &wanted, tolerance),
            None => Ok(()),
        }
    }

    /// Compares with given numbers.
    pub(crate) fn values(
        &mut self,
        name: &str,
        found: &[f64],
        wanted: &Tensor,
        tolerance: Tolerance,
    ) -> Result<(), Problem> {
        if found.len() != wanted.data.len() {
            return malformed(format!(
                "{name}: {} numbers, but the inputs give {}",
                wanted.data.len(),
                found.len()
            ));
        }
        let mut first_failure = None;
        for (index, (&found, &wanted)) in found.iter().zip(&wanted.data).enumerate() {
            let ratio = ratio(found, wanted, tolerance);
            self.worst = self.worst.max(ratio);
            if ratio > 1.0 && first_failure.is_none() {
                first_failure =
                    Some(format!("{name}[{index}]: {found}, wanted {wanted} ± {tolerance:?}"));
            }
        }
        self.compared += found.len();
        self.failures.extend(first_failure);
        Ok(())
    }
}

/// |found − wanted| in units of the tolerance; infinite where nothing can make up for the difference.
fn ratio(found: f64, wanted: f64, tolerance: Tolerance) -> f64 {
    let error = (found - wanted).abs();
    let allowed = tolerance.around(wanted);
    if found == wanted {
        0.0
    } else if error.is_finite() && allowed > 0.0 {
        error / allowed
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_in_tolerances() {
        let close = Tolerance { absolute: 1e-3, relative: 0.0 };
        assert_eq!(ratio(f64::NEG_INFINITY, f64::NEG_INFINITY, close), 0.0);
        assert_eq!(ratio(0.0, f64::NEG_INFINITY, close), f64::INFINITY);
        assert_eq!(ratio(f64::NAN, 1.0, close), f64::INFINITY);
        assert_eq!(ratio(1.0, 1.5, Tolerance::default()), f64::INFINITY);
        assert_eq!(ratio(1.0, 1.5, Tolerance { absolute: 0.0, relative: 1.0 }), 0.5 / 1.5);
    }
}
