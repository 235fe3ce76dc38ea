package fr.candidatflow.staff;

import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Guards the sections and gives their pages {@code staff} (a {@link StaffMember}) and {@code sections} (those offered to this
 * person). Who may not use a section finds nothing there, as with other people's things everywhere.
 */
@Configuration(proxyBeanMethods = false)
class StaffFrame implements WebMvcConfigurer, HandlerInterceptor {

    private static final String KNOWN = StaffFrame.class.getName() + ".known";

    private record Known(StaffMember staff, List<StaffSection> sections) {}

    private final List<StaffSection> sections;

    StaffFrame(List<StaffSection> sections) {
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(StaffSection::position))
                .toList();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/staff", "/staff/**", "/admin", "/admin/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var staff = signedIn();
        if (staff != null) {
            request.setAttribute(KNOWN, new Known(staff, offeredTo(staff)));
            String path =
                    request.getRequestURI().substring(request.getContextPath().length());
            sections.stream()
                    .filter(section -> section.covers(path))
                    .max(Comparator.comparingInt(section -> section.path().length()))
                    .filter(section -> !section.mayUse().test(staff))
                    .ifPresent(section -> {
                        throw new NotFound();
                    });
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView answer) {
        var staff = signedIn();
        if (answer != null && staff != null && !isRedirect(answer)) {
            answer.addObject("staff", staff);
            answer.addObject("sections", offeredTo(staff));
        }
    }

    /** For an error page, which is made outside of the frame: who was signed in and what they are offered, if it came so far. */
    static void addWhatItKnew(HttpServletRequest request, Map<String, Object> model) {
        if (request.getAttribute(KNOWN) instanceof Known known) {
            model.put("staff", known.staff());
            model.put("sections", known.sections());
        }
    }

    private List<StaffSection> offeredTo(StaffMember staff) {
        return sections.stream().filter(section -> section.mayUse().test(staff)).toList();
    }

    private static boolean isRedirect(ModelAndView answer) {
        return answer.getViewName() != null && answer.getViewName().startsWith("redirect:");
    }

    private static StaffMember signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? null
                : StaffMember.of(authentication);
    }
}
