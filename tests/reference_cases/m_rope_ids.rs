//! Topic `mrope_positions`: position ids of mixed sequences, in the rule of each release of the library.

use rotarium_kernel::layout::Position;
use rotarium_kernel::placement::{Clock, MRope, Place, Release};
use rotarium_kernel::{Segment, Sequence, schemes};
use rotarium_lab::ids::{self, Whose};
use rotarium_lab::{Composition, Lab, Language, Part, Slot};
use serde_json::Value;

use super::case::{Case, Problem, Tensor, Tolerance, malformed, unsupported};
use super::check::Check;

/// Compares the ids and `rope_delta` of every release.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    if case.param("use_audio_in_video").and_then(Value::as_bool) == Some(true) {
        return unsupported("audio between the frames of a clip");
    }
    let sequence = sequence(case)?;
    if let Some(versions) = case.output("exact").and_then(Value::as_object) {
        for (version, output) in versions {
            compare(check, version, output, &sequence)?;
        }
    }
    match case.output("f32") {
        Some(output) => compare(check, "f32", output, &sequence),
        None => Ok(()),
    }
}

/// Whose rule a version follows.
fn release(case: &Case, version: &str) -> Release {
    if case.producer.contains("omni") {
        return Release::Omni;
    }
    match number_of(version) {
        (5.., _) => Release::V5_23,
        (4, 50..) => Release::V4_57,
        _ => Release::V4_49,
    }
}

