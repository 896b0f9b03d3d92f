package io.jlockdep.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An inversion as {@code check} says it, and what it has to say. Immutable.
 *
 * @param finding in JSON
 */
record Inversion(JsonNode finding) {

    /** Asserts by which names the lock classes of the cycle go, in any order. */
    Inversion isBetween(String... lockClasses) {
        assertThat(finding.path("lockClasses")).extracting(JsonNode::asText).containsExactlyInAnyOrder(lockClasses);
        return this;
    }

    /** Asserts that a stack shows a lock acquired in one method and, of the same edge, another in the other method. */
    Inversion hasEdge(String heldIn, String acquiredIn) {
        assertThat(finding.path("edges"))
                .as("%s, then %s", heldIn, acquiredIn)
                .anyMatch(edge -> isIn(edge.path("heldStack"), heldIn) && isIn(edge.path("acquireStack"), acquiredIn));
        return this;
    }

    private static boolean isIn(JsonNode stack, String method) {
        for (JsonNode frame : stack) {
            if (frame.asText().startsWith(method + "(")) {
                return true;
            }
        }
        return false;
    }
}
