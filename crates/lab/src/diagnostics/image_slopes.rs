//! Along which directions the rows and columns of a picture move.

use rotarium_kernel::layout::Position;
use rotarium_kernel::measures::Norm;

use super::scene::NO_PICTURE;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "C2: what a row and a column add", "C2：一行与一列的增量";
    ABOUT: "Both slopes of the affine function that is nearest to the first picture's first frame (C2; Su, kexue.fm 10352); good where rows and columns move along directions of their own, fair where both move, poor where one stands still.", "与第一幅图首帧最接近的仿射函数的两个斜率（C2；苏剑林，kexue.fm 10352）；行与列各沿自己的方向为好，两者都移动为尚可，其一不动为差。";
    SINGLE: "The first picture has a single row or a single column.", "第一幅图只有一行或一列。";
    OWN: "A row adds {row} and a column {column}, which point in different directions.", "一行增加 {row}，一列增加 {column}，方向不同。";
    ALONG: "A row adds {row} and a column {column} along the same line, so a row is as good as some columns.", "一行增加 {row}，一列增加 {column}，在同一直线上，一行等同于若干列。";
    STILL: "A row adds {row} and a column {column}: one of them cannot be seen.", "一行增加 {row}，一列增加 {column}：其中之一无从分辨。";
}

/// Slopes of rows and columns.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "image-slopes", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    let [_, rows, columns] = block.segment.grid();
    if rows < 2 || columns < 2 {
        return Finding::absent(SINGLE, language);
    }
    let affine = block.affine();
    let size = |step: Position| Norm::TextSteps.of(step, Position::default(), subject.axes());
    let least = subject.settled(size(affine.row).min(size(affine.column)));
    let (plane, moving) = (least > 0.0 && affine.is_plane(), least > 0.0);
    let words = match (plane, moving) {
        (true, _) => OWN,
        (_, true) => ALONG,
        _ => STILL,
    };
    let [row, column] = [affine.row, affine.column].map(|step| subject.vector(step));
    let why = words.with(language, &[("row", &row), ("column", &column)]);
    Finding::new(format!("{row} / {column}"), least, Verdict::by(plane, moving), why)
        .at((block.first_token + columns, block.first_token))
}
