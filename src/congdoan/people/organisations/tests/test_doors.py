"""Pages, API and commands of the register: who gets in, what is shown, what is refused and in which words."""

import io
import json
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.conftest import shared_data
from congdoan.foundation.access import doors
from congdoan.people.organisations import queries, services
from congdoan.people.organisations.models import Organisation, Placement
from congdoan.people.organisations.tests.builders import federations, organisation, person, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(entered):
    tld, province, district = federations(entered)
    ids = {"by": entered, "tld": tld, "province": province, "district": district}
    for number in "12":
        ids[f"union{number}"] = organisation(entered, "grassroots_union", f"CD00{number}", parent=district, name=f"CĐCS Số {number}")
        ids[f"employer{number}"] = organisation(
            entered,
            "employer",
            f"DV00{number}",
            parent=ids[f"union{number}"],
            name=f"Công ty Số {number}",
            ownership="tu_nhan",
            commune="Xã Phan",
        )
    return ids


@pytest.fixture
def sign_in(client, tree):
    def enter(role, branch):
        client.force_login(_actor(person(tree["by"], f"{role}-{branch}", role=role, branch=branch)))
        return client

    return enter


def _actor(actor_id):
    return get_user_model().objects.get(id=actor_id)


def words(answer):
    return answer.content.decode()


def run(*arguments, code=0, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, "--json", stdout=out, stderr=err, **options)
        status = 0
    except SystemExit as stop:
        status = stop.code
    assert status == code, err.getvalue()
    return json.loads(out.getvalue())


PAGES = ["unions", "organisations", "employers", "search", "register_organisation", "register_payer_group", "load_register"]
ONE = ["place", "rename", "end", "add_account"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_for_an_officer_and_no_page_without_sign_in(client, sign_in, tree, name):
    assert client.get(reverse(f"organisations:{name}")).status_code == 302

    answer = sign_in("federation_officer", tree["district"]).get(reverse(f"organisations:{name}"))

    assert answer.status_code == 200
    assert words(answer).count("<h1>") == 1
    assert " style=" not in words(answer)


@pytest.mark.parametrize("name", ONE)
def test_every_form_about_one_organisation_opens(sign_in, tree, name):
    answer = sign_in("federation_officer", tree["district"]).get(reverse(f"organisations:{name}", args=["CD001"]))

    assert answer.status_code == 200
    assert "CĐCS Số 1" in words(answer)


def test_the_page_of_a_union_shows_its_place_its_employers_and_its_rights(sign_in, tree):
    answer = words(sign_in("federation_officer", tree["district"]).get(reverse("organisations:unit", args=["CD001"])))

    assert "CĐCS Số 1" in answer
    assert "Công ty Số 1" in answer
    assert "Công ty Số 2" not in answer
    assert "LĐLĐ huyện Dương Minh Châu" in answer
    assert "thu đoàn phí" in answer
    assert "chưa đối chiếu" in answer


def test_an_employer_asked_for_as_a_unit_is_shown_as_an_employer(sign_in, tree):
    answer = sign_in("federation_officer", tree["district"]).get(reverse("organisations:unit", args=["DV001"]))

    assert answer.url == reverse("organisations:employer", args=["DV001"])


def test_nobody_sees_the_page_of_a_neighbour(sign_in, tree):
    client = sign_in("union_chair", tree["union1"])

    assert client.get(reverse("organisations:unit", args=["CD001"])).status_code == 200
    assert client.get(reverse("organisations:unit", args=["CD002"])).status_code == 404
    assert client.get(reverse("organisations:employer", args=["DV002"])).status_code == 404
    assert "CĐCS Số 2" not in words(client.get(reverse("organisations:unions")))
    assert "Công ty Số 2" not in words(client.get(reverse("organisations:search"), {"q": "cong ty so"}))


def test_who_only_reads_sees_no_buttons_and_may_not_post(sign_in, tree):
    client = sign_in("inspector", tree["district"])

    assert "Chuyển cấp trên" not in words(client.get(reverse("organisations:unit", args=["CD001"])))
    for name, values in {
        "rename": {"name": "Tên khác", "since": "2024-01-01"},
        "end": {"last_day": "2024-01-01"},
        "place": {"parent_id": "LDLD-DMC", "since": "2024-01-01"},
        "add_account": {"number": "123456789"},
    }.items():
        assert client.post(reverse(f"organisations:{name}", args=["CD001"]), values).status_code == 403, name
    assert Organisation.objects.get(id=tree["union1"]).ended_on is None


def test_a_past_day_shows_the_tree_of_that_day(sign_in, tree):
    yesterday = doors.today() - timedelta(days=1)
    services.place(by=tree["by"], organisation_id=tree["employer1"], parent_id=tree["union2"], since=doors.today(), on=doors.today())
    client = sign_in("federation_officer", tree["district"])

    now = words(client.get(reverse("organisations:unit", args=["CD002"])))
    then = words(client.get(reverse("organisations:unit", args=["CD002"]), {"ngay": yesterday.isoformat()}))

    assert "Công ty Số 1" in now
    assert "Công ty Số 1" not in then
    assert "Đổi tên" not in then


def test_registering_from_the_page(sign_in, tree):
    client = sign_in("federation_officer", tree["district"])
    values = {
        "kind": "employer",
        "code": "dv009",
        "name": "Công ty  Chín",
        "parent": "CD001",
        "founded_on": "2024-05-20",
        "account": "1079 2588 2300",
    }

    answer = client.post(reverse("organisations:register_organisation"), values)

    assert answer.url == reverse("organisations:employer", args=["DV009"])
    assert queries.parent_on([queries.id_of_code("DV009")], on=date(2024, 6, 1)).popitem()[1] == tree["union1"]
    assert "107925882300" in words(client.get(answer.url))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "CD001"}, "đã dùng cho đơn vị khác"),
        ({"parent": "KHONG"}, "Không có đơn vị mang mã này"),
        ({"parent": "DV001"}, "không thể đứng trên"),
        ({"founded_on": "31/02/2024"}, "Ngày ghi như"),
        ({"tax_code": "0102641421"}, "Chữ số kiểm tra"),
        ({"name": "Tên\u202eẩn"}, "ký tự ẩn"),
        ({"founded_on": "2009-01-01"}, "không hoạt động trong cả khoảng"),
    ],
)
def test_a_refusal_is_a_sentence_beside_what_was_typed(sign_in, tree, change, sentence):
    client = sign_in("federation_officer", tree["district"])
    values = {"kind": "employer", "code": "DV009", "name": "Công ty Chín", "parent": "CD001", "founded_on": "2024-05-20"} | change

    answer = client.post(reverse("organisations:register_organisation"), values)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="Công ty Chín"' in words(answer) or "name" in change
    assert queries.id_of_code("DV009") is None


