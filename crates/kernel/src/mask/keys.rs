//! The keys of one query: a run around it and, before that, a run of sinks.
//!
//! Deliberately does not know: which rule chose them.

use std::ops::Range;

/// Two runs of indices, the first wholly before the second; the first may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// First tokens that stay readable from anywhere.
    pub sinks: Range<usize>,
    /// The run that holds the query itself.
    pub window: Range<usize>,
}

impl Keys {
    /// One run and no sinks.
    pub fn run(window: Range<usize>) -> Self {
        Self { sinks: window.start..window.start, window }
    }

    /// `window`, and of the first `sinks` tokens those that stand before it.
    pub fn with_sinks(sinks: usize, window: Range<usize>) -> Self {
        if sinks >= window.start {
            // They touch: one run.
            let start = if sinks == 0 { window.start } else { 0 };
            return Self::run(start..window.end);
        }
        if sinks == 0 { Self::run(window) } else { Self { sinks: 0..sinks, window } }
    }

    /// Both runs, in order.
    pub fn ranges(&self) -> [Range<usize>; 2] {
        [self.sinks.clone(), self.window.clone()]
    }

    /// All indices, ascending.
    pub fn iter(&self) -> std::iter::Chain<Range<usize>, Range<usize>> {
        self.sinks.clone().chain(self.window.clone())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.sinks.len() + self.window.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the index is one of them.
    pub fn contains(&self, index: usize) -> bool {
        self.sinks.contains(&index) || self.window.contains(&index)
    }

    /// Where the index comes among them.
    pub fn place(&self, index: usize) -> Option<usize> {
        if self.sinks.contains(&index) {
            Some(index - self.sinks.start)
        } else if self.window.contains(&index) {
            Some(self.sinks.len() + index - self.window.start)
        } else {
            None
        }
    }

    /// The indices below `count` that are *not* among them: before, between and after the runs.
    pub fn gaps(&self, count: usize) -> [Range<usize>; 3] {
        let (first, last) = (self.sinks.start, self.window.end.min(count));
        [0..first, self.sinks.end..self.window.start, last..count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sinks_stay_before_the_window() {
        let keys = Keys::with_sinks(2, 5..8);
        assert_eq!(keys.iter().collect::<Vec<_>>(), [0, 1, 5, 6, 7]);
        assert_eq!(keys.gaps(9), [0..0, 2..5, 8..9]);
        assert_eq!([1, 2, 5, 8].map(|key| keys.place(key)), [Some(1), None, Some(2), None]);
        assert_eq!(Keys::with_sinks(6, 5..8), Keys::run(0..8));
        assert_eq!(Keys::with_sinks(0, 5..8), Keys::run(5..8));
    }
}
