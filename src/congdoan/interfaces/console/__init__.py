"""Commands that look across all rules: what the law says on a day, and worked examples of every rule."""
