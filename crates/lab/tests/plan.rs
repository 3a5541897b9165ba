//! The calculator: what it recommends and measures, and that all it exports comes back as the same recipe.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use proptest::prelude::*;
use rotarium_kernel::{Encoding, HeadDim};
use rotarium_lab::config::{Imported, Json, command, import};
use rotarium_lab::plan::{AS_IT_IS, Export, Plan, Row, Stack, plan};
use rotarium_lab::{Lab, Language, SlotName, link, models, switches};
use serde_json::{Map, Value, json};

/// As the page converts what the browser has parsed.
fn converted(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => Json::Number(number.as_f64().unwrap()),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(list) => Json::List(list.iter().map(converted).collect()),
        Value::Object(entries) => {
            Json::Object(entries.iter().map(|(key, x)| (key.clone(), converted(x))).collect())
        }
    }
}

fn entries(json: Json) -> Vec<(String, Json)> {
    if let Json::Object(entries) = json { entries } else { Vec::new() }
}

/// Reads a snippet back: a file, or a command with the head of its model.
fn read(text: &str, head: &Value) -> Imported {
    let parsed = |text: &str| entries(converted(&serde_json::from_str(text).unwrap()));
    let mut all = entries(converted(head));
    match command(text) {
        None => all.extend(parsed(text)),
        Some(command) => {
            all.extend(command.entries);
            all.extend(command.objects.iter().flat_map(|object| parsed(object)));
        }
    }
    import(&Json::Object(all), Language::En).unwrap()
}

/// The lab of a link with a method chosen.
fn lab(link: &str, method: &str) -> Lab {
    let mut lab = link::read(link, Language::En).lab;
    let switch = switches::find("method").unwrap();
    let at = switch.options.iter().position(|(id, _)| *id == method).unwrap();
    switch.choose(&mut lab, at);
    lab
}

/// A model on a text of so many tokens.
fn of_model(id: &str, tokens: usize, method: &str) -> Lab {
    let mut lab = lab(&format!("#/length?topic=settings&n={tokens}"), method);
    models::find(id).unwrap().start(&mut lab, SlotName::A);
    lab
}

fn row<'a>(plan: &'a Plan, id: &str) -> &'a Row {
    plan.rows.iter().find(|row| row.id == id).unwrap()
}

/// Keys of the head of a recipe: commands leave them to the model.
fn head(slot: &rotarium_lab::Slot, dim: HeadDim) -> Value {
    let encoding = slot.encoding(dim);
    let turning = 2 * encoding.frequencies(dim, 1.0).rotary_pairs();
    let is_latent = slot.over.iter().any(|layer| {
        let knob = layer.scheme.knobs.iter().find(|knob| knob.key == "softmax-scale");
        knob.is_some_and(|knob| layer.settings.get(knob, dim) > 0.0)
    });
    let mut keys = Map::new();
    if is_latent {
        keys.insert("qk_rope_head_dim".into(), json!(turning));
        keys.insert("qk_nope_head_dim".into(), json!(dim.get() - turning));
    } else {
        keys.insert("head_dim".into(), json!(dim.get()));
        if encoding.ladder.id_is_partial(turning, dim) {
            keys.insert("rotary_dim".into(), json!(turning));
        }
    }
    Value::Object(keys)
}

trait Partial {
    fn id_is_partial(&self, turning: usize, dim: HeadDim) -> bool;
}

impl Partial for rotarium_kernel::ladder::Ladder {
    fn id_is_partial(&self, turning: usize, dim: HeadDim) -> bool {
        turning < dim.get() && !matches!(self, Self::Truncated(_))
    }
}

/// Whether two recipes are one: equal, or equal but for a base that does what a method did.
fn same(a: &Encoding, b: &Encoding, dim: HeadDim) -> bool {
    let unstretched = |e: &Encoding| Encoding {
        rescale: rotarium_kernel::rescale::Rescale::Unscaled(rotarium_kernel::rescale::Unscaled),
        ladder: a.ladder.clone(),
        ..e.clone()
    };
    let turned = [16.0, 4096.0, 70_000.0, 1e6].iter().all(|length| {
        let [one, other] = [a, b].map(|encoding| encoding.frequencies(dim, *length));
        let near = one.pairs().iter().zip(other.pairs()).all(|(one, other)| {
            one.iter().zip(other).all(|(one, other)| (one - other).abs() <= 1e-12 * one.abs())
        });
        near && one.attention_factor() == other.attention_factor()
    });
    // How channels are paired is the class of the model, and has no key.
    let b = &Encoding { pairing: a.pairing, ..b.clone() };
    a == b || (unstretched(a) == unstretched(b) && turned)
}

