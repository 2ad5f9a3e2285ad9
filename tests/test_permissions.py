"""Every address of the product, asked by everybody: who gets in, who is refused, and that nobody reads what is another branch's.

The table is made from the resolver: a new page is tested the day it is added. A page with a new kind of argument needs an
example in `examples`; a page that some role may not open is named in `CLOSED`.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import time, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.test import override_settings
from django.urls import get_resolver
from django.utils.timezone import now

from congdoan.activities.grassroots.tests import builders as founding
from congdoan.activities.programmes import queries as plans
from congdoan.activities.programmes import services as planning
from congdoan.activities.restructuring import services as reorganising
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.assessments import services as assessing
from congdoan.finance.banking import queries as banking
from congdoan.finance.banking import services as paying
from congdoan.finance.banking.tests.calls import KEY, ON, send, signed
from congdoan.finance.banking.tests.calls import told as told_by_bank
from congdoan.finance.bookkeeping import services as bookkeeping
from congdoan.finance.bookkeeping.tests.builders import payment
from congdoan.finance.bookkeeping.tests.test_assets import card
from congdoan.finance.budgets import services as budgeting
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.tests.cast import ACCOUNT, small_district
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.ledger.rules import AccountFilter
from congdoan.finance.notices import services as telling
from congdoan.foundation.access import doors, services
from congdoan.foundation.access import queries as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.foundation.documents.tests.builders import LETTER
from congdoan.people.members import queries as registry
from congdoan.people.members import services as membership
from congdoan.people.members.tests.builders import draft, member
from congdoan.people.officers import queries as committees
from congdoan.people.officers import services as officers
from congdoan.people.officers.tests.builders import seat, tally, term
from congdoan.people.organisations.tests.builders import organisation, person

pytestmark = pytest.mark.django_db

SIGN_IN = "/dang-nhap/"
BY_LINK = "portal:"  # the address itself is the right, and nothing of a signed-in visitor counts
RECEIVER = "banking:receive_notification"  # providers call it; its address and their signature are the right
PUBLIC = {
    "members:verify_card",
    "portal:publications",
    "portal:publication",
    "portal:roots",
    "portal:root",
    "portal:documents",
    "portal:document",
    "portal:document_file",
    "portal:document_feed",
}  # made public: everybody's to read
OPEN = {
    RECEIVER,
    "phone:worker",
    "office:entrance",
    "office:sign_in",
    "office:sign_out",
    "api-1:openapi-json",
} | PUBLIC  # for who is not signed in
ONES_OWN = {RECEIVER, "office:sign_in", "office:sign_out", "access:set_password"}  # writes that concern nobody else
ADMINISTRATION = {"access:people", "access:create_actor", "access:grant", "access:end_grant"}
REGISTER = {
    f"organisations:{name}" for name in ("register_organisation", "load_register", "place", "rename", "end")
}  # the officer's, not the accountant's
BUDGETS = {
    f"budgets:{name}"
    for name in (
        "select_form", "submit_estimate", "approve_estimate", "return_estimate", "set_deadline", "preview_targets", "publish_estimate",
        "withdraw_publication", "publish_settlement",
    )
}  # fmt: skip
PERIODS = {
    f"bookkeeping:{name}"
    for name in (
        *("preview_locks", "preview_year", "reopen_year", "preview_chart", "map_account", "undo_chart_change"),
        *("import_opening", "import_cash_book", "hand_over", "undo_handover", "end_unit", "post_supplement"),
    )
}  # the chief accountant's
CHIEFS = {
    f"bookkeeping:{name}"
    for name in (
        "queue", "return_voucher", "reverse_voucher", "set_separation", "set_template", "end_template", "approve_advance", "pay_advance",
        "accept_settlement", "decline_settlement", "pay_extra", "return_advance", "reverse_advance_step", "set_cash_count_period",
        "decide_cash_difference", "hand_over_asset", "dispose_asset",
    )
}  # fmt: skip  # what another person than who prepares decides, or who holds the cash
MEMBERS = {
    f"members:{name}"
    for name in (
        "apply", "apply_list", "withdraw_application", "reenter", "leave", "reopen", "record_death", "record_absence", "record_return",
        "correct", "assign_section", "members_file", "load_members", "read_sensitive", "open_account", "issue_card", "card",
        "request_transfer", "agree_transfer", "decline_transfer", "cancel_transfer", "decide_correction", "doubles", "merge_persons",
        "undo_merge", "request_correction", "save_filter", "drop_filter", "set_retention", "erase_expired",
    )
}  # fmt: skip  # the chair's and the officer's
OFFICERS = {
    f"officers:{name}" for name in ("open_term", "close_term", "appoint", "end_seat", "restore_seat", "record_election", "void_election")
}  # the chair's and the officer's
FOUNDING = {
    f"grassroots:{name}"
    for name in (
        *("open_founding", "record_contact", "take_applications", "form_team", "record_meeting", "submit_dossier", "draft_decision"),
        *("recognise_union", "close_founding"),
    )
}  # the officer's
REORGANISING = {
    f"restructuring:{name}"
    for name in (
        "draft_reorganisation", "amend_reorganisation", "plan_unit", "load_plan", "plan_by_rule", "draft_reversal",
        "withdraw_reorganisation",
    )
}  # fmt: skip  # the officer's and the administrator's
REQUESTS = ("report_request", "consolidate_reports", "lock_reports", "write_report")  # their argument is a request, not one of members
PLANNERS = {
    f"programmes:{name}"
    for name in (
        *("draft_programme", "amend_programme", "add_task", "amend_task", "return_programme", "issue_programme", "withdraw_programme"),
        *("assign_programme", "tell_progress", "add_target", "commit_target", "assign_target", "freeze_denominator"),
        *("open_report_request", "submit_report", "return_report", "amend_report"),
    )
}  # the officer's and the unions' own
REGISTRARS = {f"documents:{name}" for name in ("receive_document", "pass_on_document", "void_arrival")}  # the officer's
LEADING = {
    f"documents:{name}"
    for name in (
        *("approve_document", "return_document", "sign_document", "keep_signed_document", "issue_document", "change_document"),
        *("set_numbering", "skip_numbers", "publish_document", "unpublish_document", "keep_hand_picture", "keep_seal_picture"),
    )
}  # who leads the office, or signs
CLOSED = (
    LEADING
    | REGISTRARS
    | PLANNERS
    | MEMBERS
    | OFFICERS
    | FOUNDING
    | REORGANISING
    | ADMINISTRATION
    | REGISTER
    | BUDGETS
    | PERIODS
    | CHIEFS
    | {"banking:return_payment"}
)  # to the accountant, by role
NOTHING_THERE = {
    "bookkeeping:settlement_paper", "bookkeeping:step_paper", "budgets:pack_file", "members:own_file", "members:own_card",
    "documents:open_document", "documents:outgoing_file", "portal:document", "portal:document_file",
}  # fmt: skip  # nothing was accounted for, made or sent yet
ANYBODYS = {"bookkeeping:draft_voucher"}  # its argument names a kind of voucher, nothing of a branch
ANOTHERS = {"office:job"}  # the accountant's own: not there for a colleague
WITHOUT_QUESTIONS = {"collection:settle_overpaid"}  # an empty form is all it asks for: the answer is a preview, 200
NO_SUCH_THING = {403, 404, 405}
REFUSED = {403, 405}
FORM = {"x": "1"}  # what a browser sends of an empty form: something, but no field
OURS = (  # what a neighbour must never read; federations themselves are known to everybody who is signed in
    "CD001", "DV001", "DV002", "Mía Đường", "Gạch Lộc Ninh", "3999900012", "3999900051", ACCOUNT, "Đoàn Viên Mía", "Người Nộp Đơn",
    "sao-ke.xlsx", "KPCD thang 1", "ke.toan.nha",
)  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One address of the resolver with its arguments filled in."""

    name: str
    path: str
    has_arguments: bool

    @property
    def is_api(self):
        return self.path.startswith("/api/")

    @property
    def is_by_link(self):
        return self.name.startswith(BY_LINK) and self.name not in PUBLIC


