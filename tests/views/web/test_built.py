"""What is shipped is what the sources make: the page, its types, the description of its addresses."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from rashomon.cli.schema import openapi_text

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "page"
STATIC = Path(str(files("rashomon.views.web") / "static"))
BESIDE = ("index.html", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts")


def test_the_page_is_built_of_its_sources() -> None:
    found = [path for part in ("src", "public") for path in (PAGE / part).rglob("*")]
    names = [path.relative_to(PAGE).as_posix() for path in found if path.is_file()]
    digest = hashlib.sha256()
    for name in sorted([*names, *BESIDE]):
        digest.update(f"{name}\0".encode() + (PAGE / name).read_bytes())
    built = json.loads((STATIC / "built.json").read_text(encoding="utf-8"))
    assert built["sources"] == digest.hexdigest(), "run: make page"


def test_the_addresses_are_described_as_they_are() -> None:
    described = (PAGE / "openapi.json").read_text(encoding="utf-8")
    assert described == openapi_text(), "run: make page"


def test_nothing_of_the_page_comes_from_elsewhere() -> None:
    names = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()}
    wanted = {"page.js", "index.css", "docs.js", "dossier.css", "icon.svg", "swagger-ui-bundle.js"}
    wanted |= {"swagger-ui.css", "countries-50m.json", "countries-110m.json"}
    assert {f"assets/{name}" for name in wanted} | {"index.html", "docs.html"} <= names
    for name in ("index.html", "docs.html"):
        page = (STATIC / name).read_text(encoding="utf-8")
        assert "http" not in page.replace("https://github.com", "")
        assert "<script>" not in page
        assert "<style" not in page
