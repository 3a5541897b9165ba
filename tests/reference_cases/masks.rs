//! Masks of reference cases, as masks of the kernel.
//!
//! What the settings say is one candidate among plain ones; where the case holds the mask itself, the one that allows
//! exactly the same keys is taken, whatever its name.

use rotarium_kernel::mask::{Blocks, Causal, Full, Mask, Prefix, Window};
use serde_json::Value;

use super::case::{Case, Problem, unsupported};

/// The mask of each query.
#[derive(Debug, Clone)]
pub(crate) enum Rule {
    /// One for all.
    Same(Mask),
    /// Causal, and every query also reads to the end of its own island, given per token.
    Islands(Vec<usize>),
}

impl Rule {
    /// The kernel's mask for the query that is token `token`.
    pub(crate) fn of(&self, token: usize) -> Mask {
        match self {
            Self::Same(mask) => *mask,
            Self::Islands(ends) => {
                Mask::Prefix(Prefix { length: ends.get(token).copied().unwrap_or(0) })
            }
        }
    }
}

/// The masks of a case, and the token of its first query.
pub(crate) fn rule(case: &Case, queries: usize, keys: usize) -> Result<(Rule, usize), Problem> {
    let name = case.text("mask");
    let Some(allowed) = case.input("mask")? else {
        return match (stated(case)?, name) {
            (Some(rule), _) => Ok((rule, case.whole("q_offset").unwrap_or(0))),
            (None, "none" | "") => Ok((Rule::Same(Mask::Full(Full)), 0)),
            // torch's flag aligns the first query with the first key.
            (None, "causal" | "causal, is_causal flag") => {
                Ok((Rule::Same(Mask::Causal(Causal)), 0))
            }
            (None, other) => unsupported(format!("mask {other:?} without the mask itself")),
        };
    };
    let same = |(rule, offset): &(Rule, usize)| {
        allowed.data.len() == queries * keys
            && allowed.rows().enumerate().all(|(query, row)| {
                let token = (query + offset).min(keys - 1);
                let range = rule.of(token).keys(token, keys);
                row.iter().enumerate().all(|(key, &cell)| (cell != 0.0) == range.contains(key))
            })
    };
    let plain = [Rule::Same(Mask::Full(Full)), Rule::Same(Mask::Causal(Causal))];
    let all = plain.into_iter().chain(stated(case)?);
    let mut placed = all.flat_map(|rule| (0..keys).map(move |offset| (rule.clone(), offset)));
    let found = placed.find(same);
    found.map_or_else(|| unsupported(format!("the kernel has no mask like {name:?}")), Ok)
}

/// What the settings say beyond plain masks.
fn stated(case: &Case) -> Result<Option<Rule>, Problem> {
    let whole = |name: &str| case.number(name).map(|number| number as usize);
    let is = |name: &str| case.param(name).and_then(Value::as_bool).unwrap_or(false);
    if let Some(length) = whole("window_size") {
        return Ok(Some(Rule::Same(local(
            length,
            whole("look_backward").unwrap_or(1),
            if is("causal") { None } else { Some(whole("look_forward").unwrap_or(1)) },
            is("exact_windowsize"),
        ))));
    }
    let mask = if let Some(width) = whole("window") {
        let two_sided = case.text("mask").contains("bidirectional");
        // Two-sided windows count the tokens on each side, one-sided ones the query, too.
        let window = if two_sided {
            Window { width: width + 1, ahead: width }
        } else {
            Window { width, ahead: 0 }
        };
        Mask::Window(window)
    } else if let Some(length) = whole("chunk") {
        Mask::Blocks(Blocks { length, back: 0, ahead: None })
    } else if let Some(length) = whole("prefix") {
        Mask::Prefix(Prefix { length })
    } else {
        return Ok(islands(case));
    };
    Ok(Some(Rule::Same(mask)))
}

/// The blocks of local-attention, or its exact windows, which stay within them.
fn local(length: usize, back: usize, ahead: Option<usize>, exact: bool) -> Mask {
    if exact {
        let width = length * back + 1;
        return Mask::Window(Window { width, ahead: length * ahead.unwrap_or(0) });
    }
    Mask::Blocks(Blocks { length, back, ahead })
}

/// Runs of equal ids, −1 standing for none.
fn islands(case: &Case) -> Option<Rule> {
    let ids = case.numbers("block_ids")?.concat();
    let end = |token: usize| {
        let same = |other: &usize| ids[*other] >= 0.0 && ids[*other] == ids[token];
        (token..ids.len()).take_while(same).last().map_or(0, |last| last + 1)
    };
    Some(Rule::Islands((0..ids.len()).map(end).collect()))
}
