"""Words that are looked for before a pattern is searched: they never hide what the pattern would have found."""

import importlib
import random
import re

import pytest

from congdoan.finance.banking.rules.wrappers import WRAPPERS
from congdoan.finance.collection.rules.notes import words
from congdoan.finance.collection.rules.notes.periods import _DATE, _may_hold_date
from congdoan.foundation.kernel.hints import Hinted

HINTED = {name: value for name, value in vars(words).items() if isinstance(value, Hinted)}
TRIES, FEWEST = 500, 10
grammar = importlib.import_module("re._parser")


def made(tree, chance):
    """Put together a text that a parsed pattern may match; what a pattern forbids around a match is not looked at."""
    text = ""
    for operator, argument in tree:
        name = str(operator)
        if name == "LITERAL":
            text += chr(argument)
        elif name in ("ANY", "NOT_LITERAL"):
            text += chance.choice("XN7")
        elif name == "IN":
            text += chance.choice(signs(argument))
        elif name == "BRANCH":
            text += made(chance.choice(argument[1]), chance)
        elif name == "SUBPATTERN":
            text += made(argument[3], chance)
        elif name == "ASSERT":
            text += made(argument[1], chance)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, repeated = argument
            text += "".join(made(repeated, chance) for _ in range(chance.randint(least, min(int(most), least + 3))))
    return text


def signs(members):
    """Return the signs that a set takes: each letter named, the ends of each stretch, one of each sort."""
    sorts = {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "N", "CATEGORY_NOT_DIGIT": "N", "CATEGORY_NOT_SPACE": "N"}
    if str(members[0][0]) == "NEGATE":
        return "XN"
    found = ""
    for operator, argument in members:
        name = str(operator)
        found += chr(argument) if name == "LITERAL" else "".join(map(chr, argument)) if name == "RANGE" else sorts[str(argument)]
    return found


def matches(pattern: re.Pattern[str]):
    """Return texts in which a pattern finds something."""
    chance, tree = random.Random(7), grammar.parse(pattern.pattern)
    found = [text for _ in range(TRIES) if pattern.search(text := made(tree, chance))]
    assert len(found) >= FEWEST
    return found


@pytest.mark.parametrize("name", HINTED)
def test_every_match_of_a_pattern_holds_one_of_its_hints(name):
    overlooked = [text for text in matches(HINTED[name].pattern) if not HINTED[name].may_match(text)]

    assert overlooked == []


@pytest.mark.parametrize("way", [0, 1], ids=["after", "before"])
def test_what_is_joined_to_a_funds_words_is_first_seen_joined(way):
    assert [text for text in matches(words._BESIDE[way]) if not words._MAY_JOIN[way].search(text)] == []


def test_no_day_is_overlooked():
    assert [text for text in matches(_DATE) if not _may_hold_date(text)] == []


@pytest.mark.parametrize("wrapper", WRAPPERS, ids=lambda wrapper: wrapper.name)
def test_every_narrative_of_a_shape_holds_its_capitals(wrapper):
    assert [text for text in matches(wrapper.pattern) if wrapper.holds not in text.upper()] == []
