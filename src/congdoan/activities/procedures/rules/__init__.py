"""Pure rules of procedures: what a form asks, how a request goes, when it is due, how its code is written, what is told in totals."""

from congdoan.foundation.kernel.codes import code_from, plain_code, shown_code

from .answers import UnfitAnswers, read_answers
from .clock import COUNTED, due_after, due_again, standing_of
from .definitions import LEADER, Case, Definition, Field, Paper
from .results import answer_content
from .states import (
    ACTS,
    CHANNELS,
    DECIDED_AS,
    OPEN,
    STATES,
    follows,
)
from .totals import COUNT_WORDS, Row, Shown, suppressed

__all__ = [
    "ACTS",
    "CHANNELS",
    "COUNTED",
    "COUNT_WORDS",
    "DECIDED_AS",
    "LEADER",
    "OPEN",
    "STATES",
    "Case",
    "Definition",
    "Field",
    "Paper",
    "Row",
    "Shown",
    "UnfitAnswers",
    "answer_content",
    "code_from",
    "due_after",
    "due_again",
    "follows",
    "plain_code",
    "read_answers",
    "shown_code",
    "standing_of",
    "suppressed",
]
