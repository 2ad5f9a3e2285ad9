"""What a plan does to the tree, and the proof that nothing is lost: parts make totals before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from congdoan.foundation.kernel.shares import reconciles

from .plan import PlanRow

LOWEST_UPPER_RANK = 39


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the tree: a union, or an employer that the plan names."""

    code: str
    name: str
    rank: int
    is_employer: bool


@dataclass
class Tree:
    """Bodies by code with the parent of each (the top has none here), and how many employers stand directly below each union."""

    bodies: dict[str, Body]
    parents: dict[str, str | None]
    employers: dict[str, int]

    def children(self) -> dict[str, list[str]]:
        """Return the codes directly below each body."""
        found: dict[str, list[str]] = {code: [] for code in self.bodies}
        for code, parent in self.parents.items():
            if parent is not None:
                found.setdefault(parent, []).append(code)
        return found

    def below(self, top: str) -> list[str]:
        """Return the top and everything below it, parents first."""
        children, found = self.children(), [top]
        for code in found:  # grows while it is walked
            found.extend(children.get(code, ()))
        return found


class _Growing:
    """A tree while rows are carried out on it."""

    def __init__(self, tree: Tree) -> None:
        self.bodies, self.parents = dict(tree.bodies), dict(tree.parents)
        self.employers = dict(tree.employers)
        self.children = {code: set(below) for code, below in tree.children().items()}

    def put(self, code: str, parent: str | None) -> None:
        if (before := self.parents.get(code)) is not None:
            self.children[before].discard(code)
        self.parents[code] = parent
        if parent is not None:
            self.children.setdefault(parent, set()).add(code)

    def add(self, code: str, name: str, rank: int, parent: str | None) -> None:
        self.bodies[code] = Body(code, name, rank, False)
        self.put(code, parent)

    def move(self, code: str, parent: str) -> None:
        if self.bodies[code].is_employer:
            before = self.parents[code] or ""
            self.employers[before] = self.employers.get(before, 0) - 1
            self.employers[parent] = self.employers.get(parent, 0) + 1
        self.put(code, parent)

    def end(self, code: str, heir: str | None) -> None:
        for child in sorted(self.children.get(code, ())):
            self.put(child, heir)
        if heir is not None:
            self.employers[heir] = self.employers.get(heir, 0) + self.employers.pop(code, 0)
        self.put(code, None)
        del self.bodies[code], self.parents[code]


def after_plan(tree: Tree, rows: Sequence[PlanRow], ranks: Mapping[str, int]) -> Tree:
    """Return the tree as it stands on the effective day, by rows in the order in which they are carried out."""
    new = _Growing(tree)
    for row in rows:
        if row.outcome == "found":
            new.add(row.code, row.name, ranks.get(row.kind, 0), row.parent)
        elif row.outcome == "transfer":
            new.move(row.code, row.parent)
        elif row.is_ending:
            if row.outcome == "reclassify":
                new.add(row.targets[0], row.name or new.bodies[row.code].name, ranks.get(row.kind, 0), row.parent or new.parents[row.code])
            new.end(row.code, row.targets[0] if row.targets else new.parents.get(row.code))
        if row.name and row.code in new.bodies:
            new.bodies[row.code] = replace(new.bodies[row.code], name=row.name)
    return Tree(new.bodies, new.parents, new.employers)


def uppers_of(tree: Tree) -> dict[str, str]:
    """Return for each union that is no upper union the nearest upper union above it; empty where there is none."""
    found: dict[str, str] = {}
    for code, one in tree.bodies.items():
        if one.rank > LOWEST_UPPER_RANK and not one.is_employer:
            above = tree.parents.get(code)
            while above is not None and above in tree.bodies and tree.bodies[above].rank > LOWEST_UPPER_RANK:
                above = tree.parents.get(above)
            found[code] = above or ""
    return found


@dataclass(frozen=True, slots=True)
class Proof:
    """One total and its parts; it holds when they make it."""

    what: str
    parts: tuple[tuple[str, int], ...]
    total: int

    @property
    def holds(self) -> bool:
        return reconciles([count for _, count in self.parts], self.total)

    @property
    def difference(self) -> int:
        return sum(count for _, count in self.parts) - self.total


def proof(what: str, parts: Iterable[tuple[str, int]], total: int) -> Proof:
    """Return a total held against its parts, those of nothing left out."""
    return Proof(what, tuple((words, count) for words, count in parts if count), total)
