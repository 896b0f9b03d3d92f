package io.jlockdep.alerts;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a sink has to be told next, from what it may know and what the finding calls for. Stateless. */
final class NextEvent {

    private NextEvent() {}

    /** Empty when nothing has to be told; not to be asked of a finding that is unclear. */
    static Optional<AlertAction> of(Incident incident, Standing standing) {
        Set<Told> told = incident.told();
        return switch (standing.kind()) {
            case OPEN -> open(incident, standing.severity());
            case ACKNOWLEDGED ->
                told.contains(Told.TRIGGERED) ? Optional.of(AlertAction.ACKNOWLEDGE) : Optional.empty();
            case CLOSED -> isExactly(told, Told.NOTHING) ? Optional.empty() : Optional.of(AlertAction.RESOLVE);
            case UNCLEAR -> throw new IllegalArgumentException("nothing follows from an unclear finding");
        };
    }

    /** An incident that somebody has acknowledged wakes nobody again: it has to end before another one can begin. */
    private static Optional<AlertAction> open(Incident incident, Severity severity) {
        if (incident.told().contains(Told.ACKNOWLEDGED)) {
            return Optional.of(AlertAction.RESOLVE);
        }
        boolean onItsWay = incident.queued()
                .filter(queued -> queued.action() == AlertAction.TRIGGER)
                .isPresent();
        boolean known = isExactly(incident.told(), Told.TRIGGERED) && !onItsWay;
        return known && !severity.isWorseThan(incident.severity())
                ? Optional.empty()
                : Optional.of(AlertAction.TRIGGER);
    }

    private static boolean isExactly(Set<Told> told, Told one) {
        return told.equals(EnumSet.of(one));
    }
}
