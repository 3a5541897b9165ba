//! Experiments: the part of the state that one view depends on, and the answers to them.
//!
//! Two equal experiments have the same figure, so nothing is computed twice.
//! Deliberately does not know: where it runs.

use std::cell::RefCell;
use std::rc::Rc;

use rotarium_kernel::attention::{Memory, Rows};
use rotarium_kernel::content::Vectors;
use rotarium_kernel::{Content, Head, HeadDim};
use serde::{Deserialize, Serialize};

use crate::figure::Figure;
use crate::lab::{Lab, SlotName};
use crate::shares::{Piece, Share};
use crate::text::Language;
use crate::views::{self, Answering, View};

type Drawn = ((Content, HeadDim, usize), Rc<Vectors>);

thread_local! {
    /// The vectors that were drawn last. They depend on nothing but the key, so keeping them changes no answer.
    static DRAWN: RefCell<Option<Drawn>> = const { RefCell::new(None) };
    /// What the maps of both slots that were made last may give to the next ones. It changes no answer either.
    static MAPS: RefCell<[Memory; 2]> = RefCell::default();
}

/// Smallest and largest number of cells or columns that are worth computing.
pub(crate) const CELLS: (u32, u32) = (16, 1024);

/// What a view is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    view: String,
    /// The state; what the view does not look at has its default.
    pub lab: Lab,
    /// Language of labels and summary.
    pub language: Language,
    /// How many cells or columns fit into the pane: no more are computed.
    pub cells: u32,
    /// How many rounds came before this one: an estimate is drawn from all of them.
    pub round: u32,
}

impl Experiment {
    /// The question that `view` asks in this state, for a pane of `cells` device pixels.
    pub fn new(view: &View, lab: &Lab, language: Language, cells: u32) -> Self {
        let mut lab = lab.clone();
        (view.forget)(&mut lab);
        lab.forget_slots(view.compares);
        lab.lesson = None;
        if !view.zooms {
            lab.window = None;
        }
        lab.pages = (view.pages)(&lab.pages);
        Self { view: view.id.into(), lab, language, cells: cells.clamp(CELLS.0, CELLS.1), round: 0 }
    }

    /// The answer.
    pub fn figure(&self) -> Figure {
        self.figure_by(views::EVERY)
    }

    /// The answer of a program that can answer these views.
    pub fn figure_by(&self, answering: Answering) -> Figure {
        let subtitle = self.subtitle(answering);
        Figure { subtitle, ..(answering.of(&self.view).figure)(self) }
    }

    /// A share of its answer in the making; None where one makes all of it at once.
    pub fn piece(&self, answering: Answering, share: Share) -> Option<Box<dyn Piece>> {
        answering.of(&self.view).piece.map(|piece| piece(self, share))
    }

    /// What stands beside the heading of its figure.
    pub fn subtitle(&self, answering: Answering) -> String {
        (answering.of(&self.view).subtitle)(&self.lab, self.language)
    }

    /// In how many rounds its answer is found.
    pub fn rounds(&self, answering: Answering) -> u32 {
        (answering.of(&self.view).rounds)(self).max(1)
    }

    /// The same question after one more round; None when the last one is done.
    #[must_use]
    pub fn next(&self, rounds: u32) -> Option<Self> {
        let round = self.round + 1;
        (round < rounds).then(|| Self { round, ..self.clone() })
    }

    /// Whether it is the same question, in whatever round.
    pub(crate) fn asks_the_same(&self, other: &Self) -> bool {
        (&self.view, &self.lab, self.cells) == (&other.view, &other.lab, other.cells)
    }

    /// The content of a slot as numbers. Drawn numbers are kept until they change: turning a base draws none anew.
    pub fn vectors(&self, head: &Head, content: &Content) -> Rc<Vectors> {
        let is_drawn = matches!(content, Content::Gaussian { .. } | Content::Needle { .. });
        let key = (content.clone(), head.dim(), head.tokens());
        let known = DRAWN.with_borrow(|drawn| {
            drawn.as_ref().filter(|(known, _)| *known == key).map(|(_, vectors)| vectors.clone())
        });
        known.unwrap_or_else(|| {
            let vectors = Rc::new(content.vectors(head.encoding(), head.dim(), head.tokens()));
            if is_drawn {
                DRAWN.set(Some((key, vectors.clone())));
            }
            vectors
        })
    }

    /// The rows of a map of `queries` × `keys`. First pictures remember what they are made of: while only the temperature, the mask or
    /// the reading change, no product is made anew.
    pub fn rows(&self, slot: SlotName, head: Head, asked: (Vec<usize>, Vec<usize>)) -> Rows {
        let (content, reading) = (self.lab.content.content(), self.lab.reading);
        let vectors = self.vectors(&head, &content);
        if self.round > 0 {
            return Rows::new(head, content, vectors, asked, reading).in_slices();
        }
        MAPS.with_borrow_mut(|maps| {
            let memory = &mut maps[usize::from(slot == SlotName::B)];
            Rows::remembering(head, content, vectors, asked, reading, memory)
        })
    }

    /// The heads that are shown, with their slots.
    pub fn heads(&self) -> Vec<(SlotName, Head)> {
        self.lab.shown().into_iter().map(|slot| (slot, self.lab.head(slot))).collect()
    }
}
