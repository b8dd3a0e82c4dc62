"""Everybody may do what their role says, signs with their own name, and is out once ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.store import Case, open_case
from rashomon.views.web.app import make_app
from rashomon.views.web.desk import Desk
from rashomon.views.web.jobs import Jobs
from rashomon.views.web.worker import _Worker
from tests.servers import Cluster
from tests.store.conftest import make_reading


class Idle(Jobs):
    """Jobs that wait: no process is started for them."""

    def _next(self) -> None:
        pass


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "news.case")
    else:
        server: Cluster = request.getfixturevalue("server")
        with server.fresh() as address:
            yield address


@pytest.fixture
def desk(place: str) -> Iterator[Desk]:
    with open_case(place, create=True) as case:
        case.add(make_reading(), make_reading().report.text.encode())
    found = Desk(place, jobs=Idle(place))
    yield found
    found.close()


def client(desk: Desk, token: str = "") -> TestClient:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return TestClient(make_app(desk), base_url="http://localhost", headers=headers)


def wish(case: Case, by: str = "somebody else") -> dict[str, object]:
    (claim,) = case.claims()
    fields = {"kind": "reject", "of": "claim", "ids": [claim.id]}
    return {**fields, "by": by, "why": "", "seen": case.last_decision()}


def test_without_people_it_is_as_it_was(desk: Desk) -> None:
    asked = client(desk)
    assert asked.get("/stories.json").status_code == 200
    assert asked.post("/decisions", json=wish(desk.case, "ana")).status_code == 200
    assert [d.by for d in desk.case.decisions()] == ["ana"]
    assert asked.get("/people.json").json() == []


@pytest.mark.parametrize(
    ("role", "look", "decide", "let_in"),
    [
        ("read", 200, 403, 403),
        ("review", 200, 200, 403),
        ("admin", 200, 200, 200),
        ("", 401, 401, 401),
    ],
)
def test_a_role_is_all_that_one_may_do(
    desk: Desk, role: str, look: int, decide: int, let_in: int
) -> None:
    desk.case.add_person("ben", "read")
    token = desk.case.add_person("ana", role)[1] if role else "wrong"  # type: ignore[arg-type]
    asked = client(desk, token)
    for address in ("/stories.json", "/now.json", "/log.csv", "/", "/openapi.json"):
        assert asked.get(address).status_code == look
    pasted = {"text": "The front denied it."}
    assert asked.post("/decisions", json=wish(desk.case)).status_code == decide
    assert asked.post("/reports/pasted", json=pasted).status_code == decide
    assert asked.post("/jobs/1/cancel").status_code in (decide, 404)
    for address in ("/people.json", "/custody.json"):
        assert asked.get(address).status_code == let_in
    assert asked.post("/people", json={"name": "cy", "role": "admin"}).status_code == let_in
    assert asked.post("/people/end", json={"name": "ben"}).status_code == let_in
    assert [p.name for p in desk.case.people()][2:] == (["cy"] if let_in == 200 else [])


def test_decisions_are_signed_by_the_token(desk: Desk) -> None:
    _, token = desk.case.add_person("ana", "review")
    asked = client(desk, token)
    assert asked.get("/now.json").json()["reviewer"] == "ana"
    assert asked.post("/decisions", json=wish(desk.case, "bo")).status_code == 200
    assert [d.by for d in desk.case.decisions()] == ["ana"]


def test_what_is_added_is_signed_by_the_token(desk: Desk) -> None:
    _, token = desk.case.add_person("ana", "review")
    before = {line.number for line in desk.case.custody()}
    client(desk, token).post("/reports/pasted", json={"text": "The front denied it."})
    ((folder, by),) = desk.jobs._given.values()
    _Worker(desk.case).do({"kind": "read", "folder": folder, "by": by}, lambda said: None)
    new = [line for line in desk.case.custody() if line.number not in before]
    assert {line.act for line in new} >= {"raw", "report", "reading"}
    assert {line.by for line in new} == {"ana"}


def test_an_ended_token_is_out_at_once(desk: Desk) -> None:
    _, token = desk.case.add_person("ana", "admin")
    asked = client(desk, token)
    assert asked.get("/stories.json").status_code == 200
    with open_case(desk.case.address) as elsewhere:
        elsewhere.end_person("ana")
    assert asked.get("/stories.json").status_code == 401


def test_a_token_in_the_address_goes_into_a_cookie(desk: Desk) -> None:
    _, token = desk.case.add_person("ana", "read")
    asked = client(desk)
    assert asked.get("/stories.json").status_code == 401
    assert asked.get(f"/stories.json?token={token}").status_code == 200
    assert asked.get("/stories.json").status_code == 200
