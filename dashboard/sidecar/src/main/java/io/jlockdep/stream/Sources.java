package io.jlockdep.stream;

import io.jlockdep.snapshot.JvmSnapshot;
import java.util.List;

/** Several sources as one. Thread-safe. */
public record Sources(List<Source> all) implements Source {

    public Sources {
        all = List.copyOf(all);
    }

    @Override
    public void start() {
        all.forEach(Source::start);
    }

    @Override
    public List<JvmSnapshot> runs() {
        return all.stream().flatMap(source -> source.runs().stream()).toList();
    }

    @Override
    public void close() {
        all.forEach(Source::close);
    }
}
