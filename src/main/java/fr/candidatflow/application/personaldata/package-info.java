/** What a candidate takes along of the applications, and what goes with the account. */
package fr.candidatflow.application.personaldata;
