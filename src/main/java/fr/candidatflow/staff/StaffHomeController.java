package fr.candidatflow.staff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the staff's side begins: the sections that this person may use, Tasklist and Cockpit beside them. */
@Controller
class StaffHomeController {

    @GetMapping("/staff")
    String home() {
        return "staff/home";
    }

    @GetMapping("/admin")
    String administration() {
        return "staff/administration";
    }
}
