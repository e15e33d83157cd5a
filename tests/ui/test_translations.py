"""The files of the translators, and the languages that come of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.chat.errors import ChatError, StorageError
from desktop.chat.message import Failure
from desktop.chat.prices import money
from desktop.chat.wording import Decimals, Listed, Wording, say, say_counted
from desktop.runtime.paths import resources_folder
from desktop.settings import Language
from desktop.ui.qt_words import QtWords
from desktop.ui.translations import Translations
from desktop.ui.wording import (
    counted,
    enumerated,
    explained,
    figure,
    listed,
    sentences,
    spoken,
    tr,
    without_key,
)

ROOT = Path(__file__).parents[2]
FOLDER = resources_folder() / "translations"
FILES = sorted(FOLDER.glob("*.ts"))

SMALL = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message><source>Hello {name}</source><translation>Hallo {name}</translation></message>
    <message><source>a disk</source><translation>eine Platte</translation></message>
    <message><source>Open</source><comment>verb</comment><translation>Öffnen</translation></message>
    <message numerus="yes">
        <source>%n files of {name}</source>
        <comment>%n file of {name}</comment>
        <translation>
            <numerusform>%n Datei von {name}</numerusform>
            <numerusform>%n Dateien von {name}</numerusform>
        </translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def german(qapp: QApplication, tmp_path: Path) -> Iterator[Translations]:
    """An interface that speaks German, of a few words."""
    source = tmp_path / "rivulet_de.ts"
    source.write_text(SMALL, encoding="utf-8")
    lrelease = ROOT / ".venv/bin/pyside6-lrelease"
    subprocess.run([lrelease, "-silent", source], check=True)
    translations = Translations(qapp, tmp_path)
    translations.speak(Language.GERMAN)
    yield translations
    translations.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.system())


@pytest.mark.usefixtures("german")
def test_texts_are_said_in_the_language_that_is_spoken() -> None:
    assert tr("Hello {name}").format(name="Ada") == "Hallo Ada"
    assert tr("Open", "verb") == "Öffnen"
    assert tr("Open") == "Open", "another sense"
    assert [counted("%n files of {name}", "%n file of {name}", n) for n in (1, 2)] == [
        "1 Datei von {name}",
        "2 Dateien von {name}",
    ]


@pytest.mark.usefixtures("german")
def test_sentences_of_the_layers_below_are_said_in_it() -> None:
    assert spoken(say("Hello {name}", name=say("a disk"))) == "Hallo eine Platte"
    assert spoken(say_counted("%n files of {name}", "%n file of {name}", 2, name="A")) == (
        "2 Dateien von A"
    )
    assert spoken("of the provider") == "of the provider"
    failed = StorageError(say("Hello {name}", name="Ada"), say("a disk"))
    assert explained(failed) == "Hallo Ada eine Platte"
    assert explained(StorageError(say("a disk"))) == "eine Platte"
    assert listed(["A", "B", "C"]) == "A, B, C"


@pytest.mark.usefixtures("german")
def test_values_of_a_sentence_are_written_as_in_the_language() -> None:
    assert spoken(say("Hello {name}", name=1234567)) == "Hallo 1.234.567"
    assert spoken(say("Hello {name}", name=0.5)) == "Hallo 0,5"
    assert spoken(say("Hello {name}", name=Decimals(2, 2))) == "Hallo 2,00"
    assert spoken(say("Hello {name}", name="{name} %n")) == "Hallo {name} %n"
    assert spoken(say("Hello {name}")) == "Hallo {name}"


@pytest.mark.usefixtures("german")
def test_a_stored_failure_is_said_in_it() -> None:
    told = Failure.of(ChatError(say("Hello {name}", name=say("a disk")), "of the provider"))
    kept = msgspec.json.decode(msgspec.json.encode(told), type=Failure)

    assert spoken(kept.sentence) == "Hallo eine Platte"
    assert spoken(kept.hint_sentence) == "of the provider"
    assert kept.message == "Hello a disk"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    "template", ["{x.__class__}", "{0}", "{}", "{x!r:>9}", "\0{x", "%n %1 {y}"]
)
def test_templates_of_strangers_are_only_text(template: str) -> None:
    stored = Failure("error", template, wording=Wording(template, {"x": "X"}))

    assert spoken(stored.sentence) == template


@pytest.mark.parametrize(
    ("language", "in_a_sentence", "one_after_the_other"),
    [
        (Language.ENGLISH, ["a", "a and b"], "Did you mean a, b?"),
        (Language.GERMAN, ["a", "a und b"], "Meinten Sie a, b?"),
        (Language.JAPANESE, ["a", "a、b"], "もしかして: a、b"),
    ],
)
def test_lists_are_joined_as_the_language_joins_them(
    qapp: QApplication, language: Language, in_a_sentence: list[str], one_after_the_other: str
) -> None:
    translations = Translations(qapp, FOLDER)
    translations.speak(language)
    try:
        assert [enumerated(["a"]), enumerated(["a", "b"])] == in_a_sentence
        said = spoken(say("Did you mean {names}?", names=Listed(("a", "b"))))
        assert said == one_after_the_other
    finally:
        translations.speak(Language.ENGLISH)
        QLocale.setDefault(QLocale.system())


@pytest.mark.usefixtures("qapp")
def test_lists_of_the_c_locale_are_english() -> None:
    QLocale.setDefault(QLocale.c())
    try:
        assert enumerated(["a", "b"]) == "a and b"
    finally:
        QLocale.setDefault(QLocale.system())


def test_sentences_stand_behind_one_another() -> None:
    assert sentences("One.", "", say("Two.")) == "One. Two."
    assert sentences("", "One.") == "One."
    assert sentences() == ""


def test_english_is_spoken_without_a_file(german: Translations) -> None:
    german.speak(Language.ENGLISH)

    assert tr("Hello {name}") == "Hello {name}"
    assert [counted("%n files", "%n file", n) for n in (0, 1, 2)] == [
        "0 files",
        "1 file",
        "2 files",
    ]


def test_numbers_are_written_as_the_language_writes_them(german: Translations) -> None:
    def written() -> list[str]:
        return [
            figure(1234567),
            figure(0.125, 2),
            counted("%Ln lines", "%Ln line", 12345),
            spoken(money(1234.5)),
        ]

    assert written() == ["1.234.567", "0,12", "12.345 lines", "$1.234,50"]
    german.speak(Language.ENGLISH)
    assert written() == ["1,234,567", "0.12", "12,345 lines", "$1,234.50"]
    QLocale.setDefault(QLocale.c())
    assert written() == ["1,234,567", "0.12", "12,345 lines", "$1,234.50"]


@pytest.mark.parametrize(
    ("label", "name"),
    [("&Save", "Save"), ("Save &as…", "Save as…"), ("保存(&S)", "保存"), ("名前 (&N)", "名前")],
)
def test_the_name_of_a_control_has_no_key_in_it(label: str, name: str) -> None:
    assert without_key(label) == name


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_translations_have_the_fields_of_their_texts(file: Path) -> None:
    for message in ET.parse(file).iter("message"):
        source = message.findtext("source") or ""
        for said in _said(message):
            assert _fields(said) == _fields(source), f"{source!r}: {said!r}"


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_text_has_a_translation(file: Path) -> None:
    for message in ET.parse(file).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"not done: {message.findtext('source')!r}"
        assert all(_said(message)), f"empty: {message.findtext('source')!r}"


def test_the_files_have_what_the_code_says(tmp_path: Path) -> None:
    for file in FILES:
        shutil.copy(file, tmp_path)
    subprocess.run([ROOT / "packaging/translations.sh", tmp_path], check=True)

    for file in FILES:
        compiled = file.with_suffix(".qm")
        assert (tmp_path / file.name).read_text() == file.read_text(), "run make translations"
        assert (tmp_path / compiled.name).read_bytes() == compiled.read_bytes()


def _said(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def _fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}|%L?n", text))


def test_words_that_qt_lacks_come_from_our_own_translation(qapp: QApplication) -> None:
    translations = Translations(qapp, FOLDER)
    try:
        translations.speak(Language.JAPANESE)
        shown = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
        labels = [label.text() for label in shown.findChildren(QLabel)]
        assert not [words for words in labels if re.search(r"[a-z]{2}", words)], labels
        assert tr("Off of everything") == "Off of everything", "what nobody translated stays"
    finally:
        translations.speak(Language.ENGLISH)
        QLocale.setDefault(QLocale.system())


def test_words_of_qt_that_nobody_translated_stay_english(
    qapp: QApplication,
) -> None:
    words = QtWords(QTranslator(qapp), qapp)
    qapp.installTranslator(words)
    try:
        assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"
    finally:
        qapp.removeTranslator(words)
