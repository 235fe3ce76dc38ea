/**
 * A campaign in minutes: candidates and staff who live through it on the real services and the real engine, with the clock moved
 * along. It writes no row by itself: whatever Cockpit shows afterwards was done by somebody, at the moment that it says. It lives in
 * the test sources, so that nothing of it reaches the production jar.
 */
package fr.candidatflow.simulation;
