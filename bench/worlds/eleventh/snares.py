"""Payments that a careless reader books wrongly, or that a careful one must not book alone."""

from collections.abc import Callable, Iterator

from bench.worlds.facts import Employer, folded, months_of
from bench.worlds.tenth.year import owed

from congdoan.finance.collection.rules.virtual import virtual_number

from .desk import Body, Desk, Draft, Piece, Sender
from .words import NONE, code_said, composed, kind_said, months_said, name_said, with_form
from .year import around, pay, pay_both


def plain_firms(desk: Desk) -> list[Employer]:
    """Return the monthly payers with an account on record whom nobody takes for another."""
    return [
        one for one in desk.register.employers
        if one.habit == "monthly" and one.accounts and not one.unknown_account and not desk.is_special(one) and one.sector == "sxkd"
        and not one.name.startswith("Hộ") and not one.former
    ]  # fmt: skip


def unpaid(desk: Desk, bodies: list[Body]) -> Iterator[tuple[Body, int]]:
    """Yield bodies with a month that they owe and nothing has paid, and note it as paid."""
    chance = desk.chance
    while True:
        body, month = chance.choice(bodies), chance.choice(months_of(desk.place.year))
        if owed(body, month) and (body.code, month) not in desk.paid:
            desk.paid.add((body.code, month))
            yield body, month


def foreign(sender: Sender) -> Sender:
    """Return a body's own sender in whose account and name nothing speaks for the payer."""
    return Sender(sender.account, sender.name, "account_of_another", "name_of_another")


def set_snares(desk: Desk) -> None:
    """Write every snare of the year."""
    firms = plain_firms(desk)
    wide = [one for one in firms if one.union]
    set_references(desk, firms)
    set_disagreements(desk, firms)
    set_joint_payers(desk, firms)
    set_lookalikes(desk)
    set_sums(desk, firms)
    set_helpers(desk, firms, wide)
    set_public_money(desk)


def draft(
    desk: Desk, body: Body, month: int, note: str, sender: Sender, pieces: list[Piece], *, proofs: tuple[str, ...] = (), trap: str,
    show: str = "both", virtual: str = "",
) -> Draft:  # fmt: skip
    """Write one payment of a month that no app and no bank cuts."""
    fund, amount = "KPCD" if isinstance(body, Employer) else "DUES", owed(body, month)
    return desk.add(Draft(
        desk.moment(month, 11, 27), amount, fund, note, sender, pieces, show, body.code, ((body.code, fund, amount, (month,)),),
        (body.code,), proofs, (trap,), virtual, is_cut=False,
    ))  # fmt: skip


def worded(desk: Desk, body: Body, month: int, name: Piece = NONE, code: Piece = NONE) -> tuple[str, list[Piece]]:
    kind = kind_said(desk, "KPCD" if isinstance(body, Employer) else "DUES", body.code)
    return composed(desk, kind, months_said(desk.chance, desk.place, (month,)), name, code, lasting=body.code)


def set_references(desk: Desk, firms: list[Employer]) -> None:
    """Our reference with one wrong sign, with several, and from another payer's account."""
    chance, known = desk.chance, {}
    for code in desk.cast.numbers:
        for fund in ("KPCD", "DUES"):
            for month in (*months_of(desk.place.year), desk.place.year * 100 - 88, desk.place.year * 100 - 89):
                known[desk.reference(code, fund, month).replace(" ", "")] = desk.body_code(code)

    def near(text: str) -> set[str]:
        return {body for one, body in known.items() if sum(a != b for a, b in zip(text, one, strict=True)) < 2}

    def wrong(body: Body, month: int, count: int, fits: Callable[[set[str]], bool]) -> str:
        while True:
            text = list(desk.reference(body.code, "KPCD" if isinstance(body, Employer) else "DUES", month).replace(" ", ""))
            for at in chance.sample(range(8, len(text)), count):
                letter = "O" if text[at] == "0" and chance.random() < 0.3 else chance.choice("0123456789")
                text[at] = letter if text[at].isdigit() else chance.choice("ABCDEHKMNPRTVX")
            found = "".join(text)
            if found not in known and fits(near(found)):
                return found

    picks = unpaid(desk, [*firms, *(one for one in desk.register.unions if desk.employer(one).habit != "both")])
    for _ in range(7):
        body, month = next(picks)
        who = desk.body_code(body.code)
        text = wrong(body, month, 1, lambda bodies, who=who: bodies == {who})  # type: ignore[misc]
        note, pieces = around(desk, text, "corrected_reference")
        draft(desk, body, month, note, desk.somebody(), pieces, trap="reference_one_wrong", show=chance.choice(("none", "both")))
    for _ in range(3):
        body, month = next(picks)
        note, pieces = around(desk, wrong(body, month, 4, lambda bodies: not bodies), "broken_reference")
        draft(desk, body, month, note, desk.somebody(), pieces, trap="reference_broken")
    for _ in range(6):
        body, month = next(picks)
        other = chance.choice([one for one in firms if one.code != desk.body_code(body.code)])
        note, pieces = around(desk, desk.reference(body.code, "KPCD" if isinstance(body, Employer) else "DUES", month))
        draft(desk, body, month, note, foreign(desk.sender_of(other)), pieces, trap="reference_from_another")


