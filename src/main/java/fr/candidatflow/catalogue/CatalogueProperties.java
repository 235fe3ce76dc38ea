package fr.candidatflow.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Import of the catalogue, given on the command line of one start.
 *
 * @param file open-data file of the ministry ("Trouver mon master: mentions de master") to import at this start; the application
 *     serves once it is done. Without it nothing is imported
 * @param establishment UAI code of the establishment whose programmes are imported, such as 0542493S
 * @param defaults YAML file of the campaign, the dates, the mode and the documents that the open-data file does not hold
 */
@ConfigurationProperties("candidatflow.catalogue")
record CatalogueProperties(
        @Name("import") String file,
        String establishment,
        @DefaultValue("classpath:catalogue-defaults.yaml") String defaults) {}
