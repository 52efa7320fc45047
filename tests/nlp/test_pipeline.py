import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from afterview.nlp.pipeline import COMPONENTS, found_in, pipeline
from afterview.records import SelfTalk, Signal

TEXT = (
    "Interview at Brightwell today. The manager smiled when I talked about the rota. "
    "Then I forgot the name of the system. I'm such an idiot. She said they will ring by Friday."
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    return pipeline()(TEXT)


def test_spans_stand_in_named_groups(doc: Doc) -> None:
    talk = found_in(doc, "self_talk", SelfTalk)
    assert [t.quote for t in talk] == ["I'm such an idiot."]
    assert doc.spans["self_talk"][0].label_ == "labeling"
    assert any(s.signal == "smiled" for s in found_in(doc, "signals", Signal))


def test_offsets_are_exact(doc: Doc) -> None:
    for name, kind in (("self_talk", SelfTalk), ("signals", Signal)):
        for item in found_in(doc, name, kind):
            assert TEXT[item.start : item.end] == item.quote


def test_components_need_no_import() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('afterview_self_talk');"
        "doc = nlp('The interview is over and I am a complete failure.');"
        "print([s.label_ for s in doc.spans['self_talk']])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[" in done.stdout
    assert done.stdout.strip() != "[]"


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    assert nlp(TEXT).spans


def test_saved_and_loaded(tmp_path: Path, doc: Doc) -> None:
    pipeline().to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")(TEXT)
    assert found_in(again, "signals", Signal) == found_in(doc, "signals", Signal)


def test_docbin_keeps_everything(doc: Doc) -> None:
    data = DocBin(docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(data).get_docs(pipeline().vocab)
    for name in doc.spans:
        assert again.spans[name].attrs == doc.spans[name].attrs


def test_two_processes_agree(doc: Doc) -> None:
    found = list(pipeline().pipe([TEXT, TEXT], n_process=2))
    for other in found:
        assert found_in(other, "self_talk", SelfTalk) == found_in(doc, "self_talk", SelfTalk)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "😩", "\x00", "a" * 5_000, "،" * 50])
def test_odd_texts_give_empty_groups(text: str) -> None:
    found = pipeline()(text)
    assert "self_talk" in found.spans
