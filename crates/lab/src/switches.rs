//! Switches: choices between a few names, as dials are for numbers. Menus, links and their notices work from one list.
//!
//! Deliberately does not know: widgets.

use crate::action::Action;
use crate::lab::Lab;
use crate::messages;
use crate::pages;
use crate::text::Text;
use crate::views::Choice;

/// A choice of the lab.
#[derive(Debug)]
pub struct Switch {
    /// Stable name, as in links.
    pub key: &'static str,
    /// What is chosen.
    pub label: Text,
    /// The names in links, and what each says to people.
    pub options: &'static [(&'static str, Text)],
    pub(crate) get: fn(&Lab) -> usize,
    pub(crate) set: fn(&mut Lab, usize),
}

/// The switches that belong to no single page.
static COMMON: &[Switch] = &[Switch {
    key: "ghosts",
    label: messages::decays::GHOSTS,
    options: &[("true", messages::SHOWN), ("false", messages::HIDDEN)],
    get: |lab| usize::from(!lab.ghosts),
    set: |lab, option| lab.ghosts = option == 0,
}];

/// All switches.
pub fn all() -> impl Iterator<Item = &'static Switch> {
    COMMON.iter().chain(pages::SWITCHES.into_iter().flatten())
}

/// The switch of that key.
pub fn find(key: &str) -> Option<&'static Switch> {
    all().find(|switch| switch.key == key)
}

/// Chooses an option of the switch of that key.
pub(crate) fn choose(lab: &mut Lab, key: &str, option: usize) {
    if let Some(switch) = find(key) {
        switch.choose(lab, option);
    }
}

impl Switch {
    /// Which option is chosen.
    pub fn chosen(&self, lab: &Lab) -> usize {
        (self.get)(lab).min(self.options.len() - 1)
    }

    /// The name of the chosen option in links.
    pub fn id(&self, lab: &Lab) -> &'static str {
        self.options[self.chosen(lab)].0
    }

    /// Chooses an option; one that does not exist changes nothing.
    pub fn choose(&self, lab: &mut Lab, option: usize) {
        if option < self.options.len() {
            (self.set)(lab, option);
        }
    }

    /// Its options for the heading of a pane.
    pub fn choices(&'static self, lab: &Lab) -> Vec<Choice> {
        let chosen = self.chosen(lab);
        let choice = |(at, (_, label)): (usize, &(&str, Text))| Choice {
            label: *label,
            chosen: at == chosen,
            action: Action::Switch(self.key, at),
        };
        self.options.iter().enumerate().map(choice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_can_be_chosen_and_names_differ() {
        for switch in all() {
            for option in 0..switch.options.len() {
                let mut lab = Lab::default();
                switch.choose(&mut lab, option);
                assert_eq!(switch.chosen(&lab), option, "{}", switch.key);
                switch.choose(&mut lab, 99);
                assert_eq!(switch.chosen(&lab), option, "{}", switch.key);
            }
            let same = all().filter(|other| other.key == switch.key).count();
            assert_eq!(same, 1, "{}", switch.key);
        }
    }
}
