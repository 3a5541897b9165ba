//! Stub to be replaced.
use serde::{Deserialize, Serialize};
/// x
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workload;
/// x
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timing;
impl Workload {
    /// x
    pub fn run(&self) -> Timing {
        Timing
    }
}
