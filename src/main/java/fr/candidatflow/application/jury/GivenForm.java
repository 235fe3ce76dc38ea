package fr.candidatflow.application.jury;

import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.Opinion;
import fr.candidatflow.application.reason.RefusalReason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * What a jury has typed for the files that it chose, as it was typed.
 *
 * @param fields by name; a field that belongs to one file ends with a hyphen and the file's number
 */
record GivenForm(MultiValueMap<String, String> fields) {

    private static final int LONGEST_COMMENT = 1_000;
    private static final int LONGEST_PLACE = 300;

    /** Numbers of the chosen files. */
    public Collection<String> files() {
        return fields.getOrDefault("file", List.of());
    }

    public String value(String field) {
        String value = fields.getFirst(field);
        return value == null ? "" : value.strip();
    }

    public String rank(String number) {
        return value("rank-" + number);
    }

    String seen(String number) {
        return value("seen-" + number);
    }

    boolean confirmed() {
        return !value("confirmed").isEmpty();
    }

    /** The problems, by field, in the order of the page; empty when {@link #opinion} can be asked. */
    Map<String, String> problems(List<JuryFile> chosen, Collection<RefusalReason> reasons, Instant now, ZoneId zone) {
        var problems = new LinkedHashMap<String, String>();
        if (chosen.isEmpty()) {
            problems.put("files", "Choose the files that this opinion is for");
        }
        if (kind() == null) {
            problems.put("opinion", "Choose an opinion");
        } else {
            switch (kind()) {
                case WAITING_LIST -> rankProblems(chosen, problems);
                case UNFAVOURABLE -> {
                    if (reasons.stream().noneMatch(reason -> reason.code().equals(value("reason")))) {
                        problems.put("reason", "Choose the reason that the candidates are told");
                    }
                }
                case PRESELECTION -> interviewProblems(now, zone, problems);
                case FAVOURABLE -> {
                    // Needs nothing more.
                }
            }
        }
        commentProblem(problems);
        return problems;
    }

    void commentProblem(Map<String, String> problems) {
        if (value("comment").length() > LONGEST_COMMENT) {
            problems.put("comment", "The comment has at most 1,000 characters");
        }
    }

    private void rankProblems(List<JuryFile> chosen, Map<String, String> problems) {
        var taken = new HashSet<Integer>();
        for (JuryFile file : chosen) {
            Integer rank = parsedRank(file.number());
            if (rank == null) {
                problems.put(
                        "rank-" + file.number(),
                        "Give the rank of %s on the waiting list, from 1".formatted(file.candidate()));
            } else if (!taken.add(rank)) {
                problems.put("rank-" + file.number(), "Rank %d is given twice: %s".formatted(rank, file.candidate()));
            }
        }
    }

    private void interviewProblems(Instant now, ZoneId zone, Map<String, String> problems) {
        Instant at = interviewAt(zone);
        if (at == null) {
            problems.put("interviewOn", "Give the day and the hour of the interview, such as 2027-03-15 and 14:30");
        } else if (!at.isAfter(now)) {
            problems.put("interviewOn", "The interview must be still to come");
        }
        if (value("interviewPlace").isEmpty()) {
            problems.put("interviewPlace", "Give the place of the interview");
        } else if (value("interviewPlace").length() > LONGEST_PLACE) {
            problems.put("interviewPlace", "The place has at most 300 characters");
        }
    }

    Opinion kind() {
        return Arrays.stream(Opinion.values())
                .filter(opinion -> opinion.name().equals(value("opinion")))
                .findFirst()
                .orElse(null);
    }

    GivenOpinion opinion(JuryFile file, ZoneId zone) {
        String comment = value("comment").isEmpty() ? null : value("comment");
        return switch (kind()) {
            case FAVOURABLE -> GivenOpinion.favourable(comment);
            case WAITING_LIST -> GivenOpinion.waitingList(parsedRank(file.number()), comment);
            case UNFAVOURABLE -> GivenOpinion.unfavourable(value("reason"), comment);
            case PRESELECTION -> GivenOpinion.preselection(interviewAt(zone), value("interviewPlace"), comment);
        };
    }

    private Integer parsedRank(String number) {
        return rank(number).matches("[1-9][0-9]{0,5}") ? Integer.valueOf(rank(number)) : null;
    }

    private Instant interviewAt(ZoneId zone) {
        try {
            return LocalDateTime.parse(value("interviewOn") + "T" + value("interviewTime"))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
