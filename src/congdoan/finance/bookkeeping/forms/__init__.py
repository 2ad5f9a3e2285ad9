"""Text from people into the values that the services take."""

from .advances import (
    AcceptForm,
    AdvanceForm,
    MoneyForm,
    ReasonForm,
    ReturnForm,
    ReverseForm,
    SettleForm,
    advance_numbered,
    cursor_of,
    cursor_text,
    spent_of,
)
from .fields import DAYS, DongField, day_field, units_for
from .periods import CashBookForm, HandoverForm, MappingForm, OpeningForm, SupplementForm
from .units import UnknownUnit, unit_named, units_named

__all__ = [
    "DAYS",
    "AcceptForm",
    "AdvanceForm",
    "CashBookForm",
    "DongField",
    "HandoverForm",
    "MappingForm",
    "MoneyForm",
    "OpeningForm",
    "ReasonForm",
    "ReturnForm",
    "ReverseForm",
    "SettleForm",
    "SupplementForm",
    "UnknownUnit",
    "advance_numbered",
    "cursor_of",
    "cursor_text",
    "day_field",
    "spent_of",
    "unit_named",
    "units_for",
    "units_named",
]
