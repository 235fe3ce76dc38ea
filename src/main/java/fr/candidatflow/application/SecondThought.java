package fr.candidatflow.application;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How long a withdrawal can be taken back (ADR 14), as everything that explains an answer says it. */
@Component
public class SecondThought {

    private final ApplicationProperties properties;
    private final MessageSource messages;

    SecondThought(ApplicationProperties properties, MessageSource messages) {
        this.properties = properties;
        this.messages = messages;
    }

    /** Such as "2 hours", never more than it is; the answer deadline can make it shorter. */
    public String inWords(Locale locale) {
        return new DurationWords(messages, locale).left(properties.secondThought());
    }
}