def test_ending_from_the_page_moves_what_stood_below(sign_in, tree):
    client = sign_in("federation_officer", tree["district"])

    answer = client.post(reverse("organisations:end", args=["CD001"]), {"last_day": "31/08/2024", "successor_id": "CD002"})

    assert answer.url == reverse("organisations:unit", args=["CD001"])
    assert "đến 31/08/2024" in words(client.get(answer.url))
    assert queries.union_of([tree["employer1"]], on=date(2024, 9, 1)) == {tree["employer1"]: tree["union2"]}


@pytest.mark.parametrize(
    "path", ["don-vi/KHONG/", "don-vi/%00/", "doanh-nghiep/..%2f..%2fetc/", "ma/';--/doi-ten/", "ma/%F0%9F%98%80/ket-thuc/"]
)
def test_nonsense_in_an_address_is_not_found(sign_in, tree, path):
    assert sign_in("federation_officer", tree["district"]).get(f"/so-goc/{path}").status_code == 404


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%25_%27", "sau=-1", "sau=999999999999999999999", "trang_thai=%27", "xa=%00", "cap_tren=%00x", "ngay=9999-99-99"]
)
def test_nonsense_in_a_filter_is_answered(sign_in, tree, query):
    client = sign_in("federation_officer", tree["district"])

    assert client.get(f"/so-goc/doanh-nghiep/?{query}", follow=True).status_code == 200


def test_a_name_cannot_carry_markup_into_a_page(sign_in, tree):
    organisation(tree["by"], "employer", "DV009", parent=tree["union1"], name="<script>alert(1)</script> & Co")

    answer = words(sign_in("federation_officer", tree["district"]).get(reverse("organisations:employers")))

    assert "<script>alert(1)" not in answer
    assert "&lt;script&gt;alert(1)" in answer


