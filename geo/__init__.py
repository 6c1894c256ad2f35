"""Read conflict news of Balochistan and put attacks and communications blackouts on a map."""

from __future__ import annotations

__version__ = "0.1.0"
