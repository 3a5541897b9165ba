//! Benchmarks of the kernel: what the speed page times in the browser, natively, and the rotations alone.
//!
//! `cargo bench` runs them; one group: `cargo bench --bench kernel -- W1`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::{Content, Head, HeadDim, Sequence, Settings, schemes, trig};

const CONTENT: Content = Content::Gaussian { mean: 0.0, variance: 1.0, seed: 1 };

fn head(tokens: usize, dim: usize, base: f64) -> Option<Head> {
    let dim = HeadDim::new(dim)?;
    let rope = schemes::find("rope")?.encoding(dim, base, &Settings::default());
    Some(Head::new(&rope, dim, &Sequence::text(tokens)))
}

/// W1: rotate q and k and make the causal softmax map, all rows and columns.
fn maps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W1 map");
    for (tokens, dim) in [(256, 64), (512, 64), (1024, 64), (1024, 128), (2048, 64)] {
        let Some(head_once) = head(tokens, dim, 1e4) else { continue };
        let vectors = CONTENT.vectors(head_once.encoding(), head_once.dim(), tokens);
        let all: Vec<usize> = (0..tokens).collect();
        group.bench_function(BenchmarkId::from_parameter(format!("{tokens}/{dim}")), |bencher| {
            let mut base = 1e4;
            bencher.iter(|| {
                base += 1.0;
                let head = head(tokens, dim, black_box(base));
                head.map(|head| head.map_of(&CONTENT, &vectors, &all, &all, Reading::Weight))
            });
        });
    }
}

/// W2: the decay curve of d = 128.
fn curves(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W2 decay");
    for length in [4096, 65_536, 1_048_576] {
        group.bench_function(BenchmarkId::from_parameter(length), |bencher| {
            let head = head(1, 128, 1e4);
            let curve = |head: &Head| {
                head.decay(
                    Definition::Kernel,
                    &Content::Ones,
                    (0.0, 1.0),
                    [1.0, 0.0, 0.0, 0.0],
                    length,
                )
            };
            bencher.iter(|| black_box(&head).as_ref().map(curve));
        });
    }
}

/// cos and sin of every pair of every token.
fn rotations(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rotations");
    for (tokens, dim) in [(256, 64), (2048, 128)] {
        let Some(head) = head(tokens, dim, 1e4) else { continue };
        group.bench_function(BenchmarkId::from_parameter(format!("{tokens}/{dim}")), |bencher| {
            bencher.iter(|| {
                let mut sum = 0.0;
                for block in head.layout().blocks() {
                    trig::rotations(head.frequencies(), block, 0..tokens, |_, cos, sin| {
                        sum += cos[0] + sin[0];
                    });
                }
                sum
            });
        });
    }
}

fn quick() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
}

criterion_group! {
    name = kernel;
    config = quick();
    targets = maps, curves, rotations
}
criterion_main!(kernel);
