"""CoNLL-U files -> texts with their trees: words, parts of speech, heads, relations, sentences."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.reading.heads import UPOS
from rashomon.reading.pieces import Pieces
from training.documents import Document

# A piece of a word that the tokenizer cuts and the treebank does not ("U", ".", "S", "."): its
# head is the first piece.
INNER = "inner"


@dataclass(slots=True)
class Tree:
    """One sentence: its identifier, its place in the text, and for each word its characters, part
    of speech, head (its own number for the root) and relation."""

    name: str
    start: int
    end: int
    spans: list[tuple[int, int]]
    upos: list[str]
    head: list[int]
    relation: list[str]


@dataclass(slots=True)
class Treebanked:
    """A document of a treebank."""

    name: str
    text: str = ""
    trees: list[Tree] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Treebanked]:
    """Read a file's documents; sentences are joined by a space, paragraphs by a line end."""
    document: Treebanked | None = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            comments = [line[2:] for line in block.split("\n") if line.startswith("# ")]
            rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
            if not rows:
                continue
            said = dict(c.split(" = ", 1) for c in comments if " = " in c)
            if "newdoc id" in said:
                if document:
                    yield document
                document = Treebanked(said["newdoc id"])
            assert document is not None, path
            gap = "\n" if any(c.startswith("newpar") for c in comments) else " "
            if document.text:
                document.text += gap
            _add_tree(document, said["sent_id"], said["text"], rows)
    if document:
        yield document


def _add_tree(document: Treebanked, name: str, text: str, rows: list[list[str]]) -> None:
    base = len(document.text)
    document.text += text
    tree = Tree(name, base, base + len(text), [], [], [], [])
    number: dict[str, int] = {}
    cursor = 0
    range_end, range_words = 0, 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:  # one written word that the treebank parts in several: "don't"
            left, right = map(int, row[0].split("-"))
            cursor = text.index(row[1], cursor)
            range_end, range_words = cursor + len(row[1]), right - left + 1
            continue
        if range_words:
            start = cursor
            fits = text.startswith(row[1], start) and start + len(row[1]) <= range_end
            end = start + len(row[1]) if fits else range_end
            range_words -= 1
            cursor = range_end if not range_words else end
        else:
            start = text.index(row[1], cursor)
            cursor = end = start + len(row[1])
        number[row[0]] = len(tree.spans)
        tree.spans.append((base + start, base + end))
        tree.upos.append(row[3])
        tree.relation.append(row[7])
    heads = [row[6] for row in rows if "." not in row[0] and "-" not in row[0]]
    tree.head = [number[h] if h != "0" else i for i, h in enumerate(heads)]
    document.trees.append(tree)


def label_trees(document: Document, trees: list[Tree], relations: list[str]) -> None:
    """Write the trees into the layers upos, head, relation and opens (a sentence begins here)."""
    pieces = document.pieces
    upos, head = document.layer("upos"), document.layer("head")
    relation, opens = document.layer("relation"), document.layer("opens")
    for tree in trees:
        first, past = pieces.within(tree.start, tree.end)
        opens[first:past] = 0
        opens[first] = 1
        stands = _stand_for(pieces, tree, first, past)
        for i, word in enumerate(stands):
            if word is None:
                continue
            upos[word] = UPOS.index(tree.upos[i])
            up = i
            while (above := tree.head[up]) != up and stands[above] is None:
                up = above
            up = above
            target = stands[up]
            head[word] = word if target is None or up == i else target
            relation[word] = relations.index(tree.relation[i])
        _label_inner(document, tree, stands, first, past, relations)


def _stand_for(pieces: Pieces, tree: Tree, first: int, past: int) -> list[int | None]:
    """The first word of ours that begins inside each word of the tree."""
    stands: list[int | None] = []
    word = first
    for start, end in tree.spans:
        while word < past and pieces.start[word] < start:
            word += 1
        stands.append(word if word < past and pieces.start[word] < end else None)
    seen: set[int] = set()
    for i, stand in enumerate(stands):
        if stand is not None and stand in seen:
            stands[i] = None
        elif stand is not None:
            seen.add(stand)
    return stands


def _label_inner(
    document: Document,
    tree: Tree,
    stands: list[int | None],
    first: int,
    past: int,
    relations: list[str],
) -> None:
    taken = {word for word in stands if word is not None}
    owner = None
    for word in range(first, past):
        if word in taken:
            owner = word
        elif owner is not None:
            document.layers["upos"][word] = UPOS.index("INNER")
            document.layers["head"][word] = owner
            document.layers["relation"][word] = relations.index(INNER)


def relations_of(banks: list[Treebanked]) -> list[str]:
    """Every relation in the treebanks, and ours for inner pieces."""
    found = {relation for bank in banks for tree in bank.trees for relation in tree.relation}
    return [*sorted(found), INNER]
