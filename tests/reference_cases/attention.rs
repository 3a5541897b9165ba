//! Topic `attention`: logits, weights and outputs of plain q · k attention.
//!
//! Content is held in f32, reference inputs are f64. They are short decimals, so they are given to the kernel as whole
//! numbers of their last digit, which f32 holds exactly, and the temperature takes the units back: nothing is rounded and
//! the f64 row can be held to the f64 outputs. The f32 map is held to the f32 outputs.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::bias::{AddToScore, Alibi, Bias};
use rotarium_kernel::mask::Keys;
use rotarium_kernel::temperature::{Fixed, InverseSqrt, Scale, Temperature};
use rotarium_kernel::{
    Content, Encoding, Head, HeadDim, MAX_CONTENT_TOKENS, Sequence, Settings, schemes,
};

use super::case::{Case, Problem, Tensor, malformed, unsupported};
use super::check::Check;
use super::{masks, recipe};

/// Compares logits, weights and outputs in f64 and in f32.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let known = ["torch.nn.functional.scaled_dot_product_attention", "local_attention."];
    if !known.iter().any(|start| case.producer.starts_with(start)) {
        return unsupported(format!("the kernel does not know {}", case.producer));
    }
    let input = Input::read(case)?;
    let exact = Numbers::exact(&input);
    let wide = exact.map(|numbers| all_heads(case, &input, &numbers, row)).transpose()?;
    let narrow = all_heads(case, &input, &Numbers::rounded(&input), map_row)?;
    for (index, name) in ["logits", "weights", "out"].into_iter().enumerate() {
        if let Some(wide) = &wide {
            check.best(name, &wide[index])?;
        }
        check.single(name, &narrow[index])?;
    }
    Ok(())
}

/// q, k, v of shape [batch, heads, tokens, channels].
pub(super) struct Input {
    pub(super) q: Tensor,
    pub(super) k: Tensor,
    pub(super) v: Tensor,
    pub(super) dim: HeadDim,
    pub(super) scale: f64,
}

impl Input {
    pub(super) fn read(case: &Case) -> Result<Self, Problem> {
        let tensor = |name: &str| match case.input(name)? {
            Some(tensor) if tensor.shape.len() == 4 => Ok(tensor),
            Some(Tensor { shape, data }) if shape.len() == 3 => {
                // One head.
                Ok(Tensor { shape: vec![shape[0], 1, shape[1], shape[2]], data })
            }
            Some(tensor) => unsupported(format!("{name} of shape {:?}", tensor.shape)),
            None => malformed(format!("no inputs.{name}")),
        };
        let (q, k, v) = (tensor("q")?, tensor("k")?, tensor("v")?);
        if k.shape[2] > MAX_CONTENT_TOKENS {
            return unsupported(format!("{} keys with content of their own", k.shape[2]));
        }
        // An odd head gets a channel of zeros, which adds nothing to a product.
        let channels = q.width();
        let dim = recipe::head_dim(channels.next_multiple_of(2))?;
        let own = if channels == dim.get() {
            InverseSqrt.factor(dim)
        } else {
            1.0 / (channels as f64).sqrt()
        };
        Ok(Self { q, k, v, dim, scale: case.number("scale").unwrap_or(own) })
    }

    pub(super) fn heads(&self) -> usize {
        self.q.shape[1]
    }

    /// The rows of one head of a tensor; query heads share key heads in equal groups.
    pub(super) fn rows<'a>(
        &self,
        tensor: &'a [Vec<f32>],
        shape: &[usize],
        batch: usize,
        head: usize,
    ) -> &'a [Vec<f32>] {
        let own = head * shape[1] / self.heads();
        &tensor[(batch * shape[1] + own) * shape[2]..][..shape[2]]
    }
}

/// q and k as f32 vectors of the head, and what their product must be multiplied with.
pub(super) struct Numbers {
    pub(super) q: Vec<Vec<f32>>,
    pub(super) k: Vec<Vec<f32>>,
    pub(super) factor: f64,
}

impl Numbers {
    /// Whole numbers of the last decimal; None when the inputs are no short decimals.
    pub(super) fn exact(input: &Input) -> Option<Self> {
        let [q_unit, k_unit] = [decimal_unit(&input.q)?, decimal_unit(&input.k)?];
        let whole =
            |tensor: &Tensor, unit: f64| vectors(tensor, input.dim, |x| (x * unit).round() as f32);
        let factor = input.scale / (q_unit * k_unit);
        Some(Self { q: whole(&input.q, q_unit), k: whole(&input.k, k_unit), factor })
    }

    /// The inputs, rounded to f32.
    pub(super) fn rounded(input: &Input) -> Self {
        let narrow = |tensor: &Tensor| vectors(tensor, input.dim, |x| x as f32);
        Self { q: narrow(&input.q), k: narrow(&input.k), factor: input.scale }
    }
}