def world_files(*names):
    folder = shared_data("data", "worlds", "duong-minh-chau-2024")
    return {name: SimpleUploadedFile(f"{name}.csv", (folder / f"{name}.csv").read_bytes()) for name in names}


def test_a_register_is_previewed_and_then_applied_whole(client, entered):
    actor = person(entered, "quan-tri", role="administrator", branch=1)
    client.force_login(_actor(actor))
    address = reverse("organisations:load_register")

    preview = client.post(address, world_files("unions", "employers", "payer_groups"))

    assert "Xem trước" in words(preview)
    assert "Áp dụng" in words(preview)
    assert Organisation.objects.count() == 0
    token = preview.context["token"]
    stale = client.post(address, {"token": "0" * 64}, follow=True)
    assert "Bản xem trước đã cũ" in words(stale)
    applied = client.post(address, {"token": token}, follow=True)
    assert "Đã nạp 103 công đoàn, 130 doanh nghiệp, 2 nhóm nộp chung." in words(applied)
    again = client.post(address, {"token": token}, follow=True)
    assert "Bản xem trước đã cũ" in words(again)
    assert Organisation.objects.count() == 233


def test_every_error_of_a_register_is_shown_and_nothing_written(sign_in, tree):
    client = sign_in("federation_officer", tree["district"])
    text = "code,name,tax_code,ownership,union_code,liable_from\nDV001,Công ty,,tu_nhan,CD001,2020-01-01\nDV009,,123,ban_be,CD009,hôm qua\n"
    before = Organisation.objects.count()

    answer = client.post(reverse("organisations:load_register"), {"employers": SimpleUploadedFile("e.csv", text.encode())})

    assert answer.status_code == 422
    for cure in ("mã này đã dùng", "cần một tên có chữ", "Mã số thuế có 10 hoặc 13", "chỉ nhận", "không phải là ngày"):
        assert cure in words(answer), cure
    assert Organisation.objects.count() == before


