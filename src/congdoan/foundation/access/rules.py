"""Roles and the acts they allow. A role holds acts named `app.use_case`; a star allows all acts of an app."""

from collections.abc import Iterable

ROOT = 1  # the branch above every tree

READ = frozenset(
    f"{app}.read"
    for app in (
        *("organisations", "members", "officers", "ledger", "banking", "assessments", "collection", "bookkeeping", "notices"),
        *("budgets", "documents", "programmes", "inspection", "restructuring", "grassroots", "bargaining"),
        *("emulation", "audit", "reference"),
    )
)

COLLECTING = frozenset(
    f"collection.{act}"
    for act in (
        *("prepare_share_payments", "prepare_refund", "run_collection", "decide_line", "undo_line"),
        *("open_account", "waive_unpaid", "install_split_table", "switch_rule", "check_line", "teach_name"),
        *("propose_correction", "propose_held_transfer", "recompute_shares", "settle_overpaid"),
        *("set_virtual_prefix", "assign_virtual_account", "assign_all_virtual_accounts"),
    )
)
"""What who runs a single account may do; named one by one, since a star would hold `collection.approve` too."""
ADVANCES = frozenset(
    f"bookkeeping.{act}"
    for act in (
        *("request_advance", "decline_advance", "settle_advance", "count_cash", "void_cash_count"),
        *("register_asset", "import_assets", "move_asset", "check_assets", "register_donation"),
        *("receipt_donation", "use_donation", "take_back_donation_step", "void_donation"),
    )
)
"""What who prepares papers of advances, counts, things and donations may do; the services see to it that another person approves."""
VOUCHERS = (
    frozenset(
        f"bookkeeping.{act}" for act in ("draft_voucher", "amend_voucher", "submit_voucher", "void_voucher", "attach_file", "export_book")
    )
    | ADVANCES
    | {"ledger.record_evidence"}
)
"""What who prepares vouchers may do."""
PAYING_OUT = frozenset(
    f"bookkeeping.{act}" for act in ("pay_advance", "return_advance", "pay_extra", "count_cash", "sign_cash_count_as_treasurer")
)
APPROVING = frozenset(f"bookkeeping.{act}" for act in (
        "approve_voucher", "return_voucher", "void_voucher", "export_book", "export_handover",
        "approve_advance", "decline_advance", "accept_settlement", "decline_settlement", "reverse_advance_step",
        "sign_cash_count_as_chair", "decide_cash_difference", "override_limit", "dispose_asset", "hand_over_asset",
    ))  # fmt: skip
PAYER_LINK = "payer_link"  # the role of who comes by an employer's link
INSPECTION_TEAM = "inspection_team"  # the role of who examines one unit for some days
LENT = frozenset({INSPECTION_TEAM})
"""Roles that only a use case gives, always until a day; what is read by them alone is recorded."""
BUILT_IN = frozenset({"console", PAYER_LINK}) | LENT  # roles that nobody gives by hand
PURPOSES = {PAYER_LINK: "Xem khoản phải nộp và khai quỹ lương"}
LINK_PATHS = {PAYER_LINK: "/nop/{token}/"}  # where the shell of that purpose answers

REGISTERING = frozenset(f"documents.{act}" for act in (
        "receive_document", "decide_proposal", "pass_on_document", "handle_document", "void_arrival", "export_incoming", "export_follow_up",
        "confirm_sure", "undo_decision",
    ))  # fmt: skip
"""What who keeps the book of incoming documents may do; a star would hold `documents.sign_document` too."""
WRITING = frozenset(f"documents.{act}" for act in (
        "draft_document", "rewrite_document", "comment_document", "submit_document", "void_document", "open_document", "export_incoming",
        "export_follow_up", "export_outgoing", "draft_copy", "export_copies", "ask_comments", "comment_draft", "answer_comment",
        "export_comments", "set_own_address", "export_case_contents",
        "open_case_file", "file_paper", "take_out_paper", "close_case_file", "reopen_case_file", "strike_out_case_file", "export_case_list",
    ))  # fmt: skip
