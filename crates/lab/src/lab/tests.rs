//! Length, pictures and the comparison of recipes.

use super::*;

#[test]
fn length_is_what_was_asked_for_or_the_picture_alone() {
    let mut lab = Lab::default();
    for (asked, found) in [(500, 500), (70, 70), (1, 60), (usize::MAX, MAX_TOKENS)] {
        lab.set_tokens(asked);
        assert_eq!(lab.tokens(), found);
    }
    lab.set_picture(false);
    lab.set_tokens(0);
    assert_eq!(lab.tokens(), 1);
}

#[test]
fn a_picture_goes_and_comes_back_between_the_texts() {
    let mut lab = Lab::default();
    lab.set_picture(false);
    assert_eq!((lab.picture(), lab.tokens()), (None, 48));
    lab.set_picture(true);
    assert_eq!(lab, Lab::default());
}

#[test]
fn recipes_join_and_leave_the_comparison() {
    let mut lab = Lab::default();
    let id = |lab: &Lab, name: SlotName| lab.slot(name).scheme.id;
    lab.add_slot();
    assert_eq!((lab.compared, id(&lab, lab.show.editing())), (4, "video-rope"));
    lab.remove_slot(SlotName::B);
    assert_eq!((lab.compared, id(&lab, SlotName::B)), (3, "rope-tie"));
    assert_eq!(lab.show, Show::One(SlotName::C));
    (0..9).for_each(|_| lab.remove_slot(SlotName::A));
    assert_eq!((lab.compared, lab.show), (1, Show::A));
    (0..9).for_each(|_| lab.add_slot());
    assert_eq!(lab.compared, SLOTS);
}
