"""congdoan budgets settlement UNIT YEAR [--form ID]."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.budgets import queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import format_dong


class Command(UseCaseCommand):
    help = "Quyết toán năm của một đơn vị theo mẫu B07, tính từ sổ; của cấp trên: cộng các công đoàn cơ sở."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("year", type=int)
        parser.add_argument("--form", default=None, help="mẫu, như form.b07.hd47.b")

    def call(self, *, by: int, on: date, job: int | None, unit: str, year: int, form: str | None = None, **options: Any) -> Any:
        access.require_somewhere(by, "budgets.read", on=on)
        found = queries.settlement(unit, year, form_id=form)
        cells = [
            {
                "line_id": cell.line_id,
                "code": cell.code,
                "label": cell.label,
                "formula": cell.formula,
                "value": cell.value,
                "needs_check": cell.needs_check,
            }
            for cell in found.cells
        ]
        return {"unit": found.unit, "year": found.year, "form": found.form, "cells": cells}

    def words(self, answer: Any) -> str:
        rows = [f"{answer['form']}, {answer['unit']}, năm {answer['year']}"]
        rows += [f"{cell['code'] or '':6} {cell['label']:60} {format_dong(cell['value']):>20}" for cell in answer["cells"]]
        return "\n".join(rows)
