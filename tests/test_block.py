"""The block classifier: what it takes for furniture, what stays quiet, and what its neighbours decide."""

from __future__ import annotations

import pytest

from auditor.document import Media, Source
from auditor.engine import Auditor
from auditor.finding import Finding
from auditor.layout import Elements, home, name_words, shapes
from auditor.pack import load_packs
from auditor.readers import read

AUDITOR = Auditor(load_packs().select(["boilerplate"]))
ARTICLE = """The council voted on Monday, after a debate of nine hours in which every ward of the town spoke.

The mayor signed the plan on Friday, in the hall in which the first plan had been burnt by the guilds.

The river will have a second bridge by the end of next year, if the money for its stones is found."""


def findings(text: str, media: Media = "text/plain") -> list[tuple[str, str]]:
    doc = read(Source("t", text, media))
    return [(found.rule.partition(".")[2], found.span.of(doc.text)) for found in AUDITOR.findings(doc)]


def flagged(text: str, media: Media = "text/plain") -> str:
    return "\n\n".join(words for _, words in findings(text, media))


@pytest.mark.parametrize(
    "text",
    [
        "Comments\n\nThe council took four weeks to answer the letters, and it answered each of them in writing.",
        "Share\n\nEach town pays half of the cost of the water that it takes from the river and from its wells.",
        "Mix 200 g of flour with the eggs.\n\nAdd salt.\n\nStir.\n\nServe with bread.",
        "“Where is he?”\n\n“Gone.”\n\n“When?”\n\n“Reply when you are asked.”",
        "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,",
        "A ship enters the harbour in fog.",
        "Related work\n\nThe first study of the bridge was made in 1950 by two engineers who had built it.",
    ],
)
def test_traps_stay_quiet(text: str) -> None:
    assert findings(f"{ARTICLE}\n\n{text}\n\n{ARTICLE.replace('Monday', 'Sunday').replace('Friday', 'May')}") == []


def test_cells_and_code_of_markdown_stay_quiet() -> None:
    table = "| Share | Comments |\n| --- | --- |\n| Newsletter | 3 |"
    assert findings(f"{ARTICLE}\n\n{table}\n\n```\nsubscribe to our newsletter\n```\n\nThe end.", "text/markdown") == []


def test_a_button_counts_only_beside_another_or_outside_the_article() -> None:
    inside = f"{ARTICLE}\n\nNext\n\nThe second reading of the plan took place in May, and one ward was against it."
    assert flagged(inside) == ""
    assert flagged(f"{ARTICLE}\n\nNext") == "Next"
    assert "Next" in flagged(inside.replace("Next", "Next\n\nShare this story"))


@pytest.mark.parametrize(("title", "media"), [("# Comments", "text/markdown"), ("<h1>Comments</h1>", "text/html")])
def test_a_title_is_a_button_only_beside_one(title: str, media: Media) -> None:
    text = ARTICLE if media == "text/markdown" else "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n"))
    assert flagged(f"{title}\n\n{text}", media) == ""
    beside = "Share this story" if media == "text/markdown" else "<p>Share this story</p>"
    assert "Comments" in flagged(f"{title}\n\n{beside}\n\n{text}", media)
    assert flagged(f"{title.replace('1', '2').replace('#', '##')}\n\n{text}", media) == "Comments"


def test_answers_to_a_question_are_no_comments_on_it() -> None:
    text = f"{ARTICLE}\n\nAdd a comment\n\nUse the flag for archives, which keeps the times."
    assert "Use the flag" in flagged(text)
    assert flagged(f"{text}\n\nImprove this answer") == "Add a comment\n\nImprove this answer"


@pytest.mark.parametrize("media", ["text/plain", "text/markdown"])
def test_a_list_that_a_sentence_leads_in_is_the_articles(media: Media) -> None:
    rest = f"- Email this page\n- Print this page\n- Name the river\n\n{ARTICLE}"
    assert findings(f"{ARTICLE}\n\nThe menu of the window has these entries:\n\n{rest}", media) == []
    assert findings(f"{ARTICLE}\n\n{rest}", media)


