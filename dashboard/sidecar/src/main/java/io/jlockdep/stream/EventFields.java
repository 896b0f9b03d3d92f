package io.jlockdep.stream;

import jdk.jfr.consumer.RecordedEvent;

/** The fields of one event, read by name. Valid only while the event is. */
final class EventFields {

    private final RecordedEvent event;

    EventFields(RecordedEvent event) {
        this.event = event;
    }

    /** A text that the event must have; null reads as empty. */
    String text(String name) {
        Object value = value(name);
        if (value == null) {
            throw new LostTextException(name);
        }
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedEventException(name + " is no text");
    }

    /** A whole number that the event must have. */
    long number(String name) {
        Object value = value(name);
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        throw new MalformedEventException(name + " is no whole number");
    }

    /** A whole number of 32 bits that the event must have. */
    int integer(String name) {
        long number = number(name);
        if (number != (int) number) {
            throw new MalformedEventException(name + " is out of range");
        }
        return (int) number;
    }

    /** A yes or no that the event must have. */
    boolean flag(String name) {
        if (value(name) instanceof Boolean flag) {
            return flag;
        }
        throw new MalformedEventException(name + " is neither true nor false");
    }

    /** A whole number of 32 bits that events of older agents lack. */
    int integer(String name, int otherwise) {
        return event.hasField(name) ? integer(name) : otherwise;
    }

    /** A text that events of older agents lack; they mean an empty one. */
    String textIfAny(String name) {
        return event.hasField(name) ? text(name) : "";
    }

    /** A yes or no that events of older agents lack; they mean no. */
    boolean flagIfAny(String name) {
        return event.hasField(name) && flag(name);
    }

    private Object value(String name) {
        if (!event.hasField(name)) {
            throw new MalformedEventException("has no field " + name);
        }
        return event.getValue(name);
    }
}
