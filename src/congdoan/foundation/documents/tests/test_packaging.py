"""Packages of case files: papers as they are kept, metadata under the names of the law, every altered or missing paper told offline."""

import io
import json
import subprocess
import sys
import zipfile
from contextlib import nullcontext, suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from xml.etree.ElementTree import fromstring

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.access.tests.builders import LEFT
from congdoan.foundation.documents import services
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.package_check import checked
from congdoan.foundation.documents.rules.packaging import Field, xml_of
from congdoan.foundation.kernel.zipping import ALL, stored_bytes, zipped

from .builders import TODAY, office
from .test_archive import LIST

MADE_AT = datetime(2024, 6, 30, 9, 0, 2, tzinfo=UTC)
CAME = "Số: 7/TB-LĐLĐ\n\nTHÔNG BÁO\nVề việc họp".encode()


@given(st.dictionaries(st.text(min_size=1, max_size=20).filter(lambda name: "\x00" not in name), st.binary(max_size=200), max_size=8))
def test_the_size_of_a_stored_zip_is_known_before_it_is_made(files):
    files = {name.encode("utf-8", "ignore").decode().replace("/", "-") or "x": content for name, content in files.items()}
    made = b"".join(zipped(files.items(), made_at=MADE_AT, stored=ALL))

    assert len(made) == stored_bytes((name, len(content)) for name, content in files.items())


def test_metadata_stand_in_the_order_of_the_law_and_are_cut_to_its_widths():
    fields = [Field("1", "FileCode", None, None), Field("1.1", "OrganId", 3, "1"), Field("2", "Title", 5, None)]
    made = fromstring(xml_of("HoSo", {"1.1": "ABC", "2": "Kết nạp\x01 đoàn"}, fields, beside=[("File", "001.pdf")]))

    assert [one.tag for one in made] == ["FileCode", "Title", "File"]
    assert (made.findtext("FileCode/OrganId"), made.findtext("Title")) == ("ABC", "Kết …")


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: TODAY)
    return office()


@pytest.fixture
def case(cast):
    """A case file with an arrival, a signed document and a photograph."""
    facts = {"unit_id": LEFT, "year": 2024, "document": "Quyết định số 05/QĐ-LĐLĐ", "files": LIST, "on": TODAY}
    services.decide_case_list(by=cast.acting("head"), **facts)
    made = cases.files_of_year(LEFT, year=2024)[0].id
    signed = cast.signed()
    arrival = services.receive_document(
        by=cast.acting("writer"), unit_id=LEFT, file_name="Thư.TXT", content=CAME, arrived_on=TODAY, on=TODAY
    )
    by = cast.acting("writer")
    services.file_paper(by=by, case_id=made, outgoing_id=signed, on=TODAY)
    services.file_paper(by=by, case_id=made, arrival_id=arrival, pages=1, on=TODAY)
    services.file_paper(by=by, case_id=made, paper=services.PaperDraft("Ảnh", date(2024, 1, 2)), pages=1, on=TODAY)
    return made


def packed(cast, **asked):
    made = services.export_case_package(by=cast.acting("head"), made_at=MADE_AT, on=TODAY, **asked)
    return made, b"".join(made.pieces(within=nullcontext))


def verdict(content, tmp_path):
    path = tmp_path / "goi.zip"
    path.write_bytes(content)
    found = checked(path)
    return found["altered"], found["missing"], found["added"]


