//! The engine at work: read a question, answer it, hand the bytes back without copying them.
//!
//! Deliberately does not know: the page, or other workers. A panic ends the worker; the page starts another.

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use rotarium_lab::tensors::Filed;
use rotarium_lab::views::{self, Answering};
use rotarium_lab::{Library, card, diagnose, ids, lessons, look, plan, slow_pairs, zero};

use crate::config;
use crate::dropped;
use crate::message::{Answer, LabAnswer, Question, decode};
use crate::speed::subject;

mod bench;
use bench::Bench;

/// What a program of the engine can answer.
#[derive(Clone, Copy)]
struct Knowledge {
    views: Answering,
    /// What only the labs ask.
    labs: fn(&Question) -> Option<LabAnswer>,
}

/// Begins to answer what the Bench asks. Called once by the start-up script of the worker.
pub fn work_for_bench() {
    work(Knowledge { views: views::OF_BENCH, labs: |_| None });
}

/// As [`work_for_bench`], for what any page asks.
pub fn work_for_labs() {
    work(Knowledge { views: views::EVERY, labs: of_labs });
}

fn work(knowledge: Knowledge) {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let bench = Rc::new(Bench::new(scope.clone(), knowledge));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(revision) = data.as_f64() {
            bench.halt(revision as u64);
        } else if let Some(questions) = questions(&data) {
            let requests =
                questions.iter().filter_map(|bytes| decode(&Uint8Array::new(&bytes).to_vec()));
            requests.for_each(|request| bench.take(request));
        } else {
            dropped::take(&data);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget(); // it listens as long as the worker lives
}

/// Questions come as a list of buffers; files do not.
fn questions(data: &JsValue) -> Option<&Array> {
    data.dyn_ref::<Array>().filter(|list| list.get(0).is_instance_of::<ArrayBuffer>())
}

fn answer(question: &Question, knowledge: Knowledge) -> Answer {
    match question {
        Question::Figure(experiment, theme) => {
            let mut figure = experiment.figure_by(knowledge.views);
            rotarium_plot::colour(&mut figure, *theme);
            Answer::Figure(figure, experiment.rounds(knowledge.views))
        }
        Question::Look(lab, place, panes, language) => {
            Answer::Seen(look(lab, place, panes, *language, knowledge.views))
        }
        Question::Card(lab, slot, model, language) => {
            Answer::Card(card(lab, *slot, model, *language))
        }
        Question::Library(language) => Answer::Library(Library::open(*language)),
        Question::Config(text, language) => Answer::Config(Box::new(config::read(text, *language))),
        Question::Files(chosen, turn, as_content, language) => {
            Answer::Files(dropped::filed(*chosen, *turn, *as_content, *language))
        }
        Question::Forget => {
            dropped::forget();
            Answer::Files(Filed::default())
        }
        _ => (knowledge.labs)(question)
            .map_or_else(|| Answer::OfLabs(Vec::new()), |answer| Answer::labs(&answer)),
    }
}

/// What only the labs ask.
fn of_labs(question: &Question) -> Option<LabAnswer> {
    Some(match question {
        Question::Ids(lab, whose, from, count, language) => {
            LabAnswer::Ids(ids::sheet(lab, *whose, *from, *count, *language))
        }
        Question::IdsText(lab, slot, format, language) => {
            LabAnswer::Text(ids::text(lab, *slot, *format, *language))
        }
        Question::Diagnose(lab, language) => LabAnswer::Diagnoses(diagnose(lab, *language)),
        Question::DiagnoseText(lab, language, as_json) => {
            let report = diagnose(lab, *language);
            LabAnswer::Text(Ok(if *as_json { report.json() } else { report.csv() }))
        }
        Question::Lesson(lesson, language) => LabAnswer::Lesson(lessons::steps(*lesson, *language)),
        Question::Slow(lab) => LabAnswer::Text(Ok(slow_pairs(lab).write())),
        Question::Zero(lab, wanted, language) => {
            LabAnswer::Zero(zero::zero(lab, *wanted, *language))
        }
        Question::Plan(lab, language) => LabAnswer::Plan(Box::new(plan::plan(lab, *language))),
        Question::Vectors(lab) => LabAnswer::Vectors(subject::vectors(lab)),
        Question::Speed(workload) => LabAnswer::Timing(workload.run()),
        _ => return None,
    })
}
