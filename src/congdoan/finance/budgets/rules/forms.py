"""Form codes: a code means something only together with its form, and a sum belongs to the period in which it came."""

import re
from collections.abc import Mapping
from datetime import date

_SPAN = re.compile(r"(?P<year>[0-9]{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


def codes_by_form(amounts: Mapping[str, int], meaning: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """Place amounts under the codes of each form.

    `meaning` says for each form what its codes stand for; a code whose flow is not among `amounts` is left out.
    Source: reference table `forms`, record of the codes that changed their meaning.
    """
    return {form: {code: amounts[flow] for code, flow in codes.items() if flow in amounts} for form, codes in meaning.items()}


def span_of(day: date, *, like: str) -> str:
    """Name the half-year, quarter, month or year that a day lies in, in the way that `like` is written."""
    found = _SPAN.fullmatch(like)
    if found is None:
        raise ValueError(f"not a year, half, quarter or month: {like!r}")
    if found["half"]:
        return f"{day.year}-H{(day.month + 5) // 6}"
    if found["quarter"]:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return f"{day.year}-{day.month:02d}" if found["month"] else f"{day.year}"


def received_in(report: str, *, received_on: date) -> tuple[bool, str]:
    """Say whether money from above belongs to a report, and the span in which it is entered: that of its receipt.

    Source: reference table `deadlines`, record of the cut-off: the bank's or treasury's voucher decides.
    """
    entered = span_of(received_on, like=report)
    return entered == report, entered