def test_what_somebody_says_is_no_button() -> None:
    assert findings(f"{ARTICLE}\n\n“Print this page!”\n\n“Which one?”\n\n{ARTICLE}") == []
    assert flagged(f"{ARTICLE}\n\n“Print this page”\n\n{ARTICLE}") == "“Print this page”"


def test_the_tail_runs_from_the_comments_heading_to_the_end() -> None:
    comments = (
        "2 Comments\n\nRosa says:\n\nI was in the hall on Monday and I can say that no one slept in the hours.\n\n"
        "I wish that the mayor had come a little earlier and had listened to what the wards had to say to him."
    )
    assert flagged(f"{ARTICLE}\n\n{comments}") == comments


def test_no_tail_where_the_article_goes_on() -> None:
    later = "The wards will vote again in the autumn of next year, when the stones of the bridge have been paid for."
    assert flagged(f"{ARTICLE}\n\nRelated articles\n\nTen bridges\n\n{later}\n\n{later[:-1]}, and not before.") == ""


def test_a_list_of_days_goes_on_behind_a_heading_that_broke_into_it() -> None:
    days = [f"June {n} -- The Old Granary of Elm" for n in range(2, 8)]
    text = "\n\n".join((ARTICLE, *days[:3], "Related Content", *days[3:]))
    assert flagged(text) == "Related Content"
    assert "Granary" in flagged(text.replace("\n\n".join(days[:3]), ARTICLE.replace("council", "parish")))


def test_a_table_of_numbers_is_no_tail() -> None:
    rows = "\n\n".join(f"Ward {number}\n\n{number * 7}" for number in range(12))
    assert "Ward 3" not in flagged(f"{ARTICLE}\n\nRelated resources\n\n{rows}")


def test_a_quotation_about_a_notice_is_no_notice() -> None:
    assert findings(f"{ARTICLE} The site said “we use cookies” and nothing else.") == []


def test_neighbours_of_one_rule_are_one_finding_with_a_fix_for_each_block() -> None:
    doc = read(Source("t", f"{ARTICLE}\n\nShare on Facebook\n\nShare on Twitter", "text/plain"))
    found: Finding = AUDITOR.findings(doc)[0]
    assert found.span.of(doc.text) == "Share on Facebook\n\nShare on Twitter"
    assert found.fix is not None
    assert [edit.span.of(doc.text) for edit in found.fix.edits] == ["Share on Facebook", "Share on Twitter"]
    assert "and 1 more" in found.message


def test_an_element_that_holds_the_article_is_no_sidebar_whatever_its_name() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n"))
    page = f"<div class='sidebars'>{paragraphs}</div><div class='sidebar'><p>Ten bridges</p></div>"
    assert flagged(page, "text/html") == "Ten bridges"


@pytest.mark.parametrize(
    ("element", "word"),
    [("div#mainNav", "nav"), ("ul.share-bar", "sharebar"), ("p.x.postMeta", "meta"), ("nav", "nav")],
)
def test_name_words(element: str, word: str) -> None:
    assert word in name_words(element)


@pytest.mark.parametrize(
    ("element", "word"),
    [
        ("div.block-ad3e790", "ad"),
        ("section#d23ad75", "ad"),
        ("main.hasSidebar", "sidebar"),
        ("body.no-comments", "comments"),
        ("div.sidebar-enabled--false", "sidebar"),
        ("div.lg:w-[--menu-width]", "menu"),
        ("h2#how-the-menu-of-the-new-place-was-made", "menu"),
    ],
)
def test_names_that_people_did_not_give_tell_nothing(element: str, word: str) -> None:
    assert word not in name_words(element)


def test_a_size_is_part_of_a_name() -> None:
    assert {"ad", "banner"} <= name_words("div.ad300.banner-728x90")


