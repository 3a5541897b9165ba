//! **Plan**: a model and a length → for every method its recommended settings, what they do, and what to paste where.
//!
//! The model is the recipe of slot A without what already extends it, L is the training length, n the sequence. Deliberately
//! does not know: how well a model works with any of it, which only training and tests can say.

use rotarium_kernel::distance::Distance;
use rotarium_kernel::measures::{extension, most_keys, score_matrices};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Encoding, Head, HeadDim, MAX_TOKENS, Sequence, Settings, schemes};
use serde::{Deserialize, Serialize};

use crate::dials::printed;
use crate::lab::Lab;
use crate::messages::length::settings::{AS_IS, plan as words};
use crate::slot::{Layer, Slot};
use crate::text::Language;

mod ggml;
mod methods;
mod stacks;

use methods::{METHODS, Method, Need};
pub use stacks::{Export, Snippet, Stack};

/// The name of the row that shows slot A as it is.
pub const AS_IT_IS: &str = "as-it-is";

/// What there is to choose from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Which model for which length.
    pub model: String,
    /// Why nothing has to be set, or nothing can be.
    pub notice: Option<String>,
    /// The methods, first slot A as it is.
    pub rows: Vec<Row>,
    /// What to paste for the chosen one, for each program.
    pub exports: Vec<Export>,
}

/// A method for the length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its name in links.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where its settings come from.
    pub rule: String,
    /// The settings, or why there are none.
    pub settings: Result<Vec<String>, String>,
    /// The recipe; None where there are no settings.
    pub slot: Option<Slot>,
    /// What was measured, in the order of [`COLUMNS`]; empty where there are no settings.
    pub numbers: Vec<String>,
}

/// Titles of the measured columns.
pub const COLUMNS: [crate::Text; 8] = [
    words::COLUMN_UNSEEN,
    words::COLUMN_SHARE,
    words::COLUMN_STEP,
    words::COLUMN_BEND,
    words::COLUMN_FACTOR,
    words::COLUMN_SQUARE,
    words::COLUMN_SAME,
    words::COLUMN_COST,
];

/// The recipe of a slot without what extends it to longer texts.
pub fn unextended(slot: &Slot) -> Slot {
    let extends = |id: &str| METHODS.iter().any(|method| method.id == id);
    let layers = (0..=slot.over.len()).filter_map(|at| {
        let (scheme, settings) = (slot.scheme_at(at)?, slot.settings(at).clone());
        (!extends(scheme.id)).then_some(Layer { scheme, settings })
    });
    let mut layers = layers.collect::<Vec<_>>().into_iter();
    let rope = || Layer::of(schemes::find("rope").unwrap_or(schemes::ALL[0]));
    let Layer { scheme, settings } = layers.next().unwrap_or_else(rope);
    Slot { scheme, base: slot.base, settings, over: layers.collect() }
}

/// A scheme with settings over a recipe.
fn put_over(beneath: &Slot, layer: Layer, language: Language) -> Result<Slot, String> {
    if beneath.scheme.id == "rope" && beneath.over.is_empty() {
        let Layer { scheme, settings } = layer;
        return Ok(Slot { scheme, settings, ..beneath.clone() });
    }
    match beneath.refusal(layer.scheme, language) {
        Some(reason) => Err(reason),
        None => {
            let mut slot = beneath.clone();
            slot.over.push(layer);
            Ok(slot)
        }
    }
}

/// What the rows are measured against.
struct Model<'a> {
    lab: &'a Lab,
    language: Language,
    beneath: Slot,
    trained: Head,
    need: Need,
}

/// The plan for slot A, the training length and the sequence of a lab.
pub fn plan(lab: &Lab, language: Language) -> Plan {
    let model = Model::of(lab, language);
    let chosen = lab.pages.length.settings.method_id();
    let rows = model.rows();
    let slot = rows.iter().find(|row| row.id == chosen).and_then(|row| row.slot.clone());
    let export =
        |stack: Stack| slot.as_ref().map(|slot| stacks::export(stack, slot, lab, language));
    let exports = Stack::ALL.into_iter().filter_map(export).collect();
    Plan { model: model.sentence(), notice: model.notice(), rows, exports }
}

fn head(encoding: &Encoding, dim: HeadDim, tokens: usize) -> Head {
    Head::new(encoding, dim, &Sequence::text(tokens.clamp(1, MAX_TOKENS)))
}

impl<'a> Model<'a> {
    fn of(lab: &'a Lab, language: Language) -> Self {
        let beneath = unextended(&lab.slots[0]);
        let encoding = beneath.encoding(lab.dim);
        let trained = head(&encoding, lab.dim, lab.train);
        let turning = 2 * trained.frequencies().rotary_pairs();
        let need = Need {
            train: lab.train as f64,
            tokens: lab.tokens() as f64,
            turning,
            base: lab.slots[0].base,
            partial: turning < lab.dim.get(),
            language,
        };
        Self { lab, language, beneath, trained, need }
    }

    /// Whether some pair turns with the text.
    fn turns(&self) -> bool {
        let step = self.trained.encoding().placement.text_step();
        self.trained.frequencies().angles(step).any(|angle| angle != 0.0)
    }

    fn sentence(&self) -> String {
        let Need { train, tokens, turning, base, .. } = self.need;
        let name = self.lab.slots[0].title();
        let [base, train, tokens_printed] = [base, train, tokens].map(printed);
        let ratio = significant(tokens / self.need.train, 4);
        words::MODEL.with(
            self.language,
            &[
                ("name", &name),
                ("dim", &self.lab.dim.get()),
                ("turning", &turning),
                ("base", &base),
                ("train", &train),
                ("tokens", &tokens_printed),
                ("ratio", &ratio),
            ],
        )
    }

