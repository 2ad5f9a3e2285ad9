"""Pure rules of persons and memberships."""

from congdoan.people.members.rules import born
from congdoan.people.members.rules.persons import (
    CITIZEN,
    PLAIN,
    SENSITIVE,
    SEXES,
    PersonDraft,
    UnfitPerson,
    clean_name,
    masked,
    read_citizen,
    read_person,
    words_from,
)
from congdoan.people.members.rules.sealing import WrongKey, key_mark, keyed_hash, opened, sealed
from congdoan.people.members.rules.states import BEGINNINGS, ENDINGS, LEFT, State, may_follow, states_from

__all__ = [
    "BEGINNINGS",
    "CITIZEN",
    "ENDINGS",
    "LEFT",
    "PLAIN",
    "SENSITIVE",
    "SEXES",
    "PersonDraft",
    "State",
    "UnfitPerson",
    "WrongKey",
    "born",
    "clean_name",
    "key_mark",
    "keyed_hash",
    "masked",
    "may_follow",
    "opened",
    "read_citizen",
    "read_person",
    "sealed",
    "states_from",
    "words_from",
]
