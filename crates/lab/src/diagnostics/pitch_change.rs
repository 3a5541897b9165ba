//! Whether patches keep their distances when a picture has another size: desideratum G.

use rotarium_kernel::layout::Block;
use rotarium_kernel::measures::Pitch;
use rotarium_kernel::{Segment, Sequence};

use super::scene::{NO_PICTURE, number, percent};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "change of pitch with size", "间距随尺寸的变化";
    ABOUT: "Largest relative change of a pitch when the rows and columns of the first picture are halved and doubled (G; Su, kexue.fm 10352); good at 0, fair up to a tenth.", "第一幅图的行列数减半与加倍时，间距的最大相对变化（G；苏剑林，kexue.fm 10352）；0 为好，不超过十分之一为尚可。";
    STUCK: "Patches of the picture stand at one position, so there is no pitch to keep.", "图像各块位于同一位置，没有间距可言。";
    KEEPS: "Neighbours are as far apart in a picture of half and of twice the sides.", "边长减半或加倍时，相邻块的间距不变。";
    CHANGES: "Right, down and later are {here} here, {half} at half and {twice} at twice the sides.", "右、下、时间间距此处为 {here}，边长减半时为 {half}，加倍时为 {twice}。";
}

/// Largest |pitch′/pitch − 1|.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "pitch-change", title: TITLE, about: ABOUT, measure };

type Steps = [Option<f64>; 3];

fn steps(pitch: &Pitch) -> Steps {
    [pitch.right, pitch.down, pitch.later]
}

fn print(steps: Steps) -> String {
    let printed: Vec<String> =
        steps.iter().map(|step| step.map_or("–".into(), number)).collect();
    format!("({})", printed.join(", "))
}

/// The pitch of the picture with sides of another length, after a few tokens of text.
fn resized(subject: &Subject, block: &Block, resize: fn(usize) -> usize) -> Option<Steps> {
    let [rows, columns] = [1, 2].map(|side| resize(block.segment.grid()[side]).max(1));
    let segment = match block.segment {
        Segment::Video { frames, seconds, .. } => {
            Segment::Video { frames, rows, columns, seconds }
        }
        _ => Segment::Image { rows, columns },
    };
    let sequence = Sequence::new([Segment::Text { tokens: 3 }, segment]).ok()?;
    let layout = subject.head.encoding().placement.place(&sequence);
    Some(steps(&layout.pitch(layout.blocks().get(1)?)))
}

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    let here = steps(&subject.layout().pitch(block));
    let sizes: [fn(usize) -> usize; 2] = [|side| side / 2, |side| side.saturating_mul(2)];
    let others = sizes.map(|resize| resized(subject, block, resize));
    let changes = others.iter().flatten().flat_map(|other| here.iter().zip(other));
    let change = |(here, other): (&Option<f64>, &Option<f64>)| match (here, other) {
        (Some(here), Some(other)) if *here > 0.0 => Some((other / here - 1.0).abs()),
        _ => None,
    };
    let Some(change) = changes.filter_map(change).reduce(f64::max) else {
        return Finding::absent(STUCK, language);
    };
    let change = subject.settled(change);
    let why = if change == 0.0 {
        KEEPS.get(language).into()
    } else {
        let [half, twice] = others.map(|other| other.map_or("–".into(), print));
        CHANGES.with(language, &[("here", &print(here)), ("half", &half), ("twice", &twice)])
    };
    let neighbour = (block.first_token + 1).min(block.tokens().end - 1);
    Finding::new(percent(change), change, Verdict::by(change == 0.0, change <= 0.1), why)
        .at((neighbour, block.first_token))
}
