"""The whole flow: an Auditor is built once from rules and facts; it turns a Source into a Report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from msgspec import structs

from auditor import checks, suppress
from auditor.digest import blake2b
from auditor.document import Document, Source
from auditor.facts.model import FactFile
from auditor.finding import SEVERITIES, Coverage, Finding, Located, Report
from auditor.language import UNKNOWN, is_latin
from auditor.language.lazy import lazy
from auditor.lexicon import Lexicon
from auditor.pack import Ruleset, names
from auditor.readers import read
from auditor.repetition import Repeats
from auditor.rule import Chosen, Rule
from auditor.span import Span

EXCERPT = 400
AROUND = 80
TELLING = 40  # characters of words that need no others to be told from what else is said
SENTENCE_END = lazy(r"[.!?。！？…][\"'”’»)]*\s+")
LATIN = "latin"  # any language that is written so


class Auditor:
    """Checks documents against a Ruleset and, if given, a FactFile. It keeps nothing of what it read."""

    def __init__(
        self,
        ruleset: Ruleset,
        facts: FactFile | None = None,
        *,
        known: Sequence[str] | None = None,
        repeats: Repeats = Repeats(),  # noqa: B008 - a value that is never changed
    ) -> None:
        """`known` are the ids that a suppression comment may name: all rules, also those that were not selected.

        `repeats` are the lines that stand on most of the pages that are checked at once.
        """
        self.repeats = repeats
        self.ruleset = ruleset
        self.facts = facts
        self._active = [rule.id for rule in ruleset.rules]
        self.known = list(known) if known is not None else self._active
        self._by_language: dict[str, Sequence[tuple[str, Sequence[Rule]]]] = {}
        self._kinds: dict[str, list[Rule]] = {}
        for rule in ruleset.rules:
            self._kinds.setdefault(rule.kind, []).append(rule)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as what it was built of."""
        return _rebuild, (self.ruleset, self.facts, self.known, self.repeats)

    @cached_property
    def _yields(self) -> dict[str, frozenset[str]]:
        """For each rule that yields, the ids of the rules that it yields to."""
        rules = [rule for rule in self.ruleset.rules if rule.yields]
        asked = {name for rule in rules for name in rule.yields}
        meant = {name: [rule.id for rule in self.ruleset.rules if names(name, rule.id)] for name in asked}
        return {rule.id: frozenset().union(*(meant[name] for name in rule.yields)) - {rule.id} for rule in rules}

    @cached_property
    def _better(self) -> frozenset[str]:
        """The ids of the rules that others yield to."""
        return frozenset().union(*self._yields.values())

    @cached_property
    def lexicon(self) -> Lexicon:
        """The automaton of all wordings of the rules and names of the facts."""
        return Lexicon(
            term for name, rules in self._kinds.items() for term in checks.kind(name).terms(rules, self.facts)
        )

    def check(self, source: Source) -> Report:
        """Read one source and say everything about it."""
        return self.report(read(source))

    def report(self, doc: Document) -> Report:
        """All findings on a document, in order, at their places in its source."""
        ranges = suppress.suppressions(doc)
        kept, dropped, remarks = suppress.apply(self.findings(doc), ranges, self.known, self._active)
        located = [_locate(doc, finding, doc.map.source(finding.span)) for finding in kept]
        located += [_locate(doc, finding, span) for span, finding in (*remarks, *suppress.misspelt(doc, self.known))]
        located.sort(key=lambda one: (one.start, one.end, one.finding.rule))
        coverage = Coverage(doc.words, doc.skipped)
        return Report(doc.source.name, doc.source.document, tuple(located), dropped, (), coverage)

    def findings(self, doc: Document) -> list[Finding]:
        """Findings of every kind that has rules for the document's language, in order of place."""
        if self.repeats.sites:
            doc = structs.replace(doc, repeated=self.repeats.of(doc))
        hits = self.lexicon.scan(doc.folded, doc.line_starts)
        found: list[Finding] = []
        for name, rules in self._fitting(doc):
            found.extend(checks.kind(name).check(rules, doc, hits, self.facts))
        return list(_without_repeats(self._without_yielding(doc, found)))

    def _fitting(self, doc: Document) -> Sequence[tuple[str, Sequence[Rule]]]:
        """The rules that are made for the document's language, by kind; a text too short to tell counts as any."""
        language = LATIN if doc.language == UNKNOWN and is_latin(doc.text) else doc.language
        known = self._by_language.get(language)
        if known is None:
            made = {
                name: Chosen(rule for rule in rules if _is_for(rule, language)) for name, rules in self._kinds.items()
            }
            known = self._by_language[language] = [(name, rules) for name, rules in made.items() if rules]
        return known

    def _without_yielding(self, doc: Document, found: Sequence[Finding]) -> Sequence[Finding]:
        """The findings without those whose rule yields to another that speaks of the same block."""
        if len(found) < 2 or not any(finding.rule in self._yields for finding in found):
            return found
        said: dict[int, set[str]] = {}
        touched = [_blocks(doc, finding) for finding in found]
        for finding, blocks in zip(found, touched, strict=True):
            if finding.rule in self._better:
                for block in blocks:
                    said.setdefault(block, set()).add(finding.rule)

        def stays(finding: Finding, blocks: range) -> bool:
            yields = self._yields.get(finding.rule)
            return yields is None or not all(block in said and not yields.isdisjoint(said[block]) for block in blocks)

        return [finding for finding, blocks in zip(found, touched, strict=True) if stays(finding, blocks)]


