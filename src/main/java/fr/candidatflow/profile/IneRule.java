package fr.candidatflow.profile;

/** Whether a candidate must give an INE (S17); each university may decide otherwise, so the workflow answers from a table. */
public interface IneRule {

    /**
     * @param nationality ISO 3166 code of two letters
     * @param baccalaureateYear the session, null without a baccalaureate
     * @param seriesAsksIne whether holders of the series have an INE
     */
    IneRequirement decide(
            String nationality, boolean baccalaureateHeld, Integer baccalaureateYear, boolean seriesAsksIne);

    /** The reason is a word that {@code profile.ine.reason.<word>} explains to the candidate. */
    record IneRequirement(boolean required, String reason) {}
}
