"""congdoan demo load: a fictitious district's year, told by its generator, loaded and run month by month."""

from argparse import ArgumentParser
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings

from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting
from congdoan.interfaces.demo.story import cast
from congdoan.interfaces.demo.story.showing import show


class Command(UseCaseCommand):
    help = "Nạp huyện minh họa (hư cấu) vào cơ sở dữ liệu trống rồi chạy cả năm; bị ngắt thì chạy lại để làm tiếp."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--seed", type=int, help="số gieo: cùng số thì cùng một huyện (mặc định 2024)")
        parser.add_argument("--unions", type=int, help="số công đoàn cơ sở (mặc định 100)")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        def entered() -> AbstractContextManager[None]:
            return acting(by, on=on)

        def report(done: int, total: int, words: str) -> None:
            access.report(job, done=done, total=total, words=words)
            if job is None:
                self.stderr.write(f"{done}/{total} {words}")

        shown = show(settings.HOME, by=by, on=on, acting=entered, report=report, seed=options["seed"], unions=options["unions"])
        return asdict(shown) if job is None or shown.people else None

    def words(self, answer: Any) -> str:
        if not answer["auto"] and not answer["review"]:
            return "Huyện minh họa đã nạp xong từ trước; không có gì thay đổi."
        lines = f"{answer['auto']} dòng tự ghi, {answer['review']} dòng chờ người quyết."
        people = [cast.Ticket(**person) for person in answer["people"]]
        return "\n\n".join([lines, *([cast.told(people)] if people else [])])
