package fr.candidatflow.application;

import fr.candidatflow.catalogue.CapacityRaised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** More seats call the next on the waiting list at once, whichever page has added them. */
@Component
class RaisedCapacity {

    private final SeatService seats;

    RaisedCapacity(SeatService seats) {
        this.seats = seats;
    }

    @EventListener
    void call(CapacityRaised event) {
        seats.callWaiting(event.training());
    }
}
