"""Pure rules of bookkeeping."""

from .templates import AmountMissing, Part, Template, TemplateLine, booked, template_of

__all__ = ["AmountMissing", "Part", "Template", "TemplateLine", "booked", "template_of"]
