"""Where a sentence stands on a page decides how it is said: with its Dutch between tags, alone where no tag can be."""

import pytest

from facilitator.app import create_app
from facilitator.languages import speaking
from facilitator.loop import ThreadLoop
from facilitator.settings import Settings
from tests.tongues import write


@pytest.fixture
def draw(tmp_path):
    write(tmp_path / "talen", "fr", {"Hulp": "Aide", "Nee": "Non", "%(num)s stem": ("%(num)s voix", "%(num)s voix")})
    app = create_app(Settings(data=tmp_path / "data"), ThreadLoop(), translations=tmp_path / "talen")

    def drawn(source, code="fr", **values):
        with app.app_context(), speaking(code, beside=True):
            return app.jinja_env.from_string(source).render(**values)

    yield drawn
    house = app.extensions["facilitator"]
    house.readers.close()
    house.writer.close()


AIDE = '<span class="said">Aide<small class="beside" lang="nl" dir="ltr" aria-hidden="true">Hulp</small></span>'


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>{{ _('Hulp') }}</p>", f"<p>{AIDE}</p>"),
        ("<p title=\"{{ _('Hulp') }}\">{{ _('Hulp') }}</p>", f'<p title="Aide">{AIDE}</p>'),
        ("<p title='{{ _(\"Hulp\") }}'>het is ’t = \"x\" {{ _('Hulp') }}</p>", f"<p title='Aide'>het is ’t = \"x\" {AIDE}</p>"),
        ("<p data-a=\"x {{ _('Hulp') if true else _('Nee') }} y\"></p>", '<p data-a="x Aide y"></p>'),
        ("{% block title %}{{ _('Hulp') }} – x{% endblock %}<p>{{ _('Hulp') }}", f"Aide – x<p>{AIDE}"),
        ("<title>{{ _('Hulp') }}</title><p>{{ _('Hulp') }}", f"<title>Aide</title><p>{AIDE}"),
        ("<option value=\"a\">{{ _('Hulp') }}</option>{{ _('Hulp') }}", f'<option value="a">Aide</option>{AIDE}'),
        ("<textarea>{{ _('Hulp') }}</textarea>", "<textarea>Aide</textarea>"),
        ("{% set a %}{{ _('Hulp') }}{% endset %}<p title=\"{{ a|trim }}\">{{ a }}", f'<p title="Aide">{AIDE}'),
        ("{% macro m(a) %}<p title=\"{{ a }}\">{{ a }}{% endmacro %}{{ m(_('Hulp')) }}", f'<p title="Aide">{AIDE}'),
        ("{{ _('Hulp')|alone }} {{ ngettext('%(num)s stem', '%(num)s stemmen', 2)|alone }}", "Aide 2 voix"),
        ("{{ _('Iets') }}", '<span lang="nl" dir="auto">Iets</span>'),
        ("<p title=\"{{ _('Iets') }}\">", '<p title="Iets">'),
    ],
)  # fmt: skip
def test_a_sentence_knows_where_it_stands(draw, source, shown):
    assert draw(source) == shown


def test_a_part_of_a_page_can_stay_dutch_and_what_follows_is_not(draw):
    page = draw("{{ in_dutch('join/translated.html') }}{{ _('Hulp') }}|{{ tongue().language.code }}")

    assert page.strip() == f"{AIDE}|fr"


def test_dutch_stands_as_it_is_written(draw):
    assert draw("<p title=\"{{ _('Hulp') }}\">{{ _('Hulp & meer') }}", "nl") == '<p title="Hulp">Hulp &amp; meer'
