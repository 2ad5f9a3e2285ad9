"""Pure rules of disputes and stoppages: states, clocks, the quick report, spread, limits of settling."""
