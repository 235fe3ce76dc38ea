package fr.candidatflow.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.HashSet;
import java.util.List;

/**
 * How many days before each of a training's deadlines a reminder goes out, one for each number (decision 14); none where the
 * list is empty.
 *
 * @param submission before the last day to submit
 * @param correction before the last day to return an incomplete file
 * @param answer before the last day to confirm or withdraw
 */
@Embeddable
public record ReminderDays(
        @Column(name = "submission_reminder_days") List<Integer> submission,
        @Column(name = "correction_reminder_days") List<Integer> correction,
        @Column(name = "answer_reminder_days") List<Integer> answer) {

    /** Where nobody says otherwise. */
    static final List<Integer> USUAL = List.of(7, 2);

    /** A longer ladder would fill mailboxes. */
    static final int MOST = 10;

    static final int FIRST = 90;

    /** At most {@value #MOST} different numbers of days, from 0 to {@value #FIRST}. */
    public static boolean sound(List<Integer> days) {
        return days.size() <= MOST
                && days.stream().allMatch(day -> day != null && day >= 0 && day <= FIRST)
                && new HashSet<>(days).size() == days.size();
    }
}
