"""What every door needs: the actor, the day, the transaction in which PostgreSQL knows both, the answer to a refusal."""

import getpass
import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, datetime
from fractions import Fraction
from functools import wraps
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.timezone import localdate
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from ninja.security import django_auth
from pydantic import ValidationError

from congdoan.foundation.audit.services import ORIGIN
from congdoan.foundation.kernel.errors import DomainError

from . import queries, services

api_auth = django_auth
QUIET = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}


def today() -> date:
    """Return today's date in Vietnam: the only clock of the product."""
    return localdate()


def number(text: str | None, *, digits: int = 18) -> int | None:
    """Return a whole number out of an address, or None where it is none or is longer than a number of ours: a place in a list, a year."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= digits else None


class Beginnings(RoutePattern):
    """An empty route that lets pass only what an address below it may begin with: the others are not tried one by one."""

    def __init__(self, below: Sequence[Any]) -> None:
        super().__init__("")
        self.words = tuple({str(one.pattern).partition("<")[0] for one in below})

    def match(self, path: str) -> Any:
        return super().match(path) if path.startswith(self.words) else None


def addresses_below(found: Any, app_name: str | None = None, namespace: str | None = None) -> URLResolver:
    """Return the addresses of a module or a list, to be tried only for an address that begins as one of them does."""
    return URLResolver(Beginnings(getattr(found, "urlpatterns", found)), found, None, app_name, namespace)


@contextmanager
def acting(by: int, *, on: date, origin: str = "") -> Iterator[None]:
    """Open a transaction in which PostgreSQL knows who acts on which day."""
    token = ORIGIN.set(origin or ORIGIN.get())
    try:
        with transaction.atomic():
            services.enter(by, on=on)
            yield
    finally:
        ORIGIN.reset(token)


@contextmanager
def visiting(token: str, *, client: str, on: date) -> Iterator[services.Visit]:
    """Open a transaction as whoever comes by a link; an address that leads nowhere is counted against where it came from.

    :raises LinkUnusable: the address is unknown, expired or revoked
    :raises TooManyMisses: too many such addresses came from there
    """
    origin = ORIGIN.set("liên kết")
    try:
        with transaction.atomic():
            services.leave()
            yield services.open_link(token=token, client=client, on=on)
    except services.LinkUnusable:
        with transaction.atomic():
            services.leave()
            services.note_miss(client=client)
        raise
    finally:
        ORIGIN.reset(origin)


def page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a door for people: signed in, one transaction, `NotAllowed` answered with the 403 page.

    A page that manages its own transactions (a long upload, a progress poll) uses `login_required` and `acting` instead.
    """

    @login_required
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with acting(actor_id(request), on=today(), origin="web"), _reading(request):
                response = view(request, *args, **kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                return response
        except services.NotAllowed as refusal:
            raise PermissionDenied(refusal.explain()) from refusal

    return door


def _reading(request: HttpRequest) -> AbstractContextManager[None]:
    """Return the block in which rights are asked once, for a request that changes nothing."""
    return queries.rights_remembered() if request.method in {"GET", "HEAD"} else nullcontext()


def everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a door for everybody: one transaction in which nobody acts, nothing kept by anybody on the way.

    No cookie is set, so no form token is asked for: who can send such a form holds the code, or only brings something.
    """

    @csrf_exempt
    @sensitive_post_parameters()
    @wraps(view)
    def door(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            services.leave()
            answer = view(request, **kwargs)
        for name, value in QUIET.items():
            answer[name] = value
        return answer

    return door


def client_of(request: HttpRequest) -> str:
    """Return the place that somebody without an account comes from."""
    return str(request.META.get("REMOTE_ADDR", ""))


def endpoint(view: Callable[..., Any]) -> Callable[..., Any]:
    """Make an API function a door for programs: one transaction in which PostgreSQL knows the actor."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with acting(actor_id(request), on=today(), origin="api"), _reading(request):
            answer = view(request, *args, **kwargs)
        return list(answer) if type(answer) is tuple else answer  # the API takes a tuple of two for a status and an answer

    return door


def perform(
    request: HttpRequest, form: forms.Form, call: Callable[[], Any], *, heading: str, words: str, done: Callable[[Any], str] | str,
    back: Callable[[Any], str] | str, crumbs: list[tuple[str, str]], template: str, leave: str = "", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form of one use case; with good values make the one call behind it, say what was done and go where it leads.

    A refusal tells everything that is wrong at once, each at its field or at the head of the form. `leave` is where giving up leads:
    unless given `back`, or the last crumb where only the answer says where to go.
    """
    if request.method == "POST" and form.is_valid():
        try:
            answer = call()
        except services.NotAllowed:
            raise
        except DomainError as refusal:
            tell(form, refusal)
        else:
            messages.success(request, done(answer) if callable(done) else done)
            return redirect(back(answer) if callable(back) else back)
    shown = {"form": form, "heading": heading, "words": words, "here": words, "crumbs": crumbs}
    shown["back"] = leave or (back if isinstance(back, str) else crumbs[-1][1])
    return render(request, template, shown | context, status=422 if form.errors else 200)


def tell(form: forms.Form, refusal: DomainError) -> None:
    """Say everything that a refusal tells, each fault at its field or at the head of the form."""
    for field, sentence in refusal.each():
        form.add_error(field if field in form.fields else None, sentence)


def pressed(
    request: HttpRequest,
    call: Callable[[], Any],
    *,
    done: Callable[[Any], str] | str,
    back: str,
    onwards: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Make the one call that a button asks for; say what was done and go `onwards`, or say why not, and go back."""
    try:
        answer = call()
    except services.NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.explain())
        return redirect(back)
    messages.success(request, done(answer) if callable(done) else done)
    return redirect(onwards(answer) if onwards else back)


def actor_id(request: HttpRequest) -> int:
    """Return the id of the person who is signed in."""
    assert request.user.is_authenticated
    assert request.user.pk is not None
    return int(request.user.pk)


def as_of(request: HttpRequest) -> date:
    """Return the day asked about with `?ngay=`, today when absent or unreadable."""
    try:
        return date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return today()


def day_field(label: str, *, is_required: bool = True, help_text: str = "") -> forms.DateField:
    """Return a form's field for a day, typed as people here write it or picked."""
    return forms.DateField(
        label=label, required=is_required, help_text=help_text, input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d%m%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Ngày ghi như 31/01/2024.", "required": "Chưa ghi ngày."},
    )  # fmt: skip


def plain(value: Any) -> Any:
    """Return a value that JSON can hold: dates in ISO form, fractions as strings."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if hasattr(value, "item"):
        return value.item()
    return str(value)


def to_json(value: Any) -> str:
    """Return one JSON document on one line, Vietnamese letters as they are."""
    return json.dumps(value, ensure_ascii=False, default=plain)


class PureCommand(BaseCommand):
    """A command on pure rules: it needs no database. Override `call`; return what `--json` prints."""

    needs_database: ClassVar[bool] = False
    requires_system_checks: ClassVar[list[str]] = []  # type: ignore[misc]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")

    def call(self, *args: Any, **options: Any) -> Any:
        """Return the answer; override this."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        wants_json = options.pop("json", False)
        try:
            answer = self.call(**{key: value for key, value in options.items() if key not in DJANGO_OPTIONS})
        except DomainError as refusal:
            self.refuse(refusal, wants_json=wants_json)
        else:
            self.answer(answer, wants_json=wants_json)

    def answer(self, answer: Any, *, wants_json: bool) -> None:
        """Print the answer; override `words` for people."""
        if answer is not None:
            self.stdout.write(to_json(answer) if wants_json else self.words(answer))

    def words(self, answer: Any) -> str:
        """Return the answer for people; by default the JSON with indents."""
        return json.dumps(answer, ensure_ascii=False, indent=1, default=plain)

    def refuse(self, refusal: DomainError, *, wants_json: bool) -> None:
        """Print a refusal and leave with exit status 1."""
        if wants_json:
            self.stdout.write(to_json({"code": refusal.code, "message": refusal.explain(), "details": refusal.facts}))
        self.stderr.write(refusal.explain())
        sys.exit(1)


class UseCaseCommand(PureCommand):
    """A command that performs one use case as an actor on a day: `--as`, `--on`, `--json`."""

    needs_database: ClassVar[bool] = True
    one_transaction: ClassVar[bool] = True  # False: `call` opens `acting(by, on=on)` itself, piece by piece

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--as", dest="acting", default=services.CONSOLE, metavar="TÊN", help="tài khoản thực hiện")
        parser.add_argument("--on", type=date.fromisoformat, default=None, metavar="NGÀY", help="ngày thực hiện, YYYY-MM-DD")
        parser.add_argument("--job", type=int, default=None, help="số của việc nền")

    def call(self, *args: Any, **options: Any) -> Any:
        """Perform the use case and return the answer; override this: `by`, `on`, `job` and the command's own options come by keyword."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        wants_json = options.pop("json", False)
        name, job = options.pop("acting"), options.pop("job", None)
        on = options.pop("on") or today()
        on = date.fromisoformat(on) if isinstance(on, str) else on
        actor = queries.actor_named(name)
        if actor is None:
            raise CommandError(f"Không có tài khoản {name}.", returncode=2)
        given = {key: value for key, value in options.items() if key not in DJANGO_OPTIONS}
        try:
            answer = self._perform(by=actor.id, on=on, job=job, **given)
        except DomainError as refusal:
            if job is not None:
                raise
            self.refuse(refusal, wants_json=wants_json)
        else:
            self.answer(answer, wants_json=wants_json)

    def _perform(self, *, by: int, on: date, job: int | None, **given: Any) -> Any:
        origin = f"dòng lệnh: {_system_user()}" if job is None else f"việc nền {job}"
        if self.one_transaction:
            with acting(by, on=on, origin=origin):
                return self.call(by=by, on=on, job=job, **given)
        token = ORIGIN.set(origin)
        try:
            return self.call(by=by, on=on, job=job, **given)
        finally:
            ORIGIN.reset(token)


class ToldCommand(UseCaseCommand):
    """A use case told as the API takes it: the number `subject` ("" for none), then one JSON text or `@file` of the shape `schema`."""

    subject: ClassVar[str] = ""
    subject_type: ClassVar[Callable[[str], Any]] = int
    schema: ClassVar[Any] = None
    service: ClassVar[Callable[..., Any]]
    answers: ClassVar[str] = ""  # how the answer is called in JSON; empty where the service returns nothing or a value of its own

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        if self.subject:
            parser.add_argument(self.subject, type=type(self).subject_type)
        if self.schema is not None:
            parser.add_argument("told", help="JSON như thân của API, hoặc @tệp")

    def call(self, *, by: int, on: Any, job: int | None, told: str = "", **options: Any) -> Any:
        subject = {self.subject: options[self.subject]} if self.subject else {}
        values = self._read(told).values() if self.schema is not None else {}
        answer = type(self).service(by=by, on=on, **subject, **values)
        return {self.answers: answer} if self.answers else answer if answer is not None else {"done": True}

    def _read(self, told: str) -> Any:
        try:
            text = Path(told[1:]).read_text(encoding="utf-8") if told.startswith("@") else told
            return self.schema.model_validate(json.loads(text))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as reason:
            raise CommandError(f"Không đọc được JSON: {reason}", returncode=2) from None
        except ValidationError as faults:
            told_all = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults.errors())
            raise CommandError(f"JSON chưa đúng hình: {told_all}", returncode=2) from None


DJANGO_OPTIONS = {"verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks"}


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
