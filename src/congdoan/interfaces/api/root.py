"""One API from every app's `api.py`: the same sign-in, the same form of refusal {"code", "message", "details"}."""

import json
import logging
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from congdoan.foundation.access import doors
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import DomainError

log = logging.getLogger("congdoan.api")


def unstorable(value: Any) -> bool:
    """Return whether a text anywhere in a JSON value or a list holds a NUL or half a surrogate pair."""
    if isinstance(value, str):
        return "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, dict):
        return any(unstorable(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(unstorable(part) for part in value)


class StorableText(Parser):
    """Read bodies and queries, and refuse at the door the texts that PostgreSQL cannot hold."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        return self._whole(super().parse_body(request))

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> dict[str, Any]:
        return self._whole(super().parse_querydict(data, list_fields, request))

    def _whole(self, given: dict[str, Any]) -> dict[str, Any]:
        if unstorable(given):
            raise HttpError(400, "a text holds a NUL or half a character")
        return given


def gather() -> NinjaAPI:
    """Return the API with the router of each installed app that has an `api.py`, under the app's own name."""
    api = NinjaAPI(
        title="Công Đoàn Số",
        version="1",
        description="Số tiền là số nguyên đồng.",
        auth=doors.api_auth,
        docs_url=None,
        parser=StorableText(),
    )
    for app in settings.APPS:
        if app in settings.INSTALLED_APPS and app != __package__ and find_spec(f"{app}.api"):
            api.add_router(f"/{app.rsplit('.', 1)[1]}/", import_module(f"{app}.api").router, tags=[app.rsplit(".", 1)[1]])
    for refusal, answer in REFUSALS.items():
        api.add_exception_handler(refusal, answer)
    return api


def refused(status: int, code: str, message: str, details: Any = None) -> HttpResponse:
    """Return the house's form of a refusal."""
    body = json.dumps({"code": code, "message": message, "details": details or {}}, ensure_ascii=False, default=doors.plain)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def _not_allowed(request: HttpRequest, refusal: Any) -> HttpResponse:
    return refused(403, refusal.code, refusal.explain(), refusal.facts)


def _domain(request: HttpRequest, refusal: Any) -> HttpResponse:
    return refused(409, refusal.code, refusal.explain(), refusal.facts)


def _not_signed_in(request: HttpRequest, refusal: Any) -> HttpResponse:
    return refused(401, "not-signed-in", "Chưa đăng nhập. Đăng nhập rồi gọi lại.")


def _malformed(request: HttpRequest, refusal: Any) -> HttpResponse:
    places = [
        {"place": ".".join(str(part) for part in error["loc"]), "kind": error["type"], "why": error["msg"]} for error in refusal.errors
    ]
    names = ", ".join(place["place"] for place in places)
    return refused(422, "malformed", f"Yêu cầu viết chưa đúng ở: {names}.", {"errors": places})


def _not_found(request: HttpRequest, refusal: Any) -> HttpResponse:
    return refused(404, "not-found", "Không có, hoặc nằm ngoài đơn vị của tài khoản này.")


def _http(request: HttpRequest, refusal: Any) -> HttpResponse:
    if refusal.status_code == 403:
        return refused(403, "csrf", "Thiếu mã chống giả mạo. Gửi lại giá trị của cookie csrftoken trong đầu mục X-CSRFToken.")
    if refusal.status_code == 400:
        return refused(400, "unreadable", "Không đọc được yêu cầu: JSON viết sai, hoặc có ký tự rỗng.", {"why": str(refusal)})
    return refused(refusal.status_code, "http", f"Yêu cầu bị từ chối với mã {refusal.status_code}.", {"why": str(refusal)})


def _broken(request: HttpRequest, trouble: Any) -> HttpResponse:
    log.exception("%s %s", request.method, request.path, exc_info=trouble)
    return refused(500, "broken", "Máy chủ gặp lỗi. Chưa có gì bị ghi.")


REFUSALS = {
    NotAllowed: _not_allowed,
    DomainError: _domain,
    AuthenticationError: _not_signed_in,
    ValidationError: _malformed,
    Http404: _not_found,
    HttpError: _http,
    Exception: _broken,
}

api = gather()
