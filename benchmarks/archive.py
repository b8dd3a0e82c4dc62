"""How fast is an archive read beside the encoder alone, does memory stay flat, do engines agree?

Data: a WARC that this script builds: reports of some 280 words, invented from sentence frames
(made.py), each on a page of some 50 kB with menus, scripts, teasers and a footer. In the same run,
in turns: the encoder alone on the texts of these pages, in as many processes as there are workers
(each with one thread), and `rashomon archive read` of the WARC by each engine. The pace is in
reports a second; beside it the CPU seconds of a report, which do not hang on who else uses the
machine. Memory is the sum over all processes of a run and the largest single one, by tenths of the
run. Ray is measured where it is installed.
Command: python benchmarks/archive.py [--pages 20000] [--workers N] [--shard 2000] [--rounds 1]
"""

import gzip
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from common import arguments, load_lines, rashomon, show, spread, stop, write_lines
from made import made

ENGINES = ("pool", "ray")
# Texts that the encoder alone is timed on; more do not change its pace.
TEXTS, WARM = 600, 20
TENTHS, EVERY = 10, 0.5
SENTENCES = 3  # of a paragraph


def main() -> None:
    """Build the WARC, then time the encoder and each engine in turns."""
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--shard", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=ENGINES)
    parser.add_argument("--encode", type=Path, help="(what a child of this script is told)")
    options = parser.parse_args()
    if options.encode:
        encode(options.encode)
        return
    engines = [each for each in options.engines if each == "pool" or find_spec("ray")]
    with TemporaryDirectory() as name:
        folder = Path(name)
        warc, texts = built(folder, options.pages)
        alone = [encoder(texts, folder, options.workers)]
        runs: dict[str, list[dict[str, Any]]] = {engine: [] for engine in engines}
        for number in range(options.rounds):
            for engine in engines:
                out = folder / f"{engine}{number}"
                runs[engine].append(archived(warc, out, engine, options))
                alone.append(encoder(texts, folder, options.workers))
        tables = {tables_of(path) for path in folder.iterdir() if path.is_dir()}
        figures = {
            "pages": options.pages,
            "words_a_report": round(sum(len(text.split()) for text in texts) / len(texts)),
            "page_kb": round(sum(map(len, map(page, texts[:50], range(50)))) / 50_000),
            "warc_mb": round(warc.stat().st_size / 1e6, 1),
            "workers": options.workers,
            "encoder alone": {
                "reports_s": spread((each["reports_s"] for each in alone), 1),
                "cpu_s_a_report": spread((each["cpu"] for each in alone), 4),
            },
            **{engine: told(runs[engine], alone) for engine in engines},
            "tables_kb_a_report": round(
                size_of(folder / f"{engines[0]}0") / options.pages / 1000, 1
            ),
            "engines and rounds give the same bytes": len(tables) == 1,
        }
    show(figures)


def told(runs: list[dict[str, Any]], alone: list[dict[str, float]]) -> dict[str, Any]:
    """The figures of an engine, beside those of the encoder alone."""
    pace = sum(each["reports_s"] for each in alone) / len(alone)
    cpu = sum(each["cpu"] for each in alone) / len(alone)
    figures: dict[str, Any] = {
        "reports_s": spread((run["reports_s"] for run in runs), 1),
        "pace / encoder alone": spread((run["reports_s"] / pace for run in runs), 3),
    }
    if all(run["cpu"] for run in runs):
        figures |= {
            "cpu_s_a_report": spread((run["cpu"] for run in runs), 4),
            "encoder's cpu / cpu": spread((cpu / run["cpu"] for run in runs), 3),
        }
    last = runs[-1]
    return figures | {"mb_all_processes": last["all"], "mb_largest_process": last["largest"]}


def built(folder: Path, count: int) -> tuple[Path, list[str]]:
    """A WARC of so many pages, packed record by record, and the texts of the first ones."""
    path, texts = folder / "CC-NEWS-20260101000000-00001.warc.gz", []
    with path.open("wb") as file:
        for number, each in enumerate(made(count, 0, count)):
            text = each.reading.report.text
            if number < TEXTS:
                texts.append(text)
            file.write(gzip.compress(record(page(text, number), number), 6, mtime=0))
    return path, texts


