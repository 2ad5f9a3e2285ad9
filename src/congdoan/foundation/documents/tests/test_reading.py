"""What the reader makes of whole documents: the notice of 2024, published documents, noise, and the product's own papers."""

import json
import random
import re
import unicodedata
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.reading import read, read_file
from congdoan.foundation.documents.rules.reading.text import folded, normalise
from congdoan.foundation.documents.rules.writing import compose, official, official_docx, official_pdf

from .test_writing import NOTICE

PROSE = {"why", "note"}  # words of the annotator; what they explain is compared


@cache
def notice():
    """Return the notice of 2024, its careful annotation, and what the reader says."""
    folder = shared_data("data", "documents")
    raw = (folder / "notice-2024.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "notice-2024.gold.json").read_text(encoding="utf-8"))
    return raw, gold, read(normalise(raw), source="notice-2024.txt").answer


def without_prose(value):
    if isinstance(value, dict):
        return {key: without_prose(part) for key, part in value.items() if key not in PROSE}
    return [without_prose(part) for part in value] if isinstance(value, list) else value


def test_the_head_of_the_notice_is_exact():
    _, gold, answer = notice()

    assert without_prose(answer["header"]) == without_prose(gold["header"])
    for part in ("bases", "context_documents", "theme", "sections", "implementing_clause", "targets", "events", "movements", "domain_tags"):
        assert answer[part] == gold[part], part


def test_the_notice_cites_eleven_documents_in_twenty_three_places():
    raw, gold, answer = notice()
    composed = unicodedata.normalize("NFC", raw)

    assert answer["mentions"] == gold["mentions"]
    assert [{key: value for key, value in one.items() if key != "trap"} for one in gold["citations"]] == answer["citations"]
    assert all(composed[one["start"] : one["end"]] == one["text"] for one in answer["mentions"])


def test_the_seven_tasks_of_the_notice_fall_into_their_items():
    raw, gold, answer = notice()
    text = folded(raw)
    golds = {item["id"]: span_of(item["quote"], text) for task in gold["tasks"] for item in task["items"]}

    met = [met_by(span_of(item["quote"], text), golds) for task in answer["tasks"] for item in task["items"]]

    assert [task["no"] for task in answer["tasks"]] == [1, 2, 3, 4, 5, 6, 7]
    assert all(met), "a piece that is no item"
    assert len({ids[0] for ids in met if len(ids) == 1}) >= 22


def span_of(quote, text):
    start = text.index(folded(quote))
    return start, start + len(folded(quote))


def met_by(span, golds):
    return [name for name, (start, end) in golds.items() if start < span[1] and span[0] < end]


def test_the_time_limits_of_the_notice_are_told_with_how_they_are_known():
    *_, answer = notice()
    items = {item["quote"][:20]: item["deadline"] for task in answer["tasks"] for item in task["items"]}

    assert items["Trong 6 tháng đầu nă"] == {
        "text": "Trong 6 tháng đầu năm 2024", "start": "2024-01-01", "end": "2024-06-30", "kind": "explicit",
    }  # fmt: skip
    assert (items["Phát động các phong "]["end"], items["Phát động các phong "]["kind"]) == ("2024-07-28", "implied by anniversary")
    assert items["thực hiện có hiệu qu"]["kind"] == "period of cited document"
    assert items["Chủ động dự báo tình"]["kind"] == "implied by subject (năm 2024)"


def test_twenty_published_documents_agree_with_their_publisher():
    missed = {"number": [], "date": [], "type": [], "signer": []}
    for place in sorted(shared_data("data", "documents", "more").glob("*.meta.json")):
        told = json.loads(place.read_text(encoding="utf-8"))
        head = read_file(place.with_name(place.name.replace(".meta.json", ".txt")).read_bytes(), file=place.name)["header"]
        said = {"number": head["number"], "date": head["date"], "type": head["type_name"], "signer": (head["signature"] or {}).get("name")}
        for part, names in missed.items():
            if str(said[part]).casefold() != told[part].casefold():
                names.append(place.name)

    assert (missed["number"], missed["date"], missed["type"]) == ([], [], [])
    assert len(missed["signer"]) <= 2


LOOKALIKE = {
    "0": "O",
    "O": "0",
    "1": "l",
    "l": "1",
    "I": "l",
    "5": "S",
    "S": "5",
    "m": "rn",
    "Đ": "D",
    "đ": "d",
    "c": "e",
    "h": "b",
    "u": "n",
}


def scanned(text, *, seed, share=0.01):
    """Spoil one letter in a hundred as a scanner does: marks lost, letters that look alike, blanks lost or doubled, a letter lost."""
    chance, out = random.Random(seed), []
    for letter in text:
        kind = chance.random() if letter != "\n" and chance.random() < share else 1.0
        spread = unicodedata.normalize("NFD", letter)
        if kind < 0.7 and len(spread) > 1:
            letter = unicodedata.normalize("NFC", spread[:-1])
        elif kind < 0.85 and letter in LOOKALIKE:
            letter = LOOKALIKE[letter]
        elif kind < 0.9 and letter == " ":
            letter = chance.choice(["", "  "])
        elif kind < 0.93:
            letter = ""
        out.append(letter)
    return "".join(out)


def keys_of(answer):
    return {one["key"] for one in answer["citations"]}


def test_light_noise_of_a_scanner_loses_few_citations():
    raw, gold, _ = notice()
    wanted, found = {one["key"] for one in gold["citations"]}, []
    for seed in range(8):
        found.append(len(wanted & keys_of(read(normalise(scanned(raw, seed=seed))).answer)))

    assert sum(found) >= 0.85 * len(wanted) * len(found)


def wrapped(text, width=60):
    return "\n".join(re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\n", line).rstrip("\n") for line in text.split("\n"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: unicodedata.normalize("NFD", raw),
        lambda raw: raw.replace("-", "–"),
        lambda raw: raw.replace(" ", "\u00a0"),
        lambda raw: re.sub(r"(?<=\w)([/-])(?=[\w])", r" \1 ", raw),
        lambda raw: raw.replace("\n", "\r\n").replace("Công", "Cô\u200bng"),
        wrapped,
    ],
    ids=["decomposed", "long dashes", "hard blanks", "blanks round signs", "invisible signs", "broken lines"],
)
def test_ways_of_typing_lose_nothing(spoil):
    raw, gold, _ = notice()

    answer = read(normalise(spoil(raw))).answer

    assert keys_of(answer) == {one["key"] for one in gold["citations"]}
    assert answer["counts"]["items"] == 23


