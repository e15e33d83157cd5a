"""The colours of the themes."""

from __future__ import annotations

from typing import NamedTuple


class CodeColours(NamedTuple):
    """Colours of code, by what a token is. Each has AA contrast on ``panel``."""

    keyword: str
    name: str
    type: str
    string: str
    number: str
    comment: str
    builtin: str
    decorator: str
    tag: str
    added: str
    removed: str
    error: str


class Palette(NamedTuple):
    """Colours as ``#RRGGBB``. Text tokens have AA contrast on page, sidebar and panel."""

    dark: bool
    page: str
    sidebar: str
    panel: str
    #: The head of a code panel: between page and panel.
    panel_head: str
    text: str
    secondary: str
    border: str
    #: The outline of something that can be clicked.
    outline: str
    accent: str
    #: What is under the pointer, and pressed, on a filled accent.
    accent_hover: str
    on_accent: str
    danger: str
    #: Under the pointer on page, sidebar or panel.
    hover: str
    #: The chosen row of a list.
    selected: str
    #: Selected text.
    selection: str
    on_selection: str
    code: CodeColours

    @property
    def contrasts(self) -> bool:
        """Whether lines are as strong as text, so that none tells by its colour alone."""
        return self.outline == self.text

    @property
    def faint(self) -> str:
        """The frame of what cannot be chosen, in every theme: borders may be as strong as text.

        Not by transparency: the pieces of a border would show where they meet.
        """
        return self._weak(0.35)

    @property
    def dim(self) -> str:
        """A word that cannot be chosen among words that are secondary themselves."""
        return self._weak(0.55)

    @property
    def disabled(self) -> str:
        """A word that cannot be chosen among others that can."""
        return self.dim if self.contrasts else self.secondary

    @property
    def ring(self) -> str:
        """Around what is filled with the accent and has the focus: told from it and the page."""
        return self._weak(0.45, self.accent) if self.contrasts and not self.dark else self.text

    def _weak(self, share: float, strong: str = "") -> str:
        strong = strong or self.secondary
        places = ((at, at + 2) for at in (1, 3, 5))
        pairs = [(int(strong[a:b], 16), int(self.page[a:b], 16)) for a, b in places]
        return "#" + "".join(f"{round(share * n + (1 - share) * m):02x}" for n, m in pairs)


LIGHT = Palette(
    dark=False,
    page="#FFFFFF",
    sidebar="#F7F7F5",
    panel="#F3F4F2",
    panel_head="#F8F8F6",
    text="#1F1F1D",
    secondary="#6B6A66",
    border="#E6E5E1",
    outline="#DAD9D4",
    accent="#0F766E",
    accent_hover="#0B5F59",
    on_accent="#FFFFFF",
    danger="#B42318",
    hover="#EEEEEB",
    selected="#ECECE8",
    selection="#BFE3DF",
    on_selection="#1F1F1D",
    code=CodeColours(
        keyword="#7A3EC8",
        name="#1D5BBF",
        type="#0B6B74",
        string="#116644",
        number="#9A4A00",
        comment="#6B6A66",
        builtin="#8A3A79",
        decorator="#8A5200",
        tag="#1D5BBF",
        added="#116644",
        removed="#B42318",
        error="#B42318",
    ),
)

DARK = Palette(
    dark=True,
    page="#1B1C1E",
    sidebar="#161719",
    panel="#26282B",
    panel_head="#1F2023",
    text="#ECECEA",
    secondary="#9C9B97",
    border="#2F3134",
    outline="#3D4044",
    accent="#2DD4BF",
    accent_hover="#5EE2D1",
    on_accent="#06201D",
    danger="#F97066",
    hover="#2A2C30",
    selected="#2A2C2F",
    selection="#1F5A55",
    on_selection="#FFFFFF",
    code=CodeColours(
        keyword="#BFA2FA",
        name="#7CBCF7",
        type="#6FD3DC",
        string="#7FDDAC",
        number="#F2B57A",
        comment="#9C9B97",
        builtin="#EFA3DC",
        decorator="#E6C07B",
        tag="#7CBCF7",
        added="#7FDDAC",
        removed="#F97066",
        error="#F97066",
    ),
)

#: For eyes that need more: text has at least the AAA contrast of 7 on every ground, and what can
#: be clicked has an outline that is seen as well as text.
CONTRAST_LIGHT = Palette(
    dark=False,
    page="#FFFFFF",
    sidebar="#FFFFFF",
    panel="#F5F5F5",
    panel_head="#FFFFFF",
    text="#000000",
    secondary="#2E2E2E",
    border="#000000",
    outline="#000000",
    accent="#004D47",
    accent_hover="#003833",
    on_accent="#FFFFFF",
    danger="#8A0B00",
    hover="#E6E6E6",
    selected="#DDEBE9",
    selection="#004D47",
    on_selection="#FFFFFF",
    code=CodeColours(
        keyword="#4B0F96",
        name="#003A87",
        type="#004A52",
        string="#00482A",
        number="#6B3000",
        comment="#3A3A3A",
        builtin="#64195A",
        decorator="#5C3400",
        tag="#003A87",
        added="#00482A",
        removed="#8A0B00",
        error="#8A0B00",
    ),
)

CONTRAST_DARK = Palette(
    dark=True,
    page="#000000",
    sidebar="#000000",
    panel="#121212",
    panel_head="#000000",
    text="#FFFFFF",
    secondary="#DADADA",
    border="#FFFFFF",
    outline="#FFFFFF",
    accent="#5CF2DF",
    accent_hover="#A3FFF3",
    on_accent="#000000",
    danger="#FFA199",
    hover="#2B2B2B",
    selected="#0B2E2B",
    selection="#5CF2DF",
    on_selection="#000000",
    code=CodeColours(
        keyword="#D9C7FF",
        name="#A8D4FF",
        type="#9BEAF2",
        string="#A5F2C8",
        number="#FFD0A3",
        comment="#C9C9C9",
        builtin="#FFC4EF",
        decorator="#F5D99B",
        tag="#A8D4FF",
        added="#A5F2C8",
        removed="#FFA199",
        error="#FFA199",
    ),
)
