package io.jlockdep.e2e.safe;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The scene and its cache lock each other, but all that does so runs on one thread, as in a user interface. */
public final class EventLoop {

    private final Scene scene = new Scene();

    public static void main(String[] args) throws InterruptedException {
        EventLoop loop = new EventLoop();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        for (int frame = 0; frame < 50; frame++) {
            int painted = frame;
            thread.execute(() -> loop.scene.paint(painted));
            thread.execute(loop.scene.cache::evict);
        }
        thread.shutdown();
        System.out.println(thread.awaitTermination(1, TimeUnit.MINUTES));
    }

    private static final class Scene {
        private final Cache cache = new Cache(this);
        private int evictions;

        synchronized void paint(int frame) {
            cache.put(frame, "frame " + frame);
        }

        synchronized void evicted() {
            evictions++;
        }
    }

    private static final class Cache {
        private final Map<Integer, String> images = new HashMap<>();
        private final Scene scene;

        Cache(Scene scene) {
            this.scene = scene;
        }

        synchronized void put(int frame, String image) {
            images.put(frame, image);
        }

        synchronized void evict() {
            images.clear();
            scene.evicted();
        }
    }
}
