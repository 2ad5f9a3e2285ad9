"""A fictitious district's year: a folder of files, loaded through the same services that people use."""
