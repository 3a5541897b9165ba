//! The table as text: CSV with one row per cell, and JSON.
//!
//! Deliberately does not know: files.

use super::{Finding, Report};

/// A field of CSV (RFC 4180); what a spreadsheet would take for a formula is text.
fn field(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@']) && text.parse::<u64>().is_err() {
        format!("'{text}")
    } else {
        text.to_string()
    };
    if guarded.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// A string of JSON.
fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if letter < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Entries between brackets.
fn list(entries: impl Iterator<Item = String>) -> String {
    format!("[{}]", entries.collect::<Vec<_>>().join(","))
}

fn json(finding: &Finding) -> String {
    let number = finding.number.map_or("null".into(), |number| format!("{number:e}"));
    let tokens = finding.tokens.map_or("null".into(), |(query, key)| format!("[{query},{key}]"));
    format!(
        "{{\"value\":{},\"number\":{number},\"verdict\":{},\"why\":{},\"tokens\":{tokens}}}",
        string(&finding.value),
        string(finding.verdict.id()),
        string(&finding.why),
    )
}

impl Report {
    /// One row per cell, after a row of column names.
    pub fn csv(&self) -> String {
        let mut text = String::from("id,title,recipe,value,number,verdict,why,query,key\r\n");
        for line in &self.lines {
            for (name, finding) in self.names.iter().zip(&line.findings) {
                let number = finding.number.map(|number| number.to_string()).unwrap_or_default();
                let [query, key] = match finding.tokens {
                    Some((query, key)) => [query.to_string(), key.to_string()],
                    None => [String::new(), String::new()],
                };
                let words = [&line.id, &line.title, name, &finding.value].map(|word| field(word));
                let [verdict, why] = [finding.verdict.id(), &finding.why].map(field);
                text += &format!("{},{number},{verdict},{why},{query},{key}\r\n", words.join(","));
            }
        }
        text
    }

    /// `{"names": […], "lines": [{"id", "title", "about", "findings": […]}]}`.
    pub fn json(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            format!(
                "{{\"id\":{},\"title\":{},\"about\":{},\"findings\":{}}}",
                string(&line.id),
                string(&line.title),
                string(&line.about),
                list(line.findings.iter().map(json)),
            )
        });
        let names = list(self.names.iter().map(|name| string(name)));
        format!("{{\"names\":{names},\"lines\":{}}}", list(lines))
    }
}
