"""Tasks and their progress for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from congdoan.activities.programmes import queries, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as guard

from .shapes import DONE, IdOut, ProgressIn, SightOut, TaskIn, TasksOut, known_task

router = Router()


@router.get("/tasks", response=TasksOut, operation_id="programmes_tasks")
@doors.endpoint
def tasks(request: HttpRequest, state: str = "", text: str = "", after: int | None = None) -> Any:
    guard.require_somewhere(doors.actor_id(request), "programmes.read", on=doors.today())
    return queries.tasks(queries.TaskFilter(state=state, text=text), on=doors.today(), after=after)


@router.get("/tasks/{task_id}", response=SightOut, operation_id="programmes_task")
@doors.endpoint
def task(request: HttpRequest, task_id: int) -> Any:
    found = queries.task(task_id, on=doors.today())
    if found is None:
        raise Http404
    guard.require(doors.actor_id(request), "programmes.read", at=found.row.unit_id, on=doors.today())
    facts = {"task": found.row, "sentence": found.sentence, "source": found.source}
    return {**facts, "above": list(found.above), "children": list(found.children)}


@router.put("/tasks/{task_id}", response=DONE, operation_id="programmes_amend_task")
@doors.endpoint
def amend_task(request: HttpRequest, task_id: int, body: TaskIn) -> Any:
    services.amend_task(by=doors.actor_id(request), task_id=known_task(task_id), on=doors.today(), **body.dict())
    return Status(204, None)


@router.delete("/tasks/{task_id}", response=DONE, operation_id="programmes_drop_task")
@doors.endpoint
def drop_task(request: HttpRequest, task_id: int) -> Any:
    services.drop_task(by=doors.actor_id(request), task_id=known_task(task_id), on=doors.today())
    return Status(204, None)


@router.post("/tasks/{task_id}/progress", response=IdOut, operation_id="programmes_tell_progress")
@doors.endpoint
def tell_progress(request: HttpRequest, task_id: int, body: Form[ProgressIn], file: File[UploadedFile | None] = None) -> Any:
    kept = {"file_name": str(file.name), "content": file.read()} if file else {}
    made = services.tell_progress(by=doors.actor_id(request), task_id=known_task(task_id), on=doors.today(), **body.dict(), **kept)
    return {"id": made}
