package fr.candidatflow.account;

import fr.candidatflow.portal.FormOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody typed while the session ended is kept for the sign-in that follows: one form, in the new session, for the account
 * on whose page it was typed. Only forms of our own pages: another site could else fill one in and have a candidate send it.
 * Passwords and files are never kept, nor more than {@link #LONGEST} characters.
 */
final class KeptForms {

    static final String PAGE = "/kept-form";

    /** Characters of names and values together; the longest form of the portal has about 6,000. */
    static final int LONGEST = 50_000;

    private static final String ATTRIBUTE = KeptForm.class.getName();
    private static final List<String> SECRETS = List.of("password", "secret");
    private static final Set<String> NOT_TYPED = Set.of(Pages.SIGN_IN, Pages.SIGN_OUT, Pages.PASSWORD, PAGE);

    private KeptForms() {}

    /** Keeps the form that this request carries, if it may be kept for this person. */
    static boolean keep(HttpServletRequest request, CandidatePrincipal candidate) {
        if (!isFormOfOurs(request)) {
            return false;
        }
        var owner = OwnedCsrfTokens.markIn(request.getParameter(OwnedCsrfTokens.PARAMETER));
        if (owner.isEmpty()) {
            return false;
        }
        var form = new KeptForm(request.getRequestURI(), owner.get(), fields(request));
        if (isTooLong(form) || candidate != null && (form.owner().isEmpty() || !form.belongsTo(candidate))) {
            return false;
        }
        request.getSession().setAttribute(ATTRIBUTE, form);
        return true;
    }

    /** The form of this session, if it waits for this person (null: nobody is signed in); another person's is thrown away. */
    static Optional<KeptForm> of(HttpServletRequest request, CandidatePrincipal candidate) {
        var form = any(request);
        if (form.isPresent() && candidate != null && !form.get().belongsTo(candidate)) {
            discard(request);
            return Optional.empty();
        }
        return form.filter(kept -> kept.belongsTo(candidate));
    }

    /** Whether a form of this session waits for its owner to sign in. */
    static boolean waits(HttpServletRequest request) {
        return any(request).isPresent();
    }

    static void discard(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    private static Optional<KeptForm> any(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((KeptForm) session.getAttribute(ATTRIBUTE));
    }

    private static boolean isFormOfOurs(HttpServletRequest request) {
        return FormOrigin.isOurs(request)
                && Pages.isPage(request)
                && !NOT_TYPED.contains(request.getRequestURI()
                        .substring(request.getContextPath().length()));
    }

    private static LinkedHashMap<String, ArrayList<String>> fields(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, ArrayList<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(OwnedCsrfTokens.PARAMETER) && !isSecret(name)) {
                fields.put(name, new ArrayList<>(List.of(values)));
            }
        });
        return fields;
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::contains);
    }

    private static boolean isTooLong(KeptForm form) {
        return form.fields().entrySet().stream()
                        .mapToInt(field -> field.getKey().length()
                                + field.getValue().stream()
                                        .mapToInt(String::length)
                                        .sum())
                        .sum()
                > LONGEST;
    }
}
