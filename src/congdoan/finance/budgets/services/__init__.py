"""Use cases of budgets."""

from .exporting import Exported, NoSuchFormat, UnableToExport, export
from .selecting import DocumentMissing, UnableToSelect, YearOutOfRange, select_form

__all__ = [
    "DocumentMissing",
    "Exported",
    "NoSuchFormat",
    "UnableToExport",
    "UnableToSelect",
    "YearOutOfRange",
    "export",
    "select_form",
]
