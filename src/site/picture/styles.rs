//! What the style sheets of a drawing ask for: each rule is tried on each element.

use simplecss::StyleSheet;

/// The most copies of declarations: those of a rule are kept once for each of its selectors.
const MAX_COPIES: usize = 1 << 20;
/// The most steps, all rules and elements together: some seconds.
const MAX_STEPS: usize = 20_000_000;
/// The most bytes of attributes that are searched, likewise.
const MAX_SEARCHED: usize = 1 << 31;
/// What elements used twice come to at most: so many the renderer repeats.
const MAX_REPEATED: usize = 1_000_000;

/// The style sheets of a drawing, and what they are tried on.
pub(super) struct Styles<'a> {
    /// All of them, one after another.
    pub(super) text: &'a str,
    /// How many elements there are.
    pub(super) elements: usize,
    /// How many of them repeat another.
    pub(super) uses: usize,
    /// How deep they are nested at most.
    pub(super) depth: usize,
    /// The bytes of the drawing.
    pub(super) bytes: usize,
}

impl Styles<'_> {
    /// Whether to apply them would take for ever.
    pub(super) fn are_too_many(&self) -> bool {
        // Before anything is parsed: no list of selectors can have more, nor a block.
        let count = |sign: &[char]| self.text.matches(sign).count();
        if count(&[',', '{']).saturating_mul(count(&[':'])) > MAX_COPIES {
            return true;
        }
        let rules = StyleSheet::parse(self.text).rules;
        let mut steps = 0_usize;
        for rule in &rules {
            let selector = tries(&rule.selector.to_string(), self.depth);
            steps = steps.saturating_add(selector).saturating_add(rule.declarations.len());
        }
        // Each element that repeats another may repeat what does so itself.
        let factor = 1_usize << self.uses.min(20);
        let most = MAX_REPEATED.max(self.elements);
        let elements = self.elements.saturating_mul(factor).min(most);
        steps.saturating_mul(elements) > MAX_STEPS
            || rules.len().saturating_mul(self.bytes) > MAX_SEARCHED
    }
}

/// How often the parts of a selector are tried on an element and those around it, at most:
/// `a b c` in as many ways as two of its ancestors can be chosen.
fn tries(selector: &str, depth: usize) -> usize {
    let selector = selector.replace(" > ", ">").replace(" + ", "+");
    let parts = 1 + selector.matches([':', '.', '#', '[', '>', '+', ' ']).count();
    let within = selector.matches(' ').count();
    let mut ways = 1_usize;
    for chosen in 0..within.min(depth) {
        ways = ways.saturating_mul(depth - chosen) / (chosen + 1);
        if ways > MAX_STEPS {
            break;
        }
    }
    ways.max(depth * usize::from(within > 0)).saturating_mul(parts)
}
