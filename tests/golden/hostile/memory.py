"""What a program's processes may hold."""
import pathlib
import resource


def fault(binary, megabytes):
    """What is wrong with the most that a child of ours held, or None; prints it. A build with AddressSanitizer keeps what was freed
    for a while, and a guard around every object: it may hold twice as much."""
    sanitizer = b"__asan_init" in pathlib.Path(binary).read_bytes()
    allowed = 2 * megabytes if sanitizer else megabytes
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"most memory: {most} MB")
    return f"FAILED: a process held {most} MB, expected at most {allowed}" if most > allowed else None
