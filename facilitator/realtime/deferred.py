"""A handler that answers when the deed is kept, not when it returns: many casts need no waiting thread each."""

import threading
from collections.abc import Callable

Reply = Callable[[object], None]
Begin = Callable[[str, object, Reply], None]


class Deferred:
    """Begins a deed and replies later.

    `begin(sid, payload, reply)` may not wait: a line calls it in the middle of the loop. Registered as any handler of
    python-socketio, whose own transports call it as a function and then wait for the answer in the client's thread.
    """

    def __init__(self, begin: Begin) -> None:
        self.begin = begin

    def __call__(self, sid: str, payload: object = None, *_: object) -> object:
        answers: list[object] = []
        answered = threading.Event()

        def reply(answer: object) -> None:
            answers.append(answer)
            answered.set()

        self.begin(sid, payload, reply)
        answered.wait()
        return answers[0]
