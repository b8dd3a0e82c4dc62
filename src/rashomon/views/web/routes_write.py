"""Requests that change a case in; what came of them out. All of them are logged or are jobs."""

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from rashomon.views.web.adding import MOST, Pasted, Upload, chunks_of
from rashomon.views.web.answers import Body, json_answer, read_body, takes, told
from rashomon.views.web.deciding import Done, Telling, Wish, decide, tell
from rashomon.views.web.jobs import Job
from rashomon.views.web.routes_read import At
from rashomon.views.web.signing import Who, signed

router = APIRouter()
GIVEN, TAKEN = [Done, Job], [Wish, Telling, Pasted]
UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}}
                    },
                }
            }
        },
    }
}


@router.post("/decisions", tags=["review"], openapi_extra=takes(Wish), **told(Done))
def post_decision(desk: At, body: Body, who: Who) -> Response:
    """Decide: accept, reject, merge, split, rename or undo. Refused with 409 where somebody else
    decided on the same thing since `seen`."""
    done = decide(desk, signed(read_body(body, Wish), who))
    desk.jobs.compare()
    return json_answer(done)


@router.post("/claims", tags=["review"], openapi_extra=takes(Telling), **told(Done))
def post_claim(desk: At, body: Body, who: Who) -> Response:
    """Make a claim of a report's words, or tell one otherwise than it was read."""
    done = tell(desk, signed(read_body(body, Telling), who))
    desk.jobs.compare()
    return json_answer(done)


@router.post("/reports", tags=["reports"], openapi_extra=UPLOAD, **told(Job))
async def post_reports(desk: At, request: Request, who: Who) -> Response:
    """Add files: they are read in the background, by a job that can be broken off."""
    upload = Upload()
    try:
        async with request.form(max_files=MOST, max_fields=MOST) as form:
            for file in form.getlist("files"):
                if isinstance(file, UploadFile):
                    await upload.take(file.filename or "page", chunks_of(file))
        if not upload.names:
            raise HTTPException(422, "There is no file in this request; send them as `files`.")
    except BaseException:
        upload.drop()
        raise
    by = who.name if who else None
    return json_answer(await run_in_threadpool(desk.jobs.read, upload.folder, upload.title, by))


@router.post("/reports/pasted", tags=["reports"], openapi_extra=takes(Pasted), **told(Job))
def post_pasted(desk: At, body: Body, who: Who) -> Response:
    """Add a text, with what is known of where it comes from."""
    pasted = read_body(body, Pasted)
    if not pasted.text.strip():
        raise HTTPException(422, "There is no text to add; paste the words of the report.")
    upload = Upload()
    upload.take_text(pasted)
    return json_answer(desk.jobs.read(upload.folder, upload.title, who.name if who else None))


@router.post("/jobs/{number}/cancel", tags=["case"], **told(Job))
def post_cancel(desk: At, number: int) -> Response:
    """Break a job off; what it has kept so far stays."""
    job = desk.jobs.cancel(number)
    if job is None:
        raise HTTPException(404, f"There is no job {number}.")
    return json_answer(job)
