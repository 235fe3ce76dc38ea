package fr.candidatflow.staff;

import java.util.List;
import org.springframework.ui.Model;

/**
 * A page of a list that is at hand as a whole.
 *
 * @param found entries on all pages
 * @param number of this page, from 1
 */
public record ListPage<T>(List<T> entries, int found, int number, int pages) {

    private static final int SIZE = 50;

    /** @param typed in the address: beyond the last page it is the last, what is no number is the first */
    public static <T> ListPage<T> of(List<T> all, String typed) {
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int number = typed.matches("[0-9]{1,6}") ? Math.max(1, Math.min(Integer.parseInt(typed), pages)) : 1;
        int from = (number - 1) * SIZE;
        return new ListPage<>(all.subList(from, Math.min(from + SIZE, all.size())), all.size(), number, pages);
    }

    /** @param name by which the template knows the entries */
    public void show(String name, Model model) {
        model.addAttribute(name, entries);
        model.addAttribute("found", found);
        model.addAttribute("page", number);
        model.addAttribute("pages", pages);
    }
}
