"""Who may open programmes, and one with a task, a target, an opinion, a review and a report request (see tests/town.py)."""

from congdoan.activities.programmes import queries, services

CLOSED = {
    *("draft_programme", "amend_programme", "add_task", "amend_task", "return_programme", "issue_programme", "withdraw_programme"),
    *("assign_programme", "tell_progress", "add_target", "commit_target", "assign_target", "freeze_denominator"),
    *("open_report_request", "submit_report", "return_report", "amend_report", "open_consultation", "tell_opinion", "answer_opinion"),
    *("review_programme", "reopen_programme", "publish_programme", "unpublish_programme"),
}  # the officer's and the unions' own
ROWS = {"request_id": "programmes.ReportRequest"}


def own_examples(town):
    return {"report_figure": {"code": "members.standing"}}


def examples(town):
    """Let the district issue a programme with a task that is done and a target, and ask the union for a report."""
    on, facts = town.on, {"by": town.by, "on": town.on}
    one = services.draft_programme(unit_id=town.cast.district, kind="programme", title="Chương trình của CD001", **facts)
    task = services.add_task(programme_id=one, title="Việc của CD001", for_units=True, **facts)
    target = services.add_target(programme_id=one, code="XIII-1", **facts)
    services.open_consultation(programme_id=one, due_on=on, unit_ids=[town.cast.union], **facts)
    opinion = queries.opinions(one, on=on)[0][0].id
    services.tell_opinion(opinion_id=opinion, words="Nhất trí", **facts)
    services.answer_opinion(opinion_id=opinion, verdict="taken", answer="Cảm ơn", **facts)
    services.close_consultation(programme_id=one, **facts)
    services.submit_programme(programme_id=one, **facts)
    services.approve_programme(by=town.enter("head"), programme_id=one, on=on)
    town.enter()
    services.issue_programme(programme_id=one, symbol="01/CTr-LĐLĐ", **facts)
    file = {"file_name": "minh-chung.pdf", "content": b"%PDF-1.7\n%%EOF\n"}
    services.publish_programme(programme_id=one, **facts)
    progress = services.tell_progress(task_id=task, state="done", **file, **facts)
    review = services.review_programme(programme_id=one, kind="midterm", lessons="Bài học của CD001", **facts)
    year = {"first": on.replace(month=1, day=1), "last": on, "opens_on": on, "due_on": on, "escalate_on": on}
    what = {"title": "Báo cáo của CD001", "cadence": "once", "cells": ["members.standing"], "unit_ids": [town.cast.union]}
    asked = services.open_report_request(unit_id=town.cast.district, **what, **year, **facts)
    report = queries.report_request(asked, on=on).reports[0].id
    return {
        "programme_id": one, "task_id": task, "target_id": target, "progress_id": progress, "report_id": report, "request_id": asked,
        "opinion_id": opinion, "review_id": review,
    }  # fmt: skip
