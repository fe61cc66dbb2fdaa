"""What waits for a slow client."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.realtime.outbox import Outbox, picture

STEP, BOARD = '42["region",{"region":"step"', '42["region",{"region":"board"'


def drain(outbox):
    sent = []
    while outbox:
        sent.append(outbox.first())
        outbox.sent(len(outbox.first()))
    return sent


def test_a_newer_picture_replaces_an_unsent_older_one_and_no_other():
    outbox = Outbox(1000)
    outbox.add(b"step 1", STEP)
    outbox.add(b"board 1", BOARD)
    outbox.add(b"answer")
    outbox.add(b"step 2", STEP)

    assert drain(outbox) == [b"board 1", b"answer", b"step 2"]
    assert outbox.size == 0


def test_a_picture_that_is_on_its_way_is_finished_first():
    outbox = Outbox(1000)
    outbox.add(b"step 1", STEP)
    outbox.sent(3)
    outbox.add(b"step 2", STEP)

    assert drain(outbox) == [b"p 1", b"step 2"]


def test_pictures_never_fill_it_and_answers_do():
    outbox = Outbox(100)
    for version in range(1000):
        outbox.add(b"board %04d" % version, BOARD)
    assert not outbox.is_too_full

    for number in range(10):
        outbox.add(b"an answer %d" % number)
    assert outbox.is_too_full


@given(st.lists(st.integers(1, 7), min_size=1))
def test_what_is_sent_in_bits_is_what_was_added(bits):
    outbox = Outbox(10_000)
    outbox.add(b"first frame")
    outbox.add(b"second frame")
    sent = b""
    for count in bits:
        if outbox:
            bit = outbox.first()[:count]
            sent += bit
            outbox.sent(len(bit))

    assert (sent + b"".join(drain(outbox))) == b"first framesecond frame"


def test_regions_steps_and_numbers_are_pictures_and_nothing_else_is():
    assert picture('42["region",{"region":"board","version":7,"html":""}]') == BOARD
    assert picture('42["step",{"id":"s1"}]') == picture('42["step",{"id":"s2"}]')
    assert picture('42["progress",{"cast":1}]') == picture('42["progress",{"cast":2}]')
    assert picture('42["region",{"region":"board"}]') != picture('42["region",{"region":"step"}]')
    assert [picture(text) for text in ('430[{"ok":true}]', '42["stepping",{}]', "2", '40{"sid":"x"}')] == [None] * 4
