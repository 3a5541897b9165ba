//! W3: from a turn of the base to the start of the frame that shows the map. W6: turn after turn, a new base every frame.
//!
//! A real pane is turned like a slider turns it; beside it plain JavaScript computes and paints on the page.
//! Deliberately does not know: where on the page they stand.

use leptos::prelude::*;
use rotarium_lab::Lab;

use super::task::SLIDER_DIM;
use super::wait::{Run, frame, pause};
use crate::app::{Place, element};
use crate::browser;
use crate::speed::plain::PlainPicture;
use crate::speed::rounds::{self, RUNS, Spread, Timing};
use crate::speed::subject;

/// Rounds before the first timed one.
pub const WARM_UP: usize = 3;
/// Time for the pane to find its size.
const SETTLE_MS: i32 = 400;
/// How long each side is swept in W6, and how much longer at most where pictures take longer.
const SWEEP_MS: f64 = 1200.0;
const LONGEST_SWEEP_MS: f64 = 10_000.0;

/// Where W3 happens.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// The state that the pane shows.
    pub lab: RwSignal<Lab>,
    /// How many panes have painted.
    pub painted: RwSignal<u64>,
    /// The canvas of plain JavaScript.
    pub canvas: Place,
}

/// The lab that W3 begins with.
pub fn lab(tokens: usize) -> Lab {
    subject::lab(tokens, SLIDER_DIM)
}

impl Stage {
    /// Times a sequence of `tokens`. None when the run ends early.
    pub async fn time(self, tokens: usize, vectors: &[Vec<f32>; 2], run: Run) -> Option<Timing> {
        let picture = self.prepare(tokens, vectors).await?;
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..WARM_UP + RUNS {
            for side in [round % 2, 1 - round % 2] {
                // A hand meets the clock of the screen at any moment.
                pause((7 * round % 16) as i32).await;
                let start = browser::now();
                let end = if side == 0 {
                    self.turn(rounds::base(round), &run).await?
                } else {
                    picture.paint(rounds::base(round));
                    frame().await
                };
                if round >= WARM_UP {
                    times[side].push(end - start);
                }
            }
        }
        Some(Timing::of_both(times.map(Spread::of)))
    }

    /// Sweeps a sequence of `tokens`. None when the run ends early.
    pub async fn sweep(self, tokens: usize, vectors: &[Vec<f32>; 2], run: Run) -> Option<Timing> {
        let picture = self.prepare(tokens, vectors).await?;
        for round in 0..WARM_UP {
            self.turn(rounds::base(round), &run).await?;
            picture.paint(rounds::base(round));
        }
        let mut times = [Vec::new(), Vec::new()];
        for (side, times) in times.iter_mut().enumerate() {
            let (start, mut painted) = (frame().await, self.painted.try_get_untracked()?);
            for turn in WARM_UP.. {
                let passed = browser::now() - start;
                if passed > LONGEST_SWEEP_MS || (passed > SWEEP_MS && times.len() > 1) {
                    break;
                }
                if side == 0 {
                    self.lab.try_update(|lab| lab.slots[0].base = rounds::base(turn))?;
                } else {
                    picture.paint(rounds::base(turn));
                }
                let now = frame().await;
                // A pane shows the newest picture that is there, or the last one once more.
                let known = std::mem::replace(&mut painted, self.painted.try_get_untracked()?);
                if side == 1 || painted > known {
                    times.push(now);
                }
                if run.is_over() {
                    return None;
                }
            }
        }
        Timing::of_pictures(times)
    }

    /// Shows a sequence, and gives the same head to plain JavaScript.
    async fn prepare(self, tokens: usize, vectors: &[Vec<f32>; 2]) -> Option<PlainPicture> {
        let lab = lab(tokens);
        let plain = subject::plain_map(&lab, vectors);
        self.lab.try_set(lab);
        pause(SETTLE_MS).await;
        Some(PlainPicture::new(&plain, &element(self.canvas)?))
    }

    /// Turns the base; the time at which the frame with the new picture begins.
    async fn turn(self, base: f64, run: &Run) -> Option<f64> {
        let before = self.painted.try_get_untracked()?;
        self.lab.try_update(|lab| lab.slots[0].base = base)?;
        run.until(move || self.painted.try_get().is_none_or(|painted| painted > before)).await?;
        Some(frame().await)
    }
}
