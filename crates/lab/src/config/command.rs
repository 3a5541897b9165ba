//! Commands: flags of llama.cpp, vLLM and SGLang, and keys of GGUF files, as the configuration that they amount to.
//!
//! The objects that vLLM and SGLang take as JSON are handed back as text: whoever has a parser reads them. Deliberately does
//! not know: what the keys mean, which is the reader's.

use super::json::Json;
use crate::decimal;

/// What a command says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Command {
    /// Objects in JSON, whose keys go before the entries.
    pub objects: Vec<String>,
    /// Keys and values as a configuration has them.
    pub entries: Vec<(String, Json)>,
}

/// Most letters of a command.
const MAX_LETTERS: usize = 1 << 16;

/// Flags with an object in JSON.
const OBJECTS: [&str; 2] = ["--hf-overrides", "--json-model-override-args"];

/// Flags with a value, and its key; those in the object of rotation stand in the second list.
const FLAGS: [(&str, &str); 6] = [
    ("--ctx-size", "max_position_embeddings"),
    ("-c", "max_position_embeddings"),
    ("--max-model-len", "max_position_embeddings"),
    ("--context-length", "max_position_embeddings"),
    ("--rope-freq-base", "rope_theta"),
    ("ARCH.rope.freq_base", "rope_theta"),
];

/// Flags and keys of the object of rotation.
const ROTATION: [(&str, &str); 10] = [
    ("--rope-scaling", "rope_type"),
    ("--rope-scale", "factor"),
    ("--yarn-orig-ctx", "original_max_position_embeddings"),
    ("--yarn-beta-fast", "beta_fast"),
    ("--yarn-beta-slow", "beta_slow"),
    ("ARCH.rope.scaling.type", "rope_type"),
    ("ARCH.rope.scaling.factor", "factor"),
    ("ARCH.rope.scaling.original_context_length", "original_max_position_embeddings"),
    ("ARCH.rope.scaling.yarn_beta_fast", "beta_fast"),
    ("ARCH.rope.scaling.yarn_beta_slow", "beta_slow"),
];

/// Reads a command, or keys of a GGUF file; None when it is neither.
///
/// ```
/// use rotarium_lab::config::{Json, command};
/// let found = command("llama-server -m model.gguf -c 65536 --rope-scaling yarn --rope-scale 16").unwrap();
/// assert_eq!(found.entries[0], ("max_position_embeddings".into(), Json::Number(65536.0)));
/// assert!(command("{\"head_dim\": 128}").is_none());
/// ```
pub fn command(text: &str) -> Option<Command> {
    if text.trim_start().starts_with('{') || text.len() > MAX_LETTERS {
        return None;
    }
    let words = words(text);
    let (mut found, mut block) = (Command::default(), Vec::new());
    let mut file = Keys::default();
    for pair in words.windows(2) {
        let (name, value) = (general(&pair[0]), pair[1].as_str());
        let name = name.as_str();
        if OBJECTS.contains(&name) {
            found.objects.push(value.to_string());
        } else if let Some((_, key)) = FLAGS.iter().find(|(flag, _)| *flag == name) {
            found.entries.push(((*key).into(), json(value)));
        } else if let Some((_, key)) = ROTATION.iter().find(|(flag, _)| *flag == name) {
            block.push(((*key).to_string(), json(value)));
        } else if let Some(number) = number(value) {
            file.read(name, number, &mut found, &mut block);
        }
    }
    file.finish(&mut found, &mut block);
    if !block.is_empty() {
        if !block.iter().any(|(key, _)| key == "rope_type") {
            block.insert(0, ("rope_type".into(), Json::Text("linear".into())));
        }
        found.entries.push(("rope_scaling".into(), Json::Object(block)));
    }
    (found != Command::default()).then_some(found)
}

/// Numbers of a GGUF file that mean something only together.
#[derive(Default)]
struct Keys {
    head: Option<f64>,
    latent: Option<f64>,
    turning: Option<f64>,
    growth: Option<f64>,
}

impl Keys {
    fn read(
        &mut self,
        name: &str,
        number: f64,
        found: &mut Command,
        block: &mut Vec<(String, Json)>,
    ) {
        match name {
            "ARCH.context_length" => {
                found.entries.push(("max_position_embeddings".into(), Json::Number(number)));
            }
            "--rope-freq-scale" if number > 0.0 => {
                block.push(("factor".into(), Json::Number(1.0 / number)));
            }
            "ARCH.attention.key_length" => self.head = Some(number),
            "ARCH.attention.key_length_mla" => self.latent = Some(number),
            "ARCH.rope.dimension_count" => self.turning = Some(number),
            // The file holds a tenth of it.
            "ARCH.rope.scaling.yarn_log_multiplier" => {
                self.growth = Some(libm::round(number * 1e10) / 1e9);
            }
            _ => {}
        }
    }

