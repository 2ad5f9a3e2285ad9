"""congdoan collection queue: the lines that wait for a person."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.finance.collection import forms
from congdoan.finance.collection.queries import workbench
from congdoan.finance.collection.rules.wording import rule_words
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.money import format_dong

PILES: dict[str, workbench.Pile] = {"ask": "ask", "left": "left", "return": "return"}


class Command(UseCaseCommand):
    help = "Liệt kê các dòng đang chờ người quyết: cần quyết, đã treo, chờ trả lại."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--unit", default="", help="mã đơn vị thu")
        parser.add_argument("--pile", choices=list(PILES), default="ask")
        parser.add_argument("--after", type=int, default=0, help="sau vị trí này")
        parser.add_argument("--limit", type=int, default=workbench.PAGE)

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        access.require_somewhere(by, "collection.read", on=on)
        collector = forms.collector_named(options["unit"])
        page = workbench.queue_page(collector.id, PILES[options["pile"]], after=options["after"], limit=max(options["limit"], 1))
        return {"unit": collector.code, "counts": page.counts, "amounts": page.amounts, "lines": list(page.rows), "next_after": page.next}

    def words(self, answer: Any) -> str:
        rows = [
            f"{row.line_id}\t{row.booked_at:%d/%m/%Y %H:%M}\t{format_dong(row.amount)}\t{rule_words(row.rule)}\t{row.narrative[:80]}"
            for row in answer["lines"]
        ]
        return "\n".join([*rows, f"{answer['counts']['ask']} dòng cần quyết, {answer['counts']['left']} dòng đã treo"])
