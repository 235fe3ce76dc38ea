package fr.candidatflow.insight.dashboard;

import fr.candidatflow.staff.StaffMember;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page in Cockpit asks for. */
@RestController
@RequestMapping("/staff-api/insight/dashboard")
class DashboardController {

    private final Dashboard dashboard;

    DashboardController(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** @param campaign its code; the current one when left out */
    @GetMapping
    ResponseEntity<Dashboard.Page> page(
            @RequestParam(required = false) String campaign, Authentication authentication) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(dashboard.read(StaffMember.of(authentication), campaign));
    }
}
