/** Why a commission refuses: the list that administrators maintain and candidates read. */
package fr.candidatflow.application.reason;
