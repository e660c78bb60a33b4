"""EditMedicineSheet: a medicine's name, kind and note; or taking one that was entered by mistake off the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.medicines import Medicine
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.resources.catalogue import load_catalogue
from myotrack.ui.dialogs.caution_sheet import save_with_caution
from myotrack.ui.dialogs.dose_choices import chosen_kind, kind_row
from myotrack.ui.dialogs.medicine_name_field import MedicineNameField
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import NoteField
from myotrack.words.personal_text import isolated


class EditMedicineSheet(SavingSheet):
    """Removing takes doses and plan along; Undo brings all of it back."""

    def __init__(self, host: Host, medicine: Medicine, *, parent: QWidget | None = None) -> None:
        super().__init__(
            host,
            _("Edit {medicine}").format(medicine=isolated(medicine.name)),
            _("Save"),
            destructive=_("Remove this medicine"),
            draft_of=TypedPlace(TypedKind.MEDICINE, (medicine.id,)),
            parent=parent,
        )
        self._medicine = medicine
        self._name = MedicineNameField(_("Name"), load_catalogue())
        self._name.set_value(medicine.name, medicine.catalogue_key)
        self._kind = kind_row()
        self._kind.set_chosen(medicine.kind)
        self._note = NoteField(_("Note"))
        self._note.set_value(medicine.note)
        for widget in (self._name, self._kind, self._note):
            self.body.addWidget(widget)
        self.body.addWidget(
            Label(
                _(
                    "To correct a dose, a date, or what it is taken for: close this, open its entries "
                    "and choose a line."
                ),
                colour="ink_soft",
            )
        )
        self.body.addWidget(
            Label(
                _(
                    "Remove only what was entered by mistake: its doses and its plan go with it. "
                    "For a medicine that is no longer taken, close this and press “Stopped…”."
                ),
                colour="ink_soft",
            )
        )
        self.go_to(self._name)
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)

    def _save(self) -> None:
        if not self.all_well([self._name]):
            return
        name, key = self._name.value(), self._name.catalogue_key()
        kind, note = chosen_kind(self._kind) or self._medicine.kind, self._note.value()
        save_with_caution(
            self,
            lambda before: before.named(self._medicine.id, name, key),
            lambda knows: self.host.diary.medicines.edit(
                self._medicine.id,
                name=name,
                kind=kind,
                note=note,
                catalogue_key=key,
                prescriber_knows=knows,
            ),
            _("Saved: {medicine}").format(medicine=isolated(name)),
            _("the change to {medicine}").format(medicine=isolated(name)),
            primary=_("Save"),
        )

    def _remove(self) -> None:
        name = isolated(self._medicine.name)
        self.save_and_close(
            partial(self.host.diary.medicines.remove, self._medicine.id),
            _("Removed: {medicine}").format(medicine=name),
            _("removing {medicine}").format(medicine=name),
        )
