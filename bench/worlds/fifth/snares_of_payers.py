"""Lines that a careless program would book for the wrong payer: two signs that disagree, helpers, twins, strangers, changed names."""

from dataclasses import replace

from bench.worlds.facts import Employer, months_of

from .desk import Desk, Note, Payer
from .writing import filled, stated
from .year import agent_sender, named, sender, sentence, tax_code, union_sender

Month = tuple[int]
NEW_NAMES = ("Thiên Lộc", "Khởi Nguyên", "Tân Đại")


def set_snares_of_payers(desk: Desk) -> None:
    for setting in (
        _account_against_code, _code_against_name, _reference_against_account, _virtual_against_code, _helpers, _parent_for_branch,
        _branch_with_parents_code, _agent_without_client, _twins, _strangers, _near_strangers, _new_names, _after_the_end, _wrong_fund,
        _telephone_numbers, _two_codes,
    ):  # fmt: skip
        setting(desk)


def plain_firms(desk: Desk, count: int, *, without_union: bool = False, companies: bool = False) -> list[Employer]:
    """Return employers with a known account and a name of their own, each once."""
    fit = [
        one
        for one in desk.register.employers
        if one.accounts and not one.unknown_account and one.accounts[0] not in desk.shared and not one.namesake and not one.parent
        and not one.former and one.liable_until is None and one.liable_from.year < desk.place.year
        and one.habit not in ("group", "client", "both")
        and one is not desk.cast.agents[0] and not (without_union and one.union)
        and (one.name.startswith("Công ty") or not companies)
    ]  # fmt: skip
    return desk.chance.sample(fit, count)


def some_month(desk: Desk, first: int = 1, last: int = 12) -> Month:
    return (desk.chance.choice(months_of(desk.place.year)[first - 1 : last]),)


def _pay(desk: Desk, employer: Employer, months: Month, note: Note, payer: Payer, wish: str = "", amount: int = 0) -> None:
    amount = amount or employer.due(months[0])
    parts = ((employer.code, "KPCD", amount, months),)
    at = desk.moment(months[0], 4, 27)
    desk.take(at=at, amount=amount, kind="KPCD", note=note, payer=payer, wish=wish, parts=parts, true_payer=(employer.code,))


def _other(desk: Desk, months: Month, amount: int, note: Note, payer: Payer, wish: str = "") -> None:
    desk.take(at=desk.moment(months[0], 4, 27), amount=amount, kind="OTHER_IN", note=note, payer=payer, wish=wish)


def for_another(desk: Desk, helper: Employer) -> Payer:
    return replace(sender(desk, helper), by_account="helped", by_holder="helped")


def _account_against_code(desk: Desk) -> None:
    for payer, other in zip(plain_firms(desk, 6), plain_firms(desk, 6), strict=True):
        if payer is not other:
            months = some_month(desk)
            text = sentence(desk, desk.place.voice.fund, months, i=tax_code(desk, other.tax_code))
            _pay(desk, other, months, Note(text, ("mst", "contradiction"), ("code_of_another",)), sender(desk, payer), "both")


def _code_against_name(desk: Desk) -> None:
    firms = plain_firms(desk, 10)
    for one, other in zip(firms[:5], firms[5:], strict=True):
        months = some_month(desk)
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, one)[0], i=tax_code(desk, other.tax_code))
        _pay(desk, one, months, Note(text, ("mst", "name", "contradiction"), ("code_and_name_disagree",)), sender(desk, one), "none")


def _reference_against_account(desk: Desk) -> None:
    firms = plain_firms(desk, 6)
    for payer, other in zip(firms[:3], firms[3:], strict=True):
        months = some_month(desk)
        note = Note(desk.reference(other.code, "KPCD", months[0]), ("reference", "contradiction"), ("reference_of_another",), True)
        _pay(desk, payer, months, note, sender(desk, payer), "both")


def _virtual_against_code(desk: Desk) -> None:
    """A virtual number of another payer: against account, name and code it is a slip, against a code alone nobody knows."""
    firms = plain_firms(desk, 8)
    for number, (one, other) in enumerate(zip(firms[:4], firms[4:], strict=True)):
        months = some_month(desk, 7)
        own = desk.efast(months[0])
        if own is None:
            continue
        is_slip = number < 2
        name = named(desk, other)[0] if is_slip else ""
        text = sentence(desk, desk.place.voice.fund, months, n=name, i=tax_code(desk, other.tax_code))
        amount, at = other.due(months[0]), desk.moment(months[0], 4, 27)
        note = Note(text, ("mst", "virtual_of_another" if is_slip else "contradiction"), ("virtual_number_of_another",))
        parts, true = ((other.code, "KPCD", amount, months),), (other.code,)
        virtual, wish = desk.virtual_number(one.code), "both" if is_slip else "none"
        desk.take(
            at=at, amount=amount, kind="KPCD", note=note, payer=sender(desk, other), wish=wish, parts=parts, true_payer=true, own=own,
            virtual=virtual,
        )  # fmt: skip


