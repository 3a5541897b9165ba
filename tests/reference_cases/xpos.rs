//! Topic `xpos_retnet`: what fades. q and k of xPos, the decay masks of RetNet, and the outputs of retention.
//!
//! Libraries split the factors of xPos over q and k around a middle of their own. The split vectors are compared as they are,
//! and their products with the scores of the head, which knows no middle.

use ndarray::Array2;
use rotarium_kernel::fading::{Chunk, Fade, Fading, Retention, XPos};
use rotarium_kernel::layout::Position;
use rotarium_kernel::mechanisms::{self, Inputs, Mechanism, Sight};
use rotarium_kernel::temperature::{Fixed, Temperature};
use rotarium_kernel::{Content, Encoding, Head, HeadDim, Sequence, Settings, Side, schemes};

use super::attention::{self, Input, Numbers, Rows};
use super::case::{Case, Precision, Problem, Tensor, Tolerance, malformed, unsupported};
use super::check::Check;
use super::{columns, recipe, rope_frequencies};

/// Compares whatever of this the case gives.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    if case.gives("angle") {
        rope_frequencies::even(check)?;
    }
    if case.gives("log_decay") || case.gives("mask") {
        return decays(check);
    }
    if case.gives("inner_mask") {
        return chunks(check);
    }
    if case.number("scale_base").is_some() {
        return turned(check);
    }
    if case.gives("out") && case.producer.ends_with("retention") {
        return outputs(check);
    }
    if case.gives("angle") {
        return Ok(());
    }
    unsupported(format!("the kernel has nothing that fades like {}", case.producer))
}

/// One list after another: what `numbers` gives for each head.
fn of_heads(case: &Case, numbers: impl Fn(Retention) -> Vec<f64>) -> Result<Vec<f64>, Problem> {
    Ok((0..case.whole("heads")?).flat_map(|head| numbers(Retention::of_head(head))).collect())
}

/// The mask of that many tokens, row after row.
fn mask(retention: Retention, tokens: usize) -> Vec<f64> {
    (0..tokens).flat_map(|query| retention.mask_row(query, tokens)).collect()
}

/// Retention as a mechanism: how tokens are mixed, without positions.
fn mechanism(head: usize, scaled: bool) -> Mechanism {
    let gamma = mechanisms::Retention::of_head(head as u32);
    Mechanism::Retention(mechanisms::Retention { gamma, scaled })
}

/// The outputs of the mechanism in its three forms, chunks being of three tokens.
fn forms(input: &Input) -> [Vec<f64>; 3] {
    let mut forms = [const { Vec::new() }; 3];
    for batch in 0..input.q.shape[0] {
        for head in 0..input.heads() {
            let rows = |tensor: &Tensor| {
                let [heads, tokens, width] = [tensor.shape[1], tensor.shape[2], tensor.shape[3]];
                let from = (batch * heads + head * heads / input.heads()) * tokens * width;
                let data = tensor.data[from..from + tokens * width].to_vec();
                Array2::from_shape_vec((tokens, width), data).unwrap()
            };
            let (q, k, v) = (rows(&input.q) * input.scale, rows(&input.k), rows(&input.v));
            let (inputs, retention) = (Inputs { q, k, v }, mechanism(head, false));
            let of = [
                retention.parallel(&inputs, Sight::Causal),
                retention.recurrent(&inputs).unwrap(),
                retention.chunked(&inputs, 3).unwrap(),
            ];
            forms.iter_mut().zip(of).for_each(|(form, of)| form.extend(of));
        }
    }
    forms
}

/// ln γ and the mask of each head.
fn decays(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let tokens = case.whole("seq_len")?;
    check.best("log_decay", &of_heads(case, |retention| vec![retention.log_decay()])?)?;
    // The mechanism has the same mask.
    let kept = |head| mechanism(head, true).kept(tokens, 0).into_iter().flatten();
    let heads = case.whole("heads")?;
    check.best("mask", &(0..heads).flat_map(kept).collect::<Vec<_>>())?;
    check.best("mask", &of_heads(case, |retention| mask(retention, tokens))?)
}

