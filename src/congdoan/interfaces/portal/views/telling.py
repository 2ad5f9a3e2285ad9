"""What public pages share: nobody acts, and feeds for readers of news (RSS 2.0)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from congdoan.foundation.access import services

VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news. `mark` tells apart what is told again under the same address."""

    title: str
    address: str
    about: str
    moment: str
    mark: str = ""

    @property
    def is_address(self) -> bool:
        """Say whether the address alone names it."""
        return not self.mark


@contextmanager
def nobody() -> Iterator[None]:
    """Open a transaction in which nobody acts: PostgreSQL shows what is public and nothing else."""
    with transaction.atomic():
        services.leave()
        yield


def feed(request: HttpRequest, items: Sequence[Item], *, name: str, about: str, address: str) -> HttpResponse:
    """Answer with a feed."""
    context = {"items": items, "name": name, "about": about, "address": address, "own": request.path}
    context["root"] = request.build_absolute_uri("/").rstrip("/")
    return render(request, "portal/feed.xml", context, content_type="application/rss+xml; charset=utf-8")


def moment(day: date) -> str:
    """Return a day as feeds write it, in English whatever the language of the page (RFC 822)."""
    return format_datetime(datetime.combine(day, time(), VIETNAM))


def seen(words: str) -> str:
    """Return words without the signs that are not seen; XML holds none of them."""
    return "".join(sign for sign in words if sign.isprintable())


def typed(request: HttpRequest, name: str, longest: int = 200) -> str:
    """Return what was typed into a field of an address."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:longest]
