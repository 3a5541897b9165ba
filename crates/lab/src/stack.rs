//! A stack of layers in words: which layers do what, and how far back the last token can read through them.
//!
//! Also which published models have which stack. Deliberately does not know: where the lines are shown.

use rotarium_kernel::number::plain;
use rotarium_kernel::schemes;
use rotarium_kernel::stacks::{self, Layer, Reach, Stack, reach_of_depth};

use crate::card::Line;
use crate::messages::stacks as words;
use crate::text::Language;

/// Layers that are shown when no number was published.
const SHOWN: usize = 24;
/// Length of the text: what reaches its first token reaches everything.
const TOKENS: usize = 1 << 30;
/// Most places of a kind of layer that are named.
const PLACES: usize = 4;

/// Models by the stack that they have.
const MODELS: &[(&str, &[&str])] = &[
    ("gemma-2", &["gemma-2-9b", "gemma-2-27b"]),
    ("gemma-3", &["gemma-3-4b", "gemma-3-27b"]),
    ("gemma-4", &["gemma-4"]),
    ("irope", &["llama-4-scout", "llama-4-maverick"]),
    ("olmo-3", &["olmo-3"]),
    ("command-r7b", &["command-r7b"]),
    ("gpt-oss", &["gpt-oss"]),
    ("smollm3", &["smollm3"]),
    ("minimax-text-01", &["minimax-text-01"]),
];

/// The stack of a model; None when all of its layers are alike or its stack is not known.
pub fn stack_of_model(model: &str) -> Option<&'static Stack> {
    let (stack, _) = MODELS.iter().find(|(_, models)| models.contains(&model))?;
    stacks::find(stack)
}

/// A stack, line by line.
pub fn stack_lines(stack: &Stack, language: Language) -> Vec<Line> {
    let layers = stack.layers.unwrap_or(SHOWN);
    let mut lines = vec![head_line(stack, layers, language)];
    lines.extend(kind_lines(stack, layers, language));
    let mut depths = vec![1, 2, layers / 2, layers];
    depths.dedup();
    lines.extend(depths.into_iter().map(|depth| reach_line(stack, layers, depth, language)));
    lines
}

/// How many layers there are, and how sure that is.
fn head_line(stack: &Stack, layers: usize, language: Language) -> Line {
    let count = if stack.layers.is_some() { words::COUNT } else { words::NO_COUNT };
    let value = count.with(language, &[("title", &stack.title), ("layers", &layers)]);
    let doubt = if stack.confirmed { "" } else { words::UNCONFIRMED.get(language) };
    Line::new(words::STACK.get(language), value, false)
        .with([stack.source, doubt].join(" ").trim_end())
}

/// The kinds of layers, each with its places, in the order of the first.
fn kind_lines(stack: &Stack, layers: usize, language: Language) -> Vec<Line> {
    let mut kinds: Vec<(Layer, Vec<usize>)> = Vec::new();
    for index in 0..layers {
        let layer = (stack.layer)(index, layers);
        match kinds.iter_mut().find(|(kind, _)| *kind == layer) {
            Some((_, places)) => places.push(index + 1),
            None => kinds.push((layer, vec![index + 1])),
        }
    }
    let line = |(layer, places): (Layer, Vec<usize>)| {
        let mut named: Vec<_> = places.iter().take(PLACES).map(usize::to_string).collect();
        if places.len() > PLACES {
            named.push("…".into());
        }
        let named = named.join(", ");
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("count", &places.len()), ("layers", &layers), ("places", &named)];
        let label = words::KIND.with(language, &values);
        Line::new(label, reads(layer.mask, language), false).with(encoding(&layer))
    };
    kinds.into_iter().map(line).collect()
}

/// What a layer reads.
fn reads(mask: Reach, language: Language) -> String {
    match mask {
        Reach::Full => words::FULL.get(language).into(),
        Reach::State => words::STATE.get(language).into(),
        Reach::Window(width) => words::WINDOW.with(language, &[("width", &width)]),
        Reach::Chunk(width) => words::CHUNK.with(language, &[("width", &width)]),
    }
}

/// The scheme of a layer with its base and the numbers that were set; choices among names are left out.
fn encoding(layer: &Layer) -> String {
    let Some(scheme) = schemes::find(layer.scheme) else { return layer.scheme.into() };
    let mut parts = vec![scheme.title.to_string()];
    parts.extend(layer.base.map(|base| format!("b = {}", plain(base))));
    for (key, value) in layer.knobs {
        let knob = scheme.knobs.iter().find(|knob| knob.key == *key);
        if let Some(knob) = knob.filter(|knob| !knob.symbol.is_empty()) {
            parts.push(format!("{} = {}", knob.symbol, plain(*value)));
        }
    }
    parts.join(", ")
}

/// How far back the last token reads through the first `depth` layers; good when that is everything.
fn reach_line(stack: &Stack, layers: usize, depth: usize, language: Language) -> Line {
    let first = reach_of_depth(stack, layers, depth, TOKENS);
    let label = match depth {
        1 => words::REACH_ONE.get(language).to_string(),
        _ => words::REACH_MANY.with(language, &[("depth", &depth)]),
    };
    let value = if first == 0 {
        words::REACH_ALL.get(language).into()
    } else {
        words::REACH_SOME.with(language, &[("tokens", &(TOKENS - first))])
    };
    Line::new(label, value, first == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(id: &str) -> Vec<String> {
        let lines = stack_lines(stacks::find(id).unwrap(), Language::En);
        lines
            .into_iter()
            .map(|line| format!("{}: {} ({})", line.label, line.value, line.formula))
            .collect()
    }

    #[test]
    fn a_stack_says_which_layers_do_what_and_how_far_they_reach() {
        let hwfa = values("hwfa");
        assert_eq!(
            hwfa[1],
            "layers 1, 2, 3, 4, … (23 of 24): read the last 16 tokens (RoPE-1D, b = 10000)"
        );
        assert_eq!(hwfa[2], "layers 24 (1 of 24): read everything (NoPE)");
        assert_eq!(
            hwfa[3..],
            [
                "reach of 1 layer: at most 16 tokens ()",
                "reach of 2 layers: at most 31 tokens ()",
                "reach of 12 layers: at most 181 tokens ()",
                "reach of 24 layers: the whole text ()",
            ]
        );
        let oss = values("gpt-oss");
        assert_eq!(
            oss[2],
            "layers 2, 4, 6, 8, … (12 of 24): read everything (YaRN, b = 150000, s = 32, L = 4096)"
        );
        assert!(values("irope")[3].contains("at most 8192 tokens"));
    }

    #[test]
    fn every_stack_has_lines_in_both_languages_and_doubts_are_said() {
        for stack in stacks::ALL {
            let [en, zh] = Language::ALL.map(|language| stack_lines(stack, language));
            assert_eq!(en.len(), zh.len());
            assert!(
                en.iter().chain(&zh).all(|line| !line.label.is_empty() && !line.value.is_empty())
            );
            assert_eq!(stack.confirmed, !en[0].formula.contains("Not all"), "{}", stack.id);
        }
    }

    #[test]
    fn models_name_stacks_that_exist() {
        for (stack, models) in MODELS {
            assert!(
                models.iter().all(|model| stack_of_model(model).is_some_and(|s| s.id == *stack))
            );
        }
        assert_eq!(stack_of_model("llama-2-7b"), None);
    }
}
