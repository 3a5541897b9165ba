//! Order: which of many numbers comes first.
//!
//! The sort of the standard library is compiled anew for every kind of value, some kilobytes each; here is one for all that is
//! ordered by numbers. Deliberately does not know: what the numbers belong to.

/// The places of `keys` from the smallest key to the largest, pairs by their first numbers and then by their second. Equal
/// ones keep their order.
///
/// ```
/// use rotarium_kernel::order::order;
/// assert_eq!(order([(2.0, 0.0), (-1.0, 1.0), (-1.0, 0.0), (2.0, 0.0)]), [2, 1, 0, 3]);
/// ```
pub fn order(keys: impl IntoIterator<Item = (f64, f64)>) -> Vec<usize> {
    let keys = keys.into_iter().enumerate();
    let mut ranked: Vec<_> =
        keys.map(|(place, (first, second))| (rank(first), rank(second), place)).collect();
    sort(&mut ranked);
    ranked.into_iter().map(|(_, _, place)| place).collect()
}

/// Sorts numbers, the smallest first.
///
/// ```
/// let mut numbers = [3.0, f64::INFINITY, -0.5, 0.0];
/// rotarium_kernel::order::ascending(&mut numbers);
/// assert_eq!(numbers, [-0.5, 0.0, 3.0, f64::INFINITY]);
/// ```
pub fn ascending(numbers: &mut [f64]) {
    let places = order(numbers.iter().map(|&number| (number, 0.0)));
    let sorted: Vec<f64> = places.into_iter().map(|place| numbers[place]).collect();
    numbers.copy_from_slice(&sorted);
}

#[inline(never)]
fn sort(ranked: &mut [(i64, i64, usize)]) {
    ranked.sort_unstable();
}

/// A whole number that grows with `number`, as [`f64::total_cmp`] orders it.
fn rank(number: f64) -> i64 {
    let bits = number.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_ordered_as_numbers_are() {
        let numbers = [
            f64::NEG_INFINITY,
            -1.5,
            -f64::MIN_POSITIVE,
            -0.0,
            0.0,
            1e-300,
            1.0,
            f64::INFINITY,
            f64::NAN,
        ];
        for (a, b) in numbers.iter().flat_map(|a| numbers.iter().map(move |b| (a, b))) {
            assert_eq!(rank(*a).cmp(&rank(*b)), a.total_cmp(b), "{a} {b}");
        }
    }
}
