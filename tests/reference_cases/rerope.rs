//! Topic `rerope_logn`: logits of ReRoPE and its leaky form under log n, and scales of queries that grow with their place.

use rotarium_kernel::distance::{Actual, Distance, Leaky, ReRope};
use rotarium_kernel::temperature::{Growing, LogN, Scale, Temperature};
use rotarium_kernel::{Content, Encoding, Head, Sequence, Settings, schemes};

use super::attention::{decimal_unit, vectors};
use super::case::{Problem, malformed, unsupported};
use super::check::Check;
use super::recipe;

/// Logits of three distances, the scale of each query, and the distances themselves.
pub(crate) fn logits(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    if !matches!(case.text("layout"), "" | "half-split") {
        return unsupported(format!("layout {}", case.text("layout")));
    }
    let number =
        |name: &str| case.number(name).map_or_else(|| malformed(format!("no params.{name}")), Ok);
    let (window, leak) = (number("window")?, number("leaky_scaling_factor")?);
    let tokens = case.whole("seq_len")?;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let growing = LogN { original: number("training_length")?, post_hoc: true };
    let base = case.number("rope_theta").unwrap_or(1e4);
    let rope = schemes::find("rope").unwrap().encoding(dim, base, &Settings::default());
    let head = |distance| {
        let temperature = Temperature::LogN(growing);
        let encoding = Encoding { distance, temperature, ..rope.clone() };
        Head::new(&encoding, dim, &Sequence::text(tokens))
    };
    let heads = [
        ("rope", head(Distance::Actual(Actual))),
        ("rerope", head(Distance::ReRope(ReRope { window }))),
        ("leaky_rerope", head(Distance::Leaky(Leaky { window, factor: leak }))),
    ];
    for (name, head) in &heads {
        check.best(&format!("{name}_logits"), &rows(check, head)?)?;
    }
    let scales: Vec<f64> = (0..tokens).map(|query| growing.at(query)).collect();
    check.best("logn_scale", &scales)?;
    for (name, head) in [("rerope", &heads[1].1), ("leaky", &heads[2].1)] {
        let cells = (0..tokens).flat_map(|query| (0..tokens).map(move |key| (query, key)));
        // What the mask hides is given as no number, or as 0.
        let hidden = |query, key| !head.keys(query).contains(key);
        let wanted = check
            .case
            .reference(&format!("{name}_relative_position"), super::case::Precision::Double)?;
        let Some((wanted, tolerance)) = wanted else { continue };
        let seen = |(index, (query, key))| {
            let given = wanted.data.get(index).copied().unwrap_or(f64::NAN);
            if hidden(query, key) { given } else { seen_from(head, query, key) }
        };
        let found: Vec<f64> = cells.enumerate().map(seen).collect();
        check.values(name, &found, &wanted, tolerance)?;
    }
    Ok(())
}

/// How far back a key seems to stand.
fn seen_from(head: &Head, query: usize, key: usize) -> f64 {
    head.seen(head.layout().position(query), head.layout().position(key))[0]
}

/// The exact rows of all heads of the case.
fn rows(check: &Check, head: &Head) -> Result<Vec<f64>, Problem> {
    let (Some(q), Some(k)) = (check.case.input("q")?, check.case.input("k")?) else {
        return malformed("no inputs.q or inputs.k");
    };
    let (Some(q_unit), Some(k_unit)) = (decimal_unit(&q), decimal_unit(&k)) else {
        return unsupported("inputs that f32 cannot hold exactly");
    };
    let tokens = head.tokens();
    let whole = |tensor, unit: f64| vectors(tensor, head.dim(), |x| (x * unit).round() as f32);
    let (q, k) = (whole(&q, q_unit), whole(&k, k_unit));
    let mut scores = Vec::new();
    for (q, k) in q.chunks(tokens).zip(k.chunks(tokens)) {
        let content = Content::Given { q: q.concat(), k: k.concat() };
        for query in 0..tokens {
            let row = head.row(&content, query);
            let score = |key| row.score(key).unwrap_or(f64::NEG_INFINITY) / (q_unit * k_unit);
            scores.extend((0..tokens).map(score));
        }
    }
    Ok(scores)
}

/// Scales of queries of Ministral 3.
pub(crate) fn scales(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let (Some(slope), Some(original), Some(positions)) =
        (case.number("beta"), case.number("max_position_embeddings"), case.numbers("positions"))
    else {
        return malformed("no params.beta, max_position_embeddings or positions");
    };
    let growing = Growing { slope, original, from: 0 };
    let at = |position: &f64| growing.at(*position as usize);
    check.best("scale", &positions.concat().iter().map(at).collect::<Vec<_>>())
}