def set_disagreements(desk: Desk, firms: list[Employer]) -> None:
    """Keys of two bodies, and codes that are nobody's."""
    chance, picks = desk.chance, unpaid(desk, list(firms))
    for turn in range(8):
        body, month = next(picks)
        other = chance.choice([one for one in firms if one is not body])
        code = code_said(chance, other.tax_code)
        name = name_said(desk, body) if turn % 2 else NONE
        note, pieces = worded(desk, body, month, name, code)
        pieces = [piece for piece in pieces if piece is not code]
        if desk.is_seen_by_account(body) or (turn % 2 and name.proof == "full_name"):
            draft(desk, body, month, note, desk.sender_of(body), pieces, proofs=("two_identities",), trap="code_of_another")
        elif turn % 2:
            desk.paid.discard((body.code, month))
    for turn in range(5 if desk.place.virtual else 0):
        body, month = next(picks)
        other = chance.choice([one for one in firms if one is not body])
        number = virtual_number(desk.place.virtual, desk.cast.numbers[other.code])
        note, pieces = worded(desk, body, month, name_said(desk, body) if turn % 2 else NONE, code_said(chance, body.tax_code))
        draft(desk, body, month, note, desk.sender_of(body), pieces, proofs=("two_identities",), trap="virtual_of_another", virtual=number)
    for _ in range(5):
        body, month = next(picks)
        note, pieces = worded(desk, body, month, Piece(with_form(chance, body.name), "full_name"), Piece(desk.cast.codes.next(), ""))
        draft(desk, body, month, note, desk.sender_of(body), pieces, proofs=("unknown_code",), trap="code_of_nobody", show="none")
    for _ in range(3):
        body, month = next(picks)
        note, pieces = worded(
            desk, body, month, Piece(with_form(chance, body.name), "full_name"), Piece(desk.cast.codes.mistyped(body.tax_code), "")
        )
        draft(desk, body, month, note, desk.sender_of(body), pieces, proofs=("wrong_code",), trap="code_mistyped_beside_name", show="none")


