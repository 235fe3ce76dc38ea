package fr.candidatflow.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the open-data file does not hold: campaign, dates, mode, documents. {@code general} is what every centre has;
 * a centre of {@code centres}, by code, says only what differs.
 */
record CatalogueDefaults(CampaignDefaults campaign, CentreDefaults general, Map<String, CentreDefaults> centres) {

    record CampaignDefaults(String code, LocalizedText label, LocalDate startsOn, LocalDate endsOn) {}

    /**
     * {@code documents} are added to the general ones, or replace the one with the same code in its place;
     * {@code withoutDocuments} are codes of general ones that this centre does not ask for.
     */
    record CentreDefaults(
            String label,
            String email,
            String postalAddress,
            ApplicationMode mode,
            DateDefaults dates,
            ReminderDefaults reminders,
            List<DocumentDefaults> documents,
            Set<String> withoutDocuments) {}

    record DateDefaults(
            LocalDate opensOn,
            LocalDate closesOn,
            LocalDate returnOn,
            LocalDate publishesOn,
            LocalDate answerOn,
            LocalDate waitingListClosesOn) {}

    /** Days before each deadline; {@link ReminderDays#USUAL} where nothing is said. */
    record ReminderDefaults(List<Integer> submission, List<Integer> correction, List<Integer> answer) {}

    /** Mandatory, and concerning everybody, unless it says otherwise. */
    record DocumentDefaults(
            String code,
            LocalizedText label,
            LocalizedText hint,
            Boolean mandatory,
            Boolean notConcernedAllowed,
            String template) {}

    /** What one centre's trainings get; {@code label} and {@code postalAddress} are null where the open-data file decides. */
    record Settings(
            String label,
            String email,
            String postalAddress,
            ApplicationMode mode,
            TrainingDates dates,
            ReminderDays reminders,
            List<RequiredDocument> documents) {}

