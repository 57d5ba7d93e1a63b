"""The brief in Chromium: nothing leaves the page at any width, no label covers another, nothing is fetched.

Skipped where Chromium is not installed. Leaves screenshots and a PDF in build/artefacts/.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dateline
from tests.conftest import ROOT
from tests.exchange.test_brief import many, page
from tests.making import Maker, actor

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next((path for path in map(shutil.which, NAMES) if path), None)
ARTEFACTS = ROOT / "build" / "artefacts"
WIDTHS = (390, 768, 1280)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (apt-get install chromium)")

#: Puts a page into a frame of one width and writes down what of it is wider, and which words of its drawings meet.
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body><iframe id="f" width="WIDTH" height="2000" src="/PAGE"></iframe>
<pre id="found"></pre><script>
document.getElementById("f").addEventListener("load", event => {
  const doc = event.target.contentDocument, root = doc.documentElement, wide = [], meet = [], small = [];
  for (const e of doc.body.querySelectorAll("*")) {
    const r = e.getBoundingClientRect();
    const hidden = e.closest("defs, .sea, .map use, .map path, nav h2");
    if (!hidden && r.width && (r.right > root.clientWidth + 1 || r.left < -1)) wide.push(e.outerHTML.slice(0, 120));
  }
  for (const svg of doc.querySelectorAll("svg.map, svg.line")) {
    const boxes = [...svg.querySelectorAll("text.label, text.in, circle.site")].map(e => [e, e.getBoundingClientRect()]);
    for (const [a, p] of boxes) for (const [b, q] of boxes)
      if (a.parentNode !== b.parentNode || a.matches(".label") && b.matches(".label") && a !== b)
        if (p.width && p.left + 1 < q.right && q.left + 1 < p.right && p.top + 2 < q.bottom && q.top + 2 < p.bottom
            && (a.matches(".label") || a.matches(".in") && b.matches(".in")))
          meet.push(a.textContent + " / " + b.textContent);
    const words = svg.querySelector("text.label");
    if (words && words.getBoundingClientRect().width) small.push(words.getBoundingClientRect().height);
  }
  const drawn = [...doc.querySelectorAll("svg.map")].filter(e => e.getBoundingClientRect().width).length;
  document.getElementById("found").textContent = JSON.stringify(
    {width: root.clientWidth, scroll: root.scrollWidth, wide, meet, drawn, least: Math.min(20, ...small)});
});
</script>"""


@dataclass
class Site:
    """Pages on the loopback address, and every request that came in for whatever host."""

    port: int = 0
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(f"{self.headers['Host'].rsplit(':', 1)[0]}{self.path}")
            body = found.pages.get(self.path.lstrip("/"), "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

        def log_error(self, format: str, *args: object) -> None:
            """What is no HTTP is a try to open a safe connection."""
            if "404" not in map(str, args) and 404 not in args:
                found.asked.append("no http")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def chrome(site: Site, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command; every host that a page may name is the site."""
    profile = tmp_path_factory.mktemp("profile")
    assert CHROMIUM
    return [
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-extensions", "--no-proxy-server", f"--user-data-dir={profile}",
        f"--host-resolver-rules=MAP *.example 127.0.0.1:{site.port}",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def pages(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The example pile's brief; three hundred incidents; names that are long, written from right to left, hostile; nothing."""
    with dateline.open(tmp_path_factory.mktemp("record") / "record.db") as record:
        record.read(ROOT / "examples" / "autumn-2020")
        site.pages["example.html"] = record.brief()
    site.pages["many.html"] = page(many(300))
    site.pages["hard.html"] = page(hard())
    site.pages["empty.html"] = page(Maker())
    return site


def hard() -> Maker:
    found = many(40)
    names = ["W" * 300, "وزارة الدفاع والإنتاج الحربي", '<img src="http://hole.example/x.png">', "a\u202eb"]
    for n, name in enumerate(names):
        who = actor(name, kind="government", country="SD")
        told = found.report(name, f"2023-06-0{n + 1}")
        told.tell(f"{name} {name}", at=found.events[n].place_id and found.places[found.events[n].place_id], killed=3,
                  on="2023-05-30", by=who)  # fmt: skip
        told.tell(f"{name} in force", ("Ceasefire", "in force"), on="2023-06-01", clock="12:00", by=who)
        told.tell(f"{name} broken", ("Ceasefire", "violated"), on=f"2023-06-0{n + 2}", perpetrator=who, by=who, count=9)
        told.tell(f"{name} asks", ("REQUEST", "yield"), by=who, thing="ceasefire")
    return found


def run(chrome: list[str], *args: str) -> str:
    done = subprocess.run([*chrome, *args], capture_output=True, timeout=240, check=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["example", "many", "hard", "empty"])
def test_nothing_leaves_the_page_and_no_label_covers_another(
    name: str, width: int, chrome: list[str], pages: Site
) -> None:
    pages.pages["measure.html"] = MEASURE.replace("WIDTH", str(width)).replace("PAGE", f"{name}.html")
    dom = run(chrome, "--dump-dom", f"http://page.example:{pages.port}/measure.html")
    (text,) = re.findall(r'<pre id="found">(.*?)</pre>', dom, re.S)
    found = json.loads(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert found["width"] in range(width - 20, width + 1)
    assert found["scroll"] <= found["width"] and found["wide"] == []
    assert found["meet"] == [] and found["least"] > 9
    assert found["drawn"] == pages.pages[f"{name}.html"].count('<figure class="map">')


def test_the_browser_asks_for_the_page_and_for_nothing_else(chrome: list[str], pages: Site) -> None:
    pages.asked.clear()
    run(chrome, "--dump-dom", f"http://page.example:{pages.port}/hard.html")
    assert set(pages.asked) <= {"page.example/hard.html", "page.example/favicon.ico"}


def test_a_page_that_fetches_is_found_out(chrome: list[str], pages: Site) -> None:
    pages.pages["leak.html"] = (
        '<img src="http://a.example/x.png"><link rel="stylesheet" href="https://b.example/y.css">'
    )
    pages.asked.clear()
    run(chrome, "--dump-dom", f"http://page.example:{pages.port}/leak.html")
    assert "a.example/x.png" in pages.asked and "no http" in pages.asked


def test_screenshots_and_a_print_are_left_to_look_at(chrome: list[str], pages: Site) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    source = f"http://page.example:{pages.port}/example.html"
    for width in (390, 1280):
        picture = ARTEFACTS / f"brief-{width}.png"
        picture.unlink(missing_ok=True)
        run(chrome, f"--screenshot={picture}", f"--window-size={width},4000", source)
        assert picture.stat().st_size > 20_000
    printed = ARTEFACTS / "brief.pdf"
    printed.unlink(missing_ok=True)
    run(chrome, "--no-pdf-header-footer", f"--print-to-pdf={printed}", source)
    assert Path(printed).read_bytes().startswith(b"%PDF")
