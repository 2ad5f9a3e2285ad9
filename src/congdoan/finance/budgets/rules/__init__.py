"""Pure rules of budgets: settlement, ceilings, forms."""
