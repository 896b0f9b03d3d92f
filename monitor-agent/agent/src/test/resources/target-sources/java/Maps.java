package targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every operation of a map that runs a function of the program. */
public class Maps {

    static final ConcurrentHashMap<String, Object> own = new ConcurrentHashMap<String, Object>();
    static final ConcurrentMap<String, Object> concurrent = own;
    static final Map<String, Object> plain = own;

    static final Function<String, Object> length = new Function<String, Object>() {
        public Object apply(String key) {
            return key.length();
        }
    };
    static final BiFunction<Object, Object, Object> second = new BiFunction<Object, Object, Object>() {
        public Object apply(Object one, Object other) {
            return other;
        }
    };
    static final BiFunction<String, Object, Object> fails = new BiFunction<String, Object, Object>() {
        public Object apply(String key, Object value) {
            throw new IllegalStateException(key);
        }
    };

    public static Object run() {
        own.clear();
        List<Object> out = new ArrayList<Object>();
        out.add(own.computeIfAbsent("a", length)); // acquires from own, does computing ConcurrentHashMap, computed ConcurrentHashMap
        out.add(concurrent.merge("a", 5, second)); // acquires from concurrent, does computing ConcurrentHashMap, computed ConcurrentHashMap
        out.add(plain.computeIfPresent("b", fails)); // acquires from plain, does computing ConcurrentHashMap, computed ConcurrentHashMap
        out.add(failing()); // does computing ConcurrentHashMap
        return out;
    }

    static String failing() {
        try {
            return "computed " + own.compute("c", fails); // acquires from own
        } catch (IllegalStateException e) {
            return "failed " + e.getMessage();
        }
    }
}
