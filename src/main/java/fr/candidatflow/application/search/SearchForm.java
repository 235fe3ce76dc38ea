package fr.candidatflow.application.search;

import fr.candidatflow.application.ApplicationStatus;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.validation.Errors;

/** What was typed, kept as it was typed. Dates are days in the time of Paris, the last one included. */
record SearchForm(
        String words,
        String training,
        String centre,
        String status,
        String documents,
        String openedFrom,
        String openedTo,
        String submittedFrom,
        String submittedTo,
        String sort,
        String direction) {

    private static final int LONGEST = 100;

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);

    SearchForm {
        words = strip(words);
        training = strip(training);
        centre = strip(centre);
        status = strip(status).toUpperCase(Locale.ROOT);
        documents = strip(documents).toUpperCase(Locale.ROOT);
        openedFrom = strip(openedFrom);
        openedTo = strip(openedTo);
        submittedFrom = strip(submittedFrom);
        submittedTo = strip(submittedTo);
        sort = strip(sort);
        direction = strip(direction);
    }

    private static String strip(String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** @return empty when something was refused, each at its field */
    Optional<Criteria> criteria(ZoneId zone, Set<String> centres, Errors errors) {
        tooLong("words", words, errors);
        tooLong("training", training, errors);
        if (!words.isEmpty() && words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            errors.rejectValue("words", "", "Enter a letter or a digit of the candidate or of the number");
        }
        if (!centre.isEmpty() && !centres.contains(centre)) {
            errors.rejectValue("centre", "", "You see no centre “" + centre + "”. Choose one of the list");
        }
        var chosenStatus = choice("status", status, ApplicationStatus.class, "There is no status “%s”", errors);
        var chosenDocuments =
                choice("documents", documents, DocumentState.class, "There is no state of documents “%s”", errors);
        var chosenOrder = choice("sort", sort, Order.class, "The list has no order “%s”", errors);
        var from = day("openedFrom", openedFrom, errors);
        var to = day("openedTo", openedTo, errors);
        inOrder("openedTo", from, to, errors);
        var submittedAfter = day("submittedFrom", submittedFrom, errors);
        var submittedUntil = day("submittedTo", submittedTo, errors);
        inOrder("submittedTo", submittedAfter, submittedUntil, errors);
        if (errors.hasErrors()) {
            return Optional.empty();
        }
        var order = chosenOrder == null ? Order.SUBMITTED : chosenOrder;
        return Optional.of(new Criteria(
                words.isEmpty() ? null : words,
                training.isEmpty() ? null : training,
                centre.isEmpty() ? null : centre,
                chosenStatus,
                chosenDocuments,
                start(from, 0, zone),
                start(to, 1, zone),
                start(submittedAfter, 0, zone),
                start(submittedUntil, 1, zone),
                order,
                direction.isEmpty() ? sort.isEmpty() : direction.equals("descending")));
    }

    /** Whether more is asked than the two first fields hold. */
    public boolean detailed() {
        return !(centre + documents + openedFrom + openedTo + submittedFrom + submittedTo).isEmpty();
    }

    /** What identifies this list in an address: every field that holds something. */
    String query() {
        return query(asMap());
    }

    /** The same list in another order: the other way round when it stands in this one already. */
    String query(Order by, Criteria now) {
        var fields = asMap();
        boolean descending = by == now.order() ? !now.descending() : by == Order.OPENED || by == Order.SUBMITTED;
        fields.put("sort", by.word());
        fields.put("direction", descending ? "descending" : "ascending");
        return query(fields);
    }

    Map<String, String> asMap() {
        var fields = new LinkedHashMap<String, String>();
        for (RecordComponent component : SearchForm.class.getRecordComponents()) {
            try {
                String value = (String) component.getAccessor().invoke(this);
                if (!value.isEmpty()) {
                    fields.put(component.getName(), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    private static String query(Map<String, String> fields) {
        var parts = new ArrayList<String>();
        fields.forEach((name, value) -> parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", parts);
    }

    private static void tooLong(String field, String value, Errors errors) {
        if (value.length() > LONGEST) {
            errors.rejectValue(field, "", "Enter at most " + LONGEST + " characters");
        }
    }

    private static <E extends Enum<E>> E choice(
            String field, String value, Class<E> type, String refusal, Errors errors) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            errors.rejectValue(field, "", refusal.formatted(value) + ". Choose one of the list");
            return null;
        }
    }

    private static LocalDate day(String field, String value, Errors errors) {
        if (value.isEmpty()) {
            return null;
        }
        for (var format : DAYS) {
            try {
                var day = LocalDate.parse(value, format);
                if (day.getYear() >= 1900 && day.getYear() < 2200) {
                    return day;
                }
            } catch (DateTimeException other) {
                // Perhaps in the other form.
            }
        }
        errors.rejectValue(field, "", "Enter a day that exists, such as 27/3/2026");
        return null;
    }

    private static void inOrder(String field, LocalDate from, LocalDate to, Errors errors) {
        if (from != null && to != null && to.isBefore(from)) {
            errors.rejectValue(field, "", "The last day is before the first one");
        }
    }

    private static Instant start(LocalDate day, int later, ZoneId zone) {
        return day == null ? null : day.plusDays(later).atStartOfDay(zone).toInstant();
    }
}