@dataclass
class Town:
    """Two districts side by side; everything that the addresses are filled with belongs to the first."""

    examples: dict[str, str]
    people: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def built_town(built_once, home):
    """Build the town once: each test leaves it as it was."""
    entered = built_once
    with override_settings(HOME=home):
        yield a_town(entered)


@pytest.fixture
def town(db, built_town, settings, home):
    settings.HOME = home
    return built_town


def a_town(entered):
    cast = small_district(entered)
    cast.statement(
        ("05-02-2024 10:00:00", 2_000_000, "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"),
        ("06-02-2024 10:00:00", 1_500_000, "KPCD thang 1 nop tien"),
        ("07-02-2024 10:00:00", 2_000_000, "MST 3999900051 Cong ty Co phan Gach Loc Ninh Vang dong KPCD thang 1 nam 2024"),
    )
    cast.run()
    connection.check_constraints()  # while the steps can still be seen
    proposal = collection.propose_correction(
        by=entered, unit_id=cast.district, line_id=cast.line("Suoi Da"), kind=None, reason="thử", on=doors.today()
    )
    next_door = organisation(entered, "district_federation", "LDLD-TB", parent=cast.province, name="LĐLĐ huyện bên cạnh")
    organisation(entered, "grassroots_union", "CD901", parent=next_door)
    people = {
        "accountant": person(entered, "ke.toan.nha", role="federation_accountant", branch=cast.district),
        "inspector": person(entered, "kiem.tra.nha", role="inspector", branch=cast.district),
        "neighbour": person(entered, "ke.toan.ben", role="federation_accountant", branch=next_door),
        "chief": person(entered, "truong.nha", role="chief_accountant", branch=cast.district),
    }
    services.enter(people["accountant"], on=doors.today())
    job_id = services.enqueue(by=people["accountant"], command="ledger_verify", arguments={}, title="Việc của CD001")
    order_id, batch_id = paid_out(cast, people)
    services.enter(entered, on=doors.today())
    budgeting.select_form(
        by=entered, unit_id=cast.district, form_id="form.b07.hd47.b", from_year=2024, document="12/QĐ-LĐLĐ", on=doors.today()
    )
    services.enter(people["accountant"], on=doors.today())
    sent_id = budgeting.submit_settlement(by=people["accountant"], code="CD001", year=2024, on=doors.today(), explanation="thử")
    budgeting.make_paper(by=people["accountant"], kind="settlement", subject_id=sent_id, made_at=now(), on=doors.today())
    services.enter(entered, on=doors.today())
    grant_id = next(one["grants"][0]["id"] for one in access.people(entered, on=doors.today()) if one["id"] == people["accountant"])
    (statement,) = banking.statements()
    (account,) = banking.accounts()
    waiting = cast.line("nop tien")
    sample = collection.draw_sample(by=entered, unit_id=cast.district, during=(202401, 202412), size=1, seed=1, on=doors.today())
    charge = next(iter(assessments.charges([cast.employer])))
    link = services.issue_link(
        by=entered, unit_id=cast.district, subject_id=cast.employer, until=doors.today() + timedelta(days=30), reason="Kế toán",
        on=doors.today(),
    )  # fmt: skip
    submission = assessing.submit_payroll(
        by=entered, employer_id=cast.employer, months=[assessing.SubmittedMonth(202403, 10, 90_000_000)], key=uuid4(), on=doors.today()
    )
    dues = assessing.submit_dues(
        by=entered, unit_id=cast.union, month=202401, members_paying=9, collected_dong=900_000, key=uuid4(), on=doors.today()
    )
    source = paying.register_notification_source(by=entered, unit_id=cast.district, provider="generic", key=KEY, on=ON)
    send(source, signed(told_by_bank(account=ACCOUNT)))
    services.enter(entered, on=doors.today())
    (notification,) = banking.notifications(limit=9)
    issued = telling.issue_notices(by=entered, unit_id=cast.district, on=doors.today(), made_at=now(), payer_ids=[cast.lone, cast.employer])
    entry_id = ledger.entries_behind(cast.district, AccountFilter(), during=(202401, 202412)).lines[0].entry_id
    examples = {
        "account_id": account.id, "actor_id": people["accountant"], "charge_id": getattr(charge, "id", 1), "code": "CD001",
        "grant_id": grant_id, "job_id": job_id, "key": "3999900012", "kind": "KPCD", "line_id": waiting, "month": 202401,
        "payer_id": cast.employer, "statement_id": statement.id, "unit_id": cast.district, "entry_id": entry_id, "year": 2024,
        "rule": "tax-code-name", "sample_id": sample, "proposal_id": proposal, "employer": "DV001",
        "token": link.token, "link_id": link.id,
        "order_id": order_id, "batch_id": batch_id, "file_id": batch_id,
        "sent_id": sent_id, "what": "quyet-toan", "subject_id": sent_id,
        "provider": "generic", "address": "x" * 32, "source_id": source.id, "notification_id": notification.id,
        **papers(entered, cast), **people_of(entered, cast), **programme_of(entered, cast), **committee_of(entered, cast),
        "founding_id": founding_of(entered, cast), "event": "spend", "place": 1, "unit": "CD001",
        "reorganisation_id": planned(entered, cast), "submission_id": submission[0], "notice_id": issued.issued[0], "payer": "3999900012",
    }  # fmt: skip
    special = {
        "collection:propose_held_transfer": {"code": "DV002"},
        "notices:notices_file": {"kind": "pdf"}, "notices:notice_file": {"kind": "pdf"}, "notices:draft": {"code": "DV001"},
        "notices:statement_file": {"code": "DV001", "kind": "pdf"},
        "notices:receipt_file": {"code": "DV001", "kind": "pdf", "line_id": cast.line("Suoi Da")},
        "access:issue_link": {"code": "DV001"}, "access:revoke_link": {"code": "DV001"},
        "bookkeeping:asset_labels": {"unit_id": cast.union},
        "bookkeeping:export_handover": {"kind": "pdf"}, "bookkeeping:draft_voucher": {"kind": "payment"},
        "bookkeeping:book": {"key": "quy-tien-mat"}, "bookkeeping:export_book": {"key": "quy-tien-mat", "kind": "pdf"},
        "documents:export_incoming": {"code": "LDLD-DMC", "kind": "pdf", "year": 2024},
        "members:members_file": {"kind": "xlsx"},
        **{f"programmes:{name}": {"request_id": examples["asked"]} for name in REQUESTS},
        "organisations:employer": {"code": "DV001"}, "budgets:export": {"kind": "xlsx"}, "budgets:evidence": {"line_id": "dues"},
        "budgets:export_estimate": {"kind": "xlsx"}, "budgets:estimate_file": {"what": "lap"}, "portal:publication": {"kind": "du-toan"},
        "budgets:paper_file": {"place": 0}, "assessments:decline_dues": {"submission_id": dues},
        "documents:export_outgoing": {"kind": "pdf"}, "portal:document_file": {"kind": "pdf"},
        "portal:root": {"mark": "0" * 20}, "ledger:export_seals": {"code": "LDLD-DMC"},
        "collection:why_balance": {"code": "LDLD-DMC"}, "collection:why_waiting": {"code": "LDLD-DMC"},
    }  # fmt: skip
    return Town({"": examples} | special, people)


