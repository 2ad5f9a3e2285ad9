"""Official documents: files, reading, writing, registers."""
