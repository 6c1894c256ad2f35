"""``python -m geo.cli``: the command line where no ``incidentmap`` is on the path."""

from __future__ import annotations

from geo.cli import main

main()
