package fr.candidatflow.catalogue.administration;

import static fr.candidatflow.catalogue.administration.Typed.orEmpty;

import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.DatesOutOfOrder;
import fr.candidatflow.catalogue.ReminderDays;
import fr.candidatflow.catalogue.RequiredDocument;
import fr.candidatflow.catalogue.TrainingContent;
import fr.candidatflow.catalogue.TrainingDates;
import fr.candidatflow.catalogue.TrainingEditor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A training as an administrator types it.
 *
 * @param version of the training that was opened; empty for a new one
 * @param code chosen once, when the training is made, as is {@code campaign}
 */
record TrainingForm(
        String version,
        String code,
        String campaign,
        String title,
        String domain,
        String url,
        String commission,
        String mode,
        String capacity,
        String inService,
        String opensOn,
        String closesOn,
        String returnOn,
        String publishesOn,
        String answerOn,
        String waitingListClosesOn,
        String submissionReminders,
        String correctionReminders,
        String answerReminders) {

    /** The field at which a contradiction between dates is told, by what the catalogue calls the date. */
    private static final Map<String, String> FIELDS = Map.of(
            "opening", "opensOn",
            "closing", "closesOn",
            "return", "returnOn",
            "publication", "publishesOn",
            "answer", "answerOn",
            "waiting list", "waitingListClosesOn",
            "campaign end", "waitingListClosesOn");

    /** What somebody else has saved meanwhile, in words. */
    record Difference(String what, String now, String typed) {}

    TrainingForm {
        version = orEmpty(version);
        code = orEmpty(code);
        campaign = orEmpty(campaign);
        title = orEmpty(title);
        domain = orEmpty(domain);
        url = orEmpty(url);
        commission = orEmpty(commission);
        mode = orEmpty(mode);
        capacity = orEmpty(capacity);
        inService = orEmpty(inService);
        opensOn = orEmpty(opensOn);
        closesOn = orEmpty(closesOn);
        returnOn = orEmpty(returnOn);
        publishesOn = orEmpty(publishesOn);
        answerOn = orEmpty(answerOn);
        waitingListClosesOn = orEmpty(waitingListClosesOn);
        submissionReminders = orEmpty(submissionReminders);
        correctionReminders = orEmpty(correctionReminders);
        answerReminders = orEmpty(answerReminders);
    }

    static TrainingForm blank(TrainingContent content) {
        return of("", "", content, true);
    }

    static TrainingForm of(TrainingEditor.Edited training) {
        return of("" + training.version(), training.code(), training.content(), training.inService());
    }

    private static TrainingForm of(String version, String code, TrainingContent content, boolean inService) {
        var dates = content.dates();
        return new TrainingForm(
                version,
                code,
                content.campaignCode(),
                content.title(),
                content.domain(),
                content.url(),
                content.commissionCode(),
                content.mode().name(),
                orEmpty(content.capacity()),
                inService ? "yes" : "no",
                orEmpty(dates.opensOn()),
                orEmpty(dates.closesOn()),
                orEmpty(dates.returnOn()),
                orEmpty(dates.publishesOn()),
                orEmpty(dates.answerOn()),
                orEmpty(dates.waitingListClosesOn()),
                listed(content.reminders().submission()),
                listed(content.reminders().correction()),
                listed(content.reminders().answer()));
    }

    private static String listed(List<Integer> days) {
        return days.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    TrainingForm withVersion(long other) {
        return new TrainingForm(
                "" + other,
                code,
                campaign,
                title,
                domain,
                url,
                commission,
                mode,
                capacity,
                inService,
                opensOn,
                closesOn,
                returnOn,
                publishesOn,
                answerOn,
                waitingListClosesOn,
                submissionReminders,
                correctionReminders,
                answerReminders);
    }

    /**
     * @param campaignCode null when none was chosen
     * @param documents that the training asks for, which are not typed here
     * @param disorder what contradicts these dates
     * @return null when something typed is refused
     */
    TrainingContent read(
            String campaignCode,
            List<RequiredDocument> documents,
            Collection<Commission> commissions,
            Function<TrainingDates, List<DatesOutOfOrder>> disorder,
            Typed typed) {
        typed.text("title", "a title", title, 500);
        typed.text("domain", "a domain", domain, 300);
        if (!url.isEmpty()) {
            typed.code(
                    "url",
                    url,
                    "https?://\\S{1,490}",
                    "Enter an address that begins with https:// and has at most 500 characters.");
        }
        var chosen = commissions.stream()
                .filter(known -> known.code().equals(commission))
                .findFirst();
        if (chosen.isEmpty()) {
            typed.refuse("commission", "Choose a commission.");
        }
        typed.code("mode", mode, "DEMATERIALISED|PAPER", "Choose how files arrive.");
        typed.code("inService", inService, "yes|no", "Choose whether candidates may apply.");
        var seats = typed.number("capacity", capacity);
        var dates = dates(typed);
        disorder.apply(dates).forEach(problem -> refuse(problem, typed));
        var reminders = new ReminderDays(
                reminders("submissionReminders", submissionReminders, typed),
                reminders("correctionReminders", correctionReminders, typed),
                reminders("answerReminders", answerReminders, typed));
        if (!typed.ok()) {
            return null;
        }
        return new TrainingContent(
                campaignCode,
                chosen.orElseThrow().centreCode(),
                chosen.orElseThrow().code(),
                domain,
                title,
                url.isEmpty() ? null : url,
                seats,
                ApplicationMode.valueOf(mode),
                dates,
                reminders,
                documents);
    }

    static void refuse(DatesOutOfOrder problem, Typed typed) {
        typed.refuse(FIELDS.get(problem.later()), problem);
    }

    private TrainingDates dates(Typed typed) {
        return new TrainingDates(
                typed.date("opensOn", "opening", opensOn, true),
                typed.date("closesOn", "closing", closesOn, true),
                typed.date("returnOn", "return", returnOn, true),
                typed.date("publishesOn", "publication", publishesOn, false),
                typed.date("answerOn", "answer", answerOn, true),
                typed.date("waitingListClosesOn", "waiting list", waitingListClosesOn, true));
    }

    private static List<Integer> reminders(String field, String value, Typed typed) {
        var days = typed.numbers(field, value);
        if (days != null && !ReminderDays.sound(days)) {
            typed.refuse(field, "Enter at most 10 different numbers of days, each from 0 to 90.");
        }
        return days;
    }

    List<Difference> differences(TrainingForm now) {
        var there = now.inWords();
        var mine = inWords();
        return mine.keySet().stream()
                .filter(what -> !there.get(what).equals(mine.get(what)))
                .map(what -> new Difference(what, there.get(what), mine.get(what)))
                .toList();
    }

    private Map<String, String> inWords() {
        var words = new LinkedHashMap<String, String>();
        words.put("Title", title);
        words.put("Domain", domain);
        words.put("Web address", url);
        words.put("Commission", commission);
        words.put("Files arrive", mode);
        words.put("Capacity", capacity);
        words.put("In service", inService);
        words.put("Opening", opensOn);
        words.put("Closing", closesOn);
        words.put("Return", returnOn);
        words.put("Publication", publishesOn);
        words.put("Answer", answerOn);
        words.put("Waiting list closes", waitingListClosesOn);
        words.put("Reminders before submission", submissionReminders);
        words.put("Reminders before return", correctionReminders);
        words.put("Reminders before answer", answerReminders);
        return words;
    }
}