    private static final CentreDefaults NOTHING = new CentreDefaults(null, null, null, null, null, null, null, null);
    private static final DateDefaults NO_DATES = new DateDefaults(null, null, null, null, null, null);
    private static final ReminderDefaults NO_REMINDERS = new ReminderDefaults(null, null, null);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Throws {@link ImportRefused}, with the place in the file, for anything that could not be used. */
    static CatalogueDefaults read(byte[] yaml) {
        try {
            var defaults = YAML.readValue(yaml, CatalogueDefaults.class);
            if (defaults == null) {
                throw new ImportRefused("The file of defaults is empty.");
            }
            defaults.refuseNonsense();
            return defaults;
        } catch (UnrecognizedPropertyException e) {
            throw new ImportRefused("The file of defaults has an entry “%s” that is not known.".formatted(path(e)));
        } catch (JsonMappingException e) {
            throw new ImportRefused(
                    "The entry “%s” of the file of defaults cannot be used: %s".formatted(path(e), firstLine(e)));
        } catch (JsonProcessingException e) {
            throw new ImportRefused("The file of defaults is no YAML, line %d: %s"
                    .formatted(e.getLocation().getLineNr(), firstLine(e)));
        } catch (IOException e) {
            throw new ImportRefused("The file of defaults cannot be read: " + e.getMessage());
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    Settings of(String centreCode) {
        var own = Optional.ofNullable(centres).map(all -> all.get(centreCode)).orElse(NOTHING);
        return new Settings(
                own.label(),
                firstOf(own.email(), general.email()),
                firstOf(own.postalAddress(), general.postalAddress()),
                firstOf(own.mode(), general.mode()),
                dates(firstOf(own.dates(), NO_DATES), firstOf(general.dates(), NO_DATES)),
                reminders(firstOf(own.reminders(), NO_REMINDERS), firstOf(general.reminders(), NO_REMINDERS)),
                documents(own));
    }

    /** Centres that have an entry here. */
    Set<String> namedCentres() {
        return centres == null ? Set.of() : centres.keySet();
    }

    private static TrainingDates dates(DateDefaults own, DateDefaults others) {
        return new TrainingDates(
                firstOf(own.opensOn(), others.opensOn()),
                firstOf(own.closesOn(), others.closesOn()),
                firstOf(own.returnOn(), others.returnOn()),
                firstOf(own.publishesOn(), others.publishesOn()),
                firstOf(own.answerOn(), others.answerOn()),
                firstOf(own.waitingListClosesOn(), others.waitingListClosesOn()));
    }

    private static ReminderDays reminders(ReminderDefaults own, ReminderDefaults others) {
        return new ReminderDays(
                firstOf(firstOf(own.submission(), others.submission()), ReminderDays.USUAL),
                firstOf(firstOf(own.correction(), others.correction()), ReminderDays.USUAL),
                firstOf(firstOf(own.answer(), others.answer()), ReminderDays.USUAL));
    }

    private List<RequiredDocument> documents(CentreDefaults own) {
        var byCode = new LinkedHashMap<String, RequiredDocument>();
        Stream.of(listOf(general), listOf(own))
                .flatMap(List::stream)
                .forEach(document -> byCode.put(document.code(), required(document)));
        if (own.withoutDocuments() != null) {
            byCode.keySet().removeAll(own.withoutDocuments());
        }
        return List.copyOf(byCode.values());
    }

    private static List<DocumentDefaults> listOf(CentreDefaults centre) {
        return centre.documents() == null ? List.of() : centre.documents();
    }

    private static RequiredDocument required(DocumentDefaults document) {
        return new RequiredDocument(
                document.code(),
                document.label(),
                document.hint(),
                document.mandatory() == null || document.mandatory(),
                document.notConcernedAllowed() != null && document.notConcernedAllowed(),
                document.template());
    }

    private static <T> T firstOf(T own, T other) {
        return own != null ? own : other;
    }

    private void refuseNonsense() {
        if (campaign == null || general == null) {
            throw new ImportRefused("The file of defaults needs the entries “campaign” and “general”.");
        }
        require("campaign", "code", campaign.code(), 20);
        requireBoth("campaign", "label", campaign.label(), 200);
        require("campaign", "starts-on", campaign.startsOn());
        require("campaign", "ends-on", campaign.endsOn());
        refuseDisorder(
                "campaign",
                () -> DatesOutOfOrder.refuseUnless(
                        "campaign end", campaign.endsOn(), "campaign start", campaign.startsOn()));
        refuseNonsense("general", general, of(""));
        for (var code : namedCentres()) {
            if (!Slug.of(code).equals(code)) {
                throw new ImportRefused(
                        "The defaults of “%s”: a centre's code is made of small letters, digits and hyphens, at most %d."
                                .formatted(code, Slug.MAX_LENGTH));
            }
            if (centres.get(code) != null) {
                refuseNonsense("centre " + code, centres.get(code), of(code));
            }
        }
    }

    private void refuseNonsense(String place, CentreDefaults own, Settings settings) {
        require(place, "email", settings.email(), 254);
        if (!settings.email().matches("[^@\\s]+@[^@\\s]+")) {
            throw new ImportRefused(
                    "The defaults of %s: “%s” is not an e-mail address.".formatted(place, settings.email()));
        }
        require(place, "mode", settings.mode());
        if (settings.label() != null) {
            require(place, "label", settings.label(), 180);
        }
        if (settings.postalAddress() != null) {
            require(place, "postal-address", settings.postalAddress(), 500);
        }
        refuseNonsense(place, settings.dates());
        refuseNonsense(place, "submission", settings.reminders().submission());
        refuseNonsense(place, "correction", settings.reminders().correction());
        refuseNonsense(place, "answer", settings.reminders().answer());
        var codes = new HashSet<String>();
        for (var document : listOf(own)) {
            if (document == null
                    || document.code() == null
                    || !CODE.matcher(document.code()).matches()) {
                throw new ImportRefused(
                        "The defaults of %s: a document's code is made of capitals, digits and underscores, at most 40; “%s” is not."
                                .formatted(place, document == null ? "" : document.code()));
            }
            if (!codes.add(document.code())) {
                throw new ImportRefused(
                        "The defaults of %s name the document %s twice.".formatted(place, document.code()));
            }
            var documentPlace = place + ", document " + document.code();
            requireBoth(documentPlace, "label", document.label(), 200);
            if (document.hint() != null) {
                requireBoth(documentPlace, "hint", document.hint(), 500);
            }
            if (document.template() != null) {
                require(documentPlace, "template", document.template(), 100);
            }
        }
        var known = new ArrayList<>(
                listOf(general).stream().map(DocumentDefaults::code).toList());
        for (var code : own.withoutDocuments() == null ? Set.<String>of() : own.withoutDocuments()) {
            if (!known.contains(code)) {
                throw new ImportRefused(
                        "The defaults of %s: “without-documents” names %s, which is not a general document."
                                .formatted(place, code));
            }
        }
    }

    private void refuseNonsense(String place, TrainingDates dates) {
        require(place, "dates, opens-on", dates.opensOn());
        require(place, "dates, closes-on", dates.closesOn());
        require(place, "dates, return-on", dates.returnOn());
        require(place, "dates, answer-on", dates.answerOn());
        require(place, "dates, waiting-list-closes-on", dates.waitingListClosesOn());
        refuseDisorder(place, () -> {
            DatesOutOfOrder.refuseUnless("opening", dates.opensOn(), "campaign start", campaign.startsOn());
            dates.refuseDisorder();
            DatesOutOfOrder.refuseUnless(
                    "campaign end", campaign.endsOn(), "waiting list", dates.waitingListClosesOn());
        });
    }

    private static void refuseNonsense(String place, String deadline, List<Integer> days) {
        if (!ReminderDays.sound(days)) {
            throw new ImportRefused(
                    "The defaults of %s: “reminders, %s” is a list of at most %d different numbers of days, from 0 to %d."
                            .formatted(place, deadline, ReminderDays.MOST, ReminderDays.FIRST));
        }
    }

    private static void refuseDisorder(String place, Runnable check) {
        try {
            check.run();
        } catch (DatesOutOfOrder e) {
            throw new ImportRefused("The defaults of %s: %s".formatted(place, e.getMessage()));
        }
    }

    private static void require(String place, String name, Object value) {
        if (value == null) {
            throw new ImportRefused("The defaults of %s lack “%s”.".formatted(place, name));
        }
    }

    private static void require(String place, String name, String value, int maxLength) {
        require(place, name, value);
        if (value.isBlank() || value.length() > maxLength) {
            throw new ImportRefused(
                    "The defaults of %s: “%s” needs 1 to %d characters.".formatted(place, name, maxLength));
        }
    }

    private static void requireBoth(String place, String name, LocalizedText text, int maxLength) {
        require(place, name, text);
        require(place, name + ", fr", text.fr(), maxLength);
        require(place, name + ", en", text.en(), maxLength);
    }
}
