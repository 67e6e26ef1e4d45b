"""How dates and spans of days are written on a page.

Dates in words with the weekday, so that a reader can check them against a calendar on the wall. Written out
here and not by the platform's locale, so that every machine prints the same words.
"""

from __future__ import annotations

from datetime import date

from duly.law.clocks import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_IN_A_WEEK = 7


def long_date(day: date | None) -> str:
    """A London civil date with its weekday, "Friday 11 March 2022". Nothing for no date."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}" if day else ""


def short_date(day: date | None) -> str:
    """A date without its weekday, "11 March 2022". Nothing for no date."""
    return f"{day.day} {month_and_year(day)}" if day else ""


def month_and_year(day: date | None) -> str:
    """The month of a date whose day is not known, "March 2022". Nothing for no date."""
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def count(number: int, noun: str) -> str:
    """A whole number and its noun, in the plural where it is not one: "1 day", "1,579 days"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def days(number: int | None) -> str:
    """A number of days, "579 days" or "1 day". Nothing for no number."""
    return "" if number is None else count(number, "day")


def weeks_and_days(number: int | None) -> str:
    """The same number in weeks and days, "82 weeks and 5 days". Nothing for no number, days below a week."""
    if number is None or number < DAYS_IN_A_WEEK:
        return days(number)
    weeks, rest = divmod(number, DAYS_IN_A_WEEK)
    return f"{count(weeks, 'week')} and {days(rest)}" if rest else count(weeks, "week")


def capitalised(text: str) -> str:
    """A phrase with a capital first letter and the rest as it was: "the EHC plan" to "The EHC plan"."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """A phrase to stand within a sentence: "The final plan" to "the final plan"."""
    return text[:1].lower() + text[1:]
