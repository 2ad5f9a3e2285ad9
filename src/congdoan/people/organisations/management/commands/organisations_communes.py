"""`congdoan organisations communes TEXT`: what became of a commune on 1 July 2025."""

from argparse import ArgumentParser
from typing import Any

from congdoan.foundation.access.doors import PureCommand
from congdoan.people.organisations import queries


class Command(PureCommand):
    help = "Tra xã, phường trước 01/07/2025 thành xã, phường nào (theo tên không cần dấu, huyện, tỉnh, hoặc mã)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("text")

    def call(self, *, text: str, **options: Any) -> Any:
        return [
            {"before": _area(change.before), "after": [_area(area) for area in change.after], "is_split": change.is_split}
            for change in queries.area_changes(text)
        ]

    def words(self, answer: Any) -> str:
        return "\n".join(_told(one) for one in answer) or "Không tìm thấy."


def _told(one: dict[str, Any]) -> str:
    after = "; ".join(_line(area) for area in one["after"])
    return f"{_line(one['before'])} -> {after}{'  (bị chia)' if one['is_split'] else ''}"


def _line(area: dict[str, Any]) -> str:
    return f"{area['code']} {', '.join([area['name'], *area['above']])}"


def _area(area: Any) -> dict[str, Any]:
    return {"code": area.code, "name": area.name, "above": list(area.above)}
