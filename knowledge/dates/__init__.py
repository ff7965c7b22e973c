"""Vietnamese dates and periods in running text, accented, unaccented or damaged.

`01/6/2022`, `ngày 01 tháng 6 năm 2022`, `30/4`, `tháng 01/2023`, `quý III/2022`, `06 tháng đầu năm`,
`cuối tháng 6 năm 2022`, `tuần đầu tháng 12`, `17h00, thứ Sáu, ngày 15/11/2024`, `từ 01/01 đến 31/5/2022`,
`trong 05 ngày kể từ ngày nhận`, `hằng tháng`. A date that no calendar has is found and kept as it stands;
`DateValue.first` and `last` are None for it.

`values`: what a date is. `forms`: the forms of a date, made of named parts. `clock`: hours and weekdays beside it.
`finding`: the dates of a text. `periods`: its stretches of time. `spoken`: times that no calendar day can be
given for. `school_years`: which year a day without one means beside a school year.
"""

from knowledge.dates.finding import find_dates
from knowledge.dates.periods import find_periods
from knowledge.dates.spoken import SpokenKind, SpokenTime, find_spoken
from knowledge.dates.values import DateMention, DateValue, PeriodMention

__all__ = [
    "DateMention",
    "DateValue",
    "PeriodMention",
    "SpokenKind",
    "SpokenTime",
    "find_dates",
    "find_periods",
    "find_spoken",
]
