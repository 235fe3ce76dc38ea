package fr.candidatflow.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.tika.Tika;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The establishment's logo, whole and of a type that every browser draws; told by its content, whatever it is named. */
record Logo(byte[] content, MediaType type) {

    private static final String SVG = "image/svg+xml";
    private static final Set<String> TYPES = Set.of(SVG, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE);
    private static final String EXTERNAL_DTD = "http://apache.org/xml/features/nonvalidating/load-external-dtd";

    /** @throws IllegalArgumentException when it cannot be read or drawn; the message says why and what to do */
    static Logo read(Resource place) {
        byte[] content = content(place);
        String type = new Tika().detect(content);
        if (!TYPES.contains(type)) {
            throw refused("is %s; choose an SVG, PNG or JPEG".formatted(type), place);
        }
        if (!(type.equals(SVG) ? isWellFormed(content) : isDrawn(content))) {
            throw refused("is damaged; choose another picture", place);
        }
        return new Logo(content, MediaType.parseMediaType(type));
    }

    private static byte[] content(Resource place) {
        if (!place.isReadable()) {
            throw refused("names no file that can be read; write its place as file:/…/logo.svg or https://…", place);
        }
        try {
            return place.getContentAsByteArray();
        } catch (IOException e) {
            throw refused("cannot be read (" + e.getMessage() + ")", place);
        }
    }

    private static boolean isDrawn(byte[] content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content)) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isWellFormed(byte[] content) {
        try {
            var parsers = SAXParserFactory.newInstance();
            parsers.setFeature(EXTERNAL_DTD, false);
            parsers.newSAXParser().parse(new ByteArrayInputStream(content), new DefaultHandler());
            return true;
        } catch (SAXException | IOException e) {
            return false;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IllegalArgumentException refused(String why, Resource place) {
        return new IllegalArgumentException(
                "candidatflow.branding.logo %s: %s.".formatted(why, place.getDescription()));
    }
}
