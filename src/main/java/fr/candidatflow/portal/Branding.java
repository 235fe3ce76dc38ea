package fr.candidatflow.portal;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The establishment's face on every page. The colours reach {@code theme.css} as variables; their contrast is what WCAG 2.2 AA
 * asks of text (1.4.3), or the application does not start.
 *
 * @param name Name of the service, in the header and in the title of every page.
 * @param establishment Name of the establishment that answers for the service, in the footer and in the accessibility statement; the service's name when empty.
 * @param logo Picture beside the name (SVG, PNG or JPEG), such as {@code file:/etc/candidatflow/logo.svg} or an address; left out for none. It is shown 40 px high on the brand colour.
 * @param brandColour Background of the header and of other large areas, as {@code #rrggbb}.
 * @param brandContrast Text on the brand colour, as {@code #rrggbb}; the contrast of the two is at least 4.5:1.
 * @param accent Line below the header, as {@code #rrggbb}. Never the only sign of anything.
 * @param contact Where candidates ask for help: an e-mail address or the address of a page; in the footer when it is not empty.
 * @param legalNotice Address of the legal notice; in the footer when it is not empty.
 */
@ConfigurationProperties("candidatflow.branding")
public record Branding(
        @DefaultValue("CandidatFlow") String name,
        @DefaultValue("") String establishment,
        Resource logo,
        @DefaultValue("#1d3557") String brandColour,
        @DefaultValue("#ffffff") String brandContrast,
        @DefaultValue("#c1121f") String accent,
        @DefaultValue("") String contact,
        @DefaultValue("") String legalNotice) {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double LEAST_CONTRAST = 4.5;

    /**
     * @throws IllegalArgumentException when a colour cannot be read, when the two of the header are too close, or when there is
     *     no picture at the place of the logo; the message says which and what to do
     */
    public Branding {
        colour("brand-colour", brandColour);
        colour("brand-contrast", brandContrast);
        colour("accent", accent);
        double contrast = contrast(brandColour, brandContrast);
        if (contrast < LEAST_CONTRAST) {
            throw new IllegalArgumentException(
                    "candidatflow.branding.brand-contrast %s on brand-colour %s has a contrast of %.1f:1; choose two colours with at least 4.5:1 (WCAG 2.2, 1.4.3)."
                            .formatted(brandContrast, brandColour, Math.floor(contrast * 10) / 10));
        }
        if (logo != null) {
            Logo.read(logo);
        }
        establishment = establishment.isBlank() ? name : establishment;
    }

    public boolean hasLogo() {
        return logo != null;
    }

    /** The contact as a link leads to it. */
    public String contactAddress() {
        return contact.contains("@") && !contact.contains(":") ? "mailto:" + contact : contact;
    }

    /** How far apart two colours are for the eye: from 1 (the same) to 21 (black on white), as WCAG 2.2 defines it. */
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int from) {
        double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static void colour(String setting, String value) {
        if (!COLOUR.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "candidatflow.branding.%s is no colour: %s. Write it as #rrggbb.".formatted(setting, value));
        }
    }
}
