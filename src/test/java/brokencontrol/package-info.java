/** Breaks every rule that the guard tests of {@code fr.candidatflow.guard} watch over: they must say so. */
package brokencontrol;
