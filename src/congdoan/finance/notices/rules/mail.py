"""What the mail that carries a notice says."""


def mail_words(*, payer: str, issuer: str, number: str, facts: tuple[tuple[str, str], ...], how: str) -> str:
    """Return the text of the mail that carries a notice."""
    told = "\n".join(f"- {label}: {value}" for label, value in facts)
    return (
        f"Kính gửi {payer},\n\n"
        f"{issuer} gửi giấy báo thu số {number} kèm thư này (tệp PDF).\n\n{told}\n\n{how}\n\n"
        "Nếu đơn vị đã nộp hoặc số liệu khác sổ của đơn vị, đề nghị báo lại để đối chiếu.\n\n"
        f"{issuer}\n"
    )
