"""How fast a full room is served, beside a bare echo that stores nothing, in the same run."""
