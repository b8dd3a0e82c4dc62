"""Paths and pages in, reports out: nothing is cut, nothing is lost, every line is marked."""

from rashomon.intake.files import Page, pages
from rashomon.intake.reports import Intake, report_of, reports

__all__ = ["Intake", "Page", "pages", "report_of", "reports"]
