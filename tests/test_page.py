"""The HTML report in a real browser: filters, sorting, keyboard, address, colours, print, and nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from auditor.document import Source
from auditor.engine import Auditor
from auditor.facts.load import load_facts
from auditor.finding import Report
from auditor.pack import load_packs
from auditor.reporters import Style, reporter
from tests.browser import browser as started
from tests.forms import located, unread

SAMPLES = Path(__file__).parent.parent / "samples"
MEDIA = {".md": "text/markdown", ".html": "text/html", ".txt": "text/plain"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as one:
        yield one


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(load_packs().select(), load_facts([SAMPLES / "stations.facts.yaml"]))


@pytest.fixture(scope="module")
def report(auditor: Auditor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the samples, with an input that was not read."""
    found = [
        auditor.check(Source(path.name, path.read_text(), MEDIA[path.suffix]))  # type: ignore[arg-type]
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in MEDIA
    ]
    return written(auditor, [*found, unread("no.md")], tmp_path_factory.mktemp("page") / "report.html")


def written(auditor: Auditor, found: list[Report], path: Path) -> Path:
    path.write_text("".join(reporter("html").render(found, auditor.ruleset, Style(alone=True))), encoding="utf8")
    return path


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    """The report, opened; anything that it asks for, says or throws is a failure."""
    yield from opened(browser, report)


def opened(browser: Browser, path: Path, address: str = "", **options: object) -> Iterator[Page]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: asked.append(one.text))
    page.on("pageerror", lambda one: asked.append(str(one)))
    page.goto(path.as_uri() + address)
    yield page
    page.wait_for_timeout(50)
    assert [one for one in asked if not one.startswith(path.as_uri())] == []
    assert sum(one.startswith(path.as_uri()) for one in asked) == 1
    context.close()


def rules(page: Page) -> list[str]:
    return page.locator(".f").evaluate_all("all => all.map(one => one.dataset.r)")  # type: ignore[no-any-return]


def levels(page: Page) -> list[str]:
    return page.locator(".f").evaluate_all("all => all.map(one => one.dataset.s)")  # type: ignore[no-any-return]


def status(page: Page, count: int) -> None:
    expect(page.locator("#status")).to_have_text(re.compile(rf"^{count} of \d+ findings$"))


def test_the_filter_by_family_and_severity(page: Page) -> None:
    everything = rules(page)
    page.get_by_role("checkbox", name="facts").check()
    expect(page.locator(".f").first).to_have_attribute("data-r", re.compile("^facts"))
    facts = [rule for rule in everything if rule.startswith("facts.")]
    assert rules(page) == facts
    status(page, len(facts))
    page.get_by_role("checkbox", name="warning").check()
    expect(page.locator(".f")).to_have_count(facts.count("facts.outdated"))
    # Each box counts what it would show beside the other filters.
    assert page.get_by_role("checkbox", name="error").locator("..").inner_text().split() == [
        "error",
        str(len(facts) - 1),
    ]
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".f")).to_have_count(len(everything))
    assert rules(page) == everything


def test_the_filter_by_words_and_file(page: Page) -> None:
    page.get_by_label("Search").fill("SKYLAB fact")
    expect(page.locator(".f").first).to_contain_text("Skylab")
    expect(page.locator("#status")).not_to_contain_text(f"{len(rules(page)) + 1} of")
    assert all("skylab" in text.lower() for text in page.locator(".f").all_inner_texts())
    page.get_by_label("Search").fill("no such words at all")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator(".f")).to_have_count(0)
    page.get_by_label("Search").fill("")
    page.get_by_label("File").select_option("blog-post.md")
    expect(page.locator(".group")).to_have_count(1)
    expect(page.locator(".group h2 span").first).to_have_text("blog-post.md")


def test_sorting(page: Page) -> None:
    everything = rules(page)
    page.get_by_label("Sort by").select_option("severity")
    expect(page.locator(".group h2 span:first-child")).to_have_text(["error", "warning", "info"])
    assert levels(page) == sorted(levels(page), key=["error", "warning", "info"].index)
    assert page.locator(".f .m span").first.inner_text().startswith("ai-draft.md:")
    page.get_by_label("Sort by").select_option("rule")
    expect(page.locator(".group h2 span").first).to_have_text(min(everything))
    assert rules(page) == sorted(everything)
    page.get_by_label("Sort by").select_option("file")
    expect(page.locator(".group h2 span").first).to_have_text("ai-draft.md")
    assert rules(page) == everything
    assert page.locator(".f .m span").first.inner_text() == "1:1"


def test_the_address_keeps_the_filters(page: Page, browser: Browser, report: Path) -> None:
    page.get_by_label("Search").fill("text & 100%")
    page.get_by_role("checkbox", name="error").check()
    page.get_by_role("checkbox", name="ads").check()
    page.get_by_label("Sort by").select_option("rule")
    expect(page).to_have_url(re.compile(r"#q=text\+%26\+100%25&severity=error&family=ads&sort=rule$"))
    page.get_by_role("button", name="Clear filters").click()
    expect(page).to_have_url(report.as_uri())
    for other in opened(browser, report, "#q=skylab&family=facts&severity=error,none&file=blog-post.md&sort=severity"):
        expect(other.get_by_label("Search")).to_have_value("skylab")
        expect(other.get_by_role("checkbox", name="facts")).to_be_checked()
        expect(other.get_by_label("File")).to_have_value("blog-post.md")
        expect(other.locator(".group h2 span").first).to_have_text("error")
        assert set(rules(other)) == {"facts.contradicted"}