"""What who prepares documents may do; whoever does the work keeps its case file."""
ARCHIVING = frozenset(f"documents.{act}" for act in (
        "hand_over_case_files", "lend_case_file", "take_back_case_file", "export_case_list", "export_case_contents",
        "export_case_handover", "export_case_uses", "export_case_package",
        "propose_disposal", "carry_out_disposal", "withdraw_disposal", "export_disposal", "hold_case_file", "release_case_file",
    ))  # fmt: skip
"""What who keeps a unit's archive may do: receive what others closed, lend it."""
HOLDING = frozenset({"documents.hold_case_file", "documents.release_case_file"})
"""Who inspects or settles petitions holds files of the archive back from being destroyed."""
LEADING_PAPERS = frozenset(f"documents.{act}" for act in (
        "comment_document", "approve_document", "return_document", "void_document", "issue_document", "change_document",
        "set_numbering", "skip_numbers", "keep_signed_document", "open_document", "export_outgoing", "keep_seal_picture",
        "draft_copy", "export_copies", "ask_comments", "comment_draft", "answer_comment", "export_comments", "set_own_address",
        "set_unit_address", "decide_case_list", "review_disposal", "decide_disposal", "withdraw_disposal", "export_disposal",
    ))  # fmt: skip
"""What who leads the office may do: approve and send, never sign."""
SIGNING_DOCUMENTS = frozenset(f"documents.{act}" for act in (
        "sign_document", "keep_signed_document", "return_document", "comment_document", "comment_draft", "keep_hand_picture",
        "set_own_address",
    ))  # fmt: skip
"""Who may sign is a grant of its own."""
PUBLISHING = frozenset({f"{part}s.{act}_{part}" for part in ("document", "programme") for act in ("publish", "unpublish")})
"""Who may make documents and programmes public is a grant of its own."""

ESTIMATING = frozenset({"budgets.prepare_estimate"})
PRESENTING = frozenset(
    f"budgets.{act}"
    for act in (
        "submit_estimate", "submit_settlement", "override_ceiling", "publish_estimate", "publish_settlement", "withdraw_publication",
    )
)  # fmt: skip
"""Who makes an estimate does not send it up, and who sends it up does not decide on it."""

SIGNING = frozenset({"budgets.make_paper", "budgets.sign_paper", "budgets.keep_signed_paper"})

MEMBERSHIP = frozenset(
    f"members.{act}"
    for act in (
        *("apply", "apply_list", "withdraw_application", "approve_applications", "refuse_applications", "reenter", "leave", "reopen"),
        *("record_death", "record_absence", "record_return", "correct", "assign_section", "export", "load_members", "issue_card"),
        *("request_transfer", "agree_transfer", "decline_transfer", "cancel_transfer"),
        *("read_sensitive", "open_account", "decide_correction", "save_filter", "drop_filter"),
    )
)
"""What a union's chair decides about its members; who stands above may do it in the chair's place."""

COMMITTEES = frozenset(
    f"officers.{act}"
    for act in (
        *("open_term", "close_term", "appoint", "end_seat", "restore_seat", "record_election", "void_election"),
        *("record_cadre", "plan_officer", "drop_planned"),
    )
)
"""What a union's chair, or who stands above, writes down of committees, elections and cadres."""
TRAINING = frozenset({"officers.open_course", "officers.record_attendance", "officers.set_allowance"})

FOUNDING = frozenset(
    f"grassroots.{act}"
    for act in (
        *("open_founding", "record_contact", "take_applications", "form_team", "record_meeting", "submit_dossier", "draft_decision"),
        *("recognise_union", "close_founding"),
    )
)
"""What who organises workers does until their union stands; the decision itself is signed by another (documents)."""

REQUESTS = frozenset(
    f"procedures.{act}"
    for act in (
        *("file_request", "take_request", "receive_request", "check_request", "ask_more", "resume_request", "decide_request"),
        *("draft_answer", "close_request", "open_counter", "close_counter", "export_standing", "read"),
    )
)
"""What who handles requests may do, and nobody else reads them; where a leader decides, `procedures.decide_as_leader` is asked for too."""

LEADING_REQUESTS = frozenset({"procedures.decide_as_leader", "procedures.set_limit"})

