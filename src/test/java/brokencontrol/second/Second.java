package brokencontrol.second;

import brokencontrol.first.First;

/** The other half. */
public record Second(First first) {}
