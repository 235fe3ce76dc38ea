package fr.candidatflow.catalogue;

import java.util.List;

/** All that an import or an administrator may say about a training; {@code capacity} and {@code url} may be null. */
public record TrainingContent(
        String campaignCode,
        String centreCode,
        String commissionCode,
        String domain,
        String title,
        String url,
        Integer capacity,
        ApplicationMode mode,
        TrainingDates dates,
        ReminderDays reminders,
        List<RequiredDocument> documents) {

    TrainingContent withCapacity(Integer other) {
        return new TrainingContent(
                campaignCode, centreCode, commissionCode, domain, title, url, other, mode, dates, reminders, documents);
    }

    public TrainingContent withDocuments(List<RequiredDocument> others) {
        return new TrainingContent(
                campaignCode,
                centreCode,
                commissionCode,
                domain,
                title,
                url,
                capacity,
                mode,
                dates,
                reminders,
                List.copyOf(others));
    }
}
