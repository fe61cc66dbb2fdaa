"""WebSocket frames: what a client may send, and what it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.realtime.wire import (
    BINARY,
    CLOSE,
    CONTINUED,
    NOT_UTF8,
    PING,
    PROTOCOL_ERROR,
    TEXT,
    TOO_LARGE,
    Message,
    Reader,
    WireError,
    accept_key,
    close_frame,
    frame,
)
from tests.realtime.clients import masked


def refusal(data, largest=1000):
    with pytest.raises(WireError) as refused:
        Reader(largest).feed(data)
    return refused.value.code


def test_the_key_of_the_standard_is_answered_as_in_the_standard():
    assert accept_key("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


@given(st.lists(st.text(max_size=300), max_size=5), st.integers(1, 40))
def test_texts_arrive_whole_however_they_are_cut(texts, step):
    data = b"".join(masked(text.encode()) for text in texts)
    reader = Reader(10_000)

    heard = [message for at in range(0, len(data), step) for message in reader.feed(data[at : at + step])]

    assert heard == [Message(TEXT, text) for text in texts]


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536, 131_072])
def test_every_way_to_write_a_length_is_read(length):
    assert Reader(131_072).feed(masked(b"x" * length)) == [Message(TEXT, "x" * length)]


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536])
def test_what_we_pack_carries_its_length_and_no_mask(length):
    packed = frame(b"x" * length)

    assert packed[0] == 0x81
    assert not packed[1] & 0x80
    assert packed.endswith(b"x" * length)
    assert len(packed) == length + (2 if length < 126 else 4 if length < 65_536 else 10)


def test_parts_become_one_message_and_a_ping_may_come_between():
    data = masked(b"Geen ", final=False) + masked(b"?", PING) + masked("één".encode(), CONTINUED)

    assert Reader(100).feed(data) == [Message(PING, b"?"), Message(TEXT, "Geen één")]


def test_bytes_stay_bytes():
    assert Reader(100).feed(masked(b"\xff\x00", BINARY)) == [Message(BINARY, b"\xff\x00")]


def test_a_message_that_is_too_long_is_refused_before_it_is_read():
    assert refusal(masked(b"x" * 1001)[:8]) == TOO_LARGE


def test_parts_that_are_too_long_together_are_refused():
    assert refusal(masked(b"x" * 600, final=False) + masked(b"x" * 600, CONTINUED)) == TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x81\x01x", id="unmasked"),
        pytest.param(b"\xc1\x80\0\0\0\0", id="compressed, which was never agreed"),
        pytest.param(masked(b"x", 0x3), id="a kind that does not exist"),
        pytest.param(masked(b"x", CONTINUED), id="the rest of nothing"),
        pytest.param(masked(b"x", final=False) + masked(b"y"), id="a second message within the first"),
        pytest.param(masked(b"x" * 126, PING), id="a long ping"),
        pytest.param(masked(b"x", PING, final=False), id="a ping in parts"),
    ],
)
def test_what_breaks_the_protocol_is_refused(data):
    assert refusal(data) == PROTOCOL_ERROR


def test_a_text_that_is_no_text_is_refused():
    assert refusal(masked(b"\xff\xfe")) == NOT_UTF8


def test_a_close_frame_says_why():
    assert close_frame(TOO_LARGE) == bytes([0x80 | CLOSE, 2]) + (1009).to_bytes(2, "big")
