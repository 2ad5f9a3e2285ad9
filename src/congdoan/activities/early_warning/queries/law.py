"""Where the next step of a signal stands in the law pack, and whether the weights are decided yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congdoan.activities.early_warning import rules
from congdoan.activities.early_warning.models import Weighing
from congdoan.activities.early_warning.rules import Evidence
from congdoan.foundation.access import queries as access
from congdoan.foundation.reference import queries as reference

TOPICS = ("dispute_rules", "dialogue_rules", "bargaining_rules")


@dataclass(frozen=True, slots=True)
class Law:
    """One rule of the pack: its words, where it stands, whether somebody still has to hold it against the text."""

    words: str
    citation: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next about a signal, and the rules on which it stands."""

    code: str
    action: str
    laws: tuple[Law, ...]


def next_steps(found: Iterable[Evidence], *, on: date) -> list[NextStep]:
    """Return the next step of each sort of signal, in the order given; a rule is told once."""
    records = {one.id: one for topic in TOPICS for one in reference.records(topic) if one.holds_on(max(on, one.valid_from or on))}
    steps, told = [], set[str]()
    for code, kinds in _sorts(found).items():
        ids = [law for kind in kinds for law in rules.law_of(code, kind) if law in records]
        laws = tuple(
            Law(records[one].name, records[one].citation, records[one].needs_check) for one in dict.fromkeys(ids) if one not in told
        )
        told |= set(ids)
        steps.append(NextStep(code, rules.ACTIONS[code], laws))
    return steps


def _sorts(found: Iterable[Evidence]) -> dict[str, list[str]]:
    sorts: dict[str, list[str]] = {}
    for one in found:
        sorts.setdefault(one.code, []).append(one.kind)
    return sorts


def weights_need_check(unit_ids: Iterable[int], *, on: date) -> bool:
    """Say whether the weights are still the pack's proposal at one of the units."""
    chains = {unit: {unit, *above} for unit, above in access.ancestors(set(unit_ids), on=on).items()}
    wanted = {member for chain in chains.values() for member in chain}
    decided = set(Weighing.objects.filter(unit_id__in=wanted, valid_from__lte=on).values_list("unit_id", flat=True))
    return any(not chain & decided for chain in chains.values())
