"""Visitors: who is connected, counted once each."""

from facilitator.realtime.visitors import Visitor, Visitors


def a_visitor(kind="seat", session="s1", address="http://a", language="nl"):
    return Visitor(kind, session, address, language=language)


def test_visitors_are_counted_by_kind_and_session():
    visitors = Visitors()
    for sid, visitor in enumerate((a_visitor(), a_visitor(), a_visitor("board"), a_visitor(session="s2"))):
        visitors.add(str(sid), visitor)

    counts = [visitors.count(*asked) for asked in (("seat", "s1"), ("board", "s1"), ("console", "s1"), ("seat", "s2"))]
    assert counts == [2, 1, 0, 1]


def test_who_leaves_is_counted_no_more_and_a_stranger_changes_nothing():
    visitors = Visitors()
    visitors.add("1", a_visitor())

    left = [visitors.drop("1"), visitors.drop("1"), visitors.drop("unknown")]

    assert left == [a_visitor(), None, None]
    assert (visitors.count("seat", "s1"), visitors.get("1")) == (0, None)


def test_looks_come_once_each_and_only_of_who_is_asked():
    visitors = Visitors()
    came = ("board", "http://a"), ("board", "http://b"), ("board", "http://a"), ("console", "http://c")
    for sid, (kind, address) in enumerate(came):
        visitors.add(str(sid), a_visitor(kind, address=address))

    assert visitors.looks("board", "s1") == [("nl", "http://a"), ("nl", "http://b")]
    assert visitors.looks("board", "s2") == []


def test_phones_look_alike_by_language_however_they_came():
    visitors = Visitors()
    for sid, (language, address) in enumerate((("nl", "http://a"), ("nl", "http://b"), ("ar", "http://a"))):
        visitors.add(str(sid), a_visitor(address=address, language=language))

    assert visitors.looks("seat", "s1") == [("nl", ""), ("ar", "")]
    assert len({a_visitor(language=language).picture_room for language in ("nl", "ar", "fr")}) == 3
    assert len({a_visitor(language=language).room for language in ("nl", "ar", "fr")}) == 1


def test_each_kind_of_each_session_has_a_room_of_its_own():
    asked = [(kind, session) for kind in ("seat", "board", "console") for session in ("s1", "s2")]

    assert len({a_visitor(kind, session).room for kind, session in asked}) == 6
