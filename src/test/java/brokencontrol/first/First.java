package brokencontrol.first;

import brokencontrol.second.Second;

/** One half of a circle of modules. */
public record First(Second second) {}
