"""Request lines and headers that no browser sends, and bytes that are no request at all."""
from tests.e2e.storm.attacks import Attack, Maker, Tools, bearer, head

METHODS = (
    b"G@T", b"get", b"PATCH", b"PUT", b"TRACE", b"CONNECT", b"PROPFIND", b"X" * 5000, b"\x00",
    b"GE\tT", "GËT".encode(), b"POST\x7f", b"PRI",
)
VERSIONS = (
    b"HTTP/2.0", b"HTTP/0.9", b"HTTP/1.1x", b"HTTP/11", b"HTTP/-1.1", b"http/1.1", b"", b"HTTP/1.",
    b"ICE/1.0", b"HTTP/9999999999.1",
)
PATHS = (
    b"*", b"//", b"", b"shop", b"http://other/session", b"/\x00", b"/%00", b"/%ff%fe", b"/%zz",
    b"/../../etc/passwd", b"/static/../../../etc/passwd", b"/static/%2e%2e/%2e%2e/etc/passwd",
    b"/pictures/..%2f..%2fshop.yml", b"/pictures/%00.svg", b"/pay/%00", b"/pay/" + b"a" * 9000,
    b"/orders/%00", b"/orders/" + b"9" * 9000, b"/orders/%ed%a0%80", b"/orders/../session",
    b"/pictures/" + b"x" * 5000 + b".svg", b"/static/" + b"a/" * 4000, b"/?" + b"a=" * 6000,
    b"/" + b"%41" * 4000, "/séssion".encode(), b"/session\r\nX: y", b"/session HTTP/1.1 HTTP/1.1",
    b"/static/chat.js%00.css", b"/static/con.js/", b"/history/", b"/health?" + b"&" * 9000,
)
HEADERS = (
    b"no colon at all", b": no name", b"Bad Name: x", b"Bad\x00Name: x", b"X: \x00", b"X\r: y",
    b"Folded: a\r\n b", b"Host: other", b"Host: a\r\nHost: b", b"X: " + b"y" * 100_000,
    b"X" * 70_000 + b": y", b"Expect: 100-continue", b"Expect: " + b"9" * 500,
    b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x",
    b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA",
    b"Connection: close, close, keep-alive", b"Cookie: " + b"a=b; " * 3000,
    b"Accept-Encoding: " + b"gzip;q=0." + b"0" * 5000, b"Accept-Encoding: gzip;q=abc, \xff",
    b"If-None-Match: " + b'W/"' * 3000, b"If-Modified-Since: yesterday, \xff",
    b"Range: bytes=-", b"Range: bytes=9-1", b"Range: bytes=" + b"0-1," * 2000,
    b"Range: bytes=0-" + b"9" * 400, b"Range: \xff\xfe=1-2", b"Range: bytes=a-b", b"Range: x=0-1",
    b"If-Range: " + b"x" * 100 + b"\r\nRange: bytes=0-1", b"Range: bytes=-0",
    b"Range: bytes=0-0,-1",
    b"X-Forwarded-For: " + b"1.2.3.4, " * 1000, b"X-Forwarded-For: \xff, ::1, 999.1.1.1",
    b"X-Request-Id: " + b"\xf0\x9f\x98\x80" * 100, b"Content-Type: " + b"a/b;" * 3000,
    b"Content-Encoding: gzip", b"Content-Type: multipart/form-data; boundary=" + b"-" * 5000,
    "X-Name: é".encode(), b"X: \xed\xa0\x80", b"Origin: null\r\nOrigin: null",
)
GARBAGE = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500, b"SSH-2.0-OpenSSH_9.2\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00", b"\r\n" * 3000,
    b"\n" * 3000, b"\x00" * 5000, b"GET", b"GET / HTTP/1.1", b"\xff\xfe\x00", b"{}",
    b"*1\r\n$4\r\n", b"EHLO shop\r\n",
    b"<?xml version='1.0'?>", b" " * 5000, b"HTTP/1.1 200 OK\r\n\r\n",
)
BAD_TOKENS = (
    "", "x", ".", "..", "a.b.c", "=" * 3000, "é.é.é", "\ud800", "\0", "x" * 100_000, "a b c",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "e30.e30.e30", "eyJhbGciOiJIUzI1NiJ9.W10.x",
    "eyJhbGciOlsiSFMyNTYiXX0.e30.x", "eyJhbGciOiJSUzI1NiIsImtpZCI6Ii4uLy4uIn0.e30.x",
    "W1tbW1tbW1tbW1tbW1tbW1tb." * 30,
)


