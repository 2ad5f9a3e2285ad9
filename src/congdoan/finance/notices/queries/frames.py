"""The frame of every letter: who writes, from where, on which day, for whom; by the tables of official documents."""

from dataclasses import dataclass
from datetime import date

from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import queries as organisations

DRAFT = "Bản xem trước, chưa phát hành"
FICTITIOUS = "số liệu hư cấu"
UNCHECKED = "căn cứ pháp lý chưa đối chiếu"


@dataclass(frozen=True, slots=True)
class Frame:
    """Who writes: the body above, the issuing body, its place (empty where none is known), the collective that signs."""

    unit_id: int
    upper: str
    issuer: str
    place: str
    authority: str
    is_fictitious: bool

    def mark(self, *, is_draft: bool, needs_check: bool) -> str:
        """Return what the paper must say of itself."""
        told = [DRAFT] if is_draft else []
        told += [UNCHECKED] if needs_check else []
        told += [FICTITIOUS] if self.is_fictitious else []
        return "; ".join(told)


def frame_of(unit_id: int, *, on: date, below: int | None = None) -> Frame:
    """Return the frame of a unit's letters on a day. Who comes by a link sees the line above its own body alone, so it says `below` whom.

    Source: tables `documents.layout`, `documents.signing_forms` (collectives sign by TM.).
    """
    line = access.ancestors([below or unit_id], on=on)[below or unit_id]
    above = line[line.index(unit_id) + 1 :] if unit_id in line else line
    parent = above[0] if above else None
    names = access.branch_names([unit_id, *([parent] if parent else [])])
    unit = organisations.by_id([unit_id]).get(unit_id)
    return Frame(
        unit_id=unit_id,
        upper=names[parent][1] if parent in names else "",
        issuer=names.get(unit_id, ("", ""))[1],
        place=unit.commune if unit else "",
        authority=f"TM. {_authority(unit.kind if unit else '', on)}",
        is_fictitious=access.is_demo(),
    )


def _authority(kind: str, on: date) -> str:
    """Return the collective in whose name a body signs."""
    level = organisations.level_of(kind, on=on)
    scope = {"central": "tld", "base": "grassroots", "inside": "grassroots"}.get(level or "", "province")
    records = [one for one in reference.records("documents.signing_forms") if one.scope.get("level") == scope]
    return str(records[0].fields["authority"])
