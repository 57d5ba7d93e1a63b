"""The record keeps whether a report is of a conflict, and why no violence was looked for in one that is not."""

from __future__ import annotations

from pathlib import Path

import dateline

WAR = (
    "BAKU, Oct 5, 2020 - Artillery shelled two villages near the front line on Monday, killing three civilians, the defence "
    "ministry said. The army returned fire, and the fighting went on until night. The other side denied the attack.\n"
)
CAKE = (
    "LYON, Oct 5, 2020 - The pastry chef beat butter and sugar for ten minutes and folded in the eggs. Her recipe for almond "
    "cake won the prize of the fair, where the jury praised its crust. Visitors tasted forty desserts, and the organisers "
    "sold coffee for the school garden. Next year the fair will move to the new hall beside the library.\n"
)


def test_each_report_has_its_probability_and_the_peaceful_one_its_reason(tmp_path: Path) -> None:
    (tmp_path / "war.txt").write_text(WAR, "utf-8")
    (tmp_path / "cake.txt").write_text(CAKE, "utf-8")
    with dateline.open(tmp_path / "r.db") as record:
        result = record.read(tmp_path / "war.txt", tmp_path / "cake.txt", processes=1)
        rows = {Path(row["file"]).name: row for row in record.reports()}
        assert (result.added, result.skipped, result.at_peace) == (2, 0, 1)
        assert rows["war.txt"]["conflict"] > 0.9
        assert rows["war.txt"]["conflict_reason"] == ""
        assert rows["cake.txt"]["conflict"] < 0.1
        assert rows["cake.txt"]["conflict_reason"].startswith("surely of no conflict, by its words: ")
        assert {row["report_id"] for row in record.events()} <= {rows["war.txt"]["report_id"]}
        assert rows["cake.txt"]["report_id"] in {row["report_id"] for row in record.rows("times")}
