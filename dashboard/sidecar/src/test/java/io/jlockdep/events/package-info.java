/** The agent's side of the event contract, written down once more: real JFR events with the names and fields of EVENTS.md. */
package io.jlockdep.events;
