"""Are initiatives that were told before found again? 2,000 generated ones with known copies (`parts/initiatives.py`), all pairs.

The limit was chosen on the first seed, and is judged on the second. A pair counts when it is at or above the limit at which a council must
answer. The peer is rapidfuzz's token_set_ratio over bare texts, at the limit that is best for it on the first seed.
`python3 dev bench likeness`.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from time import process_time

import numpy as np
from parts.initiatives import Told, digest_of, generated
from rapidfuzz import fuzz, process

from congdoan.activities.emulation.rules.likeness import LIMIT, Features, features, occurrences, scores
from congdoan.foundation.kernel.vietnamese import search_key

CHOOSING, JUDGING = 1, 2
FROZEN = {
    CHOOSING: "e7ac6d6f5175d5895b8ce7c45f36ccbd066d1ee46e55c29870050a3ea6f92eae",
    JUDGING: "acac7dcc2834ff13e9c857833c94637db0a7f1c0344e107ae5b839b98c856e52",
}
"""What each seed makes, written down before anything was scored."""
Scores = Callable[[Sequence[Told]], "np.ndarray"]


def main() -> None:
    for seed, digest in FROZEN.items():
        assert digest_of(generated(seed)) == digest, f"seed {seed} no longer makes what was frozen"
    chosen, judged = generated(CHOOSING), generated(JUDGING)
    print(f"{len(judged)} initiatives, {len({one.idea for one in judged})} ideas, {sum(1 for one in judged if one.kind)} copies")
    for name, score, limit in (("ours", ours, LIMIT), ("rapidfuzz token_set_ratio", fuzzy, 0)):
        own = score(chosen)
        limit = limit or best_limit(chosen, own)
        print(f"{name}: best limit on seed {CHOOSING} is {best_limit(chosen, own)}")
        begun = process_time()
        table = score(judged)
        print(f"{name}, limit {limit}: {verdict(judged, table, limit)} ({process_time() - begun:.1f} processor seconds)")
        for at in range(1_500, 6_001, 500):
            print(f"   at {at}: {verdict(judged, table, at)}")
        print("   recall by kind:", by_kind(judged, table, limit))


def ours(told: Sequence[Told]) -> "np.ndarray":
    """Return the likeness of each initiative to each other, as the product works it out. Shapes: int64 (n, n)."""
    sets = [features(one.title, one.problem, one.solution) for one in told]
    corpus = Features.of(sets)
    counts = occurrences(corpus)
    return np.array([scores(one, corpus, counts) for one in sets])


def fuzzy(told: Sequence[Told]) -> "np.ndarray":
    """Return the same by rapidfuzz over bare texts. Shapes: int64 (n, n)."""
    bare = [search_key(f"{one.title} {one.problem} {one.solution}") for one in told]
    return (process.cdist(bare, bare, scorer=fuzz.token_set_ratio) * 100).astype(np.int64)


def pairs(told: Sequence[Told], table: "np.ndarray") -> tuple["np.ndarray", "np.ndarray"]:
    """Return for every pair, each once, its likeness and whether it is one idea."""
    ideas = np.array([one.idea for one in told])
    first, second = np.triu_indices(len(told), 1)
    return table[first, second], ideas[first] == ideas[second]


def verdict(told: Sequence[Told], table: "np.ndarray", limit: int) -> str:
    likeness, same = pairs(told, table)
    found = likeness >= limit
    right, said, known = int((found & same).sum()), int(found.sum()), int(same.sum())
    return f"precision {right}/{said} = {right / max(said, 1):.3f}, recall {right}/{known} = {right / known:.3f}"


def best_limit(told: Sequence[Told], table: "np.ndarray") -> int:
    """Return the limit with the highest F1, in steps of a hundredth."""
    likeness, same = pairs(told, table)

    def f1(limit: int) -> float:
        found = likeness >= limit
        return 2 * float((found & same).sum()) / max(int(found.sum()) + int(same.sum()), 1)

    return max(range(1_000, 10_000, 100), key=f1)


def by_kind(told: Sequence[Told], table: "np.ndarray", limit: int) -> dict[str, str]:
    """Return for each kind of copy how many were found against the first telling of their idea."""
    first = {one.idea: at for at, one in enumerate(told) if not one.kind}
    known: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for at, one in enumerate(told):
        if one.kind and one.idea in first:
            known[one.kind] += 1
            found[one.kind] += int(table[at, first[one.idea]] >= limit)
    return {kind: f"{found[kind]}/{known[kind]}" for kind in sorted(known)}


if __name__ == "__main__":
    main()
