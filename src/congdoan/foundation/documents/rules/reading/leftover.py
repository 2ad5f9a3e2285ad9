"""The sentences of a body that belong to no task, so that an officer sees what the reading left aside."""

from collections.abc import Iterable, Sequence

from .outline import Outline, Paragraph
from .places import Covered, Placed
from .tasks import Task
from .text import Span, Text, bare, sentences

FEWEST_WORDS = 4


def left_over(text: Text, outline: Outline, tasks: Sequence[Task], mentions: Iterable[Span]) -> list[tuple[Span, Paragraph]]:
    """Return the sentences that no item of a task touches, in order.

    What is shown elsewhere is left out: titles of sections and of tasks, and the paragraphs before the first section that cite a document.
    """
    items = Covered(item.span for task in tasks for item in task.items)
    titles = {(task.span.start, bare(task.title)) for task in tasks}
    cited = Placed((span, span) for span in mentions)
    found: list[tuple[Span, Paragraph]] = []
    for one in outline.paragraphs:
        if one.depth == 9 or (one.where == "preamble" and any(one.span.holds(span) for span, _ in cited.beginning_in(one.span))):
            continue
        for sentence in sentences(text, one.span):
            words = text.quote(sentence.start, sentence.end)
            is_title = (sentence.start, bare(words.strip(" ,.:;"))) in titles
            if len(words.split()) >= FEWEST_WORDS and not is_title and not items.meets(sentence):
                found.append((sentence, one))
    return found