HANDLING_STOPPAGES = frozenset(
    f"disputes.{act}"
    for act in (
        *("read", "raise_signal", "verify_signal", "dismiss_signal", "describe_employer", "open_stoppage", "record_outbreak"),
        *("record_call", "record_update", "record_meeting", "write_quick_report", "end_stoppage", "add_promise", "settle_promise"),
        *("open_dispute", "take_step"),
    )
)
"""What who handles labour relations may do; nobody else reads stoppages, and closing one is the board's."""
CLOSING_STOPPAGES = frozenset({"disputes.read", "disputes.close_stoppage"})
RECEIVING_PETITIONS = frozenset(f"petitions.{act}" for act in (
        "read", "receive_petition", "register_petition", "set_box", "plan_reception", "cancel_reception", "receive_visitor", "void_visit",
    ))  # fmt: skip
SETTLING_PETITIONS = frozenset(f"petitions.{act}" for act in (
        "classify_petition", "take_petition_step", "extend_petition", "read_denouncer", "decide_discipline", "void_discipline",
        "write_notice", "write_discipline", "record_discipline",
    ))  # fmt: skip
"""What who inspects may do with petitions; whose identity they open is named one by one, by another (`name_handler`)."""
RAISING_SIGNALS = frozenset({"disputes.raise_signal"})
WARNING = frozenset(
    f"early_warning.{act}"
    for act in (*("read", "export", "tell_signal", "end_signal", "observe_signals", "import_debts", "set_pay_day", "answer_pay_day"),)
)
"""What who watches labour relations at a federation may do; `early_warning.read` is no part of READ: unions, employers and other desks
never see what is told of an employer."""
TELLING = frozenset(f"early_warning.{act}" for act in ("read_own", "tell_signal", "end_signal", "set_pay_day", "answer_pay_day"))
"""What a union's chair tells of its own employer, and sees of it: what the union told itself."""

TALKING = frozenset(
    f"bargaining.{act}"
    for act in (
        *("call_dialogue", "mark_dialogue", "hold_dialogue", "cancel_dialogue", "settle_commitment"),
        *("record_workplace_act", "void_workplace_act"),
        *("record_agreement", "amend_clauses", "mark_agreement", "extend_agreement", "end_agreement"),
        *("request_bargaining", "mark_bargaining", "record_poll", "hold_session", "record_ballot", "sign_bargaining", "fail_bargaining"),
        *("open_poll", "close_poll", "ask_widening", "settle_widening"),
    )
)
"""What a union's chair, or who stands above, does for dialogue, bargaining and agreements."""
TALKS_PAPERS = frozenset({"bargaining.write_team_decision", "bargaining.write_review_letter"})
"""Papers of talks, by who prepares the union's documents; the chair approves and signs them."""

OWN_GRADING = frozenset({"grassroots.score_union", "grassroots.inform_members"})
GRADING = OWN_GRADING | {"grassroots.set_rubric", "grassroots.return_grading", "grassroots.review_grading"}
"""What the upper union's officer does with a union's year; another one decides and makes it public."""

LINKS = frozenset({"access.issue_link", "access.revoke_link"})

REORGANISING = frozenset(
    f"restructuring.{act}"
    for act in (*("draft_reorganisation", "amend_reorganisation", "load_plan", "plan_by_rule", "plan_unit", "drop_unit", "draft_reversal"),)
)
"""What who prepares a reorganisation may do; another person decides it."""

PLANNING = frozenset(
    f"programmes.{act}"
    for act in (
        *("draft_programme", "amend_programme", "add_task", "amend_task", "drop_task", "submit_programme", "withdraw_programme"),
        *("assign_programme", "tell_progress", "draft_paper", "add_target", "drop_target", "commit_target", "assign_target"),
        *("freeze_denominator", "submit_report", "open_consultation", "answer_opinion", "close_consultation", "tell_opinion"),
        *("review_programme", "write_review"),
    )
)
"""What who prepares programmes and tells progress may do."""
DECIDING_PLANS = frozenset(f"programmes.{act}" for act in ("approve_programme", "return_programme", "issue_programme", "reopen_programme"))
"""Another person than who prepared a programme decides on it."""

ASKING_REPORTS = frozenset(
    f"programmes.{act}"
    for act in (
        *("open_report_request", "return_report", "accept_report", "consolidate_reports", "lock_reports", "amend_report", "write_report"),
    )
)
"""What who asks units for reports may do with the answers."""

