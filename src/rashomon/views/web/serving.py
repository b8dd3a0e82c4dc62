"""The errors of the inner rooms in; answers with one clear sentence out."""

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from rashomon.errors import IntegrityError, MissingError, RashomonError, StaleError
from rashomon.views.web.answers import Problem, json_answer


def explain_errors(app: FastAPI) -> None:
    """Have every error answered with its status and its sentence."""

    @app.exception_handler(RashomonError)
    async def known(request: Request, error: RashomonError) -> Response:
        return json_answer(Problem(str(error)), _status(error))

    @app.exception_handler(ValueError)
    async def wrong(request: Request, error: ValueError) -> Response:
        words = str(error) or "the request does not fit"
        return json_answer(Problem(f"{words[0].upper()}{words[1:]}."), 422)

    @app.exception_handler(msgspec.DecodeError)
    async def unfit(request: Request, error: msgspec.DecodeError) -> Response:
        return json_answer(Problem(f"The request does not fit: {error}."), 422)

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> Response:
        return json_answer(Problem(str(error.detail)), error.status_code)


def _status(error: RashomonError) -> int:
    match error:
        case MissingError():
            return 404
        case StaleError():
            return 409
        case IntegrityError():
            return 500
        case _:  # the case is busy, the disk is full: later it may be done
            return 503
