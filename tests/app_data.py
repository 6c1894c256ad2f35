"""The small store that the tests of the app look at; what is in it can be counted here by hand."""

from __future__ import annotations

from reports import FEB_2, FEB_3, HUB, JAN_30, JAN_31, NUSHKI, QUETTA, TUMP, TURBAT, Document, place

from geo.store import Store

KALAT = place("Kalat", "town", 29.0266, 66.5936, 5, "Kalat", "PK210", "Kalat")
GWADAR = place("Gwadar", "town", 25.1216, 62.3254, 6, "Gwadar", "PK205", "Makran")
AWARAN_DISTRICT = place("Awaran", "district", 26.4568, 65.2314, 80, "Awaran", "PK201", "Kalat")

HOSTILE = """`${alert(1)}` \\ </script><script>window.ran=1</script> <img src=x onerror="window.ran=1"> "q" 'q' کوئٹہ"""

WAVE_PLACES = (QUETTA, NUSHKI, TUMP, GWADAR)
"""Where the wave of 31 January hit: four attacks, in four districts."""


def readings():
    """Three documents: a wave of attacks with blackouts, a hostile one, and one with what has no sharp place."""
    wave = Document("wave", publisher="Wave Daily")
    episode = wave.episode(*WAVE_PLACES, low=12, title="A wave of attacks")
    for where in WAVE_PLACES:
        wave.incident(where, JAN_31, episode=episode.id)
    wave.claim(episode, 145, group="militants", claimant="the army", as_of=JAN_31)
    wave.claim(episode, 31, group="civilians", claimant="the chief minister", as_of=FEB_2)
    wave.blackout(KALAT, JAN_31, expected=FEB_3, services=("mobile", "internet"))
    wave.blackout(QUETTA, JAN_31, expected=FEB_3, services=("internet",))

    hostile = Document("hostile", publisher=HOSTILE, url="javascript:window.ran=1")
    hostile.about["title"] = HOSTILE
    hostile.incident(TURBAT, JAN_30, kind="clash", sentence=HOSTILE, actors=(HOSTILE,))

    vague = Document("vague", publisher="Vague Weekly")
    vague.incident(AWARAN_DISTRICT, FEB_2, kind="protest", where_prec=3)
    vague.incident(HUB, FEB_2, kind="arrest")
    vague.incident(None, FEB_2, kind="abduction")
    return [wave.reading(), hostile.reading(), vague.reading()]


INCIDENTS, LOCATED, BLACKOUTS, UNLOCATED = 8, 7, 2, 1
"""How many there are in :func:`readings`."""


def make_store(path):
    """Write the readings into a store and give its path."""
    Store(path).add(readings())
    return path
