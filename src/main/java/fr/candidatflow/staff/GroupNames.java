package fr.candidatflow.staff;

/** The names of the staff's groups, the same for the engine, for an identity provider's claims and for every page. */
public final class GroupNames {

    public static final String ANALYSTS = "analysts";

    /** Camunda's own group of administrators. */
    public static final String ADMINISTRATORS = "camunda-admin";

    static final String CENTRE = "centre-";
    static final String COMMISSION = "commission-";
    static final String PRESIDENT = "-president";

    private GroupNames() {}

    public static String ofCentre(String centreCode) {
        return CENTRE + centreCode;
    }

    public static String ofCommission(String commissionCode) {
        return COMMISSION + commissionCode;
    }

    public static String ofPresident(String commissionCode) {
        return COMMISSION + commissionCode + PRESIDENT;
    }

    /** Whether it is named as a centre's or a commission's, which may be deleted by now. */
    public static boolean isOfCatalogue(String group) {
        return group.startsWith(CENTRE) || group.startsWith(COMMISSION);
    }
}
