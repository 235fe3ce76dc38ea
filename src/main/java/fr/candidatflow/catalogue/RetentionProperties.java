package fr.candidatflow.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long applications are kept.
 *
 * @param days after the last day of their campaign, where the campaign has no number of its own
 * @param batch how many applications are deleted in one transaction
 */
@ConfigurationProperties("candidatflow.retention")
public record RetentionProperties(
        @DefaultValue("365") int days, @DefaultValue("100") int batch) {}
