"""A client that asks for one address again and again on open connections."""

import multiprocessing
import socket
import time
from collections.abc import Mapping
from urllib.parse import urlencode

HOST = "127.0.0.1"
BROWSER = {"Accept-Encoding": "gzip, deflate, br", "Accept-Language": "en"}


class Connection:
    """One open connection; reads whole answers."""

    def __init__(self, port: int):
        self.port = port
        self.socket = socket.create_connection((HOST, port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def get(self, request: bytes) -> tuple[int, dict[bytes, bytes], bytes]:
        """Status, headers by lower-case name, and body."""
        self.socket.sendall(request)
        while b"\r\n\r\n" not in self.buffer:
            self._more()
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        first, *lines = head.split(b"\r\n")
        headers = {name.lower(): value.strip() for name, _, value in
                   (line.partition(b":") for line in lines)}  # fmt: skip
        status = int(first.split()[1])
        if headers.get(b"transfer-encoding") == b"chunked":
            return status, headers, self._chunks()
        length = 0 if status == 304 else int(headers.get(b"content-length", 0))
        return status, headers, self._take(length)

    def _chunks(self) -> bytes:
        body = b""
        while True:
            while b"\r\n" not in self.buffer:
                self._more()
            size, _, self.buffer = self.buffer.partition(b"\r\n")
            chunk = self._take(int(size, 16) + 2)
            if len(chunk) == 2:
                return body
            body += chunk[:-2]

    def _take(self, length: int) -> bytes:
        while len(self.buffer) < length:
            self._more()
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return body

    def _more(self) -> None:
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.buffer += data


def request(port: int, address: str, headers: Mapping[str, str] = BROWSER) -> bytes:
    return _message("GET", port, address, headers)


def form(port: int, address: str, headers: Mapping[str, str], values: Mapping[str, str]) -> bytes:
    """What a browser sends with a form of this site."""
    body = urlencode(values)
    typed = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    sent = {**headers, "Origin": f"http://{HOST}:{port}", **typed}
    return _message("POST", port, address, sent) + body.encode()


def _message(method: str, port: int, address: str, headers: Mapping[str, str]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {address} HTTP/1.1\r\nHost: {HOST}:{port}\r\n{lines}\r\n".encode()


def ask(port: int, address: str, headers: Mapping[str, str] = BROWSER):
    """One answer, on a connection of its own."""
    return Connection(port).get(request(port, address, headers))


def waits(port: int, address: str, times: int) -> list[float]:
    """Milliseconds until each of so many answers, on one connection that stays open."""
    connection, message, found = Connection(port), request(port, address), []
    connection.get(message)
    for _ in range(times):
        begun = time.perf_counter()
        connection.get(message)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def _client(port: int, message: bytes, times: int, expected: int, signals: tuple) -> None:
    ready, go, done = signals
    connection = Connection(port)
    connection.get(message)
    ready.wait()
    go.wait()
    done.put(sum(connection.get(message)[0] != expected for _ in range(times)))


def burst(port: int, message: bytes, times: int, *, clients: int, expected: int = 200) -> float:
    """Seconds that `clients` need, each asking `times`; raises when an answer was another one."""
    ready = multiprocessing.Barrier(clients + 1)
    go, done = multiprocessing.Event(), multiprocessing.Queue()
    processes = [
        multiprocessing.Process(
            target=_client, args=(port, message, times, expected, (ready, go, done))
        )
        for _ in range(clients)
    ]
    for process in processes:
        process.start()
    ready.wait()
    begun = time.perf_counter()
    go.set()
    wrong = sum(done.get() for _ in processes)
    seconds = time.perf_counter() - begun
    for process in processes:
        process.join()
    if wrong:
        raise RuntimeError(f"{wrong} answers were not {expected}")
    return seconds
