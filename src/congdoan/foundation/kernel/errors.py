"""Refusals: what a service says when it will not act."""

from typing import Any, ClassVar


class DomainError(Exception):
    """A refusal with a stable code for programs, one sentence for people, and the facts for both."""

    code: ClassVar[str] = "refused"
    says: ClassVar[str] = "Không thực hiện được."

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code)
        self.facts = facts

    def explain(self) -> str:
        """Return the sentence for people, with the facts filled in."""
        return self.says.format(**self.facts)

    def __str__(self) -> str:
        return f"{self.code}: {self.explain()}"


class Rejected(DomainError):
    """A file or list is refused as a whole; `problems` tells every error at once, each with its place and cure."""

    code = "rejected"
    says = "Có {count} lỗi, chưa ghi gì. Lỗi đầu tiên: {first}"

    def __init__(self, problems: list[str] | list[dict[str, Any]], **facts: Any) -> None:
        first = problems[0] if problems else ""
        super().__init__(count=len(problems), first=first["message"] if isinstance(first, dict) else first, problems=problems, **facts)
