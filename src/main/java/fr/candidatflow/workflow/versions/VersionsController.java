package fr.candidatflow.workflow.versions;

import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.staff.StaffSection;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators see by which versions the processes run, and move instances to the latest. */
@Controller
class VersionsController {

    private static final String PAGE = "/admin/versions";

    private final ProcessVersions versions;
    private final Clock clock;

    VersionsController(ProcessVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    @Bean
    static StaffSection versionsSection() {
        return new StaffSection(
                PAGE,
                "Versions of processes",
                "What still runs by an older diagram, and moving it to the latest",
                StaffMember::administrator,
                680);
    }

    @GetMapping(PAGE)
    String list(Model model) {
        model.addAttribute("outdated", versions.outdated());
        model.addAttribute("moves", versions.underWay());
        model.addAttribute("zone", clock.getZone());
        return "workflow/versions";
    }

    @GetMapping(PAGE + "/{definition}")
    String move(@PathVariable String definition, Model model) {
        model.addAttribute("move", versions.preview(definition));
        return "workflow/version-move";
    }

    @PostMapping(PAGE + "/{definition}")
    String start(@PathVariable String definition, Authentication authentication, RedirectAttributes next) {
        int begun = versions.start(StaffMember.of(authentication).id(), definition);
        next.addFlashAttribute(
                "notice",
                switch (begun) {
                    case 0 -> "There was nothing left to move";
                    case 1 -> "1 instance is being moved";
                    default -> begun + " instances are being moved";
                });
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/moves/{batch}")
    String retry(@PathVariable String batch, Authentication authentication, RedirectAttributes next) {
        versions.retry(StaffMember.of(authentication).id(), batch);
        next.addFlashAttribute("notice", "Those that failed are tried again");
        return "redirect:" + PAGE;
    }
}
