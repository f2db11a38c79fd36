"""When a server wants to be asked again, in all the ways they say it."""

from datetime import UTC, datetime

import pytest

from termnews.fetch.rate_limits import is_limited, seconds_to_wait

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
IN_TEN_MINUTES = int(NOW.timestamp()) + 600


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"retry-after": "90"}, 90),
        (403, {"retry-after": "90"}, 90),
        (503, {"retry-after": " 90 "}, 90),
        (500, {"retry-after": "90.5"}, 90.5),
        (429, {"retry-after": "90 seconds"}, 90),
        (429, {"retry-after": "90s"}, 90),
        (429, {"retry-after": "Fri, 20 Nov 2026 12:05:00 GMT"}, 300),
        (429, {"retry-after": "Friday, 20-Nov-26 12:05:00 GMT"}, 300),
        (429, {"retry-after": "2026-11-20T12:05:00Z"}, 300),
        (429, {"retry-after": "2026-11-20T13:05:00+01:00"}, 300),
        (429, {"retry-after": str(IN_TEN_MINUTES)}, 600),
        (429, {"retry-after": str(IN_TEN_MINUTES * 1000)}, 600),
        (429, {"retry-after": "Fri, 20 Nov 2026 11:00:00 GMT"}, 0),
        (429, {"retry-after": "999999999"}, 86_400),
        (429, {"retry-after": "-5"}, None),
        (429, {"retry-after": "soon"}, None),
        (429, {"retry-after": ""}, None),
        (429, {"retry-after": "9" * 400}, 86_400),
        (429, {"retry-after": "T"}, None),
        (429, {}, None),
        (401, {"retry-after": "90"}, None),
        (404, {"retry-after": "90"}, None),
        (410, {"retry-after": "90"}, None),
        (429, {"x-ratelimit-reset": "240"}, 240),
        (429, {"x-ratelimit-reset": "240.0", "x-ratelimit-remaining": "0.0"}, 240),
        (429, {"x-ratelimit-reset": str(IN_TEN_MINUTES)}, 600),
        (429, {"x-rate-limit-reset": str(IN_TEN_MINUTES)}, 600),
        (429, {"ratelimit-reset": "30"}, 30),
        (429, {"x-ratelimit-reset-after": "1.5", "x-ratelimit-reset": str(IN_TEN_MINUTES)}, 1.5),
        (429, {"ratelimit": "limit=100, remaining=0, reset=50"}, 50),
        (429, {"ratelimit": '"default";r=0;t=50'}, 50),
        (429, {"retry-after": "90", "x-ratelimit-reset": "240"}, 90),
        (429, {"retry-after": "0", "x-ratelimit-reset": "240"}, 240),
        (429, {"retry-after": "soon", "x-ratelimit-reset": "240"}, 240),
        (403, {"x-ratelimit-reset": "240", "x-ratelimit-remaining": "0"}, 240),
        (403, {"x-ratelimit-reset": "240", "x-ratelimit-remaining": "57"}, None),
        (403, {"x-ratelimit-reset": "240"}, None),
        (404, {"x-ratelimit-reset": "240", "x-ratelimit-remaining": "0"}, None),
    ],
)  # fmt: skip
def test_how_long_a_refusal_asks_to_wait(status: int, headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_to_wait(status, headers, NOW) == seconds


@pytest.mark.parametrize(
    ("status", "headers", "limited"),
    [
        (429, {}, True),
        (403, {"x-ratelimit-remaining": "0"}, True),
        (403, {"ratelimit": "limit=5, remaining=0, reset=50"}, True),
        (403, {"ratelimit": "limit=5, remaining=3, reset=50"}, False),
        (403, {"x-ratelimit-remaining": "12"}, False),
        (403, {}, False),
        (503, {"retry-after": "60"}, False),
        (404, {"x-ratelimit-remaining": "0"}, False),
    ],
)
def test_a_limit_holds_for_the_whole_host(status: int, headers: dict[str, str], limited: bool) -> None:
    assert is_limited(status, headers) is limited
