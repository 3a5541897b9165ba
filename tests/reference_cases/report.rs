//! What became of the cases: a table, and the list of those that were not checked.

use super::case::{Case, Problem};
use super::check::Check;
use super::files::File;

/// The outcome of one topic.
#[derive(Debug, Default)]
pub(crate) struct Topic {
    /// Its name.
    pub(crate) name: String,
    /// Cases in the file.
    pub(crate) cases: usize,
    /// Cases compared with the kernel, failed ones included.
    pub(crate) checked: usize,
    /// Largest error in tolerances.
    pub(crate) worst: f64,
    /// Case and reason.
    pub(crate) unsupported: Vec<String>,
    /// Case and output that was left out of a checked case, with the reason.
    pub(crate) skipped: Vec<String>,
    /// Case and what is wrong.
    pub(crate) failed: Vec<String>,
}

impl Topic {
    /// Checks every case of a file.
    pub(crate) fn of(file: &File) -> Self {
        let mut topic =
            Self { name: file.topic.clone(), cases: file.cases.len(), ..Self::default() };
        for (index, body) in file.cases.iter().enumerate() {
            match Case::read(body) {
                Ok(case) => topic.add(file, &case),
                Err(problem) => {
                    topic.failed.push(format!("{}, case {index}: {}", file.name, reason(&problem)));
                }
            }
        }
        topic
    }

    fn add(&mut self, file: &File, case: &Case) {
        let place = format!("{}, {}", file.name, case.id);
        let mut check = Check::new(case);
        let outcome = super::check(&file.topic, &mut check);
        self.skipped.extend(check.skipped.iter().map(|skipped| format!("{place}: {skipped}")));
        match outcome {
            Err(problem @ Problem::Malformed(_)) => {
                self.failed.push(format!("{place}: {}", reason(&problem)));
            }
            Err(problem @ Problem::Unsupported(_)) => {
                self.unsupported.push(format!("{place}: {}", reason(&problem)));
            }
            Ok(()) if check.compared == 0 => {
                self.unsupported.push(format!("{place}: no output to compare with"));
            }
            Ok(()) => {
                self.checked += 1;
                self.worst = self.worst.max(check.worst);
                self.failed
                    .extend(check.failures.iter().map(|failure| format!("{place}: {failure}")));
            }
        }
    }
}

/// The table of all topics, then the cases that were not checked, with reasons.
pub(crate) fn table(topics: &[Topic]) -> String {
    let mut lines = vec![format!(
        "{:18}{:>6}{:>9}{:>13}{:>8}  worst error/tolerance",
        "topic", "cases", "checked", "unsupported", "failed"
    )];
    for topic in topics {
        let Topic { name, cases, checked, worst, unsupported, skipped: _, failed } = topic;
        let (unsupported, failed) = (unsupported.len(), failed.len());
        lines.push(format!(
            "{name:18}{cases:>6}{checked:>9}{unsupported:>13}{failed:>8}  {worst:.1e}"
        ));
    }
    lines.push("not checked:".into());
    lines
        .extend(topics.iter().flat_map(|topic| &topic.unsupported).map(|line| format!("  {line}")));
    lines.push("not checked in checked cases:".into());
    lines.extend(topics.iter().flat_map(|topic| &topic.skipped).map(|line| format!("  {line}")));
    lines.join("\n")
}

fn reason(problem: &Problem) -> &str {
    match problem {
        Problem::Unsupported(reason) | Problem::Malformed(reason) => reason,
    }
}
