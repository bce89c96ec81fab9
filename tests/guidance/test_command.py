"""`manage.py clocks`, run as a person runs it on a machine where nothing is set and no database is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def clocks(*asked: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, where nothing is set."""
    command = [sys.executable, "manage.py", "clocks", *asked]
    return subprocess.run(command, cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)


def test_it_prints_every_clock_by_date_as_json() -> None:
    ran = clocks("--edition", "wt2010", "--attention", "2010-01-12", "--decided", "2010-02-10", "--json")
    assert ran.returncode == 0, ran.stderr
    decision, completion = json.loads(ran.stdout)
    assert decision == {
        "name": "Decide whether to hold a review",
        "sort": "due",
        "from": "2010-01-12",
        "due": "2010-02-12",
        "steps": [
            "Brought to the attention of the LSCB 12 January 2010",
            "12 January 2010 + 1 month = 12 February 2010",
        ],
        "source": "Wakefield & District SCB, policy briefing on the revised Chapter 8",
    }
    assert (completion["from"], completion["due"]) == ("2010-02-10", "2010-08-10")


def test_every_fact_may_be_given_and_each_sort_appears() -> None:
    ran = clocks(
        "--edition", "wt2015", "--attention", "2017-03-01", "--aware", "2017-03-01", "--notified", "2017-03-02",
        "--decided", "2017-03-20", "--initiated", "2017-03-21", "--sent-to-national-panel", "2017-09-01",
        "--published", "2017-09-20", "--json",
    )  # fmt: skip
    found = json.loads(ran.stdout)
    assert {clock["sort"] for clock in found} == {"due", "not_before", "until"}
    assert [clock["due"] for clock in found] == sorted(clock["due"] for clock in found)
    (before,) = (clock for clock in found if clock["sort"] == "not_before")
    assert before["steps"][-1] == "Counted from the day on which the last of them was sent the copy."


def test_without_json_it_reads_as_text() -> None:
    ran = clocks("--edition", "wt2010j", "--decided", "2010-08-31")
    assert "2011-02-28  due: Complete the review" in ran.stdout
    assert "(February 2011 has no 31st)" in ran.stdout


def test_facts_that_start_nothing_give_an_empty_list() -> None:
    assert json.loads(clocks("--edition", "wt2006", "--published", "2009-01-01", "--json").stdout) == []


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--edition", "wt1999"), "There is no edition “wt1999”"),
        (("--edition", "wt2010", "--decided", "2010-02-30"), "“2010-02-30” is not a day"),
        (("--edition", "wt2010", "--decided", "20100210"), "cannot be meant"),
        (("--edition", "wt2010", "--decided", "9999-12-31"), "cannot be meant"),
        (("--edition", "wt2015", "--aware", "2050-01-01"), "The bank holidays of 2050 are not known"),
        (
            ("--edition", "wt2010", "--attention", "2010-02-01", "--decided", "2010-01-01"),
            "Decided by the LSCB chair on 1 January 2010 cannot be before brought to the attention",
        ),
        (
            ("--edition", "wt2013", "--sent-to-national-panel", "2014-03-03", "--published", "2014-03-01"),
            "Published on 1 March 2014 cannot be before 10 March 2014, the day on which the notice has run: copied to "
            "the national panel on 3 March 2014.",
        ),
        (
            ("--edition", "wt2013", "--sent-to-national-panel", "2014-03-03", "--published", "2014-03-09"),
            "Published on 9 March 2014 cannot be before 10 March 2014",
        ),
        (
            ("--edition", "wt2015", "--sent-to-national-panel", "2017-08-25", "--published", "2017-09-05"),
            "Published on 5 September 2017 cannot be before 6 September 2017",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(asked: tuple[str, ...], sentence: str) -> None:
    ran = clocks(*asked, "--json")
    assert ran.returncode == 2
    assert sentence in ran.stderr
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(("edition", "published"), [("wt2013", "2014-03-10"), ("wt2010j", "2014-03-01")])
def test_once_the_notice_has_run_or_where_none_is_laid_down_it_may_be_published(edition: str, published: str) -> None:
    ran = clocks("--edition", edition, "--sent-to-national-panel", "2014-03-03", "--published", published, "--json")
    assert ran.returncode == 0, ran.stderr
