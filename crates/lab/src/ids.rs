//! The table of position ids: a stretch of it for the screen, all of it as text to copy.
//!
//! Deliberately does not know: scrolling, clipboards.

use rotarium_kernel::{Head, Kind, Modality};
use serde::{Deserialize, Serialize};

use crate::lab::{Lab, SlotName};
use crate::messages;
use crate::slot::Slot;
use crate::text::Language;
use crate::views::coordinate_name;

/// Most rows of one stretch.
pub const MAX_ROWS: usize = 200;
/// Most tokens whose ids are written as text.
pub const MAX_COPIED: usize = 1 << 17;
/// The knob by which releases of a library are told apart.
const RELEASE: &str = "release";

/// Whose ids are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// Those of the recipes that stand side by side.
    Compared,
    /// Those that each release of a library gives, for the recipe of a slot.
    Releases(SlotName),
}

/// A stretch of the table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Rows of the whole table: one per token.
    pub tokens: usize,
    /// First row of the stretch.
    pub from: usize,
    /// The columns, in groups of one recipe each.
    pub groups: Vec<Group>,
    /// The rows of the stretch.
    pub rows: Vec<Line>,
    /// The first token whose ids differ between releases, if any does.
    pub differs_at: Option<usize>,
}

/// The columns of one recipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Name of the recipe or release.
    pub title: String,
    /// Names of its axes.
    pub axes: Vec<String>,
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Index of the token.
    pub token: usize,
    /// What it stands for: its segment, and its place in a picture.
    pub place: String,
    /// Its ids, and whether each differs from that of the first release.
    pub ids: Vec<(String, bool)>,
}

/// A way to write all ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A list of lists, one per axis.
    Python,
    /// The same as an array.
    NumPy,
    /// An object with axes and ids.
    Json,
    /// A row per token.
    Csv,
}

impl Format {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 4] = [Self::Python, Self::NumPy, Self::Json, Self::Csv];

    /// The name people use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::NumPy => "NumPy",
            Self::Json => "JSON",
            Self::Csv => "CSV",
        }
    }
}

/// Whether releases of a library give ids of their own for a recipe.
pub fn has_releases(slot: &Slot) -> bool {
    slot.scheme.knobs.iter().any(|knob| knob.key == RELEASE)
}

/// The heads whose ids are listed, with their names.
fn heads(lab: &Lab, whose: Whose, language: Language) -> Vec<(String, Head)> {
    let compared = || {
        let one =
            |&name: &SlotName| (format!("{name:?} {}", lab.slot(name).title()), lab.head(name));
        lab.side_by_side().iter().map(one).collect()
    };
    let Whose::Releases(name) = whose else { return compared() };
    let scheme = lab.slot(name).scheme;
    let knob = scheme.knobs.iter().find(|knob| knob.key == RELEASE);
    let Some((knob, Kind::Choice { ids, .. })) = knob.map(|knob| (knob, knob.kind)) else {
        return compared();
    };
    let of = |(index, id): (usize, &&'static str)| {
        let mut lab = lab.clone();
        let dim = lab.dim;
        lab.slot_mut(name).settings.set(knob, dim, index as f64);
        (messages::choice(id).get(language).to_string(), lab.head(name))
    };
    ids.iter().enumerate().map(of).collect()
}

/// A stretch of `count` rows that begins at `from`.
pub fn sheet(lab: &Lab, whose: Whose, from: usize, count: usize, language: Language) -> Sheet {
    let heads = heads(lab, whose, language);
    let tokens = lab.tokens();
    let from = from.min(tokens - 1);
    let to = (from + count.min(MAX_ROWS)).min(tokens);
    let group = |(title, head): &(String, Head)| {
        let axes = head.layout().axes().iter();
        let axes = axes.map(|&axis| coordinate_name(axis, language).to_string()).collect();
        Group { title: title.clone(), axes }
    };
    let twins = match whose {
        Whose::Releases(_) => twins(&heads),
        // Recipes are meant to differ.
        Whose::Compared => (0..heads.len()).collect(),
    };
    let line = |token: usize| Line {
        token,
        place: place(&heads, token, language),
        ids: ids(&heads, &twins, token),
    };
    let differs = |token: &usize| {
        let layouts = || heads.iter().map(|(_, head)| head.layout());
        layouts().zip(&twins).any(|(layout, &twin)| {
            layout.position(*token) != heads[twin].1.layout().position(*token)
        })
    };
    let is_compared = whose == Whose::Compared;
    let differs_at = if is_compared { None } else { (0..tokens).find(differs) };
    Sheet {
        tokens,
        from,
        groups: heads.iter().map(group).collect(),
        rows: (from..to).map(line).collect(),
        differs_at,
    }
}

/// For each head the first one with the same axes.
fn twins(heads: &[(String, Head)]) -> Vec<usize> {
    let axes = |index: usize| heads[index].1.layout().axes();
    (0..heads.len())
        .map(|index| (0..index).find(|&twin| axes(twin) == axes(index)).unwrap_or(index))
        .collect()
}

fn ids(heads: &[(String, Head)], twins: &[usize], token: usize) -> Vec<(String, bool)> {
    let of = |(index, (_, head)): (usize, &(String, Head))| {
        let layout = head.layout();
        let (own, twin) = (layout.position(token), heads[twins[index]].1.layout().position(token));
        (0..layout.axes().len()).map(move |axis| (written(own[axis]), own[axis] != twin[axis]))
    };
    heads.iter().enumerate().flat_map(of).collect()
}

