"""Tests in a browser are skipped with a reason where there is none, and never in CI."""

from __future__ import annotations

import pytest

from tests import browser


@pytest.mark.parametrize(("ci", "outcome"), [("", "Skipped"), ("true", "Failed")])
def test_without_a_browser(ci: str, outcome: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_installed", lambda: None)
    monkeypatch.setattr(browser, "_install", lambda: None)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(BaseException, match="no Chromium here") as raised, browser.browser():
        pass
    assert type(raised.value).__name__ == outcome
