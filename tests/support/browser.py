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
_KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowDown": 40}


class Browser:
    """One browser with one page. `errors` are what its console complained of, `requests` the addresses it asked for."""

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        command = [CHROMIUM or "chromium", *_FLAGS, f"--user-data-dir={self._profile.name}", "about:blank"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        assert self._process.stderr
        greeting = next(line.decode() for line in self._process.stderr if b"listening on ws://" in line)
        self.errors: list[str] = []
        self.requests: list[str] = []
        self._events: set[str] = set()
        self._number = 0
        self._session = ""
        self._socket, self._reader = _connect(greeting.split("ws://")[1].strip())
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

    def open(self, path: Path, width: int = 1280, height: int = 900, *, fragment: str = "") -> None:
        """Show the file, at a fragment (#…), in a window of that size and wait until it is loaded."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        for seen in (self.errors, self.requests, self._events):
            seen.clear()
        if fragment:
            self.call("Page.navigate", url="about:blank")  # a change of the fragment alone would load nothing
            while "Page.loadEventFired" not in self._events:
                self._receive()
            self._events.clear()
        self.call("Page.navigate", url=path.as_uri() + fragment)
        while "Page.loadEventFired" not in self._events:
            self._receive()

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, once its promise is kept."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key of _KEYS."""
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=_KEYS[key], **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=_KEYS[key])

    def call(self, method: str, **parameters: Any) -> Any:
        """One command of the protocol and its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode()
        size = bytes([0x80 | len(data)]) if len(data) < 126 else struct.pack(">BQ", 0xFF, len(data))
        self._socket.sendall(b"\x81" + size + bytes(4) + data)  # a mask of zeros leaves the data as it is
        while (answer := self._receive()).get("id") != self._number:
            pass
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def _receive(self) -> Any:
        data, final = b"", False
        while not final:
            first, size = self._reader.read(2)
            final = bool(first & 0x80)
            size = size if size < 126 else int.from_bytes(self._reader.read(2 if size == 126 else 8))
            data += self._reader.read(size)
        message = json.loads(data)
        method, parameters = message.get("method", ""), message.get("params", {})
        self._events.add(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method in ("Runtime.exceptionThrown", "Log.entryAdded") or parameters.get("type") == "error":
            self.errors.append(str(parameters))
        return message


def _connect(address: str) -> tuple[socket.socket, BinaryIO]:
    host, _, path = address.partition("/")
    connection = socket.create_connection((host.partition(":")[0], int(host.partition(":")[2])), _PATIENCE)
    reader = connection.makefile("rb")
    key = base64.b64encode(os.urandom(16)).decode()
    request = f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    connection.sendall(f"{request}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
    while reader.readline().strip():
        pass
    return connection, reader
