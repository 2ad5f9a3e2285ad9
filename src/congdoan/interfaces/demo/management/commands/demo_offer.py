"""congdoan demo offer: have the fictitious district loaded by the worker, unless the database already holds something."""

from datetime import date
from typing import Any

from django.core.management import get_commands

from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import rules, services
from congdoan.foundation.access.doors import UseCaseCommand

LOADER = "demo_load"


class Command(UseCaseCommand):
    help = "Xếp việc nạp huyện minh họa vào hàng chờ khi cơ sở dữ liệu còn trống."

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        is_empty = access_queries.reached(by, on=on) <= {rules.ROOT} and not access_queries.is_demo()
        if LOADER not in get_commands() or not is_empty or access_queries.has_job(LOADER):
            return None
        return {"job": services.enqueue(by=by, command=LOADER, arguments={}, title="Nạp huyện minh họa")}

    def words(self, answer: Any) -> str:
        return "Huyện minh họa đang được nạp; trang chủ cho thấy tiến độ."