/// Snippets of an export that are read back as another recipe.
fn strangers(export: &Export, row: &Row, dim: HeadDim) -> Vec<String> {
    let slot = row.slot.as_ref().unwrap();
    let wanted = slot.encoding(dim);
    let mut wrong = Vec::new();
    for snippet in &export.snippets {
        let found = read(&snippet.text, &head(slot, dim));
        let is_same = found.dim == dim && same(&wanted, &found.slot.encoding(dim), dim);
        // llama.cpp has no key for ends that are fractions, and says so.
        let rounds = export.stack == Stack::LlamaCpp
            && export.notes.iter().any(|note| note.contains("always rounds"));
        if is_same == rounds || !found.notices.is_empty() {
            wrong.push(format!(
                "{:?} {}: {:?}\n{}\n{:?}\n",
                export.stack, row.title, found.notices, snippet.text, found.slot
            ));
        }
    }
    wrong
}

#[test]
fn every_method_of_the_plan_is_in_the_switch_and_in_its_order() {
    let switch = switches::find("method").unwrap();
    let ids: Vec<_> = switch.options.iter().map(|(id, _)| (*id).to_string()).collect();
    let found = plan(&of_model("llama-2-7b", 65536, "yarn"), Language::En);
    assert_eq!(found.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), ids);
    let stacks = switches::find("stack").unwrap().options;
    assert_eq!(stacks.len(), Stack::ALL.len());
    let names: Vec<_> = Stack::ALL.iter().map(|stack| stack.name()).collect();
    assert_eq!(stacks.iter().map(|(_, name)| name.en).collect::<Vec<_>>(), names);
}

