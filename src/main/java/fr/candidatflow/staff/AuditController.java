package fr.candidatflow.staff;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit, readable and searchable by administrators. */
@Controller
class AuditController {

    private final Audit audit;
    private final Clock clock;

    AuditController(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static StaffSection auditSection() {
        return new StaffSection(
                "/admin/audit", "Audit", "Who changed what, when and why", StaffMember::administrator, 900);
    }

    @GetMapping("/admin/audit")
    String entries(
            @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "1") int page, Model model) {
        int shown = Math.max(1, page);
        var found = audit.search(words, shown);
        model.addAttribute("entries", found.stream().limit(Audit.PAGE).toList());
        model.addAttribute("words", words);
        model.addAttribute("page", shown);
        model.addAttribute("more", found.size() > Audit.PAGE);
        model.addAttribute("zone", clock.getZone());
        return "staff/audit";
    }
}