    fn finish(self, found: &mut Command, block: &mut Vec<(String, Json)>) {
        let mut say = |key: &str, value: f64| found.entries.push((key.into(), Json::Number(value)));
        match (self.head, self.latent, self.turning) {
            (_, Some(all), Some(turning)) => {
                say("qk_rope_head_dim", turning);
                say("qk_nope_head_dim", all - turning);
            }
            (head, _, turning) => {
                if let Some(head) = head {
                    say("head_dim", head);
                }
                if let Some(turning) = turning.filter(|turning| head != Some(*turning)) {
                    say("rotary_dim", turning);
                }
            }
        }
        if let Some(growth) = self.growth {
            // Architectures of DeepSeek's kind take both growths for the same, others mscale for 1.
            let mscale = if self.latent.is_some() { growth } else { 1.0 };
            block.push(("mscale".into(), Json::Number(mscale)));
            block.push(("mscale_all_dim".into(), Json::Number(growth)));
        }
    }
}

/// The name of a key without that of the architecture.
fn general(name: &str) -> String {
    let inner = [".rope.", ".attention.", ".context_length"];
    let at = inner.iter().filter_map(|part| name.find(part)).min();
    at.map_or_else(|| name.to_string(), |at| format!("ARCH{}", &name[at..]))
}

/// A number, or the name of a type.
fn json(value: &str) -> Json {
    match number(value) {
        Some(number) => Json::Number(number),
        None if value == "none" => Json::Text("default".into()),
        None => Json::Text(value.to_string()),
    }
}

/// The number that a word writes, such as `1e6` or `1E6`.
fn number(word: &str) -> Option<f64> {
    decimal::parse(&word.replace('E', "e"))
}

/// Words between spaces, equal signs and line ends; what stands between quotes is one word.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut was_quoted = false;
    for letter in text.chars() {
        match quote {
            Some(end) if letter == end => quote = None,
            Some(_) => word.push(letter),
            None if (letter == '\'' || letter == '"') && word.is_empty() => {
                (quote, was_quoted) = (Some(letter), true);
            }
            None if letter.is_whitespace() || letter == '=' || letter == '\\' => {
                if was_quoted || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                was_quoted = false;
            }
            None => word.push(letter),
        }
    }
    if was_quoted || !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(found: &[(String, Json)], key: &str) -> Option<f64> {
        found.iter().find_map(|(name, value)| match value {
            Json::Number(number) if name == key => Some(*number),
            _ => None,
        })
    }

    #[test]
    fn flags_are_read_with_and_without_equal_signs() {
        let text = "./llama-cli -m x.gguf --ctx-size=8192 --rope-freq-base 5e5 \\\n --rope-freq-scale 0.25";
        let found = command(text).unwrap();
        assert_eq!(number(&found.entries, "max_position_embeddings"), Some(8192.0));
        assert_eq!(number(&found.entries, "rope_theta"), Some(5e5));
        let Some((_, Json::Object(block))) = found.entries.last() else { panic!("no block") };
        assert_eq!(number(block, "factor"), Some(4.0));
        assert_eq!(block[0], ("rope_type".into(), Json::Text("linear".into())));
    }

    #[test]
    fn objects_stay_text_for_whoever_parses() {
        let text = r#"vllm serve M --hf-overrides '{"rope_theta": 1e6}' --max-model-len 4096"#;
        let found = command(text).unwrap();
        assert_eq!(found.objects, [r#"{"rope_theta": 1e6}"#]);
        assert_eq!(number(&found.entries, "max_position_embeddings"), Some(4096.0));
    }

    #[test]
    fn keys_of_a_file_are_those_of_any_architecture() {
        let text = "deepseek2.attention.key_length_mla = 192\ndeepseek2.rope.dimension_count = 64
            deepseek2.rope.scaling.type = yarn\ndeepseek2.rope.scaling.yarn_log_multiplier = 0.0707";
        let found = command(text).unwrap();
        assert_eq!(number(&found.entries, "qk_nope_head_dim"), Some(128.0));
        let Some((_, Json::Object(block))) = found.entries.last() else { panic!("no block") };
        assert_eq!(["mscale", "mscale_all_dim"].map(|key| number(block, key)), [Some(0.707); 2]);
    }

    #[test]
    fn what_is_no_command_is_none() {
        for text in ["", "  ", "{", "{\"a\": 1}", "hello world", "[1, 2]", "--rope-scale", "'"] {
            assert_eq!(command(text), None, "{text}");
        }
        assert_eq!(command(&"-c 1 ".repeat(20_000)), None);
    }
}
