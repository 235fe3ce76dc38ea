package fr.candidatflow.account;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that could not be taken because its session had ended; waits in the next session.
 *
 * @param path where it was sent to
 * @param owner mark of the account whose page it was typed on (see {@link OwnedCsrfTokens}); empty for a page open to all
 * @param fields in the order of the page, without what is never kept
 */
record KeptForm(String path, String owner, LinkedHashMap<String, ArrayList<String>> fields) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    boolean belongsTo(CandidatePrincipal candidate) {
        return owner.isEmpty() || candidate != null && owner.equals(OwnedCsrfTokens.mark(candidate.accountId()));
    }

    /** What a person typed or chose, to recognise it by: no empty field, no counter of versions. */
    Map<String, List<String>> typed() {
        var typed = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, values) -> {
            var shown = values.stream().filter(value -> !value.isBlank()).toList();
            if (!shown.isEmpty() && !name.equals("version")) {
                typed.put(name, shown);
            }
        });
        return typed;
    }
}
