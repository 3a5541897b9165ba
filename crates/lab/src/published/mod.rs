//! Published measurements of trained models on longer texts, as the sources print them.
//!
//! Su's models (kexue.fm 9603 to 9859): 100 million parameters, 24 GAU layers with one head of 128 channels, trained on 512 tokens;
//! accuracy of the next token in percent. Stays with the engine. Deliberately does not know: why.

mod tables;

use crate::text::Text;

pub(crate) use tables::TABLES;

/// A printed table.
#[derive(Debug)]
pub(crate) struct Published {
    /// What it is about.
    pub(crate) title: Text,
    /// Decimals of its numbers.
    pub(crate) decimals: usize,
    /// Where it is printed.
    pub(crate) source: &'static str,
    /// What is said to it: what sources disagree on, and how it is to be read.
    pub(crate) note: Text,
    /// What the numbers are.
    pub(crate) unit: Text,
    /// The columns after the first.
    pub(crate) columns: &'static [Text],
    /// Names and numbers.
    pub(crate) rows: &'static [Row],
}

/// A name and its numbers, as printed; NaN where there is none.
#[derive(Debug)]
pub(crate) struct Row(pub(crate) &'static str, pub(crate) &'static [f64]);

impl Published {
    /// The number of a row in a column.
    pub(crate) fn number(&self, name: &str, column: usize) -> Option<f64> {
        let row = self.rows.iter().find(|row| row.0 == name)?;
        row.1.get(column).copied().filter(|number| number.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_number_for_each_column() {
        for table in TABLES {
            for row in table.rows {
                assert_eq!(row.1.len(), table.columns.len(), "{} {}", table.title.en, row.0);
                let plausible = |x: &f64| x.is_nan() || (*x > 0.0 && *x < 3000.0);
                assert!(row.1.iter().all(plausible), "{}", row.0);
            }
        }
    }

    #[test]
    fn rows_that_two_articles_print_agree() {
        // The baseline and ReRoPE with w = 128 stand in several tables.
        let [frequencies, rerope, key_norm] = [&TABLES[0], &TABLES[1], &TABLES[4]];
        for (row, model) in [("Baseline", "Baseline"), ("Baseline-logn", "Baseline-logn")] {
            assert_eq!(frequencies.number(row, 1), key_norm.number(model, 1));
            assert_eq!(frequencies.number(row, 2), key_norm.number(model, 2));
        }
        assert_eq!(rerope.number("w = 128", 0), key_norm.number("Baseline", 7));
        assert_eq!(rerope.number("w = 128", 1), key_norm.number("Baseline", 8));
        assert_eq!(rerope.number("w = 128", 5), key_norm.number("Baseline-logn", 8));
    }

    #[test]
    fn the_order_of_the_methods_is_the_known_one() {
        let non = |name: &str| TABLES[0].number(name, 2).unwrap();
        assert!(non("PI") < non("Baseline") && non("Baseline") < non("NTK-old"));
        assert!(non("NTK-old") < non("NTK-fixed") && non("NTK-fixed") < non("NTK-mixed"));
        let rerope = TABLES[1].number("w = 128", 1).unwrap();
        assert!(
            non("NTK-mixed") < rerope && TABLES[1].number("w = 512", 1).unwrap() < non("Baseline")
        );
    }
}
