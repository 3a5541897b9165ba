//! Dual Chunk Attention: keys count within chunks, queries by how many chunks lie between.
//!
//! An et al., arXiv:2402.17463; github.com/HKUNLP/ChunkLlama. Stride S = c − w. Within a chunk and for Δ ≤ w distances are
//! true; towards earlier chunks the order within a chunk is kept, the order of chunks is lost; no distance exceeds c.

use serde::{Deserialize, Serialize};

use super::Remap;
use crate::number;
use crate::recipe::Part;

/// ρ = p̃ − (p′ mod S), p̃ = p mod S in the key's chunk, min(p mod S + S, c) in the next one, c beyond.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DualChunk {
    /// c: the largest distance.
    pub chunk: f64,
    /// w < c: how far distances to the chunk before are true.
    pub local: f64,
}

impl DualChunk {
    /// S, at least 1.
    fn stride(&self) -> f64 {
        (self.chunk - self.local).max(1.0)
    }

    fn within(&self, position: f64) -> f64 {
        position - self.stride() * libm::floor(position / self.stride())
    }
}

impl Part for DualChunk {
    fn id(&self) -> &'static str {
        "dual-chunk"
    }

    fn formula(&self) -> String {
        let (chunk, stride) = (number::plain(self.chunk), number::plain(self.stride()));
        format!("ρ = p̃ − (p′ mod {stride}), p̃ ≤ {chunk}")
    }
}

impl Remap for DualChunk {
    fn band(&self, query: f64, key: f64) -> usize {
        let chunk = |position: f64| libm::floor(position / self.stride());
        (chunk(query) - chunk(key)).clamp(0.0, 2.0) as usize
    }

    fn query(&self, band: usize, position: f64) -> f64 {
        match band {
            0 => self.within(position),
            1 => (self.within(position) + self.stride()).min(self.chunk),
            _ => self.chunk,
        }
    }

    fn key(&self, _: usize, position: f64) -> f64 {
        self.within(position)
    }
}