def test_an_address_of_nonsense_shows_everything(browser: Browser, report: Path) -> None:
    for page in opened(browser, report, "#file=%00&sort=__proto__&family=toString"):
        status(page, len(rules(page)))
        expect(page.get_by_label("Sort by")).to_have_value("file")


def test_the_keyboard(page: Page) -> None:
    focused = "document.activeElement.dataset.r || document.activeElement.id"
    everything = rules(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(focused) == everything[1]
    page.keyboard.press("w")
    panel = page.locator(".panel:popover-open")
    expect(panel.locator("h2")).to_have_text(everything[1])
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    page.keyboard.press("1")
    expect(page.locator(".f").first).to_have_attribute("data-s", "error")
    assert set(levels(page)) == {"error"}
    page.keyboard.press("1")
    expect(page.locator(".f")).to_have_count(len(everything))
    page.keyboard.press("s")
    expect(page.get_by_label("Sort by")).to_have_value("severity")
    page.keyboard.press("/")
    assert page.evaluate(focused) == "q"
    page.keyboard.type("jwx1?")
    expect(page.get_by_label("Search")).to_have_value("jwx1?")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Search")).to_have_value("")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == ""
    page.keyboard.press("3")
    page.keyboard.press("x")
    expect(page.locator(".f")).to_have_count(len(everything))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()


def test_single_keys_can_be_switched_off(page: Page) -> None:
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_label("Single keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.get_by_label("Sort by")).to_have_value("file")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 380])
def test_it_can_be_used_by_everyone(browser: Browser, report: Path, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    for page in opened(browser, report, color_scheme=scheme, viewport=size, bypass_csp=True):
        assert violations(page, "html") == []
        # Nothing sticks out of a narrow window.
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("?")
        assert violations(page, "#keys") == []
        page.keyboard.press("?")
        page.keyboard.press("j")
        page.keyboard.press("w")
        assert violations(page, ".panel:popover-open") == []


def violations(page: Page, part: str) -> list[str]:
    """What axe-core finds wrong with a part of the page."""
    expect(page.locator(part)).to_be_visible()
    found = Axe().run(page, context=part).response
    assert found["passes"]
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


def test_a_server_is_asked_for_the_page_and_for_nothing_else(browser: Browser, report: Path) -> None:
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code: object = "-", size: object = "-") -> None:
            asked.append(self.path)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(report.parent))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{report.name}")
        page.keyboard.press("s")
        page.wait_for_timeout(300)
        page.close()
        server.shutdown()
    assert asked == [f"/{report.name}"]


def test_dark_is_dark(browser: Browser, report: Path) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    for page in opened(browser, report, color_scheme="light"):
        assert page.evaluate(paper) == "rgb(250, 248, 244)"
    for page in opened(browser, report, color_scheme="dark"):
        assert page.evaluate(paper) == "rgb(23, 22, 20)"


def test_it_reads_without_a_script(browser: Browser, report: Path) -> None:
    for page in opened(browser, report, java_script_enabled=False):
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.locator(".legend")).to_be_visible()
        expect(page.locator(".f").first).to_be_visible()
        expect(page.locator(".fact").first).to_contain_text("The fact file says")
        page.locator(".w").first.click()
        expect(page.locator(".panel:popover-open")).to_contain_text("It leaves alone")


def test_print_holds_everything_in_black_on_white(browser: Browser, report: Path) -> None:
    for page in opened(browser, report, color_scheme="dark"):
        page.emulate_media(media="print")
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.locator(".rules .panel").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('.chunk')).contentVisibility") == "visible"
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_ten_thousand_findings(browser: Browser, auditor: Auditor, tmp_path: Path) -> None:
    kinds = (("error", "ai.opening"), ("warning", "ads.read_more"), ("info", "superlatives.puffery"))
    many = [
        Report(
            f"article-{number}.md", None,
            tuple(located(f"number {line}", severity=level, rule=rule, line=line)  # type: ignore[arg-type]
                  for line in range(1, 35) for level, rule in kinds),
        )
        for number in range(98)
    ]  # fmt: skip
    total = 98 * 34 * 3
    path = written(auditor, many, tmp_path / "many.html")
    for page in opened(browser, path):
        expect(page.locator("#status")).to_have_text(f"{total:,} of {total:,} findings")
        page.locator("#sort").select_option("severity")
        # What fills the window is there at once, the rest soon after.
        assert page.locator(".f").count() >= 160
        expect(page.locator(".f")).to_have_count(total)
        expect(page.locator(".group h2 .count")).to_have_text([f"{total // 3:,}"] * 3)
        page.keyboard.press("s")
        page.keyboard.press("k")
        expect(page.locator(".f:focus")).to_have_attribute("data-r", "superlatives.puffery")
        page.locator("#q").fill("article-7.md puffery")
        expect(page.locator("#status")).to_have_text(f"34 of {total:,} findings")
        expect(page.locator(".f")).to_have_count(34)


def test_a_hostile_article_runs_nothing(browser: Browser, auditor: Auditor, tmp_path: Path) -> None:
    attack = (
        "</script></title><script>document.title='taken'</script><img src=//a.example onerror='document.title=1'>\u2028"
    )
    hostile = Report(attack, attack, (located(attack, excerpt=attack, data={"fact": attack, "source": attack}),))
    path = written(auditor, [hostile, unread(attack, attack)], tmp_path / "hostile.html")
    for page in opened(browser, path):
        expect(page).to_have_title("1 finding – Auditor")
        page.locator("#sort").select_option("severity")
        page.get_by_label("File").select_option(index=1)
        expect(page.locator(".f")).to_have_count(1)
        expect(page.locator("img")).to_have_count(0)
        expect(page).to_have_title("1 finding – Auditor")
