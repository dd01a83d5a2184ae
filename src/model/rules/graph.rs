//! Circles in what leads to what.

use crate::model::Slug;

/// The circles of a graph, one for each knot of nodes that lead to each other: the nodes of
/// a shortest way from the knot's lowest node back to itself, and all nodes of the knot.
///
/// `next` names what each node leads to. Neither deep nor wide graphs use the stack.
pub(super) fn circles(next: &[Vec<usize>]) -> Vec<Circle> {
    let mut circles: Vec<_> = knots(next)
        .into_iter()
        .filter_map(|mut knot| {
            knot.sort_unstable();
            let first = *knot.first()?;
            if knot.len() == 1 && !next[first].contains(&first) {
                return None;
            }
            let way = way_back(next, &knot, first);
            Some(Circle { way, knot })
        })
        .collect();
    circles.sort_by(|a, b| a.knot.cmp(&b.knot));
    circles
}

/// Nodes that lead to each other.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circle {
    /// One way round, each node once, beginning with the lowest.
    pub(super) way: Vec<usize>,
    /// All nodes from which a way leads back, sorted.
    pub(super) knot: Vec<usize>,
}

/// The names of a way round, back to the first: of a long one, its beginning.
pub(super) fn round(names: &[&Slug]) -> String {
    const MOST: usize = 6;
    let shown: Vec<_> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let way = shown.join(" → ");
    match (names.len() - shown.len(), shown.first()) {
        (0, Some(first)) => format!("{way} → {first}"),
        (more, _) => format!("{way} and {more} more"),
    }
}

/// The places after the first that a report of a circle shows.
pub(super) const SHOWN: std::ops::Range<usize> = 1..6;

/// Strongly connected components, after Tarjan (1972), without recursion.
fn knots(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let mut order = vec![NEW; next.len()];
    let mut lowest = vec![0; next.len()];
    let mut on_stack = vec![false; next.len()];
    let (mut stack, mut knots, mut count) = (Vec::new(), Vec::new(), 0);
    for root in 0..next.len() {
        if order[root] != NEW {
            continue;
        }
        // Each entry: a node, and how many of its edges were followed.
        let mut work = vec![(root, 0)];
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                order[node] = count;
                lowest[node] = count;
                count += 1;
                stack.push(node);
                on_stack[node] = true;
            } else {
                let child = next[node][edge - 1];
                if on_stack[child] {
                    lowest[node] = lowest[node].min(lowest[child]);
                }
            }
            let unseen = (edge..next[node].len()).find(|at| {
                let child = next[node][*at];
                if order[child] != NEW && on_stack[child] {
                    lowest[node] = lowest[node].min(order[child]);
                }
                order[child] == NEW
            });
            if let Some(at) = unseen {
                work.push((node, at + 1));
                work.push((next[node][at], 0));
            } else if lowest[node] == order[node] {
                let start = stack.iter().rposition(|other| *other == node).unwrap_or(0);
                let knot = stack.split_off(start);
                for member in &knot {
                    on_stack[*member] = false;
                }
                knots.push(knot);
            }
        }
    }
    knots
}

/// The nodes of a shortest way from `first` back to itself within its knot.
fn way_back(next: &[Vec<usize>], knot: &[usize], first: usize) -> Vec<usize> {
    let place = |node: usize| knot.binary_search(&node).ok();
    let mut came_from = vec![None; knot.len()];
    let mut queue = std::collections::VecDeque::from([first]);
    while let Some(node) = queue.pop_front() {
        for child in &next[node] {
            if *child == first {
                let mut way = vec![node];
                while let Some(before) = way.last().and_then(|n| came_from[place(*n)?]) {
                    way.push(before);
                }
                way.reverse();
                return way;
            }
            if let Some(at) = place(*child)
                && came_from[at].is_none()
            {
                came_from[at] = Some(node);
                queue.push_back(*child);
            }
        }
    }
    vec![first]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(next: &[&[usize]]) -> Vec<Vec<usize>> {
        let next: Vec<_> = next.iter().map(|nodes| nodes.to_vec()).collect();
        circles(&next).into_iter().map(|circle| circle.way).collect()
    }

    #[test]
    fn finds_each_knot_once() {
        assert_eq!(ways(&[]), [[0; 0]; 0]);
        assert_eq!(ways(&[&[1], &[2], &[]]), [[0; 0]; 0]);
        assert_eq!(ways(&[&[0]]), [[0]]);
        assert_eq!(ways(&[&[1], &[0]]), [[0, 1]]);
        assert_eq!(ways(&[&[1], &[2], &[0, 3], &[]]), [[0, 1, 2]]);
        assert_eq!(ways(&[&[1, 2], &[2], &[0]]), [[0, 2]], "the shortest way");
        assert_eq!(ways(&[&[1], &[0], &[3], &[2]]), [[0, 1], [2, 3]]);
        assert_eq!(ways(&[&[1, 1], &[1]]), [[1]]);
        assert_eq!(ways(&[&[2], &[2], &[0, 1]]), [[0, 2]]);
    }

    #[test]
    fn deep_graphs_are_no_danger() {
        let count = 200_000;
        let mut next: Vec<_> = (0..count).map(|node| vec![node + 1]).collect();
        next.push(vec![]);
        assert_eq!(circles(&next), []);
        next[count].push(0);
        assert_eq!(circles(&next)[0].way.len(), count + 1);
    }

    proptest::proptest! {
        /// Held against the plain definition: two nodes are of one knot where each is
        /// reached from the other.
        #[test]
        fn agrees_with_reachability(
            edges in proptest::collection::vec((0..8_usize, 0..8_usize), 0..20),
        ) {
            let mut next = vec![Vec::new(); 8];
            let mut reach = [[false; 8]; 8];
            for (from, to) in edges {
                next[from].push(to);
                reach[from][to] = true;
            }
            for middle in 0..8 {
                for from in 0..8 {
                    for to in 0..8 {
                        reach[from][to] |= reach[from][middle] && reach[middle][to];
                    }
                }
            }
            let mut expected: Vec<Vec<usize>> = Vec::new();
            for (node, reached) in reach.iter().enumerate() {
                if reached[node] && !expected.iter().any(|knot| knot.contains(&node)) {
                    let same = |other: &usize| reached[*other] && reach[*other][node];
                    expected.push((0..8).filter(same).collect());
                }
            }
            let found = circles(&next);
            for Circle { way, .. } in &found {
                for (at, node) in way.iter().enumerate() {
                    let after = way[(at + 1) % way.len()];
                    proptest::prop_assert!(next[*node].contains(&after));
                }
            }
            let knots: Vec<_> = found.into_iter().map(|circle| circle.knot).collect();
            proptest::prop_assert_eq!(knots, expected);
        }
    }
}
