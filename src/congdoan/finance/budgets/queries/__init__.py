"""Reads: the settlement of a union, the consolidation of a branch, and what lies behind a cell."""

from .actuals import MONEY
from .consolidation import Consolidated, consolidated_balance
from .decisions import decisions
from .evidence import CellEvidence, CellLine, CellLines, Part, Source, cell_evidence, lines_of, money_sources, parts_of, sources
from .settlement import (
    FormNotSelected,
    NoSuchForm,
    NoSuchUnit,
    PartA,
    Settlement,
    UnionRow,
    basics,
    behind_cell,
    consolidated_rows,
    form_named,
    selected_form,
    selection,
    settlement,
    settlement_forms,
    unions_of,
    unit_of,
)
from .units import newest_year, units_named, units_of

__all__ = [
    "MONEY",
    "CellEvidence",
    "CellLine",
    "CellLines",
    "Consolidated",
    "FormNotSelected",
    "NoSuchForm",
    "NoSuchUnit",
    "Part",
    "PartA",
    "Settlement",
    "Source",
    "UnionRow",
    "basics",
    "behind_cell",
    "cell_evidence",
    "consolidated_balance",
    "consolidated_rows",
    "decisions",
    "form_named",
    "lines_of",
    "money_sources",
    "newest_year",
    "parts_of",
    "selected_form",
    "selection",
    "settlement",
    "settlement_forms",
    "sources",
    "unions_of",
    "unit_of",
    "units_named",
    "units_of",
]
