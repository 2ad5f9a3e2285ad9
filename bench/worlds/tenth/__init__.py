"""The tenth set: a land of sugar cane, an estuary of shipyards, a district of forest and paper. See README.md."""
