//! Whether a picture keeps its shape: desideratum C2.

use super::scene::{NO_PICTURE, number};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "C2: off an affine grid", "C2：偏离仿射网格";
    ABOUT: "Largest distance of an id of the first picture's first frame from the nearest affine function of row and column, by least squares (C2; Su, kexue.fm 10352); good at 0 with rows and columns that move along lines of their own, fair up to half an id.", "第一幅图首帧的 id 与最接近的行列仿射函数（最小二乘）的最大偏差（C2；苏剑林，kexue.fm 10352）；偏差为 0 且行列各沿自己的方向为好，不超过半个 id 为尚可。";
    PLANE: "Ids are an affine function of row and column, so positions are relative as in RoPE-2D.", "id 是行与列的仿射函数，相对位置与二维 RoPE 一致。";
    LINE: "Rows and columns do not span a plane: different offsets between patches look the same.", "行与列没有张成平面：不同的块间偏移看起来相同。";
    BENT: "Ids leave the nearest affine grid by up to {value}, so the same step is another offset in another place of the picture.", "id 偏离最接近的仿射网格，最多 {value}，因此同样的一步在图像不同位置对应不同的偏移。";
}

/// Residual of the fit.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "image-shape", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    let affine = block.affine();
    let residual = subject.settled(affine.residual);
    let moves = |step: &[f64]| step.iter().any(|side| subject.settled(*side) != 0.0);
    let [_, rows, columns] = block.segment.grid();
    let plane = match (rows > 1, columns > 1) {
        (true, true) => affine.is_plane(),
        (tall, wide) => (!tall || moves(&affine.row)) && (!wide || moves(&affine.column)),
    };
    let words = match (plane, residual) {
        (false, _) => LINE,
        (true, 0.0) => PLANE,
        _ => BENT,
    };
    let value = number(residual);
    let why = words.with(language, &[("value", &value)]);
    let verdict = Verdict::by(plane && residual == 0.0, plane && residual <= 0.5);
    let last = block.first_token + rows * columns - 1;
    Finding::new(value, residual, verdict, why).at((last, block.first_token))
}
