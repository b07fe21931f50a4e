package io.github.tpm4j.kafka;

import io.github.tpm4j.peers.Daemon;
import io.github.tpm4j.samples.network.KafkaTls;
import io.github.tpm4j.servers.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** One broker that is its own controller (KRaft), whose users are subjects of certificates. */
final class Broker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  /** Starts a new one with the key in the file, in an empty folder. */
  Broker(Path folder, Path file, TestKeys keys, String protocol) throws Exception {
    port = Daemon.freePort();
    Properties properties = properties(folder.resolve("data"), Daemon.freePort());
    properties.putAll(
        KafkaTls.broker(file, TestKeys.PASSWORD, keys.authority().trustFile(), TestKeys.PASSWORD));
    properties.setProperty("ssl.enabled.protocols", protocol);
    format(folder.resolve("server.properties"), properties);
    server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    server.startup();
  }

  private Properties properties(Path data, int controllerPort) {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty(
        "listeners", "SSL://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.setProperty("advertised.listeners", "SSL://localhost:" + port);
    properties.setProperty("listener.security.protocol.map", "SSL:SSL,CONTROLLER:PLAINTEXT");
    properties.setProperty("inter.broker.listener.name", "SSL");
    properties.setProperty("log.dirs", data.toString());
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("offsets.topic.num.partitions", "1");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    properties.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    properties.setProperty(
        "super.users",
        "User:CN=client-EC;User:CN=client-RSA;User:CN=broker-EC;User:CN=broker-RSA;User:ANONYMOUS");
    return properties;
  }

  private static void format(Path file, Properties properties) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    int status;
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      status = StorageTool.execute(command, out);
    }
    if (status != 0) {
      throw new IllegalStateException(printed.toString(StandardCharsets.UTF_8));
    }
  }

  String address() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
