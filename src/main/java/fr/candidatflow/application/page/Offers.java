package fr.candidatflow.application.page;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.application.ApplicationService;
import fr.candidatflow.application.DurationWords;
import fr.candidatflow.application.SecondThought;
import fr.candidatflow.catalogue.CatalogueService;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a candidate needs to see before answering an offer. */
@Component
class Offers {

    private final ApplicationService service;
    private final CatalogueService catalogue;
    private final SecondThought secondThought;
    private final MessageSource messages;
    private final Clock clock;

    Offers(
            ApplicationService service,
            CatalogueService catalogue,
            SecondThought secondThought,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.catalogue = catalogue;
        this.secondThought = secondThought;
        this.messages = messages;
        this.clock = clock;
    }

    /** Null when nothing can be answered, or no longer. */
    OfferView of(AccountId account, ApplicationView view, Locale locale) {
        var now = clock.instant();
        if (!view.seatOffered() || !now.isBefore(view.next())) {
            return null;
        }
        var others = service.list(account).stream()
                .filter(other -> !other.id().equals(view.application().id()))
                .map(other -> new ApplicationView(other, catalogue.get(other.training())))
                .filter(other -> !other.application().status().closed())
                .toList();
        return new OfferView(
                TimeLeft.of(Duration.between(now, view.next()), new DurationWords(messages, locale)),
                secondThought.inWords(locale),
                others.stream().filter(ApplicationView::seatOffered).toList(),
                others.stream().filter(other -> !other.seatOffered()).toList());
    }
}