def planned(by, cast):
    """Open a draft that ends the union; return it."""
    facts = {"by": by, "on": doors.today()}
    details = {"number": "1/QĐ", "title": "Sắp xếp CD001", "decided_on": doors.today(), "effective_on": doors.today() + timedelta(days=9)}
    draft = reorganising.draft_reorganisation(unit_id=cast.district, **details, **facts)
    reorganising.plan_unit(reorganisation_id=draft, unit="CD001", outcome="dissolve", **facts)
    return draft


def programme_of(by, cast):
    """Let the district issue a programme with a task that is done and a target; return their ids by argument."""
    on, facts = doors.today(), {"by": by, "on": doors.today()}
    head = person(by, "chanh.vp.nha", role="office_head", branch=cast.district)
    one = planning.draft_programme(unit_id=cast.district, kind="programme", title="Chương trình của CD001", **facts)
    task = planning.add_task(programme_id=one, title="Việc của CD001", for_units=True, **facts)
    target = planning.add_target(programme_id=one, code="XIII-1", **facts)
    planning.submit_programme(programme_id=one, **facts)
    services.enter(head, on=on)
    planning.approve_programme(by=head, programme_id=one, on=on)
    services.enter(by, on=on)
    planning.issue_programme(programme_id=one, symbol="01/CTr-LĐLĐ", **facts)
    file = {"file_name": "minh-chung.pdf", "content": b"%PDF-1.7\n%%EOF\n"}
    progress = planning.tell_progress(task_id=task, state="done", **file, **facts)
    year = {"first": on.replace(month=1, day=1), "last": on, "opens_on": on, "due_on": on, "escalate_on": on}
    asked = planning.open_report_request(
        unit_id=cast.district, title="Báo cáo của CD001", cadence="once", cells=["members.standing"], unit_ids=[cast.union], **year, **facts
    )
    report = plans.report_request(asked, on=on).reports[0].id
    return {"programme_id": one, "task_id": task, "target_id": target, "progress_id": progress, "report_id": report, "asked": asked}


