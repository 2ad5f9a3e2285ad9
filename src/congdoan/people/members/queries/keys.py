"""The installation's secret, what it opens, and the tables of the law pack about members."""

import json
from functools import cache

from django.conf import settings

from congdoan.foundation.reference import queries as reference
from congdoan.people.members import rules
from congdoan.people.members.models import Person
from congdoan.people.members.rules import State
from congdoan.people.members.rules.card import public_key


def secret() -> str:
    """Return the secret under which this installation seals."""
    found: str = settings.MEMBERS_KEY
    return found


def card_key() -> str:
    """Return the public key that proves cards, for everybody to read."""
    return public_key(secret())


def citizen_number(person: Person) -> str:
    """Open a person's citizen number; an empty text where there is none."""
    return opened(person.uid, rules.CITIZEN, person.citizen_sealed)


def opened(uid: object, field: str, content: bytes | memoryview | None) -> str:
    """Open one sealed value of a person."""
    return rules.opened(secret(), bytes(content), of=f"{uid}/{field}") if content else ""


def sensitive(person: Person) -> dict[str, str]:
    """Open a person's sensitive fields."""
    found: dict[str, str] = json.loads(opened(person.uid, "sensitive", person.sensitive_sealed) or "{}")
    return found


@cache
def states() -> dict[str, State]:
    """Return the states of membership from the law pack."""
    return rules.states_from(reference.records("membership_workflow"))


@cache
def field_words() -> dict[str, str]:
    """Return what the fields of a member are called, from the law pack."""
    return {**rules.words_from(reference.records("member_fields")), "born": "Ngày sinh", "section": "Tổ, công đoàn bộ phận"}
