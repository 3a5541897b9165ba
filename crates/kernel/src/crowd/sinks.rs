//! A row whose first token is a sink, under four ways of looking at it.
//!
//! Deliberately does not know: why models grow sinks.

use super::gaussian;

/// Logits that are drawn at most; where there are more, each stands for several.
const DRAWN: usize = 1 << 16;

/// What the last token sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everything.
    All,
    /// The last tokens only: the sink is out of sight.
    Window,
    /// The last tokens and the first one.
    Lambda,
    /// The last tokens, and a learned term in the denominator.
    Learned,
}

impl Sight {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::All, Self::Window, Self::Lambda, Self::Learned];
}

/// Where the attention goes; together 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Split {
    /// On the first token or the learned sink.
    pub sink: f64,
    /// On the content within the window.
    pub near: f64,
    /// On the content beyond it.
    pub far: f64,
}

/// The row of a query with `tokens` tokens before it: a first one with the logit `sink`, the others drawn from N(0, σ²). The window
/// holds the last `window` tokens; the learned sink has the logit `learned`.
pub fn split(
    sight: Sight,
    (sink, learned): (f64, f64),
    spread: f64,
    (tokens, window): (usize, usize),
    seed: u64,
) -> Split {
    let content = tokens.max(2) - 1;
    let window = window.clamp(1, tokens.max(2));
    let mut draw = gaussian(seed);
    let count = content.min(DRAWN);
    let times = content as f64 / count as f64;
    // The nearest first. A window as long as the row holds the sink, too.
    let holds_sink = window > content;
    let (mut near, mut far) = (0.0, 0.0);
    for at in 0..count {
        let weight = times * libm::exp(spread * draw());
        if at as f64 * times < window as f64 { near += weight } else { far += weight }
    }
    let seen = libm::exp(sink);
    let (sink, far) = match sight {
        Sight::All => (seen, far),
        Sight::Window => (if holds_sink { seen } else { 0.0 }, 0.0),
        Sight::Lambda => (seen, 0.0),
        Sight::Learned => (libm::exp(learned) + if holds_sink { seen } else { 0.0 }, 0.0),
    };
    let all = sink + near + far;
    Split { sink: sink / all, near: near / all, far: far / all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_logits_are_divided_by_hand() {
        // A sink of ln 90 before ten tokens of logit 0: 90, 10; the last five alone; with the sink 90 : 5.
        let sinks = (libm::log(90.0), libm::log(45.0));
        let found = Sight::ALL.map(|sight| split(sight, sinks, 0.0, (11, 5), 1));
        let wanted = [
            [0.9, 0.05, 0.05],
            [0.0, 1.0, 0.0],
            [90.0 / 95.0, 5.0 / 95.0, 0.0],
            [45.0 / 50.0, 5.0 / 50.0, 0.0],
        ];
        for (found, wanted) in found.iter().zip(wanted) {
            for (found, wanted) in [found.sink, found.near, found.far].into_iter().zip(wanted) {
                assert!((found - wanted).abs() < 1e-12, "{found} {wanted}");
            }
        }
        // A window that holds everything changes nothing.
        let [all, window, ..] = Sight::ALL.map(|sight| split(sight, sinks, 1.0, (11, 11), 1));
        assert_eq!(all, window);
    }

    #[test]
    fn any_size_adds_up() {
        for size in [(0, 0), (2, 1), (1 << 20, 512), (1 << 20, 1 << 20)] {
            for sight in Sight::ALL {
                let Split { sink, near, far } = split(sight, (40.0, -40.0), 6.0, size, 9);
                assert!((sink + near + far - 1.0).abs() < 1e-9, "{size:?} {sight:?}");
            }
        }
    }
}
