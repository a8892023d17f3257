"""When nobody is called: the holidays of the Algemene termijnenwet, Sundays and the quiet hours."""

from datetime import date, time, timedelta

import pytest

from app.documents.quiet_days import Quiet, easter, holidays, why_quiet, working_day

# Easter Sunday of the Gregorian calendar as almanacs print it; typed by hand, and the same as
# dateutil.easter (METHOD_WESTERN), which another test holds all years against.
EASTERS = (
    date(2023, 4, 9), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28),
    date(2028, 4, 16), date(2029, 4, 1), date(2030, 4, 21), date(2031, 4, 13), date(2032, 3, 28),
    date(2033, 4, 17), date(2034, 4, 9), date(2035, 3, 25),
)  # fmt: skip


@pytest.mark.parametrize("day", EASTERS)
def test_easter_is_where_the_almanac_has_it(day: date) -> None:
    assert easter(day.year) == day


def test_easter_is_where_another_library_has_it() -> None:
    from dateutil.easter import easter as theirs  # type: ignore[import-untyped]

    assert [easter(year) for year in range(1900, 2200)] == [theirs(y) for y in range(1900, 2200)]


def test_easter_is_always_a_sunday_between_its_limits() -> None:
    for year in range(1900, 2200):
        assert easter(year).isoweekday() == 7
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_the_holidays_of_2026_are_those_of_the_law() -> None:
    assert holidays(2026) == {
        date(2026, 1, 1): Quiet.NEW_YEAR,
        date(2026, 4, 3): Quiet.GOOD_FRIDAY,
        date(2026, 4, 6): Quiet.EASTER_MONDAY,
        date(2026, 4, 27): Quiet.KINGS_DAY,
        date(2026, 5, 5): Quiet.LIBERATION_DAY,
        date(2026, 5, 14): Quiet.ASCENSION,
        date(2026, 5, 25): Quiet.WHIT_MONDAY,
        date(2026, 12, 25): Quiet.CHRISTMAS,
        date(2026, 12, 26): Quiet.SECOND_CHRISTMAS,
    }


def test_the_kings_day_is_kept_a_day_earlier_when_it_is_a_sunday() -> None:
    # 27 April 2025 and 2031 were and are a Sunday.
    for year, day in ((2024, 27), (2025, 26), (2026, 27), (2031, 26), (2032, 27)):
        kept = [found for found, why in holidays(year).items() if why is Quiet.KINGS_DAY]
        assert kept == [date(year, 4, day)]


def test_the_kings_birthday_itself_is_no_holiday_beside_the_day_it_is_kept_on() -> None:
    assert date(2025, 4, 27) not in holidays(2025)
    assert why_quiet(date(2025, 4, 27)) is Quiet.SUNDAY


def test_a_year_has_nine_holidays_or_fewer_when_two_fall_together() -> None:
    for year in range(1980, 2200):
        assert 7 <= len(holidays(year)) <= 9
    assert date(2016, 5, 5) in holidays(2016)
    assert len(holidays(2016)) == 8  # Ascension was on 5 May


@pytest.mark.parametrize(
    ("at", "why"),
    [(time(6, 59), Quiet.HOURS), (time(7), None), (time(19, 59), None), (time(20), Quiet.HOURS),
     (time(0), Quiet.HOURS), (None, None)],
)  # fmt: skip
def test_contact_is_from_seven_until_eight_in_the_evening(
    at: time | None, why: Quiet | None
) -> None:
    assert why_quiet(date(2026, 11, 24), at) is why


def test_a_policy_can_be_stricter() -> None:
    day = date(2026, 11, 24)
    assert why_quiet(day, time(8, 29), since=time(8, 30), until=time(17)) is Quiet.HOURS
    assert why_quiet(day, time(17), since=time(8, 30), until=time(17)) is Quiet.HOURS
    assert why_quiet(day, time(16, 59), since=time(8, 30), until=time(17)) is None


def test_a_working_day_is_never_quiet_and_never_far() -> None:
    day = date(2023, 1, 1)
    while day < date(2036, 1, 1):
        for forward in (True, False):
            found = working_day(day, forward=forward)
            assert why_quiet(found) is None
            assert found.isoweekday() <= 5
            assert abs(found - day) <= timedelta(days=5)
            assert (found >= day) is forward or found == day
        day += timedelta(days=1)
