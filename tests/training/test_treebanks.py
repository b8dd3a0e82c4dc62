"""Trees over our words: contracted words, split words, roots."""

import gzip
from pathlib import Path

import pytest
from training.documents import Document
from training.treebanks import Treebanked, label_trees, read_conllu, relations_of

from rashomon.reading.heads import UPOS
from rashomon.reading.pieces import pieces_of
from tests import helpers

ROWS = """# newdoc id = one
# newpar
# sent_id = one-1
# text = They don't trust U.S. envoys.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttrust\ttrust\tVERB\tVB\t_\t0\troot\t_\t_
5\tU.S.\tU.S.\tPROPN\tNNP\t_\t6\tcompound\t_\t_
6\tenvoys\tenvoy\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = one-2
# text = We cannot.
1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_
3\tnot\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def bank(tmp_path: Path) -> Treebanked:
    path = tmp_path / "made.conllu.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    (read,) = read_conllu(path)
    return read


def test_paragraphs_are_lines(bank: Treebanked) -> None:
    assert bank.text == "They don't trust U.S. envoys.\nWe cannot."
    assert [bank.text[t.start : t.end] for t in bank.trees] == bank.text.split("\n")


def test_heads_relations_and_parts_of_speech_fall_on_our_words(bank: Treebanked) -> None:
    tokenizer = helpers.tokenizer()
    pieces = pieces_of(bank.text, tokenizer)
    relations = relations_of([bank])
    document = Document("one", pieces, pieces.first)
    label_trees(document, bank.trees, relations)
    words = [bank.text[a:b] for a, b in zip(pieces.start, pieces.end, strict=True)]
    rows = [
        (word, UPOS[document.layers["upos"][i]], words[document.layers["head"][i]],
         relations[document.layers["relation"][i]], int(document.layers["opens"][i]))
        for i, word in enumerate(words)
    ]  # fmt: skip
    assert rows == [
        ("They", "PRON", "trust", "nsubj", 1),
        ("don", "AUX", "trust", "aux", 0),
        ("'", "PART", "trust", "advmod", 0),
        ("t", "INNER", "'", "inner", 0),
        ("trust", "VERB", "trust", "root", 0),
        ("U", "PROPN", "envoys", "compound", 0),
        (".", "INNER", "U", "inner", 0),
        ("S", "INNER", "U", "inner", 0),
        (".", "INNER", "U", "inner", 0),
        ("envoys", "NOUN", "trust", "obj", 0),
        (".", "PUNCT", "trust", "punct", 0),
        ("We", "PRON", "cannot", "nsubj", 1),
        ("cannot", "AUX", "cannot", "root", 0),
        (".", "PUNCT", "cannot", "punct", 0),
    ]
