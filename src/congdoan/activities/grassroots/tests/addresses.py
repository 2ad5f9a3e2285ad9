"""Who may open the pipeline of foundings, and a founding to open it with (see tests/town.py)."""

from .builders import asked_for, opened

CLOSED = {
    *("open_founding", "record_contact", "take_applications", "form_team", "record_meeting", "submit_dossier", "draft_decision"),
    *("recognise_union", "close_founding"),
}  # the officer's


def examples(town):
    """Open the founding of a union, on a day on which a district still founded them."""
    one = opened(town.by, town.cast.district, town.cast.lone)
    asked_for(town.by, one)
    return {"founding_id": one}
