"""Applicants as a form tells them: several numbers from a list of choices, candidates with their votes."""

from typing import Any

from django import forms

from congdoan.activities.grassroots import queries


def choices_of(founding_id: int) -> list[tuple[str, str]]:
    """Return the applicants of a founding as choices."""
    return [(str(one.application_id), f"{one.full_name} · {one.born or 'chưa rõ ngày sinh'}") for one in queries.applicants(founding_id)]


class ApplicantsField(forms.MultipleChoiceField):
    """Some of the applicants; the value is their numbers."""

    def __init__(self, label: str, founding_id: int, **facts: Any) -> None:
        super().__init__(label=label, choices=choices_of(founding_id), widget=forms.CheckboxSelectMultiple, **facts)

    def clean(self, value: Any) -> list[int]:
        return [int(one) for one in super().clean(value)]


class ApplicantField(forms.TypedChoiceField):
    """One of the applicants; the value is the number, None where nobody was chosen."""

    def __init__(self, label: str, founding_id: int, **facts: Any) -> None:
        super().__init__(label=label, choices=[("", "–"), *choices_of(founding_id)], coerce=int, empty_value=None, **facts)
