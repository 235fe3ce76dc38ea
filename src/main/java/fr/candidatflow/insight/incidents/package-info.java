/** Steps that failed to the last attempt: why, how many, and trying them again. */
package fr.candidatflow.insight.incidents;
