"""What a refusal tells people: everything that is wrong, each fault in a sentence, where there are faults to tell."""

import pytest

from congdoan.foundation.kernel.errors import MOST_TOLD, DomainError, Rejected


class Unfit(DomainError):
    code = "unfit"
    says = "Chưa ghi được: {first}."


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"faults": ["thiếu tên", "Thiếu ngày."]}, [("", "Thiếu tên."), ("", "Thiếu ngày.")]),
        ({"faults": [("name", "thiếu tên"), ("", "thiếu ngày")]}, [("name", "Thiếu tên."), ("", "Thiếu ngày.")]),
        ({"findings": ["thừa một người"]}, [("", "Thừa một người.")]),
        ({"faults": []}, [("", "Chưa ghi được: x.")]),
        ({"faults": [3, 4]}, [("", "Chưa ghi được: x.")]),
        ({"faults": "một chuỗi"}, [("", "Chưa ghi được: x.")]),
        ({"problems": [{"row": 3}]}, [("", "Chưa ghi được: x.")]),
        ({}, [("", "Chưa ghi được: x.")]),
    ],
)
def test_a_refusal_tells_each_fault_or_its_one_sentence(facts, told):
    assert Unfit(first="x", **facts).each() == told


def test_a_file_tells_its_problems_and_not_without_end():
    refusal = Rejected([{"message": f"dòng {row} sai", "row": row} for row in range(MOST_TOLD + 9)])

    assert len(refusal.each()) == MOST_TOLD
    assert refusal.each()[1] == ("", "Dòng 1 sai.")
