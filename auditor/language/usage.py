"""Whether words are used or mentioned: said by the author here, or spoken of, cited, listed, shown as an example."""

from __future__ import annotations

from functools import lru_cache

from auditor.language.lazy import lazy
from auditor.language.quotes import quoted_spans
from auditor.language.words import fold

_OPENING = " \t*_#>\"'“”‘’«»„-–—•·~|"
_SPEECH = (
    r"says?|said|saying|repl(?:y|ies|ied)|respond(?:s|ed|ing)?|answer(?:s|ed|ing)?|wr(?:ite|ites|ote|itten)|outputs?|"
    r"prints?|returns?|told|tells?|ask(?:s|ed|ing)?|call(?:s|ed)|read(?:s|ing)?|begin(?:s|ning)? with|end(?:s|"
    r"ing)? with|"
    r"start(?:s|ed|ing)? with|contain(?:s|ing)?|includ(?:es?|ing)|detect(?:s|ed|ing)?|match(?:es|ing)?|"
    r"remov(?:es?|ing)|"
    r"strip(?:s|ped|ping)?|delet(?:es?|ing)|flag(?:s|ged|ging)?|avoid(?:s|ing)?|replac(?:es?|ing)|search(?:es|ing)? for"
)
_LABELS = (
    r"responses?|outputs?|answers?|prompts?|examples?|inputs?|before|after|bad|good|wrong|right|don'?ts?|repl(?:y|ies)|"
    r"completions?|generated|assistant|user|human|bot|chatgpt|gpt[-\w.]*|claude|gemini|copilot|model|phrases?|words?|"
    r"wordings?|patterns?|sentences?|openers?|markers?|tokens?|tells|artifacts?|strings?|samples?|text|quote[sd]?|"
    r"candidate|instead of|problem|cues?|signs?|titles?|query|questions?|avoid|never|"
    r"antwort(?:en)?|ausgabe|beispiele?|eingabe|réponses?|exemples?|respuestas?|ejemplos?|respostas?|"
    r"exemplos?|rispost[ae]|esemp[io]"
)
_ADJACENT = lazy(
    rf"\b(?:{_SPEECH}|such as|like|e\.g\.|i\.e\.|namely|for example|for instance|phrases?|words?|wordings?|lines?|"
    rf"sentences?|expressions?|openers?|strings?|messages?|chatgpt|claude|gemini|assistant)"
    r"[,:;(\s]*\Z"
)
_GREETING = lazy(r"\b(?:certainly|sure|of course|absolutely|great|done)[!,.]*\s*\Z")
_NOTICES = (
    r"lines?|notices?|banners?|disclaimers?|warnings?|footers?|captions?|messages?|remarks?|stickers?|footnotes?|"
    r"pop-?ups?"
)
_LABEL = lazy(
    rf"(?:(?:^|[.!?|(]|\s-)[^.!?|]{{0,60}}\b(?:{_LABELS})|"
    rf"\b(?:an?|the|this|same|its|with) (?:\w+ ){{0,3}}(?:{_NOTICES}))"
    r"\b[^.!?|:]{0,24}:[\s*_>-]*\Z"
)
HEAD = 200  # within which a label at the beginning of a block ends
_HEADED = lazy(
    r"\A\W*(?:[\w-]+ ){0,3}(?:responses?|outputs?|answers?|prompts?|generated text|completions?|assistant|"
    r"user|examples?|"
    r"inputs?|bad|wrong|before)\W{0,3}:"
)
_LABEL_LINE = lazy(rf"\A\W*(?:[\w./-]+ ){{0,4}}(?:{_LABELS})\b(?:[ \w./-]{{0,24}})\W*\Z")
_OPEN_LITERAL = lazy(r"(?:\w: ?|[=(\[,] ?)(?:'[^']*|\"[^\"]*|`[^`]*)\Z")
_PROMPT = lazy(
    r"\byou are (?:an? |the )?(?:\$?\{|helpful|expert|world|professional|assistant|\w+ (?:assistant|writer|"
    r"editor|expert))|"
    r"\bi want you to act\b|\bact as an?\b|\byour (?:response|task|job|output) (?:is|should|must)\b|\bsystem prompt\b|"
    r"\bstay in character\b|\bnever (?:say|start|begin|respond)\b"
)
_TOLD_AFTER = lazy(
    r"(?:\w[\w ']{1,20}! )?[^.!?]*?"  # a greeting may stand before what is said
    r"(?:, (?:said|says|replied|wrote|answered|(?:the |an? )?\w+ (?:said|says|replied|told|wrote|complained))|"
    r"\? (?:the |an? )?\w+ asked|"
    r"[,?!] (?:sagt|fragt|meint|schrieb|rief|antwortet)e? \w|[,?!] (?:dit|demanda|répondit|écrivit)\b[ -]\w|"
    r"[,?!] (?:dijo|preguntó|respondió|escribió|disse|perguntou|respondeu|chiese|rispose) \w)"
)
_CODE = lazy(
    r"[;{}]\s*(?:$|\n)|=>|:=|==|!=|\)\s*\{|"
    r"\b(?:const|let|var|def|fn|func|return|assert|import|elif|println?)\b(?! (?:an?|the|your|this|me|it)\b)"
    r"[^.!?]{0,60}[=({;]|\w\(['\"`]|\w\([^()]{0,60}\);|\"\s*:\s*[\"\[{]|[\"'],\s*(?:$|[\"'])|\\n|\\[bds][*+]?[(\[|]|\$\{|"
    r"</?\w+ [a-z]+=\S*>|\A\W*\w+: ?[\"'\[{`]|\w\.\w+\((?:\s|$)|\|[^|]{1,200}\|[^|]{1,200}\||\\\""
)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence of `text`, or the text itself, begins at `start`."""
    before = text[:start].rstrip(_OPENING)
    return (
        not before
        or before[-1] in ".!?:…;。！？：)]|>\n✅✨🚀👍😊🎉"
        or not (before[-1].isalnum() or before[-1] in ",/&'")
    )


@lru_cache(maxsize=16)  # one block is asked about once for each wording in it
def is_code_like(text: str) -> bool:
    """Whether a text outside of any code block reads as program text or data."""
    return bool(_CODE.search(text))


@lru_cache(maxsize=16)
def _is_prompt(text: str) -> bool:
    return bool(_PROMPT.search(text))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins in a quotation, is the whole of one, or follows a label such as "Response:"."""
    return bool(_HEADED.match(fold(text[: min(start, HEAD)]))) or any(
        a < start < b or (a == start and end == b) for a, b in quoted_spans(text)
    )


def is_mention(text: str, start: int, end: int, before: str = "") -> bool:
    """Whether `text[start:end]` is spoken of, not said: `text` is folded and one block, `before` the block above it.

    Signs: quotation marks, program text, a prompt's wording, a label such as "Response:" or "Bad:" in front of it or
    as the block above, a verb of speech or a noun for words whose object it is, and one who said it after a comma.
    """
    lead = _GREETING.sub("", text[:start].rstrip(" *_\"'“‘`«„"))
    label = _LABEL.search(text[max(0, start - 90) : start])
    if label or is_quoted(text, start, end) or _ADJACENT.search(lead):
        return True
    if is_code_like(text) or _is_prompt(text) or _TOLD_AFTER.match(text, start):
        return True
    above = before.strip()
    return bool(above) and any(
        (_LABEL_LINE.match(above), _LABEL.search(above[-90:]), _OPEN_LITERAL.search(above[-400:]))
    )
