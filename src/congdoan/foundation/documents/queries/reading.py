"""A document of our own as it is laid out, as it reads, and what is wrong with its citations."""

from datetime import date

from congdoan.foundation.documents.rules.linting import Complaint, lint
from congdoan.foundation.documents.rules.reading import Read, read
from congdoan.foundation.documents.rules.reading.text import normalise
from congdoan.foundation.documents.rules.writing import Sheet, compose, official, official_text

from .frame import boxes, kinds
from .known import known_to
from .outgoing import Record


def day_of(found: Record) -> date:
    """Return the day a document bears, of a draft the day it was begun."""
    return found.issued_on or found.acts[0].acted_on


def sheet_of(found: Record) -> Sheet:
    """Return a document laid out as the law of its day says."""
    return compose(official(found.full_content(), kinds()), boxes(on=day_of(found)))


def reading_of(found: Record) -> Read:
    """Return a document as a reader reads it."""
    return read(normalise(official_text(sheet_of(found)), is_wrapped=False), source=found.name)


def complaints_of(found: Record, *, on: date) -> list[Complaint]:
    """Return what is wrong with a document's citations on the day it bears, of a draft on the day asked about."""
    return complaints_in(reading_of(found), on=found.issued_on or on)


def complaints_in(found: Read, *, on: date) -> list[Complaint]:
    """Return what is wrong with the citations of a text, by the law pack and the registers within the actor's reach."""
    return lint(found, known_to(found), on=on)
