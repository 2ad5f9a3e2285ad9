"""The table of the left menu: the seven tasks numbered as in the notice, with the pages of each.

A page shows when its address exists (the app is built) and one of the visitor's roles allows its act. Add a page here
by one line: Page("app:name", "Chữ trên màn hình", "app.act"). Pages of one piece of work make a group: one line of the menu, and
tabs at the head of each of its pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import NoReverseMatch, reverse

from congdoan.foundation.access.rules import allows


@dataclass(frozen=True)
class Page:
    """One address of the menu; an empty act means everybody who is signed in. `also` are the beginnings of further addresses of it."""

    url_name: str
    words: str
    act: str = ""
    icon: str = ""
    also: tuple[str, ...] = ()

    def length_met(self, path: str) -> int:
        """Return how much of a path is one of its addresses: nothing when none begins it."""
        return max((len(start) for start in (address(self.url_name), *self.also) if start and path.startswith(start)), default=0)


@dataclass(frozen=True)
class Group:
    """Pages of one piece of work; the first that a visitor may open is where the menu leads."""

    words: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Task:
    """One of the seven tasks, with the prefix of its addresses."""

    number: int
    words: str
    prefix: str
    parts: tuple[Page | Group, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return every page of it."""
        return tuple(page for part in self.parts for page in (part.pages if isinstance(part, Group) else (part,)))


@dataclass(frozen=True)
class Entry:
    """One line of the menu as this visitor sees it."""

    words: str
    href: str
    is_on: bool
    icon: str = ""
    number: int = 0
    pages: tuple["Entry", ...] = ()


DESK = (
    Page("office:home", "Bàn làm việc", icon="layout-dashboard"),
    Page("procedures:own_requests", "Yêu cầu của tôi", icon="send"),
)