/// "text", or "image 1 (2, 3)" by row and column, with the frame in front for clips.
fn place(heads: &[(String, Head)], token: usize, language: Language) -> String {
    let Some((_, head)) = heads.first() else { return String::new() };
    let token = head.layout().token(token);
    let [frame, row, column] = token.place;
    match token.modality {
        Modality::Text => messages::INSPECT_TEXT.get(language).into(),
        Modality::Image => messages::INSPECT_PATCH.with(language, &[("i", &row), ("j", &column)]),
        Modality::Video => {
            messages::INSPECT_FRAME.with(language, &[("t", &frame), ("i", &row), ("j", &column)])
        }
    }
}

/// An id with all its digits; whole ids without a point.
fn written(id: f64) -> String {
    // Adding 0 makes −0 the same as 0.
    (id + 0.0).to_string()
}

/// All ids of a slot as text.
///
/// # Errors
/// The sentence to show when there are more than [`MAX_COPIED`] tokens.
pub fn text(
    lab: &Lab,
    name: SlotName,
    format: Format,
    language: Language,
) -> Result<String, String> {
    if lab.tokens() > MAX_COPIED {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("n", &lab.tokens()), ("max", &MAX_COPIED)];
        return Err(messages::IDS_TOO_MANY.with(language, &values));
    }
    let head = lab.head(name);
    let layout = head.layout();
    let axes: Vec<String> =
        layout.axes().iter().map(|axis| format!("{axis:?}").to_lowercase()).collect();
    let ids: Vec<Vec<String>> =
        layout.ids().iter().map(|axis| axis.iter().map(|&id| written(id)).collect()).collect();
    let lists: Vec<String> = ids.iter().map(|axis| format!("[{}]", axis.join(", "))).collect();
    let lists = lists.join(",\n    ");
    let title = lab.slot(name).title();
    let comment = format!("# {title}: {}", axes.join(", "));
    Ok(match format {
        Format::Python => format!("{comment}\nposition_ids = [\n    {lists},\n]\n"),
        Format::NumPy => {
            format!(
                "import numpy as np\n\n{comment}\nposition_ids = np.array([\n    {lists},\n])\n"
            )
        }
        Format::Json => {
            let names: Vec<String> = axes.iter().map(|axis| format!("\"{axis}\"")).collect();
            let names = names.join(", ");
            format!(
                "{{\n  \"scheme\": \"{}\",\n  \"axes\": [{names}],\n  \"position_ids\": [\n    {lists}\n  ]\n}}\n",
                lab.slot(name).scheme.id
            )
        }
        Format::Csv => {
            let row = |token: usize| {
                let ids: Vec<&str> = ids.iter().map(|axis| axis[token].as_str()).collect();
                let kind = match layout.token(token).modality {
                    Modality::Text => "text",
                    Modality::Image => "image",
                    Modality::Video => "video",
                };
                format!("{token},{kind},{}\n", ids.join(","))
            };
            let rows: String = (0..layout.tokens()).map(row).collect();
            format!("token,kind,{}\n{rows}", axes.join(","))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn lab(settings: &str) -> Lab {
        let opened = link::read(&format!("#/layouts?{settings}"), Language::En);
        assert_eq!(opened.notices, []);
        opened.lab
    }

    #[test]
    fn a_stretch_lists_every_recipe() {
        let lab = lab("seq=t3,i2x3,t2&scheme=rope-tv&b.scheme=m-rope&compare=2");
        let sheet = sheet(&lab, Whose::Compared, 3, 2, Language::En);
        assert_eq!((sheet.tokens, sheet.from, sheet.rows.len()), (11, 3, 2));
        assert_eq!(sheet.groups[1].axes.len(), 3);
        let ids: Vec<&str> = sheet.rows[1].ids.iter().map(|(id, _)| id.as_str()).collect();
        // RoPE-TV (row, column) counts from 1, M-RoPE (time, row, column) from 0.
        assert_eq!(ids, ["6", "6.5", "3", "3", "4"]);
        assert!(sheet.rows[1].ids.iter().all(|(_, differs)| !differs));
    }

    #[test]
    fn releases_differ_where_a_clip_is_longer_than_its_sides() {
        let lab = lab("seq=t2,v4x1x2@1,t2&scheme=m-rope&compare=1");
        assert!(has_releases(lab.slot(SlotName::A)));
        let sheet = sheet(&lab, Whose::Releases(SlotName::A), 0, 99, Language::En);
        assert_eq!(sheet.groups.len(), 3);
        assert_eq!(sheet.differs_at, Some(10));
        let marked: Vec<usize> = sheet
            .rows
            .iter()
            .filter(|row| row.ids.iter().any(|id| id.1))
            .map(|row| row.token)
            .collect();
        assert_eq!(marked, [10, 11]);
    }

    #[test]
    fn text_is_what_other_programs_read() {
        let lab = lab("seq=t1,i1x2,t1&scheme=rope-tv&compare=1");
        let of = |format| text(&lab, SlotName::A, format, Language::En).unwrap();
        assert!(
            of(Format::Python)
                .contains("position_ids = [\n    [1, 2.5, 2.5, 4],\n    [1, 2, 3, 4],\n]")
        );
        assert!(of(Format::NumPy).contains("np.array(["));
        assert_eq!(of(Format::Csv).lines().nth(1), Some("0,text,1,1"));
        assert!(of(Format::Json).contains("\"axes\": [\"row\", \"column\"]"));
        let mut long = lab.clone();
        long.set_tokens(MAX_COPIED + 1);
        assert!(text(&long, SlotName::A, Format::Csv, Language::Zh).is_err());
    }
}