@pytest.mark.django_db
def test_a_package_holds_papers_and_metadata_in_order_and_is_whole(cast, case, tmp_path):
    made, content = packed(cast, case_id=case)

    assert len(content) == made.size
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        file, photograph, letter = (fromstring(archive.read(f"2024-TCCB-01/{name}.xml")) for name in ("ho-so", "001", "002"))
        kept = {name: archive.read(name) for name in names if name.endswith((".txt", ".pdf"))}
        listed = archive.read("SHA256SUMS")
    folder = [name.removeprefix("2024-TCCB-01/") for name in names if "/" in name]
    assert folder[:2] == ["ho-so.xml", "001.xml"]
    assert sorted(folder) == ["001.xml", "002.pdf", "002.xml", "003.txt", "003.xml", "ho-so.xml"]  # a photograph has no file here
    assert kept["2024-TCCB-01/003.txt"] == CAME
    assert kept["2024-TCCB-01/002.pdf"].startswith(b"%PDF")
    assert (file.findtext("Title"), file.findtext("Maintenance"), file.findtext("DocTotal")) == ("Kết nạp đoàn viên", "20 năm", "3")
    assert (photograph.findtext("Subject"), photograph.findtext("File")) == ("Ảnh", None) or photograph.findtext("File") == ""
    assert (letter.findtext("CodeNumber"), letter.findtext("CodeNotation"), letter.findtext("File")) == ("01", "LĐLĐ", "002.pdf")
    assert verdict(content, tmp_path) == ([], [], [])
    assert made.list_sha256 == sha256(listed).hexdigest()
    assert packed(cast, unit_id=LEFT, year=2024)[0].cases == 1


@pytest.mark.django_db
def test_every_altered_missing_and_added_paper_is_told(cast, case, tmp_path):
    content = packed(cast, case_id=case)[1]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name in files.keys() - {"SHA256SUMS"}:
        assert verdict(b"".join(zipped((files | {name: files[name] + b"."}).items(), made_at=MADE_AT)), tmp_path) == ([name], [], [])
        rest = {one: kept for one, kept in files.items() if one != name}
        assert verdict(b"".join(zipped(rest.items(), made_at=MADE_AT)), tmp_path) == ([], [name], [])
    assert verdict(b"".join(zipped([*files.items(), ("x.pdf", b"x")], made_at=MADE_AT)), tmp_path) == ([], [], ["x.pdf"])
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = b"".join(zipped([*files.items(), ("DOC-TRUOC.txt", files["DOC-TRUOC.txt"])], made_at=MADE_AT))
    assert verdict(twice, tmp_path)[0] == ["DOC-TRUOC.txt"]
    flipped = bytearray(content)
    flipped[content.index(CAME)] ^= 1
    assert verdict(bytes(flipped), tmp_path)[0] == ["2024-TCCB-01/003.txt"]


def test_no_byte_that_goes_wrong_stops_the_checker(tmp_path):
    listed = f"{sha256(b'a' * 99).hexdigest()}  a\n".encode()
    whole = b"".join(zipped([("a", b"a" * 99), ("SHA256SUMS", listed)], made_at=MADE_AT, stored=()))
    path = tmp_path / "goi.zip"
    for at in range(len(whole)):
        for bit in (1, 0x80):
            broken = bytearray(whole)
            broken[at] ^= bit
            path.write_bytes(broken)
            with suppress(ValueError):  # said in words
                checked(path)


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["TC/KT", "../../../Q", 'A"; B'])
def test_every_paper_stands_in_the_folder_of_its_file_under_a_name_of_its_own(cast, sign, tmp_path):
    by = cast.acting("writer")
    draft = cases.CaseDraft("Tài chính", sign, "Thu", 10, "Bảng", "Kế Toán")
    made = services.open_case_file(by=by, unit_id=LEFT, year=2024, case=draft, on=TODAY)
    arrival = services.receive_document(by=by, unit_id=LEFT, file_name="to-khai.XML", content=CAME, arrived_on=TODAY, on=TODAY)
    services.file_paper(by=by, case_id=made, arrival_id=arrival, pages=1, on=TODAY)

    package, content = packed(cast, case_id=made)

    assert verdict(content, tmp_path) == ([], [], [])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names))
    folders = {name.rpartition("/")[0] for name in names} - {""}
    assert len(folders) == 1
    assert not any("/" in one for one in folders)
    assert package.headers["Content-Disposition"].count('"') == 2
    assert "/" not in package.headers["Content-Disposition"]


@pytest.mark.parametrize("content", [b"", b"PK", b"no package at all"])
def test_what_is_no_package_is_refused(content, tmp_path):
    path = tmp_path / "goi.zip"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="không đọc được"):
        checked(path)