EXAMINING = frozenset(
    f"inspection.{act}"
    for act in (*("read_workspace", "draw_sample", "keep_paper", "ask_question", "record_irregularity", "drop_irregularity"),)
)
"""What who sits in a team does in the workspace of its inspection; the unit's books it only reads."""
INSPECTING = EXAMINING | frozenset(
    f"inspection.{act}"
    for act in (
        *("draft_programme", "add_pick", "drop_pick", "submit_programme", "open_inspection", "seat_examiner", "drop_examiner"),
        *("record_step", "withdraw_inspection", "take_snapshot", "draft_conclusion", "write_conclusion", "issue_conclusion"),
        *("recommend", "drop_recommendation", "verify_recommendation", "close_inspection"),
        *("write_programme", "write_decision", "open_by_decision", "write_paper", "write_yearly_report"),
    )
)
"""What the inspection committee of a unit does about the units below."""
INSPECTED = frozenset(f"inspection.{act}" for act in ("report_oneself", "answer_question", "reply_to_draft", "report_recommendation"))
"""What the unit that is inspected does: it answers."""

ROLES: dict[str, frozenset[str]] = {
    "console": frozenset({"*"}),
    "administrator": READ | {"access.*", "organisations.*", "reference.*", "restructuring.*"} | REGISTERING,
    "federation_officer": READ
    | WARNING
    | LINKS
    | REGISTERING
    | ARCHIVING
    | WRITING
    | REORGANISING
    | PLANNING
    | ASKING_REPORTS
    | MEMBERSHIP
    | COMMITTEES
    | (FOUNDING | REQUESTS | HANDLING_STOPPAGES | TALKING | TALKS_PAPERS | GRADING | TRAINING)
    | {"bargaining.grade_agreement", "emulation.*"}
    | {f"members.{act}" for act in ("merge_persons", "undo_merge", "find_doubles", "hand_over", "set_retention", "erase_expired")}
    | {"organisations.*", "assessments.declare_payroll", "assessments.report_dues", "ledger.record_evidence"}
    | {"assessments.submit_payroll", "assessments.accept_submissions", "assessments.decline_submission"}
    | {"assessments.accept_dues", "assessments.decline_dues"},
    "federation_accountant": READ
    | LINKS
    | WRITING
    | {
        "banking.open_account",
        "banking.close_account",
        "banking.import_statement",
        "banking.prepare_payments",
        "banking.cancel_payment",
        "banking.export_payments",
        "banking.record_results",
        "banking.record_outcome",
        "banking.register_notification_source",
        "banking.close_notification_source",
        "banking.compare_notifications",
        "banking.settle_notification",
        "organisations.add_account",
        "organisations.register_payer_group",
        "assessments.*",
        "notices.*",
        "ledger.post_entry",
        "ledger.post_batch",
        "ledger.reverse_entry",
        "ledger.record_evidence",
        "ledger.seal",
        "ledger.verify",
    }
    | {"budgets.prepare_settlement", "budgets.submit_settlement", "budgets.export", "budgets.make_pack"}
    | SIGNING
    | {"bookkeeping.post_voucher", "bookkeeping.export_handover"}
    | {"bookkeeping.sign_cash_count_as_accountant", "bookkeeping.charge_wear"}
    | VOUCHERS
    | ESTIMATING
    | COLLECTING,
    "federation_cashier": READ | PAYING_OUT | {"bookkeeping.pay_voucher", "bookkeeping.export_book", "ledger.record_evidence"},
    "chief_accountant": READ
    | {"banking.approve_payments", "banking.return_payment", "banking.record_outcome"}
    | {"ledger.*", "bookkeeping.*", "budgets.*", "reference.install", "assessments.decide_relief"}
    | {"collection.recompute_shares", "collection.settle_overpaid", "restructuring.apply_reorganisation"}
    | {"collection.approve", "collection.switch_rule", "collection.check_line", "collection.install_split_table"},
    "inspection_officer": READ | INSPECTING | WRITING | HOLDING | {"ledger.seal", "ledger.verify"},
    "inspector": READ
    | (RECEIVING_PETITIONS | SETTLING_PETITIONS | HOLDING)
    | {"bookkeeping.export_handover", "ledger.verify", "ledger.record_evidence"}
    | {"documents.export_incoming", "documents.export_follow_up", "documents.export_outgoing"},
    INSPECTION_TEAM: READ | EXAMINING,
    "office_head": READ
    | {"grassroots.publish_gradings"}
    | {"early_warning.read", "early_warning.export", "early_warning.set_weights"}
    | REGISTERING
    | ARCHIVING
    | WRITING
    | LEADING_PAPERS
    | PLANNING
    | DECIDING_PLANS
    | ASKING_REPORTS
    | (CLOSING_STOPPAGES | RECEIVING_PETITIONS | {"petitions.name_handler"})
    | INSPECTED
    | REQUESTS
    | LEADING_REQUESTS
    | {"emulation.*", "inspection.approve_programme", "inspection.return_programme"},
    "document_signer": READ | SIGNING_DOCUMENTS,
    "document_publisher": READ | PUBLISHING,
    "council_member": frozenset({"emulation.read", "emulation.score_initiative", "emulation.declare_conflict"}),
    "union_chair": READ
    | OWN_GRADING
    | TELLING
    | INSPECTED
    | {"emulation.*", "inspection.approve_programme", "inspection.return_programme"}
    | PLANNING
    | DECIDING_PLANS
    | MEMBERSHIP
    | COMMITTEES
    | TALKING
    | APPROVING
    | PRESENTING
    | SIGNING
    | LEADING_PAPERS
    | SIGNING_DOCUMENTS
    | PUBLISHING
    | REGISTERING
    | ARCHIVING
    | RAISING_SIGNALS
    | REQUESTS
    | {"procedures.decide_as_leader", "budgets.export", "ledger.record_evidence"},
    "union_accountant": READ
    | INSPECTED
    | PLANNING
    | VOUCHERS
    | (WRITING | TALKS_PAPERS)
    | ESTIMATING
    | SIGNING
    | {"bookkeeping.sign_cash_count_as_accountant", "bookkeeping.charge_wear"}
    | {"assessments.report_dues", "assessments.submit_dues", "budgets.prepare_settlement", "budgets.export"},
    "union_treasurer": READ
    | INSPECTED
    | PLANNING
    | VOUCHERS
    | WRITING
    | ESTIMATING
    | SIGNING
    | PAYING_OUT
    | {"assessments.report_dues", "assessments.submit_dues", "budgets.prepare_settlement", "budgets.export"}
    | {"bookkeeping.pay_voucher"},
    PAYER_LINK: frozenset({"access.open_link", "assessments.submit_payroll"}),
}

