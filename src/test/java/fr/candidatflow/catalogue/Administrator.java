package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.candidatflow.workflow.engine.TestStaff;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Somebody who administers the catalogue, at its pages and their forms. */
final class Administrator {

    private final MockMvc mvc;
    private final TestStaff staff;
    private final String id;

    Administrator(MockMvc mvc, TestStaff staff) {
        this.mvc = mvc;
        this.staff = staff;
        id = staff.administrator();
    }

    String id() {
        return id;
    }

    Document page(String path) throws Exception {
        var answer = mvc.perform(get(path).with(staff.signedIn(id))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    /** The form of a page as it stands, to be changed and sent. */
    Map<String, String> form(String path) throws Exception {
        return fields(page(path), "main form");
    }

    /** What a browser would send of a form as it stands. */
    static Map<String, String> fields(Document page, String form) {
        var fields = new LinkedHashMap<String, String>();
        for (var data : page.select(form).forms().get(0).formData()) {
            if (!data.key().equals("_csrf")) {
                fields.put(data.key(), data.value());
            }
        }
        return fields;
    }

    MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Map<String, String> fields)
            throws Exception {
        fields.forEach(request::param);
        return mvc.perform(request.with(csrf()).with(staff.signedIn(id)))
                .andReturn()
                .getResponse();
    }
}
