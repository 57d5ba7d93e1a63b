"""Which process reads a document: copies go where their words were read, and nobody is left idle."""

from __future__ import annotations

from dateline.reports.types import Document
from dateline.routing import Router

LINE = "Shells hit the northern quarter of the town at dawn, and the bridge over the river was closed, officials said"


def document(number: int, *lines: str) -> Document:
    return Document(f"{number:04d}.txt", "\n\n".join([f"Headline {number}", *lines]))


def story(number: int) -> list[str]:
    return [f"{LINE}, report {number}-{part}." for part in range(5)]


def test_each_document_is_dealt_once_and_in_order() -> None:
    batch = [document(n, *story(n % 5)) for n in range(40)]
    dealt = Router(3).deal(batch)
    assert sorted(index for own in dealt for index in own) == list(range(40))
    assert all(own == sorted(own) for own in dealt)


def test_a_copy_goes_to_the_process_that_has_read_its_words() -> None:
    router = Router(2)
    first = {n: router.choose(document(n, *story(n))) for n in range(8)}
    assert set(first.values()) == {0, 1}
    for n, process in first.items():
        assert router.choose(document(100 + n, *story(n)[:3])) == process
        assert (
            router.choose(document(200 + n, *story(n), "One more paragraph, which nobody has printed before."))
            == process
        )


def test_reports_that_repeat_nobody_are_shared_evenly() -> None:
    router = Router(4)
    dealt = [router.choose(document(n, *story(n))) for n in range(400)]
    assert all(abs(dealt.count(process) - 100) <= 2 for process in range(4))


def test_copies_without_end_keep_every_process_busy() -> None:
    router = Router(2)
    dealt = [router.choose(document(n, *story(0))) for n in range(4000)]
    assert min(dealt.count(0), dealt.count(1)) > 1000


def test_a_document_without_a_long_line_is_dealt_too() -> None:
    router = Router(2)
    assert {router.choose(document(n, "Rain.")) for n in range(4)} == {0, 1}