def papers(by, cast):
    """Let the union keep a voucher with its file, an advance, a count of the cash, a tool and a donation; return their ids by argument."""
    on = doors.today()
    content = payment(voucher_date=on, accounting_date=on)
    voucher = bookkeeping.draft_voucher(by=by, unit_id=cast.union, client_key=uuid4(), content=content, on=on)
    attachment = bookkeeping.attach_file(by=by, voucher_id=voucher, file_name="hoa-don.pdf", content=b"%PDF-1.7\n%%EOF\n", on=on)
    advance = bookkeeping.request_advance(
        by=by, unit_id=cast.union, person_name="Nguyễn Thị Hoa", person_post="Tổ 2", purpose="Quà", amount=1_000_000,
        due_on=on + timedelta(days=9), on=on,
    )  # fmt: skip
    asset = bookkeeping.register_asset(by=by, unit_id=cast.union, card=card("CC01", kind="tool", cost=500_000, years=None), on=on)
    count = bookkeeping.count_cash(
        by=by, unit_id=cast.union, pieces={}, counted_on=on, counted_time=time(8), explanation="Chưa có tiền", on=on
    )
    gift = bookkeeping.Gift(on, "Bà Bảy", "cash", 100_000, "Quà cho con đoàn viên")
    donation = bookkeeping.register_donation(by=by, unit_id=cast.union, gift=gift, on=on)
    content = "Số: 7/TB-LĐLĐ\n\nTHÔNG BÁO\nVề việc họp CD001\nCăn cứ Luật Công đoàn năm 2012;".encode()
    letter = writing.receive_document(by=by, unit_id=cast.district, file_name="thu.txt", content=content, arrived_on=on, on=on)
    ids = {"voucher_id": voucher, "attachment_id": attachment, "advance_id": advance, "asset_id": asset, "count_id": count}
    outgoing = writing.draft_document(by=by, unit_id=cast.union, client_key=uuid4(), content=LETTER, on=on)
    ids |= {
        "donation_id": donation,
        "outgoing_id": outgoing,
        "delivery_id": 1,
        "publication_id": 1,
        "cited_id": documents.cited_documents(on=on)[0][0].id,
    }
    return ids | {"document_id": letter, "proposed_id": documents.details(letter).proposals[0].pk}


