package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.structures.TpmlHandle;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two providers with settings of their own on one TPM: they know of each other's slots. */
@Tag("peer")
class TwoProvidersTest {
  private static final int KEYS = 200;
  private static final int THREADS = 64;
  private static final int USES = 5;
  private static final String ALGORITHM = "SHA256withECDSA";

  @TempDir private Path folder;

  /** Where a TPM is reached by its name. */
  private enum Place {
    ENGINE_DIRECTORY,
    ENGINE_MEMORY,
    SIMULATOR,
    SWTPM
  }

  @ParameterizedTest
  @EnumSource
  void manyKeysAndThreadsShareFewSlots_andLeaveNothingBehind(Place place) throws Exception {
    switch (place) {
      case ENGINE_DIRECTORY -> assertShare("engine:dir=" + folder.resolve("tpm"), true);
      case ENGINE_MEMORY -> assertShare("engine:memory,name=two-providers", true);
      case SIMULATOR -> {
        try (EngineServer server = EngineServer.mssim()) {
          assertShare("mssim:host=127.0.0.1,port=" + server.port(), false);
        }
      }
      case SWTPM -> {
        try (Swtpm swtpm = Swtpm.tcp()) {
          assertShare(swtpm.tcti(), false);
        }
      }
    }
  }

  /**
   * @param inProcess whether the TPM is powered off with its last connection, and serves several
   */
  private static void assertShare(String tcti, boolean inProcess) throws Exception {
    try (Transport power = inProcess ? Transports.open(tcti) : null) {
      TpmConnection one = connection(tcti, "");
      TpmConnection other = connection(tcti, "");
      use(new TpmProvider(one), new TpmProvider(other));
      assertSame(one.device().client(), other.device().client());
      one.close();
      assertTrue(other.device().random(8).size() > 0);
      other.close();
      assertNothingIsLeft(power == null ? Transports.open(tcti) : new Borrowed(power));
    }
  }

  // Settings with a password never compare equal.
  private static TpmConnection connection(String tcti, String ownerPassword) {
    return TpmConnection.of(TpmSettings.of(tcti).withOwnerPassword(ownerPassword.toCharArray()));
  }

  private static void use(TpmProvider one, TpmProvider other) throws Exception {
    List<KeyPair> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", i % 2 == 0 ? one : other);
      generator.initialize(256);
      keys.add(generator.generateKeyPair());
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        running.add(threads.submit(() -> signAtRandom(keys, random)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Void signAtRandom(List<KeyPair> keys, Random random) throws Exception {
    for (int use = 0; use < USES; use++) {
      KeyPair pair = keys.get(random.nextInt(KEYS));
      TpmPrivateKey key = (TpmPrivateKey) pair.getPrivate();
      Signature signer = Signature.getInstance(ALGORITHM, new TpmProvider(key.tpm()));
      signer.initSign(key);
      signer.update(Keys.MESSAGE);
      byte[] signature = signer.sign();
      Signature verifier = Signature.getInstance(ALGORITHM, "SunEC");
      verifier.initVerify(pair.getPublic());
      verifier.update(Keys.MESSAGE);
      assertTrue(verifier.verify(signature));
    }
    return null;
  }

  private static void assertNothingIsLeft(Transport transport) {
    // Of sessions TPM_HT_HMAC_SESSION asks for the loaded ones, TPM_HT_POLICY_SESSION for the
    // saved.
    try (TpmClient client = new TpmClient(transport)) {
      for (TpmHt type : List.of(TpmHt.TRANSIENT, TpmHt.HMAC_SESSION, TpmHt.POLICY_SESSION)) {
        GetCapability.Request request =
            new GetCapability.Request(TpmCap.HANDLES, type.value() << 24, 100);
        TpmlHandle left = (TpmlHandle) client.execute(request).capabilityData().data();
        assertEquals(List.of(), left.handle(), type::toString);
      }
    }
  }
}
