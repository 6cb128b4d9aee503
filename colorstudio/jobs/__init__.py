"""Work that takes longer than a blink, without Qt: jobs, cancelling, a bounded queue."""
