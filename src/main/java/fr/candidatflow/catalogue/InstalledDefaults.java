package fr.candidatflow.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The defaults of this installation, read anew each time: whoever edits the file need not start again. */
@Component
class InstalledDefaults {

    private final CatalogueProperties properties;

    InstalledDefaults(CatalogueProperties properties) {
        this.properties = properties;
    }

    byte[] content() {
        var place = properties.defaults();
        try {
            return place.startsWith("classpath:")
                    ? new ClassPathResource(place.substring("classpath:".length())).getContentAsByteArray()
                    : Files.readAllBytes(Path.of(place));
        } catch (IOException e) {
            throw new ImportRefused("The installation's file of defaults cannot be read.");
        }
    }

    /** @throws ImportRefused when they cannot be used */
    CatalogueDefaults read() {
        return CatalogueDefaults.read(content());
    }
}
