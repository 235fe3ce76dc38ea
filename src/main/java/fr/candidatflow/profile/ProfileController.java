package fr.candidatflow.profile;

import fr.candidatflow.account.CandidatePrincipal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The profile at a glance: what is done, what is missing, and the way to each part. */
@Controller
class ProfileController {

    private final ProfileService service;
    private final ProfileText text;

    ProfileController(ProfileService service, ProfileText text) {
        this.service = service;
        this.text = text;
    }

    /** One line of the task list; {@code colour} is null where no tag draws the eye. */
    record Item(String title, String hint, String path, String status, String colour) {}

    @GetMapping(ProfilePages.PROFILE)
    String overview(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        var blocks = new ArrayList<Item>();
        for (ProfileBlock block : ProfileBlock.values()) {
            blocks.add(item(view, block));
        }
        var lists = new ArrayList<Item>();
        for (EntryKind kind : EntryKind.values()) {
            lists.add(item(view, kind));
        }
        model.addAttribute("blocks", blocks);
        model.addAttribute("lists", lists);
        model.addAttribute("missing", missing(view));
        return "profile/overview";
    }

    private List<Item> missing(ProfileView view) {
        return view.completeness().missing().stream()
                .map(block -> new Item(
                        text.message("profile.missing." + block.path()), null, ProfilePages.path(block), null, null))
                .toList();
    }

    private Item item(ProfileView view, ProfileBlock block) {
        String status = status(view, block);
        String colour = switch (status) {
            case "missing" -> "blue";
            case "locked" -> "grey";
            default -> null;
        };
        return new Item(
                text.message("profile.block." + block.path()),
                hint(view, block),
                ProfilePages.path(block),
                text.message("profile.status." + status),
                colour);
    }

    private static String status(ProfileView view, ProfileBlock block) {
        if (view.completeness().missing().contains(block)) {
            return "missing";
        }
        if (block == ProfileBlock.PERSONAL_INFORMATION && view.lockedAt() != null) {
            return "locked";
        }
        if (view.filled(block)) {
            return "done";
        }
        return view.ineRequirement() == null ? "perhaps" : "not-asked";
    }

    private String hint(ProfileView view, ProfileBlock block) {
        if (block != ProfileBlock.INE || view.filled(block)) {
            return null;
        }
        return view.ineRequirement() == null
                ? text.message("profile.ine.undecided")
                : text.message("profile.ine.reason." + view.ineRequirement().reason());
    }

    private Item item(ProfileView view, EntryKind kind) {
        int count = view.entries().get(kind).size();
        String status = switch (count) {
            case 0 -> text.message("profile.status.none");
            case 1 -> text.message("profile.status.one");
            default -> text.message("profile.status.several", count);
        };
        return new Item(
                text.message("profile." + kind.path() + ".title"),
                text.message("profile." + kind.path() + ".hint"),
                ProfilePages.path(kind),
                status,
                null);
    }
}
