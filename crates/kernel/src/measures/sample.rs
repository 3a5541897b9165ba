//! Even samples of patches, for what would take too long on all of them.
//!
//! Deliberately does not know: what is measured.

fn common(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common(b, a % b) }
}

/// A step that leaves at most `most` of `count` patches and meets every column of pictures of these widths alike.
pub(super) fn step(count: usize, most: usize, widths: &[usize]) -> usize {
    let least = count.div_ceil(most.max(1)).max(1);
    // Where a step divides a width, it would see the same columns in every row.
    let crosses = |step: &usize| widths.iter().all(|width| common(*step, *width) == 1);
    (least..least + 64).find(crosses).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn few_are_all_kept_and_many_are_crossed() {
        assert_eq!(step(100, 100, &[10]), 1);
        assert_eq!(step(16_384, 4096, &[128]), 5);
        assert_eq!(step(16_384, 4096, &[128, 25]), 7);
        assert_eq!(step(5, 0, &[1]), 5);
    }
}
