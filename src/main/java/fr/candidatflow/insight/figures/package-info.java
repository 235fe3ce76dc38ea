/** Where files wait, how long, and whether it gets better: figures over the history, and the pages of Cockpit that show them. */
package fr.candidatflow.insight.figures;
