"""Payloads: whatever a client sends is read or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.refusals import InvalidInput, NotFound, TooLarge
from facilitator.realtime.payload import Json, check_length, fields, identifier

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(ANY_JSON)
def test_what_we_write_we_read(value):
    assert Json.loads(Json.dumps(value)) == value


@pytest.mark.parametrize("payload", ["[" * 60_000 + "]" * 60_000, "9" * 5_000, '{"text":', "", "NULL", "'x'"])
def test_an_event_that_cannot_be_read_keeps_its_name(payload):
    assert Json.loads(f'["idea:submit",{payload}]') == ["idea:submit", None]


@pytest.mark.parametrize("text", ["", "{", "[", "[5,{]", '["half', '["\\u0041",{]', "[" * 60_000, '{"event":['])
def test_what_names_no_event_is_no_json(text):
    with pytest.raises(ValueError):
        Json.loads(text)


def test_fields_come_in_the_order_they_are_asked_and_absent_ones_are_none():
    assert fields({"key": 1, "text": "x", "more": 2}, "text", "key", "step") == ("x", 1, None)


@pytest.mark.parametrize("payload", [None, True, 5, "step", ["step"], b"step"])
def test_only_an_object_has_fields(payload):
    with pytest.raises(InvalidInput):
        fields(payload, "step")


@pytest.mark.parametrize("value", [None, 5, True, [], {}, b"id", "", "x" * 65])
def test_what_is_no_text_of_the_length_of_an_id_is_refused(value):
    with pytest.raises(InvalidInput):
        identifier(value)


@pytest.mark.parametrize("value", ["\ud800", "\0", "a b", "é", "<b>", "'; --", "x\n"])
def test_what_no_id_looks_like_is_nowhere(value):
    with pytest.raises(NotFound):
        identifier(value)


@pytest.mark.parametrize("value", ["aB3-_x", "x" * 64])
def test_an_id_is_read_as_it_is(value):
    assert identifier(value) == value


@pytest.mark.parametrize("value", [[1] * 101, dict.fromkeys(range(101))])
def test_what_is_longer_than_any_ballot_is_too_large(value):
    with pytest.raises(TooLarge):
        check_length(value, 100)


@pytest.mark.parametrize("value", [[1] * 100, {}, None, 5, "x" * 1000])
def test_what_is_no_longer_passes(value):
    assert check_length(value, 100) is None
