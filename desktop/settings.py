"""The settings as values: their defaults and their rules. Reads and writes nothing."""

from __future__ import annotations

import enum

import msgspec

from desktop.chat.setup import LimitRule
from desktop.parameters import ModelParameters
from desktop.tool_settings import ToolServer, ToolSettings

BUILT_IN = "built-in"


class ProviderKind(enum.StrEnum):
    OPENAI_CHAT = "openai-chat"
    OPENAI_RESPONSES = "openai-responses"
    ANTHROPIC = "anthropic"
    BUILT_IN = "built-in"


class Theme(enum.StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    #: Light or dark as the system is.
    HIGH_CONTRAST = "high-contrast"


class Language(enum.StrEnum):
    """A language that the interface speaks; its value names the file with the translation."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    JAPANESE = "ja"


class Density(enum.StrEnum):
    """How much room there is between things."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class SendKey(enum.StrEnum):
    """What sends a message; the other one of the two starts a new line."""

    ENTER = "enter"
    MOD_ENTER = "mod-enter"


class ModelRef(msgspec.Struct, frozen=True):
    """A model of a provider, written ``provider-id/model-id``; the model may hold slashes."""

    provider_id: str
    model: str

    @classmethod
    def parse(cls, text: str) -> ModelRef | None:
        """None when there is no provider or no model in ``text``."""
        provider_id, slash, model = text.partition("/")
        return cls(provider_id, model) if provider_id and slash and model else None

    def __str__(self) -> str:
        return f"{self.provider_id}/{self.model}"


class ProviderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One provider. What is "" has the default of its kind.

    ``api_key_env`` names an environment variable to take the key from; the key itself is
    never part of the settings. ``model_path`` is a GGUF file, for the built-in kind only.
    """

    id: str
    kind: ProviderKind
    name: str = ""
    base_url: str = ""
    api_key_env: str = ""
    models: tuple[str, ...] = ()
    model_path: str = ""
    #: False for servers that need no key.
    needs_key: bool = True
    #: "" is the proxy that this computer uses, "none" is no proxy, else an address such as
    #: ``http://proxy:3128`` or ``socks5://localhost:1080``.
    proxy: str = ""
    #: A PEM file with certificates to trust besides those of the system.
    ca_file: str = ""
    #: False asks for whole replies, for servers and proxies that cannot stream.
    stream: bool = True
    #: Whether ``<think>`` at the start of a reply of this server begins its thinking.
    think_tags: bool = True
    #: What to send with the requests for a model, by the model's name: a table such as
    #: ``[providers.parameters."gpt-4.1"]`` with ``temperature = 0.2`` below a provider.
    parameters: dict[str, ModelParameters] = {}

    @property
    def title(self) -> str:
        return self.name or self.id


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    theme: Theme = Theme.SYSTEM
    language: Language = Language.SYSTEM
    #: Percent of the normal text size.
    zoom: int = 100
    #: Families of fonts, for text and for code; "" are those of the system.
    font: str = ""
    code_font: str = ""
    density: Density = Density.COMFORTABLE
    sidebar: bool = True
    #: A question stays at the top of the page while its answer comes.
    pin_question: bool = False


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds to wait for a provider: for the connection, for the beginning of its answer,
    and for more text. A silence is told of after the two notices."""

    connect: float = 5.0
    first_byte: float = 120.0
    idle: float = 300.0
    first_notice: float = 10.0
    second_notice: float = 30.0


class PresenceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What Rivulet is while its window is not looked at."""

    #: Tell of replies that end, and of tools that ask, outside of the window.
    notify: bool = True
    #: Stay in the tray when the window is closed, where the desktop has a tray.
    tray: bool = False
    #: The key to ask the desktop for, such as ``CTRL+ALT+space``; "" asks for none.
    quick_key: str = ""


class BackupSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How many backups of the conversations are kept: of the last days, and of the last weeks."""

    daily: int = 7
    weekly: int = 4


class GatewaySettings(msgspec.Struct, frozen=True, kw_only=True):
    """Whether other programs on this computer may use the models, and where.

    ``origins``: of web pages elsewhere that may too, such as ``http://localhost:5173``.
    """

    enabled: bool = False
    port: int = 7488
    origins: tuple[str, ...] = ()


#: The model names are those of the openai 3.54 and anthropic 2.12 packages, a start until the
#: provider's own list is loaded.
DEFAULT_PROVIDERS = (
    ProviderSettings(
        id=BUILT_IN, kind=ProviderKind.BUILT_IN, name="Built-in model", needs_key=False
    ),
    ProviderSettings(
        id="openai",
        kind=ProviderKind.OPENAI_CHAT,
        name="OpenAI",
        base_url="https://api.openai.com/v1",
        api_key_env="OPENAI_API_KEY",
        models=("gpt-6.2-sol", "gpt-6.2-astra", "gpt-6-luna", "gpt-5.4-mini"),
    ),
    ProviderSettings(
        id="anthropic",
        kind=ProviderKind.ANTHROPIC,
        name="Anthropic",
        base_url="https://api.anthropic.com",
        api_key_env="ANTHROPIC_API_KEY",
        models=("claude-sonnet-5-5", "claude-opus-5-5", "claude-haiku-5-5"),
    ),
)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a user can choose. ``providers`` holds the defaults too, unless replaced."""

    #: ``provider-id/model-id``; "" is the built-in model.
    default_model: str = ""
    #: ``provider-id/model-id`` that names new conversations; "" takes their first line.
    title_model: str = ""
    send_key: SendKey = SendKey.ENTER
    system_prompt: str = ""
    #: US dollars; when a month has cost as much, one is asked before a message is sent. 0: never.
    monthly_budget: float = 0.0
    #: What happens when a conversation is too long for its model.
    context_limit: LimitRule = LimitRule.DROP
    #: What is checked in the composer: "system", "off", or a language such as "de_DE".
    spelling: str = "system"
    #: More keys for the transcript and the sidebar, as vim has them.
    vim_keys: bool = False
    #: The user's own keys by the names of shortcuts: ``new = ["Ctrl+T"]``; none: ``[]``.
    keys: dict[str, tuple[str, ...]] = {}
    appearance: Appearance = Appearance()
    limits: Limits = Limits()
    backups: BackupSettings = BackupSettings()
    gateway: GatewaySettings = GatewaySettings()
    presence: PresenceSettings = PresenceSettings()
    tools: ToolSettings = ToolSettings()
    #: By their names; the table has the name that other programs use.
    tool_servers: dict[str, ToolServer] = msgspec.field(default_factory=dict, name="mcpServers")
    providers: tuple[ProviderSettings, ...] = DEFAULT_PROVIDERS

    def provider(self, provider_id: str) -> ProviderSettings | None:
        return next((p for p in self.providers if p.id == provider_id), None)