def record(body: bytes, number: int) -> bytes:
    """A page as CC-NEWS holds it."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        "WARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://news{number % 400}.example/{number}\r\n"
        f"WARC-Payload-Digest: sha1:{hashlib.sha1(body).hexdigest()}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def page(text: str, number: int) -> bytes:
    """A text on a page, with what stands around a report."""
    chance = random.Random(number % 400)  # the same for all pages of a site
    sentences = text.split(". ")
    title = " ".join(sentences[0].split()[:12])
    parts = [". ".join(sentences[i : i + SENTENCES]) for i in range(0, len(sentences), SENTENCES)]
    body = "".join(f'<p class="story">{part.rstrip(".")}.</p>\n' for part in parts)
    menu = "".join(
        f'<li class="nav-item"><a class="nav-link" href="/s/{n}">Section {n}</a></li>\n'
        for n in range(chance.randint(60, 140))
    )
    teasers = "".join(
        f'<div class="teaser"><a href="/t/{n}"><img src="/i/{n}.jpg">More on {n}</a></div>\n'
        for n in range(chance.randint(20, 60))
    )
    script = "".join(f"window.s{n}={{'k':{chance.random()}}};" for n in range(700))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" '
        f'content="Courier {number % 400}"><meta property="article:published_time" '
        f'content="2026-01-{1 + number % 28:02}T08:00:00Z"><script>{script}</script></head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>\n{body}"
        f"</article><aside>{teasers}</aside></main><footer><p>All rights reserved.</p>"
        f"<ul>{menu}</ul></footer></body></html>"
    ).encode()


def encoder(texts: list[str], folder: Path, workers: int) -> dict[str, float]:
    """The pace of the encoder alone, in processes side by side, and its CPU seconds a report."""
    children = []
    for number in range(workers):
        part = write_lines(folder / f"texts{number}.jsonl", texts[number::workers])
        command = [sys.executable, __file__, "--encode", str(part)]
        children.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    done = [json.loads(child.communicate()[0]) for child in children]
    return {
        "reports_s": sum(each["texts"] / each["seconds"] for each in done),
        "cpu": sum(each["cpu"] for each in done) / sum(each["texts"] for each in done),
    }


def encode(path: Path) -> None:
    """What a child does: each text through the encoder, once it is warm."""
    from rashomon.reading.encoder import open_encoder, shipped_folder

    texts = [str(text) for text in load_lines(path)]
    alone = open_encoder(shipped_folder(), threads=1)
    for text in texts[:WARM]:
        alone.read(text)
    begun, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        alone.read(text)
    spent = {"seconds": time.perf_counter() - begun, "cpu": time.process_time() - cpu}
    print(json.dumps(spent | {"texts": len(texts)}))


def archived(warc: Path, out: Path, engine: str, options: Any) -> dict[str, Any]:
    """One `rashomon archive read`, from its start to its end, with its memory over time."""
    command = rashomon("archive", "read", warc, "--out", out, "--engine", engine, "--json")
    command += ["--workers", str(options.workers), "--pages", str(options.shard)]
    before, begun = _children_cpu(), time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    memory: list[dict[int, float]] = []
    watch = threading.Thread(target=_watch, args=(child, memory), daemon=True)
    watch.start()
    said, complaints = child.communicate()
    seconds, cpu = time.perf_counter() - begun, _children_cpu() - before
    counts = json.loads(said) if said else {}
    if counts.get("reports") != options.pages:
        stop(f"{engine} read {counts.get('reports')} of {options.pages}: {complaints[-300:]}")
    return {
        "reports_s": options.pages / seconds,
        "cpu": cpu / options.pages if engine == "pool" else None,  # Ray's workers are not ours
        "all": _by_tenths([sum(each.values()) for each in memory]),
        "largest": _by_tenths([max(each.values()) for each in memory]),
    }


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(child: "subprocess.Popen[str]", memory: list[dict[int, float]]) -> None:
    """Note the memory (MB, what is shared counted in parts) of a process and all below it."""
    while child.poll() is None:
        found = {pid: size for pid in _below(child.pid) if (size := _memory(pid))}
        if found:
            memory.append(found)
        time.sleep(EVERY)


def _below(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for below in (task / "children").read_text().split():
                yield from _below(int(below))
    except OSError:
        return


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _by_tenths(sizes: list[float]) -> list[int]:
    """The most of each tenth of a run."""
    edges = [round(n * len(sizes) / TENTHS) for n in range(TENTHS + 1)]
    return [round(max(sizes[begin:end], default=0)) for begin, end in pairwise(edges)]


def tables_of(folder: Path) -> str:
    """One hash over the names and bytes of all tables."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.parquet")):
        whole.update(f"{path.relative_to(folder)} {digest_of(path)}\n".encode())
    return whole.hexdigest()


def size_of(folder: Path) -> int:
    """Bytes of all tables."""
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


def digest_of(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
