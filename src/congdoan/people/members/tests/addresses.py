"""Who may open the register of members, and a member, an applicant, a transfer and a merge to open it with (see tests/town.py)."""

from datetime import timedelta

from congdoan.people.members import queries, services
from congdoan.people.organisations.tests.builders import organisation

from .builders import draft, member

CLOSED = {
    *("apply", "apply_list", "withdraw_application", "reenter", "leave", "reopen", "record_death", "record_absence", "record_return"),
    *("correct", "assign_section", "members_file", "load_members", "read_sensitive", "open_account", "issue_card", "card"),
    *("request_transfer", "agree_transfer", "decline_transfer", "cancel_transfer", "decide_correction", "doubles", "merge_persons"),
    *("undo_merge", "request_correction", "save_filter", "drop_filter", "set_retention", "erase_expired", "find_doubles"),
}  # the chair's and the officer's
NOTHING_THERE = {"own_file", "own_card"}
PUBLIC = {"verify_card"}
OURS = THEIRS = ("Đoàn Viên Mía", "Người Nộp Đơn")
ROWS = {"filter_id": "members.SavedFilter", "request_id": "members.CorrectionRequest"}


def examples(town):
    by, union, on = town.by, town.cast.union, town.on
    facts = {"by": by, "on": on}
    person_id, membership_id = member(by, union, "Đoàn Viên Mía Đường", since=on, on=on)
    asked = services.apply(unit_id=union, draft=draft("Người Nộp Đơn Mía Đường", on=on), applied_on=on, **facts)
    services.issue_card(person_id=person_id, valid_until=on + timedelta(days=9), **facts)
    town.people["member"] = services.open_account(person_id=person_id, username="dv.mia", password="mot-mat-khau-dai-2024", **facts)
    correction = services.request_correction(by=town.enter("member"), told={"job": "cắt mía"}, on=on)
    town.enter()
    number = "072090001234"
    come, _ = member(by, union, "Người Chuyển Đi Mía Đường", since=on - timedelta(days=9), on=on, citizen_number=number)
    other = organisation(by, "grassroots_union", "CD777", parent=town.cast.district)
    transfer = services.request_transfer(unit_id=other, citizen_number=number, full_name="Người Chuyển Đi Mía Đường", since=on, **facts)
    services.carry_transfers(**facts)
    twin = services.apply(unit_id=union, draft=draft("Người Hai Hồ Sơ Mía", on=on), applied_on=on, **facts)
    services.withdraw_application(application_id=twin, reason="thử", **facts)
    merge = services.merge_persons(keep_id=come, gone_id=queries.application(twin).person_id, reason="thử", **facts)
    kept = services.save_filter(unit_id=union, name="Lọc Mía Đường", asked={}, is_shared=True, **facts)
    return {
        "person_id": person_id, "membership_id": membership_id, "application_id": asked, "transfer_id": transfer, "merge_id": merge,
        "request_id": correction, "filter_id": kept,
    }  # fmt: skip


def own_examples(town):
    return {"members_file": {"kind": "xlsx"}}
