//! Topic `mrope_positions`: position ids of mixed sequences.
//!
//! The kernel has the rule of the paper, which is transformers 4.49: after a picture or clip, text goes on after the
//! largest id of any axis. Later versions differ for clips only; they are compared where they must agree.

use rotarium_kernel::layout::Layout;
use rotarium_kernel::placement::{MRope, Place};
use rotarium_kernel::{Segment, Sequence};
use serde_json::Value;

use super::case::{Case, Problem, Tensor, Tolerance, malformed, unsupported};
use super::check::Check;

/// Compares the ids and `rope_delta` of every library version whose rule is the kernel's.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let sequence = sequence(case)?;
    time_step_is_one(case, &sequence)?;
    let layout = MRope::PAPER.place(&sequence);
    if let Some(versions) = case.output("exact").and_then(Value::as_object) {
        for (version, output) in versions {
            match other_rule(case, version, &sequence) {
                None => compare(check, version, output, &layout)?,
                Some(rule) => check.skipped.push(format!("{version}: {rule}")),
            }
        }
    }
    if let Some(output) = case.output("f32") {
        compare(check, "f32", output, &layout)?;
        if let Some(delta) = case.output("rope_delta").and_then(Value::as_f64) {
            compare_delta(check, "f32", delta, &layout, 0)?;
        }
    }
    if check.compared == 0 {
        unsupported("no library version with the rule of the paper")
    } else {
        Ok(())
    }
}

/// Where a library version leaves the paper's rule for this sequence.
fn other_rule(case: &Case, version: &str, sequence: &Sequence) -> Option<&'static str> {
    let clips =
        || sequence.segments().iter().map(|segment| segment.grid()).filter(|grid| grid[0] > 1);
    let whole = seconds_per_frame(case).iter().all(|seconds| seconds.fract() == 0.0);
    match release(version) {
        (5.., _) if clips().any(|[frames, rows, columns]| frames > rows.max(columns)) => {
            Some("text goes on after the larger side, whatever the length of the clip")
        }
        (4, 50..) if clips().next().is_some() && !whole => {
            Some("seconds per frame lose their fraction")
        }
        _ => None,
    }
}

/// Major and minor number of "transformers-4.49.0"; zeros when there is none.
fn release(version: &str) -> (u32, u32) {
    let mut numbers = version
        .rsplit('-')
        .next()
        .unwrap_or_default()
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn seconds_per_frame(case: &Case) -> Vec<f64> {
    let lists =
        ["second_per_grid_ts", "second_per_grids"].iter().find_map(|name| case.numbers(name));
    lists.unwrap_or_default().concat()
}

/// Clips advance by one id per frame in the paper's rule.
fn time_step_is_one(case: &Case, sequence: &Sequence) -> Result<(), Problem> {
    let many = sequence.segments().iter().any(|segment| segment.grid()[0] > 1);
    if !many {
        return Ok(());
    }
    let rate =
        ["tokens_per_second", "position_id_per_seconds"].iter().find_map(|name| case.number(name));
    match rate {
        Some(rate) if seconds_per_frame(case).iter().any(|seconds| rate * seconds != 1.0) => {
            unsupported(
                "clips with absolute time: the kernel's M-RoPE advances by one id per frame",
            )
        }
        _ => Ok(()),
    }
}

fn compare(
    check: &mut Check,
    version: &str,
    output: &Value,
    layout: &Layout,
) -> Result<(), Problem> {
    let name = format!("{version} position_ids");
    let Some(ids) = output.get("position_ids") else { return Ok(()) };
    let wanted = Tensor::read(ids, &name)?;
    let padding = |name: &str| check.case.number(name).unwrap_or(0.0) as usize;
    let [left, right] = [padding("left_padding"), padding("right_padding")];
    let tokens = layout.tokens() + left + right;
    if wanted.data.len() != 3 * tokens {
        return unsupported(format!("{name} of shape {:?} for {tokens} tokens", wanted.shape));
    }
    // What a padded slot holds is the library's choice.
    let filler = if release(version).0 < 5 { 1.0 } else { 0.0 };
    let padded = |axis: Vec<f64>| [vec![filler; left], axis, vec![filler; right]].concat();
    let found: Vec<f64> = layout.ids().into_iter().flat_map(padded).collect();
    check.values(&name, &found, &wanted, Tolerance::default())?;
    match output.get("rope_delta").and_then(Value::as_f64) {
        Some(delta) => compare_delta(check, version, delta, layout, left + right),
        None => Ok(()),
    }
}

/// Next text id − number of tokens; 4.x counts the padding as tokens.
fn compare_delta(
    check: &mut Check,
    version: &str,
    delta: f64,
    layout: &Layout,
    padding: usize,
) -> Result<(), Problem> {
    let counted = if release(version).0 < 5 { padding } else { 0 };
    let found = layout.next() - (layout.tokens() + counted) as f64;
    let wanted = Tensor { shape: Vec::new(), data: vec![delta] };
    check.values(&format!("{version} rope_delta"), &[found], &wanted, Tolerance::default())
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
                Segment::Video { frames: tokens / frame, rows: grid[1], columns: grid[2] }
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
