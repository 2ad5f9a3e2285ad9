"""What the page of seals asks."""

from django import forms


class SealForm(forms.Form):
    """Whose books to seal now; the shown units where none is named."""

    unit = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
