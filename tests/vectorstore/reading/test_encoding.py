import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.errors import ReadoutError
from vectorstore.reading.encoding import _european, decode, tidy

TEXT = "Le président Macron s’est entretenu avec M. Çavuşoğlu – à l’Élysée. "
CYRILLIC = (
    "Министр иностранных дел принял посла соседней страны. Стороны обсудили торговлю, границу и помощь беженцам. "
    "Министр подчеркнул, что договор остаётся в силе. Посол поблагодарил его за приём и передал письмо президента."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x") == TEXT


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "iso8859-5"])
def test_cyrillic_encodings_are_detected(encoding: str) -> None:
    assert decode(CYRILLIC.encode(encoding), "x") == CYRILLIC


@pytest.mark.parametrize(
    ("declared", "written"), [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("gb2312", "gb18030")]
)
def test_what_a_page_declares_is_believed_as_browsers_do(declared: str, written: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>“Café” – naïve</body></html>'
    assert decode(page.encode(written), "x") == page


def test_windows_text_without_a_declaration_is_detected() -> None:
    text = "The President’s visit to the Élysée – “a success” – ended with a café in Besançon, he said. " * 5
    assert decode(text.encode("cp1252"), "x") == text


ENGLISH = "The ministers spoke about trade and their border, and agreed to speak again before the end of the year. "


@pytest.mark.parametrize("stray", [b"Besan\xe7on", b"\x93Yes\x94", b"M\xfcnchen"])
def test_a_stray_byte_of_another_encoding_spoils_no_utf_8(stray: bytes) -> None:
    data = f"{ENGLISH}{TEXT}".encode() + stray + f". {ENGLISH}".encode()
    assert decode(data, "x") == f"{ENGLISH}{TEXT}{stray.decode('cp1252')}. {ENGLISH}"


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1252", "Jonas Gahr Støre"), ("cp1252", "Hélène Muñoz"), ("cp1252", "São Paulo"), ("cp1252", "Þórdís"),
        ("cp1252", "Peña Nieto – “yes”"), ("cp1252", "Mette Kjær"), ("cp1252", "£5 million, 20 °C and 1½ hours"),
        ("cp1252", "trade³, as a²"), ("latin-1", "Élysée, Côte d'Or"), ("cp1252", "Øystein"), ("cp1252", "Forlì"),
        ("cp1250", "Aleksandar Vučić"), ("cp1250", "Lech Wałęsa"), ("cp1250", "Jiří Šedivý"), ("cp1250", "Győr"),
        ("cp1250", "Traian Băsescu"), ("cp1250", "Zuzana Čaputová – “yes”"), ("cp1250", "Milo Đukanović"),
        ("cp1250", "Łódź"), ("cp1250", "Ciucă"), ("cp1250", "Rafał"), ("cp1250", "Plzeň"),
        ("cp1250", "Élysée and Andrej Plenković"),
        ("cp1254", "Recep Tayyip Erdoğan"), ("cp1254", "İstanbul"),
    ],
)  # fmt: skip
def test_a_few_names_are_enough_to_tell_western_from_central_europe(encoding: str, names: str) -> None:
    text = f"{ENGLISH}{names} said so. {ENGLISH}"
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    "data", ["Une décision prise".encode("mac_roman"), bytes(range(1, 256)), "Путин".encode("cp1251")]
)
def test_what_makes_no_words_in_those_encodings_is_left_to_the_detector(data: bytes) -> None:
    assert _european(data) is None


def test_a_binary_file_is_no_text() -> None:
    with pytest.raises(ReadoutError, match=r"picture\.txt: it is a binary file"):
        decode(bytes(range(256)) * 8, "picture.txt")


def test_characters_that_nobody_sees_are_removed() -> None:
    assert tidy("a\u200bb\u202ec\x07d\ufeffe\u00adf") == "abcdef"


def test_line_ends_and_spaces_become_plain_and_accents_are_composed() -> None:
    assert tidy("a\r\nb\rc\u2028d\u00a0e\tf\u3000g") == "a\nb\nc\nd e f g"
    assert tidy("e\u0301") == "é"
    assert tidy("ﬁrst oﬃce") == "first office"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
