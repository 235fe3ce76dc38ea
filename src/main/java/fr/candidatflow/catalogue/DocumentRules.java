package fr.candidatflow.catalogue;

import java.util.List;

/** The rules that decide who owes which document, to be read by an administrator. Where they stand is the implementation's matter. */
public interface DocumentRules {

    /**
     * One row: the first whose conditions a candidate meets decides.
     *
     * @param conditions what must be the case, such as "nationality: anything but FR"; empty for everybody left
     * @param asked whether the document is asked then
     * @param why in words; may be empty
     */
    record Rule(List<String> conditions, boolean asked, String why) {}

    /** Those that may decide about a document in a training of this mode, in the order in which they are tried. */
    List<Rule> of(String documentCode, ApplicationMode mode);
}
