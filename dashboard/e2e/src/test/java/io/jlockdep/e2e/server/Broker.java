package io.jlockdep.e2e.server;

import io.jlockdep.host.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker and controller, two producers with transactions, and a group of two consumers. */
public final class Broker {

    private static final String TOPIC = "payments";
    private static final int PARTITIONS = 4;
    private static final int CLIENTS = 2;
    private static final int RECORDS = 2_000;
    private static final int TRANSACTION = 100;

    private final AtomicInteger received = new AtomicInteger();
    private final int clientPort;
    private final int controllerPort;
    private final Path directory;

    private Broker(Path directory) {
        this.directory = directory;
        this.clientPort = Loopback.freePort();
        this.controllerPort = Loopback.freePort();
    }

    public static void main(String[] args) throws Exception {
        new Broker(Path.of("kafka").toAbsolutePath()).run();
    }

    private void run() throws Exception {
        Properties properties = properties();
        format(properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        ExecutorService clients = Executors.newFixedThreadPool(2 * CLIENTS);
        try (Admin admin = Admin.create(address())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                running.add(clients.submit(() -> produce(number)));
                running.add(clients.submit(this::consume));
            }
            for (Future<?> client : running) {
                client.get();
            }
            System.out.println("produced and consumed");
        } finally {
            clients.shutdownNow();
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private void format(Properties properties) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        if (StorageTool.execute(arguments, nowhere) != 0) {
            throw new IOException("cannot format " + directory);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put(
                "listeners", "PLAINTEXT://127.0.0.1:" + clientPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + clientPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", directory.resolve("data").toString());
        properties.put("offsets.topic.num.partitions", "2");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.num.partitions", "2");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        return properties;
    }

    private Map<String, Object> address() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + clientPort);
    }

    private Void produce(int number) {
        Map<String, Object> options = Map.of(
                "bootstrap.servers", "127.0.0.1:" + clientPort, "transactional.id", "till-" + number, "linger.ms", 1);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(options, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            for (int i = 0; i < RECORDS; i++) {
                if (i % TRANSACTION == 0) {
                    producer.beginTransaction();
                }
                producer.send(new ProducerRecord<>(TOPIC, "payment " + i, "amount " + i));
                if (i % TRANSACTION == TRANSACTION - 1) {
                    producer.commitTransaction();
                }
            }
        }
        return null;
    }

    /** Until the group has read everything: which consumer gets how much is up to the group, and one may get nothing. */
    private Void consume() {
        Map<String, Object> options = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + clientPort,
                "group.id",
                "ledger",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(options, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (received.get() < CLIENTS * RECORDS) {
                received.addAndGet(consumer.poll(Duration.ofMillis(100)).count());
                consumer.commitAsync();
            }
        }
        return null;
    }
}
