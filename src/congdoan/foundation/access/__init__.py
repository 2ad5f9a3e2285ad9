"""People who sign in, their roles, and the branch each grant reaches."""
