package fr.candidatflow.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What candidates may deposit.
 *
 * @param maxSize Largest file that is accepted (S37); keep it below spring.servlet.multipart.max-request-size.
 * @param templates Folder of the templates that candidates read or fill in (S40, S41), for instance file:/srv/templates/.
 */
@ConfigurationProperties("candidatflow.document")
record DocumentProperties(
        @DefaultValue("8MB") DataSize maxSize,
        @DefaultValue("classpath:/document-templates/") String templates) {}
