"""A text that a spreadsheet could run comes back from a file as it was written, and nothing else loses a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.inert import inert, starts_like_formula, uninert

ATTACKS = (
    "=1+1", "+31 2 000", "-1+2", "@SUM(1)", "|calc", "=HYPERLINK(1)", "  =1", '"=1', "'=1", "''=1",
    "＝1", "＋1", "－1", "＠1", "\u00a0=1", "\ufeff=1",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_spreadsheet_could_run_gets_one_apostrophe_and_loses_it_again(attack):
    assert inert(attack) == f"'{attack}"
    assert uninert(inert(attack)) == attack


@pytest.mark.parametrize("text", ["", "Open een digipunt", "'t Loket", "'s Avonds open", "a=b", "5-10 mensen"])
def test_a_plain_text_stays_as_it_is(text):
    assert not starts_like_formula(text)
    assert (inert(text), uninert(text)) == (text, text)


@given(st.text(alphabet="'\"=+-@|,; \t\r\n＝aé1", max_size=10))
def test_any_text_comes_back_as_it_was(text):
    assert uninert(inert(text)) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("a,=1+1", "a,'=1+1"),
        ("a;=1;b", "a;'=1;b"),
        ("twee dingen:\n- een\n- twee", "twee dingen:\n'- een\n'- twee"),
        ('x","=1', 'x",\'"=1'),
        ("bib; OCMW, school", "bib; OCMW, school"),
    ],
)
def test_a_spreadsheet_that_splits_elsewhere_finds_no_formula_either(text, made):
    assert (inert(text), uninert(made)) == (made, text)


@pytest.mark.parametrize("sign", "⁺⁼₊₌﬩﹢﹣﹦﹪﹫％＋－＝＠｜")
def test_a_sign_of_another_form_is_a_sign(sign):
    assert starts_like_formula(sign)
