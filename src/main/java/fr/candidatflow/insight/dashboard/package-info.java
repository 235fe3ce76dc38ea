/** A campaign at a glance, for analysts: a page in Cockpit's navigation. */
package fr.candidatflow.insight.dashboard;
