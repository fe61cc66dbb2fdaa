"""A helper in the hall, for the tests of what helpers do: a link, a browser, and the forms on the pages."""

from facilitator.domain.roles import Role
from facilitator.services.helping import hands, helpers, kiosks
from facilitator.services.sessions import joining
from tests.web.hall import Hall, Phone


class Helper(Phone):
    """Somebody with a helper's link."""

    def begin(self, reason="asked", role="citizen", table="", phone="nee"):
        """Take a ballot in hand."""
        self.get("/helper/stem")
        return self.post("/helper/stem", {"phone": phone, "reason": reason, "role": role, "table": table})

    def point(self, *choices):
        """Tick what was pointed at."""
        return self.post("/helper/stem/kiezen", {"choice": list(choices)})

    def confirm(self):
        """Press «Ja, dit klopt»."""
        return self.post("/helper/stem/klopt")


def key_of(hall: Hall, name="helper rood"):
    """Make a helper's key."""
    return hall.do(helpers.make_helper, hall.fien, hall.id, name)


def helper(hall: Hall, name="helper rood"):
    """Let a helper open the link."""
    return Helper(hall.app).get(f"/helper/{key_of(hall, name)}")


def tablet(hall: Hall, places=5):
    """Let a device become a shared tablet."""
    return Phone(hall.app).get(f"/tablet/{hall.do(kiosks.make_kiosk, hall.fien, hall.id, places)}")


def raised(hall: Hall, wish="help", table=3):
    """Let somebody join at a table and raise a hand."""
    seat = hall.do(joining.join, hall.code, Role.CITIZEN, table).seat
    hall.do(hands.raise_hand, seat, wish)
    return seat
