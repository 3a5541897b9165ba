//! Which bases suffice for a length: the table of Su (kexue.fm 10122, after Men et al., arXiv:2405.14591), by his search, and
//! the islands. Printed bases are rounded, and a rounded base need not suffice: what is compared is the base that is found.

use rotarium_kernel::bases::{base_for, searched, strip};
use rotarium_kernel::crossing::Turns;

use crate::tools::{assert_printed, rope};

fn family(base: f64) -> Turns {
    Turns::of(&rope(128, base)).unwrap()
}

#[test]
fn the_table_of_smallest_bases() {
    for (length, printed, unit) in
        [(1 << 10, 4.3, 1e3), (1 << 11, 1.2, 1e4), (1 << 12, 2.7, 1e4), (1 << 13, 8.4, 1e4)]
    {
        let found = searched(&family, length, 10.0).unwrap();
        assert!(family(found).first_negative(length).is_none());
        assert_printed(found / unit, printed, 1, &format!("length {length}"));
    }
}

/// Of the last two columns 524 288 takes as long as all of these, and the search ends at 5.94e7 where the article prints 5.8e7.
#[test]
fn the_table_of_smallest_bases_for_longer_texts() {
    let rows = [
        (1 << 14, 2.3, 1e5),
        (1 << 15, 6.3, 1e5),
        (1 << 16, 2.1, 1e6),
        (1 << 17, 4.9, 1e6),
        (1 << 18, 2.4, 1e7),
    ];
    for (length, printed, unit) in rows {
        let found = searched(&family, length, 10.0).unwrap();
        assert!(family(found).first_negative(length).is_none());
        assert_printed(found / unit, printed, 1, &format!("length {length}"));
    }
}

#[test]
fn where_the_first_negative_distance_is() {
    for (base, wanted) in [
        (1e3, 361),
        (1e4, 1707),
        (1.2e4, 1554),
        (1.6e4, 2724),
        (8.4e4, 8592),
        (5e5, 18_438),
        (1e6, 27_115),
    ] {
        assert_eq!(family(base).first_negative(1 << 20), Some(wanted), "base {base}");
    }
    let placed = base_for(&family, 27_115, (10.0, 1e9)).unwrap();
    assert_eq!(placed.distance, 27_115);
}

#[test]
fn islands_are_seen_and_their_edges_closed_in() {
    for (length, outside, island) in [
        (1024, [4293.0, 4331.0], [4294.0, 4330.0]),
        (4096, [26_952.0, 26_974.0], [26_954.0, 26_972.0]),
        (8192, [83_763.0, 84_475.0], [83_765.0, 84_465.0]),
    ] {
        // Between bases 0.5 % apart the narrow ones are seen only when one of their bases is tried.
        let inside = f64::midpoint(island[0], island[1]);
        let strip = strip(&family, (0.2 * inside, 5.0 * inside), length, 100, &[inside]);
        let found = strip.islands.iter().find(|(from, to)| (*from..=*to).contains(&inside));
        let &(from, to) = found.unwrap();
        assert!(outside[0] < from && from <= island[0], "{length}: from {from}");
        assert!(island[1] <= to && to < outside[1], "{length}: to {to}");
    }
}
