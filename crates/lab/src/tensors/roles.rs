//! What a tensor is for, by its name.

/// What a tensor is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Queries.
    Query,
    /// Keys.
    Key,
    /// Values.
    Value,
}

impl Role {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Query, Self::Key, Self::Value];

    /// Its letter.
    pub fn letter(self) -> &'static str {
        ["q", "k", "v"][self as usize]
    }

    /// What a tensor of that name is for: the last part of the name that says so counts. Weights and biases are for nothing.
    ///
    /// ```
    /// use rotarium_lab::tensors::Role;
    /// assert_eq!(Role::of("layers.3.self_attn.q_proj.out"), Some(Role::Query));
    /// assert_eq!(Role::of("my_keys"), Some(Role::Key));
    /// assert_eq!(Role::of("q_proj.weight"), None);
    /// ```
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let mut parts = name
            .split(|letter: char| !letter.is_alphanumeric())
            .map(|part| part.trim_end_matches(|letter: char| letter.is_ascii_digit()));
        if parts.clone().any(|part| matches!(part, "weight" | "bias")) {
            return None;
        }
        parts.rfind(|part| Self::word(part).is_some()).and_then(Self::word)
    }

    fn word(part: &str) -> Option<Self> {
        Some(match part {
            "q" | "query" | "queries" => Self::Query,
            "k" | "key" | "keys" => Self::Key,
            "v" | "value" | "values" => Self::Value,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_tensor_is_for() {
        use Role::{Key, Query, Value};
        for (name, role) in [
            ("q", Some(Query)),
            ("Q", Some(Query)),
            ("query", Some(Query)),
            ("layer0_q", Some(Query)),
            ("q0", Some(Query)),
            ("blocks.7.attn.q", Some(Query)),
            ("k", Some(Key)),
            ("to_k", Some(Key)),
            ("key_states", Some(Key)),
            ("past.0.key", Some(Key)),
            ("v", Some(Value)),
            ("value-states", Some(Value)),
            ("k_proj.out", Some(Key)),
            ("query.k", Some(Key)),
            ("model.q_proj.weight", None),
            ("v_bias", None),
            ("x", None),
            ("", None),
            ("queue", None),
            ("qk", None),
            ("查询", None),
        ] {
            assert_eq!(Role::of(name), role, "{name}");
        }
    }
}