/// The power of ten that makes all numbers whole and exact in f32.
pub(crate) fn decimal_unit(tensor: &Tensor) -> Option<f64> {
    (0..8).map(|digits| 10_f64.powi(digits)).find(|unit| {
        tensor.data.iter().all(|x| {
            let scaled = x * unit;
            (scaled - scaled.round()).abs() <= 1e-12 * scaled.abs().max(1.0)
                && scaled.abs() < f64::from(1 << 24)
        })
    })
}

/// The rows of a tensor as vectors of the head.
pub(crate) fn vectors(
    tensor: &Tensor,
    dim: HeadDim,
    convert: impl Fn(f64) -> f32,
) -> Vec<Vec<f32>> {
    let vector = |row: &[f64]| {
        let mut vector: Vec<f32> = row.iter().map(|&x| convert(x)).collect();
        vector.resize(dim.get(), 0.0);
        vector
    };
    tensor.rows().map(vector).collect()
}

/// Scores (−∞ where masked) and weights of one query.
pub(super) type Rows = (Vec<f64>, Vec<f64>);

/// From the f64 row.
pub(super) fn row(head: &Head, content: &Content, query: usize) -> Rows {
    let row = head.row(content, query);
    let keys = 0..head.tokens();
    let score = |key| row.score(key).unwrap_or(f64::NEG_INFINITY);
    (keys.clone().map(score).collect(), keys.map(|key| row.weight(key)).collect())
}

/// From the f32 map.
pub(super) fn map_row(head: &Head, content: &Content, query: usize) -> Rows {
    let all: Vec<usize> = (0..head.tokens()).collect();
    let read = |reading| {
        let map = head.map(content, &[query], &all, reading);
        map.values.iter().map(|&value| f64::from(value)).collect()
    };
    (read(Reading::Score), read(Reading::Weight))
}

/// Logits, weights and outputs of all heads.
fn all_heads(
    case: &Case,
    input: &Input,
    numbers: &Numbers,
    row: fn(&Head, &Content, usize) -> Rows,
) -> Result<[Vec<f64>; 3], Problem> {
    let (rule, offset) = masks::rule(case, input.q.shape[2], input.k.shape[2])?;
    let biases = case.input("bias")?;
    let (queries, keys) = (input.q.shape[2], input.k.shape[2]);
    let mut outputs: [Vec<f64>; 3] = Default::default();
    for batch in 0..input.q.shape[0] {
        for index in 0..input.heads() {
            let alibi = biases.as_ref().map(|_| Alibi::of_head(index, input.heads()));
            let head = head(input, numbers.factor, alibi);
            let k = input.rows(&numbers.k, &input.k.shape, batch, index);
            for (query, q) in
                input.rows(&numbers.q, &input.q.shape, batch, index).iter().enumerate()
            {
                let token = (query + offset).min(keys - 1);
                let mask = rule.of(token);
                let head = head.clone().masked(mask);
                let content = Content::Given { q: q.clone(), k: k.concat() };
                let (mut scores, weights) = row(&head, &content, token);
                if let (Some(alibi), Some(biases)) = (alibi, &biases) {
                    let wanted = biases.rows().nth(index * queries + query).unwrap_or(&[]);
                    let constant = constant(alibi, wanted, token, &mask.keys(token, keys))?;
                    scores.iter_mut().for_each(|score| *score += constant);
                }
                outputs[2].extend(mixed(input, batch, index, &weights));
                outputs[0].extend(scores);
                outputs[1].extend(weights);
            }
        }
    }
    Ok(outputs)
}

/// No position encoding; the product of q and k times `factor`, and ALiBi if there is one.
fn head(input: &Input, factor: f64, alibi: Option<Alibi>) -> Head {
    let none = schemes::find("none").unwrap().encoding(input.dim, 1e4, &Settings::default());
    let bias = alibi.map_or(none.bias, Bias::Alibi);
    let encoding = Encoding { temperature: Temperature::Fixed(Fixed { factor }), bias, ..none };
    Head::new(&encoding, input.dim, &Sequence::text(input.k.shape[2]))
}

/// Libraries add ALiBi up to a constant per query, which no softmax notices; this is the constant.
fn constant(alibi: Alibi, wanted: &[f64], token: usize, allowed: &Keys) -> Result<f64, Problem> {
    let difference = |key: usize| {
        wanted.get(key).copied().unwrap_or(f64::NAN) - alibi.at(token as f64, key as f64)
    };
    let constant = difference(allowed.iter().next().unwrap_or(0));
    let same = |key: usize| (difference(key) - constant).abs() <= 1e-12 * constant.abs().max(1.0);
    if allowed.iter().all(same) {
        Ok(constant)
    } else {
        unsupported("an additive bias that is not ALiBi")
    }
}

/// Σ weight · v.
pub(super) fn mixed(input: &Input, batch: usize, head: usize, weights: &[f64]) -> Vec<f64> {
    let shape = &input.v.shape;
    let own = head * shape[1] / input.heads();
    let first = (batch * shape[1] + own) * shape[2];
    let mut out = vec![0.0; shape[3]];
    for (weight, v) in weights.iter().zip(input.v.rows().skip(first)) {
        out.iter_mut().zip(v).for_each(|(out, v)| *out += weight * v);
    }
    out
}
