"""Who may open the register of organisations (see tests/town.py)."""

CLOSED = {"register_organisation", "load_register", "place", "rename", "end", "suspend", "resume"}  # the officer's
OURS = ("CD001", "DV001", "DV002", "Mía Đường", "Gạch Lộc Ninh", "3999900012", "3999900051")
THEIRS = ("DV002", "Gạch Lộc Ninh", "3999900051")


def own_examples(town):
    return {"employer": {"code": "DV001"}}
