package io.jlockdep.graph;

import java.util.Collections;
import java.util.List;

/**
 * Estimates how often a cycle strikes, from the rates and exposures of its edges. Exposure is the time from holding the
 * first lock of an edge to acquiring the second.
 *
 * <p>For n edges that occur independently at rates r, a deadlock needs each thread to be inside its exposure before the
 * earliest of them ends, blocked time included: λ = ∏r · E[Wⁿ⁻¹] / (n−1)!, where W is the sum of the exposures w. Only
 * their means are known. With two edges that is all that is needed: λ = r₁·r₂·(w₁+w₂). With more, exposures are taken to
 * be distributed exponentially, for which E[Wⁿ⁻¹] / (n−1)! is the complete homogeneous symmetric polynomial of degree
 * n−1 in the means. Immutable.
 */
final class RiskEstimate {

    private static final double SECONDS_PER_DAY = 86_400;
    /** Two-sided 95 % quantile of the normal distribution. */
    private static final double Z95 = 1.96;

    private final List<Traffic> traffic;
    private final Meeting meeting;
    private final int symmetry;

    private RiskEstimate(List<Traffic> traffic, Meeting meeting, int symmetry) {
        this.traffic = traffic;
        this.meeting = meeting;
        this.symmetry = symmetry;
    }

    /** Of a cycle among classes. */
    static RiskEstimate among(List<OrderEdge> cycle) {
        return new RiskEstimate(cycle.stream().map(Traffic::of).toList(), Meeting.of(cycle), 1);
    }

    /**
     * Of rings of that many instances of one class. A ring is the same wherever it is entered, hence counted once for
     * all its rotations.
     */
    static RiskEstimate within(OrderEdge whole, int length) {
        List<OrderEdge> ring = Collections.nCopies(length, whole);
        return new RiskEstimate(ring.stream().map(Traffic::of).toList(), Meeting.of(ring), length);
    }

    /** Explained cycles get no number: the formula assumes that nothing stands in the way. */
    Risk risk(Verdict verdict) {
        if (verdict.compareTo(Verdict.POTENTIAL) > 0) {
            return Risk.unknown("not estimated while the inversion is explained");
        }
        if (!traffic.stream().allMatch(Traffic::isMeasured)) {
            return Risk.UNKNOWN;
        }
        double perDay = overlapsPerSecond() * meeting.probability() / symmetry * SECONDS_PER_DAY;
        double factor = Math.exp(Z95 * Math.sqrt(variance()));
        double low = meeting.isBound() ? 0 : perDay / factor;
        return new Risk(band(perDay), perDay, low, perDay * factor, assumptions(factor));
    }

    private double overlapsPerSecond() {
        double product = 1;
        for (Traffic edge : traffic) {
            product *= edge.perSecond();
        }
        return product * homogeneous(traffic.size() - 1);
    }

    /** The sum of all products of so many exposures, repetition allowed. */
    private double homogeneous(int degree) {
        double[] sums = new double[degree + 1];
        sums[0] = 1;
        for (Traffic edge : traffic) {
            for (int d = 1; d <= degree; d++) {
                sums[d] += edge.exposureSeconds() * sums[d - 1];
            }
        }
        return sums[degree];
    }

    /** Of the logarithm: Poisson counts behind each rate, exponential exposures behind their sum. */
    private double variance() {
        double counts = 0;
        double squares = 0;
        double sum = 0;
        for (Traffic edge : traffic) {
            counts += 1 / edge.occurrences();
            squares += edge.exposureSeconds() * edge.exposureSeconds() / edge.samples();
            sum += edge.exposureSeconds();
        }
        double degree = traffic.size() - 1.0;
        return counts + (sum == 0 ? 0 : degree * degree * squares / (sum * sum));
    }

    private String assumptions(double factor) {
        StringBuilder text = new StringBuilder("assumes that the orders arrive independently, as often as lately (");
        text.append(Quantity.join(
                traffic.stream().map(edge -> Quantity.rate(edge.perSecond())).toList()));
        text.append("), that the second lock follows the first after ");
        text.append(Quantity.join(traffic.stream()
                .map(edge -> Quantity.duration(edge.exposureSeconds()))
                .toList()));
        text.append(traffic.size() > 2 ? " on average, exponentially distributed, " : " on average, ");
        text.append(meeting.assumption());
        text.append(", and that neither a gate nor a timeout stands in the way; counting alone leaves a factor of ");
        return text.append(Quantity.rounded(factor)).append(" either way").toString();
    }

    private static Risk.Band band(double perDay) {
        if (perDay >= 1) {
            return Risk.Band.DAILY;
        }
        if (perDay >= 1 / 30.0) {
            return Risk.Band.MONTHLY;
        }
        return perDay >= 1 / 365.0 ? Risk.Band.YEARLY : Risk.Band.RARER;
    }
}