def people_of(by, cast):
    """Let the union have a member and an applicant; return their ids by argument."""
    on = doors.today()
    person_id, membership_id = member(by, cast.union, "Đoàn Viên Mía Đường", since=on, on=on)
    asked = membership.apply(by=by, unit_id=cast.union, draft=draft("Người Nộp Đơn Mía Đường", on=on), applied_on=on, on=on)
    membership.issue_card(by=by, person_id=person_id, valid_until=on + timedelta(days=9), on=on)
    account = membership.open_account(by=by, person_id=person_id, username="dv.mia", password="mot-mat-khau-dai-2024", on=on)
    services.enter(account, on=on)
    asked_for = membership.request_correction(by=account, told={"job": "cắt mía"}, on=on)
    services.enter(by, on=on)
    number = "072090001234"
    come, _ = member(by, cast.union, "Người Chuyển Đi Mía Đường", since=on - timedelta(days=9), on=on, citizen_number=number)
    other = organisation(by, "grassroots_union", "CD777", parent=cast.district)
    transfer = membership.request_transfer(
        by=by, unit_id=other, citizen_number=number, full_name="Người Chuyển Đi Mía Đường", since=on, on=on
    )
    membership.carry_transfers(by=by, on=on)
    twin = membership.apply(by=by, unit_id=cast.union, draft=draft("Người Hai Hồ Sơ Mía", on=on), applied_on=on, on=on)
    membership.withdraw_application(by=by, application_id=twin, reason="thử", on=on)
    gone = registry.application(twin).person_id
    merge = membership.merge_persons(by=by, keep_id=come, gone_id=gone, reason="thử", on=on)
    kept = membership.save_filter(by=by, unit_id=cast.union, name="Lọc Mía Đường", asked={}, is_shared=True, on=on)
    return {
        "person_id": person_id, "membership_id": membership_id, "application_id": asked, "transfer_id": transfer, "merge_id": merge,
        "request_id": asked_for, "filter_id": kept,
    }  # fmt: skip


def committee_of(by, cast):
    """Let the union have a committee with one appointed member and one who was elected; return their ids by argument."""
    on = doors.today()
    people = [member(by, cast.union, name, since=on, on=on)[1] for name in ("Ủy Viên Mía Đường", "Chủ Tịch Mía Đường")]
    committee = term(by, cast.union, since=on, on=on)
    one = seat(by, committee, people[0], since=on, on=on)
    counted = officers.record_election(by=by, term_id=committee, post="chair", held_on=on, tally=tally((people[1], 9), seats=1), on=on)
    assert committees.term(committee, on=on).vacant == 1
    return {"term_id": committee, "seat_id": one, "election_id": counted.election}


