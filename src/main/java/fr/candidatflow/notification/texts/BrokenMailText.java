package fr.candidatflow.notification.texts;

/** A text that no mail could be made of; the message names the line and what stands there, in English for the administrator. */
public class BrokenMailText extends RuntimeException {

    BrokenMailText(String message) {
        super(message);
    }
}