/// Major and minor number of "transformers-4.49.0"; zeros when there is none.
fn number_of(version: &str) -> (u32, u32) {
    let number = version.rsplit('-').next().unwrap_or_default();
    let mut numbers = number.split('.').map(|part| part.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

/// What the time axis counts.
fn clock(case: &Case) -> Clock {
    let names = ["tokens_per_second", "position_id_per_seconds"];
    let rate = names.iter().find_map(|name| case.number(name));
    rate.map_or(Clock::Frames, |rate| Clock::Seconds { rate })
}

/// Seconds per frame of each clip; one second for those without a time of their own.
fn seconds(case: &Case) -> impl Iterator<Item = f64> {
    let names = ["second_per_grid_ts", "second_per_grids"];
    let stated = names.iter().find_map(|name| case.numbers(name)).unwrap_or_default().concat();
    stated.into_iter().chain(std::iter::repeat(1.0))
}

/// The kernel's position of every token.
fn positions(case: &Case, release: Release, sequence: &Sequence) -> Vec<Position> {
    let layout = MRope { clock: clock(case), release }.place(sequence);
    (0..layout.tokens()).map(|token| layout.position(token)).collect()
}

/// The ids as the table of the Layouts lists them, token by token; None where a sequence is beyond what can be composed.
fn listed(case: &Case, release: Release, sequence: &Sequence) -> Option<Vec<f64>> {
    let parts = sequence.segments().iter().map(|&segment| Part { segment, merge: 1 });
    let composed = Composition::new(parts.collect());
    let mut lab = Lab { sequence: composed, ..Lab::default() };
    if lab.sequence() != *sequence {
        return None;
    }
    let id = if matches!(clock(case), Clock::Frames) { "m-rope" } else { "m-rope-time" };
    let mut slot = Slot::of(schemes::find(id)?);
    let mut set = |key: &str, value: f64| {
        let knob = slot.scheme.knobs.iter().find(|knob| knob.key == key)?;
        slot.settings.set(knob, lab.dim, value);
        (slot.settings.get(knob, lab.dim) == value).then_some(())
    };
    set("release", Release::ALL.iter().position(|known| *known == release)? as f64)?;
    if let Clock::Seconds { rate } = clock(case) {
        set("ids-per-second", rate)?;
    }
    lab.slots[0] = slot;
    lab.compared = 1;
    let stretch = |from| ids::sheet(&lab, Whose::Compared, from, ids::MAX_ROWS, Language::En);
    let lines = (0..lab.tokens()).step_by(ids::MAX_ROWS).flat_map(|from| stretch(from).rows);
    lines.flat_map(|line| line.ids).map(|(id, _)| id.parse().ok()).collect()
}

fn compare(
    check: &mut Check,
    version: &str,
    output: &Value,
    sequence: &Sequence,
) -> Result<(), Problem> {
    let name = format!("{version} position_ids");
    let Some(ids) = output.get("position_ids") else { return Ok(()) };
    let wanted = Tensor::read(ids, &name)?;
    let positions = positions(check.case, release(check.case, version), sequence);
    let padding = |name: &str| check.case.number(name).unwrap_or(0.0) as usize;
    let [left, right] = [padding("left_padding"), padding("right_padding")];
    let tokens = positions.len() + left + right;
    if wanted.data.len() != 3 * tokens {
        return unsupported(format!("{name} of shape {:?} for {tokens} tokens", wanted.shape));
    }
    // What a padded slot holds is the library's choice.
    let old = number_of(version).0 == 4;
    let filler = if old { 1.0 } else { 0.0 };
    let axis = |axis: usize| {
        let ids = positions.iter().map(|position| position[axis]).collect();
        [vec![filler; left], ids, vec![filler; right]].concat()
    };
    let found: Vec<f64> = (0..3).flat_map(axis).collect();
    // Whole ids are exact; fractions were added up in float32.
    let rounding = if version == "f32" { 1e-6 } else { 0.0 };
    let tolerance = Tolerance { absolute: 0.0, relative: rounding };
    check.values(&name, &found, &wanted, tolerance)?;
    if let Some(ids) = listed(check.case, release(check.case, version), sequence) {
        let ids = [vec![filler; left], ids, vec![filler; right]];
        let axis = |axis: usize| {
            let own = ids[1].chunks(3).map(|token| token[axis]).collect();
            [ids[0].clone(), own, ids[2].clone()].concat()
        };
        let found: Vec<f64> = (0..3).flat_map(axis).collect();
        check.values(&format!("{name} in the table of ids"), &found, &wanted, tolerance)?;
    }
    let delta = output.get("rope_delta").or_else(|| check.case.output("rope_delta"));
    let Some(delta) = delta.and_then(Value::as_f64) else { return Ok(()) };
    // 1 + largest id of any axis − number of tokens; 4.x counts the padding as tokens.
    let largest = positions.iter().flatten().fold(0.0, |a: f64, &b| a.max(b));
    let counted = if old { tokens } else { positions.len() };
    let wanted = Tensor { shape: Vec::new(), data: vec![delta] };
    let found = largest + 1.0 - counted as f64;
    let tolerance = Tolerance { absolute: rounding * counted as f64, relative: 0.0 };
    check.values(&format!("{version} rope_delta"), &[found], &wanted, tolerance)
}

/// Runs of one kind of token, with their counts.
fn runs(case: &Case) -> Result<Vec<(String, usize)>, Problem> {
    if let Some(segments) = case.param("segments").and_then(Value::as_array) {
        let run = |segment: &Value| {
            let kind = segment.get("type")?.as_str()?.to_string();
            Some((kind, segment.get("tokens")?.as_u64()? as usize))
        };
        let runs: Option<Vec<_>> = segments.iter().map(run).collect();
        return runs
            .map_or_else(|| malformed("params.segments has an entry without type or tokens"), Ok);
    }
    let Some(kinds) = case.param("token_kinds").and_then(Value::as_array) else {
        return malformed("neither params.segments nor params.token_kinds");
    };
    let mut runs: Vec<(String, usize)> = Vec::new();
    for kind in kinds.iter().filter_map(Value::as_str) {
        let kind = if ["image", "video"].contains(&kind) { kind } else { "text" };
        match runs.last_mut() {
            Some((last, tokens)) if last == kind => *tokens += 1,
            _ => runs.push((kind.to_string(), 1)),
        }
    }
    Ok(runs)
}

/// The sequence of the case, in patches after merging.
fn sequence(case: &Case) -> Result<Sequence, Problem> {
    let merge = case.number("spatial_merge_size").unwrap_or(1.0) as usize;
    let grids = |name: &str| {
        case.numbers(name).unwrap_or_default().into_iter().filter(|grid| !grid.is_empty())
    };
    let mut images = grids("image_grid_thw").map(|grid| merged(&grid, merge));
    let mut videos = grids("video_grid_thw").map(|grid| merged(&grid, merge));
    let mut seconds = seconds(case);
    let mut clip: Option<([usize; 3], usize)> = None;
    let mut segments = Vec::new();
    for (kind, tokens) in runs(case)? {
        segments.push(match kind.as_str() {
            "text" => Segment::Text { tokens },
            "image" => match images.next() {
                Some([_, rows, columns]) if rows * columns == tokens => {
                    Segment::Image { rows, columns }
                }
                grid => {
                    return malformed(format!("an image of {tokens} tokens with grid {grid:?}"));
                }
            },
            "video" => {
                // Some models cut a clip into frames with text between them.
                let (grid, left) = match clip.take() {
                    Some(clip) => clip,
                    None => match videos.next() {
                        Some(grid) => (grid, clip_tokens(case, grid)),
                        None => return malformed("more videos than grids"),
                    },
                };
                let frame = grid[1] * grid[2];
                if tokens == 0 || frame == 0 || tokens > left || !tokens.is_multiple_of(frame) {
                    return malformed(format!("a video of {tokens} tokens with grid {grid:?}"));
                }
                clip = (left > tokens).then_some((grid, left - tokens));
                Segment::Video {
                    frames: tokens / frame,
                    rows: grid[1],
                    columns: grid[2],
                    seconds: seconds.next().unwrap_or(1.0),
                }
            }
            other => return unsupported(format!("tokens of kind {other}")),
        });
    }
    Sequence::new(segments).or_else(|error| unsupported(error.to_string()))
}

/// Rows and columns are counted after patches are merged.
fn merged(grid: &[f64], merge: usize) -> [usize; 3] {
    let side = |index: usize| grid.get(index).copied().unwrap_or(0.0) as usize;
    [side(0), side(1) / merge.max(1), side(2) / merge.max(1)]
}

/// Tokens of a whole clip; some models also merge frames.
fn clip_tokens(case: &Case, [frames, rows, columns]: [usize; 3]) -> usize {
    let merge = case.number("temporal_merge_size").unwrap_or(1.0).max(1.0) as usize;
    frames.div_ceil(merge) * rows * columns
}
