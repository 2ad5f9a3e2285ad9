"""Are initiatives that were told before found again? 2,000 generated ones with known copies (`parts/initiatives.py`), all pairs.

A pair counts when it is at or above the limit at which a council must answer. The thesaurus was written by who had seen the vocabulary of
the generator, so that the same is asked of another one (`parts/unseen.py`), written after the thesaurus was closed. Limits were chosen on
other seeds than those that judge. The peer is rapidfuzz's token_set_ratio over bare texts, at the limit that is best for it on the first
seed. `python3 dev bench likeness`.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from time import process_time

import numpy as np
from parts import unseen
from parts.initiatives import Told, digest_of, generated, slots_of
from rapidfuzz import fuzz, process

from congdoan.activities.emulation.rules.likeness import LIMIT, Features, features, occurrences, scores
from congdoan.foundation.kernel.vietnamese import search_key

CHOOSING, JUDGING, UNSEEN = 1, 10, 11
FROZEN = {
    CHOOSING: "e7ac6d6f5175d5895b8ce7c45f36ccbd066d1ee46e55c29870050a3ea6f92eae",
    JUDGING: "34bca2fe341f936e1dbcb8409e44315cf912f72c62d67c92e1c1d0bac5e841eb",
    UNSEEN: "51d208473d40b2e9dbc01c142ff2d8dff2ef90c30ab61386cda81c6bd4544d33",
}
"""What each seed makes, written down before anything was scored."""
OTHER_TRADES = slots_of(unseen.MACHINES, unseen.FAULTS, unseen.CAUSES, unseen.REMEDIES, unseen.DETAILS, unseen.RESULTS)
Scores = Callable[[Sequence[Told]], "np.ndarray"]


def main() -> None:
    chosen, judged, other = generated(CHOOSING), generated(JUDGING), generated(UNSEEN, slots=OTHER_TRADES)
    for seed, told in ((CHOOSING, chosen), (JUDGING, judged), (UNSEEN, other)):
        assert digest_of(told) == FROZEN[seed], f"seed {seed} no longer makes what was frozen"
        print(f"seed {seed}: {len(told)} initiatives, {len({one.idea for one in told})} ideas, {sum(1 for one in told if one.kind)} copies")
    for name, score, limit in (("ours", ours, LIMIT), ("rapidfuzz token_set_ratio", fuzzy, 0)):
        limit = limit or best_limit(chosen, score(chosen))
        for words, told in (("known words", judged), ("unseen words", other)):
            begun = process_time()
            table = score(told)
            print(f"{name}, limit {limit}, {words}: {verdict(told, table, limit)} ({process_time() - begun:.1f} processor seconds)")
            print("   recall by kind:", by_kind(told, table, limit))
            for at in range(3_000, 8_001, 1_000):
                print(f"   at {at}: {verdict(told, table, at)}")


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
