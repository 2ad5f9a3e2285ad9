"""What a person's decision teaches: accounts, and names that a person keeps on purpose; what a correction takes back."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from congdoan.finance.banking import services as banking
from congdoan.finance.banking.tests.builders import efast, sheet
from congdoan.finance.collection import queries, services
from congdoan.finance.collection.models import TaughtName
from congdoan.finance.collection.queries.names import taught_names
from congdoan.finance.collection.rules.matching.teaching import account_taught, names_taught
from congdoan.finance.collection.rules.model import Part
from congdoan.finance.collection.tests.builders import SEWING_CO, SHOP, line
from congdoan.finance.collection.tests.cast import ACCOUNT, DAY, FUND
from congdoan.finance.collection.tests.two_people import corrected
from congdoan.finance.collection.tests.visiting import act_again, call, post, run, words
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
NAME = "Cong ty Mia Suoi Da Xanh"
NOTE = f"{NAME} nop KPCD thang 1 nam 2024"


# --- rules ---


def bank_line(narrative="KPCD", *, account="999100", name="", on=DAY):
    return replace(line(1, on, FUND, account=account), narrative=narrative, name=name)


def test_a_decision_for_one_payer_teaches_its_account():
    parts = [Part("KPCD", SEWING_CO, FUND)]

    assert account_taught(bank_line(name="CONG TY MAY TAN VIET"), parts) == (("999100", SEWING_CO),)
    assert account_taught(bank_line(), parts) == (("999100", SEWING_CO),)  # the bank names no holder: nothing speaks against it
    assert account_taught(bank_line(account=""), parts) == ()
    assert account_taught(bank_line(), [Part("KPCD", SEWING_CO, 1), Part("KPCD", SHOP, FUND - 1)]) == ()


WRAPPED = "MBVCB.5312345678.012345.KPCD.CT tu 0999100 NGUYEN THI HOA toi 117999000024 LDLD DMC tai VIETINBANK"


@pytest.mark.parametrize("facts", [{"name": "NGUYEN THI HOA"}, {"narrative": WRAPPED}])
def test_a_private_account_that_may_pay_for_several_employers_is_nobody_s_own(facts):
    assert account_taught(bank_line(**facts), [Part("KPCD", SEWING_CO, FUND)]) == ()


@pytest.mark.parametrize(
    ("narrative", "name", "names"),
    [
        (NOTE, "", (NAME,)),
        ("nop KPCD thang 1", "CONG TY TNHH HOA BINH", ("CONG TY TNHH HOA BINH",)),
        (f"MST 3999900012 {NOTE}", "", ()),  # a key: no name is needed
        ("NGUYEN VAN AN nop KPCD thang 1", "", ()),  # a person
        ("Cong ty nop KPCD", "CONG TY TNHH", ()),  # everybody's name
        ("", "", ()),
        ("=cmd|'/c'!A1 \x00" + "A" * 10_000, "", ()),
    ],
)
def test_a_line_teaches_the_names_of_bodies_where_it_bears_no_key(narrative, name, names):
    assert names_taught(bank_line(narrative, name=name)) == names


# --- services ---


def waiting_line(cast, note=NOTE, *, day=12, account=""):
    """Import and run one line of March from an account; return its id."""
    rows = efast([(f"{day}-03-2024 10:00:00", FUND, note, f"ten-{day}")], opening=cast.balance, account=ACCOUNT)
    for row in rows:
        if len(row) > 8 and row[7] == "1234567890":
            row[7:9] = [account or f"88880000{day}", ""]
    banking.import_statement(by=cast.by, unit_id=cast.district, file_name=f"ten-{day}.xlsx", content=sheet(rows), on=DAY)
    cast.balance += FUND
    cast.run()
    return max(one.line.id for one in queries.judged_lines(cast.district))


def decide(cast, line_id, payer):
    parts = [Part("KPCD", payer, FUND)]
    services.decide_line(by=cast.by, unit_id=cast.district, line_id=line_id, kind="KPCD", parts=parts, on=DAY)


def teach(cast, line_id, name=NAME, *, by=None):
    return services.teach_name(by=by or cast.by, unit_id=cast.district, line_id=line_id, name=name, on=DAY)


def forget(cast, name=NAME, *, payer=None):
    return services.forget_name(by=cast.by, unit_id=cast.district, payer_id=payer or cast.employer, name=name, reason="nhầm", on=DAY)


def test_a_taught_name_is_known_on_the_next_line_says_who_taught_it_and_is_forgotten(waiting):
    line_id = waiting_line(waiting)
    assert queries.line_life(waiting.district, line_id).status == "review"
    decide(waiting, line_id, waiting.employer)
    teach(waiting, line_id)

    known = queries.line_life(waiting.district, waiting_line(waiting, day=13)).match
    assert (known.status, known.rule, known.parts[0].payer_id) == ("auto", "name", waiting.employer)
    assert "tên do kế toán dạy" in known.evidence[0].text
    forget(waiting)

    assert queries.line_life(waiting.district, waiting_line(waiting, day=14)).status == "review"
    with pytest.raises(services.NameNotTaught):
        forget(waiting)
    teach(waiting, line_id)
    assert [one.name for one in taught_names(waiting.district)] == [NAME]


def test_who_corrects_the_line_takes_its_name_back(waiting):
    line_id = waiting_line(waiting)
    decide(waiting, line_id, waiting.employer)
    teach(waiting, line_id)

    services.undo_line(by=waiting.by, unit_id=waiting.district, line_id=line_id, reason="nhầm", on=DAY)
    assert taught_names(waiting.district) == []
    decide(waiting, line_id, waiting.lone)

    assert taught_names(waiting.district) == []
    teach(waiting, line_id)
    assert [one.payer_id for one in taught_names(waiting.district)] == [waiting.lone]


def test_only_a_person_s_decision_teaches_a_name_that_it_bears_and_that_is_nobody_else_s(waiting):
    line_id = waiting_line(waiting)
    with pytest.raises(services.NotDecidedByPerson):
        teach(waiting, line_id)
    with pytest.raises(services.NotDecidedByPerson):
        teach(waiting, waiting.line("Suoi Da dong"))  # booked by a rule
    decide(waiting, line_id, waiting.employer)
    for strange in ("Cong ty La", "", "Nguyen Van An"):
        with pytest.raises(services.NoSuchName):
            teach(waiting, line_id, strange)
    with pytest.raises(NotAllowed):
        teach(waiting, line_id, by=person(waiting.by, "doc", role="inspector", branch=waiting.district))
    teach(waiting, line_id)
    other = waiting_line(waiting, f"{NOTE} va {NAME} nop them", day=15)
    corrected(waiting, other)
    decide(waiting, other, waiting.lone)
    with pytest.raises(services.NameBorne) as refusal:
        teach(waiting, other)

    assert "DV001" in refusal.value.explain()


def test_postgresql_keeps_names_of_decided_lines_only_each_once_and_for_ever(waiting):
    line_id = waiting_line(waiting)
    decide(waiting, line_id, waiting.employer)

    def insert(**facts):
        given = {
            "unit_id": waiting.district, "name": NAME, "payer_id": waiting.employer, "line_id": line_id, "taught_on": DAY,
            "taught_by": waiting.by,
        }  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            TaughtName.objects.create(**(given | facts))

    insert(payer_id=waiting.lone)
    insert(line_id=waiting.line("Suoi Da dong"))
    insert(taught_by=waiting.by + 1)
    insert(name="")
    insert(is_taught=False)
    teach(waiting, line_id)
    insert()
    for statement in ("UPDATE collection_taughtname SET id = id", "DELETE FROM collection_taughtname"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_an_account_shared_by_two_payers_books_for_nobody_and_a_correction_unlearns_it(waiting):
    def held(line_id):
        match = queries.line_life(waiting.district, line_id).match
        return match.rule, [part.payer_id for part in match.parts]

    first = waiting_line(waiting, "KPCD", day=20, account="999777")
    decide(waiting, first, waiting.employer)
    second = waiting_line(waiting, "KPCD", day=21, account="999777")
    assert held(second) == ("learned-account", [waiting.employer])
    corrected(waiting, second)
    decide(waiting, second, waiting.lone)
    assert held(waiting_line(waiting, "KPCD", day=22, account="999777")) == ("shared-account", [])

    services.undo_line(by=waiting.by, unit_id=waiting.district, line_id=first, reason="nhầm", on=DAY)

    assert held(waiting_line(waiting, "KPCD", day=23, account="999777")) == ("learned-account", [waiting.lone])


# --- doors ---


def test_a_name_is_taught_from_the_queue_shown_on_the_payer_s_page_and_taken_back_there(waiting, sign_in):
    line_id = waiting_line(waiting)
    client = sign_in()
    post(client, "decide_line", line_id, kind="KPCD", body="DV001")
    queue = words(client.get(reverse("collection:queue")))
    assert "data-teach" in queue
    assert NAME in words(client.get(reverse("collection:receipt", args=[line_id])))

    client.post(reverse("collection:teach_name", args=[line_id]), {"name": NAME, "ve": "hang-cho"})

    assert "data-teach" not in words(client.get(reverse("collection:queue")))
    page = reverse("collection:payer", args=["DV001"])
    assert "Tên đã dạy" in words(client.get(page))
    client.post(reverse("collection:forget_name", args=["DV001"]), {"name": NAME})
    refused = client.post(reverse("collection:forget_name", args=["DV001"]), {"name": NAME}, follow=True)
    assert "Tên đã dạy" not in words(client.get(page))
    assert "không có tên đã dạy" in words(refused)
    act_again(waiting)
    assert TaughtName.objects.count() == 2


def test_programs_and_commands_teach_and_take_back(waiting, sign_in):
    line_id = waiting_line(waiting)
    client = sign_in()
    call(client, "post", f"/lines/{line_id}/decide", kind="KPCD", parts=[{"kind": "KPCD", "payer": "DV001", "amount": FUND}])
    taught = call(client, "post", f"/lines/{line_id}/teach", name=NAME)
    gone = call(client, "post", "/names/forget", payer="DV001", name=NAME, reason="nhầm")
    again = call(client, "post", "/names/forget", payer="DV001", name=NAME)
    act_again(waiting)
    run("collection_teach_name", str(line_id), NAME)
    run("collection_forget_name", "DV001", NAME, "--reason", "nhầm")

    assert (taught.status_code, gone.status_code) == (200, 200)
    assert (again.status_code, again.json()["code"]) == (409, "name-not-taught")
