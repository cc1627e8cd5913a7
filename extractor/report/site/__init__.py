"""The static site that reviewers look at, made from a run's audits alone."""
