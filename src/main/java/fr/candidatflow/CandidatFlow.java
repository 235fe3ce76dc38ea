package fr.candidatflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application; everything it does is in the modules below this package. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CandidatFlow {

    public static void main(String[] args) {
        SpringApplication.run(CandidatFlow.class, args);
    }
}
