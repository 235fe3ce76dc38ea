package fr.candidatflow.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Imports the file that the command line names, then lets the application serve. The next start without it imports nothing. */
@Component
class CatalogueImport implements ApplicationRunner {

    private static final String CLASSPATH = "classpath:";

    private static final Logger log = LoggerFactory.getLogger(CatalogueImport.class);

    private final CatalogueProperties properties;
    private final CatalogueImporter importer;

    CatalogueImport(CatalogueProperties properties, CatalogueImporter importer) {
        this.properties = properties;
        this.importer = importer;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.file() != null) {
            log.info("{}", run(properties));
        }
    }

    ImportReport run(CatalogueProperties asked) {
        if (asked.establishment() == null || asked.establishment().isBlank()) {
            throw new ImportRefused(
                    "Say whose programmes are meant: --candidatflow.catalogue.establishment=<UAI code>.");
        }
        var defaults = CatalogueDefaults.read(content("file of defaults", asked.defaults()));
        var programmes = ProgrammeFile.read(content("file to import", asked.file()), asked.establishment());
        return importer.bringIn(programmes, defaults);
    }

    private static byte[] content(String what, String place) {
        try {
            return place.startsWith(CLASSPATH)
                    ? new ClassPathResource(place.substring(CLASSPATH.length())).getContentAsByteArray()
                    : Files.readAllBytes(Path.of(place));
        } catch (IOException | RuntimeException e) {
            throw new ImportRefused("The %s “%s” cannot be read.".formatted(what, place));
        }
    }
}
