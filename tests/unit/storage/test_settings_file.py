"""The settings file: read, changed in place, never lost."""

from __future__ import annotations

import asyncio
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop.chat.errors import DiskFull, SettingsError
from desktop.parameters import ModelParameters
from desktop.settings import (
    BUILT_IN,
    Appearance,
    ProviderKind,
    ProviderSettings,
    SendKey,
    Settings,
    Theme,
)
from desktop.storage.settings_file import SettingsFile

HAND_WRITTEN = """\
# My settings

send_key = "enter"  # as I like it

# how it looks
[appearance]
zoom = 110 # large

# my servers
[[providers]]
id = "home" # in the cellar
kind = "openai-chat"
base_url = "http://cellar:8080/v1"
models = [
    "small", # fast
    "large",
]
future = "unknown to this version"

# the other one
[[providers]]
id = "work"
kind = "anthropic"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "settings.toml"


@pytest.fixture
def by_hand(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text(HAND_WRITTEN)
    return path


def load(path: Path) -> tuple[Settings, SettingsError | None]:
    return asyncio.run(SettingsFile(path).load())


def save(path: Path, change: Callable[[Settings], Settings]) -> Settings:
    return asyncio.run(SettingsFile(path).save(change))


def zoomed(percent: int) -> Callable[[Settings], Settings]:
    return lambda settings: msgspec.structs.replace(
        settings, appearance=msgspec.structs.replace(settings.appearance, zoom=percent)
    )


def with_models(provider_id: str, *models: str) -> Callable[[Settings], Settings]:
    return lambda settings: msgspec.structs.replace(
        settings,
        providers=tuple(
            msgspec.structs.replace(p, models=models) if p.id == provider_id else p
            for p in settings.providers
        ),
    )


def removed(text: str, changed: str) -> list[str]:
    """The lines of ``text`` that ``changed`` has no more."""
    left = changed.splitlines()
    return [line for line in text.splitlines() if line not in left]


class TestLoading:
    def test_without_a_file_there_are_defaults_and_no_file_is_made(self, path: Path) -> None:
        assert load(path) == (Settings(), None)
        assert not path.parent.exists()

    def test_reads_what_a_person_wrote(self, by_hand: Path) -> None:
        settings, error = load(by_hand)
        assert error is None
        assert settings.appearance.zoom == 110
        assert [provider.id for provider in settings.providers][:2] == ["home", "work"]

    def test_a_byte_order_mark_is_no_mistake(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_bytes(b'\xef\xbb\xbfsend_key = "mod-enter"\r\n')
        settings, error = load(path)
        assert error is None
        assert settings.send_key is SendKey.MOD_ENTER

    @pytest.mark.parametrize(
        ("content", "line"),
        [
            (b'send_key = "enter"\nzoom = = 1\n', 2),
            (b'\n[appearance]\ntheme = "pink"\n', 3),
            (b"[appearance]\n\nzoom = 9000\n", 3),
            (b'send_key = "enter"\n\nsystem_prompt = "\xff"\n', 3),
        ],
        ids=["not TOML", "wrong value", "out of range", "not UTF-8"],
    )
    def test_a_mistake_is_named_with_file_line_and_reason(
        self, path: Path, content: bytes, line: int
    ) -> None:
        path.parent.mkdir()
        path.write_bytes(content)
        settings, error = load(path)
        assert settings == Settings()
        assert error is not None
        assert error.line == line
        assert error.message.startswith(f"{path}, line {line}: ")
        assert error.hint

    def test_an_enormous_file_is_not_read(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_bytes(b"#" * 1_100_000)
        settings, error = load(path)
        assert settings == Settings()
        assert error is not None
        assert "1 MiB" in error.message

    def test_a_folder_in_its_place_is_told(self, path: Path) -> None:
        path.mkdir(parents=True)
        settings, error = load(path)
        assert settings == Settings()
        assert error is not None
        assert str(path) in error.message


class TestSaving:
    def test_makes_a_private_file(self, path: Path) -> None:
        result = save(path, zoomed(150))
        assert result.appearance.zoom == 150
        assert load(path) == (result, None)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert path.read_text() == "[appearance]\nzoom = 150\n"
        assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]

    def test_changes_one_line_and_leaves_the_others(self, by_hand: Path) -> None:
        save(by_hand, zoomed(125))
        assert by_hand.read_text() == HAND_WRITTEN.replace("zoom = 110", "zoom = 125")

    def test_a_new_value_goes_to_its_table_and_no_comment_moves(self, by_hand: Path) -> None:
        save(
            by_hand,
            lambda settings: msgspec.structs.replace(
                settings,
                default_model="home/small",
                appearance=Appearance(theme=Theme.DARK, zoom=110),
            ),
        )
        assert by_hand.read_text() == HAND_WRITTEN.replace(
            "# My settings\n\n", '# My settings\n\ndefault_model = "home/small"\n'
        ).replace("# large\n", '# large\ntheme = "dark"\n')

    def test_what_returns_to_its_default_goes(self, by_hand: Path) -> None:
        save(by_hand, zoomed(100))
        assert by_hand.read_text() == HAND_WRITTEN.replace("zoom = 110 # large\n", "")

    def test_a_provider_is_changed_in_its_place(self, by_hand: Path) -> None:
        result = save(by_hand, with_models("home", "small", "new"))
        home = result.provider("home")
        assert home is not None
        assert home.models == ("small", "new")
        text = by_hand.read_text()
        assert 'id = "home" # in the cellar' in text
        assert 'future = "unknown to this version"' in text
        assert removed(HAND_WRITTEN, text) == [
            "models = [",
            '    "small", # fast',
            '    "large",',
            "]",
        ]

    def test_a_provider_is_added_and_removed(self, by_hand: Path) -> None:
        third = ProviderSettings(id="third", kind=ProviderKind.ANTHROPIC, needs_key=False)
        result = save(
            by_hand,
            lambda settings: msgspec.structs.replace(
                settings,
                providers=(third, *(p for p in settings.providers if p.id != "home")),
            ),
        )
        assert result.provider("third") == third
        assert result.provider("home") is None
        tables = tomllib.loads(by_hand.read_text())["providers"]
        assert [table["id"] for table in tables] == ["work", "third"]
        assert load(by_hand) == (result, None)

    def test_a_default_provider_is_written_only_while_it_differs(self, path: Path) -> None:
        result = save(path, with_models("openai", "one"))
        assert result.providers[0].id == "openai"
        default = Settings().provider("openai")
        assert default is not None
        save(path, with_models("openai", *default.models))
        assert load(path) == (Settings(), None)
        assert path.read_text().strip() == ""

    def test_providers_in_one_line_stay_in_one_line(self, path: Path) -> None:
        path.parent.mkdir()
        path.write_text('providers = [{id = "a", kind = "openai-chat"}]\n')
        result = save(path, with_models("a", "m"))
        assert path.read_text().count("\n") == 1
        assert load(path) == (result, None)

    def test_every_kind_of_text_comes_back(self, path: Path) -> None:
        prompt = 'Line one\n"""quotes""" \\ \t\u2028 \U0001f30a\n'
        save(path, lambda settings: msgspec.structs.replace(settings, system_prompt=prompt))
        assert load(path)[0].system_prompt == prompt

    def test_nothing_changed_writes_nothing(self, by_hand: Path) -> None:
        before = by_hand.stat()
        assert save(by_hand, lambda settings: settings) == load(by_hand)[0]
        after = by_hand.stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)

    def test_an_edit_made_meanwhile_is_kept(self, by_hand: Path) -> None:
        async def scene() -> Settings:
            file = SettingsFile(by_hand)
            await file.load()
            edited = HAND_WRITTEN.replace('"enter"', '"mod-enter"')
            await asyncio.to_thread(by_hand.write_text, edited)
            return await file.save(zoomed(120))

        result = asyncio.run(scene())
        assert (result.send_key, result.appearance.zoom) == (SendKey.MOD_ENTER, 120)

    def test_changes_at_once_all_count(self, path: Path) -> None:
        async def scene() -> None:
            file = SettingsFile(path)
            providers = [
                ProviderSettings(id=f"p{n}", kind=ProviderKind.OPENAI_CHAT) for n in range(8)
            ]
            await asyncio.gather(
                *(
                    file.save(
                        lambda settings, new=new: msgspec.structs.replace(
                            settings, providers=(*settings.providers, new)
                        )
                    )
                    for new in providers
                )
            )

        asyncio.run(scene())
        found = {provider.id for provider in load(path)[0].providers}
        assert {f"p{n}" for n in range(8)} | {BUILT_IN} <= found

    @pytest.mark.parametrize("content", [b"zoom = = 1", b"\xff", b"[appearance]\nzoom = 1\n"])
    def test_a_broken_file_is_never_overwritten(self, path: Path, content: bytes) -> None:
        path.parent.mkdir()
        path.write_bytes(content)
        with pytest.raises(SettingsError, match="line"):
            save(path, zoomed(120))
        assert path.read_bytes() == content

    def test_a_change_that_would_break_the_file_is_refused(self, by_hand: Path) -> None:
        with pytest.raises(SettingsError, match="zoom"):
            save(by_hand, zoomed(9000))
        assert by_hand.read_text() == HAND_WRITTEN

    def test_a_link_stays_a_link(self, by_hand: Path, tmp_path: Path) -> None:
        link = tmp_path / "link.toml"
        link.symlink_to(by_hand)
        save(link, zoomed(130))
        assert link.is_symlink()
        assert load(by_hand)[0].appearance.zoom == 130

    def test_a_place_that_cannot_be_written_is_told(self, path: Path) -> None:
        path.parent.write_text("a file, not a folder")
        with pytest.raises((DiskFull, SettingsError)) as caught:
            save(path, zoomed(130))
        assert caught.value.hint

    def test_a_failed_write_leaves_nothing_behind(self, path: Path) -> None:
        path.mkdir(parents=True)
        with pytest.raises((DiskFull, SettingsError)):
            save(path, zoomed(130))
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_parameters_of_a_model_change_without_disturbing_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    text = (
        '[[providers]]\nid = "a"\nkind = "openai-chat"\n\n'
        '[providers.parameters."x/y-1.5"] # warm\ntemperature = 0.2 # mine\ntop_p = 0.5\n'
    )
    path.write_text(text)

    def change(settings: Settings) -> Settings:
        first = settings.providers[0]
        values = {
            "x/y-1.5": ModelParameters(temperature=0.2, max_tokens=9),
            "z": ModelParameters(reasoning_effort="low"),
        }
        changed = msgspec.structs.replace(first, parameters=values, proxy="none", stream=False)
        return msgspec.structs.replace(settings, providers=(changed, *settings.providers[1:]))

    saved = asyncio.run(SettingsFile(path).save(change))
    assert saved.providers[0].parameters["x/y-1.5"] == ModelParameters(
        temperature=0.2, max_tokens=9
    )
    assert saved.providers[0].parameters["z"].reasoning_effort == "low"
    assert (saved.providers[0].proxy, saved.providers[0].stream) == ("none", False)
    assert "# warm\ntemperature = 0.2 # mine\nmax_tokens = 9" in path.read_text()


def test_the_users_keys_are_written_beside_what_is_there(by_hand: Path) -> None:
    file = SettingsFile(by_hand)

    def chosen(settings: Settings) -> Settings:
        return msgspec.structs.replace(
            settings, vim_keys=True, keys={"new": ("Ctrl+T",), "quit": ()}
        )

    asyncio.run(file.save(chosen))
    settings, broken = SettingsFile(by_hand).read()
    assert broken is None
    assert settings.vim_keys
    assert settings.keys == {"new": ("Ctrl+T",), "quit": ()}
    assert "# in the cellar" in by_hand.read_text("utf-8")
    asyncio.run(file.save(lambda s: msgspec.structs.replace(s, keys={"quit": ()})))
    assert SettingsFile(by_hand).read()[0].keys == {"quit": ()}
