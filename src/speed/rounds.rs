//! Rounds: the kernel and plain JavaScript in turn, so that whatever else the machine does meets both.
//!
//! Deliberately does not know: what is timed.

use serde::{Deserialize, Serialize};

use crate::browser;

/// Timed rounds.
pub const RUNS: usize = 15;
/// Each side runs at least so often, and so long, before the first round: both compilers work by degrees.
const WARM_UP: (usize, f64) = (3, 150.0);
/// What is faster than this is repeated within a round: clocks of browsers are coarse.
const SHORTEST_MS: f64 = 4.0;
const MOST_REPEATS: f64 = 256.0;

/// The times of one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Half of the rounds were at most that long, in milliseconds.
    pub median_ms: f64,
    /// 95 % of the rounds were at most that long, in milliseconds.
    pub p95_ms: f64,
}

impl Spread {
    /// The spread of some times.
    pub fn of(times_ms: Vec<f64>) -> Self {
        // A handful of numbers: the sort of the library would be a kilobyte of the first load.
        let mut sorted = Vec::new();
        for time in times_ms {
            sorted.insert(sorted.partition_point(|known| *known < time), time);
        }
        let rank = |share: f64| (share * sorted.len() as f64).ceil() as usize;
        let at = |share: f64| sorted.get(rank(share).saturating_sub(1)).copied().unwrap_or(0.0);
        Self { median_ms: at(0.5), p95_ms: at(0.95) }
    }
}

/// Both sides of one workload.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timing {
    /// The kernel.
    pub kernel: Spread,
    /// Plain JavaScript; None where there is nothing like it.
    pub plain: Option<Spread>,
    /// Timed rounds.
    pub runs: usize,
    /// Largest difference of the two results, where there are numbers to compare.
    pub max_difference: Option<f64>,
    /// Pictures per second of the kernel and of plain JavaScript, where they follow each other.
    pub fps: Option<[f64; 2]>,
}

impl Timing {
    /// What has nothing to be compared with.
    pub fn of_kernel(kernel: Spread) -> Self {
        Self { kernel, plain: None, runs: RUNS, max_difference: None, fps: None }
    }

    /// The kernel and plain JavaScript.
    pub fn of_both([kernel, plain]: [Spread; 2]) -> Self {
        Self { plain: Some(plain), ..Self::of_kernel(kernel) }
    }

    /// Of the times at which pictures were there. None where one side has fewer than two.
    pub fn of_pictures(times_ms: [Vec<f64>; 2]) -> Option<Self> {
        let runs = times_ms.iter().map(Vec::len).min()?.checked_sub(1)?;
        let fps = times_ms.each_ref().map(|times| match &times[..] {
            [first, .., last] => (times.len() - 1) as f64 * 1000.0 / (last - first),
            _ => 0.0,
        });
        let gaps = |times: Vec<f64>| times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let both = Self::of_both(times_ms.map(|times| Spread::of(gaps(times))));
        (runs > 0).then_some(Self { runs, fps: Some(fps), ..both })
    }

    /// How many times faster the kernel is: the ratio of the medians.
    pub fn ratio(&self) -> Option<f64> {
        self.plain.as_ref().map(|plain| plain.median_ms / self.kernel.median_ms)
    }
}

/// The base of a round: another one each time, as from a slider, and none that a lab begins with.
pub fn base(round: usize) -> f64 {
    10_001.0 + round as f64
}

/// Times both sides, each called with a base. Odd rounds begin with the other side.
pub fn interleave(kernel: &mut dyn FnMut(f64), plain: &mut dyn FnMut(f64)) -> [Spread; 2] {
    let repeats = [warm_up(kernel), warm_up(plain)];
    let mut times = [Vec::with_capacity(RUNS), Vec::with_capacity(RUNS)];
    for round in 0..RUNS {
        for side in [round % 2, 1 - round % 2] {
            let start = browser::now();
            for _ in 0..repeats[side] {
                if side == 0 { kernel(base(round)) } else { plain(base(round)) }
            }
            times[side].push((browser::now() - start) / repeats[side] as f64);
        }
    }
    times.map(Spread::of)
}

/// Times the kernel alone, called with the number of the round.
pub fn alone(kernel: &mut dyn FnMut(usize)) -> Spread {
    let repeats = warm_up(&mut |_| kernel(0));
    let mut times = Vec::with_capacity(RUNS);
    for round in 0..RUNS {
        let start = browser::now();
        (0..repeats).for_each(|_| kernel(round));
        times.push((browser::now() - start) / repeats as f64);
    }
    Spread::of(times)
}

/// Runs until the code is compiled, and says how often to repeat it within a round.
fn warm_up(run: &mut dyn FnMut(f64)) -> usize {
    let (least, time_ms) = WARM_UP;
    let start = browser::now();
    let mut count = 0;
    while count < least || browser::now() - start < time_ms {
        run(base(count));
        count += 1;
    }
    let each = (browser::now() - start) / count as f64;
    (SHORTEST_MS / each).ceil().clamp(1.0, MOST_REPEATS) as usize
}
