"""The words and shapes every page shares: money, dates, states, icons, figures, addresses that keep their filters."""

from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.http import QueryDict
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

register = template.Library()

MINUS = "\N{MINUS SIGN}"
NOT_APPLICABLE = "\N{EN DASH}"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
STATE_ICONS = {"ok": "check", "wait": "clock", "late": "alert-triangle", "info": "info-circle", "none": "minus", "unv": "help-circle"}
# Browsers write the words of a file input in their own language; with JavaScript these stand in front of it.
FILE_PICKER = (
    '<span class="filepick">{}<span class="btn s" aria-hidden="true">{}Chọn tệp</span>'
    '<span class="chosen" aria-hidden="true" data-none="hoặc kéo tệp vào đây">hoặc kéo tệp vào đây</span></span>'
)
SORT_KEY = "xep"
CURSOR_KEY = "sau"


def grouped(amount: int) -> str:
    """Return 52844000 as 52.844.000, with a true minus sign."""
    digits = f"{abs(amount):,}".replace(",", ".")
    return f"{MINUS}{digits}" if amount < 0 else digits


@register.filter
def dong(amount: int | str | None) -> str:
    """Show an amount of đồng (without the unit); nothing is a dash."""
    return NOT_APPLICABLE if amount is None or amount == "" else grouped(int(amount))


@register.filter
def dong_le(amount: Any) -> str:
    """Show an exact fraction of đồng, such as a limit: whole where it is, else with its decimals, or as a fraction where they never end."""
    if amount is None or amount == "":
        return NOT_APPLICABLE
    thousandths = amount * 1000
    if thousandths.denominator != 1:
        return f"{amount.numerator}/{amount.denominator}"
    whole, part = divmod(abs(int(thousandths)), 1000)
    shown = grouped(-whole if amount < 0 else whole)
    return f"{shown},{part:03d}".rstrip("0") if part else shown


@register.filter
def so(count: int | str | None) -> str:
    """Show a count with Vietnamese grouping."""
    return dong(count)


@register.filter
def phan_tram(ratio: Any) -> str:
    """Show a ratio such as Fraction(3, 4) as 75%, with at most one decimal."""
    if ratio is None or ratio == "":
        return NOT_APPLICABLE
    tenths = (ratio * 2000 + 1) // 2
    whole, tenth = divmod(int(tenths), 10)
    return f"{whole},{tenth}%" if tenth else f"{whole}%"


@register.filter
def ngay(day: date | None) -> str:
    """Show a day as 22/11/2024."""
    if isinstance(day, datetime):
        day = localtime(day).date() if day.tzinfo else day.date()
    return f"{day:%d/%m/%Y}" if day else NOT_APPLICABLE


@register.filter
def thu_ngay(day: date | None) -> str:
    """Show a day with its weekday, as deadlines are told: Thứ Sáu 22/11/2024."""
    return f"{WEEKDAYS[day.weekday()]} {ngay(day)}" if day else NOT_APPLICABLE


@register.filter
def luc(moment: datetime | None) -> str:
    """Show a moment as 22/11/2024 09:02."""
    if not moment:
        return NOT_APPLICABLE
    here = localtime(moment) if moment.tzinfo else moment
    return f"{here:%d/%m/%Y %H:%M}"


@register.filter
def thang(month: int | None) -> str:
    """Show the month 202410 as 10/2024."""
    return f"{month % 100:02d}/{month // 100}" if month else NOT_APPLICABLE


@register.filter
def chu_dau(name: str) -> str:
    """Return the two letters of a name's round badge: Trần Thị Hạnh is TH."""
    words = (name or "?").split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()


@register.filter
def che(number: str | None, shown: int = 4) -> str:
    """Mask a number but for its end: •••• 0417."""
    return f"•••• {number[-shown:]}" if number else NOT_APPLICABLE


@register.simple_tag
@lru_cache(maxsize=64)
def asset(path: str) -> str:
    """Return a static address that changes with its content, so that browsers may keep it for a year."""
    address = static(path)
    return f"{address}?v={_fingerprint(path)}" if address.endswith(path) else address


def _fingerprint(path: str) -> str:
    found = finders.find(path)
    if not found:
        raise FileNotFoundError(path)
    return sha256(Path(str(found)).read_bytes()).hexdigest()[:10]


