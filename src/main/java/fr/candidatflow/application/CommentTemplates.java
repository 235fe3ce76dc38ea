package fr.candidatflow.application;

import java.util.List;

/** Comments that a centre's managers write again and again. */
public interface CommentTemplates {

    /** In the order of the alphabet. */
    List<String> ofCentre(String centreCode);
}
