"""The form of one assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.assistant import LONGEST_NAME, Assistant
from desktop.parameters import Parameter
from desktop.session.tool_shelf import ToolOffer
from desktop.settings import ModelRef
from desktop.ui.box_delegate import BoxDelegate
from desktop.ui.choice_box import ChoiceBox
from desktop.ui.form_field import FormField
from desktop.ui.icons import Icons
from desktop.ui.parameter_fields import ParameterFields
from desktop.ui.shortcuts import tooltip
from desktop.ui.theme import Theme
from desktop.ui.transcript.plain import visible_controls
from desktop.ui.wording import spoken, tr
from desktop.ui.wrapped_box import WrappedBox

_PROMPT_PX, _TOOLS_PX = 150, 180


class AssistantEditor(QWidget):
    """Changes what an assistant is: name, system prompt, model, parameters, tools.

    ``takes`` says which parameters a model takes, by its ``provider/model``, "" for the default.
    """

    edited = Signal()

    def __init__(self, icons: Icons, *, takes: Callable[[str], Sequence[Parameter]]) -> None:
        super().__init__()
        self._takes = takes
        self._default = tr("The default model")
        self._assistant = Assistant(id="", name="")
        self._name = QLineEdit()
        self._name.setMaxLength(LONGEST_NAME)
        self._prompt = QPlainTextEdit()
        self._prompt.setTabChangesFocus(True)
        self._prompt.setPlaceholderText(tr("That of the settings", "the system prompt"))
        self._model = ChoiceBox(icons)
        self._model.setEditable(True)
        self._model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._parameters = ParameterFields(icons, usual=tr("As in the settings"))
        self._own_tools = WrappedBox(tr("Ch&oose the tools"))
        self._own_tools.setToolTip(tr("Switch on these tools, and no others"))
        self._tools = QListWidget()
        self._tools.setItemDelegate(BoxDelegate(self._tools))
        # What a server runs is read whole, without a way to the side.
        self._tools.setWordWrap(True)
        self._tools.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._tools.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields = (
            FormField(tr("&Name"), self._name),
            FormField(tr("&System prompt"), self._prompt),
            FormField(tr("&Model"), self._model, note=tr("Or type it as provider/model.")),
        )
        self._tools_field = FormField(
            tr("&Tools"), self._tools, note=tr("Space switches one on or off.")
        )
        self._column = QVBoxLayout(self)
        for field in self._fields:
            self._column.addWidget(field)
        self._column.addWidget(self._parameters)
        self._column.addWidget(self._own_tools)
        self._column.addWidget(self._tools_field)
        self._column.addStretch(1)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def set_choices(self, models: Sequence[str], tools: Sequence[ToolOffer]) -> None:
        """What can be chosen from."""
        self._model.clear()
        self._model.addItems([self._default, *models])
        self._tools.clear()
        for offer in tools:
            # To choose a server is to agree to what it runs.
            runs = visible_controls(spoken(offer.runs))
            title = spoken(offer.title)
            words = f"{title}  ({runs})" if runs else title
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, offer.key)
            about = visible_controls(spoken(offer.description))
            item.setToolTip(tooltip("\n".join(filter(None, (words, about)))))
            self._tools.addItem(item)
        self.show_item(self._assistant)

    def show_item(self, item: Assistant) -> None:
        self._assistant = item
        if self._name.text() != item.name:
            self._name.setText(item.name)
        if self._prompt.toPlainText() != item.system_prompt:
            self._prompt.setPlainText(item.system_prompt)
        self._model.setEditText(item.model or self._default)
        self._parameters.offer(self._takes(item.model), item.parameters)
        before = self.blockSignals(True)
        self._own_tools.setChecked(item.tools is not None)
        chosen = item.tools or ()
        for row in range(self._tools.count()):
            tool = self._tools.item(row)
            known = tool.data(Qt.ItemDataRole.UserRole) in chosen
            tool.setCheckState(Qt.CheckState.Checked if known else Qt.CheckState.Unchecked)
        self.blockSignals(before)
        self._tools_field.setVisible(item.tools is not None)

    def read_item(self) -> Assistant:
        before = self._assistant
        model = self._typed_model()
        return msgspec.structs.replace(
            before,
            name=self._name.text().strip() or before.name,
            system_prompt=self._prompt.toPlainText().strip(),
            model=before.model if self._fields[2].error else model,
            parameters=self._parameters.read(before.parameters),
            tools=self._read_tools(),
        )

    def focus_name(self) -> None:
        self._name.setFocus()
        self._name.selectAll()

    def set_theme(self, theme: Theme) -> None:
        for field in (*self._fields, self._tools_field):
            field.set_theme(theme)
        self._model.set_theme(theme)
        self._parameters.set_theme(theme)
        self._own_tools.setFont(theme.small_font())
        self._prompt.setFixedHeight(theme.px(_PROMPT_PX))
        self._tools.setStyleSheet(
            f"QListWidget::item {{ padding: {theme.px(4)}px {theme.px(6)}px; }}"
        )
        self._tools.setFixedHeight(theme.px(_TOOLS_PX))
        self._column.setSpacing(theme.px(12))
        # Between the fields and what scrolls them.
        self._column.setContentsMargins(0, 0, theme.px(8), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._prompt and event.type() == QEvent.Type.FocusOut:
            self.edited.emit()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._name.editingFinished.connect(self.edited)
        self._prompt.installEventFilter(self)
        self._model.activated.connect(self._on_model_changed)
        line = self._model.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_model_changed)
        self._parameters.edited.connect(self.edited)
        self._own_tools.toggled.connect(self._on_own_tools_toggled)
        self._tools.itemChanged.connect(lambda _item: self.edited.emit())

    def _typed_model(self) -> str:
        text = self._model.currentText().strip()
        return "" if text in ("", self._default) else text

    def _read_tools(self) -> tuple[str, ...] | None:
        if not self._own_tools.isChecked():
            return None
        items = [self._tools.item(row) for row in range(self._tools.count())]
        listed = {str(item.data(Qt.ItemDataRole.UserRole)) for item in items}
        # A server that is not there now keeps its place.
        kept = [key for key in self._assistant.tools or () if key not in listed]
        checked = [i for i in items if i.checkState() is Qt.CheckState.Checked]
        return (*kept, *(str(i.data(Qt.ItemDataRole.UserRole)) for i in checked))

    def _on_model_changed(self) -> None:
        model = self._typed_model()
        wrong = bool(model) and ModelRef.parse(model) is None
        self._fields[2].set_error(
            tr("Write it as provider/model, for example openai/gpt-6-luna.") if wrong else ""
        )
        if not wrong:
            self._parameters.offer(self._takes(model), self._parameters.read(_NOTHING))
            self.edited.emit()

    def _on_own_tools_toggled(self, own: bool) -> None:
        self._tools_field.setVisible(own)
        self.edited.emit()


_NOTHING = Assistant(id="", name="").parameters
