//! Topic `extras`: the bias of CoPE.
//!
//! The f64 outputs are held to the kernel's own function of q, e and the logits. The f32 outputs are also held to the f32 map,
//! where keys are made from the logits: of all keys whose scaled product with q is the logit, the shortest.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::bias::{Bias, Cope, Embeddings};
use rotarium_kernel::mask::{Causal, Full, Mask};
use rotarium_kernel::temperature::{Fixed, Temperature};
use rotarium_kernel::{
    Content, Encoding, Head, HeadDim, MAX_CONTENT_TOKENS, Sequence, Settings, schemes,
};
use serde_json::Value;

use super::case::{Case, Precision, Problem, Tensor, Tolerance, malformed, unsupported};
use super::check::Check;
use super::recipe;

/// Compares the bias of every cell.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let producer = check.case.producer.as_str();
    if producer.ends_with("CoPE") {
        return cope(check);
    }
    if producer.contains("polar_pos_emb") || producer.contains("PolarEmbedding") {
        return unsupported(
            "PoPE makes one pair of each channel, softplus of it as length: a head twice as wide, which no recipe here makes",
        );
    }
    unsupported(format!("the kernel has nothing like {producer}"))
}

/// One case of CoPE.
struct Input {
    q: Tensor,
    logits: Tensor,
    cope: Cope,
    dim: HeadDim,
    causal: bool,
    /// Queries; they are the last tokens.
    queries: usize,
}

impl Input {
    fn read(case: &Case) -> Result<Self, Problem> {
        let tensor = |name: &str| {
            let Some(tensor) = case.input(name)? else {
                return malformed(format!("no inputs.{name}"));
            };
            Ok(tensor)
        };
        let (q, logits, e) = (tensor("q")?, tensor("logits")?, tensor("pos_emb")?);
        let rows = q.data.len() / q.width();
        if e.width() != q.width() || logits.data.len() != rows * logits.width() {
            return malformed("q, logits and pos_emb do not go together");
        }
        let (queries, keys) = (q.shape.iter().rev().nth(1).copied().unwrap_or(1), logits.width());
        if queries == 0 || queries > keys {
            return unsupported(format!("{queries} queries and {keys} keys"));
        }
        for unusual in ["soft_onehot", "talking_heads"] {
            if case.param(unusual).and_then(Value::as_bool) == Some(true) {
                return unsupported(format!("CoPE with {unusual}"));
            }
        }
        // An odd head gets a channel of zeros, which adds nothing to a product.
        let dim = recipe::head_dim(q.width().next_multiple_of(2))?;
        let embeddings = Embeddings::Given(e.rows().flat_map(|row| padded(row, dim)).collect());
        let causal = case.param("causal").and_then(Value::as_bool).unwrap_or(true);
        Ok(Self { q, logits, cope: Cope { embeddings }, dim, causal, queries })
    }

    /// The token of each query, the query, and its logits, −∞ above the diagonal where attention is causal.
    fn rows(&self) -> impl Iterator<Item = (usize, Vec<f64>, Vec<f64>)> {
        let first = self.logits.width() - self.queries;
        self.q.rows().zip(self.logits.rows()).enumerate().map(move |(index, (q, logits))| {
            let query = first + index % self.queries;
            let seen = |(key, &logit): (usize, &f64)| {
                if self.causal && key > query { f64::NEG_INFINITY } else { logit }
            };
            (query, padded(q, self.dim), logits.iter().enumerate().map(seen).collect())
        })
    }
}

fn padded(row: &[f64], dim: HeadDim) -> Vec<f64> {
    let mut row = row.to_vec();
    row.resize(dim.get(), 0.0);
    row
}

fn cope(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let input = Input::read(case)?;
    let vectors = input.cope.vectors(input.dim);
    let row = |(_, q, logits): (usize, Vec<f64>, Vec<f64>)| vectors.row(&q, &logits);
    let found: Vec<f64> = input.rows().flat_map(row).map(|counted| counted.bias).collect();
    check.best("bias", &found)?;
    check.single("bias", &found)?;
    match case.reference("bias", Precision::Single)? {
        Some((wanted, tolerance)) if input.logits.width() <= MAX_CONTENT_TOKENS => {
            let (cells, found) = mapped(&input);
            let data: Option<Vec<f64>> =
                cells.iter().map(|&cell| wanted.data.get(cell).copied()).collect();
            let Some(data) = data else { return malformed("bias is shorter than the logits") };
            // The map holds logit + bias: what rounding the logit adds is not the bias's.
            let largest =
                input.logits.data.iter().fold(0.0_f64, |most, logit| most.max(logit.abs()));
            let rounded = 4.0 * f64::from(f32::EPSILON) * largest;
            let tolerance = Tolerance { absolute: tolerance.absolute + rounded, ..tolerance };
            check.values("bias", &found, &Tensor { shape: vec![data.len()], data }, tolerance)
        }
        _ => Ok(()),
    }
}

/// The readable cells and their bias by the f32 map.
fn mapped(input: &Input) -> (Vec<usize>, Vec<f64>) {
    let tokens = input.logits.width();
    let none = schemes::find("none").unwrap().encoding(input.dim, 1e4, &Settings::default());
    let encoding = Encoding {
        bias: Bias::Cope(input.cope.clone()),
        temperature: Temperature::Fixed(Fixed { factor: 1.0 }),
        mask: if input.causal { Mask::Causal(Causal) } else { Mask::Full(Full) },
        ..none
    };
    let head = Head::new(&encoding, input.dim, &Sequence::text(tokens));
    let all: Vec<usize> = (0..tokens).collect();
    let (mut cells, mut biases) = (Vec::new(), Vec::new());
    for (index, (query, q, logits)) in input.rows().enumerate() {
        let square: f64 = q.iter().map(|x| x * x).sum();
        if square == 0.0 {
            continue;
        }
        let key = |logit: &f64| -> Vec<f32> {
            let share = if logit.is_finite() { logit / square } else { 0.0 };
            q.iter().map(|x| (share * x) as f32).collect()
        };
        let k = logits.iter().flat_map(key).collect();
        let q = q.iter().map(|&x| x as f32).collect();
        let map = head.map(&Content::Given { q, k }, &[query], &all, Reading::Score);
        for key in map.allowed[0].iter() {
            cells.push(index * tokens + key);
            biases.push(f64::from(map.values[[0, key]]) - logits[key]);
        }
    }
    (cells, biases)
}
