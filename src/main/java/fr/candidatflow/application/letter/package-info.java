/** The letters of admission and refusal: texts that administrators edit, made into PDF files for candidates. */
package fr.candidatflow.application.letter;
