package fr.candidatflow.workflow.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One sign-in for the staff's pages, Tasklist and Cockpit: the session is the one that Camunda's web applications keep, the
 * password and the pause after wrong ones are the engine's.
 */
@Controller
class StaffSignInController {

    static final String PAGE = "/staff/sign-in";

    /** A page of ours, never an address out of the request. */
    private static final Pattern OURS = Pattern.compile("/(?:staff|admin|camunda/app)(?:/[\\w./?=&%-]*)?");

    private final IdentityService identity;

    StaffSignInController(IdentityService identity) {
        this.identity = identity;
    }

    @GetMapping(PAGE)
    String form(@RequestParam(defaultValue = "") String to, Model model) {
        model.addAttribute("to", to);
        return "staff/sign-in";
    }

    @PostMapping(PAGE)
    String signIn(
            @RequestParam String user,
            @RequestParam String password,
            @RequestParam(defaultValue = "") String to,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!identity.checkPassword(user, password)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", "The user or the password is wrong. After several wrong ones wait a minute.");
            model.addAttribute("user", user);
            model.addAttribute("to", to);
            return "staff/sign-in";
        }
        AuthenticationUtil.revalidateSession(
                request, AuthenticationUtil.createAuthentication(ProcessEngines.NAME_DEFAULT, user));
        return "redirect:" + (OURS.matcher(to).matches() && !to.startsWith("//") ? to : "/staff");
    }

    @PostMapping("/staff/sign-out")
    String signOut(HttpServletRequest request) {
        request.getSession().invalidate();
        return "redirect:" + PAGE;
    }
}
