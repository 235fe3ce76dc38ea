/** One instance after the other, finished ones too: found by what became of them, opened with the way that each took. */
package fr.candidatflow.insight.finished;
