package fr.candidatflow.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The accessibility statement, which French law asks of every public service (law 2005-102, article 47). */
@Controller
class AccessibilityController {

    @GetMapping("/accessibility")
    String statement() {
        return "portal/accessibility";
    }
}
