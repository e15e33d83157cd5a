"""Files that people attach: what they are, what can be read in them, what is refused."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import random
import time
import zipfile
from pathlib import Path

import pytest

from desktop.chat.errors import AttachmentRefused
from desktop.documents import office
from desktop.documents.kind import DocumentKind, kind_of, text_of
from desktop.documents.office import office_text
from desktop.documents.pdf import pdf_text
from desktop.session.attaching import Attaching, tidy_name


def zipped(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in parts.items():
            container.writestr(
                name.replace("__", "/") + ".xml" if name != "mimetype" else name, text
            )
    return made.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = zipped(
    word__document=(
        f"<w:document {W}><w:body>"
        "<w:p><w:r><w:t>Rivers </w:t></w:r><w:r><w:t>and lakes</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Rhine</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>1233</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>End.</w:t></w:r></w:p></w:body></w:document>"
    )
)
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
EXCEL = zipped(
    xl__workbook=f'<workbook {S}><sheets><sheet name="Lengths"/></sheets></workbook>',
    xl__sharedStrings=f"<sst {S}><si><t>Rhine</t></si><si><t>km</t></si></sst>",
    xl__worksheets__sheet1=(
        f'<worksheet {S}><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1233</v></c>'
        '<c r="D1" t="s"><v>1</v></c></row><row><c r="A2" t="inlineStr"><is><t>Elbe</t></is></c>'
        "</row></sheetData></worksheet>"
    ),
)
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SLIDES = zipped(
    ppt__presentation="<p/>",
    ppt__slides__slide2=f"<s {A}><a:p><a:r><a:t>Second</a:t></a:r></a:p></s>",
    ppt__slides__slide1=f"<s {A}><a:p><a:r><a:t>First</a:t></a:r></a:p></s>",
)
T = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
WRITER = zipped(
    mimetype="application/vnd.oasis.opendocument.text",
    content=(
        f"<office {T}><text:h>Title</text:h><text:p>One <text:span>bold</text:span> word"
        "<text:s/>more<text:line-break/>below</text:p></office>"
    ),
)


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page, written by hand (ISO 32000-1, 7.5)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, text in enumerate(pages):
        content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
    )
    return made


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", DocumentKind.PICTURE),
        (b"RIFF\0\0\0\0WEBPVP8 ", DocumentKind.PICTURE),
        (b"%PDF-1.4", DocumentKind.PDF),
        (WORD, DocumentKind.OFFICE),
        (EXCEL, DocumentKind.OFFICE),
        (SLIDES, DocumentKind.OFFICE),
        (WRITER, DocumentKind.OFFICE),
        (zipped(other="x"), DocumentKind.UNKNOWN),
        (WORD[:40], DocumentKind.UNKNOWN),
        (b"print('hello')\n", DocumentKind.TEXT),
        ("Flüsse".encode("cp1252"), DocumentKind.TEXT),
        ("Flüsse".encode("utf-16"), DocumentKind.TEXT),
        (b"\0\1\2\3", DocumentKind.UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DocumentKind.UNKNOWN),
    ],
)
def test_a_file_is_what_it_begins_with_whatever_its_name_says(
    data: bytes, kind: DocumentKind
) -> None:
    assert kind_of("holiday.jpg", data).kind is kind


def test_text_is_read_in_the_encodings_that_occur() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert text_of("Flüsse: größer".encode(encoding)) == "Flüsse: größer"
    assert text_of(b"abc\0") is None


def test_a_character_that_the_head_cuts_is_no_reason_to_refuse_a_text() -> None:
    assert kind_of("a.txt", "ä".encode() * 50_000 + b"x").kind is DocumentKind.TEXT


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORD, "Rivers and lakes\nRhine\t1233\nEnd."),
        (EXCEL, "## Lengths\n\nRhine\t\t1233\tkm\nElbe"),
        (SLIDES, "## Slide 1\n\nFirst\n\n## Slide 2\n\nSecond"),
        (WRITER, "Title\nOne bold word more\nbelow"),
    ],
)
def test_office_documents_are_read_as_text(data: bytes, text: str) -> None:
    assert office_text(data, "file") == text


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(word__document=f"<w:d {W}>" + " " * 50_000_000 + "</w:d>")
    assert len(bomb) < 100_000
    monkeypatch.setattr(office, "_MOST_UNPACKED", 1_000_000)
    with pytest.raises(AttachmentRefused, match="unpacks to more than 1 MB"):
        office_text(bomb, "bomb.docx")


def test_entities_that_grow_are_refused() -> None:
    grows = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    data = zipped(word__document=f"{grows}]><w:d {W}><w:t>&b;</w:t></w:d>")
    with pytest.raises(AttachmentRefused, match="damaged"):
        office_text(data, "grows.docx")


def test_a_long_document_is_read_as_far_as_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_TEXT", 100)
    many = "<w:p><w:t>word word word</w:t></w:p>" * 5_000
    assert len(office_text(zipped(word__document=f"<w:d {W}>{many}</w:d>"), "long")) == 100


@pytest.mark.parametrize("data", [WORD[:-40], zipped(word__document="<w:p>"), b"PK\x03\x04"])
def test_damaged_office_documents_are_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(AttachmentRefused, match=r"x\.docx is damaged"):
        office_text(data, "x.docx")


def test_the_text_of_a_pdf_is_found_on_every_page() -> None:
    found = pdf_text(pdf("Rivers run", "to the sea"), "two.pdf")
    assert found.text.split() == ["Rivers", "run", "to", "the", "sea"]
    assert (found.pages, found.read) == (2, 2)


def test_a_damaged_pdf_is_said_to_be_damaged() -> None:
    with pytest.raises(AttachmentRefused, match="damaged"):
        pdf_text(b"%PDF-1.4 nothing of use", "bad.pdf")


def test_an_encrypted_pdf_is_said_to_be_encrypted() -> None:
    # As a reader sees it that has no password: the key cannot be derived.
    made = pdf("secret")
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> "
        b"/ID [<00> <00>] /Size" % (b"41" * 32, b"42" * 32)
    )
    with pytest.raises(AttachmentRefused, match="encrypted"):
        pdf_text(made.replace(b"/Size", lock, 1), "locked.pdf")


def damaged(data: bytes, luck: random.Random) -> bytes:
    """The same with some bytes changed, lost or added."""
    made = bytearray(data)
    for _ in range(luck.randint(1, 12)):
        place = luck.randrange(len(made))
        match luck.randrange(5):
            case 0 if len(made) > 40:
                del made[place : place + luck.randint(1, 30)]
            case 1:
                made[place:place] = luck.randbytes(luck.randint(1, 9))
            case _:
                made[place] = luck.randrange(256)
    return bytes(made)


@pytest.mark.parametrize("seed", range(5))
def test_damage_of_any_kind_is_read_or_refused_and_nothing_else(seed: int) -> None:
    luck = random.Random(seed)
    papers = [WORD, EXCEL, SLIDES, WRITER, pdf("Rivers run", "to the sea")]
    for _ in range(150):
        paper = luck.choice(papers)
        data = damaged(paper, luck)
        kind_of("x", data)
        with contextlib.suppress(AttachmentRefused):
            if paper.startswith(b"%PDF"):
                pdf_text(data, "x")
            else:
                office_text(data, "x")


def attached(path: Path) -> object:
    async def act() -> object:
        attaching = Attaching()
        try:
            taken = await attaching.read(path)
            return taken if taken.is_picture else await attaching.document(taken)
        finally:
            attaching.stop()

    return asyncio.run(act())


def refusal(path: Path) -> str:
    with pytest.raises(AttachmentRefused) as refused:
        attached(path)
    return refused.value.message


def test_what_cannot_be_attached_is_said_in_words(tmp_path: Path) -> None:
    def file(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    assert refusal(file("empty.txt", b"")) == "empty.txt is empty."
    assert refusal(file("blank.txt", b" \n")) == "There is no text in blank.txt."
    assert "old format" in refusal(file("old.doc", b"\xd0\xcf\x11\xe0 and more"))
    assert "of a kind that cannot be read" in refusal(file("what.bin", b"\0\1\2"))
    assert "MB of text; 4 MB can be attached" in refusal(file("long.txt", b"x" * 4_100_000))
    assert "cannot be read: No such file" in refusal(tmp_path / "missing.txt")
    assert "is a folder" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in refusal(tmp_path / "pipe")
    sparse = tmp_path / "huge.png"
    with sparse.open("wb") as hole:
        hole.truncate(50_000_000)
    assert refusal(sparse) == "huge.png has 50.0 MB; 40 MB can be attached."


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act() -> None:
        attaching = Attaching()
        monkeypatch.setattr("desktop.session.attaching._PATIENCE", 0.1)
        monkeypatch.setattr("desktop.session.attaching.kind_of", lambda *_: time.sleep(1.0))
        with pytest.raises(AttachmentRefused, match="took longer"):
            await attaching.take("slow.txt", b"x")
        monkeypatch.undo()
        assert (await attaching.take("next.txt", b"x")).name == "next.txt"
        attaching.stop()

    asyncio.run(act())


def test_names_are_one_line_and_no_path() -> None:
    assert tidy_name("../../etc/passwd") == "passwd"
    assert tidy_name("C:\\Users\\me\\plan.docx") == "plan.docx"
    assert tidy_name("inv\u202etxt.exe\n\0") == "inv txt.exe"
    assert len(tidy_name("x" * 500 + ".pdf")) == 160
    assert tidy_name("\n") == "file"
