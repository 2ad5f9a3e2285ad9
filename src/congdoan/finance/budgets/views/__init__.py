"""Pages of settlements."""

from .decisions import select_form, split_table
from .sheets import evidence, export, settlement, settlements

__all__ = ["evidence", "export", "select_form", "settlement", "settlements", "split_table"]
