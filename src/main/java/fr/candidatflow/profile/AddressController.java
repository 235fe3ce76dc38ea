package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.ProfilePages.Comparison;
import fr.candidatflow.profile.ProfilePages.Sent;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The postal address (S19). */
@Controller
@RequestMapping("/profile/address")
class AddressController {

    private static final String PAGE = "profile/address";
    private static final FormKey KEY = FormKey.of(ProfileBlock.ADDRESS);

    private final ProfileService service;
    private final ProfileForms forms;
    private final ProfilePages pages;
    private final ProfileText text;

    AddressController(ProfileService service, ProfileForms forms, ProfilePages pages, ProfileText text) {
        this.service = service;
        this.forms = forms;
        this.pages = pages;
        this.text = text;
    }

    record Form(
            String version, String country, String line1, String line2, String line3, String postalCode, String town) {

        static Form of(Address address) {
            return address == null
                    ? new Form(null, null, null, null, null, null, null)
                    : new Form(
                            null,
                            address.country(),
                            address.line1(),
                            address.line2(),
                            address.line3(),
                            address.postalCode(),
                            address.town());
        }

        /** A French postal code may be typed in two groups; abroad blanks belong to it. */
        Address block() {
            String code = Countries.FRANCE.equals(country) ? Typed.code(postalCode) : Typed.line(postalCode);
            return new Address(
                    Typed.line(country),
                    Typed.line(line1),
                    Typed.line(line2),
                    Typed.line(line3),
                    code,
                    Typed.line(town));
        }
    }

    @GetMapping
    String show(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        pages.show(model, KEY, forms.shown(candidate.accountId(), view, ProfileBlock.ADDRESS));
        return page(model);
    }

    @PostMapping
    String save(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = candidate.accountId();
        Address address = form.block();
        Problem.mark(address.problems(), errors);
        var sent = new Sent(account, KEY, form, form.version(), errors, model, response);
        return pages.save(sent, seen -> service.saveAddress(account, seen, address), () -> comparison(account, address))
                ? pages.saved(redirect, "profile.saved.address", ProfilePages.next(ProfileBlock.ADDRESS))
                : page(model);
    }

    private Comparison comparison(AccountId account, Address typed) {
        ProfileView last = service.view(account);
        return new Comparison(
                last.version(ProfileBlock.ADDRESS),
                text.lines(ProfilePart.ADDRESS, last.address()),
                text.lines(ProfilePart.ADDRESS, typed));
    }

    private String page(Model model) {
        model.addAttribute("countries", text.countries());
        return PAGE;
    }
}
