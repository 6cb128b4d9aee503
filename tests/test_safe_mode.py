"""`--safe-mode`: default settings, no graphics card, nothing of the person's settings changed."""

from __future__ import annotations

import pytest

from colorstudio import doctor, safe_mode


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(safe_mode.VARIABLE, "0")  # put back afterwards
    safe_mode.enter()


def test_off_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not safe_mode.on()
    monkeypatch.setenv(safe_mode.VARIABLE, "0")
    assert not safe_mode.on()
    monkeypatch.setenv(safe_mode.VARIABLE, "1")
    assert safe_mode.on()


def test_takes_the_processor_though_there_is_a_card(
    safe: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from colorstudio.engine import device

    monkeypatch.setattr(device, "_there", lambda kind: (True, ""))
    assert device.detect().device.type == "cpu"


def test_the_doctor_says_so(safe: None) -> None:
    assert "safe mode" in doctor.examine()[0].found
