"""Plain words for the classes of the catalogue: "muscle relaxant" says more to most people than "GABA-B agonist"."""

from __future__ import annotations

from myotrack.i18n import _

_ANTIDEPRESSANTS = ("SSRI", "SNRI", "TCA", "SARI", "NaSSA", "NDRI", "MAOI (irreversible)")
_ANTIBIOTICS = ("cephalosporin", "fluoroquinolone", "penicillin", "carbapenem")


def class_words(drug_class: str) -> str:
    """Return what kind of medicine a class is, in plain words where there are any; most keep the name of the class.

    Searching goes by the class itself.
    """
    if drug_class == "GABA-B agonist":
        return _("muscle relaxant")
    if drug_class in _ANTIDEPRESSANTS:
        return _("antidepressant, {drug_class}").format(drug_class=drug_class)
    if drug_class in _ANTIBIOTICS:
        return _("antibiotic, {drug_class}").format(drug_class=drug_class)
    if drug_class == "antiseizure":
        return _("against seizures")
    return drug_class
