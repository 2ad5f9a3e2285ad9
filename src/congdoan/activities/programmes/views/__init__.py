"""Pages of programmes, tasks, targets and reports."""

from .acts import approve_programme, draft_paper, issue_programme, return_programme, submit_programme, withdraw_programme
from .assigning import assign_programme, plans
from .consulting import answer_opinion, close_consultation, open_consultation, opinion, opinions, tell_opinion
from .drafts import add_task, amend_programme, amend_task, draft_programme, drop_task
from .lists import programme, programmes, tasks
from .publishing import publish_programme, unpublish_programme
from .reminding import reminders
from .reports import (
    accept_report,
    amend_report,
    consolidate_reports,
    lock_reports,
    open_report_request,
    report,
    report_figure,
    report_request,
    reports,
    return_report,
    submit_report,
    write_report,
)
from .reviewing import reopen_programme, review, review_programme, write_review
from .targets import add_target, assign_target, catalogue, commit_target, drop_target, evidence, freeze_denominator, target, targets
from .telling import evidence_file, task, tell_progress

__all__ = [
    "accept_report",
    "add_target",
    "add_task",
    "amend_programme",
    "amend_report",
    "amend_task",
    "answer_opinion",
    "approve_programme",
    "assign_programme",
    "assign_target",
    "catalogue",
    "close_consultation",
    "commit_target",
    "consolidate_reports",
    "draft_paper",
    "draft_programme",
    "drop_target",
    "drop_task",
    "evidence",
    "evidence_file",
    "freeze_denominator",
    "issue_programme",
    "lock_reports",
    "open_consultation",
    "open_report_request",
    "opinion",
    "opinions",
    "plans",
    "programme",
    "programmes",
    "publish_programme",
    "reminders",
    "reopen_programme",
    "report",
    "report_figure",
    "report_request",
    "reports",
    "return_programme",
    "return_report",
    "review",
    "review_programme",
    "submit_programme",
    "submit_report",
    "target",
    "targets",
    "task",
    "tasks",
    "tell_opinion",
    "tell_progress",
    "unpublish_programme",
    "withdraw_programme",
    "write_report",
    "write_review",
]
