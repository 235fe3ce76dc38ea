package fr.candidatflow.application.casework;

import fr.candidatflow.application.AppliedRules;
import fr.candidatflow.staff.StaffMember;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why an application was allowed and asks for the documents that it asks for: the rows of the decision tables that said so. */
@Controller
class CaseRulesController {

    private final Cases cases;
    private final AppliedRules rules;

    CaseRulesController(Cases cases, AppliedRules rules) {
        this.cases = cases;
        this.rules = rules;
    }

    @GetMapping("/staff/applications/{number}/rules")
    String show(@PathVariable String number, Authentication authentication, Model model) {
        var found = cases.find(number, StaffMember.of(authentication));
        model.addAttribute("number", number);
        model.addAttribute("rules", rules.of(found.application().id()));
        return "application/staff/rules";
    }
}
