//! W4: from a turn of the base to the drawn decay curve, on a canvas for each side.
//!
//! The engine answers as it answers a pane. Deliberately does not know: how the engine is asked, or frames: a canvas is drawn at once.

use rotarium_lab::{Experiment, Lab, Language, link, views};
use rotarium_plot::{Size, Theme};
use web_sys::HtmlCanvasElement;

use crate::app::{Place, element};
use crate::canvas;
use crate::message::{Answer, Question};
use crate::speed::DECAY_DIM;
use crate::speed::plain::{PlainCurve, PlainDecay};

/// Pixels of both canvases.
const SIZE: Size = Size { width: 800, height: 400 };

/// Where W4 happens.
#[derive(Debug, Clone, Copy)]
pub struct Easel {
    /// The canvas of the page, and that of plain JavaScript.
    pub canvases: [Place; 2],
}

/// Both sides of W4.
pub struct Curves {
    lab: Lab,
    canvas: HtmlCanvasElement,
    plain: PlainCurve,
}

impl Easel {
    /// For curves of `length` distances. None when the page is gone.
    pub fn prepare(self, length: usize) -> Option<Curves> {
        let link = format!("#/bench?scheme=rope&dim={DECAY_DIM}&image=none&n={length}");
        let [canvas, other]: [Option<HtmlCanvasElement>; 2] = self.canvases.map(element);
        let (canvas, other) = (canvas?, other?);
        other.set_width(SIZE.width);
        other.set_height(SIZE.height);
        let plain = PlainCurve::new(&PlainDecay::new(length, DECAY_DIM), &other);
        Some(Curves { lab: link::read(&link, Language::En).lab, canvas, plain })
    }
}

impl Curves {
    /// What the engine is asked for a base.
    pub fn question(&mut self, base: f64, theme: Theme) -> Question {
        self.lab.slots[0].base = base;
        let view = &views::decay::VIEW;
        let experiment = Experiment::new(view, &self.lab, Language::En, SIZE.width);
        Question::Figure(experiment, theme)
    }

    /// Draws what it answers.
    pub fn draw(&self, answer: &Answer, theme: Theme) {
        if let Answer::Figure(figure, _) = answer {
            let stage = canvas::stage(figure, SIZE);
            canvas::paint(&self.canvas, figure, theme, &stage, SIZE);
        }
    }

    /// Computes and draws in plain JavaScript.
    pub fn draw_plain(&self, base: f64) {
        self.plain.paint(base);
    }
}
