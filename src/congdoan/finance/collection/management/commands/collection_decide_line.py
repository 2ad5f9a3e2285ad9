"""congdoan collection decide-line LINE KPCD --part DV001=1250000 …"""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from congdoan.finance.collection import forms, services
from congdoan.finance.collection.rules.wording import KINDS
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import parse_dong


class Command(UseCaseCommand):
    help = "Ghi một dòng đang chờ theo quyết định của người: là khoản gì, của ai, bao nhiêu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("line", type=int, help="số của dòng (xem collection queue)")
        parser.add_argument("kind", choices=sorted(KINDS), help="khoản; BOTH khi có cả kinh phí và đoàn phí")
        add_parts(parser)
        parser.add_argument("--reason", default="")

    def call(self, *, by: int, on: date, job: int | None, line: int, kind: str, **options: Any) -> Any:
        unit_id = forms.unit_of_line(line)
        decided = decided_of(kind, **options)
        step = services.decide_line(
            by=by, unit_id=unit_id, line_id=line, kind=decided.kind, parts=decided.parts, target_id=decided.target_id,
            refers_to=decided.refers_to, reason=options["reason"], on=on,
        )  # fmt: skip
        return {"step": step}


def add_parts(parser: ArgumentParser) -> None:
    """Add the arguments that say whose a line is."""
    parser.add_argument("--part", action="append", type=part, default=[], metavar="[KPCD|DUES:]MÃ=SỐ TIỀN", help="nêu nhiều lần được")
    parser.add_argument("--target", default="", help="mã đơn vị nhận hoặc trả lại tiền")
    parser.add_argument("--refers-to", type=int, default=None, help="số của dòng được hoàn trả")


def decided_of(kind: str, *, part: list[tuple[str, str, int]], target: str, refers_to: int | None, **_: Any) -> forms.Decision:
    """Return the decision that the arguments of `add_parts` make."""
    known = forms.bodies_named([code for _, code, _ in part] or [target])
    parts = [(fund or kind, known[code].pk, amount) for fund, code, amount in part]
    if not parts and target:
        parts = [(kind, known[target.strip()].pk, 0)]
    return forms.decision(kind, parts, refers_to=refers_to)


def part(text: str) -> tuple[str, str, int]:
    """Read DV001=1250000 or DUES:CD001=300000."""
    whom, _, amount = text.partition("=")
    fund, _, code = whom.rpartition(":")
    try:
        return fund.strip().upper(), code.strip(), parse_dong(amount)
    except (ValueError, DomainError) as error:
        raise ArgumentTypeError(f"ghi như DV001=1250000, không phải {text!r}") from error
