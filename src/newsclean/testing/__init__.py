"""Fixture folders: a dump and what it should give, for newsclean and for plugins of others.

A case is a folder with ``input.html``, ``.txt`` or ``.md`` and ``expected.json``;
``newsclean fixture FILE`` makes one. With newsclean installed, pytest runs them: see
`newsclean.testing.plugin`.
"""

from newsclean.testing.cases import Case, expected_of, find_cases, write_case

__all__ = ["Case", "expected_of", "find_cases", "write_case"]
