"""A geopy adapter that bounds an answer: in bytes, and in seconds for the whole of it."""

from __future__ import annotations

import json
import time
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPResponse

MAX_ANSWER_BYTES = 1_000_000
_BLOCK_BYTES = 65_536


class LimitedAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """Fetch with urllib, and give up on an answer that is too long or drips in too slowly."""

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: ssl.SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = build_opener(HTTPSHandler(context=ssl_context), ProxyHandler(proxies))

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:  # noqa: ANN401 - geopy's signature
        """Fetch and parse JSON.

        Raises
        ------
        geopy.exc.GeocoderParseError
            Where the answer is no JSON.
        """
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("the answer is not JSON") from error

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Fetch a text.

        Raises
        ------
        geopy.adapters.AdapterHTTPError
            Where the service answers with an error status.
        geopy.exc.GeocoderServiceError
            Where there is no connection, no answer in time, or too long a one.
        """
        deadline = time.monotonic() + timeout
        request = Request(url, headers=headers)  # noqa: S310 - geopy builds http and https addresses only
        try:
            with self._opener.open(request, timeout=timeout) as answer:
                return self._read(answer, deadline)
        except HTTPError as error:
            known = {name.lower(): value for name, value in error.headers.items()}
            error.close()
            raise AdapterHTTPError(f"status {error.code}", status_code=error.code, headers=known, text=None) from error
        except TimeoutError as error:
            raise GeocoderTimedOut("no answer in time") from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise GeocoderTimedOut("no connection in time") from error
            raise GeocoderUnavailable(f"no connection ({error.reason})") from error
        except UnicodeDecodeError as error:
            raise GeocoderParseError("the answer is not UTF-8") from error
        except (OSError, HTTPException) as error:
            raise GeocoderServiceError(f"the connection broke ({error})") from error

    @staticmethod
    def _read(answer: HTTPResponse, deadline: float) -> str:
        blocks: list[bytes] = []
        size = 0
        while block := answer.read1(_BLOCK_BYTES):
            size += len(block)
            if size > MAX_ANSWER_BYTES:
                raise GeocoderServiceError(f"the answer is longer than {MAX_ANSWER_BYTES} bytes")
            if time.monotonic() > deadline:
                raise GeocoderTimedOut("the answer came too slowly")
            blocks.append(block)
        return b"".join(blocks).decode()
