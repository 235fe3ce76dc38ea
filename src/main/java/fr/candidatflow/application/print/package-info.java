/**
 * What a candidate prints or keeps of an application, as tagged PDF files made from XHTML templates ({@code templates/print}).
 */
package fr.candidatflow.application.print;