def founding_of(by, cast):
    """Open the founding of a union, on a day on which a district still founded them; return it."""
    one = founding.opened(by, cast.district, cast.lone)
    founding.asked_for(by, one)
    return one


def paid_out(cast, people):
    """Let the accountant's order be approved and exported; return the order and its file."""
    facts = {"unit_id": cast.district, "on": doors.today()}
    draft = paying.Draft("thu/1", "CĐCS Công ty TNHH Mía Đường Suối Đá", "733016459608", "BIDV", 75_000, "chuyen phan KPCD")
    (account,) = banking.accounts()
    order_ids = paying.prepare_payments(by=people["accountant"], account_id=account.id, drafts=[draft], **facts)
    services.enter(people["chief"], on=doors.today())
    paying.approve_payments(by=people["chief"], order_ids=order_ids, **facts)
    services.enter(people["accountant"], on=doors.today())
    (batch_id,) = paying.export_payments(by=people["accountant"], order_ids=order_ids, layout="pain001", **facts)
    connection.check_constraints()
    return order_ids[0], batch_id


def addresses(town):
    """Yield every address of the product with its arguments filled in."""
    for route, name, arguments in patterns(get_resolver()):
        given = town.examples[""] | town.examples.get(name, {})
        missing = set(arguments) - set(given)
        assert not missing, f"{name}: give an example of {sorted(missing)} in tests/test_permissions.py"
        yield Address(name, filled(route, given), bool(arguments))


def filled(route, given, *, instead=None):
    """Return a route as an address; `instead` gives a value for every argument of a kind."""

    def value(found):
        return (instead or {}).get(found[1] or "str", str(given[found[2]]))

    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", value, route)


def patterns(resolver, route="", space=""):
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, here, pattern.namespace or space)
        else:
            yield here, f"{space}:{pattern.name}", tuple(pattern.pattern.converters)


def pages(town):
    return [address for address in addresses(town) if not address.is_api and not address.name.startswith(BY_LINK)]


@pytest.fixture
def enter(client, town):
    client.raise_request_exception = False

    def as_(who):
        client.force_login(access.actor_named({"accountant": "ke.toan.nha", "inspector": "kiem.tra.nha", "neighbour": "ke.toan.ben"}[who]))
        return client

    return as_


def told(address, answer):
    return f"{address.name} {address.path}: {answer.status_code}"


def test_who_is_not_signed_in_reads_nothing(client, town):
    client.raise_request_exception = False
    wrong = []
    for address in addresses(town):
        for ask in (client.get, client.post):
            answer = ask(address.path, FORM if ask == client.post else {})
            is_sent_away = answer.status_code == 302 and answer.url.startswith(SIGN_IN)
            fits = answer.status_code in {401, 405} if address.is_api else is_sent_away or answer.status_code == 405
            if not fits and not address.is_by_link and address.name not in OPEN | {"api-1:api-root"}:
                wrong.append(told(address, answer))

    assert not wrong, "\n".join(wrong)


def test_the_accountant_opens_every_page_of_the_role(enter, town):
    client, wrong = enter("accountant"), []
    for address in pages(town):
        answer = client.get(address.path)
        fits = (
            answer.status_code in REFUSED
            if address.name in CLOSED
            else answer.status_code in {200, 302, 405} | ({404} if address.name in NOTHING_THERE else set())
        )
        if not fits:
            wrong.append(told(address, answer))

    assert not wrong, "\n".join(wrong)


def test_an_empty_form_is_refused_in_words_never_by_a_crash(enter, town):
    client, wrong = enter("accountant"), []
    for address in pages(town):
        if address.name not in ONES_OWN:
            answer = client.post(address.path, FORM)
            if answer.status_code not in {302, 403, 404, 405, 409, 422} | ({200} if address.name in WITHOUT_QUESTIONS else set()):
                wrong.append(told(address, answer))

    assert not wrong, "\n".join(wrong)


def test_the_inspector_reads_and_writes_nothing(enter, town):
    client, wrong = enter("inspector"), []
    for address in pages(town):
        read = client.get(address.path)
        if read.status_code not in {200, 302, 403, 405} | ({404} if address.name in ANOTHERS | NOTHING_THERE else set()):
            wrong.append(f"GET {told(address, read)}")
        if address.name not in ONES_OWN:
            written = client.post(address.path, FORM)
            if written.status_code not in REFUSED:
                wrong.append(f"POST {told(address, written)}")

    assert not wrong, "\n".join(wrong)


