"""Confirming proposals: exactly what the class would have booked, one by one or a whole class, never by halves."""

import pytest
from django.urls import reverse

from congdoan.finance.assessments import queries as owed
from congdoan.finance.assessments import services as assessments
from congdoan.finance.collection import queries, services
from congdoan.finance.collection.queries import switches, workbench
from congdoan.finance.collection.rules.accuracy import Confirmed
from congdoan.finance.collection.tests.visiting import DAY, DOUBT, FUND, SURE, act_again, call, on_bench, post, run, words
from congdoan.foundation.access.services import NotAllowed
from congdoan.people.organisations.tests.builders import person

pytestmark = pytest.mark.django_db
RULE = "tax-code-name"
BOTH = "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD va doan phi thang 2 nam 2024"


@pytest.fixture
def proposing(waiting):
    """Three lines that a stopped class proposes, beside two that nobody knows."""
    services.switch_rule(by=waiting.by, unit_id=waiting.district, rule=RULE, mode="propose", reason="thử", on=DAY)
    waiting.statement(*((f"10-03-2024 10:00:0{n}", FUND, f"{SURE} {'.' * (n + 1)}") for n in range(3)), name="de-xuat.xlsx")
    waiting.run()
    return waiting


def proposed(cast, rule=RULE):
    return [one.line_id for one in workbench.proposals_of(cast.district, rule, limit=50)]


def confirm(cast, *lines, by=None):
    return services.confirm_lines(by=by or cast.by, unit_id=cast.district, line_ids=lines, on=DAY)


def test_a_whole_class_is_booked_as_proposed_and_counts_for_it(proposing):
    lines = proposed(proposing)

    assert len(confirm(proposing, *lines)) >= 3

    assert proposed(proposing) == []
    assert {queries.line_life(proposing.district, line).match.parts[0].payer_id for line in lines} == {proposing.employer}
    assert switches.confirmed(proposing.district)[RULE] == Confirmed(3, 0)
    assert proposing.unpaid(proposing.employer) == {}


def test_all_of_them_or_none(proposing):
    first, second, third = proposed(proposing)
    services.suspend_line(by=proposing.by, unit_id=proposing.district, line_id=third, reason="chờ hỏi", on=DAY)

    with pytest.raises(services.NotProposed):
        confirm(proposing, first, second, third)
    with pytest.raises(services.NotProposed):
        confirm(proposing, first, proposing.line(DOUBT))
    with pytest.raises(services.NotProposed):
        confirm(proposing, 10**9)
    with pytest.raises(services.TooManyLines):
        confirm(proposing, *range(1, 502))
    with pytest.raises(NotAllowed):
        confirm(proposing, first, by=person(proposing.by, "doc", role="inspector", branch=proposing.district))

    assert proposed(proposing) == [first, second]
    confirm(proposing, first)
    with pytest.raises(services.NotProposed):
        confirm(proposing, first)


def test_a_proposal_of_two_funds_is_confirmed_with_both_its_parts(waiting):
    assessments.report_dues(by=waiting.by, rows=[assessments.DuesRow(waiting.union, 202402, 10, 300_000)], on=DAY)
    (dues,) = (charge.amount for charge in owed.charges([waiting.union]))
    services.switch_rule(by=waiting.by, unit_id=waiting.district, rule="both-funds", mode="propose", reason="thử", on=DAY)
    waiting.statement(("10-03-2024 10:00:00", FUND + dues, BOTH), name="hai-quy.xlsx")
    waiting.run()
    (line,) = proposed(waiting, "both-funds")

    confirm(waiting, line)

    match = queries.line_life(waiting.district, line).match
    assert (match.status, match.kind) == ("decided", "BOTH")
    assert [(part.kind, part.payer_id, part.amount) for part in match.parts] == [
        ("KPCD", waiting.employer, FUND),
        ("DUES", waiting.union, dues),
    ]
    assert switches.confirmed(waiting.district)["both-funds"] == Confirmed(1, 0)


# --- doors ---


def test_enter_confirms_the_proposal_shown_and_the_next_line_comes(proposing, sign_in):
    client, line = sign_in(), proposed(proposing)[0]
    page = words(client.get(on_bench(line)))
    assert "Máy đề xuất" in page
    assert page.count("data-sure") == 1
    assert "data-sure" not in words(client.get(on_bench(proposing.line(DOUBT))))

    answer = client.post(reverse("collection:confirm_lines"), {"line": line}, headers={"HX-Request": "true", "HX-Target": "dong"})
    again = client.post(reverse("collection:confirm_lines"), {"line": line}, headers={"HX-Request": "true", "HX-Target": "dong"})

    assert "Đã xác nhận 2.000.000 đ" in words(answer)
    assert "không có đề xuất" in words(again)


def test_a_class_is_previewed_and_exactly_what_was_seen_is_confirmed(proposing, sign_in):
    client = sign_in()
    assert "Đề xuất chờ xác nhận" in words(client.get(reverse("collection:queue")))
    place = f"{reverse('collection:confirm_lines')}?can_cu={RULE}"
    seen = client.get(place)
    assert "Xác nhận 3 dòng" in words(seen)
    post(client, "suspend_line", proposed_line := seen.context["lines"][0][0].line_id, reason="chờ hỏi")
    stale = client.post(place, {"token": seen.context["token"], "can_cu": RULE}, follow=True)
    act_again(proposing)
    assert "Bản xem trước đã cũ" in words(stale)
    assert len(proposed(proposing)) == 2
    assert proposed_line not in proposed(proposing)

    done = client.post(place, {"token": stale.context["token"], "can_cu": RULE}, follow=True)

    assert "Đã xác nhận 2 dòng, 4.000.000 đ" in words(done)
    assert client.get(f"{reverse('collection:confirm_lines')}?can_cu=unknown")["Location"] == reverse("collection:queue")
    assert client.post(place, {"token": "x"}, follow=True).status_code == 200
    assert sign_in("inspector").get(place).context["apply_url"] == ""


def test_programs_and_commands_confirm(proposing, sign_in):
    first, *others = proposed(proposing)
    client = sign_in()

    one = call(client, "post", "/lines/confirm", lines=[first])
    twice = call(client, "post", "/lines/confirm", lines=[first])
    act_again(proposing)
    shown = run("collection_confirm_lines", RULE)
    done = run("collection_confirm_lines", RULE, "--apply")

    assert (one.status_code, twice.status_code, twice.json()["code"]) == (200, 409, "line-not-proposed")
    assert ([row["line_id"] for row in shown["lines"]], shown["steps"]) == (others, [])
    assert len(done["steps"]) >= 2
    assert proposed(proposing) == []
