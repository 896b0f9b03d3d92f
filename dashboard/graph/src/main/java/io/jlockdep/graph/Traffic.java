package io.jlockdep.graph;

/**
 * How often an edge is taken and for how long its first lock is held until then, over all chains that take it.
 * Immutable.
 *
 * @param perSecond rate
 * @param occurrences how many were counted for it
 * @param exposureSeconds mean, weighted by the rates of the chains; NaN when not measured
 * @param samples how many exposures were measured
 */
record Traffic(double perSecond, double occurrences, double exposureSeconds, double samples) {

    static Traffic of(OrderEdge edge) {
        double rate = 0;
        double occurrences = 0;
        double weight = 0;
        double weighted = 0;
        double samples = 0;
        for (OrderEdge.Link link : edge.links()) {
            double chainRate = link.chain().perSecond();
            Exposure exposure = link.chain().exposure(link.depth());
            rate += chainRate;
            occurrences += link.chain().occurrences();
            if (exposure.samples() > 0) {
                weight += chainRate;
                weighted += chainRate * exposure.meanSeconds();
                samples += exposure.samples();
            }
        }
        return new Traffic(rate, occurrences, weight == 0 ? Double.NaN : weighted / weight, samples);
    }

    boolean isMeasured() {
        return perSecond > 0 && samples > 0 && !Double.isNaN(exposureSeconds);
    }
}
