"""Times work in seconds of the processor: once to warm up, then `runs` times."""
import gc
import time


def seconds(work, runs):
    work()
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return times
