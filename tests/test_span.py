"""Laws of places: line tables and source maps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.span import Lines, Position, SourceMap, Span

TEXTS = st.text(st.sampled_from("ab é😀\t\n\r"), max_size=40)


@given(TEXTS)
def test_every_offset_has_one_position_and_back(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        place = lines.position(offset)
        assert lines.offset(place.line, place.column) == offset


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_both_ends_of_a_span_have_the_positions_of_their_offsets(text: str, a: int, b: int) -> None:
    lines, span = Lines(text), Span(min(a, b, len(text)), min(max(a, b), len(text)))
    assert lines.ends(span) == (lines.position(span.start), lines.position(span.end))


@given(TEXTS)
def test_lines_end_where_python_ends_them(text: str) -> None:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    if not text.endswith(("\n", "\r")):
        starts = starts[: max(1, len(starts) - 1)]
    assert list(Lines(text).starts) == starts


@given(st.text(st.sampled_from("ab é😀\t\n"), max_size=60), st.integers(1, 60))
def test_byte_columns_count_what_utf8_writes(text: str, times: int) -> None:
    text *= times
    lines = Lines(text)
    for offset in range(0, len(text) + 1, max(1, len(text) // 50)):
        line, place = text.rfind("\n", 0, offset) + 1, lines.position(offset)
        assert lines.byte_column(offset, place) == len(text[line:offset].encode()) + 1


def test_crlf_is_one_line_break() -> None:
    assert Lines("a\r\nb\rc").position(3) == Position(2, 1)
    assert Lines("a\r\nb\rc").position(5) == Position(3, 1)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=8))
def test_map_keeps_order_and_verbatim_text(steps: list[tuple[int, int, bool]]) -> None:
    """Random pieces: `gap` source characters left out, then `size` kept as they are or put as one other character."""
    source, text, runs = "", "", []
    for number, (gap, size, verbatim) in enumerate(steps):
        source += "<" * gap
        run = chr(97 + number) * (size + 1)
        shown = run if verbatim else "*"
        runs.append((len(text), len(source), len(source) + len(run), verbatim))
        source, text = source + run, text + shown
    table = SourceMap(runs, len(text))
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            place = table.source(Span(start, end))
            assert place.start < place.end
            assert table.is_exact(Span(start, end), source, text) == (place.of(source) == text[start:end])
    for piece in table.pieces:
        if piece.aligned:
            assert table.source(piece.text) == piece.source
