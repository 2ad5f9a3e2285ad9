"""The prescribed frame of documents on a day: how each box is written, and which kinds there are."""

from collections.abc import Mapping
from datetime import date

from congdoan.foundation.documents.rules.writing import Kind, Page, Style, styles
from congdoan.foundation.reference import queries as reference

INCOMING, OUTGOING, FOLLOW_UP = "register.incoming", "register.outgoing", "register.follow_up"


def boxes(*, on: date) -> Mapping[str, Style]:
    """Return the style of each box of a document. Source: table `documents.layout`."""
    rows = (record for record in reference.records("documents.layout") if record.holds_on(on))
    return styles({**row.fields, "article": row.source["article"]} for row in rows)


def page(*, on: date) -> Page:
    """Return the sheet of documents: size, margins, typeface. Source: table `documents.page_setup`."""
    rows = {row.id.removeprefix("page."): row for row in reference.records("documents.page_setup") if row.holds_on(on)}
    paper, margins, font = (rows[name] for name in ("paper", "margins", "font"))
    return Page(
        width_mm=paper.fields["width_mm"],
        height_mm=paper.fields["height_mm"],
        margins_mm={side: tuple(margins.fields[f"{side}_mm"]) for side in ("top", "bottom", "left", "right")},
        font=font.fields["font"],
        articles={name: str(rows[name].source["article"]) for name in ("paper", "margins", "font")},
    )


def register_columns(register: str) -> tuple[tuple[str, ...], str]:
    """Return the heads of the columns of a register, and the law they come from. Source: table `documents.register_columns`."""
    record = next(record for record in reference.records("documents.register_columns") if record.id == register)
    return tuple(column["label"] for column in record.fields["columns"]), f"{record.source['document']}, {record.source['article']}"


def kinds() -> Mapping[str, Kind]:
    """Return the kinds of documents by their name in small letters: those of the decree and the union's own, of whatever day.

    Source: table `documents.document_types`; where both lists name a kind, the decree's abbreviation stands, which the other adopts.
    """
    found: dict[str, Kind] = {}
    for record in reference.records("documents.document_types"):
        has_title = bool(record.fields.get("has_own_type_title", True))
        is_copy = record.scope.get("list") == "nd30_copy"
        found.setdefault(record.name.casefold(), Kind(record.name, record.fields.get("abbreviation"), has_title, is_copy))
    return found
