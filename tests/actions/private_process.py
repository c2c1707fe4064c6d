"""A private process that answers its pid: run with `-m`, ended as the tests of it say."""
import os

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from actions.workers import serve_privately


async def answer(_):
    return PlainTextResponse(str(os.getpid()))


if __name__ == "__main__":
    serve_privately(Starlette(routes=[Route("/", answer)]), "tested", 1)
