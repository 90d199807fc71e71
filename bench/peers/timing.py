"""Times work in seconds of the processor."""
import gc
import math
import time

# One run takes at least this long, since the clock of the processor moves in steps of some milliseconds.
SHORTEST_RUN = 0.3


def seconds(work, runs):
    """Once to warm up, then `runs` times; work that is short is repeated within a run."""
    start = time.perf_counter()
    work()
    times = math.ceil(SHORTEST_RUN / (time.perf_counter() - start))
    found = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        for _ in range(times):
            work()
        found.append((time.process_time() - start) / times)
    return found
