package fr.candidatflow.account;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The guide's help page with its five ways in (S01). */
@Controller
class HomeController {

    private final MessageSource messages;

    HomeController(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code signed-out} is where the security chain leads after sign-out, when there is no session to keep a notice in. */
    @GetMapping("/")
    String home(@RequestParam(name = "signed-out", required = false) String signedOut, Locale language, Model model) {
        if (signedOut != null) {
            model.addAttribute("notice", messages.getMessage("account.signed-out", null, language));
        }
        return "account/home";
    }
}