def _rebuild(ruleset: Ruleset, facts: FactFile | None, known: Sequence[str], repeats: Repeats) -> Auditor:
    return Auditor(ruleset, facts, known=known, repeats=repeats)


def _blocks(doc: Document, finding: Finding) -> range:
    """Indices of the blocks that a finding touches."""
    first = last = doc.block_index(finding.span.start)
    if doc.blocks and finding.span.end > doc.blocks[first].span.end:
        last = doc.block_index(finding.span.end - 1)
    return range(first, last + 1)


def _is_for(rule: Rule, language: str) -> bool:
    return not rule.languages or language == LATIN or language in rule.languages


def _without_repeats(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in order; where one family says two things of one place, the graver or wider one stays."""
    order = sorted(found, key=lambda f: (f.span.start, -f.span.end, -SEVERITIES[f.severity], f.rule))
    last: dict[tuple[str, str], Span] = {}
    for finding in order:
        thing = finding.family, (finding.data or {}).get("property", "")  # a sentence may be wrong in two things
        before = last.get(thing)
        if before is not None and before.contains(finding.span):
            continue
        last[thing] = finding.span
        yield finding


def _locate(doc: Document, finding: Finding, source: Span) -> Located:
    content = doc.source.content
    start, end = doc.lines.ends(source)
    line_start = source.start - start.column + 1
    low = 0 if start.column < EXCERPT // 2 else start.column - 1 - EXCERPT // 4
    excerpt = source_line(content, line_start + low)
    columns = start.column, end.column
    if not content.isascii():
        first = doc.lines.byte_column(source.start, start)
        size = len(source.of(content).encode()) if start.line == end.line else None
        columns = first, first + size if size is not None else doc.lines.byte_column(source.end, end)
    return Located(finding, start, end, source, columns, excerpt, low + 1, _fingerprint(doc, finding, source))


def source_line(content: str, start: int) -> str:
    """At most `EXCERPT` characters from `start` to the end of the line."""
    end = content.find("\n", start, start + EXCERPT)
    lines = content[start : start + EXCERPT if end < 0 else end].splitlines()
    return lines[0] if lines else ""


def _fingerprint(doc: Document, finding: Finding, source: Span) -> str:
    """A name for the finding that survives edits elsewhere: the rule and the marked words, few ones in their sentence.

    What marks no words of the text, as a remark on a comment does, is named by the words of the source.
    """
    span = finding.span
    words = span.of(doc.text)
    if not words:
        return _digest(finding.rule, source.of(doc.source.content) or finding.message)
    if len(words) >= TELLING or not doc.blocks:
        return _digest(finding.rule, words)
    block = doc.block_at(span.start).span
    before = doc.text[max(block.start, span.start - AROUND) : span.start]
    after = doc.text[span.end : max(span.end, min(block.end, span.end + AROUND))]
    return _digest(finding.rule, words, _last_sentence(before), _first_sentence(words[-1] + after))


def _last_sentence(text: str) -> str:
    begin = 0
    for ended in SENTENCE_END.finditer(text):
        begin = ended.end()
    return text[begin:]


def _first_sentence(text: str) -> str:
    ended = SENTENCE_END.search(text)
    return text[: ended.start() + 1] if ended else text


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
