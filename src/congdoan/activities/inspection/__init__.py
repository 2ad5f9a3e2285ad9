"""Inspections: the year's programme, one inspection's workspace, irregularities, the conclusion, recommendations until they are done."""
