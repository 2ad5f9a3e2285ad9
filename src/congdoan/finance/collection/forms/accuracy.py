"""Words of people about the decision table into values: a class and its mode, a period, a size."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from congdoan.finance.collection.queries.accuracy import Accuracy, Tally
from congdoan.finance.collection.rules.accuracy import BOOK, MOST_DRAWN, PROPOSE, Mode
from congdoan.finance.collection.rules.wording import CLASSES, rule_words
from congdoan.foundation.kernel.periods import iso_month

MODES: Mapping[str, str] = {BOOK: "tự ghi", PROPOSE: "chỉ đề xuất"}


class SampleForm(forms.Form):
    """How many lines are drawn."""

    size = forms.IntegerField(
        label="Số dòng rút",
        min_value=1,
        max_value=MOST_DRAWN,
        initial=50,
        error_messages={"required": "Ghi số dòng muốn rút.", "invalid": "Ghi một số nguyên."},
    )
    size.error_messages |= {"min_value": "Rút ít nhất 1 dòng.", "max_value": f"Rút nhiều nhất {MOST_DRAWN} dòng một lần."}


def mode_named(text: Any) -> Mode:
    """Return the mode of a word; what is not "book" stops the class."""
    return BOOK if text == BOOK else PROPOSE


def rule_asked(text: str | None) -> str:
    """Return the class asked about, or nothing (all classes)."""
    return text if text in CLASSES else ""


def months_asked(given: Mapping[str, str], known: Sequence[int]) -> tuple[int, int]:
    """Return the months asked for: one (`thang`), a year's (`nam`), else those of the newest known year; `known` is newest first."""
    month, year = given.get("thang", ""), given.get("nam", "")
    if month in {str(one) for one in known}:
        return int(month), int(month)
    years = {one // 100 for one in known}
    chosen = next((one for one in years if str(one) == year), max(years, default=2000))
    return chosen * 100 + 1, chosen * 100 + 12


def plain_accuracy(unit: str, during: tuple[int, int], found: Accuracy) -> dict[str, Any]:
    """Return the report as programs read it: counts, and exact fractions as text."""
    return {
        "unit": unit,
        "first_month": iso_month(during[0]),
        "last_month": iso_month(during[1]),
        "total": _plain(found.total),
        "rules": [
            {"rule": one.rule, "words": rule_words(one.rule), "mode": one.mode, "must_propose": one.history.must_propose}
            | _plain(one.tally)
            for one in found.classes
        ],
        "months": [{"month": iso_month(month)} | _plain(tally) for month, tally in found.months],
    }


def _plain(tally: Tally) -> dict[str, Any]:
    told = tally.confirmed
    ratios = {"coverage": tally.coverage, "precision": told.precision, "lower_bound": told.bound}
    return {
        "booked": tally.booked,
        "proposed": tally.proposed,
        "checked": told.lines,
        "wrong": told.wrong,
        "fee_lines": tally.fees,
        "fee_lines_booked": tally.fees_booked,
    } | {name: None if ratio is None else str(ratio) for name, ratio in ratios.items()}
