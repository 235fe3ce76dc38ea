package fr.candidatflow.catalogue;

import jakarta.persistence.Embeddable;

/** A required document as its training's row holds it, with its place in the list. */
@Embeddable
record TrainingDocument(
        String code,
        int position,
        String labelFr,
        String labelEn,
        String hintFr,
        String hintEn,
        boolean mandatory,
        boolean notConcernedAllowed,
        String template) {

    static TrainingDocument of(int position, RequiredDocument document) {
        var hint = document.hint();
        return new TrainingDocument(
                document.code(),
                position,
                document.label().fr(),
                document.label().en(),
                hint == null ? null : hint.fr(),
                hint == null ? null : hint.en(),
                document.mandatory(),
                document.notConcernedAllowed(),
                document.template());
    }

    RequiredDocument toRequiredDocument() {
        return new RequiredDocument(
                code,
                new LocalizedText(labelFr, labelEn),
                hintFr == null ? null : new LocalizedText(hintFr, hintEn),
                mandatory,
                notConcernedAllowed,
                template);
    }
}