def test_a_neighbour_finds_nothing_of_ours(enter, town):
    client, wrong = enter("neighbour"), []
    for address in pages(town):
        for ask in (client.get, client.post):
            if ask == client.post and address.name in ONES_OWN:
                continue
            answer = ask(address.path, FORM if ask == client.post else {})
            if answer.status_code >= 500 or (
                address.has_arguments and address.name not in ANYBODYS and answer.status_code not in NO_SUCH_THING
            ):
                wrong.append(told(address, answer))
            read = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode(errors="replace")
            leaked = [ours for ours in OURS if ours in read and ours not in address.path]
            if leaked:
                wrong.append(f"{told(address, answer)} shows {leaked}")

    assert not wrong, "\n".join(wrong)


THEIRS = ("Đoàn Viên Mía", "Người Nộp Đơn", "DV002", "Gạch Lộc Ninh", "3999900051", "sao-ke.xlsx", "ke.toan.nha", "KPCD thang 1 nop tien")
"""What a link of DV001 must never show: another employer, statements, people, the waiting line."""


def test_a_link_opens_its_own_pages_and_nothing_else(client, town):
    client.raise_request_exception = False
    wrong = []
    for address in addresses(town):
        for ask in (client.get, client.post):
            answer = ask(address.path, FORM if ask == client.post else {})
            read = answer.content.decode(errors="replace")
            is_sent_away = answer.status_code in {401, 405} or (answer.status_code == 302 and answer.url.startswith(SIGN_IN))
            fits = answer.status_code in {200, 302, 404, 405, 422} if address.is_by_link else is_sent_away
            leaked = [theirs for theirs in THEIRS if theirs in read]
            if leaked or (answer.cookies and address.is_by_link) or (not fits and address.name not in OPEN | {"api-1:api-root"}):
                wrong.append(f"{told(address, answer)} {leaked}")

    assert not wrong, "\n".join(wrong)


def test_a_changed_address_of_a_link_opens_nothing(client, town):
    client.raise_request_exception = False
    for address in addresses(town):
        if address.is_by_link:
            token = town.examples[""]["token"]
            for instead in (token[:-1], token.swapcase(), "a" * 3000, "%00", "%F0%9F%92%A9", "..%2F"):
                assert client.get(address.path.replace(token, instead)).status_code in {404, 429}


def api_calls(town):
    """Yield (method, path, whether it has arguments) of every operation of the API."""
    from congdoan.interfaces.api.root import api

    given = {name: str(value) for name, value in town.examples[""].items()}
    for route, operations in api.get_openapi_schema()["paths"].items():
        for method in operations:
            yield method, re.sub(r"{(\w+)}", lambda found: given.get(found[1], "1"), route), "{" in route


def test_the_api_answers_each_as_the_pages_do(enter, town):
    wrong = []
    for who, allowed in (("inspector", {200, 403, 404}), ("neighbour", {200, 403, 404, 409})):
        client = enter(who)
        for method, path, has_arguments in api_calls(town):
            answer = client.generic(method.upper(), path, data="{}", content_type="application/json")
            content = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode(errors="replace")
            is_write_done = who == "inspector" and method != "get" and answer.status_code < 400
            leaked = [ours for ours in OURS if who == "neighbour" and ours in content and ours not in path]
            is_found = who == "neighbour" and has_arguments and answer.status_code == 200
            if answer.status_code not in allowed | {409, 422} or is_write_done or leaked or is_found:
                wrong.append(f"{who} {method} {path}: {answer.status_code} {leaked}")

    assert not wrong, "\n".join(wrong)


BAD_TEXTS = ("\x00", "\ud800", "a" * 5000, "<b>x</b>", 10**30, -1, None, [], {})


def example_of(schema, parts, value):
    """Return a JSON value of a schema's shape with the same value in every place; a text where the shape is free."""
    if "$ref" in schema:
        return example_of(parts[schema["$ref"].rsplit("/", 1)[1]], parts, value)
    if schema.get("properties"):
        return {name: example_of(inner, parts, value) for name, inner in schema["properties"].items()}
    if schema.get("type") == "array":
        return [example_of(schema.get("items", {}), parts, value)]
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], parts, value)
    usual = {"integer": 202401, "boolean": True, "number": 1}
    is_text = schema.get("type", "string") == "string"
    return ("2024-01-01" if schema.get("format") == "date" else value) if is_text else usual.get(schema["type"], value)


