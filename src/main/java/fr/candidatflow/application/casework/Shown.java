package fr.candidatflow.application.casework;

import fr.candidatflow.application.NoLongerAsShown;
import org.springframework.validation.BindingResult;

/**
 * What there was when a page with a form was made; the form gives it back. Whoever sends a form of something that has changed
 * since is told what has, and nothing is overwritten (decision 15).
 *
 * @param version of what the form is about
 * @param acts how many acts of the staff were recorded on it
 */
record Shown(long version, int acts) {

    /** Code of the error of a form that is about something that has changed. */
    static final String CHANGED = "changed";

    private static final int NEVER = -1;

    /** As a form gives it back; without it, nothing that was ever there. */
    static Shown of(String version, String acts) {
        return new Shown(number(version), (int) number(acts));
    }

    private static long number(String given) {
        return given != null && given.matches("[0-9]{1,9}") ? Long.parseLong(given) : NEVER;
    }

    void refuseUnless(Shown now) {
        if (version != now.version()) {
            throw new NoLongerAsShown();
        }
    }

    /** What the form is to give back next: what is there now only when its sender is told that it has changed. */
    Shown next(Shown now, BindingResult errors) {
        return changed(errors) ? now : this;
    }

    static boolean changed(BindingResult errors) {
        return errors.getGlobalErrors().stream().anyMatch(error -> CHANGED.equals(error.getCode()));
    }
}