def _helpers(desk: Desk) -> None:
    """One employer of the register pays for another and says so."""
    firms = plain_firms(desk, 14)
    for helper, helped in zip(firms[:7], firms[7:], strict=True):
        months = some_month(desk)
        name, sign = named(desk, helped, surely=True)
        code, found = (tax_code(desk, helped.tax_code), "mst") if desk.chance.random() < 0.7 else ("", "")
        words = {"k": desk.chance.choice(desk.place.voice.fund), "p": stated(desk.chance, months), "n": name, "i": code}
        text = filled(desk.chance.choice(desk.place.voice.helped), h=named(desk, helper)[0], **words)
        note = Note(text, (sign, found, "helped"), ("pays_for_another",))
        _pay(desk, helped, months, note, for_another(desk, helper), "both")


def _branches(desk: Desk) -> tuple[Employer, list[Employer]]:
    branches = [one for one in desk.register.employers if one.parent]
    return next(one for one in desk.register.employers if one.code == branches[0].parent), branches


def _parent_for_branch(desk: Desk) -> None:
    parent, branches = _branches(desk)
    for number in range(5):
        branch, months = branches[number % len(branches)], some_month(desk)
        name = named(desk, branch)[0]
        code, found = (tax_code(desk, branch.tax_code), "mst") if desk.chance.random() < 0.6 else ("", "")
        words = {"k": desk.chance.choice(desk.place.voice.fund), "p": stated(desk.chance, months), "n": name, "i": code}
        text = filled(desk.chance.choice(desk.place.voice.helped), h=desk.cast.ways[parent.code].own[-1], **words)
        note = Note(text, ("name", found, "helped"), ("parent_pays_for_branch",))
        _pay(desk, branch, months, note, for_another(desk, parent), "both")


def _branch_with_parents_code(desk: Desk) -> None:
    parent, branches = _branches(desk)
    for branch in branches[:3]:
        months = some_month(desk)
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, branch)[0], i=tax_code(desk, parent.tax_code))
        note = Note(text, ("name", "parent_code"), ("branch_writes_parents_code",))
        _pay(desk, branch, months, note, sender(desk, branch), "both")


def _agent_without_client(desk: Desk) -> None:
    clients = [one for one in desk.register.employers if desk.cast.clients.get(one.code) == 0]
    for client in clients[:4]:
        months = some_month(desk, 5)
        text = sentence(desk, desk.place.voice.fund, months)
        _pay(desk, client, months, Note(text, ("agent",), ("agent_names_nobody",)), agent_sender(desk, 0), "both")


def _twins(desk: Desk) -> None:
    for employer in [one for one in desk.register.employers if one.namesake]:
        months = some_month(desk)
        text = sentence(desk, desk.place.voice.fund, months, n=desk.cast.ways[employer.code].twin)
        _pay(desk, employer, months, Note(text, ("twin_name",), ("name_of_two",), True), sender(desk, employer), "none")


def _strangers(desk: Desk) -> None:
    """Bodies of other districts pay here; their codes are good, and nobody has them in the register."""
    for name in desk.place.strangers:
        months, code = some_month(desk), desk.codes.next()
        text = sentence(desk, desk.place.voice.fund, months, n=name, i=tax_code(desk, code) if desk.chance.random() < 0.7 else "")
        payer = Payer(f"07{desk.chance.randint(10**8, 10**9 - 1)}", name)
        _other(desk, months, desk.chance.randint(900_000, 9_000_000), Note(text, ("stranger",), ("stranger",)), payer)


def _near_strangers(desk: Desk) -> None:
    """Names that are nearly in the register, with good codes that are not."""
    for employer in plain_firms(desk, 5, companies=True):
        months, code = some_month(desk), desk.codes.next()
        name = f"{employer.name} {desk.chance.choice(('Miền Trung', 'Holding', 'Số 9', 'Quốc tế'))}"
        text = sentence(desk, desk.place.voice.fund, months, n=name, i=tax_code(desk, code))
        payer = Payer(f"07{desk.chance.randint(10**8, 10**9 - 1)}", name)
        note = Note(text, ("stranger",), ("nearly_in_the_register",), True)
        _other(desk, months, desk.chance.randint(900_000, 9_000_000), note, payer)


