"""The rules by which ballots choose: each a pure function from ballots to an outcome, counted exactly."""