MADE_AT = datetime(2024, 1, 5, tzinfo=UTC)


@cache
def kinds():
    return queries.kinds()


@pytest.mark.parametrize("write", [official_docx, official_pdf], ids=["docx", "pdf"])
def test_what_the_product_writes_it_reads_back_whatever_the_kind(write):
    boxes, wrong = queries.boxes(on=MADE_AT.date()), []
    for kind in (one for one in kinds().values() if not one.is_copy):
        symbol = f"{kind.abbreviation}-LĐLĐ" if kind.abbreviation else "LĐLĐ"
        sheet = compose(official({**NOTICE, "kind": kind.name, "symbol": symbol}, kinds()), boxes)
        head = read_file(write(sheet, made_at=MADE_AT), file="x")["header"]
        said = (
            head["number"], head["date"], head["place"], head["parent_body"]["value"], head["issuing_body"]["value"],
            head["subject"].casefold().removeprefix("về "), [one["text"] for one in head["recipients"]], head["signature"]["on_behalf_of"],
            head["signature"]["position"], head["signature"]["name"], head["type_name"] if kind.has_title else kind.name.upper(),
        )  # fmt: skip
        wanted = (
            f"04/{symbol}", "2024-01-05", "Dương Minh Châu", "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN DƯƠNG MINH CHÂU",
            "nhiệm vụ trọng tâm năm 2024", ["LĐLĐ tỉnh (b/c)", "Các CĐCS", "Lưu: VT"], "BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu",
            kind.name.upper(),
        )  # fmt: skip
        wrong += [(kind.name, one, other) for one, other in zip(said, wanted, strict=True) if one != other]

    assert wrong == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ĐđẬáoO0 \n\t.,;:/-–“”()12I Va\u0301\u200b*#%")), max_size=400) | st.text(max_size=200))
def test_no_text_breaks_the_reader_and_its_shadows_are_as_long(raw):
    text = normalise(raw)

    answer = read(text).answer

    assert len(text.full) == len(text.plain) == len(text.bare)
    assert all(0 <= one["start"] < one["end"] <= len(text.full) for one in answer["mentions"])
    assert answer == read(normalise(raw)).answer


def test_ten_pages_are_read_in_one_glance():
    raw, _, _ = notice()
    text = normalise((raw + "\n\n") * 5)

    answer = read(text).answer  # the speed itself is measured by hand; here only that long texts are read whole

    assert answer["counts"]["mentions"] > 23
    assert date.fromisoformat(answer["header"]["internal_date_bounds"]["after"]) == date(2023, 11, 6)
