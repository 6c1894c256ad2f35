"""The rules about dates: each a pattern over the letters of :mod:`geo.reading.date_words`, and what it means.

A rule sees the tokens it matched and the day the text speaks from. It answers with a stretch of days, or with
None where the words make no date ("31 February").
"""

from __future__ import annotations

from collections.abc import Callable

from geo.reading import date_calendar, date_hijri, date_relative
from geo.reading.days import Days, Tokens

Rule = Callable[[Tokens], Days | None]

_NUMBER = "(?:[dD]|(?:n-)?ng?)"
_UNIT = "[u09]"
_LIST_OF_DAYS = r"[dD](?:(?:,[dD]){0,6},?&[dD]|[-t/][dD])?"
_DAY_MONTH = rf"(?:{_LIST_OF_DAYS})-?h?g?(?<!%)[MQm](?:[.-](?=y))?"
_WEEKDAY_BEFORE = r"(?:(?:h?[e0V]gh?|[EKjk]p?)?[Ww][e0V]?[.,(]{0,2}h?)?"
_YEAR_AFTER = r"(?:\([Ww]\))?(?:[,g]?(?:y(?!u)|[clP]9))?(?:\([Ww]\)|,W(?=[@,.;]|$))?"
_PART = r"(?:[EK]i?h?|I-?|h?[GIN]g|[GN]-)"

