package fr.candidatflow.dev;

import fr.candidatflow.portal.PublicAddress;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

/** Prints where to go, and as whom to sign in. */
@TestConfiguration(proxyBeanMethods = false)
class Welcome {

    private final PublicAddress address;

    Welcome(PublicAddress address) {
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        System.out.printf(
                """

                CandidatFlow is ready.

                  Candidates    %s   create an account, the mail is in the mailbox
                  Mailbox       %s
                  Staff         %s
                  Cockpit       %s
                  Admin         %s

                """,
                address.of("/"),
                address.of("/dev/mailbox"),
                address.of("/staff"),
                address.of("/camunda/app/cockpit/"),
                address.of("/camunda/app/admin/"));
    }
}
