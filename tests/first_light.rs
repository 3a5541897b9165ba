//! The pictures that stand in the page before the wasm arrives are the default figures, drawn by the same code.
//!
//! After a change of a view or of the drawing: `ROTARIUM_WRITE=1 cargo test --test first_light`.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rotarium_lab::figure::{Cells, Raster};
use rotarium_lab::{Experiment, Lab, Language, views};
use rotarium_plot::{Size, Theme, colour, svg};

/// Pane sizes on a window of 1440 × 900.
fn size(view: &str) -> Size {
    let (width, height) = match view {
        "attention" => (578, 566),
        "decay" => (526, 228),
        "layout" => (526, 268),
        _ => (1118, 138),
    };
    Size { width, height }
}

/// The cells as a PNG data URL.
fn picture(raster: &Raster) -> Option<String> {
    let Cells::Pixels(pixels) = &raster.cells else { return None };
    let (palette, indices) = palette_of(pixels)?;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, raster.columns as u32, raster.rows as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect::<Vec<_>>());
    encoder.set_trns(palette.iter().map(|&[.., alpha]| alpha).collect::<Vec<_>>());
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(format!("data:image/png;base64,{}", STANDARD.encode(bytes)))
}

/// The colours in ascending order and the index of each pixel's; None when there are more than a palette holds.
fn palette_of(pixels: &[u8]) -> Option<(Vec<[u8; 4]>, Vec<u8>)> {
    let (colours, _) = pixels.as_chunks::<4>();
    let mut palette = colours.to_vec();
    palette.sort_unstable();
    palette.dedup();
    let index =
        |colour| palette.binary_search(colour).ok().and_then(|index| u8::try_from(index).ok());
    let indices = colours.iter().map(index).collect::<Option<_>>()?;
    Some((palette, indices))
}

fn first_light(view: &views::View, theme: Theme) -> String {
    let Size { width, .. } = size(view.id);
    let mut figure = Experiment::new(view, &Lab::default(), Language::En, width).figure();
    colour(&mut figure, theme);
    svg(&figure, theme, size(view.id), &picture)
}

#[test]
fn the_page_holds_the_default_figures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/first");
    for view in views::BENCH {
        for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let path = folder.join(format!("{}-{name}.svg", view.id));
            let drawn = first_light(view, theme);
            if std::env::var_os("ROTARIUM_WRITE").is_some() {
                std::fs::write(&path, &drawn).unwrap();
            }
            let stored = std::fs::read_to_string(&path).unwrap();
            // Pixels may differ in the last bit between processors; everything else is text.
            assert_eq!(without_pixels(&stored), without_pixels(&drawn), "{}", path.display());
        }
    }
}

fn without_pixels(svg: &str) -> String {
    let parts: Vec<_> = svg.split("data:image/png;base64,").collect();
    let rest = parts[1..].iter().map(|part| part.split_once('"').map_or("", |(_, rest)| rest));
    std::iter::once(parts[0]).chain(rest).collect::<Vec<_>>().join("…")
}
