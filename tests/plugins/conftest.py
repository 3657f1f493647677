"""The package that is installed elsewhere has tests of its own, which are run there."""

collect_ignore = ["newsclean-ticker"]
