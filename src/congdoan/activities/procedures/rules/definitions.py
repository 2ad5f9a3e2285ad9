"""A procedure as data: what its form asks, which papers it needs, who decides, within how many working days."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_LIMIT = 365  # working days: a longer limit is a slip of the finger


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `kind`: name, sex, born, citizen, phone, tax_code, number, day, text or long."""

    key: str
    words: str
    kind: str
    required: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that belongs to a request."""

    key: str
    words: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A procedure as it stands on a day. A request keeps a copy, so that a later decision changes nothing of it.

    `working_days` is None where nobody knows a limit; `limit_source` says where it comes from, `needs_check` that it is unchecked.
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

    def as_facts(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        listed = {"form": [_facts(one) for one in self.form], "papers": [_facts(one) for one in self.papers]}
        return {name: getattr(self, name) for name in self.__slots__} | listed

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Definition":
        """Return it from its JSON."""
        told = {name: facts[name] for name in cls.__slots__}
        return cls(
            **told
            | {
                "form": tuple(Field(**one) for one in facts["form"]),
                "papers": tuple(Paper(**one) for one in facts["papers"]),
                "asked_by": tuple(facts["asked_by"]),
                "received_by": tuple(facts["received_by"]),
            }
        )


def _facts(one: Field | Paper) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__slots__}