/// The factors within a chunk and from one chunk to the next.
fn chunks(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let tokens = case.whole("chunk")?;
    let chunk = |retention| Chunk { retention, tokens };
    let each = |factor: fn(Chunk, usize) -> f64| {
        of_heads(case, |retention| (0..tokens).map(|at| factor(chunk(retention), at)).collect())
    };
    let (queries, values) = (each(Chunk::query)?, each(Chunk::value)?);
    check.best("inner_mask", &of_heads(case, |retention| mask(retention, tokens))?)?;
    check.best("cross_decay", &of_heads(case, |retention| vec![chunk(retention).cross()])?)?;
    check.best("query_inner_decay", &queries)?;
    check.best("value_inner_decay", &values)
}

/// Where the tokens of an xPos case stand, and what fades them.
struct Split {
    dim: HeadDim,
    xpos: XPos,
    first: usize,
    tokens: usize,
    centre: f64,
}

impl Split {
    fn read(case: &Case) -> Result<Self, Problem> {
        let Some(scale) = case.number("scale_base") else {
            return malformed("params.scale_base is no number");
        };
        let dim = recipe::head_dim(case.whole("head_dim")?)?;
        let tokens = case.whole("seq_len")?;
        let first = if case.param("offset").is_some() { case.whole("offset")? } else { 0 };
        let length = first + tokens;
        let at_floor = ["rotary_embedding_torch.", "x_transformers.", "local_attention."];
        let centre = if case.producer.starts_with("torchscale.") {
            length.div_ceil(2)
        } else if at_floor.iter().any(|start| case.producer.starts_with(start)) {
            length / 2
        } else {
            return unsupported(format!("unknown middle of xPos in {}", case.producer));
        };
        Ok(Self { dim, xpos: XPos { scale }, first, tokens, centre: centre as f64 })
    }

    /// The head over the tokens and whatever comes before them; its scores are products of q and k times `factor`.
    fn head(&self, case: &Case, factor: f64) -> Result<Head, Problem> {
        let base = case.number("rope_theta").or_else(|| case.number("theta")).unwrap_or(1e4);
        let xpos = schemes::find("xpos").unwrap();
        let encoding = Encoding {
            fading: Fading::XPos(self.xpos),
            pairing: recipe::pairing(case.text("layout"))?,
            temperature: Temperature::Fixed(Fixed { factor }),
            ..xpos.encoding(self.dim, base, &Settings::default())
        };
        Ok(Head::new(&encoding, self.dim, &Sequence::text(self.first + self.tokens)))
    }

    /// The position of a vector, counted over all batches.
    fn position(&self, index: usize) -> Position {
        [(self.first + index % self.tokens.max(1)) as f64, 0.0, 0.0, 0.0]
    }
}

/// ζ, the shares of q, the vectors themselves, and their products.
fn turned(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let split = Split::read(case)?;
    let pairs = split.dim.pairs();
    let zetas: Vec<f64> = (0..pairs).map(|pair| XPos::zeta(pair, split.dim)).collect();
    check.best("scale_base", &zetas)?;
    shares(check, &split)?;
    let head = split.head(case, 1.0)?;
    for (name, side) in [("q", Side::Query), ("k", Side::Key)] {
        let Some(input) = case.input(name)? else { continue };
        let encoded = input.rows().enumerate().flat_map(|(index, vector)| {
            head.encoded_around(side, vector, split.position(index), split.centre)
        });
        check.best(name, &encoded.collect::<Vec<_>>())?;
    }
    products(check, &split)
}

/// The table of what q is multiplied with.
fn shares(check: &mut Check, split: &Split) -> Result<(), Problem> {
    for precision in [Precision::Double, Precision::Single] {
        let Some((table, tolerance)) = check.case.reference("scale", precision)? else { continue };
        let order = columns::pairs(&table, split.dim.pairs())?;
        let row = |token: usize| {
            let steps = split.position(token)[0] - split.centre;
            let share = |&pair: &usize| split.xpos.share(Side::Query, pair, split.dim, steps);
            order.iter().map(share).collect::<Vec<_>>()
        };
        let found: Vec<f64> = (0..split.tokens).flat_map(row).collect();
        return check.values("scale", &found, &table, tolerance);
    }
    Ok(())
}

