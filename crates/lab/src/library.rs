//! The **library**: what explains the schemes and models, for a program that only knows their names.
//!
//! Deliberately does not know: where it is shown, and when it is wanted.

use rotarium_kernel::schemes;
use serde::{Deserialize, Serialize};

use crate::messages;
use crate::models;
use crate::text::Language;

/// What is said of a scheme or a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Of which one.
    pub id: String,
    /// Where it is written.
    pub source: String,
    /// A sentence or more, for people.
    pub sentence: String,
}

/// What is said of everything that can be chosen, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    schemes: Vec<Said>,
    models: Vec<Said>,
}

impl Library {
    /// The library in a language.
    pub fn open(language: Language) -> Self {
        let scheme = |scheme: &&schemes::Scheme| Said {
            id: scheme.id.into(),
            source: scheme.about().source.into(),
            sentence: messages::scheme(scheme.id).map_or("", |text| text.get(language)).into(),
        };
        let model = |model: &&models::Model| {
            let about = model.about();
            let sentences = std::iter::once(about.source.into()).chain(about.remark(language));
            Said {
                id: model.id.into(),
                source: about.source.into(),
                sentence: sentences.collect::<Vec<String>>().join(". "),
            }
        };
        Self {
            schemes: schemes::ALL.iter().map(scheme).collect(),
            models: models::ALL.iter().map(model).collect(),
        }
    }

    /// What is said of a scheme; None in an empty library.
    pub fn scheme(&self, id: &str) -> Option<&Said> {
        self.schemes.iter().find(|said| said.id == id)
    }

    /// What is said of a model; None in an empty library.
    pub fn model(&self, id: &str) -> Option<&Said> {
        self.models.iter().find(|said| said.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_chosen_is_explained_in_both_languages() {
        let [english, chinese] = Language::ALL.map(Library::open);
        for scheme in schemes::ALL {
            let both = [&english, &chinese].map(|library| library.scheme(scheme.id).unwrap());
            assert_ne!(both[0].sentence, both[1].sentence, "{}", scheme.id);
            assert_eq!(both[0].source, scheme.about().source);
        }
        for model in models::ALL {
            let about = model.about();
            for (library, language) in [(&english, Language::En), (&chinese, Language::Zh)] {
                let Said { source, sentence, .. } = library.model(model.id).unwrap();
                assert_eq!(source, about.source);
                assert!(sentence.starts_with(source), "{sentence}");
                assert!(sentence.ends_with(&about.remark(language).unwrap_or_default()));
            }
        }
        assert_eq!(Library::default().scheme("rope"), None);
    }

    #[test]
    fn the_page_has_the_sentence_on_the_scheme_that_it_begins_with() {
        let begun = crate::Lab::default().slots[0].scheme.id;
        for language in Language::ALL {
            let library = Library::open(language);
            assert_eq!(
                library.scheme(begun).unwrap().sentence,
                messages::FIRST_SCHEME.get(language)
            );
        }
    }
}
