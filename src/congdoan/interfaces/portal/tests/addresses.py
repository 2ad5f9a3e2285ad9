"""What everybody may read (see tests/town.py)."""

PUBLIC = {
    *("publications", "publication", "roots", "root", "documents", "document", "document_file", "document_feed"),
    *("gallery", "exhibit", "exhibit_photo"),
}
NOTHING_THERE = {"document", "document_file", "exhibit", "exhibit_photo"}


def own_examples(town):
    return {"publication": {"kind": "du-toan"}, "root": {"mark": "0" * 20}}
