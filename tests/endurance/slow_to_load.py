"""A site that takes as long to load as a large one on a busy machine."""

import time

LOADING_SECONDS = 2


def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "0")])
    return []


time.sleep(LOADING_SECONDS)
