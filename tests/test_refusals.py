"""Every refusal is met by a test, under one code for one thing. A sentence that nobody ever provoked may say nonsense."""

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "src/congdoan"
NEVER_RAISED = {
    "entry-refused": "the root of the refusals of entries: only its children are raised",
    "month-refused": "the root of the refusals of months: only its children are raised",
    "seals-export-refused": "the root of the refusals to export sealed books: only its children are raised",
}
"""Codes that no test can meet, each with why; this list may only shrink."""


@dataclass(frozen=True)
class Refusal:
    """A class that gives itself a code and a sentence."""

    file: Path
    name: str
    code: str
    says: str

    @property
    def app(self) -> Path:
        """Return the folder of its app: the layer and the app below the house."""
        return HOUSE.joinpath(*self.file.relative_to(HOUSE).parts[:2])


@cache
def refusals() -> tuple[Refusal, ...]:
    """Return every refusal of the house."""
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(HOUSE.rglob("*.py")) if "tests" not in file.parts}
    found = []
    for file, text in texts.items():
        for node in ast.walk(ast.parse(text)) if "says" in text else ():
            if isinstance(node, ast.ClassDef):
                parts = [part for part in node.body if isinstance(part, ast.Assign)]
                told = {ast.unparse(part.targets[0]): part.value for part in parts}
                if isinstance(code := told.get("code"), ast.Constant) and "says" in told:
                    found.append(Refusal(file, node.name, str(code.value), ast.unparse(told["says"])))
    return tuple(found)


def words_of(*folders: Path) -> set[str]:
    """Return every word that the tests below some folders hold."""
    files = [file for folder in folders for file in folder.rglob("*.py") if "tests" in file.parts and file != Path(__file__)]
    return {word for file in files for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def everywhere() -> set[str]:
    return words_of(HOUSE, ROOT / "tests")


def test_every_refusal_is_met_by_a_test(everywhere: set[str]) -> None:
    known = refusals()
    borne = Counter(refusal.name for refusal in known)
    own = {app: words_of(app) for app in {refusal.app for refusal in known}}

    def is_met(refusal: Refusal) -> bool:
        words = everywhere if borne[refusal.name] == 1 else own[refusal.app]
        return refusal.code in everywhere or refusal.name in words

    unmet = {f"{one.file.relative_to(ROOT)}: {one.name} ({one.code})" for one in known if not is_met(one) and one.code not in NEVER_RAISED}
    assert not unmet, "no test meets:\n" + "\n".join(sorted(unmet))


def test_the_exceptions_are_refusals_that_nothing_raises() -> None:
    names = {refusal.code: refusal.name for refusal in refusals()}
    source = "\n".join(file.read_text(encoding="utf-8") for file in HOUSE.rglob("*.py"))

    raised = {code for code in NEVER_RAISED if re.search(rf"raise (\w+\.)*{names[code]}\b", source)}

    assert raised == set()


def test_one_code_says_one_thing() -> None:
    said: dict[str, set[str]] = {}
    for refusal in refusals():
        said.setdefault(refusal.code, set()).add(refusal.says)

    assert {code: sentences for code, sentences in said.items() if len(sentences) > 1} == {}
