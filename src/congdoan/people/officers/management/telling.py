"""A use case told at a terminal as the API takes it: the number of what it concerns, and one JSON text or `@file`."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandError
from pydantic import ValidationError

from congdoan.foundation.access.doors import UseCaseCommand


class ToldCommand(UseCaseCommand):
    """One service call: `subject` names the number it takes first ("" for none), `schema` the shape of the rest (None for nothing)."""

    subject: ClassVar[str] = ""
    schema: ClassVar[Any] = None
    service: ClassVar[Callable[..., Any]]
    answers: ClassVar[str] = ""  # how the answer is called in JSON; empty where the service returns nothing or a value of its own

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        if self.subject:
            parser.add_argument(self.subject, type=int)
        if self.schema is not None:
            parser.add_argument("told", help="JSON như thân của API, hoặc @tệp")

    def call(self, *, by: int, on: Any, job: int | None, told: str = "", **options: Any) -> Any:
        subject = {self.subject: options[self.subject]} if self.subject else {}
        values = self._read(told).values() if self.schema is not None else {}
        answer = type(self).service(by=by, on=on, **subject, **values)
        return {self.answers: answer} if self.answers else answer if answer is not None else {"done": True}

    def _read(self, told: str) -> Any:
        try:
            text = Path(told[1:]).read_text(encoding="utf-8") if told.startswith("@") else told
            return self.schema.model_validate(json.loads(text))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as reason:
            raise CommandError(f"Không đọc được JSON: {reason}", returncode=2) from None
        except ValidationError as faults:
            told_all = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults.errors())
            raise CommandError(f"JSON chưa đúng hình: {told_all}", returncode=2) from None
