//! Import: every model as its own configuration says it, doubtful configurations one by one, and anything at all.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use proptest::prelude::*;
use rotarium_lab::config::{Imported, Json, MAX_CONFIG_DEPTH, MAX_NOTICES, import};
use rotarium_lab::{Language, Notice, models};
use serde_json::{Value, json};

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

fn read(value: &Value) -> Result<Imported, Notice> {
    import(&converted(value), Language::En)
}

/// Models that were not released with a configuration of a known kind.
const WITHOUT: [&str; 8] = [
    "unified-io-2",
    "qwen-vit",
    "moonvit",
    "eva-02",
    "rope-vit",
    "rope-vit-mixed",
    "llama-4-vit",
    "seed-gau",
];

#[test]
fn every_model_is_what_its_configuration_says() {
    let configs: Value = serde_json::from_str(include_str!("configs/models.json")).unwrap();
    let mut wrong = Vec::new();
    for model in models::ALL {
        let Some(config) = configs.get(model.id) else {
            assert!(WITHOUT.contains(&model.id), "{} has no configuration", model.id);
            continue;
        };
        let imported = read(config).unwrap();
        let train = model.train.unwrap_or(imported.train);
        let wanted = (model.slot(), model.head_dim(), train);
        let found = (imported.slot, imported.dim, imported.train);
        if found != wanted {
            wrong.push(format!("{}: {found:?}\n   wanted {wanted:?}", model.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(configs.as_object().unwrap().len() + WITHOUT.len(), models::ALL.len());
}

/// A sound configuration with some keys changed.
fn changed(changes: &Value) -> Value {
    let mut config = json!({"head_dim": 128, "rope_theta": 1e4, "max_position_embeddings": 8192});
    for (key, value) in changes.as_object().unwrap() {
        config[key] = value.clone();
    }
    config
}

#[test]
fn a_doubtful_configuration_gives_one_message_that_names_the_field() {
    // The field that the message names, and what is changed in a sound configuration.
    let cases: Vec<(String, Value)> =
        serde_json::from_str(include_str!("configs/doubtful.json")).unwrap();
    assert!(cases.len() >= 30);
    let mut wrong = Vec::new();
    for (field, changes) in &cases {
        let imported = read(&changed(changes)).unwrap();
        let fields: Vec<_> = imported.notices.iter().map(|n| n.field.as_str()).collect();
        if fields != [field.as_str()] {
            wrong.push(format!("{changes} names {fields:?}, not {field}"));
        }
        for notice in &imported.notices {
            assert!(!notice.found.is_empty() && !notice.allowed.is_empty(), "{changes}");
            assert!(!notice.allowed.contains('{'), "{}", notice.allowed);
        }
        assert_finite(&imported);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(read(&changed(&json!({}))).unwrap().notices, []);
}

#[test]
fn what_is_no_configuration_is_refused() {
    let nested = (0..MAX_CONFIG_DEPTH).fold(json!([]), |inner, _| json!({ "text_config": inner }));
    let package = json!({"name": "x", "type": "module", "version": "1.0.0"});
    let scalars = [json!(null), json!(3), json!("{}"), json!([]), json!({})];
    for value in scalars.into_iter().chain([json!({"a": 1}), package, nested]) {
        assert_eq!(read(&value).unwrap_err().field, "config");
    }
}

/// Configurations with everything that released files hold beside the positions.
#[test]
fn what_does_not_concern_positions_is_only_counted() {
    let whole = json!({
        "architectures": ["Phi3ForCausalLM"], "attention_bias": false, "attention_dropout": 0.0,
        "auto_map": {"AutoConfig": "configuration"}, "bos_token_id": 1, "chunk_size_feed_forward": 0,
        "hidden_act": "silu", "hidden_size": 4096, "intermediate_size": 14336, "model_type": "mistral",
        "max_position_embeddings": 32768, "num_attention_heads": 32, "num_hidden_layers": 32,
        "num_key_value_heads": 8, "rms_norm_eps": 1e-5, "rope_theta": 1e6, "rope_scaling": null,
        "sliding_window": 32768, "tie_word_embeddings": false, "torch_dtype": "bfloat16", "use_cache": true,
    });
    let imported = read(&whole).unwrap();
    assert_eq!(imported.notices, []);
    assert_eq!(imported.filled.len(), 1); // the head dim
    assert_eq!(imported.others, 13);
    let mut lab = rotarium_lab::Lab::default();
    imported.start(&mut lab, rotarium_lab::SlotName::A);
    assert!(models::find("mistral-7b-v0.3").unwrap().matches(&lab, rotarium_lab::SlotName::A));
}

fn assert_finite(imported: &Imported) {
    let Imported { slot, dim, train, notices, .. } = imported;
    assert!(slot.base >= 10.0 && slot.base <= 1e9);
    assert!((16..=1 << 24).contains(train));
    assert!(notices.len() <= MAX_NOTICES && slot.over.len() < rotarium_lab::MAX_LAYERS);
    let frequencies = slot.encoding(*dim).frequencies(*dim, 1e5);
    assert!(frequencies.pairs().iter().flatten().all(|omega| omega.is_finite()));
    assert!(frequencies.attention_factor().is_finite());
}

/// Keys that mean something, so that chance finds them.
const KEYS: [&str; 39] = [
    "rope_theta",
    "head_dim",
    "hidden_size",
    "num_attention_heads",
    "max_position_embeddings",
    "rope_scaling",
    "rope_parameters",
    "rope_type",
    "type",
    "factor",
    "short_factor",
    "long_factor",
    "mrope_section",
    "mrope_interleaved",
    "partial_rotary_factor",
    "rotary_dim",
    "qk_rope_head_dim",
    "qk_nope_head_dim",
    "original_max_position_embeddings",
    "beta_fast",
    "truncate",
    "alibi",
    "text_config",
    "attn_config",
    "full_attention",
    "use_dynamic_ntk",
    "model_type",
    "_class_name",
    "axes_dims_rope",
    "mscale_all_dim",
    "vision_config",
    "rope_ratio",
    "use_logn_attn",
    "llama_4_scaling_beta",
    "dual_chunk_attention_config",
    "chunk_size",
    "local_size",
    "sliding_window",
    "layer_types",
];
const WORDS: [&str; 15] = [
    "yarn",
    "llama3",
    "linear",
    "dynamic",
    "longrope",
    "su",
    "proportional",
    "mrope",
    "bloom",
    "mistral",
    "chatglm",
    "ernie4_5_vl",
    "WanTransformer3DModel",
    "FluxTransformer2DModel",
    "spiral",
];

fn any_json() -> impl Strategy<Value = Json> {
    let number = prop_oneof![
        any::<f64>(),
        prop::sample::select(vec![0.0, -1.0, 0.25, 2.0, 8.0, 64.0, 128.0, 4096.0, 1e6, 1e300]),
    ];
    let word = prop_oneof![".{0,8}", prop::sample::select(&WORDS[..]).prop_map(String::from)];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        number.prop_map(Json::Number),
        word.prop_map(Json::Text),
    ];
    let key =
        prop_oneof![9 => prop::sample::select(&KEYS[..]).prop_map(String::from), 1 => ".{0,8}"];
    leaf.prop_recursive(6, 200, 12, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            4 => prop::collection::vec((key.clone(), inner), 0..12).prop_map(Json::Object),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn anything_at_all_is_imported_within_limits_or_refused(config in any_json(), zh: bool) {
        let language = if zh { Language::Zh } else { Language::En };
        match import(&config, language) {
            Ok(imported) => {
                assert_finite(&imported);
                for notice in &imported.notices {
                    prop_assert!(notice.field.chars().count() <= 64);
                }
            }
            Err(notice) => prop_assert_eq!(notice.field, "config"),
        }
    }
}
