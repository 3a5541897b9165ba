//! Square matrices of yes and no.
//!
//! Deliberately does not know: what is asked.

/// Row by row, 64 cells in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    size: usize,
    words: usize,
    rows: Vec<u64>,
}

impl Bits {
    /// A matrix \[n × n\].
    pub fn new(size: usize, is_set: impl Fn(usize, usize) -> bool) -> Self {
        let words = size.div_ceil(64);
        let mut rows = vec![0; size * words];
        for row in 0..size {
            for column in (0..size).filter(|&column| is_set(row, column)) {
                rows[row * words + column / 64] |= 1 << (column % 64);
            }
        }
        Self { size, words, rows }
    }

    /// Yes on the diagonal only.
    pub fn identity(size: usize) -> Self {
        Self::new(size, |row, column| row == column)
    }

    /// How many rows.
    pub fn size(&self) -> usize {
        self.size
    }

    /// One cell; no outside.
    pub fn at(&self, row: usize, column: usize) -> bool {
        let inside = row < self.size && column < self.size;
        inside && self.rows[row * self.words + column / 64] >> (column % 64) & 1 == 1
    }

    fn row(&self, row: usize) -> &[u64] {
        &self.rows[row * self.words..(row + 1) * self.words]
    }

    /// How many are yes.
    pub fn count(&self) -> u64 {
        self.rows.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// How many of a row are yes.
    pub fn count_in(&self, row: usize) -> u64 {
        if row < self.size {
            self.row(row).iter().map(|word| u64::from(word.count_ones())).sum()
        } else {
            0
        }
    }

    /// The boolean product: yes where some k is yes in `self` (row, k) and in `right` (k, column).
    pub fn times(&self, right: &Self) -> Self {
        let mut rows = vec![0; self.rows.len()];
        for row in 0..self.size {
            let sum = &mut rows[row * self.words..(row + 1) * self.words];
            for middle in (0..self.size.min(right.size)).filter(|&middle| self.at(row, middle)) {
                sum.iter_mut().zip(right.row(middle)).for_each(|(sum, word)| *sum |= word);
            }
        }
        Self { size: self.size, words: self.words, rows }
    }

    /// Whether all are yes.
    pub fn is_full(&self) -> bool {
        self.count() == (self.size * self.size) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_numbers() {
        let (a, b) =
            (Bits::new(70, |i, j| (i * 7 + j * 3) % 11 == 0), Bits::new(70, |i, j| i == j + 3));
        let product = a.times(&b);
        for i in 0..70 {
            for j in 0..70 {
                assert_eq!(product.at(i, j), (0..70).any(|k| a.at(i, k) && b.at(k, j)), "{i} {j}");
            }
        }
        assert_eq!(a.times(&Bits::identity(70)), a);
        assert_eq!(product.count(), (0..70).map(|row| product.count_in(row)).sum::<u64>());
        assert!(!a.at(70, 0) && Bits::new(0, |_, _| true).is_full());
    }
}
