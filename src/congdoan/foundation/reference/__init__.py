"""Law and catalogues as dated data: every record with its source and how far it was checked."""