TASKS = (
    Task(
        1,
        "Nghị quyết, chương trình",
        "/1-nghi-quyet/",
        (
            Page("programmes:programmes", "Chương trình", "programmes.read"),
            Page("programmes:tasks", "Nhiệm vụ", "programmes.read"),
            Page("programmes:reports", "Báo cáo", "programmes.read"),
            Page("programmes:reminders", "Nhắc việc", "programmes.read"),
            Page("programmes:catalogue", "Danh mục chỉ tiêu", "programmes.read"),
        ),
    ),
    Task(
        2,
        "Đối thoại, thương lượng",
        "/2-doi-thoai/",
        (
            Group(
                "Đối thoại",
                (
                    Page("bargaining:dialogues", "Phiên đối thoại", "bargaining.read"),
                    Page("bargaining:duties", "Nghĩa vụ", "bargaining.read"),
                ),
            ),
            Group(
                "Thương lượng, thỏa ước",
                (
                    Page("bargaining:bargainings", "Thương lượng", "bargaining.read"),
                    Page("bargaining:agreements", "Thỏa ước", "bargaining.read"),
                ),
            ),
            Group(
                "Dự báo tình hình",
                (
                    Page("early_warning:warnings", "Dự báo", "early_warning.read"),
                    Page("early_warning:own_signals", "Đơn vị báo", "early_warning.read_own"),
                ),
            ),
            Group(
                "Ngừng việc, tranh chấp",
                (
                    Page("disputes:stoppages", "Ngừng việc", "disputes.read"),
                    Page("disputes:signals", "Dấu hiệu", "disputes.read"),
                    Page("disputes:spread", "Lan tỏa", "disputes.read"),
                    Page("disputes:disputes", "Tranh chấp", "disputes.read"),
                    Page("disputes:figures", "Số liệu", "disputes.read"),
                ),
            ),
        ),
    ),
    Task(
        3,
        "Thi đua, sáng kiến",
        "/3-thi-dua/",
        (
            Page("emulation:campaigns", "Phong trào", "emulation.read"),
            Page("emulation:initiatives", "Sáng kiến", "emulation.read"),
            Page("emulation:councils", "Hội đồng sáng kiến", "emulation.read"),
            Page("emulation:awards", "Khen thưởng", "emulation.read"),
        ),
    ),
    Task(
        4,
        "Đoàn viên, CĐCS",
        "/4-doan-vien/",
        (
            Page("organisations:unions", "Công đoàn cơ sở", "organisations.read"),
            Group(
                "Đoàn viên",
                (
                    Page("members:members", "Danh sách", "members.read"),
                    Page("members:applications", "Đơn xin vào", "members.read"),
                    Page("members:transfers", "Chuyển sinh hoạt", "members.read"),
                    Page("members:correction_requests", "Đề nghị sửa", "members.decide_correction"),
                    Page("members:doubles", "Hồ sơ trùng", "members.merge_persons"),
                    Page("members:retention", "Thời hạn lưu", "members.set_retention"),
                ),
            ),
            Page("officers:officers", "Cán bộ", "officers.read"),
            Page("grassroots:gradings", "Xếp loại", "grassroots.read"),
            Group(
                "Lập, sắp xếp",
                (
                    Page("grassroots:foundings", "Thành lập", "grassroots.read"),
                    Page("restructuring:reorganisations", "Sắp xếp tổ chức", "restructuring.read"),
                ),
            ),
        ),
    ),
    Task(
        5,
        "Kiểm tra, giám sát",
        "/5-kiem-tra/",
        (
            Page("inspection:programmes", "Chương trình kiểm tra", "inspection.read"),
            Page("inspection:inspections", "Cuộc kiểm tra", "inspection.read"),
            Page("inspection:recommendations", "Kiến nghị", "inspection.read"),
            Page("inspection:figures", "Số liệu năm", "inspection.read"),
            Group(
                "Đơn thư, tiếp dân",
                (
                    Page("petitions:petitions", "Đơn thư", "petitions.read"),
                    Page("petitions:visits", "Tiếp công dân", "petitions.read"),
                ),
            ),
            Page("petitions:decisions", "Kỷ luật", "petitions.read"),
        ),
    ),
    Task(
        6,
        "Văn bản, chuyển đổi số",
        "/6-van-ban/",
        (
            Page("documents:incoming", "Văn bản đến", "documents.read"),
            Page("documents:outgoing", "Văn bản đi", "documents.read"),
            Page("documents:received", "Văn bản gửi tới", "documents.read"),
            Page("documents:comment_requests", "Dự thảo xin ý kiến", "documents.read"),
            Group(
                "Lưu trữ, tra cứu",
                (
                    Page("documents:case_files", "Hồ sơ lưu trữ", "documents.read"),
                    Page("documents:cited", "Văn bản viện dẫn", "documents.read"),
                ),
            ),
            Page("procedures:requests", "Thủ tục", "procedures.read"),
        ),
    ),
    Task(
        7,
        "Tài chính công đoàn",
        "/7-tai-chinh/",
        (
            Group(
                "Thu và đối chiếu",
                (
                    Page("collection:queue", "Hàng chờ", "collection.read"),
                    Page("collection:proposals", "Chờ duyệt", "collection.read"),
                    Page("collection:receipts", "Phiếu thu", "collection.read"),
                    Page("banking:statements", "Sao kê ngân hàng", "banking.read"),
                    Page("banking:notifications", "Thông báo ngân hàng", "banking.read"),
                    Page("collection:accuracy", "Độ chính xác", "collection.read"),
                ),
            ),
            Group(
                "Người nộp",
                (
                    Page("collection:payers", "Người nộp", "collection.read"),
                    Page("assessments:charges", "Phải nộp", "assessments.read"),
                    Page("notices:notices", "Giấy báo", "notices.read"),
                ),
            ),
            Group(
                "Chia và chi trả",
                (
                    Page("collection:held", "Sổ giữ hộ", "collection.read"),
                    Page("collection:prepare_share_payments", "Chi phần được chia", "collection.prepare_share_payments"),
                    Page("banking:payments", "Lệnh chi", "banking.read"),
                    Page("collection:prove_balances", "Chứng minh số dư", "collection.read"),
                    Page("collection:what_if", "Thử tỷ lệ khác", "collection.read"),
                ),
            ),
            Group(
                "Chứng từ",
                (
                    Page("bookkeeping:vouchers", "Chứng từ", "bookkeeping.read"),
                    Page("bookkeeping:queue", "Duyệt chứng từ", "bookkeeping.approve_voucher"),
                    Page("bookkeeping:advances", "Tạm ứng", "bookkeeping.read"),
                    Page("bookkeeping:donations", "Tài trợ", "bookkeeping.read"),
                    Page("bookkeeping:cash_counts", "Kiểm kê quỹ", "bookkeeping.read"),
                    Page("bookkeeping:assets", "Tài sản, công cụ", "bookkeeping.read"),
                ),
            ),
            Group(
                "Sổ kế toán",
                (
                    Page("bookkeeping:books", "Các sổ", "bookkeeping.read", also=("/7-tai-chinh/but-toan/",)),
                    Page(
                        "bookkeeping:locks",
                        "Khóa sổ",
                        "bookkeeping.read",
                        also=("/7-tai-chinh/ban-giao/", "/7-tai-chinh/chuyen-he-thong-tai-khoan/"),
                    ),
                    Page("ledger:seals", "Niêm phong", "ledger.read"),
                    Page("bookkeeping:templates", "Mẫu định khoản", "bookkeeping.set_template"),
                    Page("bookkeeping:import_opening", "Số dư đầu kỳ", "bookkeeping.import_opening"),
                    Page("bookkeeping:import_cash_book", "Sổ quỹ cũ", "bookkeeping.import_cash_book"),
                ),
            ),
            Group(
                "Dự toán, quyết toán",
                (
                    Page("budgets:estimates", "Dự toán", "budgets.read"),
                    Page(
                        "budgets:settlements",
                        "Quyết toán",
                        "budgets.read",
                        also=("/7-tai-chinh/quyet-toan-da-gui/", "/7-tai-chinh/ban-ky/"),
                    ),
                ),
            ),
        ),
    ),
)

