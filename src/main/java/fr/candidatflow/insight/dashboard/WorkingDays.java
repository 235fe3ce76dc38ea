package fr.candidatflow.insight.dashboard;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * On which days the staff is expected to work: from Monday to Friday, unless it is a public holiday of the university's country and
 * region. The days on which a university closes of its own will are not known.
 */
@Component
class WorkingDays {

    private final HolidayManager holidays;
    private final String[] region;

    /**
     * @param place ISO 3166 code of the country, {@code FR}, or of a part of it that has holidays of its own, {@code FR-67}
     * @throws IllegalArgumentException when the holidays of no such place are known
     */
    WorkingDays(@Value("${candidatflow.holidays}") String place) {
        var codes = place.strip().split("-", 2);
        holidays = calendar(place, codes[0].toLowerCase(Locale.ROOT));
        region = codes.length == 1 ? new String[0] : new String[] {region(place, codes[1])};
    }

    private static HolidayManager calendar(String place, String country) {
        try {
            return HolidayManager.getInstance(ManagerParameters.create(country));
        } catch (IllegalStateException noneOfThatName) {
            throw unknown(place);
        }
    }

    private String region(String place, String code) {
        return holidays.getCalendarHierarchy().getChildren().keySet().stream()
                .filter(code::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> unknown(place));
    }

    /** Those of so many days, of which this is the last. */
    long among(int days, LocalDate last) {
        return last.minusDays(days)
                .plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(this::contains)
                .count();
    }

    /** The last of so many working days after this day. */
    LocalDate later(LocalDate day, long workingDays) {
        return day.plusDays(1)
                .datesUntil(LocalDate.MAX)
                .filter(this::contains)
                .limit(workingDays)
                .reduce(day, (before, last) -> last);
    }

    private boolean contains(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day, HolidayType.PUBLIC_HOLIDAY, region);
    }

    private static IllegalArgumentException unknown(String place) {
        return new IllegalArgumentException(
                "candidatflow.holidays is \"" + place
                        + "\", of which no holidays are known: set a country's code such as FR, or one with its region such as FR-67");
    }
}