def test_sections_of_one_name_that_hold_the_page_are_its_article() -> None:
    halves = ARTICLE.split("\n\n")
    inner = "".join(
        f"<div class='{box}'><div class='nav-section'><p>{line}</p></div></div>"
        for line, box in zip(halves, ("a", "b", "c", "d"), strict=False)
    )
    doc = read(Source("t", f"<body>{inner}<nav><p>Ten bridges</p></nav></body>", "text/html"))
    asked = frozenset(("nav",))
    assert set(Elements(doc, shapes(doc), asked).named(asked, 0.6).values()) == {"nav"}


def test_shapes_of_links_and_sentences() -> None:
    page = "<p><a href='/a'>Ten bridges of the north</a></p><p>The council voted on Monday.</p><p>It went on and...</p>"
    linked, sentence, cut = shapes(read(Source("t", page, "text/html")))
    assert (linked.linked, linked.sentence) == (1.0, False)
    assert (sentence.linked, sentence.sentence, sentence.words) == (0.0, True, 5)
    assert cut.cut


def test_main_is_the_innermost_box() -> None:
    words: dict[tuple[str, ...], int] = {("body", "div.a", "p"): 100, ("body", "div.b", "p"): 10}
    assert Elements.main(words) == ("body", "div.a")
    assert home(("body", "div.a", "p", "strong")) == ("body", "div.a")


def test_the_body_of_the_article_is_the_main_box_when_it_is_called_so() -> None:
    words: dict[tuple[str, ...], int] = {("body", "div.article-body", "p"): 60, ("body", "div.list", "div.item"): 90}
    assert Elements.main(words) == ("body", "div.article-body")
    several = {**words, ("body", "div.x", "div.post-content", "p"): 80}
    assert Elements.main(several) == ("body",)


def test_an_article_with_sections_goes_on_behind_the_words_of_a_comment_form() -> None:
    prose = "The {} bridge was built of stone from the quarry above the town, and its four arches carried the carts of \
the guilds and the cattle of the farms for two hundred years."
    comments = "\n\n".join(("Rosa says:", prose.format("first"), "Tom says:", prose.format("next")))
    sections = "\n\n".join(("## The piers", prose.format("lower"), prose.format("upper"), prose.format("last")))
    assert ("after_the_end", prose.format("first")) in findings(f"{ARTICLE}\n\n{comments}\n", "text/markdown")
    found = findings(f"{ARTICLE}\n\n{comments}\n\n{sections}\n", "text/markdown")
    assert [rule for rule, _ in found if rule == "after_the_end"] == []


@pytest.mark.parametrize(
    ("times", "between", "said"), [(2, "No. {}", 1), (3, "No. {}", 2), (4, "No. {}", 0), (4, "", 3)]
)
def test_what_a_text_says_again_and_again_is_a_form_of_its_own(times: int, between: str, said: int) -> None:
    line = "The bridge over the Lark at dawn, seen from the mill"
    lines = [part for n in range(times) for part in (between.format(n), line) if part]
    text = "\n\n".join([ARTICLE, *lines, "The footpath stays open, and a guide waits there."])
    assert sum(words.count(line) for rule, words in findings(text) if rule == "repeat") == said


@pytest.mark.parametrize(
    "sentence", ["Sign up for our newsletter.", "Follow us on Twitter and Facebook.", "Download our app."]
)
def test_one_sentence_condemns_no_paragraph(sentence: str) -> None:
    first, second, third = ARTICLE.split("\n\n")
    told = f"{first}\n\n{second} {sentence} {first}\n\n{third}\n\n{sentence}"
    assert {words for _, words in findings(told)} == {sentence}


def test_a_paragraph_with_a_sentence_of_an_interface_is_still_the_articles() -> None:
    last = f"{ARTICLE.replace('is found', 'comes in')} Sign up for our newsletter."
    assert flagged(f"{last}\n\n- Rope\n- Stones\n\nShare on Facebook\n", "text/markdown") == (
        "Sign up for our newsletter.\n\nShare on Facebook"
    )


def test_short_sentences_beside_words_of_an_interface_go_with_them() -> None:
    notice = "This website uses cookies. By continuing to use it you agree to them."
    assert flagged(f"{ARTICLE}\n\n{notice}") == notice
