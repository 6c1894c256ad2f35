"""Enforced disappearances that a report tells as detentions."""

from __future__ import annotations

import pytest
from steps import incidents, read

LEAD = "Four men were forcibly disappeared in Kech district on Sunday. Their whereabouts are unknown.\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{LEAD}A driver was detained by Pakistani forces in Gwadar on Saturday.", "abduction"),
        (f"{LEAD}Police detained a suspect in Gwadar on Saturday.", "arrest"),
        (f"{LEAD}Two activists were detained at a rally in Gwadar on Saturday.", "arrest"),
        ("A driver was detained by Pakistani forces in Gwadar on Saturday.", "arrest"),
        ("A driver was detained in Gwadar on Saturday and shifted to an unknown location.", "abduction"),
        (
            f"{LEAD}A driver was detained by the CTD in Gwadar on Saturday and shifted to an unknown location.",
            "abduction",
        ),
    ],
)
def test_what_the_report_is_about_tells_an_arrest_from_a_disappearance(text, kind):
    assert incidents(read(text))[-1] == (kind, "Gwadar", "2026-01-31")