@register.simple_tag
@lru_cache(maxsize=1024)
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """Draw a symbol of the sprite; size is "", "sm", "lg" or "xl"; without a label it is decoration."""
    css = f"ic ic-{size}" if size else "ic"
    address = f"{asset('office/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, address)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, address)


@register.simple_tag
def pill(state: str, words: Any, icon_name: str = "") -> SafeString:
    """Show a state as colour, icon and words. States: ok wait late info none unv."""
    return format_html('<span class="st {}">{}{}</span>', state, icon(icon_name or STATE_ICONS[state]), words)


@register.simple_tag
def needs_check(what: str = "") -> SafeString:
    """Show the badge of a figure that rests on a legal fact nobody has checked yet."""
    return pill("unv", f"{what} chưa đối chiếu".strip())


@register.simple_tag
def figure(amount: Any, url: str | None = None, css: str = "", title: str = "Vì sao?") -> SafeString | str:
    """Show an amount that can be asked "vì sao?": a link to its evidence, opened in the drawer where JavaScript runs."""
    words = dong(amount) if amount is None or amount == "" or isinstance(amount, int) else amount
    if words == NOT_APPLICABLE:
        return format_html('<span class="mute">{}</span>', words)
    if not url:
        return format_html('<span class="tn {}">{}</span>', css, words) if css else format_html('<span class="tn">{}</span>', words)
    return format_html('<a class="{}" href="{}" title="{}">{}</a>', f"fig {css}".strip(), url, title, words)


@register.simple_tag
def listed(amount: int, url: str = "") -> SafeString | str:
    """Show a figure that leads to the list it counts or sums."""
    return format_html('<a class="list" href="{}">{}</a>', url, dong(amount)) if url else dong(amount)


def changed(query: QueryDict, **changes: Any) -> str:
    """Return the query string with some keys set and those set to None or "" removed."""
    query = query.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None and value != "":
            query[key] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changes: Any) -> str:
    """Return this page's address with some filters changed: {% query trang_thai='tre' sau=None %}."""
    return changed(context["request"].GET, **changes)


@register.simple_tag(takes_context=True)
def chip(context: RequestContext, key: str, value: str, words: str, count: int | None = None) -> SafeString:
    """Show one choice of a filter, marked when it is the one in force; the cursor starts again."""
    request = context["request"]
    is_on = request.GET.get(key, "") == value
    address = changed(request.GET, **{key: value, CURSOR_KEY: None})
    current = SafeString(' aria-current="true"') if is_on else ""
    shown = "" if count is None else f" {so(count)}"
    return format_html('<a class="chip{}" href="{}"{}>{}{}</a>', " on" if is_on else "", address, current, words, shown)


@register.simple_tag(takes_context=True)
def sort_head(context: RequestContext, key: str, words: str, css: str = "") -> SafeString:
    """Draw a table head that sorts by `key` (?xep=ten, ?xep=-ten) and says how it is sorted now."""
    request = context["request"]
    now = request.GET.get(SORT_KEY, "")
    following = f"-{key}" if now == key else key
    address = changed(request.GET, **{SORT_KEY: following, CURSOR_KEY: None})
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    mark = {"ascending": icon("sort-ascending", "sm"), "descending": icon("sort-descending", "sm"), "": icon("selector", "sm")}[order]
    sorted_now = format_html(' aria-sort="{}"', order) if order else ""
    return format_html('<th scope="col" class="{}"{}><a class="sort" href="{}">{}{}</a></th>', css, sorted_now, address, words, mark)


@register.simple_tag
def control(field: BoundField, **attributes: Any) -> SafeString:
    """Draw a form field's input with the house's classes, tied to its help and its error."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "")
    described = [f"{field.auto_id}-help"] if field.help_text else []
    given: dict[str, Any] = {name.replace("_", "-"): value for name, value in attributes.items()}
    if kind not in {"checkbox", "radio", "hidden"}:
        given["class"] = f"inp {given.get('class', '')} {'bad' if field.errors else ''}".strip()
    if field.errors:
        described.append(f"{field.auto_id}-error")
        given["aria-invalid"] = "true"
    if described:
        given["aria-describedby"] = " ".join(described)
    drawn = field.as_widget(attrs=given)
    return format_html(FILE_PICKER, drawn, icon("upload")) if kind == "file" else drawn
