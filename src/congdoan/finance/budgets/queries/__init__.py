"""Reads: the settlement of a union, the consolidation of a branch, and what lies behind a cell."""

from .settlement import (
    FormNotSelected,
    NoSuchForm,
    NoSuchUnit,
    PartA,
    Settlement,
    UnionRow,
    behind_cell,
    consolidated_rows,
    selected_form,
    settlement,
)

__all__ = [
    "FormNotSelected",
    "NoSuchForm",
    "NoSuchUnit",
    "PartA",
    "Settlement",
    "UnionRow",
    "behind_cell",
    "consolidated_rows",
    "selected_form",
    "settlement",
]
