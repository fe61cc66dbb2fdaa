"""The operator's choices: what is read, what goes first, and what is refused by name."""

import argparse
import dataclasses
import re
from pathlib import Path

import pytest

from facilitator.settings import BadSetting, Settings, add_flags

ROWS = re.findall(
    r"^\| `(\w+)` \| `(--[\w-]+)` \| `(FACILITATOR_\w+)` \| `?(.*?)`? \|",
    (Path(__file__).parents[1] / "docs/settings.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_setting_is_documented_with_its_names_and_its_default():
    expected = [
        (
            field.name,
            "--" + field.name.replace("_", "-"),
            "FACILITATOR_" + field.name.upper(),
            str(field.default) or "(empty)",
        )
        for field in dataclasses.fields(Settings)
    ]

    assert expected == ROWS


def test_every_default_passes_its_own_check():
    environment = {variable: "" if default == "(empty)" else default for _, _, variable, default in ROWS}

    assert Settings.from_environment(environment) == Settings()


def test_a_flag_goes_before_the_environment_which_goes_before_the_default():
    settings = Settings.from_environment({"FACILITATOR_PORT": "9000", "FACILITATOR_HOST": "0.0.0.0"}, port="9001")

    assert (settings.port, settings.host, settings.data) == (9001, "0.0.0.0", Path("data"))


def test_a_flag_that_was_not_given_leaves_the_environment_alone():
    assert Settings.from_environment({"FACILITATOR_PORT": "9000"}, port=None).port == 9000


def test_a_flag_may_be_of_its_own_kind(tmp_path):
    settings = Settings.from_environment({}, port=0, data=tmp_path)

    assert (settings.port, settings.data) == (0, tmp_path)


def test_other_variables_of_the_machine_are_left_alone():
    assert Settings.from_environment({"PATH": "/bin", "PORT": "1"}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("host", ""),
        ("host", "127.0.0.1:8080"),
        ("host", "http://127.0.0.1"),
        ("host", "two words"),
        ("port", "many"),
        ("port", "-1"),
        ("port", "65536"),
        ("port", "8_0"),
        ("port", "٨٠"),
        ("port", "8080.0"),
        ("data", ""),
        ("data", "a\0b"),
        ("public_url", "draagvlak.example"),
        ("public_url", "ftp://draagvlak.example"),
        ("public_url", "https://draagvlak.example?x=1"),
        ("trusted_proxies", "6"),
        ("secure_cookies", "yes"),
        ("async_mode", "twisted"),
        ("max_body_kb", "15"),
        ("wrong_codes_per_minute", "0"),
        ("ideas_per_seat", "0"),
        ("text_limit", "501"),
        ("seat_hours", "0"),
        ("retention_months", "0"),
        ("backup_minutes", "1441"),
        ("time_zone", "Europe/Nowhere"),
        ("time_zone", "../../etc/passwd"),
        ("plan_first_year", "26"),
        ("plan_last_year", "2101"),
    ],
)
def test_a_value_that_cannot_work_is_refused_under_the_name_that_was_used(name, value):
    variable = "FACILITATOR_" + name.upper()

    with pytest.raises(BadSetting, match=f"^{variable} must be .+, not "):
        Settings.from_environment({variable: value})
    with pytest.raises(BadSetting, match=f"^--{name.replace('_', '-')} must be .+, not "):
        Settings.from_environment({}, **{name: value})


def test_a_setting_that_does_not_exist_is_refused_with_the_nearest_one():
    with pytest.raises(BadSetting, match=r"^There is no setting FACILITATOR_PROT\. Did you mean port\?$"):
        Settings.from_environment({"FACILITATOR_PROT": "80"})
    with pytest.raises(BadSetting, match=r"^There is no setting --colour\.$"):
        Settings.from_environment({}, colour="red")


@pytest.mark.parametrize(("first", "last"), [("2031", "2026"), ("2026", "2036")])
def test_plan_years_that_do_not_follow_each_other_are_refused(first, last):
    with pytest.raises(BadSetting, match="FACILITATOR_PLAN_LAST_YEAR must be 0 to 9 years after"):
        Settings.from_environment({}, plan_first_year=first, plan_last_year=last)


def test_the_plan_has_its_first_and_its_last_year():
    assert list(Settings().plan_years) == [2026, 2027, 2028, 2029, 2030, 2031]


@pytest.mark.parametrize(
    ("flags", "url"),
    [
        ({}, "http://127.0.0.1:8080"),
        ({"host": "0.0.0.0", "port": 80}, "http://127.0.0.1:80"),
        ({"host": "::"}, "http://[::1]:8080"),
        ({"host": "zaal.local"}, "http://zaal.local:8080"),
        ({"public_url": "https://draagvlak.example/"}, "https://draagvlak.example"),
    ],
)
def test_the_server_knows_where_it_is_found(flags, url):
    assert Settings.from_environment({}, **flags).own_url == url


@pytest.mark.parametrize(
    ("secure_cookies", "public_url", "is_https"),
    [
        ("auto", "", False),
        ("auto", "http://zaal.example", False),
        ("auto", "https://zaal.example", True),
        ("on", "", True),
        ("off", "https://zaal.example", False),
    ],
)
def test_cookies_are_for_https_when_the_address_is_or_the_operator_says_so(secure_cookies, public_url, is_https):
    assert Settings(secure_cookies=secure_cookies, public_url=public_url).is_https is is_https


def test_sizes_and_the_clock_come_in_the_unit_that_code_needs():
    settings = Settings()

    assert (settings.max_body_bytes, settings.zone.key) == (131072, "Europe/Brussels")


def test_a_command_takes_the_flags_that_it_names():
    parser = argparse.ArgumentParser()
    add_flags(parser, "host", "port", "data")

    flags = vars(parser.parse_args(["--port", "9000", "--data", "here"]))

    assert flags == {"host": None, "port": "9000", "data": "here"}
    assert Settings.from_environment({}, **flags).port == 9000
    with pytest.raises(SystemExit):
        parser.parse_args(["--async-mode", "gevent"])


def test_settings_cannot_be_changed_afterwards():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().port = 1
