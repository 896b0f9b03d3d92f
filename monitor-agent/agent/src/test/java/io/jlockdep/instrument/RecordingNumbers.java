package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.List;

/** Numbers places from 1 and remembers them. Single-threaded. */
final class RecordingNumbers implements SiteNumbers {

    /** A numbered place, of an acquisition or an allocation. */
    record Place(String className, String method, String file, int line, String field, boolean byField, String key) {

        boolean isAllocation() {
            return key != null;
        }
    }

    private final List<Place> places = new ArrayList<>();
    private final List<String> storedFields = new ArrayList<>();

    @Override
    public int acquisition(String className, String method, String file, int line, String field, boolean byField) {
        // Places at which class initialisers are hooked as such are nobody's locks; the probe is told of them.
        if (!method.equals("<clinit>") || field != null) {
            places.add(new Place(className, method, file, line, field, byField, null));
        }
        return places.size();
    }

    @Override
    public int allocation(String key, String owner, int line) {
        places.add(new Place(null, null, null, line, null, false, key));
        return places.size();
    }

    @Override
    public int field(String key) {
        storedFields.add(key);
        return 0;
    }

    /** The fields whose stores are hooked. */
    List<String> storedFields() {
        return storedFields;
    }

    List<Place> places() {
        return places;
    }

    List<Place> acquisitions() {
        return places.stream().filter(place -> !place.isAllocation()).toList();
    }

    List<String> allocationKeys() {
        return places.stream().filter(Place::isAllocation).map(Place::key).toList();
    }
}
