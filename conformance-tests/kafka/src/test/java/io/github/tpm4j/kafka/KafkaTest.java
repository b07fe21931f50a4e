package io.github.tpm4j.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.network.KafkaTls;
import io.github.tpm4j.servers.EveryKeyAndProtocol;
import io.github.tpm4j.servers.OnEachTpm;
import io.github.tpm4j.servers.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's broker and clients, with nothing but properties. */
@Tag("long")
class KafkaTest extends OnEachTpm {
  private static final String TOPIC = "greetings";
  private static final String MEMORY = "TPM-NV";

  @TempDir Path folder;

  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    Path file = keys.file("client-" + algorithm);
    try (Broker broker = new Broker(folder, keys.file("broker-" + algorithm), keys, protocol)) {
      int before = tpm.signatures();
      makeTopic(broker, file);
      produce(broker, file);
      assertEquals("hello", consume(broker, file));
      // Each of the three clients has one connection at least, for which both sides sign.
      assertTrue(tpm.signatures() - before >= 6, () -> tpm.signatures() + " signatures");
    }
  }

  @Test
  void aKeyOfAnotherNameMayNothing() throws Exception {
    try (Broker broker = new Broker(folder, keys.file("broker-EC"), keys, "TLSv1.3")) {
      makeTopic(broker, keys.file("client-EC"));
      ExecutionException refusal =
          assertThrows(
              ExecutionException.class, () -> produce(broker, keys.file("client-other-EC")));
      assertInstanceOf(TopicAuthorizationException.class, refusal.getCause());
    }
  }

  /** Kafka reads a file whatever it is told; this one only names the type. */
  @Test
  void aClientsKeyMayBeInTheTpmsMemory() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "TPM");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance(MEMORY);
    store.load(null, null);
    store.setKeyEntry(
        "client", pair.getPrivate(), null, keys.authority().certify("client-EC", pair.getPublic()));
    Path file = Files.writeString(folder.resolve("keys"), MEMORY + "\n");
    try (Broker broker = new Broker(folder, keys.file("broker-EC"), keys, "TLSv1.3");
        Admin admin = Admin.create(inMemory(client(broker, file)))) {
      int before = tpm.signatures();
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(2, TimeUnit.MINUTES);
      assertTrue(tpm.signatures() - before >= 2, () -> tpm.signatures() + " signatures");
    } finally {
      store.deleteEntry("client");
    }
  }

  private static Properties inMemory(Properties properties) {
    properties.setProperty("ssl.keystore.type", MEMORY);
    return properties;
  }

  private static void makeTopic(Broker broker, Path file) throws Exception {
    try (Admin admin = Admin.create(client(broker, file))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(2, TimeUnit.MINUTES);
    }
  }

  private static void produce(Broker broker, Path file) throws Exception {
    Properties properties = client(broker, file);
    properties.setProperty("enable.idempotence", "false");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "hello")).get(2, TimeUnit.MINUTES);
    }
  }

  private static String consume(Broker broker, Path file) throws Exception {
    Properties properties = client(broker, file);
    properties.setProperty("group.id", "readers");
    properties.setProperty("auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (System.nanoTime() < deadline) {
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
        if (!records.isEmpty()) {
          return records.iterator().next().value();
        }
      }
    }
    return "nothing";
  }

  private static Properties client(Broker broker, Path file) {
    return KafkaTls.client(
        broker.address(), file, TestKeys.PASSWORD, keys.authority().trustFile(), TestKeys.PASSWORD);
  }
}
