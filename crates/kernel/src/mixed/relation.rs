//! Who may read whom, as a table of bits, and the two rules of published code that make such tables.

/// A relation between n queries and n keys.
#[derive(Clone, PartialEq, Eq)]
pub struct Relation {
    tokens: usize,
    /// Words of 64 keys, row by row.
    rows: Vec<u64>,
}

impl std::fmt::Debug for Relation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} tokens, {} pairs", self.tokens, self.count())?;
        (0..self.tokens).try_for_each(|query| writeln!(f, "{}", self.drawn(query)))
    }
}

impl Relation {
    /// The pairs (query, key) for which `rule` holds.
    pub fn from_rule(tokens: usize, rule: impl Fn(usize, usize) -> bool) -> Self {
        let width = tokens.div_ceil(64);
        let mut rows = vec![0; width * tokens];
        for query in 0..tokens {
            for key in (0..tokens).filter(|&key| rule(query, key)) {
                rows[query * width + key / 64] |= 1 << (key % 64);
            }
        }
        Self { tokens, rows }
    }

    /// n.
    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// Whether the query may read the key; no for tokens that do not exist.
    pub fn allows(&self, query: usize, key: usize) -> bool {
        query < self.tokens && key < self.tokens && self.row(query)[key / 64] >> (key % 64) & 1 == 1
    }

    fn row(&self, query: usize) -> &[u64] {
        let width = self.tokens.div_ceil(64);
        &self.rows[query * width..(query + 1) * width]
    }

    /// What the query may read.
    pub fn keys(&self, query: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens).filter(move |&key| self.allows(query, key))
    }

    /// Who may read the key.
    pub fn readers(&self, key: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.tokens).filter(move |&query| self.allows(query, key))
    }

    /// Allowed pairs.
    pub fn count(&self) -> usize {
        self.rows.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Keys that the query may read, counted.
    pub fn reads(&self, query: usize) -> usize {
        if query < self.tokens {
            self.row(query).iter().map(|word| word.count_ones() as usize).sum()
        } else {
            0
        }
    }

    /// Pairs with the key before the query, or on it, that are forbidden: what a causal kernel computes in vain.
    pub fn holes(&self) -> usize {
        let below = |query: usize| (0..=query).filter(|&key| !self.allows(query, key)).count();
        (0..self.tokens).map(below).sum()
    }

    /// Who reaches whom over one token in between: the boolean product M·M, what two layers let through.
    #[must_use]
    pub fn twice(&self) -> Self {
        let mut product = Self { tokens: self.tokens, rows: vec![0; self.rows.len()] };
        let width = self.tokens.div_ceil(64);
        for query in 0..self.tokens {
            for between in self.keys(query) {
                for (word, more) in self.row(between).iter().enumerate() {
                    product.rows[query * width + word] |= more;
                }
            }
        }
        product
    }

    /// Whether everyone reads itself.
    pub fn is_reflexive(&self) -> bool {
        (0..self.tokens).all(|token| self.allows(token, token))
    }

    /// A row as # and dots.
    pub fn drawn(&self, query: usize) -> String {
        (0..self.tokens).map(|key| if self.allows(query, key) { '#' } else { '.' }).collect()
    }

    /// The same relation with the tokens in another order: `order[new] = old`.
    #[must_use]
    pub fn permuted(&self, order: &[usize]) -> Self {
        Self::from_rule(order.len(), |query, key| self.allows(order[query], order[key]))
    }
}

/// The rule of big_vision: c_j ≤ c_i with c the running sum of the flags, and keys that are valid.
///
/// A key that is not valid is still read by itself, so that no row is empty.
///
/// ```
/// use rotarium_kernel::mixed::big_vision_rule;
/// // A prefix of two, then causal.
/// let mask = big_vision_rule(&[false, false, true, true], &[true; 4]);
/// assert_eq!(mask.count(), 2 * 2 + 2 * 2 + 3);
/// ```
pub fn big_vision_rule(flags: &[bool], valid: &[bool]) -> Relation {
    let steps: Vec<usize> = flags
        .iter()
        .scan(0, |sum, &flag| {
            *sum += usize::from(flag);
            Some(*sum)
        })
        .collect();
    let is_valid = |key: usize| valid.get(key).copied().unwrap_or(true);
    Relation::from_rule(flags.len(), |query, key| {
        query == key || (steps[key] <= steps[query] && is_valid(key))
    })
}

/// The rule of BAGEL: (j ≤ i or same group) and not (noise at j, of another group) and same document. Tokens without a group are
/// only of one group with themselves.
pub fn bagel_rule(groups: &[Option<usize>], noise: &[bool], documents: &[usize]) -> Relation {
    Relation::from_rule(groups.len(), |query, key| {
        let together = query == key || (groups[query].is_some() && groups[query] == groups[key]);
        (key <= query || together)
            && (together || !noise[key])
            && documents[query] == documents[key]
    })
}
