"""Working out the few formulas that the product's own workbooks hold: sums and differences of cells, SUM of a column."""

import re

_CELL = re.compile(r"([+-]?)([A-Z]+[0-9]+)")
_SUM = re.compile(r"=SUM\(([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)\)")


def evaluated(sheet, place):
    """Return the number in a cell, following its formula."""
    written = sheet[place].value
    if not isinstance(written, str) or not written.startswith("="):
        return written or 0
    if column := _SUM.fullmatch(written):
        return sum(evaluated(sheet, f"{column[1]}{row}") for row in range(int(column[2]), int(column[4]) + 1))
    terms = _CELL.findall(written[1:])
    assert "".join(sign + cell for sign, cell in terms) == written[1:], written
    return sum((-1 if sign == "-" else 1) * evaluated(sheet, cell) for sign, cell in terms)
