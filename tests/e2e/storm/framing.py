"""Where a request ends: lengths and chunks that contradict themselves, or never come to an end."""
from tests.e2e.storm.attacks import Attack, Maker, Tools, head, with_body

SMUGGLED = b"GET /health HTTP/1.1\r\nHost: shop\r\n\r\n"
BODY = b'{"language": "en"}'
MEGABYTE = b"x" * 1024 * 1024
TEN = 10

NO_NUMBERS = (
    b"abc", b"", b"+5", b"-0", b"0x10", b"1e3", b"5.0", b"5 5", b"5, 5", b"5;5", b"1_0", b'"5"',
    "٥".encode(), b"\x005", b"9" * 30, b"9" * 5000, b"NaN", b"5\x0b",
)
BAD_CHUNKS = (
    b"-1\r\nx\r\n0\r\n\r\n", b"zz\r\nx\r\n0\r\n\r\n", b"0x5\r\nhello\r\n0\r\n\r\n",
    b"ffffffffffffffffff\r\nhello\r\n0\r\n\r\n", b"5\r\nhello world\r\n0\r\n\r\n", b"\r\n\r\n",
    b" 5\r\nhello\r\n0\r\n\r\n", b"5\nhello\n0\n\n", b"5\r\nhelloX0\r\n\r\n", b"+5\r\nhello\r\n",
    b"5\r\nhello\r\n0\r\nno colon\r\n\r\n", b"5" + b";x=" + b"y" * 70_000 + b"\r\nhello\r\n",
)
ENCODINGS = (
    b"gzip, chunked", b"xchunked", b"identity", b"chunked, chunked", b"chunked, gzip", b"gzip",
    b"\x0bchunked", b"chunked\x00", b"chunked;x", b"chun ked", b"", b",",
)


def negative_length(tools: Tools) -> Attack:
    """Alone it once hung a whole server."""
    least = tools.rng.choice((1, 5, 2**31, 2**63, 10**30))
    data = head(tools, b"Content-Length: -%d" % tools.rng.randint(1, least)) + BODY
    return Attack("negative length", (data,), must_fail=True)


def no_length(tools: Tools) -> Attack:
    """The body then reads as a second request."""
    return Attack("missing length", (head(tools) + BODY,))


def two_lengths(tools: Tools) -> Attack:
    other = tools.rng.choice((len(BODY), 0, 1, 10**6))
    names = tools.rng.sample((b"Content-Length", b"content-length", b"CONTENT-LENGTH"), 2)
    lengths = [b"%s: %d" % (names[0], len(BODY)), b"%s: %d" % (names[1], other)]
    tools.rng.shuffle(lengths)
    data = head(tools, lengths[0], b"X-Between: them", lengths[1]) + BODY + SMUGGLED
    return Attack("two lengths", (data,), must_fail=True, smuggles=True)


def no_number(tools: Tools) -> Attack:
    data = head(tools, b"Content-Length: " + tools.rng.choice(NO_NUMBERS)) + BODY
    return Attack("length that is no number", (data,), must_fail=True)


def both_lengths(tools: Tools) -> Attack:
    """What one server takes for a body is a second request to another."""
    headers = [b"Content-Length: %d" % tools.rng.choice((0, 4, 5, 1000)),
               tools.rng.choice((b"Transfer-Encoding: chunked", b"transfer-encoding: Chunked"))]
    tools.rng.shuffle(headers)
    data = head(tools, *headers) + b"0\r\n\r\n" + SMUGGLED
    return Attack("length and chunks", (data,), must_fail=True, smuggles=True)


def bad_chunks(tools: Tools) -> Attack:
    data = head(tools, b"Transfer-Encoding: chunked") + tools.rng.choice(BAD_CHUNKS)
    return Attack("bad chunks", (data,), must_fail=tools.endpoint.reads_body)


def bad_encoding(tools: Tools) -> Attack:
    data = head(tools, b"Transfer-Encoding: " + tools.rng.choice(ENCODINGS)) + BODY
    return Attack("unknown encoding", (data,))


def half_a_body(tools: Tools) -> Attack:
    """More is announced than will come."""
    data = head(tools, b"Content-Length: %d" % tools.rng.choice((19, 60_000, 10**12))) + BODY
    return Attack("half a body", (data,), must_fail=tools.endpoint.reads_body)


def many_chunks(tools: Tools) -> Attack:
    """One byte each."""
    chunks = b"1\r\n \r\n" * tools.rng.randint(1000, 20_000)
    return Attack("many chunks", (head(tools, b"Transfer-Encoding: chunked"), chunks))


def large_body(tools: Tools) -> Attack:
    """Ten megabytes, announced or not; one time in ten, for the others take no less time."""
    if tools.rng.random() < 0.9:
        body = b"[" + b"1," * tools.rng.randint(35_000, 60_000) + b"1]"
        return Attack("large body", (with_body(tools, body),), must_fail=True)
    if tools.rng.random() < 0.5:
        first = head(tools, b"Content-Length: %d" % (TEN * len(MEGABYTE)))
        return Attack("10 MB body", (first, *[MEGABYTE] * TEN), must_fail=True)
    chunk = b"%x\r\n%s\r\n" % (len(MEGABYTE), MEGABYTE)
    pieces = (head(tools, b"Transfer-Encoding: chunked"), *[chunk] * TEN, b"0\r\n\r\n")
    return Attack("10 MB in chunks", pieces, must_fail=tools.endpoint.reads_body)


FRAMING: tuple[Maker, ...] = (
    negative_length, no_length, two_lengths, no_number, both_lengths, bad_chunks, bad_encoding,
    half_a_body, many_chunks, large_body,
)
