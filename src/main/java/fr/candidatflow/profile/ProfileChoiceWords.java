package fr.candidatflow.profile;

import fr.candidatflow.account.ChoiceWords;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The choices of the profile's forms; a field of one name offers the same choices on every page. */
@Component
class ProfileChoiceWords implements ChoiceWords {

    private final SeriesList seriesList;
    private final MessageSource messages;

    ProfileChoiceWords(SeriesList seriesList, MessageSource messages) {
        this.seriesList = seriesList;
        this.messages = messages;
    }

    @Override
    public String of(String field, String typed, Locale language) {
        return switch (field) {
            case "nationality", "country", "birthCountry" ->
                Countries.exists(typed) ? Countries.name(typed, language) : typed;
            case "series" -> seriesList.find(typed).map(Series::title).orElse(typed);
            case "civility", "honours", "obtained", "route" -> words(field, typed, language);
            case "diplomaType" -> words("diploma-type", typed, language);
            default -> typed;
        };
    }

    private String words(String group, String typed, Locale language) {
        return messages.getMessage("profile." + group + "." + typed, null, typed, language);
    }
}
