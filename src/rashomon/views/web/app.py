"""A case in; the application out that serves its screens: each at an address, with a JSON twin and
a CSV, and the page that shows them.
"""

from collections.abc import Collection
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from rashomon import __version__
from rashomon.errors import RashomonError
from rashomon.views.web import routes_people, routes_read, routes_write
from rashomon.views.web.adding import LARGEST
from rashomon.views.web.ahead import asked_first
from rashomon.views.web.answers import components
from rashomon.views.web.desk import Desk
from rashomon.views.web.guard import LOCAL, Guard
from rashomon.views.web.serving import explain_errors

STATIC = Path(str(files("rashomon.views.web") / "static"))
ABOUT = (
    "Conflicting news reports of one happening, side by side: who says what, on whose word, in "
    "which exact words. It never says who is right. `start` and `end` are Unicode code points into "
    "a report's text, end excluded."
)


class _Assets(StaticFiles):
    """What the page is built of. A browser may keep it, with what it made of the script, and asks
    by its tag whether it is still the same; what a case holds it must not keep (`guard`)."""

    def file_response(self, *args: Any, **named: Any) -> Response:
        found = super().file_response(*args, **named)
        found.headers["Cache-Control"] = "private, no-cache"
        return found


def make_app(desk: Desk, *, hosts: Collection[str] = LOCAL, token: str | None = None) -> FastAPI:
    """The application over one case; `hosts`: what it answers to, `token`: what it asks for."""

    @asynccontextmanager
    async def life(app: FastAPI) -> Any:
        desk.begin()
        yield
        desk.close()

    app = api(life)
    app.state.desk = desk
    app.mount("/assets", _Assets(directory=STATIC / "assets"), name="assets")
    whose = desk.case.whose if desk.case.has_people() else None
    app.add_middleware(Guard, hosts=hosts, token=token, largest=LARGEST, whose=whose)
    page = page_bytes()

    @app.get("/docs", include_in_schema=False)
    def documentation() -> Response:
        return Response((STATIC / "docs.html").read_bytes(), media_type="text/html")

    @app.get("/{path:path}", include_in_schema=False)
    def screen(request: Request, path: str) -> Response:
        """Every other address is a screen: the page finds out which."""
        if path.endswith((".json", ".csv")):
            raise HTTPException(404, f"There is nothing at /{path}; /docs lists every address.")
        twin = asked_first(request.url)
        ahead = {"Link": f"<{twin}>; rel=preload; as=fetch; crossorigin"} if twin else None
        return Response(page, media_type="text/html", headers=ahead)

    return app


def api(lifespan: Any = None) -> FastAPI:
    """The addresses alone, and what OpenAPI says of them."""
    app = FastAPI(
        title="Rashomon",
        version=__version__,
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=lifespan,
    )
    app.include_router(routes_read.router)
    app.include_router(routes_write.router)
    app.include_router(routes_people.router, include_in_schema=False)
    explain_errors(app)
    app.openapi = lambda: openapi_of(app)  # type: ignore[method-assign]
    return app


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """What OpenAPI says of the application, with the schemas of our records."""
    if app.openapi_schema is None:
        found = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        for operation in (each for path in found["paths"].values() for each in path.values()):
            operation["summary"] = operation["description"].partition(".")[0]
        schemas = found.setdefault("components", {}).setdefault("schemas", {})
        given = routes_read.RECORDS + routes_write.GIVEN
        schemas.update(components(given, routes_write.TAKEN))
        app.openapi_schema = found
    return app.openapi_schema


def page_bytes() -> bytes:
    """The page; an error says what to do where the package was built without it."""
    try:
        return (STATIC / "index.html").read_bytes()
    except FileNotFoundError as error:
        raise RashomonError(
            f"The page is missing from this installation (no {STATIC / 'index.html'}); in a "
            "checkout run `make page`, which needs Node.js 20, else install Rashomon again."
        ) from error
