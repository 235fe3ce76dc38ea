package fr.candidatflow.insight.dashboard;

import fr.candidatflow.insight.Campaigns;
import fr.candidatflow.insight.Campaigns.Campaign;
import fr.candidatflow.insight.HistoryRights;
import fr.candidatflow.insight.dashboard.Glance.Day;
import fr.candidatflow.insight.dashboard.Glance.Incidents;
import fr.candidatflow.insight.dashboard.Glance.Mails;
import fr.candidatflow.insight.dashboard.Glance.Stage;
import fr.candidatflow.insight.dashboard.Glance.Step;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * A campaign at a glance, for one person: what is about a process whose history they may not read is left out. Funnel and days are
 * about all processes of an application together.
 */
@Service
class Dashboard {

    private final FreshGlances glances;
    private final HistoryRights rights;
    private final Campaigns campaigns;

    Dashboard(FreshGlances glances, HistoryRights rights, Campaigns campaigns) {
        this.glances = glances;
        this.rights = rights;
        this.campaigns = campaigns;
    }

    /** Where Cockpit shows a process: the id of its latest version. */
    record Process(String name, String definition) {}

    /**
     * @param countedAt null before the first count; then there are no figures either
     * @param counting newer figures are being counted
     * @param funnel null when it is not for this person; so are the days
     * @param processes by key
     * @param applications whether this person may open the staff's list of all applications
     */
    record Page(
            Campaign campaign,
            Instant countedAt,
            boolean counting,
            List<Step> funnel,
            List<Day> days,
            List<Queue> queues,
            List<Mails> mails,
            List<Incidents> incidents,
            Map<String, Process> processes,
            boolean applications) {}

    /**
     * @param code null for the current campaign
     * @throws NotFound when there is no such campaign, or this person may read no history at all
     */
    Page read(StaffMember staff, String code) {
        var processes = new LinkedHashMap<String, Process>();
        rights.readable(staff)
                .forEach(process -> processes.put(process.getKey(), new Process(process.getName(), process.getId())));
        if (processes.isEmpty()) {
            throw new NotFound();
        }
        var campaign = campaign(code);
        var found = glances.read(campaign.code());
        var kept = found.kept();
        if (kept == null) {
            return new Page(
                    campaign,
                    null,
                    found.counting(),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    processes,
                    staff.administrator());
        }
        var glance = kept.glance();
        boolean whole = Arrays.stream(Stage.values()).map(Stage::process).allMatch(processes::containsKey);
        return new Page(
                campaign,
                kept.countedAt(),
                found.counting(),
                whole ? glance.funnel() : null,
                whole ? glance.days() : null,
                glance.queues().stream()
                        .filter(queue -> processes.containsKey(queue.kind().process()))
                        .toList(),
                glance.mails().stream()
                        .filter(mails -> processes.containsKey(mails.process()))
                        .toList(),
                glance.incidents().stream()
                        .filter(incidents -> processes.containsKey(incidents.process()))
                        .toList(),
                processes,
                staff.administrator());
    }

    private Campaign campaign(String code) {
        return campaigns.all().stream()
                .filter(campaign ->
                        code == null ? campaign.current() : campaign.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
