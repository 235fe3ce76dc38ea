package fr.candidatflow.simulation;

/**
 * How the people of a simulated campaign behave: every probability and every delay in one place. They are assumptions, chosen so
 * that each path of the processes is taken and each queue is seen to grow and to empty; they are not measured at a university.
 * Delays of candidates are in clock time, those of the staff in working time.
 */
final class Habits {

    private Habits() {}

    /** A candidate and the account. */
    static final class Accounts {

        /** Between the sign-up and the first application, while the activation lasts. */
        static final Delay SIGNS_UP_BEFORE = Delay.hours(20, 1.0);

        static final double NEVER_ACTIVATES = 0.06;
        static final Delay ACTIVATES = Delay.minutes(30, 1.5);
        static final double NEVER_FILLS_IN_PROFILE = 0.04;
        static final Delay FILLS_IN_PROFILE = Delay.hours(2, 1.2);
        static final double FROM_ABROAD = 0.15;
        static final double READS_ENGLISH = 0.15;

        static final double FORGETS_IDENTIFIERS = 0.06;
        static final Delay FORGETS_AFTER = Delay.days(12, 0.6);
        static final Delay USES_ONE_TIME_SECRET = Delay.hours(2, 1.5);
        static final double CHANGES_ADDRESS = 0.04;
        static final Delay CHANGES_ADDRESS_AFTER = Delay.days(15, 0.6);
        static final Delay OPENS_ADDRESS_LINK = Delay.hours(3, 1.5);
        static final double WANTS_DELETION = 0.03;
        static final Delay WANTS_DELETION_AFTER = Delay.days(40, 0.6);
        static final double KEEPS_ACCOUNT_AFTER_ALL = 0.3;
        static final Delay KEEPS_ACCOUNT = Delay.days(2, 0.5);

        private Accounts() {}
    }

    /** A candidate and one application. */
    static final class Applications {

        /** How many trainings: one, two, three, else four. */
        static final double[] TRAININGS = {0.4, 0.3, 0.2};

        /** Who applies in the last days of the opening; the others, at any day of it. */
        static final double APPLIES_LATE = 0.3;

        static final int LATE_DAYS = 4;

        static final double NEVER_SUBMITS = 0.10;
        static final double CANCELS = 0.03;
        static final Delay CANCELS_AFTER = Delay.days(6, 0.8);
        static final double AT_THE_LAST_MINUTE = 0.25;
        static final Delay BEFORE_DEADLINE = Delay.hours(6, 1.0);
        static final Delay SUBMITS = Delay.days(5, 1.0);
        static final double NOT_CONCERNED = 0.3;
        static final double RECALLS = 0.04;
        static final Delay RECALLS_AFTER = Delay.hours(2, 0.8);
        static final int POST_DAYS_LEAST = 1;
        static final int POST_DAYS_MOST = 4;

        static final double NEVER_CORRECTS = 0.12;
        static final Delay CORRECTS = Delay.hours(40, 1.0);

        static final double CONFIRMS = 0.60;
        static final double WITHDRAWS = 0.20;
        static final Delay ANSWERS = Delay.days(2, 0.9);
        static final double TAKES_WITHDRAWAL_BACK = 0.2;
        static final Delay TAKES_WITHDRAWAL_BACK_AFTER = Delay.minutes(30, 0.8);
        static final double WITHDRAWS_AFTER_CONFIRMATION = 0.08;
        static final Delay WITHDRAWS_LATER = Delay.days(4, 0.8);
        static final double LEAVES_WAITING_LIST = 0.10;
        static final Delay LEAVES_WAITING_LIST_AFTER = Delay.days(5, 0.8);

        private Applications() {}
    }

    /**
     * Somebody of the staff: comes to the queue, works some of it off one by one, the oldest first, and comes again.
     *
     * @param comesAgain working time until they look at the queue again
     * @param perFile working time for one
     * @param atOnce how many they work off before they turn to something else
     */
    record Desk(Delay comesAgain, Delay perFile, int atOnce) {}

    /** The staff. */
    static final class Staff {

        /** A centre gets one more manager, a commission one more member, for so many candidates. */
        static final int CANDIDATES_PER_PERSON = 250;

        static final Desk MANAGER = new Desk(Delay.hours(8, 0.7), Delay.minutes(12, 0.5), 8);
        static final Desk MEMBER = new Desk(Delay.hours(14, 0.6), Delay.minutes(6, 0.5), 12);
        static final Desk PRESIDENT = new Desk(Delay.hours(12, 0.6), Delay.minutes(2, 0.5), 40);

        /** Meets about every three weeks, for a few files each time. */
        static final Desk SLOW_MEMBER = new Desk(Delay.hours(110, 0.3), Delay.minutes(15, 0.5), 6);

        static final Desk SLOW_PRESIDENT = new Desk(Delay.hours(30, 0.5), Delay.minutes(5, 0.5), 40);

        /** Of each document: in a file's first review, and in those that follow. */
        static final double REJECTS = 0.20;

        static final double REJECTS_AGAIN = 0.08;

        static final double FAVOURABLE = 0.50;
        static final double WAITING_LIST = 0.30;
        static final double PRESELECTS = 0.08;
        static final int INTERVIEW_IN_DAYS = 10;
        static final double SENDS_OPINION_BACK = 0.05;

        /** Of each file whose review is closed; each kind is as likely as the other. */
        static final double CORRECTS_BY_HAND = 0.06;

        static final double ANNULS_OPINION = 0.04;
        static final Delay CORRECTS_AFTER = Delay.hours(12, 0.8);

        private Staff() {}
    }
}
