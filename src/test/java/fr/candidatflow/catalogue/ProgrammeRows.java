package fr.candidatflow.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows in the columns of the ministry's file. A value is written as given: one that needs quotes brings them. */
record ProgrammeRows(
        String establishment,
        String code,
        String domains,
        String title,
        String open,
        String limited,
        String capacity,
        String url) {

    static final String HEADER =
            "Année de la campagne de recueil des informations;Code UAI de l’établissement accrédité;"
                    + "Nom officiel (long) de l’établissement accrédité;Nom d’usage de l’établissement accrédité;"
                    + "Adresse de l’établissement accrédité;Complément d’adresse de l’établissement accrédité;"
                    + "Code postal de la ville de l’établissement accrédité;Ville de l’établissement accrédité;"
                    + "Identifiant navette de la mention (INM) de master;Domaine(s) de la mention de master;"
                    + "Intitulé de la mention de master;Mention accréditée ou en cours d’accréditation;"
                    + "Année de début de la période d’accréditation;Année de fin de la période d’accréditation;"
                    + "Mention ouverte ou non ouverte;"
                    + "Etablissement(s) co-accrédité(s) en vue de la délivrance du DNM dans la mention;"
                    + "Inscription des étudiants effectuée ou non par l’établissement dans la mention;"
                    + "Modalités d’enseignement de la mention;"
                    + "Semestre auquel la mention est accessible dans l’établissement accrédité;"
                    + "Existence d’une capacité d’accueil limitée au 1er semestre;"
                    + "Capacité d’accueil limitée au 1er semestre;"
                    + "Licences conseillées pour suivre la formation de la mention;"
                    + "URL de la fiche relative à la mention sur le site internet de l’établissement;"
                    + "etablissement_id_paysage";

    /** An open programme with 25 places. */
    static ProgrammeRows of(String establishment, String code, String domains, String title) {
        return new ProgrammeRows(
                establishment, code, domains, title, "1", "Oui", "25", "https://www.example.org/" + code);
    }

    ProgrammeRows open(String value) {
        return new ProgrammeRows(establishment, code, domains, title, value, limited, capacity, url);
    }

    ProgrammeRows capacity(String limitedValue, String capacityValue) {
        return new ProgrammeRows(establishment, code, domains, title, open, limitedValue, capacityValue, url);
    }

    ProgrammeRows url(String value) {
        return new ProgrammeRows(establishment, code, domains, title, open, limited, capacity, value);
    }

    @Override
    public String toString() {
        return String.join(
                ";",
                "2020",
                establishment,
                "\"Université d’Essai; sciences et lettres\"",
                "",
                "12  RUE DES ESSAIS",
                "",
                "54000",
                "NANCY",
                code,
                domains,
                title,
                "diplôme",
                "2018",
                "2022",
                open,
                "",
                "",
                "\"Formation initiale,Formation continue\"",
                "1er semestre",
                limited,
                capacity,
                "Droit",
                url,
                "t6Cq5");
    }

    /** As it is published: byte order mark, and lines that end in carriage return and line feed. */
    static byte[] file(Object... rows) {
        return Stream.concat(Stream.of("\uFEFF" + HEADER), Stream.of(rows).map(Object::toString))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