def wrong_method(tools: Tools) -> Attack:
    method = tools.rng.choice((*METHODS, *(m.encode() for m in tools.endpoint.wrong)))
    line = method + f" {tools.endpoint.path} HTTP/1.1".encode()
    return Attack(f"method {method[:12]!r}", (head(tools, line=line),), must_fail=True)


def wrong_version(tools: Tools) -> Attack:
    version = tools.rng.choice(VERSIONS)
    line = f"{tools.endpoint.method} {tools.endpoint.path} ".encode() + version
    return Attack(f"version {version[:12]!r}", (head(tools, line=line),))


def wrong_path(tools: Tools) -> Attack:
    path = tools.rng.choice(PATHS)
    line = tools.endpoint.method.encode() + b" " + path + b" HTTP/1.1"
    return Attack(f"path {path[:30]!r}", (head(tools, line=line),))


def twisted_path(tools: Tools) -> Attack:
    """The endpoint's own, with bytes put in somewhere."""
    path, place = tools.endpoint.path.encode(), tools.rng.randint(1, len(tools.endpoint.path))
    put_in = tools.rng.choice((
        b"%00", b"%", b"%u0041", b"%ed%a0%80", b"\xff", b"/../", b"//", b"\t", b"#x", b"?", b";",
        b"%0d%0aX:%20y", b"\\", b"a" * 5000, b"%2e%2e%2f", b"%25" * 500, b"\x7f",
    ))
    line = b" ".join((tools.endpoint.method.encode(), path[:place] + put_in + path[place:],
                      b"HTTP/1.1"))
    return Attack(f"path with {put_in[:12]!r}", (head(tools, line=line),))


def wrong_header(tools: Tools) -> Attack:
    header = tools.rng.choice(HEADERS)
    return Attack(f"header {header[:30]!r}", (head(tools, header),))


def many_headers(tools: Tools) -> Attack:
    count = tools.rng.choice((200, 2000, 20_000))
    headers = (b"X-%d: y" % number for number in range(count))
    return Attack(f"{count} headers", (head(tools, *headers),), must_fail=count > 1500)


def random_header(tools: Tools) -> Attack:
    name, value = (tools.rng.randbytes(tools.rng.randint(1, 40)) for _ in range(2))
    return Attack("header of random bytes", (head(tools, name + b": " + value),))


def wrong_token(tools: Tools) -> Attack:
    signed = bool(tools.rng.getrandbits(1))
    token = tools.rng.choice(tools.absurd_tokens if signed else BAD_TOKENS)
    headers = [bearer(token)] * tools.rng.choice((1, 1, 2))
    body = b'{"message_id": "5c2d6f0e-3c52-4c53-9c89-2f6b8d6b0c11", "text": "hello"}'
    data = head(tools, b"Content-Length: %d" % len(body), *headers, authorized=False) + body
    return Attack(f"token {token[:12]!r}", (data,))


def garbage(tools: Tools) -> Attack:
    return Attack("no request", (tools.rng.choice(GARBAGE),))


def random_bytes(tools: Tools) -> Attack:
    return Attack("random bytes", (tools.rng.randbytes(tools.rng.randint(1, 3000)),))


def broken_request(tools: Tools) -> Attack:
    """A good one with some of its bytes changed."""
    data = bytearray(head(tools, b"Content-Length: 18", b"Accept: */*") + b'{"language": "en"}')
    for _ in range(tools.rng.randint(1, 6)):
        data[tools.rng.randrange(len(data))] = tools.rng.randrange(256)
    return Attack("changed bytes", (bytes(data),))


def many_at_once(tools: Tools) -> Attack:
    """Pipelined on one connection, nobody reads."""
    one = head(tools, line=f"{tools.endpoint.method} {tools.endpoint.path}x HTTP/1.1".encode())
    return Attack("pipelined", (one * tools.rng.randint(2, 50),))


HEADS: tuple[Maker, ...] = (
    wrong_method, wrong_version, wrong_path, twisted_path, wrong_header, many_headers,
    random_header, wrong_token, garbage, random_bytes, broken_request, many_at_once,
)
