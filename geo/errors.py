"""The exceptions this package raises; "not found" and "ambiguous" are results, not exceptions."""

from __future__ import annotations


class GeoError(Exception):
    """Say in one line what went wrong, with what, and what the reader can do about it."""


class DocumentError(GeoError, ValueError):
    """A document could not be read: missing, empty, binary, too large or broken."""


class DocumentNotFoundError(DocumentError, FileNotFoundError):
    """There is no file or folder at the path that was given."""


class DataFileError(GeoError, ValueError):
    """A file under ``data/`` (or one the user installed) is missing or breaks its schema."""


class StoreError(GeoError, OSError):
    """The store cannot be opened, is not one of ours, is locked, or cannot be written."""


class ChangedMeanwhileError(StoreError):
    """Somebody else has corrected the same report since it was looked at; nothing was written."""


class FilterError(GeoError, ValueError):
    """A filter cannot hold: an unknown district or kind, or a range that ends before it starts."""


class ExportError(GeoError, OSError):
    """A layer or briefing cannot be written where it was asked for."""


class ServiceError(GeoError, ConnectionError):
    """An online service failed; a place it does not know is a result, never this."""


class ServiceTimeoutError(ServiceError, TimeoutError):
    """An online service gave no answer in time."""


class ServiceRefusedError(ServiceError, PermissionError):
    """An online service refused the request; ``retry_after_s`` tells for how long, if it said.

    Parameters
    ----------
    message
        One line for a person.
    retry_after_s
        Seconds to wait before asking again; None where the service named no time.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class BoundaryError(GeoError, ValueError):
    """A boundary file is refused: unreadable, without a CRS, or no coverage of Balochistan."""
