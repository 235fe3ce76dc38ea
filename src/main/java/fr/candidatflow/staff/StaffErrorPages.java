package fr.candidatflow.staff;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong on the staff's pages is said in their frame and in English; the candidates' pages keep their own. */
@Component
class StaffErrorPages implements ErrorViewResolver, Ordered {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> facts) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed == null
                || !StaffAddress.isStaffs(
                        failed.toString().substring(request.getContextPath().length()))) {
            return null;
        }
        var model = new HashMap<String, Object>();
        model.put("code", status.value());
        model.put("title", title(status));
        StaffFrame.addWhatItKnew(request, model);
        var typed = TypedForm.of(request);
        model.put("typed", typed);
        return new ModelAndView(typed == null ? "staff/error" : "staff/typed", model, status);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Page not found";
            case FORBIDDEN -> "This form cannot be taken";
            case PAYLOAD_TOO_LARGE -> "The file is too large";
            default -> status.is5xxServerError() ? "Something went wrong" : "This cannot be answered";
        };
    }
}
