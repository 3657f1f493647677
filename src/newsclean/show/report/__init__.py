"""The report: a run in one HTML file to look through, correct, and hand on."""

from newsclean.show.report.build import MOST, write_report

__all__ = ["MOST", "write_report"]
