"""A headless Chromium for tests, driven over the DevTools protocol with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import Any, BinaryIO, Self

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0"),
)
_PATIENCE = 30


class Browser:
    """One browser with one page. `errors` are what its console complained of, `requests` the addresses it asked for."""

    def __init__(self) -> None:
        assert CHROMIUM
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command = [CHROMIUM, *_FLAGS, f"--user-data-dir={self._profile.name}", "about:blank"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._events: list[str] = []
        self._number = 0
        self._session = ""
        self._socket, self._reader = _connect(self._address())
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(_PATIENCE)
        if self._process.stderr:
            self._process.stderr.close()
        self._profile.cleanup()

    def open(self, path: Path, width: int = 1280, height: int = 900) -> None:
        """Show the file in a window of that size and wait until it is loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.errors.clear()
        self.requests.clear()
        self._events.clear()
        self.call("Page.navigate", url=path.as_uri())
        while "Page.loadEventFired" not in self._events:
            self._receive()

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, once its promise is kept."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press and release a key (its name and its virtual key code)."""
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def call(self, method: str, **parameters: Any) -> Any:
        """One command of the protocol and its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._socket.sendall(_framed(json.dumps(message).encode()))
        while (answer := self._receive()).get("id") != self._number:
            pass
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def _receive(self) -> Any:
        message = json.loads(_message(self._reader))
        method, parameters = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(str(parameters["exceptionDetails"]))
        elif method == "Log.entryAdded" or (method == "Runtime.consoleAPICalled" and parameters["type"] == "error"):
            self.errors.append(str(parameters))
        if method:
            self._events.append(method)
        return message

    def _address(self) -> str:
        assert self._process.stderr
        for line in self._process.stderr:
            if b"DevTools listening on ws://" in line:
                return line.decode().split("ws://")[1].strip()
        raise AssertionError("Chromium did not start")


def _connect(address: str) -> tuple[socket.socket, BinaryIO]:
    host, _, path = address.partition("/")
    name, _, port = host.partition(":")
    connection = socket.create_connection((name, int(port)), _PATIENCE)
    reader = connection.makefile("rb")
    key = base64.b64encode(os.urandom(16)).decode()
    request = f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    connection.sendall(f"{request}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
    while reader.readline().strip():
        pass
    return connection, reader


def _framed(data: bytes) -> bytes:
    """One message; a mask of zeros leaves it as it is."""
    size = len(data)
    head = bytes([0x81, 0x80 | size]) if size < 126 else struct.pack(">BBQ", 0x81, 0xFF, size)
    return head + bytes(4) + data


def _message(reader: BinaryIO) -> bytes:
    data, final = b"", False
    while not final:
        first, size = reader.read(2)
        final = bool(first & 0x80)
        if size >= 126:
            size = int.from_bytes(reader.read(2 if size == 126 else 8))
        data += reader.read(size)
    return data
