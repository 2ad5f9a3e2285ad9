"""What the forms share: fields by their words, and rows of fields that a page shows as a table."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from django import forms


def line(label: str, longest: int, *, is_required: bool = True, help_text: str = "") -> forms.CharField:
    """Return a field for one line."""
    return forms.CharField(label=label, max_length=longest, required=is_required, help_text=help_text)


def long_text(label: str, longest: int, *, is_required: bool = True, help_text: str = "", rows: int = 3) -> forms.CharField:
    """Return a field for several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=is_required, help_text=help_text, widget=widget)


def tick(label: str, *, help_text: str = "") -> forms.BooleanField:
    """Return a box to tick."""
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def choice(label: str, known: Mapping[str, str], *, is_required: bool = True) -> forms.ChoiceField:
    """Return a field of known choices."""
    return forms.ChoiceField(label=label, required=is_required, choices=list(known.items()))


class Rows(forms.Form):
    """A form with tables of rows."""

    def __init__(self, *given: Any, **facts: Any) -> None:
        super().__init__(*given, **facts)
        self._tables: dict[str, tuple[int, tuple[str, ...]]] = {}

    def rows(self, prefix: str, count: int, **columns: forms.Field) -> None:
        """Add rows of fields, named `prefix_1_column`."""
        self._tables[prefix] = (count, tuple(columns))
        for at in range(1, count + 1):
            self.fields |= {f"{prefix}_{at}_{name}": deepcopy(field) for name, field in columns.items()}

    def filled(self, prefix: str, given: Mapping[str, Any], *needed: str) -> list[dict[str, Any]]:
        """Return the rows in which one of some columns holds something."""
        count, columns = self._tables[prefix]
        rows = [{name: given.get(f"{prefix}_{at}_{name}") or "" for name in columns} for at in range(1, count + 1)]
        return [row for row in rows if any(str(row[name]).strip() for name in needed)]

    def table(self, prefix: str) -> list[list[Any]]:
        """Return the bound fields of a table, row by row."""
        count, columns = self._tables[prefix]
        return [[self[f"{prefix}_{at}_{name}"] for name in columns] for at in range(1, count + 1)]

    @property
    def tables(self) -> dict[str, list[list[Any]]]:
        """Return every table by its prefix."""
        return {prefix: self.table(prefix) for prefix in self._tables}

    @property
    def plain(self) -> list[Any]:
        """Return the visible fields that stand in no table."""
        inside = {f"{prefix}_" for prefix in self._tables}
        return [field for field in self.visible_fields() if not any(field.name.startswith(start) for start in inside)]
