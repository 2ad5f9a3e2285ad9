"""congdoan restructuring apply_reorganisation ID: unit by unit, each in a transaction of its own; killed, it goes on where it stopped."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from congdoan.activities.restructuring import queries, services
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand, acting


class Command(UseCaseCommand):
    help = "Thực hiện các dòng chưa xong của một quyết định. Bị ngắt thì chạy lại làm tiếp, không ghi hai lần."
    one_transaction = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("reorganisation_id", type=int, help="số nội bộ của quyết định")

    def call(self, *, by: int, on: date, job: int | None, reorganisation_id: int, **options: Any) -> Any:
        with acting(by, on=on):
            done = services.apply_reorganisation(by=by, reorganisation_id=reorganisation_id, on=on, row_ids=())
            waiting = queries.pending(reorganisation_id)
        for tried, row_id in enumerate(waiting):
            if tried % 10 == 0:
                access.report(job, done=done.done, total=done.total, words=f"{done.refused} chưa được")
            with acting(by, on=on):
                done = services.apply_reorganisation(by=by, reorganisation_id=reorganisation_id, on=on, row_ids=[row_id])
        access.report(job, done=done.done, total=done.total, words=f"{done.refused} chưa được")
        return {"total": done.total, "done": done.done, "refused": done.refused}

    def words(self, answer: Any) -> str:
        return f"Đã xong {answer['done']}/{answer['total']} dòng; {answer['refused']} chưa được."