@pytest.mark.parametrize("listed", [None, b"no digest here", b"0" * 64 + b"  a\n" + b"0" * 64 + b"  a\n"])
def test_a_package_without_a_list_that_reads_is_refused(listed, tmp_path):
    path = tmp_path / "goi.zip"
    path.write_bytes(b"".join(zipped([("a", b"a"), *([("SHA256SUMS", listed)] if listed else [])], made_at=MADE_AT)))
    with pytest.raises(ValueError, match="SHA256SUMS"):
        checked(path)


@pytest.mark.django_db
def test_a_stranger_checks_a_package_with_python_alone(cast, case, tmp_path, capsys):
    content = packed(cast, case_id=case)[1]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path / "goi")
    script = tmp_path / "goi" / "kiem_tra.py"
    run = [sys.executable, "-I", "-X", "utf8=0", str(script)]
    narrow = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}  # letters of ASCII alone, as where a console knows no Vietnamese

    whole = subprocess.run(run, capture_output=True, check=False, env=narrow)
    (tmp_path / "goi" / "2024-TCCB-01" / "003.txt").write_bytes(b"khac")
    broken = subprocess.run(run, capture_output=True, check=False, env=narrow)

    assert (whole.returncode, broken.returncode) == (0, 1)
    assert "BỊ SỬA: 2024-TCCB-01/003.txt" in broken.stdout.decode()
    with pytest.raises(SystemExit):
        call_command("documents_check_package", str(tmp_path / "goi"), "--json")
    assert json.loads(capsys.readouterr().out)["code"] == "case-package-damaged"


@pytest.mark.django_db
def test_who_keeps_the_archive_takes_packages_and_nobody_else(cast, case):
    with pytest.raises(services.UnknownCaseFile):
        packed(cast, case_id=9_999_999)
    with pytest.raises(services.NothingToPackage):
        packed(cast, unit_id=LEFT, year=2023)
    for who in ("inspector", "right"):
        with pytest.raises((NotAllowed, services.UnknownCaseFile)):
            services.export_case_package(by=cast.acting(who), case_id=case, made_at=MADE_AT, on=TODAY)


@pytest.mark.django_db
def test_every_door_gives_the_package(cast, case, client, django_user_model, tmp_path, capsys):
    client.force_login(django_user_model.objects.get(pk=cast.people["head"]))
    for address in (
        f"/6-van-ban/ho-so/{case}/goi.zip",
        "/6-van-ban/ho-so/goi-2024-TRAI.zip",
        f"/api/documents/cases/{case}/package",
        "/api/documents/case-packages/TRAI/2024",
    ):
        answer = client.get(address, headers={"accept-encoding": "gzip, br"})
        content = b"".join(answer.streaming_content)
        assert int(answer["Content-Length"]) == len(content), address
        assert verdict(content, tmp_path) == ([], [], [])
    assert client.get("/6-van-ban/ho-so/goi-2023-TRAI.zip").status_code == 302
    assert f"/6-van-ban/ho-so/{case}/goi.zip" in client.get(f"/6-van-ban/ho-so/{case}/").content.decode()
    path = tmp_path / "lenh.zip"
    person = django_user_model.objects.get(pk=cast.people["head"]).username
    call_command("documents_export_case_package", "TRAI", "2024", "--to", str(path), "--as", person, "--json")
    call_command("documents_check_package", str(path), "--json")
    exported, whole = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (exported["cases"], exported["list"]) == (1, whole["list"])


@pytest.mark.django_db
def test_a_package_that_breaks_off_leaves_no_file(cast, case, django_user_model, tmp_path, monkeypatch):
    def broken(package, *, within):
        yield b"PK"
        raise RuntimeError

    monkeypatch.setattr(services.Package, "pieces", broken)
    person = django_user_model.objects.get(pk=cast.people["head"]).username

    with pytest.raises(RuntimeError):
        call_command("documents_export_case_package", "TRAI", "2024", "--to", str(tmp_path / "goi.zip"), "--as", person)

    assert list(tmp_path.iterdir()) == []
