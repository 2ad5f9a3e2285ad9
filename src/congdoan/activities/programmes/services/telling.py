"""Progress: told by the unit, with evidence, and seen above."""

from datetime import date
from hashlib import sha256

from django.db import transaction

from congdoan.activities.programmes.models import Progress, Task
from congdoan.activities.programmes.rules import TASK_STATES
from congdoan.finance.bookkeeping.rules.attachments import MOST_BYTES, kept_name, kind_of
from congdoan.foundation.audit import services as audit

from . import held, texts
from .refusals import EvidenceMissing, EvidenceUnfit, ProgressUnfit, UnknownTask


@transaction.atomic
def tell_progress(
    *,
    by: int,
    task_id: int,
    state: str,
    on: date,
    percent: int = 0,
    words: str = "",
    link: str = "",
    file_name: str = "",
    content: bytes = b"",
) -> int:
    """Tell how far a task of an issued programme has come, with its evidence; what was told before stays. Return the telling's id.

    :raises UnknownTask: none within reach
    :raises ProgrammeNotIssued: its programme is not issued
    :raises ProgressUnfit: the state is unknown, the percent does not fit it, or nothing is said of what did not arise
    :raises EvidenceMissing: it is told as done without evidence
    :raises EvidenceUnfit: the link or the file cannot be kept
    """
    programme_id = Task.objects.filter(pk=task_id).values_list("programme_id", flat=True).first()
    if programme_id is None:
        raise UnknownTask(task_id=task_id)
    one = held.issued(programme_id, by=by, act="tell_progress", on=on)
    said = texts.line("nội dung", words, 1000)
    reached = _percent(state, percent, said)
    kept = texts.link(link)
    file = _file(file_name, content)
    if state == "done" and not kept and not file:
        raise EvidenceMissing
    row = Progress(
        unit_id=one.unit_id, task_id=task_id, state=state, percent=reached, words=said, link=kept, told_by=by, told_on=on, **file
    )
    Progress.objects.bulk_create([row])
    audit.record(
        by, "programmes.tell_progress", at=one.unit_id, task=task_id, state=state, percent=reached, link=kept, sha256=file.get("sha256", "")
    )
    return int(row.pk)


def _percent(state: str, percent: int, said: str) -> int:
    if state not in TASK_STATES or state == "open":
        raise ProgressUnfit(why="chọn đang làm, đã xong hoặc không phát sinh")
    if state == "none" and not said:
        raise ProgressUnfit(why="không phát sinh thì ghi lý do")
    if state == "under_way" and not 0 <= percent < 100:
        raise ProgressUnfit(why="đang làm thì ghi từ 0 đến 99%; xong thì chọn “đã xong”")
    return {"done": 100, "none": 0}.get(state, percent)


def _file(name: str, content: bytes) -> dict[str, object]:
    if not content:
        return {}
    kind = kind_of(content) if len(content) <= MOST_BYTES else None
    if kind is None:
        raise EvidenceUnfit(name=name[:60] or "tệp", why="cần PDF, ảnh JPG/PNG, Word hoặc Excel, không quá 10 MB")
    return {"file_name": kept_name(name, kind), "sha256": sha256(content).hexdigest(), "content": content}
