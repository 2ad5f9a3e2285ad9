"""Text into values: forms of the pages, shapes of the API and of commands."""
