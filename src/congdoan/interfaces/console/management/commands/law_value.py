from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.foundation.access import queries as access
from congdoan.foundation.access.doors import PureCommand, acting, today
from congdoan.foundation.access.services import CONSOLE
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.periods import parse_day
from congdoan.interfaces.console.management.values import NoSuchUnit, value_of
from congdoan.people.organisations import queries as organisations


class WrongScope(DomainError):
    code = "wrong-scope"
    says = "Không đọc được phạm vi “{text}”. Hãy ghi như region=III."


class Command(PureCommand):
    help = "Show what the law says on a day: a value with its dates, source and mark."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("key", help="bảng của bộ dữ liệu, như minimum_wage, hoặc dues_cap, si_ceiling, min_wage…")
        parser.add_argument("--on", help="ngày hỏi, như 2026-07-01; mặc định hôm nay")
        parser.add_argument("--scope", action="append", default=[], metavar="K=V", help="như region=III; ghi được nhiều lần")
        parser.add_argument("--installed", action="store_true", help="xem cả quy định riêng của các cấp đã ghi vào cơ sở dữ liệu")
        parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị hỏi: quy định riêng của đơn vị và các cấp trên (cùng --installed)")

    def call(self, **options: Any) -> dict[str, Any]:
        """Return the value or the record's own fields, with dates, source and mark.

        :raises NotInReference: an unknown key, or a scope that fits nothing or more than one record
        """
        day: date = parse_day(options["on"]) if options["on"] else today()
        scope = dict(pair for text in options["scope"] for pair in pairs(text))
        if not options["installed"]:
            return value_of(options["key"], on=day, scope=scope)
        with acting(console_id(), on=day, origin="law value"):
            unit_id = unit_of(options["unit"]) if options["unit"] else None
            return value_of(options["key"], on=day, scope=scope, is_installed=True, unit_id=unit_id)

    def words(self, answer: Any) -> str:
        """Return the value for people, on a few lines."""
        value = answer.get("value")
        shown = format_dong(value) if isinstance(value, int) else value
        own = [f"{name}: {kept}" for name, kept in answer.items() if name not in SHOWN_APART and kept is not None]
        until = f"đến trước {answer['valid_until']}" if answer["valid_until"] else "đến nay"
        source = answer["source"] or {}
        lines = [
            f"{answer['name'] or answer['topic']}: {shown if shown is not None else 'chưa biết' if 'value' in answer else ''}".rstrip(": "),
            *own,
            f"Hiệu lực: từ {answer['valid_from'] or '…'} {until}",
            f"Nguồn: {', '.join(str(part) for part in (source.get('document'), source.get('article')) if part) or 'không có'}",
            *(["Chưa đối chiếu"] if answer["needs_check"] else []),
        ]
        return "\n".join(lines)


SHOWN_APART = {"value", "id", "topic", "name", "scope", "valid_from", "valid_until", "source", "confidence", "needs_check", "branch_id"}


def console_id() -> int:
    """Return the id of the built-in account that reads for the command line."""
    console = access.actor_named(CONSOLE)
    assert console is not None
    return int(console.pk)


def unit_of(code: str) -> int:
    """Return the id of a unit by its code.

    :raises NoSuchUnit: no unit has this code
    """
    found = organisations.by_code([code]).get(code)
    if found is None:
        raise NoSuchUnit(unit=code[:60])
    return int(found.pk)


def pairs(text: str) -> list[tuple[str, str]]:
    """Read `k=v`, or several joined by commas."""
    found = [part.partition("=") for part in text.split(",")]
    if not all(name.strip() and sign and value.strip() for name, sign, value in found):
        raise WrongScope(text=text[:60])
    return [(name.strip(), value.strip()) for name, _, value in found]
