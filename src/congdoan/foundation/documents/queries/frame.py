"""The prescribed frame of documents on a day: how each box is written, and which kinds there are."""

from collections.abc import Mapping
from datetime import date

from congdoan.foundation.documents.rules.writing import Kind, Style, styles
from congdoan.foundation.reference import queries as reference


def boxes(*, on: date) -> Mapping[str, Style]:
    """Return the style of each box of a document. Source: table `documents.layout`."""
    return styles([record.fields for record in reference.records("documents.layout") if record.holds_on(on)])


def kinds() -> Mapping[str, Kind]:
    """Return the kinds of documents by their name in small letters: those of the decree and the union's own, of whatever day.

    Source: table `documents.document_types`; where both lists name a kind, the decree's abbreviation stands, which the other adopts.
    """
    found: dict[str, Kind] = {}
    for record in reference.records("documents.document_types"):
        has_title = bool(record.fields.get("has_own_type_title", True))
        found.setdefault(record.name.casefold(), Kind(record.name, record.fields.get("abbreviation"), has_title))
    return found