def set_joint_payers(desk: Desk, firms: list[Employer]) -> None:
    """Holdings that pay for their members, and two firms in one sum."""
    chance = desk.chance
    for group in desk.register.groups:
        sender = Sender(group.account, folded(group.name).upper(), "group_account", "group_name")
        for month in months_of(desk.place.year):
            owing = [one for one in group.members if owed(one, month)]
            fits = chance.random() < 0.85
            sums = {one.code: owed(one, month) for one in owing}
            if not fits:
                sums[owing[0].code] += 1_000_000 + chance.randint(1, 9) * 10_000
            note, pieces = composed(
                desk,
                kind_said(desk, "KPCD", owing[0].code),
                months_said(chance, desk.place, (month,)),
                Piece(with_form(chance, group.name)),
            )
            note += chance.choice(("", " các đơn vị thành viên", f" cho {len(owing)} đơn vị", " toàn khối"))
            desk.add(Draft(
                desk.moment(month, 12, 25), sum(sums.values()), "KPCD", note, sender, pieces, "both", "",
                tuple((code, "KPCD", amount, (month,)) for code, amount in sums.items()), tuple(sums),
                ("group",) if fits else ("sum_does_not_fit",), ("group_exact" if fits else "group_other_sum",), is_cut=False,
            ))  # fmt: skip
    picks = unpaid(desk, list(firms))
    for turn in range(6):
        one, month = next(picks)
        others = [firm for firm in firms if firm is not one and owed(firm, month) and (firm.code, month) not in desk.paid]
        if not others:
            desk.paid.discard((one.code, month))
            continue
        two = chance.choice(others)
        desk.paid.add((two.code, month))
        sums, fits = [owed(one, month), owed(two, month)], turn < 4
        if not fits:
            sums[1] += 770_000
        kind = kind_said(desk, "KPCD", one.code)
        note = f"{kind.text} {months_said(chance, desk.place, (month,))} của MST {one.tax_code} và MST {two.tax_code}"
        pieces = [kind, Piece(one.tax_code, "tax_code"), Piece(two.tax_code, "tax_code")]
        desk.add(Draft(
            desk.moment(month, 12, 27), sum(sums), "KPCD", note, desk.sender_of(one), pieces, "both", one.code,
            tuple((firm.code, "KPCD", amount, (month,)) for firm, amount in zip((one, two), sums, strict=True)), (one.code, two.code),
            ("several_payers",) if fits else ("sum_does_not_fit",), ("two_firms_exact" if fits else "two_firms_other_sum",), is_cut=False,
        ))  # fmt: skip


def set_lookalikes(desk: Desk) -> None:
    """Namesakes, a name that another's continues, a branch under its parent's code, a shared account, former names."""
    cast, pairs = desk.cast, desk.cast.pairs

    def some(codes: tuple[str, ...], count: int) -> Iterator[tuple[Body, int]]:
        picks = unpaid(desk, [cast.employer(code) for code in codes])
        return (next(picks) for _ in range(count))

    for body, month in some(pairs["twins"], 6):
        pay(desk, body, desk.moment(month, 11, 26), (month,), manner="name", traps=("namesake_by_name_alone",))
    for body, month in some(pairs["twins"], 4):
        pay(desk, body, desk.moment(month, 11, 26), (month,), manner="code_name", traps=("namesake_with_code",))
    for body, month in some(pairs["longer"], 8):
        pay(desk, body, desk.moment(month, 11, 26), (month,), manner="name", traps=("name_continued",))
    for body, month in some(pairs["sharing"], 6):
        pay(desk, body, desk.moment(month, 11, 26), (month,), manner="account", traps=("shared_account_alone",))
    branch, parent = (cast.employer(code) for code in pairs["branch"])
    for body, month in some((branch.code,), 4):
        note, pieces = worded(desk, body, month, Piece(body.name, "full_name"), Piece(parent.tax_code, "parent_code"))
        draft(desk, body, month, note, desk.sender_of(body), pieces, trap="branch_writes_parent")
    former = [one for one in desk.register.employers if one.former]
    picks = unpaid(desk, list(former))
    for _ in range(7):
        body, month = next(picks)
        pay(desk, body, desk.moment(month, 11, 26), (month,), manner="former", traps=("former_name",))


