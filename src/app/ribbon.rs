//! The sequence as a ribbon of blocks, one per segment, in reading order.

use leptos::prelude::*;
use rotarium_kernel::Segment;
use rotarium_lab::views::segment_name;
use rotarium_lab::{Lab, messages};

use super::markup::{El, each, el};
use super::studio::Studio;

/// The ribbon. Widths follow the square root of the number of tokens, so that short segments stay visible.
pub fn ribbon(studio: Studio) -> El {
    let sequence = Memo::new(move |_| studio.lab.with(Lab::sequence));
    let block = move |segment: &Segment| {
        let share = (segment.tokens() as f64).sqrt().to_string();
        let name = segment_name(*segment, studio.language.get());
        let kind = if segment.is_text() { "text" } else { "image" };
        let label = el("span").text(name.clone());
        let block = el("li").class(kind).style("flex-grow", move || share.clone());
        block.set("title", name).child(label)
    };
    let blocks =
        each(move || sequence.with(|sequence| sequence.segments().iter().map(block).collect()));
    el("ol").class("ribbon").set("aria-label", studio.words(messages::SEQUENCE)).part(blocks)
}
