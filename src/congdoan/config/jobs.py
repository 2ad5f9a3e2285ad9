"""Jobs: a job runs a command by name as the actor who asked for it; periodic ones, run as the console, are listed here."""

from io import StringIO
from typing import Any

from django.core.management import call_command, get_commands, load_command_class
from procrastinate.contrib.django import app

from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError


@app.task(name="run_job", pass_context=False)
def run_job(job_id: int, by: int, actor: str, command: str, arguments: dict[str, Any]) -> None:
    """Run one stored job and write down how it ended."""
    access.start_job(job_id)
    placed, named = _placed(command, arguments)
    try:
        call_command(command, *placed, **named, acting=actor, job=job_id, json=True, stdout=StringIO())  # the answer is for programs
    except DomainError as refusal:
        access.finish_job(job_id, error=refusal.explain())
    except SystemExit as stop:
        access.finish_job(job_id, error=None if stop.code in (0, None) else "Việc không hoàn thành. Xem nhật ký máy chủ.")
    except Exception:
        access.finish_job(job_id, error="Có lỗi khi chạy. Chưa có gì bị ghi dở. Xem nhật ký máy chủ.")
        raise
    else:
        access.finish_job(job_id, error=None)


def _placed(command: str, arguments: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Split a job's arguments into those that the command takes by their place, in order, and those it takes by name."""
    parser = load_command_class(get_commands()[command], command).create_parser("congdoan", command)
    by_place = [action.dest for action in parser._actions if not action.option_strings and action.dest in arguments]
    return [str(arguments[name]) for name in by_place], {name: value for name, value in arguments.items() if name not in by_place}


PERIODIC = [  # when (minute hour day month weekday, by the server's clock), and which command
    ("* * * * *", "ledger_fold_summaries"),
    ("* * * * *", "members_carry_transfers"),
    ("40 22 * * *", "early_warning_observe_signals"),  # twenty to six in the morning in Vietnam
    ("*/15 * * * *", "banking_compare_notifications"),  # an import compares at once; this is for what is told after it
    ("10 17 * * *", "ledger_publish_root"),  # ten past midnight in Vietnam
    ("10 17 * * *", "audit_seal_acts"),
    ("30 19 * * *", "ledger_verify"),
    ("30 19 * * *", "audit_verify"),
    ("45 19 * * *", "collection_prove_balances"),
    ("17 * * * *", "notices_deliver_notices"),
    ("27 * * * *", "documents_send_mail"),
    ("50 19 * * *", "members_erase_expired"),
    ("55 19 * * *", "members_find_doubles"),
    ("5 20 * * *", "members_verify"),
    ("15 20 * * *", "emulation_renew_fingerprints"),  # after an upgrade or new words: else there is nothing to renew
    ("0 0 * * *", "programmes_send_reminders"),  # seven in the morning in Vietnam
    ("0 23 * * *", "procedures_remind_requests"),  # six in the morning in Vietnam: the day's work begins with it
]


def _every(cron: str, command: str) -> None:
    @app.periodic(cron=cron)
    @app.task(name=f"every_{command}", queueing_lock=command, lock=command, pass_context=False)
    def run(timestamp: int) -> None:
        try:
            call_command(command, json=True, stdout=StringIO())
        except SystemExit as stop:  # a command says no by leaving; the worker must live on
            raise RuntimeError(f"{command} left with status {stop.code}") from None


for _cron, _command in PERIODIC:
    _every(_cron, _command)
