"""Pages of programmes, tasks and targets."""

from .acts import approve_programme, draft_paper, issue_programme, return_programme, submit_programme, withdraw_programme
from .assigning import assign_programme, plans
from .drafts import add_task, amend_programme, amend_task, draft_programme, drop_task
from .lists import programme, programmes, tasks
from .targets import add_target, assign_target, catalogue, commit_target, drop_target, target, targets
from .telling import evidence_file, task, tell_progress

__all__ = [
    "add_target",
    "add_task",
    "amend_programme",
    "amend_task",
    "approve_programme",
    "assign_programme",
    "assign_target",
    "catalogue",
    "commit_target",
    "draft_paper",
    "draft_programme",
    "drop_target",
    "drop_task",
    "evidence_file",
    "issue_programme",
    "plans",
    "programme",
    "programmes",
    "return_programme",
    "submit_programme",
    "target",
    "targets",
    "task",
    "tasks",
    "tell_progress",
    "withdraw_programme",
]
