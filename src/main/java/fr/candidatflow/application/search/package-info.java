/**
 * The staff's lists of applications: search, saved views, exports. Reads our tables by SQL of its own, in pages and by cursor: the
 * entities are made for one application at a time.
 */
package fr.candidatflow.application.search;
