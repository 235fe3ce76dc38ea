package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.draft.Drafts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The profile at a glance: what is done, what is missing, why it is asked, and the way to each part. */
@Controller
class ProfileController {

    private final ProfileService service;
    private final ProfileForms forms;
    private final Drafts drafts;
    private final ProfileText text;

    ProfileController(ProfileService service, ProfileForms forms, Drafts drafts, ProfileText text) {
        this.service = service;
        this.forms = forms;
        this.drafts = drafts;
        this.text = text;
    }

    /** One line of the task list; {@code missing} and {@code colour} (where no tag draws the eye) may be null. */
    record Item(String title, String hint, String missing, String path, String status, String colour) {}

    /** One block, or one line of a list, with its way to change it; {@code lines} is empty while nothing is saved. */
    record Card(String title, String path, boolean changeable, String empty, Map<String, String> lines) {}

    @GetMapping(ProfilePages.PROFILE)
    String overview(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        AccountId account = candidate.accountId();
        ProfileView view = service.view(account);
        Set<String> drafted = drafts.forms(account);
        var blocks = new ArrayList<Item>();
        for (ProfileBlock block : ProfileBlock.values()) {
            blocks.add(item(account, view, drafted, block));
        }
        var lists = new ArrayList<Item>();
        for (EntryKind kind : EntryKind.values()) {
            lists.add(item(view, drafted, kind));
        }
        model.addAttribute("blocks", blocks);
        model.addAttribute("lists", lists);
        standing(model, view);
        return "profile/overview";
    }

    @GetMapping(ProfilePages.PROFILE + "/check")
    String check(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        ProfileView view = service.view(candidate.accountId());
        model.addAttribute(
                "blocks",
                Arrays.stream(ProfileBlock.values())
                        .map(block -> card(view, block))
                        .toList());
        var lists = new ArrayList<Map<String, Object>>();
        for (EntryKind kind : EntryKind.values()) {
            lists.add(Map.of(
                    "title", text.message("profile." + kind.path() + ".title"),
                    "path", ProfilePages.path(kind),
                    "cards",
                            view.entries().get(kind).stream()
                                    .map(entry -> card(kind, entry))
                                    .toList()));
        }
        model.addAttribute("lists", lists);
        standing(model, view);
        return "profile/check";
    }

    private void standing(Model model, ProfileView view) {
        List<ProfileBlock> open = open(view);
        model.addAttribute("complete", view.completeness().complete());
        model.addAttribute("done", ProfileBlock.values().length - open.size());
        model.addAttribute("next", open.isEmpty() ? null : ProfilePages.path(next(open)));
        model.addAttribute("missing", missing(view));
    }

    /** The INE comes after the blocks that decide whether it is owed. */
    private static ProfileBlock next(List<ProfileBlock> open) {
        return open.stream()
                .filter(block -> block != ProfileBlock.INE)
                .findFirst()
                .orElse(ProfileBlock.INE);
    }

    /** Blocks that are missing or of which nobody can say yet whether they are. */
    private static List<ProfileBlock> open(ProfileView view) {
        return Arrays.stream(ProfileBlock.values())
                .filter(block -> Set.of("missing", "perhaps").contains(status(view, block)))
                .toList();
    }

    private List<Item> missing(ProfileView view) {
        return view.completeness().missing().stream()
                .map(block -> new Item(
                        text.message("profile.missing." + block.path()),
                        null,
                        null,
                        ProfilePages.path(block),
                        null,
                        null))
                .toList();
    }

    private Item item(AccountId account, ProfileView view, Set<String> drafted, ProfileBlock block) {
        String status = status(view, block);
        boolean draft =
                !status.equals("locked") && drafted.contains(FormKey.of(block).name());
        String shown = draft ? "draft" : status;
        return new Item(
                text.message("profile.block." + block.path()),
                hint(view, block),
                status.equals("missing") && block != ProfileBlock.INE ? stillToGive(account, view, block) : null,
                ProfilePages.path(block),
                text.message("profile.status." + shown),
                switch (shown) {
                    case "draft" -> "yellow";
                    case "missing" -> "blue";
                    case "locked" -> "grey";
                    default -> null;
                });
    }

    private String stillToGive(AccountId account, ProfileView view, ProfileBlock block) {
        String fields = forms.missing(account, view, block).stream()
                .map(field -> text.label(ProfilePart.of(block), field))
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? text.message("profile.still-to-save") : text.message("profile.still-to-give", fields);
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
        if (block != ProfileBlock.INE) {
            return text.message("profile.why." + block.path());
        }
        return view.ineRequirement() == null
                ? text.message("profile.ine.undecided")
                : text.message("profile.ine.reason." + view.ineRequirement().reason());
    }

    private Item item(ProfileView view, Set<String> drafted, EntryKind kind) {
        int count = view.entries().get(kind).size();
        boolean draft = drafted.stream().anyMatch(form -> form.startsWith(kind.path() + "/"));
        String status = draft
                ? text.message("profile.status.draft")
                : switch (count) {
                    case 0 -> text.message("profile.status.none");
                    case 1 -> text.message("profile.status.one");
                    default -> text.message("profile.status.several", count);
                };
        return new Item(
                text.message("profile." + kind.path() + ".title"),
                text.message("profile." + kind.path() + ".hint"),
                null,
                ProfilePages.path(kind),
                status,
                draft ? "yellow" : null);
    }

    private Card card(ProfileView view, ProfileBlock block) {
        String status = status(view, block);
        return new Card(
                text.message("profile.block." + block.path()),
                ProfilePages.path(block),
                !status.equals("locked"),
                text.message("profile.status." + status),
                view.filled(block) ? lines(view, block) : Map.of());
    }

    private Map<String, String> lines(ProfileView view, ProfileBlock block) {
        ProfilePart part = ProfilePart.of(block);
        return switch (block) {
            case INE -> text.ine(view.ine());
            case PERSONAL_INFORMATION -> text.lines(part, view.personalInformation());
            case ADDRESS -> text.lines(part, view.address());
            case BACCALAUREATE ->
                view.baccalaureate().held()
                        ? text.lines(part, view.baccalaureate())
                        : Map.of(
                                text.label(part, "series"),
                                text.value(part, "series", view.baccalaureate().series()));
        };
    }

    private Card card(EntryKind kind, EntryView entry) {
        return new Card(
                kind.title(entry.details()),
                ProfilePages.path(kind) + "/" + entry.id(),
                true,
                null,
                text.lines(ProfilePart.of(kind), entry.details()));
    }
}
