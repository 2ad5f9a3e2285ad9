"""Refusals: what a service says when it will not act."""

from typing import Any, ClassVar

MOST_TOLD = 200  # faults at once on a page


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

    def each(self) -> list[tuple[str, str]]:
        """Return everything that is wrong, as (field or nothing, sentence); where the facts list no faults, the one sentence for people."""
        told = next((self.facts[name] for name in ("problems", "faults", "findings") if self.facts.get(name)), None)
        found = [_placed(one) for one in told[:MOST_TOLD]] if isinstance(told, list | tuple) else []
        if not found or not all(isinstance(words, str) and words for _, words in found):
            return [("", self.explain())]
        return [(field, f"{words[:1].upper()}{words[1:].rstrip('.')}.") for field, words in found]

    def __str__(self) -> str:
        return f"{self.code}: {self.explain()}"


def _placed(fault: Any) -> tuple[str, Any]:
    """Return a listed fault as (field or nothing, words)."""
    if isinstance(fault, dict):
        return "", fault.get("message")
    return fault if isinstance(fault, tuple) and len(fault) == 2 else ("", fault)


class Rejected(DomainError):
    """A file or list is refused as a whole; `problems` tells every error at once, each with its place and cure."""

    code = "rejected"
    says = "Có {count} lỗi, chưa ghi gì. Lỗi đầu tiên: {first}"

    def __init__(self, problems: list[str] | list[dict[str, Any]], **facts: Any) -> None:
        first = problems[0] if problems else ""
        super().__init__(count=len(problems), first=first["message"] if isinstance(first, dict) else first, problems=problems, **facts)
