package io.jlockdep.testing;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Grade;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Mode;
import io.jlockdep.graph.Request;
import io.jlockdep.graph.Risk;
import io.jlockdep.graph.ThreadRef;
import io.jlockdep.graph.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Findings made by hand, with all that a finding can have. */
public final class Findings {

    private static final long SEEN = 1_700_000_000_000L;

    private Findings() {}

    public static Finding of(Kind kind, Verdict verdict) {
        return finding(kind.label(), kind, verdict, "shop.Inventory.lock", "shop.Ledger.lock");
    }

    public static Finding inversion(String id, Verdict verdict) {
        return finding(id, Kind.INVERSION, verdict, "shop.Inventory.lock", "shop.Ledger.lock");
    }

    /** An inversion over these lock classes, in this order. */
    public static Finding inversion(String id, Verdict verdict, String... locks) {
        return finding(id, Kind.INVERSION, verdict, locks);
    }

    /** An inversion through the same order as another. */
    public static Finding sharing(Finding other, String id, Verdict verdict, String... locks) {
        Finding own = inversion(id, verdict, locks);
        return new Finding(
                id,
                own.kind(),
                verdict,
                own.reason(),
                own.lockClasses(),
                own.edges(),
                own.risk(),
                own.firstSeenMillis(),
                own.lastSeenMillis(),
                other.problem(),
                own.remedy(),
                own.grades());
    }

    /** An inversion of which not enough was measured to tell its risk. */
    public static Finding withoutRisk(String id) {
        return finding(id, Kind.INVERSION, Verdict.FEASIBLE, Risk.UNKNOWN, "shop.A", "shop.B");
    }

    private static Finding finding(String id, Kind kind, Verdict verdict, String... names) {
        Risk monthly =
                new Risk(Risk.Band.MONTHLY, 0.05, 0.01, 0.2, "traffic stays as it was; the orders are independent");
        return finding(id, kind, verdict, monthly, names);
    }

    private static Finding finding(String id, Kind kind, Verdict verdict, Risk risk, String... names) {
        List<LockClass> locks = new ArrayList<>();
        for (String name : names) {
            locks.add(new LockClass(name, name, "ReentrantLock", "java.util.concurrent.locks.ReentrantLock"));
        }
        List<EdgeEvidence> edges = new ArrayList<>();
        for (int i = 0; i < locks.size(); i++) {
            edges.add(edge(i, locks.get(i), locks.get((i + 1) % locks.size())));
        }
        String reason =
                "two threads took these locks in both orders, on the same instances, with nothing to keep them apart";
        return new Finding(
                id,
                kind,
                verdict,
                reason,
                locks,
                edges,
                risk,
                SEEN,
                SEEN + 60_000,
                id,
                "Take " + names[0] + " before " + names[names.length - 1] + " everywhere.",
                List.of(
                        new Grade(SEEN, Verdict.SINGLE_THREAD, "one thread only"),
                        new Grade(SEEN + 1, verdict, reason)));
    }

    private static EdgeEvidence edge(int index, LockClass from, LockClass to) {
        Frame held = new Frame("shop.Service" + index, "enter", "Service" + index + ".java", 40 + index);
        Frame wanted = new Frame("shop.Service" + index, "inner", "Service" + index + ".java", 61 + index);
        Frame base = new Frame("java.lang.Thread", "run", "Thread.java", 840);
        return new EdgeEvidence(
                from,
                to,
                Mode.EXCLUSIVE,
                Mode.EXCLUSIVE,
                Request.BLOCK,
                List.of(held, base),
                List.of(wanted, held, base),
                List.of(new Hold(from, Mode.EXCLUSIVE, 1, held, 1_500)),
                List.of(new ThreadRef(20 + index, "worker-" + index, false), new ThreadRef(30 + index, "", true)),
                5,
                1,
                2,
                1_234,
                SEEN,
                SEEN + 60_000);
    }
}
