"""What a hall needs: text that the back row reads, paper and places to spare, a fast server."""

import pytest

from facilitator.domain.sessions.hall import Legible, Sight, paper_pack, passes, spare_seats


@pytest.mark.parametrize(
    ("depth", "height", "reads"),
    [(8, 1, Legible.ALL), (14.4, 1.8, Legible.ALL), (8.1, 1, Legible.BODY), (16, 1, Legible.BODY),
     (16.1, 1, Legible.TITLES), (26, 1, Legible.TITLES), (26.1, 1, Legible.NONE)],
)  # fmt: skip
def test_the_smallest_text_is_read_from_eight_heights_and_larger_text_from_farther(depth, height, reads):
    assert Sight(depth, height).legible is reads


def test_what_would_help_is_said_to_ten_centimetres_on_the_safe_side():
    sight = Sight(13, 1.53)
    assert (sight.height_wanted, sight.depth_wanted) == (1.7, 12.2)
    assert Sight(13, sight.height_wanted).legible is Legible.ALL
    assert Sight(sight.depth_wanted, 1.53).legible is Legible.ALL


def test_a_code_is_scanned_from_ten_times_its_side():
    sight = Sight(10, 2)
    assert sight.qr_side_wanted == 1.0
    assert (round(sight.qr_reach, 3), round(sight.strip_reach, 3)) == (11.2, 2.2)


@pytest.mark.parametrize(
    ("people", "ballots", "large"), [(1, 1, 4), (10, 6, 4), (40, 24, 4), (41, 25, 5), (100, 60, 10)]
)
def test_half_of_the_people_may_vote_on_paper_and_a_fifth_is_spare(people, ballots, large):
    pack = paper_pack(people, 8)
    assert (pack.ballots, pack.slips, pack.large_ballots, pack.large_slips) == (ballots, ballots * 2, large, large)
    assert (pack.join_sheets, pack.table_cards) == (10, 8)


def test_no_more_slips_are_asked_for_than_can_be_printed():
    assert (paper_pack(1000, 0).ballots, paper_pack(1000, 0).slips) == (600, 1000)


def test_without_tables_a_sheet_to_join_by_lies_for_every_eight_people():
    assert paper_pack(40, 0).join_sheets == 7
    assert paper_pack(40, 0).table_cards == 0


def test_every_fifth_person_finds_a_place_at_a_tablet_and_every_tenth_a_chair_when_late():
    small, large = spare_seats(10), spare_seats(80)
    assert (small.tablets, small.places, small.chairs) == (1, 4, 4)
    assert (large.tablets, large.places, large.chairs) == (4, 16, 8)


@pytest.mark.parametrize(
    ("join", "ack", "failed", "good"),
    [(0.99, 0.29, 0, True), (1.0, 0.1, 0, False), (0.1, 0.3, 0, False), (0.1, 0.1, 1, False)],
)
def test_a_server_passes_when_nobody_waits_long_and_nobody_is_refused(join, ack, failed, good):
    assert passes(join, ack, failed) is good
