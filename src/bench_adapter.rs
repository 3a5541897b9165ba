//! The adapter: the program that a benchmark harness loads instead of the page. It is no part of the site; `make bench-adapter`
//! builds it, `scripts/bench-adapter.js` says what a harness calls.

#[cfg(target_arch = "wasm32")]
pub use program::Adapter;

/// The harness calls the rest.
fn main() {}

#[cfg(target_arch = "wasm32")]
mod program {
    use rotarium::adapter::{self, Long, Map};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlCanvasElement;

    /// What is measured, one thing at a time.
    #[wasm_bindgen]
    #[derive(Debug, Default)]
    pub struct Adapter {
        map: Option<Map>,
        long: Option<Long>,
        curve: Vec<f32>,
    }

    #[wasm_bindgen]
    impl Adapter {
        /// Nothing yet.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        /// Queries and keys of a map.
        pub fn prepare(&mut self, tokens: usize, dim: usize, q: Vec<f32>, k: Vec<f32>) {
            self.map = Map::new(tokens, dim, q, k);
        }

        /// All weights of a base; where they are.
        pub fn weigh(&mut self, base: f64) -> *const f32 {
            let Some(map) = &mut self.map else { return std::ptr::null() };
            map.weigh(base);
            map.room(0)
        }

        /// Makes only one of several shares of the rows: its first row and one past its last, its first row of pixels and one past
        /// the last.
        pub fn share(&mut self, number: usize, of: usize) -> Vec<usize> {
            let Some(map) = &mut self.map else { return Vec::new() };
            let (pixels, rows) = (map.share(number, of), map.rows());
            vec![rows.start, rows.end, pixels.start, pixels.end]
        }

        /// Where the pixels of the picture are.
        pub fn pixels(&self) -> *const u8 {
            self.map.as_ref().map_or(std::ptr::null(), Map::pixels)
        }

        /// Where the weights of some rows are put.
        pub fn room(&mut self, rows: usize) -> *const f32 {
            self.map.as_mut().map_or(std::ptr::null(), |map| map.room(rows))
        }

        /// Where pictures of the map appear.
        #[wasm_bindgen(js_name = showOn)]
        pub fn show_on(&mut self, canvas: &HtmlCanvasElement) {
            self.map.iter_mut().for_each(|map| map.show_on(canvas));
        }

        /// Adds the rows that were put there to the picture.
        pub fn add(&mut self, first: usize, rows: usize) {
            self.map.iter_mut().for_each(|map| map.add(first, rows));
        }

        /// Shows the picture.
        pub fn show(&self) {
            self.map.iter().for_each(Map::show);
        }

        /// From a base to the picture.
        pub fn sweep(&mut self, base: f64) {
            self.map.iter_mut().for_each(|map| map.sweep(base));
        }

        /// A long map of one query and one key.
        #[wasm_bindgen(js_name = prepareLong)]
        pub fn prepare_long(
            &mut self,
            tokens: usize,
            q: Vec<f32>,
            k: Vec<f32>,
            canvas: &HtmlCanvasElement,
        ) {
            self.long = Some(Long::new(tokens, q, k, canvas));
        }

        /// From a base to the picture of the long map.
        #[wasm_bindgen(js_name = sweepLong)]
        pub fn sweep_long(&mut self, base: f64) {
            self.long.iter_mut().for_each(|long| long.sweep(base));
        }

        /// One cell of the long map: its query, its key, its weight.
        #[wasm_bindgen(js_name = cellOfLong)]
        pub fn cell_of_long(&self, row: usize, column: usize) -> Vec<f64> {
            let map = self.long.as_ref().and_then(|long| long.map.as_ref());
            map.map_or_else(Vec::new, |map| {
                let (query, key) = (map.queries[row], map.keys[column]);
                vec![query as f64, key as f64, f64::from(map.values[[row, column]])]
            })
        }

        /// Room for a curve; where it is.
        #[wasm_bindgen(js_name = roomForCurve)]
        pub fn room_for_curve(&mut self, length: usize) -> *const f32 {
            self.curve.resize(length, 0.0);
            self.curve.as_ptr()
        }

        /// Σ cos mθ at each distance m.
        pub fn curve(&mut self, base: f64, dim: usize) {
            adapter::curve(base, dim, &mut self.curve);
        }

        /// Draws the curve.
        pub fn draw(&self, canvas: &HtmlCanvasElement) {
            adapter::draw(canvas, &self.curve);
        }
    }
}
