package fr.candidatflow.simulation;

/** A campaign cannot be simulated here; the message says why. */
class SimulationRefused extends RuntimeException {

    SimulationRefused(String reason) {
        super(reason);
    }
}
