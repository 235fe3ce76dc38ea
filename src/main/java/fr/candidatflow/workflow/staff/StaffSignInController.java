package fr.candidatflow.workflow.staff;

import static fr.candidatflow.workflow.oidc.OidcSignIn.NO_ACCESS;
import static fr.candidatflow.workflow.oidc.OidcSignIn.SIGNED_OUT;

import fr.candidatflow.staff.StaffAddress;
import fr.candidatflow.workflow.oidc.OidcSignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One sign-in for the staff's pages, Tasklist and Cockpit: the session is the one that Camunda's web applications keep, the
 * password and the pause after wrong ones are the engine's.
 */
@Controller
class StaffSignInController {

    static final String PAGE = "/staff/sign-in";

    static final String SIGN_OUT = "/staff/sign-out";

    private final IdentityService identity;
    private final Optional<OidcSignIn> oidc;

    StaffSignInController(IdentityService identity, Optional<OidcSignIn> oidc) {
        this.identity = identity;
        this.oidc = oidc;
    }

    /** What the sign-in page says of the provider; null when there is none. */
    @ModelAttribute("provider")
    String provider() {
        return oidc.map(OidcSignIn::name).orElse(null);
    }

    @GetMapping(PAGE)
    String form(@RequestParam(defaultValue = "") String to, @RequestParam Optional<String> failed, Model model) {
        failed.ifPresent(not -> model.addAttribute(
                "refusal", "You could not be signed in. Try again; if it happens again, tell your administrator."));
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
        return "redirect:" + StaffAddress.ours(to);
    }

    /** Ends the provider's session after ours, when there is a provider: signing out must not be undone by the next click. */
    @PostMapping(SIGN_OUT)
    String signOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        return oidc.isEmpty() ? end(request) : signOutAtProvider(request, response, model);
    }

    /** Where the provider leads back to, and Tasklist when one has signed out there; who is still signed in stays so. */
    @GetMapping(SIGNED_OUT)
    String signedOut(Authentication staff, HttpServletRequest request, HttpServletResponse response, Model model) {
        return staff == null ? signOutAtProvider(request, response, model) : "redirect:" + StaffAddress.HOME;
    }

    @GetMapping(NO_ACCESS)
    String noAccess() {
        return "staff/no-access";
    }

    private static String end(HttpServletRequest request) {
        request.getSession().invalidate();
        return "redirect:" + PAGE;
    }

    /** By a header and not by redirect: the policy of our pages lets a form lead nowhere else. */
    private String signOutAtProvider(HttpServletRequest request, HttpServletResponse response, Model model) {
        var session = request.getSession(false);
        var address = oidc.flatMap(signIn -> signIn.signOutAddress(session));
        if (session != null) {
            session.invalidate();
        }
        address.ifPresent(place -> response.setHeader("Refresh", "0; url=" + place));
        model.addAttribute("onward", address.orElse(null));
        return "staff/signed-out";
    }
}