#[test]
fn exports_come_back_as_the_same_recipe() {
    let methods = switches::find("method").unwrap().options;
    let (mut wrong, mut count) = (Vec::new(), 0);
    for model in models::ALL {
        for (method, _) in methods {
            // Enough for every model whose training length leaves room.
            let tokens = model.train.unwrap_or(4096).saturating_mul(4).min(1 << 20);
            let lab = of_model(model.id, tokens, method);
            let plan = plan(&lab, Language::En);
            let Some(row) = plan.rows.iter().find(|row| row.id == *method) else { continue };
            if row.slot.is_none() {
                assert!(plan.exports.is_empty() && row.settings.is_err());
                continue;
            }
            assert_eq!(plan.exports.len(), 5);
            for export in &plan.exports {
                assert_eq!(export.snippets.is_empty(), export.refused.is_some());
                count += export.snippets.len();
                wrong.extend(strangers(export, row, lab.dim));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}\n{}",
        wrong.len(),
        wrong[..wrong.len().min(6)].join("\n")
    );
    assert!(count > 2000, "{count}");
}

#[test]
fn every_model_with_scaling_can_be_written_for_transformers() {
    let extends = |model: &models::Model| {
        let slot = model.slot();
        let dim = model.head_dim();
        slot.encoding(dim).rescale.id() != "unscaled"
    };
    let scaled: Vec<_> = models::ALL.iter().filter(|model| extends(model)).collect();
    assert!(scaled.len() >= 24, "{}", scaled.len());
    for model in scaled {
        let plan = plan(&of_model(model.id, 65536, AS_IT_IS), Language::En);
        let written = plan.exports.iter().filter(|export| export.refused.is_none()).count();
        assert!(written >= 1, "{}: {:?}", model.id, plan.exports);
    }
}

#[test]
fn llama_2_to_65536_by_hand() {
    let plan = plan(&of_model("llama-2-7b", 65536, "yarn"), Language::En);
    assert_eq!(plan.notice, None);
    let numbers = |id: &str| row(&plan, id).numbers.clone();
    let settings = |id: &str| row(&plan, id).settings.clone().unwrap().join(", ");
    assert_eq!(settings("yarn"), "s = 16, L = 4096");
    assert_eq!(settings("pi"), "s = 16");
    assert_eq!(settings("ntk"), "s = 32");
    // w = 1024; (65536 − 1 − 1024)/(2048 − 1024) = 62.999…
    assert_eq!(settings("leaky-rerope"), "w = 1024, k = 63");
    // 1024 + 64512/G < 2730.67 asks for G ≥ 38; 1026 is no longer a quarter, 38·26 = 988: 988 + 64548/38 = 2686.6.
    assert_eq!(settings("self-extend"), "w = 988, G = 38");
    assert_eq!(settings("dca"), "c = 3072, w = 512");
    assert_eq!(settings("streaming-llm"), "g = 4, R = 4092");
    // 10⁴^(ln(65536/2π)/ln(4096/2π)) = 10⁴^(9.25249/6.47990)
    assert_eq!(settings("abf"), "b′ = 514\u{202f}640.32");
    assert_eq!(numbers("yarn")[..7], ["0 of 64", "0 %", "1", "0", "1.27726", "1.63139", "no"]);
    assert_eq!(numbers("as-it-is")[0], "18 of 64");
    assert_eq!(numbers("pi")[2], "0.0625");
    // At Δ = 2047 ρ is 1024, 1024 + 1023/63 = 1040.24.
    assert_eq!([numbers("rerope")[3].as_str(), &numbers("leaky-rerope")[3]], ["1023", "1007"]);
    assert_eq!([numbers("window")[3].as_str(), &numbers("yarn")[3]], ["0", "0"]);
    assert_eq!(numbers("abf")[0], "0 of 64");
    assert_eq!(numbers("dynamic-ntk")[6], "yes");
    assert!(numbers("dca")[7].starts_with('3') && numbers("rerope")[7].starts_with('2'));
}

#[test]
fn programs_that_disagree_are_named_with_both_values() {
    let notes = |model: &str, stack: Stack| {
        let plan = plan(&of_model(model, 131_072, AS_IT_IS), Language::En);
        let export = plan.exports.into_iter().find(|export| export.stack == stack).unwrap();
        export.notes.join(" ") + &export.refused.unwrap_or_default()
    };
    let has = |text: String, parts: &[&str]| {
        assert!(parts.iter().all(|part| text.contains(part)), "{text}");
    };
    // Ministral 3: mscale 1 and 1, factor 16.
    has(notes("ministral-3-3b", Stack::Vllm), &["m = 1.27726 here, 1 in transformers", "0.782927"]);
    has(notes("gpt-oss", Stack::LlamaCpp), &["(8, 18)", "8.0928 to 17.398"]);
    has(notes("deepseek-v3", Stack::Vllm), &["deepseek_yarn", "m = 1 ", "m = 1.36889"]);
    // Factor 2: 10⁶·(2² − 2 + 1)^(128/126), against 10⁶·(2·131072/32768 − 1)^(128/126).
    has(notes("internlm2.5-7b", Stack::Vllm), &["3052774", "7219586"]);
    has(notes("llama-3.1", Stack::LlamaCpp), &["rope_freqs"]);
    has(notes("phi-3.5-mini", Stack::Vllm), &["exceeds 4096"]);
    has(notes("internlm2.5-7b", Stack::LlamaCpp), &["fixed when the program starts"]);
}

#[test]
fn what_cannot_be_had_says_why() {
    let refusals = |lab: &Lab| {
        let plan = plan(lab, Language::En);
        assert!(plan.rows.iter().skip(1).all(|row| row.settings.is_err() == row.slot.is_none()));
        (plan.notice.clone(), plan)
    };
    let (notice, enough) = refusals(&of_model("llama-3.1", 4096, "yarn"));
    assert!(notice.unwrap().starts_with("Nothing has to be set"));
    assert!(row(&enough, "yarn").settings.as_ref().unwrap_err().contains("n ≤ L"));
    let (notice, still) = refusals(&of_model("bloom-mpt", 65536, "yarn"));
    assert!(notice.unwrap().contains("turns nothing") && still.rows.is_empty());
    let (_, far) = refusals(&lab("#/length?scheme=rope&train=16&n=1048576", "pi"));
    assert!(row(&far, "pi").settings.as_ref().unwrap_err().contains("65536"));
    assert!(row(&far, "streaming-llm").slot.is_some() && row(&far, "lm-infinite").slot.is_none());
    let (_, small) = refusals(&lab("#/length?scheme=rope&dim=2&train=512&n=4096", "ntk"));
    assert!(row(&small, "ntk").settings.as_ref().unwrap_err().contains("one pair"));
    let (_, other) = refusals(&of_model("llama-3.1", 65536, "longrope"));
    assert!(row(&other, "longrope").settings.as_ref().unwrap_err().contains("search"));
}

/// Every case of the reference that a configuration of one recipe can state.
#[test]
fn reference_vectors_survive_export_and_import() {
    let text = std::fs::read_to_string("../../tests/reference/rope_init.json").unwrap();
    let set: Value = serde_json::from_str(&text).unwrap();
    let mut tried = 0;
    for case in set["cases"].as_array().unwrap() {
        let params = &case["params"];
        let Some(wanted) = case["outputs"]["f64"]["inv_freq"]["data"].as_array() else { continue };
        // Lists that were made up for the reference are none that a recipe holds.
        if params.get("short_factor").is_some() {
            continue;
        }
        let mut config = params.clone();
        let keys = config.as_object_mut().unwrap();
        let kind = keys["rope_type"].as_str().unwrap().to_string();
        let beside = ["head_dim", "rope_theta", "max_position_embeddings", "partial_rotary_factor"];
        let inner: Map<_, _> = keys
            .iter()
            .filter(|(key, _)| !beside.contains(&key.as_str()))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        keys.retain(|key, _| beside.contains(&key.as_str()));
        keys.insert("rope_scaling".into(), Value::Object(inner));
        let first = import(&converted(&config), Language::En).unwrap();
        let mut lab = lab("#/length?topic=settings&n=65536", AS_IT_IS);
        first.start(&mut lab, SlotName::A);
        let plan = plan(&lab, Language::En);
        let length = params["seq_len"].as_f64().unwrap_or(1.0);
        for export in &plan.exports {
            let rounds = export.notes.iter().any(|note| note.contains("always rounds"));
            for snippet in export.snippets.iter().filter(|_| !rounds) {
                let again = read(&snippet.text, &head(&first.slot, first.dim));
                let found = again.slot.encoding(again.dim).frequencies(again.dim, length);
                for (pair, wanted) in wanted.iter().enumerate() {
                    let (wanted, found) = (wanted.as_f64().unwrap(), found.pairs()[pair][0]);
                    let message =
                        format!("{} {:?} {pair}: {found} {wanted}", case["id"], export.stack);
                    assert!((wanted - found).abs() <= 2e-12 * wanted, "{message}");
                }
                let m = case["outputs"]["exact"]["attention_factor"].as_f64().unwrap();
                assert!((found.attention_factor() - m).abs() <= 1e-14, "{} {kind}", case["id"]);
                tried += 1;
            }
        }
    }
    assert!(tried >= 100, "{tried}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_read_as_a_command_or_not(
        text in "(--?[a-z-]{1,12}|[a-z.]{1,12}\\.rope\\.[a-z_.]{1,20}|[\\PC]{0,9})([ =\n'\"]{1,3}[\\PC]{0,9}){0,6}",
    ) {
        if let Some(command) = command(&text) {
            let _ = import(&Json::Object(command.entries), Language::En);
        }
    }

    #[test]
    fn any_model_and_length_has_a_plan(
        model in 0..models::ALL.len(),
        method in 0_usize..20,
        train in 16_usize..1 << 24,
        tokens in 1_usize..1 << 20,
        language in 0_usize..2,
    ) {
        let switch = switches::find("method").unwrap();
        let mut lab = of_model(models::ALL[model].id, tokens, switch.options[method].0);
        lab.train = train;
        let plan = plan(&lab, Language::ALL[language]);
        for row in &plan.rows {
            prop_assert_eq!(row.numbers.len(), if row.slot.is_some() { 8 } else { 0 });
            prop_assert_eq!(row.slot.is_some(), row.settings.is_ok());
            let printed = row.numbers.join(" ");
            prop_assert!(!printed.contains('∞') && !printed.contains("–"), "{}", printed);
        }
    }
}
