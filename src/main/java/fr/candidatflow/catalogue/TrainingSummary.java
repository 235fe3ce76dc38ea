package fr.candidatflow.catalogue;

/** What other modules may know of a training; {@code capacity} is null when there is no limit, {@code url} may be null. */
public record TrainingSummary(
        TrainingId id,
        String code,
        String title,
        String domain,
        String centreCode,
        String commissionCode,
        ApplicationMode mode,
        Integer capacity,
        boolean inService,
        String url,
        TrainingDates dates,
        ReminderDays reminders) {}
