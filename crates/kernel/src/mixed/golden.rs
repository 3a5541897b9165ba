//! The matrices that were worked out beside the program, row by row.

use super::builder::Builder;
use super::schemes::causal_fusion::lay_image;
use super::{Options, Relation, Role, Span, find};

/// Three words, an image of 2 × 2 patches, two words.
const SEQUENCE: [Span; 3] = [Span::Text(3), Span::image(2, 2), Span::Text(2)];

fn relation(id: &str, spans: &[Span], options: &Options) -> Relation {
    (find(id).unwrap().lay)(spans, options).relation()
}

fn assert_drawn(relation: &Relation, wanted: &str) {
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let drawn: Vec<String> = (0..relation.tokens()).map(|query| relation.drawn(query)).collect();
    assert_eq!(drawn, wanted, "{relation:?}");
}

#[test]
fn chameleon_has_66_pairs() {
    let relation = relation("chameleon", &SEQUENCE, &Options::default());
    assert_eq!(relation.count(), 66);
    assert_drawn(
        &relation,
        "#.......... ##......... ###........ ####....... #####...... ######..... #######.... \
         ########... #########.. ##########. ###########",
    );
}

#[test]
fn transfusion_has_72_pairs() {
    let relation = relation("transfusion", &SEQUENCE, &Options::default());
    assert_eq!(relation.count(), 72);
    assert_drawn(
        &relation,
        "#.......... ##......... ###........ ####....... ########... ########... ########... \
         ########... #########.. ##########. ###########",
    );
}

#[test]
fn show_o_has_81_pairs_and_nine_more_than_transfusion() {
    let show_o = relation("show-o", &SEQUENCE, &Options::default());
    assert_eq!(show_o.count(), 81);
    assert_drawn(
        &show_o,
        "#.......... ##......... ###........ #########.. #########.. #########.. #########.. \
         #########.. #########.. ##########. ###########",
    );
    let transfusion = relation("transfusion", &SEQUENCE, &Options::default());
    let more: Vec<(usize, usize)> = (0..11)
        .flat_map(|query| (0..11).map(move |key| (query, key)))
        .filter(|&(query, key)| show_o.allows(query, key) != transfusion.allows(query, key))
        .collect();
    let begin = (4..9).map(|key| (3, key));
    let end = (4..8).map(|query| (query, 8));
    assert_eq!(more, begin.chain(end).collect::<Vec<_>>());
    assert_eq!(more.len(), 9);
}

#[test]
fn pali_gemma_has_94_pairs() {
    let spans = [Span::image(2, 2), Span::Text(2), Span::Text(2)];
    let relation = relation("paligemma", &spans, &Options::default());
    assert_eq!(relation.count(), 94);
    for query in 0..11 {
        let reads = if query < 8 { 8 } else { query + 1 };
        assert_eq!(relation.keys(query).collect::<Vec<_>>(), (0..reads).collect::<Vec<_>>());
    }
}

#[test]
fn noised_copies_have_52_pairs() {
    let spans = [Span::Text(2), Span::image(1, 3), Span::Text(2)];
    let relation = relation("su-copies", &spans, &Options { levels: 3, ..Options::default() });
    assert_eq!(relation.count(), 52);
    assert_drawn(
        &relation,
        "#............ ##........... ###.......... ##.#......... ##..#........ ##..##....... \
         ##..#.#...... ##..#..#..... ##..#..##.... ##..#..#.#... ##..#..#..#.. ##..#..#..##. \
         ##..#..#..###",
    );
}

#[test]
fn bagel_has_99_pairs() {
    let spans = [Span::Text(2), Span::image(1, 2), Span::Text(2)];
    let relation = relation("bagel", &spans, &Options { merge: 2, ..Options::default() });
    assert_eq!(relation.count(), 99);
    let (noised, clean, vit) = ("######.........", "##....####.....", "##....#######..");
    let rows = ["#..............", "##............."]
        .into_iter()
        .chain([noised; 4])
        .chain([clean; 4])
        .chain([vit; 3])
        .chain(["##....########.", "##....#########"]);
    assert_drawn(&relation, &rows.collect::<Vec<_>>().join(" "));
}

#[test]
fn causal_fusion_has_33_pairs() {
    let mut row = Builder::default();
    let options = Options { slots: 1, ..Options::default() };
    lay_image(&mut row, 0, &options, &[0, 1, 2, 3, 4], &[2, 1, 2]);
    let relation = row.finish().relation();
    assert_eq!(relation.count(), 33);
    assert_drawn(
        &relation,
        "#........ ###...... ###...... ####..... #...##... #...##... ###...#.. ####...## ####...##",
    );
}

#[test]
fn images_of_bagel_share_their_ids() {
    let spans = [Span::Text(2), Span::image(1, 2), Span::Text(2)];
    let laid = (find("bagel").unwrap().lay)(&spans, &Options { merge: 2, ..Options::default() });
    // Noised and clean copy are both at 2, the encoder's tokens at 3.
    assert_eq!(laid.shared_positions(), [0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 5]);
    let seen = Span::Image { rows: 1, columns: 2, role: Role::Seen };
    let laid = (find("bagel").unwrap().lay)(&[seen, Span::Text(1)], &Options::default());
    assert_eq!(laid.shared_positions(), [0, 0, 0, 0, 1]);
}

#[test]
fn a_condition_alone_is_a_sequence_too() {
    for id in ["mar-encoder", "mar-decoder", "mar-causal", "causalfusion"] {
        let relation = relation(id, &[Span::Text(4)], &Options::default());
        assert_eq!(relation.tokens(), 2, "{id}");
    }
}
