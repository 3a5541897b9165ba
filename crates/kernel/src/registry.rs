//! The two macros behind every registry: one file and one word per entry.
//!
//! Deliberately does not know: what is being registered.

/// Declares one module per kind of a part and an enum over them that dereferences to the part's trait.
///
/// Adding a kind is one new file and one `module::Kind` word; the enum, its serialised form and the
/// recipe card follow.
macro_rules! parts {
    ($(#[$doc:meta])* $name:ident : $trait:ident { $($module:ident :: $kind:ident),* $(,)? }) => {
        $(mod $module;)*
        $(pub use $module::$kind;)*

        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = concat!("See [`", stringify!($kind), "`].")] $kind($kind)),*
        }

        impl std::ops::Deref for $name {
            type Target = dyn $trait;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$kind(part) => part),*
                }
            }
        }
    };
}

/// Declares one module per entry and the list of their statics, in the order of the words.
///
/// `registry! { SCHEME: Scheme = rope, alibi }` expands to `mod rope; mod alibi;` and
/// `pub static ALL: &[&Scheme] = &[&rope::SCHEME, &alibi::SCHEME];`. With `SCHEME: Scheme, ABOUT: About = …` there is also a
/// list of what each entry says of itself: a list of its own, so that a program that never asks does not hold the words.
macro_rules! registry {
    ($(#[$doc:meta])* $entry:ident : $type:ty, $about:ident : $words:ty = $($module:ident),* $(,)?) => {
        crate::registry::registry! { $(#[$doc])* $entry: $type = $($module),* }

        static $about: &[(&$type, &$words)] = &[$((&$module::$entry, &$module::$about)),*];
    };
    ($(#[$doc:meta])* $entry:ident : $type:ty = $($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        $(#[$doc])*
        pub static ALL: &[&$type] = &[$(&$module::$entry),*];
    };
}

pub(crate) use {parts, registry};
