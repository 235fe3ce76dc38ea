package fr.candidatflow.document;

import fr.candidatflow.portal.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The templates that the establishment gives with a document, uploaded by an administrator or in the folder: to read (S40), or to fill in and deposit (S41). */
@Controller
class TemplateController {

    private final DocumentProperties properties;
    private final DocumentTemplates templates;
    private final ResourceLoader resources;

    TemplateController(DocumentProperties properties, DocumentTemplates templates, ResourceLoader resources) {
        this.properties = properties;
        this.templates = templates;
        this.resources = resources;
    }

    /** The pattern keeps a name inside the folder. */
    @GetMapping("/document-templates/{name:[A-Za-z0-9][A-Za-z0-9._-]*}")
    void template(
            @PathVariable String name, @RequestParam(required = false) String download, HttpServletResponse response)
            throws IOException {
        FileType type = FileType.ofName(new FileName(name)).orElseThrow(NotFound::new);
        Resource template = templates
                .find(name)
                .<Resource>map(ByteArrayResource::new)
                .orElseGet(() -> resources.getResource(properties.templates() + name));
        if (!template.isReadable()) {
            throw new NotFound();
        }
        FileResponse.describe(
                name,
                type.contentType,
                template.contentLength(),
                download == null ? ContentDisposition.inline() : ContentDisposition.attachment(),
                response);
        try (InputStream content = template.getInputStream()) {
            content.transferTo(response.getOutputStream());
        }
    }
}
