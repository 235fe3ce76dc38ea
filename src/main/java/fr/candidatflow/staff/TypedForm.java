package fr.candidatflow.staff;

import fr.candidatflow.portal.FormOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody of the staff typed while the session ended. It is kept nowhere: the answer to the form that came too late holds it,
 * so that it is sent again after a sign-in in another tab, by whoever sits there. Passwords are left out.
 *
 * @param user who is signed in again meanwhile; null for nobody
 */
public record TypedForm(String path, Map<String, List<String>> fields, String user) {

    private static final String ATTRIBUTE = TypedForm.class.getName();
    private static final String TOKEN = "_csrf";

    /** Whether the error page of this request will hold the form; not when it is no form of ours, or holds files. */
    public static boolean keep(HttpServletRequest request, String user) {
        if (!FormOrigin.isOurs(request)) {
            return false;
        }
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(TOKEN) && !name.toLowerCase(Locale.ROOT).contains("password")) {
                fields.put(name, List.of(values));
            }
        });
        request.setAttribute(ATTRIBUTE, new TypedForm(request.getRequestURI(), fields, user));
        return true;
    }

    /** Null when none was kept. */
    static TypedForm of(HttpServletRequest request) {
        return (TypedForm) request.getAttribute(ATTRIBUTE);
    }

    /** What a person may have written, and not what the page wrote for them. */
    public List<String> words() {
        return fields.values().stream()
                .flatMap(List::stream)
                .flatMap(value -> Stream.of(value.strip()))
                .filter(value -> value.contains(" "))
                .toList();
    }
}
