"""The card of a fitted model: what it is, what it is worth, and what nobody knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from afterview.training.held_out import FEWEST, Figure, as_table

NONE_ROSE = "\n\nNone of these rose: stay with `{base}`, or annotate more texts."


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model that was fitted to `texts`, from the model `base`, with what it scores on those `held` out."""

    base: str
    texts: int
    held: int
    figures: tuple[Figure, ...]

    @property
    def worth(self) -> str:
        """What is known of it: a table, and whether to keep it; or why there is none.

        >>> Fitted("reader-10", 12, 0, ()).worth
        'With 30 texts and more a fifth is held out, to say what fitting is worth.'
        """
        if self.held:
            risen = any(figure.after > figure.before for figure in self.figures)
            return as_table(self.figures) + ("" if risen else NONE_ROSE.format(base=self.base))
        return f"With {FEWEST} texts and more a fifth is held out, to say what fitting is worth."


MADE_OF = """# {name}

The reader `{base}` with heads fitted to {texts} annotated texts by `afterview train`. The encoder is the same: all-MiniLM-L6-v2 (Apache-2.0), fine-tuned for afterview (MIT).

**For.** Texts like those it was fitted to, in English, that somebody wrote about a job interview of their own: `afterview interview.txt --model {name}`, or `model = "…/{name}"` in the settings. **Not for** judging candidates, employees or patients, for diagnosis, or for anybody's text without their knowledge.

**What it is worth.** {worth}

**What was kept.** {kept} are those of `{base}`. How it does on other people's texts, and on whom it fails, nobody has measured: `afterview evaluate FILE --model {name}` scores it on annotated texts that it has not seen.

No text is in this folder; the numbers in `heads.npz` were moved by those it was fitted to.
"""
HELD = """{held} texts were held out, and "before" is `{base}`:

{table}

Nothing was learned from these but two numbers each, by which what is said of self-talk and of signals means what it says (calibration), so "after" looks a little too good. Whoever wrote them may have written some of the others as well."""


def card(name: str, fitted: Fitted) -> str:
    """The card of a model's folder of some name, as Markdown."""
    told = {"name": name, "base": fitted.base, "texts": fitted.texts}
    if fitted.held:
        worth = HELD.format(held=fitted.held, base=fitted.base, table=fitted.worth)
        kept = "Thresholds, and the calibration of everything else,"
    else:
        worth = f"Nobody has measured it. {fitted.worth}"
        kept = "Thresholds and calibration"
    return MADE_OF.format(**told, worth=worth, kept=kept)
