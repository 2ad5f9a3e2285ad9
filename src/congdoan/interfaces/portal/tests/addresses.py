"""What everybody may read (see tests/town.py)."""

PUBLIC = {
    *("publications", "publication", "roots", "root", "documents", "document", "document_file", "document_feed"),
    *("gallery", "exhibit", "exhibit_photo"),
    *("home", "programmes", "programme", "programme_feed", "figures", "figures_csv", "figures_json"),
}
ROWS = {"programme_id": ""}  # everybody's, where it is published
NOTHING_THERE = {"document", "document_file", "exhibit", "exhibit_photo"}


def own_examples(town):
    return {
        "publication": {"kind": "du-toan"}, "root": {"mark": "0" * 20}, "figures_csv": {"name": "chi-tieu"},
        "figures_json": {"name": "chi-tieu"}, "programme": {"programme_id": town.of_app["programmes"]["programme_id"]},
    }  # fmt: skip