_CALENDAR: tuple[tuple[str, str, Rule], ...] = (
    ("day-month", rf"{_WEEKDAY_BEFORE}{_DAY_MONTH}{_YEAR_AFTER}", date_calendar.day_and_month),
    ("week-of", rf"h?ug{_WEEKDAY_BEFORE}{_DAY_MONTH}{_YEAR_AFTER}", date_calendar.week_of),
    (
        "month-day",
        rf"{_WEEKDAY_BEFORE}(?<!%)[MQm]\.?h?[dD](?:[-t][dD](?![-.]?[MQm])|&[dD](?=[^_]|$))?(?!/|:d){_YEAR_AFTER}",
        date_calendar.day_and_month,
    ),
    ("year-and-day", rf"[clP]9,?[pi]?h?(?:{_DAY_MONTH}|[MQm]\.?[dD])", date_calendar.day_and_month),
    ("week-of-month", rf"h?[oDl]ug[MQ]\.?{_YEAR_AFTER}", date_calendar.week_of_month),
    (
        "months-year",
        rf"{_PART}?[lcxPS]?(?<!%)[MQm]\.?(?:[-&t][MQm]\.?)?(?:[-,g]?y(?!u)|,?[clP]9)|[clP]9,?i?[MQ]",
        date_calendar.month,
    ),
    ("part-of-month", rf"{_PART}[lcxPS]?[MQ]", date_calendar.month),
    ("named-month", r"[lcxP][MQ]", date_calendar.month),
    ("month", r"(?:(?<=[isUbfgZAB])[MQ]|(?<!n)M)(?:[-&t][MQ])?|(?<!%)[MQ](?=4)", date_calendar.month),
    ("day-of-month", r"(?<=[pU])h?D(?:gh?[cS]?u)?(?=[,.;&iptg-]|$)", date_calendar.day_of_month),
)
_NUMERIC: tuple[tuple[str, str, Rule], ...] = (
    ("iso", r"y(?:-d-|/d/)d", date_calendar.iso),
    ("slashed", r"d(?:/d/|-d-|\.d\.)y", date_calendar.slashed),
    ("half-year", r"oH[ig]y", date_calendar.year),
    ("years", r"(?<=[isfZ(])y[-t&U]y|(?<=[is])y-[dn](?![-\w])", date_calendar.year),
    (
        "year",
        rf"(?:{_PART}|(?<=[isUbfgAB]))y(?!u)|(?<=[ha])y(?=_)|(?<=\()y(?=\))|y(?=[14])|\Ay(?=p[hdDMWV])",
        date_calendar.year,
    ),
)
_LAST_YEAR = r"(?:,?[igh]?[lP]9)?"
_HIJRI: tuple[tuple[str, str, Rule], ...] = (
    ("hijri-day", rf"h?[dD](?:,?[&t-][dD])?h?g?7{_LAST_YEAR}", date_hijri.day_of_hijri_month),
    ("hijri-month-day", rf"7[dD](?:[&t-][dD])?{_LAST_YEAR}", date_hijri.day_of_hijri_month),
    ("hijri-eve", rf"h?εgh?={_LAST_YEAR}", date_hijri.eve_of_feast),
    (
        "hijri-feast",
        r"(?<=[piF])h?(?:ě-?(?:ŭ-?)?)?=(?:,?[igh]?[lP]9|(?!,?[igh]?[MQmylcPx]))|ě=(?=[14](?![jB]))",
        date_hijri.day_of_hijri_month,
    ),
)
_NATIONAL: tuple[tuple[str, str, Rule], ...] = (("national-day", r"(?<=[pF])h?§{1,2}u", date_calendar.national_day),)
_WEEKDAYS: tuple[tuple[str, str, Rule], ...] = (
    (
        "weekday",
        (
            r"h?[0V](?:[gpiZft]h?){0,3}W(?:[-&t]W)?"  # the night between Sunday and Monday
            r"|(?:[EKjk]p?|[lcxP]|(?<=h)L)?(?:(?<!%)W(?!!)(?:-W)?|(?<=p)w(?![\w]))[e0V]?(?:e|0)?(?:,?g?[lcxP]u)?"
            r"|[X5]&[X5]1J0?|(?:l?[X5](?=[1234])|(?<=p)[X5])(?:1(?:[e0]|u(?!6)))?z?"
        ),
        date_relative.weekday,
    ),
)
_RELATIVE: tuple[tuple[str, str, Rule], ...] = (
    ("day-before-yesterday", r"hu[BA]R", date_relative.from_today),
    ("from-today", r"R(?!C)[e0]?|c[e0]|(?<!R)C(?![dDn])", date_relative.from_today),
    ("last-night", r"l0", date_relative.last_day_or_night),
    ("overnight", r"V", date_relative.overnight),
    (
        "past-stretch",
        rf"[FivisU~]?h?~*[lr]~*{_NUMBER}{_UNIT}|(?<=[iFv])hl[u9]|ru|{_NUMBER}[u59](?=2)",
        date_relative.past_stretch,
    ),
    (
        "nth-day",
        rf"(?:F[ahS]?[oD]T?|[ah]?[oD]T|(?<![hp])a?[oD])(?:{_UNIT}|5)(?![6jkg])|F?{_NUMBER}(?:T{_UNIT}|{_UNIT}(?:ia)?T)",
        date_relative.nth_day,
    ),
    ("day-beside", rf"hu[BA](?!_)|h[PLx][u9]|(?:a|{_NUMBER}){_UNIT}[kj]|S(?:{_UNIT}|e)", date_relative.day_beside),
    ("day-after-that", rf"(?:a|{_NUMBER}){_UNIT}A[Sc]", date_relative.day_beside),
    ("day-after", rf"(?:a|{_NUMBER}){_UNIT}[AB]", date_relative.day_after),
    ("ago", rf"(?:{_NUMBER}|a|(?<![\w)]))[u59]6", date_relative.ago),
    ("lately", r"(?<!<)<(?!<)", date_relative.lately),
    ("edge-of-unit", r"h?[NG]g[hclxP]?[u9]", date_relative.edge_of_unit),
    ("calendar-unit", r"(?:k|[EIK]-?)?[lcxP][u59]|[kj]ih[u9]", date_relative.calendar_unit),
    ("weekend", r"(?:[vlcxP@]h?)?8", date_relative.weekend),
    ("length", rf"F[h~v]*(?:{_NUMBER}|a){_UNIT}", date_relative.length),
)

RULE_GROUPS = (
    (frozenset("7="), _HIJRI),
    (frozenset("§"), _NATIONAL),
    (frozenset("MQmD"), _CALENDAR),
    (frozenset("y"), _NUMERIC),
    (frozenset("WwX5"), _WEEKDAYS),
    (frozenset("RCVu0895e<"), _RELATIVE),
)
"""Name, pattern and meaning of every rule, in groups: the letters of which a sentence must hold one, and the rules.

Where two match at one place the earlier group wins, and in a group the earlier rule.
"""
