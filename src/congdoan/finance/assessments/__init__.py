"""What is owed: the employers' union fund and the members' dues, by the law of the day."""
