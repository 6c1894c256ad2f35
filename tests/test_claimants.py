"""Who gives a figure, in the words of the text."""

from __future__ import annotations

import pytest
from steps import read, sentence_of

from geo.reading.claimants import claimant_of


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("No group has claimed responsibility for the killing of four barbers in Loralai.", None),
        ("The BLA, in a statement, claimed to have killed ten soldiers.", "The BLA"),
        ("Five people were killed, police said.", "police"),
        ("Police said five people were killed.", "Police"),
        ("Officials in Quetta said five people were killed.", "Officials in Quetta"),
        ("Levies officials confirmed that five men were killed.", "Levies officials"),
        ("The military said that 92 fighters were killed.", "The military"),
        ("According to hospital officials, five people were killed.", "hospital officials"),
        ("Five people were killed, according to rescue sources.", "rescue sources"),
        ("Citing rescue sources, the paper put the dead at nine.", "rescue sources"),
        ("In a statement by the BLA, 20 soldiers were killed.", "the BLA"),
        ("The BLA claimed that it had killed 20 soldiers.", "The BLA"),
        ("“Five people were killed,” said Deputy Commissioner Ali Khan.", "Deputy Commissioner Ali Khan"),
        ("Five people were killed, said a senior official on Sunday.", "a senior official"),
        ("On Sunday, Chief Minister Sarfraz Bugti told reporters that five died.", "Chief Minister Sarfraz Bugti"),
        ("Shahid Rind, who speaks for the provincial government, said that 22 more were killed.", "Shahid Rind"),
        ("Five people were killed.", None),
        ("The blast killed five people in a market.", None),
        ("A new toll was put up at the bridge.", None),
    ],
)
def test_who_says_it(text, claimant):
    assert claimant_of(sentence_of(text), before=None) == claimant


@pytest.mark.parametrize("text", ["He added that nine were injured.", "She said that nine were injured."])
def test_a_pronoun_goes_back_to_who_spoke_before(text):
    sentence = sentence_of(text)
    assert claimant_of(sentence, before="the mayor") == "the mayor"
    assert claimant_of(sentence, before=None) is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The army killed four shepherds in Kahan, activists said.", "activists"),
        ("CTD killed five militants in an alleged encounter in Kech.", None),
        ("Two brothers were killed in Kech, his family said.", "his family"),
        (
            "The Balochistan Liberation Front (BLF) said six soldiers were killed.",
            "The Balochistan Liberation Front (BLF)",
        ),
        ("On 16 July the military's media wing said nine militants were killed.", "the military's media wing"),
        ("State media on Sunday said that nine militants were killed.", "State media"),
        ("The ISPR rejected the claim and said two soldiers died.", "The ISPR"),
    ],
)
def test_clean_names_of_claimants(text, claimant):
    assert [claim.claimant for claim in read(text).claims] == [claimant]


def test_he_said_goes_back_to_the_spokesman():
    text = (
        "BLF spokesperson Gwahram Baloch said its fighters attacked a post in Awaran. They used rockets. Five soldiers "
        "were killed, he said."
    )
    assert [claim.claimant for claim in read(text).claims] == ["BLF spokesperson Gwahram Baloch"]