ROLE_NAMES = {
    "console": "Dòng lệnh",
    "administrator": "Quản trị",
    "federation_officer": "Chuyên viên Liên đoàn",
    "federation_accountant": "Kế toán Liên đoàn",
    "federation_cashier": "Thủ quỹ Liên đoàn",
    "chief_accountant": "Kế toán trưởng",
    "inspection_officer": "Ủy ban kiểm tra: chủ trì cuộc kiểm tra",
    "inspector": "Ủy ban kiểm tra",
    INSPECTION_TEAM: "Tổ kiểm tra (quyền xem có hạn)",
    "office_head": "Chánh văn phòng Liên đoàn",
    "document_signer": "Người ký văn bản",
    "document_publisher": "Người công khai văn bản, chương trình",
    "council_member": "Ủy viên Hội đồng sáng kiến",
    "union_chair": "Chủ tịch công đoàn cơ sở",
    "union_accountant": "Kế toán công đoàn cơ sở",
    "union_treasurer": "Thủ quỹ công đoàn cơ sở",
    PAYER_LINK: "Kế toán doanh nghiệp qua liên kết",
}


def allows(role: str, act: str) -> bool:
    """Return whether a role holds an act."""
    held = ROLES.get(role, frozenset())
    return act in held or "*" in held or f"{act.split('.', 1)[0]}.*" in held


def roles_allowing(act: str) -> list[str]:
    """Return the roles that hold an act, in the order of the table."""
    return [role for role in ROLES if allows(role, act)]


def names_of(roles: Iterable[str]) -> str:
    """Return role names for people, joined by commas."""
    return ", ".join(ROLE_NAMES.get(role, role) for role in roles)
