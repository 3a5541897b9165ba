//! Golden values of temperatures, and closed forms of entropy and of a needle among Gaussian scores.

use rotarium_kernel::mask::{Full, Mask};
use rotarium_kernel::temperature::{Constant, Growing, InverseSqrt, LogN, Scale};
use rotarium_kernel::{Content, HeadDim, Sequence};

use crate::tools::{assert_printed, head};

/// The stretches after which Llama 4 and Ministral 3 raise their scores.
#[test]
fn temperatures_of_models() {
    let llama_4 = Growing { slope: 0.1, original: 8192.0, from: 1 };
    for (query, printed) in [(8190, 1.0), (8191, 1.0693), (131_071, 1.2833)] {
        assert_printed(llama_4.at(query), printed, 4, "Llama 4");
    }
    let ministral = Growing { slope: 0.1, original: 16384.0, from: 0 };
    for (query, printed) in [(16383, 1.0), (16384, 1.0693)] {
        assert_printed(ministral.at(query), printed, 4, "Ministral 3");
    }
}

/// Mass of a needle of logit μ = 8 among n scores of variance 1, by three temperatures with L = 512.
#[test]
fn a_needle_among_more_and_more_tokens() {
    let mass = |temperature: f64, tokens: f64| {
        let needle = (temperature * 8.0).exp();
        needle / (needle + tokens * (temperature * temperature / 2.0).exp())
    };
    let log_n = LogN { original: 512.0, post_hoc: true };
    let yarn = |tokens: f64| {
        let stretched = Constant { slope: 0.1, factor: tokens / 512.0 };
        stretched.factor(HeadDim::DEFAULT) / InverseSqrt.factor(HeadDim::DEFAULT)
    };
    for (tokens, printed) in [
        (512, [0.779, 0.779, 0.779]),
        (4096, [0.306, 0.812, 0.908]),
        (32768, [0.052, 0.825, 0.974]),
    ] {
        let length = f64::from(tokens);
        let temperatures = [1.0, log_n.at(tokens as usize - 1), yarn(length)];
        for (temperature, printed) in temperatures.into_iter().zip(printed) {
            assert_printed(mass(temperature, length), printed, 3, &format!("τ = {temperature}"));
        }
    }
}

/// A row of n Gaussian scores of variance σ² has entropy ln n − σ²/2, where that is far from 0.
#[test]
fn entropy_of_gaussian_scores() {
    let content = Content::Gaussian { mean: 0.0, variance: 1.0, seed: 7 };
    for tokens in [512, 4096] {
        let head = head("none", 128, 1e4, &Sequence::text(tokens)).masked(Mask::Full(Full));
        let vectors = content.vectors(head.encoding(), head.dim(), tokens);
        let error = |query| {
            let row = head.row_of(&content, &vectors, query);
            let terms = (0..tokens).map(|key| -row.weight(key) * row.log_weight(key).unwrap());
            // Given the query, scores have variance ‖q‖²/d.
            let square: f32 = vectors.query(query).iter().map(|x| x * x).sum();
            terms.sum::<f64>() - ((tokens as f64).ln() - f64::from(square) / 128.0 / 2.0)
        };
        let mean = (0..64).map(error).sum::<f64>() / 64.0;
        assert!(mean.abs() < 0.05, "{tokens}: {mean}");
    }
}
