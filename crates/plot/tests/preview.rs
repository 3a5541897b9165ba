//! Writes the gallery as SVG files to the target directory, to be looked at.

mod gallery;

use rotarium_lab::Language;
use rotarium_lab::figure::{Cells, Figure, Raster};
use rotarium_plot::{Size, Theme, colour, svg};
use std::path::Path;

/// A raster as a `data:` URL of a bitmap file, with the ground where it is transparent.
fn bitmap(raster: &Raster, theme: Theme) -> Option<String> {
    let Cells::Pixels(pixels) = &raster.cells else { return None };
    let (width, height) = (raster.columns as u32, raster.rows as u32);
    let mut file = Vec::new();
    file.extend(b"BM");
    file.extend((54 + pixels.len() as u32).to_le_bytes());
    file.extend([0; 4]);
    for word in [54, 40, width] {
        file.extend(word.to_le_bytes());
    }
    file.extend((-(height as i32)).to_le_bytes());
    file.extend([1, 0, 32, 0]);
    file.extend([0; 24]);
    let ground = theme.ground();
    for pixel in pixels.as_chunks::<4>().0 {
        let [red, green, blue, opacity] = *pixel;
        let seen = if opacity == 0 { [ground.2, ground.1, ground.0] } else { [blue, green, red] };
        file.extend(seen);
        file.push(255);
    }
    Some(format!("data:image/bmp;base64,{}", base64(&file)))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize] as char;
            text.push(if i <= chunk.len() { letter } else { '=' });
        }
    }
    text
}

#[test]
fn the_gallery_is_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut figures: Vec<(String, Figure)> =
        gallery::all().into_iter().map(|(name, figure)| (name.to_owned(), figure)).collect();
    for view in ["attention", "decay", "layout", "spectrum"] {
        for (i, fragment) in
            ["#/bench?scheme=rope-tv", "#/bench?scheme=m-rope&b.scheme=rope-tv&show=a-b"]
                .iter()
                .enumerate()
        {
            let language = if i == 0 { Language::En } else { Language::Zh };
            figures.push((format!("{view}-{i}"), gallery::answered(fragment, view, language)));
        }
    }
    let sizes = [("wide", 560, 330), ("phone", 330, 270), ("tiny", 170, 110), ("long", 1100, 110)];
    for theme in [Theme::Light, Theme::Dark] {
        for (page, group) in figures.chunks(4).enumerate() {
            let mut text = format!("<body style='margin:0;background:{}'>", theme.ground().css());
            for (name, figure) in group {
                for (kind, width, height) in sizes {
                    let mut figure = figure.clone();
                    if name == "attention" && kind == "wide" {
                        figure.marks.extend(gallery::cursor());
                    }
                    colour(&mut figure, theme);
                    let picture = |raster: &Raster| bitmap(raster, theme);
                    let drawing = svg(&figure, theme, Size { width, height }, &picture);
                    text +=
                        "<span style='outline:1px dotted #8888;margin:4px;display:inline-block'>";
                    text += &drawing;
                    text += "</span>";
                    std::fs::write(folder.join(format!("{name}-{kind}-{theme:?}.svg")), drawing)
                        .unwrap();
                }
            }
            std::fs::write(folder.join(format!("{theme:?}{page}.html")), text).unwrap();
        }
    }
}