def test_the_list_pages_need_the_same_number_of_statements_for_any_number_of_rows(client, entered):
    actor = person(entered, "quan-tri", role="administrator", branch=1)
    client.force_login(_actor(actor))

    def statements(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    world(entered)
    client.get(reverse("organisations:employers"))
    one = statements(reverse("organisations:employers") + "?q=DV001")
    full = statements(reverse("organisations:employers"))

    assert full == one
    assert full <= 24
    assert statements(reverse("organisations:unions")) <= 24
    assert statements(reverse("organisations:unit", args=["LDLD-DMC"])) <= 32


API = "/api/organisations/"


def test_the_api_lists_finds_and_shows(sign_in, tree):
    client = sign_in("federation_officer", tree["district"])

    assert [row["code"] for row in client.get(f"{API}?kind=employer").json()["rows"]] == ["DV001", "DV002"]
    assert [row["code"] for row in client.get(f"{API}search?text=cong ty so 2").json()] == ["DV002"]
    shown = client.get(f"{API}CD001").json()
    assert shown["row"]["name"] == "CĐCS Số 1"
    assert shown["children"][0]["code"] == "DV001"
    assert client.get(f"{API}KHONG").status_code == 404


def test_the_api_acts_and_refuses_like_the_pages(sign_in, tree):
    client = sign_in("federation_officer", tree["district"])

    def post(path, body):
        return client.post(API + path, json.dumps(body), content_type="application/json")

    made = post(
        "", {"kind": "grassroots_union", "code": "CD009", "name": "CĐCS Chín", "founded_on": "2024-05-20", "parent_code": "LDLD-DMC"}
    )
    assert made.status_code == 200
    assert post("DV001/place", {"parent_code": "CD009", "since": "2024-05-20"}).status_code == 204
    assert queries.union_of([tree["employer1"]], on=date(2024, 5, 20)) == {tree["employer1"]: made.json()["id"]}
    assert post("DV001/rename", {"name": "Tên mới", "since": "2024-06-01"}).status_code == 204
    assert post("DV001/accounts", {"number": "107925882300"}).status_code == 200
    assert post("payer-groups", {"code": "N1", "name": "Nhóm", "unit_code": "LDLD-DMC", "members": ["DV001", "DV002"]}).status_code == 200
    assert post("CD001/end", {"last_day": "2024-08-31"}).status_code == 204
    low = post("CD002/place", {"parent_code": "CD009", "since": "2024-06-01"})
    assert (low.status_code, low.json()["code"]) == (409, "parent-too-low")
    top = post("", {"kind": "tld", "code": "TLD2", "name": "Khác", "founded_on": "2020-01-01"})
    assert (top.status_code, top.json()["code"]) == (403, "not-allowed")
    bad = post("load", {"employers": {"name": "e.csv", "text": "code,name\n1,2\n"}})
    assert (bad.status_code, bad.json()["code"]) == (409, "rejected")
    assert post("", {"kind": ["x"]}).status_code == 422


def test_the_commands_do_what_the_pages_do(tree):
    assert run("organisations_search", "cong ty so 1")[0]["code"] == "DV001"
    assert run(
        "organisations_register_organisation",
        "grassroots_union",
        "CD009",
        "CĐCS Chín",
        "--founded-on",
        "2024-05-20",
        "--parent",
        "LDLD-DMC",
    )["id"]
    run("organisations_place", "DV001", "CD009", "--since", "2024-05-20")
    run("organisations_rename", "DV001", "Tên mới", "--since", "2024-06-01")
    run("organisations_add_account", "DV001", "107925882300", "--bank", "VietinBank")
    run("organisations_register_payer_group", "N1", "Nhóm", "DV001", "DV002", "--unit", "LDLD-DMC")
    run("organisations_end", "CD001", "--last-day", "2024-08-31")
    shown = run("organisations_show", "DV001", "--on", "2024-07-01")
    assert (shown["row"]["parent_code"], shown["row"]["name"]) == ("CD009", "Tên mới")
    assert shown["accounts"][0]["number"] == "107925882300"
    assert Placement.objects.filter(organisation_id=tree["employer1"]).count() == 2


def test_a_refused_command_prints_its_code_and_leaves_with_1(tree):
    assert run("organisations_place", "CD001", "CD002", "--since", "2024-05-20", code=1)["code"] == "parent-too-low"
    assert run("organisations_end", "KHONG", "--last-day", "2024-05-20", code=1)["code"] == "organisation-unknown"


def test_the_command_loads_the_world(entered):
    folder = shared_data("data", "worlds", "duong-minh-chau-2024")
    arguments = [f"--{name.replace('_', '-')}={folder / name}.csv" for name in ("unions", "employers", "payer_groups")]

    assert run("organisations_load_register", *arguments) == {"unions": 103, "employers": 130, "groups": 2}
    refused = run("organisations_load_register", *arguments, code=1)
    assert refused["code"] == "rejected"
    assert len(refused["details"]["problems"]) >= 233


@pytest.mark.parametrize(
    ("kind", "value", "valid"),
    [("mst", "0102641429-066", True), ("mst", "0102641421", False), ("cccd", "001099000001", True), ("cccd", "\x00", False)],
)
def test_identifiers_are_checked_without_a_database(kind, value, valid):
    answer = run("identifiers_check", "--kind", kind, value)

    assert answer["valid"] is valid
    assert {"valid", "normalised", "why"} <= set(answer)


def test_an_old_commune_leads_to_the_new_ones_by_page_api_and_command(sign_in, tree):
    client = sign_in("federation_officer", tree["district"])

    page = words(client.get("/so-goc/xa-phuong/", {"q": "suối đá"}))
    (told,) = client.get("/api/organisations/communes", {"text": "25555"}).json()
    out = io.StringIO()
    call_command("organisations_communes", "25555", stdout=out)

    assert "Xã Suối Đá" in page
    assert "Phường Bình Minh" in page
    assert "bị chia" in page
    assert [area["code"] for area in told["after"]] == ["25552", "25480"]
    assert told["is_split"]
    assert "25480 Phường Bình Minh, Tỉnh Tây Ninh  (bị chia)" in out.getvalue()
    assert "Không xã, phường nào" in words(client.get("/so-goc/xa-phuong/", {"q": "khong co noi nao"}))
