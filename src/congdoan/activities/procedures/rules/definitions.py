"""A procedure as data: what its form asks, which papers it needs, who decides, within how many working days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

OFFICER, LEADER = "officer", "leader"
DECIDERS = (OFFICER, LEADER)
LONGEST_LIMIT = 365  # working days: a longer limit is a slip of the finger


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `kind`: name, sex, born, citizen, phone, tax_code, number, day, text, long, or choice among `options`."""

    key: str
    words: str
    kind: str
    required: bool = False
    help: str = ""
    options: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that belongs to a request."""

    key: str
    words: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What the way of a request depends on: where the answer to `field` is a number from `least` on, or one of `among`, the request is
    decided by `decided_by`, and `papers` must come with it; `words` say why.
    """

    field: str
    words: str
    least: int | None = None
    among: Sequence[str] = ()
    decided_by: str = ""
    papers: Sequence[str] = ()

    def holds(self, answers: Mapping[str, str]) -> bool:
        """Say whether a request with these answers is such a case; numbers as people write them."""
        answer = answers.get(self.field, "").strip()
        if self.least is None:
            return answer in self.among
        digits = answer.replace(".", "").replace(" ", "")
        return digits.isascii() and digits.isdigit() and int(digits) >= self.least


@dataclass(frozen=True, slots=True)
class Definition:
    """A procedure as it stands on a day. A request keeps a copy, so that a later decision changes nothing of it.

    The copy is that of its answers: of `cases` it keeps those that hold. `working_days` is None where nobody knows a limit;
    `limit_source` says where it comes from, `needs_check` that it is unchecked.
    """

    code: str
    name: str
    about: str
    form: tuple[Field, ...]
    papers: tuple[Paper, ...]
    asked_by: tuple[str, ...]
    received_by: tuple[str, ...]
    decided_by: str
    performs: str
    fee_dong: int
    working_days: int | None
    limit_source: str
    needs_check: bool
    cases: tuple[Case, ...] = ()

    def __post_init__(self) -> None:
        if faults := _faults(self):
            raise ValueError(f"procedure {self.code}: {'; '.join(faults)}")

    def for_answers(self, answers: Mapping[str, str]) -> "Definition":
        """Return it as a request with these answers follows it: who decides, which papers must come."""
        held = tuple(case for case in self.cases if case.holds(answers))
        needed = {key for case in held for key in case.papers}
        papers = tuple(replace(paper, required=paper.required or paper.key in needed) for paper in self.papers)
        deciders = [case.decided_by for case in held if case.decided_by]
        decider = LEADER if LEADER in deciders else next(iter(deciders), self.decided_by)
        return replace(self, cases=held, papers=papers, decided_by=decider)

    def as_facts(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        listed = {name: [_facts(one) for one in getattr(self, name)] for name in ("form", "papers", "cases")}
        return {name: getattr(self, name) for name in self.__slots__} | listed

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Definition":
        """Return it from its JSON."""
        told = {name: facts[name] for name in cls.__slots__ if name != "cases"}
        return cls(
            **told
            | {
                "form": tuple(Field(**one) for one in facts["form"]),
                "papers": tuple(Paper(**one) for one in facts["papers"]),
                "cases": tuple(Case(**one) for one in facts.get("cases", ())),
                "asked_by": tuple(facts["asked_by"]),
                "received_by": tuple(facts["received_by"]),
            }
        )


def _faults(one: Definition) -> list[str]:
    """Return what is wrong with the data of a procedure: a case must ask about its form, and change something that is there."""
    fields, papers = {field.key: field for field in one.form}, {paper.key for paper in one.papers}
    faults = [
        f"field {field.key} must have options, and no other kind" for field in one.form if (field.kind == "choice") != bool(field.options)
    ]
    for case in one.cases:
        field = fields.get(case.field)
        kind = "number" if case.least is not None else "choice"
        if field is None or field.kind != kind or not set(case.among) <= set(field.options) or (case.least is None) != bool(case.among):
            faults.append(f"the case of {case.field} asks what the form does not")
        if case.decided_by not in ("", *DECIDERS) or not set(case.papers) <= papers or not (case.decided_by or case.papers):
            faults.append(f"the case of {case.field} changes nothing that is there")
    return faults


def _facts(one: Field | Paper | Case) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__slots__}