def test_no_text_breaks_the_api(enter, town):
    from congdoan.interfaces.api.root import api

    schema, wrong = api.get_openapi_schema(), []
    parts, given = schema.get("components", {}).get("schemas", {}), {name: str(value) for name, value in town.examples[""].items()}
    client = enter("accountant")
    for route, operations in schema["paths"].items():
        path = re.sub(r"{(\w+)}", lambda found: given.get(found[1], "1"), route)
        for method, operation in operations.items():
            if route.endswith("/password"):
                continue  # it would end this session
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            names = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
            for value in BAD_TEXTS:
                asked = {name: str(value).encode("utf-8", "surrogatepass") for name in names}
                data = json.dumps(example_of(body, parts, value))
                answer = client.generic(method.upper(), path, data, "application/json", QUERY_STRING=urlencode(asked))
                if answer.status_code >= 500 or answer.status_code == 401:
                    wrong.append(f"{method} {path} {str(value)[:10]!r}: {answer.status_code}")

    assert not wrong, "\n".join(wrong)


HOSTILE = [
    "ngay=31/02/9999", "ngay=0001-01-01", "ngay=9999-12-31", "ngay=%00", "ngay=" + "9" * 5000,
    "q=%25_%5C%27%3B--&q=%00", "q=%3Cscript%3Ealert(1)%3C/script%3E", "q=" + "a" * 20_000, "q=%F0%9F%92%A9%EF%BF%BF%ED%A0%80",
    "sau=-1&truoc=x", "sau=99999999999999999999&truoc=9999-99-99", "sau=%00&truoc=%00", "sau=1%27%20OR%201=1", "truoc=0001-01-01T00:00:00",
    "trang_thai=%00&xep=;drop&loc=%27&loai[]=x", "xep=-password&trang=1e9&tk=%D9%A3&thang=209913&thang=x&nam=-1&don_vi=%00",
    "thang=999999999999&nam=99999999&ky=%00", "tiep=javascript:alert(1)&vi-sao=//evil.example", "_method=DELETE",
]  # fmt: skip


def test_no_question_breaks_a_page(enter, town):
    client, wrong = enter("accountant"), []
    for address in pages(town):
        if address.name in {"office:sign_out"}:
            continue
        for question in HOSTILE:
            answer = client.get(f"{address.path}?{question}")
            if question.startswith("ngay="):
                client.get("/cs/khoa/?ngay=hom-nay")  # the next question is about today again
            if answer.status_code == 405:
                break  # whatever the question
            if answer.status_code >= 500:
                wrong.append(f"{told(address, answer)} ?{question[:50]}")
            elif answer.get("Content-Type", "").startswith("text/html") and b"<script>alert" in answer.content:
                wrong.append(f"{told(address, answer)} shows a script")

    assert not wrong, "\n".join(wrong)


NONSENSE = ["\x00", "a" * 5000, "<script>alert(1)</script>", "9" * 40, "-1", "31/02/2024", "'); --", "\ud800"]


def test_nothing_that_is_typed_breaks_a_form(enter, town):
    client, wrong = enter("accountant"), []
    for address in pages(town):
        if address.name in ONES_OWN:
            continue
        shown = client.get(address.path)
        is_page = shown.get("Content-Type", "").startswith("text/html")
        fields = set(re.findall(r'name="([\w-]+)"', shown.content.decode())) if is_page else set()
        for value in NONSENSE:
            typed = dict.fromkeys(fields | {"upload", "token", "name"}, value.encode("utf-8", "surrogatepass"))
            answer = client.post(address.path, typed)
            if answer.status_code == 405:
                break  # whatever is typed
            if answer.status_code >= 500 or b"<script>alert" in answer.content:
                wrong.append(f"{told(address, answer)} {value[:10]!r}")

    assert not wrong, "\n".join(wrong)


def test_no_argument_breaks_a_page(enter, town):
    client, wrong = enter("accountant"), []
    far = {"int": ("0", "9" * 18, "9" * 30), "str": ("%00", "%F0%9F%92%A9", "a" * 3000, "%27--", "..", "-1", "9" * 30)}
    for route, name, _ in patterns(get_resolver()):
        given = town.examples[""] | town.examples.get(name, {})
        for kind, values in far.items():
            for value in values:
                path = filled(route, given, instead={kind: value})
                if path == filled(route, given):
                    break  # no argument of this kind
                answer = client.get(path)
                if answer.status_code >= 500:
                    wrong.append(f"{name} {path[:80]}: {answer.status_code}")

    assert not wrong, "\n".join(wrong)
