package fr.candidatflow.catalogue;

/** How a file reaches the centre (S30): deposited in the portal, or posted. */
public enum ApplicationMode {
    DEMATERIALISED,
    PAPER
}