ROOT_BOOKS = (
    Page("organisations:organisations", "Đơn vị", "organisations.read", "building-community"),
    Page("organisations:employers", "Doanh nghiệp", "organisations.read", "building-factory-2"),
    Page("organisations:communes", "Xã, phường", "organisations.read", "sitemap"),
    Page("access:people", "Quyền", "access.grant", "users"),
    Page("access:record", "Nhật ký", "audit.read", "history"),
)

PHONE_BAR = (
    Page("office:home", "Bàn làm việc", icon="layout-dashboard"),
    Page("collection:queue", "Đối chiếu", "collection.read", "zoom-question"),
    Page("organisations:search", "Tìm", "organisations.read", "search"),
    Page("procedures:own_requests", "Yêu cầu", icon="send"),
)


@lru_cache(maxsize=256)
def address(url_name: str) -> str:
    """Return a page's address, or nothing when its app is not built."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def may_open(page: Page, roles: Iterable[str]) -> bool:
    """Return whether a page exists and one of the roles may open it."""
    return bool(address(page.url_name)) and (not page.act or any(allows(role, page.act) for role in roles))


def entries(pages: Iterable[Page], roles: list[str], path: str) -> tuple[Entry, ...]:
    """Return the lines of some pages; the one whose address is the longest start of this path is on."""
    open_pages = [page for page in pages if may_open(page, roles)]
    longest = max((page.length_met(path) for page in open_pages), default=0)
    return tuple(Entry(page.words, address(page.url_name), 0 < longest == page.length_met(path), page.icon) for page in open_pages)


def tasks(roles: list[str], path: str) -> tuple[Entry, ...]:
    """Return the numbered tasks that have at least one open page; only the task of this path unfolds its pages and groups."""
    found = []
    for task in TASKS:
        unfolded = lines(task, roles, path)
        if unfolded:
            is_on = path.startswith(task.prefix) or any(line.is_on for line in unfolded)
            found.append(Entry(task.words, unfolded[0].href, is_on, number=task.number, pages=unfolded if is_on else ()))
    return tuple(found)


def tabs(shown: Iterable[Entry]) -> Entry | None:
    """Return the group whose page is shown, when a visitor may open more than one of its pages; `shown` are the tasks."""
    unfolded = (line for task in shown for line in task.pages)
    return next((line for line in unfolded if line.is_on and len(line.pages) > 1), None)


def lines(task: Task, roles: list[str], path: str) -> tuple[Entry, ...]:
    """Return a task's lines that a visitor may open: a page by itself, or a group with those of its pages that are open."""
    open_pages = {entry.href: entry for entry in entries(task.pages, roles, path)}
    found: list[Entry] = []
    for part in task.parts:
        meant = part.pages if isinstance(part, Group) else (part,)
        inside = tuple(open_pages[href] for page in meant if (href := address(page.url_name)) in open_pages)
        if inside and isinstance(part, Group):
            found.append(Entry(part.words, inside[0].href, any(entry.is_on for entry in inside), pages=inside))
        else:
            found += inside
    return tuple(found)
