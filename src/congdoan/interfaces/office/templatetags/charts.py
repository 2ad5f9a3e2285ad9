"""Charts drawn by the server as SVG: sizes are attributes, colours are classes of the sheet, every chart has its words and its table."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .office import grouped, thang

register = template.Library()

WIDTH, HEIGHT, TOP, FOOT, LEFT = 640, 200, 12, 30, 64
MILLION = 1_000_000
STEPS = (1, 2, 5)


def round_step(highest: int) -> int:
    """Return the distance between four lines at most under which the highest value fits: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * 4 >= highest:
                return step * power
        power *= 10


@register.simple_tag
def month_bars(months: Sequence[tuple[int, int]], words: str, unit: str = "đ") -> SafeString:
    """Draw amounts by month, in millions on the axis where they are so large, the exact amount in each bar's title."""
    step = round_step(max((amount for _, amount in months), default=0) or 1)
    lines = -(-max((amount for _, amount in months), default=0) // step) or 1
    floor, room = HEIGHT - FOOT, HEIGHT - FOOT - TOP
    pitch = (WIDTH - LEFT) // max(len(months), 1)
    grid = format_html_join(
        "",
        '<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, y, WIDTH, y, LEFT - 8, y + 4, grouped(step * line // MILLION) if step >= MILLION else grouped(step * line))
            for line in range(lines + 1)
            for y in [floor - room * line // lines]
        ),
    )
    bars = format_html_join(
        "",
        '<g><rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"><title>{}: {} {}</title></rect>'
        '<text x="{}" y="{}" text-anchor="middle">T{}</text></g>',
        (
            (
                "bar now" if place == len(months) - 1 else "bar",
                LEFT + place * pitch + pitch // 6,
                floor - height,
                pitch - pitch // 3,
                height,
                thang(month),
                grouped(amount),
                unit,
                LEFT + place * pitch + pitch // 2,
                HEIGHT - 6,
                month % 100,
            )
            for place, (month, amount) in enumerate(months)
            for height in [room * max(amount, 0) // (step * lines)]
        ),
    )
    return format_html('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>', WIDTH, HEIGHT, words, grid, bars)


@register.simple_tag
def share_bar(parts: Sequence[dict[str, Any]], words: str, unit: str = "đ") -> SafeString:
    """Draw one bar divided by the parts' amounts; the table beside it names them by the same shades."""
    whole = sum(part["amount"] for part in parts) or 1
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + part["amount"])
    pieces = format_html_join(
        "",
        '<rect class="shade{}" x="{}" y="0" width="{}" height="24"><title>{}: {} {}</title></rect>',
        (
            (
                part["shade"],
                1000 * start // whole,
                max(1000 * end // whole - 1000 * start // whole - 3, 1),
                part["words"],
                grouped(part["amount"]),
                unit,
            )
            for part, start, end in zip(parts, edges, edges[1:], strict=False)
            if part["amount"] > 0
        ),
    )
    return format_html(
        '<svg class="share" viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>', words, pieces
    )


@register.simple_tag
def shade(number: int) -> SafeString:
    """Draw the small square that names a shade in a table."""
    return format_html(
        '<svg class="dot" viewBox="0 0 10 10" aria-hidden="true"><rect class="shade{}" width="10" height="10" rx="2"/></svg>', number
    )
