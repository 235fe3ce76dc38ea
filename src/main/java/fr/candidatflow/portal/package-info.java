/**
 * The frame of the site: layout, languages, clock, security headers, error pages. Knows no feature; every feature may use it.
 */
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {})
package fr.candidatflow.portal;

import org.springframework.modulith.ApplicationModule;
