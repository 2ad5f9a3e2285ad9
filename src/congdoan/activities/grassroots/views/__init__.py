"""Pages of foundings and gradings."""

from .gradings import (
    grading,
    gradings,
    inform_members,
    public_gradings,
    publish_gradings,
    return_grading,
    review_grading,
    score_union,
    set_rubric,
)
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
    "grading",
    "gradings",
    "inform_members",
    "open_founding",
    "prospects",
    "public_gradings",
    "publish_gradings",
    "recognise_union",
    "record_contact",
    "record_meeting",
    "return_grading",
    "review_grading",
    "score_union",
    "set_rubric",
    "submit_dossier",
    "take_applications",
]
