package fr.candidatflow.staff;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the staff's side begins: the sections that this person may use, Tasklist and Cockpit beside them. */
@Controller
class StaffHomeController {

    private final StaffRegister register;

    StaffHomeController(StaffRegister register) {
        this.register = register;
    }

    @GetMapping("/staff")
    String home(Model model) {
        model.addAttribute("provider", register.provider().orElse(null));
        return "staff/home";
    }

    @GetMapping("/admin")
    String administration() {
        return "staff/administration";
    }
}
