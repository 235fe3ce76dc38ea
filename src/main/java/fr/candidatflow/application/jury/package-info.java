/** A commission's session: all complete files of a training in one table, opinions given, validated and published many at once. */
package fr.candidatflow.application.jury;
