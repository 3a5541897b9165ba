//! Topic `performer`: features of FAVOR+ for a given projection, and what linear attention makes of them.
//!
//! Features with their floor are those of `Favor`. That they are random features of the mechanism Performer with something
//! added is compared, too: without a floor the same projection must give the output of `Performer`.

use ndarray::Array2;
use rotarium_kernel::mechanisms::{
    Attend, Directions, Draw, Favor, Inputs, Kind, Performer, Sight, Softmax,
};

use super::case::{Case, Problem, Tensor, malformed, unsupported};
use super::check::Check;

/// The output of a case without the floor may be this far from the mechanism's.
const SAME: f64 = 1e-10;

/// Compares features of queries and keys, both outputs, rectified features and softmax attention.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    if !case.producer.contains("softmax_kernel") {
        return unsupported(format!("the kernel has nothing like {}", case.producer));
    }
    let number = |name: &str| match case.number(name) {
        Some(number) => Ok(number),
        None => malformed(format!("no params.{name}")),
    };
    let projection = matrices(case, "projection")?.swap_remove(0);
    let favor = Favor { projection: projection.clone(), floor: number("kernel_eps")? };
    let rectified = Favor { projection, floor: number("relu_kernel_eps")? };
    let guard = number("causal_eps")?;
    let [q, k, v] = [matrices(case, "q")?, matrices(case, "k")?, matrices(case, "v")?];
    let mut outputs: [Vec<f64>; 6] = Default::default();
    for ((q, k), v) in q.iter().zip(&k).zip(&v) {
        let [of_q, of_k] = [favor.queries(q), favor.keys(k)];
        let output = |sight| {
            Favor::output(&of_q, &of_k, v, sight, if sight == Sight::Causal { guard } else { 0.0 })
        };
        let exact = Softmax.parallel(&scaled(q, k, v, -0.5), Sight::Full);
        let found = [output(Sight::Full), output(Sight::Causal), rectified.rectified(q), exact];
        let all = [of_q.clone(), of_k.clone()].into_iter().chain(found);
        outputs.iter_mut().zip(all).for_each(|(numbers, found)| numbers.extend(found));
        without_floor(check, &favor, [q, k, v])?;
    }
    let names = [
        "q_features",
        "k_features",
        "out_full",
        "out_causal",
        "relu_q_features",
        "exact_softmax_out",
    ];
    for (name, found) in names.iter().zip(&outputs) {
        check.best(name, found)?;
        check.single(name, found)?;
    }
    Ok(())
}

/// q d^power and the rest; the library gives q and k d^{−1/4} each, softmax d^{−1/2} to the score.
fn scaled(q: &Array2<f64>, k: &Array2<f64>, v: &Array2<f64>, power: f64) -> Inputs {
    let factor = (q.ncols() as f64).powf(power);
    Inputs { q: q * factor, k: k.clone(), v: v.clone() }
}

fn without_floor(
    check: &mut Check,
    favor: &Favor,
    [q, k, v]: [&Array2<f64>; 3],
) -> Result<(), Problem> {
    let bare = Favor { floor: 0.0, ..favor.clone() };
    let directions =
        Directions { draw: Draw::Independent, count: favor.projection.nrows(), seed: 0 };
    let performer = Performer { kind: Kind::Positive, directions };
    let quarter = (q.ncols() as f64).powf(-0.25);
    let inputs = Inputs { q: q * quarter, k: k * quarter, v: v.clone() };
    for sight in [Sight::Full, Sight::Causal] {
        let found = performer.output(&favor.projection, &inputs, sight);
        let wanted = Favor::output(&bare.queries(q), &bare.keys(k), v, sight, 0.0);
        let wanted = Tensor { shape: wanted.shape().to_vec(), data: wanted.into_iter().collect() };
        let tolerance = super::case::Tolerance { absolute: SAME, relative: 0.0 };
        check.values(
            "without a floor",
            &found.into_iter().collect::<Vec<_>>(),
            &wanted,
            tolerance,
        )?;
    }
    Ok(())
}

/// The matrices of the last two sides of an input.
fn matrices(case: &Case, name: &str) -> Result<Vec<Array2<f64>>, Problem> {
    let Some(tensor) = case.input(name)? else { return malformed(format!("no inputs.{name}")) };
    let &[.., rows, columns] = tensor.shape.as_slice() else {
        return malformed(format!("inputs.{name} is no matrix"));
    };
    let matrix = |numbers: &[f64]| {
        let matrix = Array2::from_shape_vec((rows, columns), numbers.to_vec());
        matrix.or_else(|_| malformed(format!("inputs.{name} has another shape")))
    };
    let all: Vec<_> =
        tensor.data.chunks((rows * columns).max(1)).map(matrix).collect::<Result<_, _>>()?;
    if all.is_empty() { malformed(format!("inputs.{name} is empty")) } else { Ok(all) }
}
