//! Benchmarks of the kernel: what the speed page times in the browser, natively, and its parts alone, some beside a plain loop.
//!
//! `cargo bench` runs them; one group: `cargo bench --bench kernel -- W1`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rotarium_kernel::attention::{Reading, sampled};
use rotarium_kernel::decay::Definition;
use rotarium_kernel::{Content, Head, HeadDim, Sequence, Settings, schemes, trig};
use rotarium_lab::figure::{ColourScale, Family};
use rotarium_lab::shares::{Share, finished};
use rotarium_lab::{Experiment, Language, link, views};
use rotarium_lanes as lanes;
use rotarium_plot::{Palette, Picture, Theme};

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

/// The scores of a causal map by blocks of strips and panels, beside a plain loop on the same numbers.
fn products(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("q·k, causal");
    let (tokens, dim) = (512, 64);
    let rows = |seed: usize| -> Vec<f32> {
        (0..tokens * dim).map(|i| ((i * 37 + seed) % 101) as f32 / 101.0 - 0.5).collect()
    };
    let (queries, keys) = (rows(1), rows(2));
    let runs: Vec<_> = (0..tokens).map(|row| 0..row + 1).collect();
    let factors = vec![1.0; tokens];
    let mut out = vec![0.0; tokens * tokens];
    group.bench_function("blocks, with packing and powers", |bencher| {
        bencher.iter(|| {
            let strips = lanes::strips(black_box(&queries), dim);
            let panels = lanes::panels(black_box(&keys), dim);
            let keys = lanes::Panels { values: panels.as_slice(), depth: dim };
            let products = lanes::Products::Fresh(lanes::Fresh { strips: strips.as_slice(), keys });
            let mut rows = lanes::Rows { values: &mut out, stride: tokens };
            let mut sums = vec![0.0; tokens];
            let wanted = lanes::Wanted { runs: &runs, factors: &factors };
            lanes::powers(products, wanted, &mut rows, &mut sums);
            sums
        });
    });
    group.bench_function("plain loop, scores alone", |bencher| {
        bencher.iter(|| {
            for (row, query) in black_box(&queries).chunks(dim).enumerate() {
                for (key, held) in keys.chunks(dim).enumerate().take(row + 1) {
                    out[row * tokens + key] = query.iter().zip(held).map(|(a, b)| a * b).sum();
                }
            }
        });
    });
}

/// W7: a map of a million tokens that all hold the same, 800 rows and columns of it.
fn long_maps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W7 long map");
    for tokens in [65_536, 1_048_576] {
        let content = Content::Given { q: vec![1.0, -0.5], k: vec![0.5, 1.0] };
        let some = sampled(tokens, 800);
        group.bench_function(BenchmarkId::from_parameter(tokens), |bencher| {
            let head = head(tokens, 128, 1e4);
            let map = |head: &Head| head.map(&content, &some, &some, Reading::Weight);
            bencher.iter(|| black_box(&head).as_ref().map(map));
        });
    }
}

/// W6: from a base to the picture of the map, which nobody holds.
fn sweeps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W6 base to picture");
    let palette = palette();
    for tokens in [512, 1024, 2048] {
        let Some(head_once) = head(tokens, 64, 1e4) else { continue };
        let vectors = CONTENT.vectors(head_once.encoding(), head_once.dim(), tokens);
        let all: Vec<usize> = (0..tokens).collect();
        let mut picture = Picture::new(tokens, 800);
        group.bench_function(BenchmarkId::from_parameter(tokens), |bencher| {
            let mut base = 1e4;
            bencher.iter(|| {
                base += 1.0;
                let head = head(tokens, 64, black_box(base));
                let strips = head.and_then(|h| h.strips(&CONTENT, &vectors, &all, Reading::Weight));
                if let Some(strips) = strips {
                    strips.visit(0..strips.rows(), &mut |made| {
                        let turned = (made.factor, made.offset);
                        picture.row(&palette, made.row, made.values, made.run, turned);
                    });
                }
            });
        });
    }
}

fn palette() -> Palette {
    let scale = ColourScale {
        family: Family::Sequential,
        low: 0.0,
        high: 1.0,
        clipped: (false, false),
        label: String::new(),
    };
    Palette::new(&scale, Theme::Light)
}

/// W3: values become pixels, one each or the largest of some, beside a plain loop over a table.
fn pictures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W3 picture");
    let palette = palette();
    let table: Vec<u32> = (0..256).map(|step| step * 0x0001_0101).collect();
    for cells in [512, 2048] {
        let values: Vec<f32> =
            (0..cells * cells).map(|i| (i * 7919 % 1013) as f32 / 1013.0).collect();
        let mut picture = Picture::new(cells, 800);
        group.bench_function(BenchmarkId::new("picture", cells), |bencher| {
            bencher.iter(|| {
                for (row, values) in black_box(&values).chunks(cells).enumerate() {
                    picture.row(&palette, row, values, 0..cells, (1.0, 0.0));
                }
            });
        });
        let mut pixels = vec![0_u32; cells * cells];
        group.bench_function(BenchmarkId::new("plain loop", cells), |bencher| {
            bencher.iter(|| {
                for (pixel, value) in pixels.iter_mut().zip(black_box(&values)) {
                    *pixel = table[(value * 255.0) as u8 as usize];
                }
            });
        });
    }
}

/// W6: all that the Bench answers for its map when a base changes, figure and pixels: a first picture, or all rows. Its parts alone.
fn answers(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W6 answer");
    for (tokens, round) in [(512, 0), (2048, 0), (2048, 1)] {
        let link = format!("#/bench?scheme=rope&image=none&n={tokens}&content=gaussian");
        let mut lab = link::read(&link, Language::En).lab;
        let mut asked = |base: f64| {
            lab.slots[0].base = base;
            let mut asked = Experiment::new(&views::attention::VIEW, &lab, Language::En, 600);
            asked.round = round;
            asked
        };
        let name = |what: &str| BenchmarkId::new(what, format!("{tokens}, round {round}"));
        let mut base = 1e4;
        group.bench_function(name("rows"), |bencher| {
            bencher.iter(|| {
                base += 1.0;
                asked(base).piece(views::EVERY, Share::ALL).map(|piece| finished(piece).tally())
            });
        });
        group.bench_function(name("all"), |bencher| {
            bencher.iter(|| {
                base += 1.0;
                let mut figure = asked(base).figure();
                rotarium_plot::colour(&mut figure, Theme::Light);
                figure
            });
        });
        // Only the temperature changes: the products are there.
        let mut slope = 0.5;
        group.bench_function(name("rows, another temperature"), |bencher| {
            bencher.iter(|| {
                slope = if slope < 3.0 { slope + 1e-3 } else { 0.5 };
                let link = format!(
                    "#/bench?scheme=ssmax&slope={slope}&image=none&n={tokens}&content=gaussian"
                );
                let lab = link::read(&link, Language::En).lab;
                let mut asked = Experiment::new(&views::attention::VIEW, &lab, Language::En, 600);
                asked.round = round;
                asked.piece(views::EVERY, Share::ALL).map(|piece| finished(piece).tally())
            });
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
    targets = maps, curves, rotations, products, long_maps, pictures, sweeps, answers
}
criterion_main!(kernel);
