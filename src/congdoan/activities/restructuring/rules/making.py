"""A plan made by a rule: what becomes of every union of a branch, by the kind of employer its members work for."""

from collections.abc import Iterable, Mapping, Sequence

from .effects import Tree
from .plan import PlanRow

BASE_RANK = 40


def by_rule(
    tree: Tree, top: str, *, classes: Mapping[str, Sequence[str]], ending: Iterable[str], parent: str, members: Mapping[str, int]
) -> list[PlanRow]:  # fmt: skip
    """Return a row for the branch's top, every federation and every base union below it.

    A base union ends where all employers of its members are of an ending class; the others move under the parent. The top and the
    federations between end. Shapes: `classes` gives for each base union the payer classes of its employers (its own where it has none).
    """
    ends = frozenset(ending)
    rows: list[PlanRow] = []
    for code in tree.below(top):
        one = tree.bodies[code]
        if one.is_employer or one.rank > BASE_RANK:
            continue
        known = classes.get(code, ())
        is_ending = one.rank < BASE_RANK or (bool(known) and all(name in ends for name in known))
        counted = members.get(code)
        if is_ending:
            rows.append(PlanRow(len(rows) + 1, code, "dissolve", members=counted, member_policy="ask" if one.rank < BASE_RANK else "end"))
        elif tree.parents.get(code) != parent:
            rows.append(PlanRow(len(rows) + 1, code, "transfer", parent=parent, members=counted))
        else:
            rows.append(PlanRow(len(rows) + 1, code, "continue", members=counted))
    return rows
