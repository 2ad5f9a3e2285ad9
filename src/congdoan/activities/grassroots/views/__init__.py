"""Pages of foundings."""

from .lists import foundings, prospects
from .steps import (
    close_founding,
    draft_decision,
    form_team,
    founding,
    open_founding,
    recognise_union,
    record_contact,
    record_meeting,
    submit_dossier,
    take_applications,
)

__all__ = [
    "close_founding",
    "draft_decision",
    "form_team",
    "founding",
    "foundings",
    "open_founding",
    "prospects",
    "recognise_union",
    "record_contact",
    "record_meeting",
    "submit_dossier",
    "take_applications",
]
