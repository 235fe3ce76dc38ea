package fr.candidatflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import fr.candidatflow.application.WaitingListPosition.Ahead;
import fr.candidatflow.application.WaitingListPosition.Move;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingListPositionTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant PUBLISHED = at(1, 0);

    @Test
    void movesWhenThoseAheadAreCalledOrLeave() {
        // given: called and confirmed, called and withdrawn later, gone by themselves, still there
        var ahead = List.of(
                new Ahead(PUBLISHED, at(3, 9), null),
                new Ahead(PUBLISHED, at(3, 15), at(9, 9)),
                new Ahead(PUBLISHED, null, at(5, 9)),
                new Ahead(PUBLISHED, null, null));

        // when
        var position = WaitingListPosition.of(PUBLISHED, ahead, at(20, 12), PARIS);

        // then
        assertThat(position.now()).isEqualTo(2);
        assertThat(position.moves()).containsExactly(new Move(day(5), 2), new Move(day(3), 3), new Move(day(1), 5));
    }

    @Test
    void countsTheDayAsItEndsAndWhoIsPublishedLaterFromThen() {
        var ahead = List.of(new Ahead(PUBLISHED.plusSeconds(2), null, null), new Ahead(at(4, 9), null, null));

        assertThat(WaitingListPosition.of(PUBLISHED, ahead, at(20, 12), PARIS).moves())
                .containsExactly(new Move(day(4), 3), new Move(day(1), 2));
    }

    @Test
    void isNextWhenNobodyIsAhead() {
        assertThat(WaitingListPosition.of(PUBLISHED, List.of(), PUBLISHED, PARIS))
                .isEqualTo(new WaitingListPosition(1, List.of(new Move(day(1), 1))));
    }

    private static Instant at(int day, int hour) {
        return day(day).atTime(hour, 0).atZone(PARIS).toInstant();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2027, 6, day);
    }
}