def _new_names(desk: Desk) -> None:
    """Firms that changed their names and told nobody: a code or an account still tells them, the new name alone does not."""
    for number, employer in enumerate(plain_firms(desk, 8, companies=True)):
        months, form = some_month(desk), desk.chance.choice(("Cty TNHH", "Cty CP"))
        new = f"{form} {NEW_NAMES[number % len(NEW_NAMES)]} {number + 3}"
        code, sign = (tax_code(desk, employer.tax_code), "mst") if number < 4 else ("", "")
        wish = "none" if number > 5 else "both" if number > 3 else ""
        note = Note(sentence(desk, desk.place.voice.fund, months, n=new, i=code), (sign, "unknown_name"), ("new_name",), True)
        _pay(desk, employer, months, note, Payer(employer.accounts[0], new, "account"), wish)


def _after_the_end(desk: Desk) -> None:
    for employer in [one for one in desk.register.employers if one.liable_until]:
        months = (desk.place.year * 100 + 10,)
        text = sentence(desk, desk.place.voice.fund, months, n=named(desk, employer)[0], i=tax_code(desk, employer.tax_code))
        at, amount = desk.moment(desk.place.year * 100 + 12, 4, 20), employer.due(months[0]) or 1_500_000
        parts = ((employer.code, "KPCD", amount, months),)
        note = Note(text, ("mst", "ended"), ("after_the_end",))
        desk.take(at=at, amount=amount, kind="KPCD", note=note, payer=sender(desk, employer), parts=parts, true_payer=(employer.code,))


def _wrong_fund(desk: Desk) -> None:
    """Dues of an employer without a union, and the employers' fund from the account of a union."""
    voice = desk.place.voice
    for employer in plain_firms(desk, 4, without_union=True):
        months = some_month(desk)
        text = sentence(desk, voice.dues, months, n=named(desk, employer)[0], i=tax_code(desk, employer.tax_code))
        note = Note(text, ("mst", "wrong_fund"), ("dues_without_a_union",))
        _other(desk, months, desk.chance.randint(300_000, 2_500_000), note, sender(desk, employer), "both")
    for union in desk.chance.sample(desk.register.unions[8:], 3):
        months = some_month(desk)
        text = sentence(desk, voice.fund, months, n=union.name)
        note = Note(text, ("union_name", "wrong_fund"), ("fund_from_a_union",))
        _other(desk, months, desk.chance.randint(1_000_000, 6_000_000), note, union_sender(union), "both")


def _telephone_numbers(desk: Desk) -> None:
    chance = desk.chance
    for number, employer in enumerate(plain_firms(desk, 7)):
        months, phone = some_month(desk), f"0{chance.choice('35789')}{chance.randint(10**7, 10**8 - 1):08d}"
        code, sign = (tax_code(desk, employer.tax_code), "mst") if number < 5 else ("", "")
        said = sentence(desk, desk.place.voice.fund, months, i=code)
        text = f"{said} {chance.choice(('LH', 'sdt', 'DT', ''))} {phone}".replace("  ", " ")
        _pay(desk, employer, months, Note(text, (sign,), ("telephone_number",)), sender(desk, employer), "none")


def _two_codes(desk: Desk) -> None:
    """One payer for two, who are no registered group: the sum is exact three times, and twice it is not."""
    firms = plain_firms(desk, 10)
    for number, (one, other) in enumerate(zip(firms[:5], firms[5:], strict=True)):
        months, off = some_month(desk), (0, 0, 0, 120_000, -80_000)[number]
        kind, p = desk.chance.choice(desk.place.voice.fund), stated(desk.chance, months)
        text = f"{kind} {p} MST {one.tax_code} va MST {other.tax_code}"
        parts = tuple((firm.code, "KPCD", firm.due(months[0]), months) for firm in (one, other))
        note = Note(text, ("mst", "helped", "group_not_exact" if off else ""), ("two_codes",))
        payer = Payer(f"08{desk.chance.randint(10**8, 10**9 - 1)}", desk.cast.agents[1].name)
        total, at = sum(part[2] for part in parts) + off, desk.moment(months[0], 4, 27)
        true = (one.code, other.code)
        desk.take(at=at, amount=total, kind="KPCD", note=note, payer=payer, parts=parts, true_payer=true)