/// Products of the vectors of the library, against the scores of the head. The library lets a key *after* the query grow, the
/// head lets it fade; it is causal, so that only keys before the query are compared.
fn products(check: &mut Check, split: &Split) -> Result<(), Problem> {
    let case = check.case;
    let (Some(q), Some(k)) = (case.input("q")?, case.input("k")?) else { return Ok(()) };
    let wanted = [case.reference("q", Precision::Double)?, case.reference("k", Precision::Double)?];
    let [Some(wanted_q), Some(wanted_k)] = wanted else { return Ok(()) };
    let units = attention::decimal_unit(&q).zip(attention::decimal_unit(&k));
    let Some((q_unit, k_unit)) = units.filter(|_| split.first == 0) else {
        check.skipped.push("products of q and k: no short decimals from position 0 on".into());
        return Ok(());
    };
    let head = split.head(case, 1.0 / (q_unit * k_unit))?;
    let whole = |tensor: &Tensor, unit: f64| {
        attention::vectors(tensor, split.dim, |x| (x * unit).round() as f32)
    };
    let [q, k] = [whole(&q, q_unit), whole(&k, k_unit)];
    let mut found = Vec::new();
    for (q, k) in q.chunks(split.tokens.max(1)).zip(k.chunks(split.tokens.max(1))) {
        let content = Content::Given { q: q.concat(), k: k.concat() };
        for query in 0..q.len() {
            let row = head.row(&content, query);
            found.extend((0..k.len()).filter_map(|key| row.score(key)));
        }
    }
    let (wanted, tolerance) = causal_products(wanted_q, wanted_k, split.tokens);
    check.values("q·k", &found, &wanted, tolerance)
}

/// Each query times itself and the keys before it, and the largest error that the tolerances of q and k leave to a product.
fn causal_products(
    (q, of_q): (Tensor, Tolerance),
    (k, of_k): (Tensor, Tolerance),
    tokens: usize,
) -> (Tensor, Tolerance) {
    let mut data = Vec::new();
    let mut absolute = 0.0_f64;
    let keys: Vec<&[f64]> = k.rows().collect();
    for (index, query) in q.rows().enumerate() {
        let first = index - index % tokens.max(1);
        for key in keys.iter().take(index + 1).skip(first) {
            let terms = || query.iter().zip(*key);
            data.push(terms().map(|(q, k)| q * k).sum());
            let error =
                |(q, k): (&f64, &f64)| q.abs() * of_k.around(*k) + k.abs() * of_q.around(*q);
            absolute = absolute.max(terms().map(error).sum());
        }
    }
    (Tensor { shape: vec![data.len()], data }, Tolerance { absolute, relative: 0.0 })
}

/// Σ score · v: scores that nothing turns and no softmax normalises.
fn outputs(check: &mut Check) -> Result<(), Problem> {
    let input = Input::read(check.case)?;
    for form in forms(&input) {
        check.best("out", &form)?;
    }
    let exact = Numbers::exact(&input);
    if let Some(exact) = exact {
        check.best("out", &retained(&input, &exact, attention::row))?;
    }
    check.single("out", &retained(&input, &Numbers::rounded(&input), attention::map_row))
}

fn retained(input: &Input, numbers: &Numbers, row: fn(&Head, &Content, usize) -> Rows) -> Vec<f64> {
    let none = schemes::find("none").unwrap().encoding(input.dim, 1e4, &Settings::default());
    let tokens = input.k.shape[2];
    let mut out = Vec::new();
    for batch in 0..input.q.shape[0] {
        for index in 0..input.heads() {
            let encoding = Encoding {
                fading: Fading::Retention(Retention::of_head(index)),
                temperature: Temperature::Fixed(Fixed { factor: numbers.factor }),
                ..none.clone()
            };
            let head = Head::new(&encoding, input.dim, &Sequence::text(tokens));
            let q = input.rows(&numbers.q, &input.q.shape, batch, index).concat();
            let k = input.rows(&numbers.k, &input.k.shape, batch, index).concat();
            let content = Content::Given { q, k };
            for query in 0..input.q.shape[2] {
                let (mut scores, _) = row(&head, &content, query);
                // What the mask forbids counts as nothing here.
                scores.iter_mut().filter(|score| !score.is_finite()).for_each(|score| *score = 0.0);
                out.extend(attention::mixed(input, batch, index, &scores));
            }
        }
    }
    out
}
