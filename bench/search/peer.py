"""The same questions to SQLite's full-text search as it comes: words as they are typed, any of them, ranked by bm25.

usage: peer.py FOLDER RUNS   FOLDER as bench-search write made it
"""
import json
import re
import sqlite3
import sys
import time


def main(folder, runs):
    documents = [line.rstrip("\n").split("\t") for line in open(f"{folder}/documents.tsv")]
    questions = open(f"{folder}/questions.txt").read().split("\n")[:-1]
    makes = []
    for _ in range(runs):
        start = time.perf_counter()
        database = sqlite3.connect(":memory:")
        database.execute("CREATE VIRTUAL TABLE posting USING fts5(title, names, summary, body, content='', tokenize='unicode61 remove_diacritics 2')")
        with database:
            database.executemany("INSERT INTO posting (rowid, title, names, summary, body) VALUES (?, ?, ?, ?, ?)",
                                 ((number, *document) for number, document in enumerate(documents)))
        makes.append((time.perf_counter() - start) * 1_000)
    times = []
    for question in questions:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        best = float("inf")
        for _ in range(runs):
            start = time.thread_time()
            database.execute("SELECT rowid FROM posting WHERE posting MATCH ? AND rank MATCH 'bm25(6, 4, 1, 0.4)' ORDER BY rank LIMIT 20", (words,)).fetchall()
            best = min(best, (time.thread_time() - start) * 1_000)
        times.append(best)
    times.sort()
    print(json.dumps({"name": "make the index", "median": sorted(makes)[runs // 2], "unit": "ms"}))
    print(json.dumps({"name": "search", "median": times[len(times) // 2], "p99": times[len(times) * 99 // 100], "most": times[-1], "unit": "ms"}))


main(sys.argv[1], int(sys.argv[2]))