def set_sums(desk: Desk, firms: list[Employer]) -> None:
    """Ten times the sum, the same sum twice, a month in two parts, two funds in a sum that nothing proves."""
    chance, picks = desk.chance, unpaid(desk, list(firms))
    for _ in range(2):
        body, month = next(picks)
        due = owed(body, month)
        pay(
            desk, body, desk.moment(month, 11, 20), (month,), amount=due * 10, manner="code_name", proofs=("odd_sum",),
            traps=("ten_times",),
            refund=(6, due * 9, f"Hoàn lại tiền nộp thừa cho {body.name}"),
        )  # fmt: skip
    for _ in range(2):
        body, month = next(picks)
        due, at = owed(body, month), desk.moment(month, 11, 20)
        pay(desk, body, at, (month,), manner="code_name", traps=("paid_twice_first",))
        pay(
            desk, body, at.replace(hour=18), (month,), manner="code_name", proofs=("odd_sum",), traps=("paid_twice",),
            refund=(9, due, f"Hoàn tiền chuyển trùng {body.name}"),
        )  # fmt: skip
    for turn in range(5):
        body, month = next(picks)
        due, at = owed(body, month), desk.moment(month, 11, 22)
        later = at.replace(hour=18) if turn % 2 else at.replace(day=27)
        for when, amount, words in ((at, due // 2, "đợt 1"), (later, due - due // 2, chance.choice(("đợt 2", "bổ sung", "phần còn lại")))):
            part = pay(desk, body, when, (month,), amount=amount, manner="code_name", traps=("in_two_parts",))
            part.note += f" {words}"
    joint = [one for one in desk.register.employers if one.habit == "both"]
    for odd in ("rounded", "rounded", "stated_otherwise", "stated_otherwise"):
        body = chance.choice(joint)
        month = chance.choice([month for month in months_of(desk.place.year) if (body.code, month) not in desk.paid])
        if pay_both(desk, body, desk.moment(month, 11, 26), (month,), odd):
            desk.paid.add((body.code, month))


def set_helpers(desk: Desk, firms: list[Employer], wide: list[Employer]) -> None:
    """Who pays for another: a neighbour, a bookkeepers' office, a union for its employer; and other words beside the fund."""
    chance, picks = desk.chance, unpaid(desk, list(firms))
    for _ in range(6):
        body, month = next(picks)
        payer = chance.choice([one for one in firms if one is not body])
        kind, period, code = kind_said(desk, "KPCD", body.code), months_said(chance, desk.place, (month,)), Piece(body.tax_code, "tax_code")
        note = chance.choice(("nộp hộ {n} {k} {p} MST {c}", "{k} {p} nộp thay cho {n}, MST {c}", "trả thay {n} - MST {c} - {k} {p}"))
        note = note.format(n=with_form(chance, body.name), k=kind.text, p=period, c=code.text)
        draft(desk, body, month, note, foreign(desk.sender_of(payer)), [kind, code], proofs=("on_behalf",), trap="on_behalf")
    office = desk.somebody()
    office = Sender(office.account, f"CONG TY TNHH DICH VU KE TOAN {folded(desk.place.strangers[4]).upper()}")
    clients = chance.sample(firms, 3)
    served = unpaid(desk, list(clients))
    for _ in range(8):
        body, month = next(served)
        note, pieces = worded(desk, body, month, Piece(with_form(chance, body.name), "full_name"), code_said(chance, body.tax_code))
        draft(desk, body, month, note, office, pieces, proofs=("on_behalf",), trap="bookkeepers_office")
    for body, month in (next(unpaid(desk, [one])) for one in wide[:4]):
        note, pieces = worded(desk, body, month, Piece(f"CĐCS {with_form(chance, body.name)}", "full_name"))
        sender = desk.sender_of(desk.register.union(body.union))
        draft(desk, body, month, note, sender, pieces, proofs=("union_sends_fund",), trap="union_sends_fund")
    for words in ("BHXH, BHYT, BHTN và {k} {p}", "{k} {p} (đoàn phí nộp sau)", "{k} {p} và thuế môn bài", "{k} {p}, BHXH đã chuyển riêng"):
        body, month = next(picks)
        kind, code = kind_said(desk, "KPCD", body.code), Piece(body.tax_code, "tax_code")
        note = f"{words.format(k=kind.text, p=months_said(chance, desk.place, (month,)))} MST {code.text}"
        draft(desk, body, month, note, desk.sender_of(body), [kind, code], proofs=("other_words",), trap="other_words_beside")
    for _ in range(4):
        body, month = next(picks)
        note, pieces = worded(desk, body, month, Piece(with_form(chance, body.name), "full_name"))
        draft(desk, body, month, f"nộp tiền mặt {note}", desk.person_of(body), pieces, trap="cash_at_the_counter")


def set_public_money(desk: Desk) -> None:
    """Public bodies pay through the treasury, which shows no account of theirs and writes their budget number."""
    public = [one for one in desk.register.employers if one.sector == "hcsn"]
    picks, treasury = unpaid(desk, list(public)), folded(f"Kho bạc Nhà nước {desk.place.communes[0]}").upper()
    for _ in range(14):
        body, month = next(picks)
        note, pieces = worded(
            desk, body, month, Piece(body.name, desk.name_proof(body.code)), desk.chance.choice((NONE, Piece(body.si_code, "unit_code")))
        )
        note = f"{note} MQHNS {desk.chance.randint(1_010_000, 1_139_999)}"
        draft(desk, body, month, note, Sender("", treasury), pieces, trap="through_the_treasury", show="name")
