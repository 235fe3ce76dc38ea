package fr.candidatflow.catalogue;

/** An import that cannot be trusted as a whole: nothing was changed. The message is for the administrator at the command line. */
class ImportRefused extends RuntimeException {

    ImportRefused(String sentence) {
        super(sentence);
    }
}