    fn notice(&self) -> Option<String> {
        let name = self.lab.slots[0].title();
        let [train, tokens] = [self.need.train, self.need.tokens].map(printed);
        if !self.turns() {
            return Some(words::MODEL_STILL.with(self.language, &[("name", &name)]));
        }
        let values: [(&str, &dyn std::fmt::Display); 2] = [("train", &train), ("tokens", &tokens)];
        (self.need.tokens <= self.need.train)
            .then(|| words::MODEL_ENOUGH.with(self.language, &values))
    }

    fn rows(&self) -> Vec<Row> {
        if !self.turns() {
            return Vec::new();
        }
        let slot = self.lab.slots[0].clone();
        let values = (0..=slot.over.len()).flat_map(|at| {
            let scheme = slot.scheme_at(at);
            let knobs = scheme.map_or(&[][..], |scheme| scheme.knobs);
            knobs
                .iter()
                .map(|knob| (knob.key, slot.settings(at).get(knob, self.lab.dim)))
                .collect::<Vec<_>>()
        });
        let values: Vec<_> = values.filter(|(_, value)| *value != 0.0).collect();
        let first = Row {
            id: AS_IT_IS.into(),
            title: format!("{} ({})", slot.title(), AS_IS.get(self.language)),
            rule: words::RULE_AS_IS.get(self.language).into(),
            settings: Ok(printed_values(&slot, &values)),
            numbers: self.numbers(&slot),
            slot: Some(slot),
        };
        std::iter::once(first).chain(METHODS.iter().map(|method| self.row(method))).collect()
    }

    fn row(&self, method: &Method) -> Row {
        let title = schemes::find(method.id).map_or(method.id, |scheme| scheme.title);
        let made = self.made(method);
        let numbers = made.as_ref().map_or_else(|_| Vec::new(), |(slot, _)| self.numbers(slot));
        let (slot, settings) = match made {
            Ok((slot, settings)) => (Some(slot), Ok(settings)),
            Err(reason) => (None, Err(reason)),
        };
        let rule = method.rule.get(self.language).into();
        Row { id: method.id.into(), title: title.into(), rule, settings, slot, numbers }
    }

    /// The recipe of a method, and its settings in words.
    fn made(&self, method: &Method) -> Result<(Slot, Vec<String>), String> {
        if self.need.tokens <= self.need.train {
            return Err(words::NOT_NEEDED.get(self.language).into());
        }
        let values = (method.values)(&self.need)?;
        let mut layer = Layer::of(schemes::find(method.id).unwrap_or(schemes::ALL[0]));
        let mut settings = Settings::default();
        for (key, value) in &values {
            if let Some(knob) = layer.scheme.knobs.iter().find(|knob| knob.key == *key) {
                settings.set(knob, self.lab.dim, *value);
            }
        }
        layer.settings = settings;
        let slot = put_over(&self.beneath, layer, self.language)?;
        let printed = printed_values(&slot, &values);
        Ok((slot, printed))
    }

    /// What was measured, printed.
    fn numbers(&self, slot: &Slot) -> Vec<String> {
        let (lab, language) = (self.lab, self.language);
        let encoding = slot.encoding(lab.dim);
        let [long, short] =
            [lab.tokens(), lab.train].map(|length| head(&encoding, lab.dim, length));
        let found = extension(&long, &short, &self.trained, lab.train, lab.train.div_ceil(2));
        let m = found.factor;
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &found.arcs.unseen), ("all", &found.turning)];
        let same = if found.same { words::YES } else { words::NO };
        vec![
            words::OF.with(language, &values),
            format!("{} %", significant(100.0 * found.new_share, 3)),
            significant(found.step, 4),
            significant(found.bend, 4),
            significant(m, 6),
            significant(m * m, 6),
            same.get(language).into(),
            self.cost(&encoding),
        ]
    }

    /// What it costs beside plain attention.
    fn cost(&self, encoding: &Encoding) -> String {
        let (dim, language) = (self.lab.dim, self.language);
        let count = score_matrices(&encoding.distance);
        if let Some(keys) = most_keys(&encoding.mask) {
            let text = match encoding.distance {
                Distance::Cache(_) => words::COST_BOUNDED_CACHE,
                _ => words::COST_BOUNDED,
            };
            return text.with(language, &[("keys", &keys)]);
        }
        let train = self.need.train;
        let changes = encoding.frequencies(dim, 2.0 * train)
            != encoding.frequencies(dim, 4.0 * train)
            || encoding.frequencies(dim, train) != encoding.frequencies(dim, 2.0 * train);
        match encoding.distance {
            Distance::DualChunk(_) => words::COST_CHUNKS.with(language, &[("count", &count)]),
            _ if !encoding.distance.is_actual() => {
                words::COST_UNTURNED.with(language, &[("count", &count)])
            }
            _ if changes => words::COST_DYNAMIC.get(language).into(),
            _ => words::COST_NONE.get(language).into(),
        }
    }
}

/// Values with the symbols of their knobs; choices are left to the rule.
fn printed_values(slot: &Slot, values: &[(&str, f64)]) -> Vec<String> {
    let knobs: Vec<_> = (0..=slot.over.len())
        .filter_map(|at| slot.scheme_at(at))
        .flat_map(|scheme| scheme.knobs)
        .collect();
    let printed = |(key, value): &(&str, f64)| {
        let knob = knobs.iter().find(|knob| knob.key == *key)?;
        let number = matches!(knob.kind, rotarium_kernel::Kind::Number { .. });
        number.then(|| format!("{} = {}", knob.symbol, printed(*value)))
    };
    values.iter().filter_map(printed).collect()
}
