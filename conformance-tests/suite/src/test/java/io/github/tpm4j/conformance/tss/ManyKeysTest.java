package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More keys and threads than the TPM has slots; swtpm has three for objects, three for sessions.
 */
@Tag("peer")
class ManyKeysTest {
  private static final int KEYS = 50;
  private static final int THREADS = 8;
  private static final int USES = 25;

  private Swtpm swtpm;

  @BeforeEach
  void start() throws Exception {
    swtpm = Swtpm.tcp();
  }

  @AfterEach
  void stop() throws Exception {
    swtpm.close();
  }

  private List<TpmKey> keys(TpmDevice device, int count) {
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23)).and(Policy.authValue());
    TpmtPublic bound = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().boundTo(policy).build();
    List<TpmKey> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String password = "p" + i;
      keys.add(
          i % 2 == 0
              ? Keys.create(device, password)
              : Keys.create(
                  device,
                  bound,
                  password,
                  KeyAuthorization.policy(policy, Keys.password(password))));
    }
    return keys;
  }

  @Test
  void usesFiftyKeysInEightThreads() throws Exception {
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      useAtRandom(keys(device, KEYS));
    }
    assertEquals(List.of(), transientHandles());
  }

  private static void useAtRandom(List<TpmKey> keys) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        running.add(
            threads.submit(
                () -> {
                  for (int use = 0; use < USES; use++) {
                    Keys.assertSigns(keys.get(random.nextInt(keys.size())));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void remembersNoMoreKeysThanItIsTold() throws Exception {
    DeviceOptions options = DeviceOptions.DEFAULT.withKeyCapacity(4);
    try (TpmDevice device = TpmDevice.open(Transports.open(swtpm.tcti()), options)) {
      useAtRandom(keys(device, 12));
    }
    assertEquals(List.of(), transientHandles());
  }

  @Test
  void swapsAKeyInWithItsContext() throws Exception {
    CommandLog transport = new CommandLog(Transports.open(swtpm.tcti()));
    try (TpmDevice device = TpmDevice.open(transport, DeviceOptions.DEFAULT)) {
      List<TpmKey> keys =
          List.of(Keys.create(device, "a"), Keys.create(device, "b"), Keys.create(device, "c"));
      for (int round = 0; round < 2; round++) {
        keys.forEach(Keys::assertSigns);
      }
      transport.takeSent();
      Keys.assertSigns(keys.get(0));
      assertEquals(
          List.of(TpmCc.READ_PUBLIC, TpmCc.FLUSH_CONTEXT, TpmCc.CONTEXT_LOAD, TpmCc.SIGN),
          transport.takeSent());
    }
  }

  @Test
  void keepsToTheThreeObjectsOfAResourceManagersConnection() throws Exception {
    Transport transport =
        new ForwardingTransport(Transports.open(swtpm.tcti())) {
          @Override
          public TransportInfo info() {
            return new TransportInfo("swtpm", TransportInfo.Kind.PLATFORM, true);
          }
        };
    try (TpmDevice device = TpmDevice.open(transport, DeviceOptions.DEFAULT)) {
      useAtRandom(keys(device, 10));
    }
  }

  @Test
  void leavesTheObjectsOfOthersAlone(@TempDir Path folder) throws Exception {
    tool(folder, "tpm2_createprimary", "-c", "primary.ctx");
    List<TpmHandle> others = transientHandles();
    assertEquals(1, others.size());
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      useAtRandom(keys(device, 10));
    }
    assertEquals(others, transientHandles());
    tool(folder, "tpm2_create", "-C", others.get(0).toString(), "-u", "u", "-r", "r");
  }

  @Test
  void leavesASlotToOthers(@TempDir Path folder) throws Exception {
    try (TpmDevice device = TpmDevice.open(swtpm.tcti())) {
      List<TpmKey> keys = keys(device, 5);
      keys.forEach(Keys::assertSigns);
      tool(folder, "tpm2_createprimary", "-c", "primary.ctx");
      keys.forEach(Keys::assertSigns);
    }
    assertEquals(1, transientHandles().size());
  }

  @Test
  void givesTheSlotsBackWhenTheProgramJustEnds() throws Exception {
    assertGivesTheSlotsBack(swtpm.tcti());
  }

  @Test
  void givesTheSlotsBackWhereThreadsSignUntilTheProgramHasEnded() throws Exception {
    assertGivesTheSlotsBack(swtpm.tcti(), "to the end");
  }

  private void assertGivesTheSlotsBack(String... arguments) throws Exception {
    List<String> command = JavaCommand.of(SignAndExit.class, arguments);
    Tool.of(command.toArray(String[]::new)).succeed();
    assertEquals(List.of(), handles(0x80000000));
    assertEquals(List.of(), handles(0x02000000));
  }

  private void tool(Path folder, String... command) {
    Tool.of(command).tpm(swtpm.tcti()).in(folder).succeed();
  }

  private List<TpmHandle> transientHandles() throws Exception {
    return handles(0x80000000);
  }

  private List<TpmHandle> handles(int first) throws Exception {
    try (TpmClient client = new TpmClient(Transports.open(swtpm.tcti()))) {
      GetCapability.Response response =
          client.execute(new GetCapability.Request(TpmCap.HANDLES, first, 100));
      return ((TpmlHandle) response.capabilityData().data()).handle();
    }
  }
}
