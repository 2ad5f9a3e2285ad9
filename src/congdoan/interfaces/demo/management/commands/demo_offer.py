"""congdoan demo offer: have the fictitious district loaded by the worker, unless the database already holds something."""

from datetime import date
from typing import Any

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand
from congdoan.interfaces.demo.story import cast, showing

LOADER = "demo_load"
BEING_LOADED = "Huyện minh họa đang được nạp; trang chủ cho thấy tiến độ."


class Command(UseCaseCommand):
    help = "Xếp việc nạp huyện minh họa vào hàng chờ khi cơ sở dữ liệu còn trống, và in tài khoản dùng thử một lần."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        is_empty = access_queries.reached(by, on=on) <= {rules.ROOT} and not access_queries.is_demo()
        if access_queries.has_job(LOADER) or not (is_empty or showing.is_unfinished()):
            return None
        people = showing.begin(by=by, on=on) if is_empty else []
        return {"job": services.enqueue(by=by, command=LOADER, arguments={}, title="Nạp huyện minh họa"), "people": people}

    def words(self, answer: Any) -> str:
        return "\n\n".join([*([cast.told(answer["people"])] if answer["people"] else []), BEING_LOADED])
