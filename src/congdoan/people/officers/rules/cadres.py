"""Pure rules of officers as cadres: what came of a course, what a coefficient comes to, the short list of CVs."""

OUTCOMES = {"called": "được triệu tập", "attended": "đã dự", "passed": "đã dự, có chứng nhận", "absent": "vắng"}
CADRE_FIELDS = {
    "schooling": "Trình độ học vấn",
    "expertise": "Chuyên môn",
    "politics": "Lý luận chính trị",
    "language": "Ngoại ngữ",
    "assessment": "Đánh giá gần nhất",
}


def allowance_dong(hundredths: int, base_salary: int) -> int:
    """Return what a coefficient of the base salary comes to in a month.

    Units: hundredths of a coefficient; whole đồng. Rounding: down to the đồng; a base salary in whole hundreds leaves nothing over.
    Source: law pack, allowance.coefficients (coefficient × base salary; the coefficients themselves are not in the pack).
    """
    return hundredths * base_salary // 100


def coefficient_words(hundredths: int) -> str:
    """Return a coefficient as papers write it: 70 is 0,70."""
    return f"{hundredths // 100},{hundredths % 100:02d}"
