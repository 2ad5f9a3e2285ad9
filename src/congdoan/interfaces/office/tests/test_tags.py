"""Money, days and states are shown in one way everywhere."""

import gzip
import re
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import RequestFactory

from congdoan.interfaces.office.templatetags import charts, office


def rendered(text: str, address: str = "/", **facts: object) -> str:
    request = RequestFactory().get(address)
    return Template("{% load office %}" + text).render(Context({"request": request, **facts}))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (52_844_000, "52.844.000"),
        (-1_200, "\N{MINUS SIGN}1.200"),
        (0, "0"),
        (999, "999"),
        (None, "\N{EN DASH}"),
        (10**15, "1.000.000.000.000.000"),
    ],
)
def test_money_is_grouped_by_dots_and_its_minus_is_a_minus(amount, words):
    assert office.dong(amount) == words


def test_a_symbol_is_drawn_once():
    assert office.icon("users", "sm") is office.icon("users", "sm")
    assert office.icon("users", "sm") != office.icon("users", "sm", "Người")


def test_a_month_and_a_day_are_written_as_people_write_them():
    assert office.thang(202410) == "10/2024"
    assert office.ngay(date(2024, 11, 22)) == "22/11/2024"
    assert office.thu_ngay(date(2024, 11, 22)) == "Thứ Sáu 22/11/2024"


def test_a_moment_is_told_on_vietnams_clock():
    assert office.luc(datetime(2024, 11, 22, 18, 30, tzinfo=UTC)) == "23/11/2024 01:30"
    assert office.ngay(datetime(2024, 11, 22, 18, 30, tzinfo=UTC)) == "23/11/2024"


@pytest.mark.parametrize(
    ("ratio", "words"),
    [(Fraction(3, 4), "75%"), (Fraction(861, 1000), "86,1%"), (Fraction(1, 3), "33,3%"), (Fraction(0), "0%"), (1, "100%")],
)
def test_a_ratio_is_a_percentage_with_at_most_one_decimal(ratio, words):
    assert office.phan_tram(ratio) == words


def test_a_number_is_masked_but_for_its_end():
    assert office.che("99990000000417") == "•••• 0417"


@pytest.mark.parametrize("state", list(office.STATE_ICONS))
def test_a_state_is_colour_and_icon_and_words(state):
    shown = office.pill(state, "chờ")

    assert f'class="st {state}"' in shown
    assert "<svg" in shown
    assert "chờ" in shown


def test_words_from_outside_are_never_markup():
    assert "<script>" not in rendered('{% pill "ok" words %}{% figure words "/vi-sao/x" %}', words="<script>alert(1)</script>")


def test_a_figure_with_evidence_is_a_link_and_one_without_is_not():
    assert '<a class="fig" href="/vi-sao/x/1"' in office.figure(52_844_000, "/vi-sao/x/1")
    assert "<a" not in office.figure(52_844_000)
    assert "<a" not in office.figure(None, "/vi-sao/x/1")


def test_a_filter_keeps_the_others_and_starts_at_the_first_page():
    shown = rendered('{% chip "loc" "treo" "Treo" 3 %}', "/?ngay=2024-06-30&sau=abc&loc=xong")

    assert 'href="?ngay=2024-06-30&amp;loc=treo"' in shown
    assert "Treo 3" in shown


def test_a_sorted_head_says_how_and_turns_round():
    shown = rendered('{% sort_head "ten" "Tên" %}', "/?xep=ten")

    assert 'aria-sort="ascending"' in shown
    assert 'href="?xep=-ten"' in shown


def test_an_asset_changes_its_address_with_its_content():
    address = rendered("{% asset 'office/congdoan.css' %}")

    assert re.fullmatch(r"\S*/office/congdoan(\.css\?v=\w+|\.\w{12}\.css)", address)  # the second once the files were gathered


def test_every_icon_that_templates_name_is_in_the_sprite():
    package = Path(office.__file__).parents[3]
    sprite = (package / "interfaces/office/static/office/icons.svg").read_text()
    named = {name for file in package.rglob("templates/**/*.html") for name in re.findall(r'\{% icon "([\w-]+)"', file.read_text())}
    named |= {
        name
        for file in package.rglob("templates/**/*.html")
        for name in re.findall(r'\{% pill "\w+" [^%]*? "([\w-]+)" %\}', file.read_text())
    }

    assert sorted(name for name in named | set(office.STATE_ICONS.values()) if f'id="{name}"' not in sprite) == []


def test_the_shared_files_of_a_first_visit_stay_within_their_budget():
    """Units: bytes, compressed as they travel: 190 KB together, the fonts 70 KB of them."""
    names = ["office/vendor/tabler.css", "office/congdoan.css", "office/office.js", "office/icons.svg", "django_htmx/htmx-2.min.js"]
    files = [Path(str(finders.find(name))) for name in names]
    texts = sum([len(gzip.compress(file.read_bytes())) for file in files])
    fonts = sum([file.stat().st_size for file in files[0].parent.glob("*.woff2")])

    assert fonts <= 70_000
    assert texts + fonts <= 190_000


def test_a_file_input_speaks_vietnamese_and_stays_an_input():
    class Upload(forms.Form):
        statement = forms.FileField(label="Sao kê")

    shown = rendered("{% control form.statement accept='.xlsx' %}", form=Upload({}, {}))

    assert "Chọn tệp" in shown
    assert 'type="file"' in shown
    assert 'accept=".xlsx"' in shown
    assert 'aria-invalid="true"' in shown


@pytest.mark.parametrize("highest", [1, 4, 999, 1_208_453_673, 10**15])
def test_a_chart_has_four_lines_at_most_at_round_amounts(highest):
    step = charts.round_step(highest)

    assert 4 * step >= highest
    assert str(step).rstrip("0") in {"1", "2", "5"}


def test_bars_stand_on_the_floor_and_say_their_amount():
    drawn = charts.month_bars([(202401, 0), (202402, 500_000_000), (202403, 1_000_000_000)], "Thu")

    heights = [int(height) for height in re.findall(r'<rect class="bar[^"]*" x="\d+" y="\d+" width="\d+" height="(\d+)"', drawn)]
    assert heights[0] == 0
    assert heights[2] == 2 * heights[1] > 0
    assert "02/2024: 500.000.000 đ" in drawn


def test_an_empty_chart_is_drawn_without_bars():
    assert "<rect" not in charts.month_bars([], "Thu")
    assert "<rect" not in charts.share_bar([], "Phần")
