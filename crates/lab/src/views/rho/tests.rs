//! The rows of the maps, and what is said about all of them.

use super::*;
use crate::link;

fn lab(link: &str) -> Lab {
    let opened = link::read(link, Language::En);
    assert_eq!(opened.notices, [], "{link}");
    opened.lab
}

fn asked(link: &str, cells: u32) -> Experiment {
    Experiment::new(&VIEW, &lab(link), Language::En, cells)
}

/// Query 15 and keys 0 … 15, x where it may not read: the table of §13.8 of the notes on length.
#[test]
fn rows_of_every_map_of_distances() {
    const ROWS: [(&str, &str); 10] = [
        ("rope", "15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0"),
        ("pi&factor=2", "7.5 7 6.5 6 5.5 5 4.5 4 3.5 3 2.5 2 1.5 1 0.5 0"),
        ("rerope&window=4", "4 4 4 4 4 4 4 4 4 4 4 4 3 2 1 0"),
        ("leaky-rerope&window=4&leak=4", "6.75 6.5 6.25 6 5.75 5.5 5.25 5 4.75 4.5 4.25 4 3 2 1 0"),
        ("self-extend&window=4&group=4", "6 6 6 6 5 5 5 5 4 4 4 4 3 2 1 0"),
        ("inv-leaky-rerope&window=4&stride=4", "48 44 40 36 32 28 24 20 16 12 8 4 3 2 1 0"),
        ("dca&chunk-limit=6&local=1", "6 5 4 3 2 6 5 4 3 2 5 4 3 2 1 0"),
        ("window&window=8", "x x x x x x x x 7 6 5 4 3 2 1 0"),
        ("lm-infinite&global=2&window=6", "6 6 x x x x x x x x 5 4 3 2 1 0"),
        ("streaming-llm&sinks=2&window=6", "7 6 x x x x x x x x 5 4 3 2 1 0"),
    ];
    for (recipe, wanted) in ROWS {
        let figure = asked(&format!("#/length?scheme={recipe}&seq=t16"), 64).figure();
        let found: Vec<_> = figure.table.rows.iter().map(|row| row[2].replace('–', "x")).collect();
        assert_eq!(found.join(" "), wanted, "{recipe}");
    }
}

#[test]
fn cells_say_what_the_row_says() {
    // Trained on 16 tokens, a text of 20: distances 16 … 19 are new to plain RoPE; divided by 10, only 0 and 10 are whole.
    let values = |link: &str| {
        let figure = asked(link, 64).figure();
        let Some(Mark::Raster(Raster { cells: Cells::Values(values), .. })) = figure.marks.first() else { panic!() };
        (values.clone(), figure)
    };
    let (rope, figure) = values("#/length?scheme=rope&seq=t20&train=16");
    let kinds: Vec<_> = rope[19 * 20..].iter().map(|value| value.floor()).collect();
    assert_eq!(kinds, [[2.0; 4].as_slice(), &[0.0; 16]].concat());
    assert!(rope[1].is_nan() && !rope[20].is_nan());
    assert_eq!(figure.legend[1].label, "unseen 4.76 %"); // 4 + 3 + 2 + 1 of 210
    let (pi, _) = values("#/length?scheme=pi&factor=10&seq=t20&train=16");
    let whole: Vec<_> = pi[19 * 20..].iter().map(|value| value.floor() == 0.0).collect();
    assert_eq!(whole.iter().filter(|whole| **whole).count(), 2);
    assert!(whole[19] && whole[9]);
}

#[test]
fn many_tokens_are_drawn_in_few_cells_without_losing_what_is_narrow() {
    let values = |link: &str| {
        let figure = asked(link, 100).figure();
        let Some(Mark::Raster(Raster { cells: Cells::Values(values), .. })) = figure.marks.first() else { panic!() };
        values.clone()
    };
    let streaming = values("#/length?scheme=streaming-llm&sinks=4&window=8&seq=t100000");
    for row in 0..100 {
        let read: Vec<_> = (0..100).filter(|column| !streaming[row * 100 + column].is_nan()).collect();
        assert!(read.contains(&row) && read.contains(&0) && read.len() <= 4, "{row}: {read:?}");
        // Those first tokens seem at most 11 away, wherever the middle of their cell would be.
        assert!(read.iter().all(|column| streaming[row * 100 + column].floor() == 0.0), "{row}");
    }
    // Whole distances recur every 8 tokens; cells of 40 hold some of both kinds and are told as between.
    let pi = values("#/length?scheme=pi&factor=8&seq=t4000&train=512");
    assert!(pi.iter().filter(|value| !value.is_nan()).all(|value| value.floor() == 1.0));
}

#[test]
fn unevenly_changed_frequencies_are_told_by_angles_or_by_distance() {
    let shares = |link: &str| asked(link, 64).figure().legend.into_iter().map(|entry| entry.label).collect::<Vec<_>>().join(", ");
    let yarn = "#/length?scheme=yarn&factor=8&original=512";
    // Every eighth distance is whole, and none reaches 512.
    assert_eq!(shares(yarn), "seen 12.5 %, in between 87.5 %, unseen 0 %");
    assert_eq!(shares(&format!("{yarn}&rho=distances")), shares("#/length?scheme=rope"));
    assert_eq!(shares("#/length?scheme=rope"), "seen 23.4 %, unseen 76.6 %");
    let told = |link: &str| asked(link, 64).figure().subtitle;
    assert_eq!(told("#/length?scheme=pi&factor=8"), "ρ = Δ/8");
    assert!(told("#/length?scheme=ntk&factor=8").contains("0.359"));
}
