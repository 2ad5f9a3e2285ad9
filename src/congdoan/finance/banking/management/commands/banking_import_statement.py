"""`congdoan banking import-statement FILE`: a bank's file into the lines of its account."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from congdoan.finance.banking import services
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import UseCaseCommand


class Command(UseCaseCommand):
    help = "Nạp một tệp sao kê vào tài khoản thu đã đăng ký; nạp lại cùng tệp không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", nargs="?", metavar="TỆP")  # optional for argparse alone: a job gives it by name
        parser.add_argument("--name", default=None, metavar="TÊN", help="tên tệp ghi vào sổ, khi khác tên trên đĩa")
        parser.add_argument("--bank", default=None, metavar="MẪU", help="mẫu của ngân hàng, khi tệp không tự nhận ra được")
        parser.add_argument("--account", default=None, metavar="SỐ", help="số tài khoản, khi tệp không ghi")
        parser.add_argument("--mark", default=None, help="mã của bản xem trước: sổ đã đổi thì từ chối")

    def call(self, *, by: int, on: date, job: int | None, **options: Any) -> Any:
        if not options["file"]:
            raise CommandError("Hãy nêu tệp sao kê.", returncode=2)
        path = Path(options["file"])
        name = options["name"] or path.name
        try:
            content = path.read_bytes()
        except OSError as cause:
            if job is not None:  # applied already from another tab
                raise services.UploadGone() from None
            raise CommandError(f"Không mở được tệp {name}: {cause.strerror}.", returncode=2) from None
        access.report(job, done=0, total=1, words=f"Đọc và kiểm chứng {name}")
        results = services.import_statement_file(
            by=by,
            file_name=name,
            content=content,
            on=on,
            bank=options["bank"],
            account_number=options["account"],
            mark=options["mark"],
            progress=lambda done, total: access.report(job, done=done, total=total, words="Ghi các dòng"),
        )
        services.forget_upload(path)
        new = sum(result.new_lines for result in results)
        access.report(job, done=1, total=1, words=f"{new} dòng mới, {sum(result.repeats for result in results)} dòng đã có")
        return {"file": name, "statements": results}

    def words(self, answer: Any) -> str:
        told = []
        for result in answer["statements"]:
            state = "mới" if result.is_new else "đã nạp từ trước"
            told.append(f"{answer['file']}: {state}, {result.new_lines} dòng mới, {result.repeats} dòng đã có.")
            told += [f"Thiếu sao kê giữa {gap.before} và {gap.after}: lệch {gap.difference} đồng." for gap in result.gaps]
        return "\n".join(told)
