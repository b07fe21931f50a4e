package io.github.tpm4j.engine.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.server.mssim.MssimServer;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The processors of this process' threads, while one of them serves a client that it follows. */
class FollowedClientTest {
  private static final boolean SEVERAL = Runtime.getRuntime().availableProcessors() > 1;

  /** As the kernel shows it, which cuts names. */
  private static final String SERVING = "TPM server at t";

  private static final int COMMANDS_A_LOOK = 16;

  private TpmServer server;
  private String all;

  @BeforeEach
  void start() throws IOException {
    all = processors(Path.of("/proc/thread-self"));
    TpmPlatform platform = new TpmPlatform(tpm());
    platform.powerOn();
    server =
        MssimServer.listen(platform, new ServerAddress.Tcp(ServerAddress.LOOPBACK, 0))
            .followClients()
            .start();
  }

  private static ServedTpm tpm() {
    MemoryStore store = new MemoryStore();
    return new EngineTpm(new Tpm(TpmConfiguration.of(store)), store, false);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private TpmClient client() throws IOException {
    String address = server.addresses().get(0);
    int port = ((ServerAddress.Tcp) ServerAddress.parse(address)).port();
    return new TpmClient(Transports.open("mssim:host=127.0.0.1,port=" + port));
  }

  private static String processors(Path thread) throws IOException {
    return field(thread, "Cpus_allowed_list:");
  }

  private static String field(Path thread, String name) throws IOException {
    return Files.readAllLines(thread.resolve("status")).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).trim())
        .findFirst()
        .orElseThrow();
  }

  /** The names of the threads that may not run everywhere. */
  private List<String> narrowed() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path thread : threads.toList()) {
        try {
          if (!processors(thread).equals(all)) {
            names.add(field(thread, "Name:"));
          }
        } catch (NoSuchFileException e) {
          // It has ended since.
        }
      }
    }
    return names;
  }

  /** Sends commands until the server follows; on one processor, some. */
  private List<String> narrowedByCommandsOf(TpmClient client) throws IOException {
    List<String> narrowed;
    int looks = 0;
    do {
      for (int i = 0; i < COMMANDS_A_LOOK; i++) {
        client.execute(new GetRandom.Request(1));
      }
      narrowed = narrowed();
      looks++;
    } while (narrowed.isEmpty() && (SEVERAL || looks < COMMANDS_A_LOOK));
    return narrowed;
  }

  @Test
  void narrowsTheThreadThatServes_whileTheClientIsThere() throws Exception {
    try (TpmClient client = client()) {
      client.execute(new Startup.Request(TpmSu.CLEAR));
      assertEquals(SEVERAL ? List.of(SERVING) : List.of(), narrowedByCommandsOf(client));
    }
    // The next client is served by the same thread once that has let go.
    try (TpmClient next = client()) {
      next.execute(new GetRandom.Request(1));
      assertEquals(List.of(), narrowed());
    }
  }

  /** The search starts threads from the one that serves, which would inherit its processors. */
  @Test
  void searchesPrimesOnAllProcessors() throws Exception {
    try (TpmClient client = client()) {
      client.execute(new Startup.Request(TpmSu.CLEAR));
      narrowedByCommandsOf(client);
      client.execute(
          TestObjects.primary(TpmHandle.OWNER, StorageTemplates.RSA_2048),
          Authorization.password(SecretBytes.EMPTY));
      assertFalse(narrowed().stream().anyMatch(name -> !name.equals(SERVING)), () -> "of " + all);
    }
  }
}
