package fr.candidatflow.catalogue;

/** An import that cannot be trusted as a whole: nothing was changed. The message is for the administrator. */
public class ImportRefused extends RuntimeException {

    ImportRefused(String sentence) {
        super(sentence);
    }
}
