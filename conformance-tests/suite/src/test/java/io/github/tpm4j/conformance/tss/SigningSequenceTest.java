package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.MlDsaVerifier;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.Encapsulation;
import io.github.tpm4j.tss.device.SigningSequence;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Post-quantum keys of the bundled TPM in use, as in a process of its own: with sessions. */
class SigningSequenceTest {
  private static final Bytes CONTEXT = Bytes.of((byte) 1, (byte) 2);

  private CommandLog log;
  private TpmDevice device;

  /** Not known as the TPM of this process, so that what is sent is protected by sessions. */
  private static final class AsOfElsewhere extends ForwardingTransport {
    AsOfElsewhere(Transport inner) {
      super(inner);
    }

    @Override
    public TransportInfo info() {
      return new TransportInfo(super.info().tcti(), TransportInfo.Kind.SIMULATOR, false);
    }
  }

  @BeforeEach
  void open() throws Exception {
    log = new CommandLog(new AsOfElsewhere(Transports.open("engine:memory,profile=185")));
    device = TpmDevice.open(log, DeviceOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    device.close();
  }

  private TpmKey key(MlDsaSet set) {
    return Keys.create(
        device,
        KeyTemplate.mlDsa(set).build(),
        "secret",
        KeyAuthorization.password(Keys.password("secret")));
  }

  private static Bytes message(int size) {
    byte[] message = new byte[size];
    new Random(size).nextBytes(message);
    return Bytes.adopt(message);
  }

  private static void assertVerifies(
      TpmKey key, Bytes context, Bytes message, TpmtSignature signature) throws Exception {
    Bytes octets = ((Tpm2bSignatureMldsa) signature.signature()).buffer();
    assertTrue(MlDsaVerifier.verify(key.publicArea(), context, message, octets));
    Bytes other = message(message.size() + 1);
    assertFalse(MlDsaVerifier.verify(key.publicArea(), context, other, octets));
  }

  @ParameterizedTest
  @EnumSource(MlDsaSet.class)
  void signsAShortMessageWithTwoCommands(MlDsaSet set) throws Exception {
    TpmKey key = key(set);
    for (int size : List.of(0, 1, 1024)) {
      assertVerifies(key, Bytes.EMPTY, message(size), key.signMessage(Bytes.EMPTY, message(size)));
      log.takeSent();
      assertVerifies(key, CONTEXT, message(size), key.signMessage(CONTEXT, message(size)));
      assertEquals(
          List.of(TpmCc.SIGN_SEQUENCE_START, TpmCc.SIGN_SEQUENCE_COMPLETE), log.takeSent());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1025, 2048, 65_535, 65_536, 65_537, 131_072, 200_000})
  void signsMessagesOfAnySize(int size) throws Exception {
    TpmKey key = key(MlDsaSet.ML_DSA_44);
    assertVerifies(key, CONTEXT, message(size), key.signMessage(CONTEXT, message(size)));
    assertOnlyKeysInSlots();
  }

  @Test
  void takesPiecesOfAnySize() throws Exception {
    TpmKey key = key(MlDsaSet.ML_DSA_44);
    Bytes message = message(70_000);
    try (SigningSequence sequence = key.startSigning(Bytes.EMPTY)) {
      Random random = new Random(1);
      for (int done = 0; done < message.size(); ) {
        int next = Math.min(random.nextInt(3000), message.size() - done);
        sequence.update(message.borrow(), done, next);
        done += next;
      }
      assertVerifies(key, Bytes.EMPTY, message, sequence.complete());
      assertThrows(IllegalStateException.class, sequence::complete);
    }
  }

  @Test
  void leavesTheTpmToOthersBetweenPieces() throws Exception {
    TpmKey key = key(MlDsaSet.ML_DSA_44);
    Bytes message = message(150_000);
    int sequences = 5;
    List<SigningSequence> all =
        Collections.nCopies(sequences, Bytes.EMPTY).stream().map(key::startSigning).toList();
    for (SigningSequence one : all) {
      one.update(message.borrow(), 0, 140_000);
    }
    Thread other = new Thread(() -> key.signMessage(Bytes.EMPTY, message(3)));
    other.start();
    other.join();
    for (SigningSequence one : all) {
      one.update(message.borrow(), 140_000, 10_000);
      assertVerifies(key, Bytes.EMPTY, message, one.complete());
    }
  }

  @Test
  void leavesNothingBehindWhereASignatureIsAbandonedOrRefused() {
    TpmKey key = key(MlDsaSet.ML_DSA_44);
    key.startSigning(Bytes.EMPTY).update(message(100_000).borrow(), 0, 100_000);
    TpmKey wrong = key.authorizedBy(KeyAuthorization.password(Keys.password("wrong")));
    assertThrows(
        TpmAuthorizationException.class, () -> wrong.signMessage(Bytes.EMPTY, message(100_000)));
    assertOnlyKeysInSlots();
  }

  @Test
  void signsByAPolicy() throws Exception {
    Policy policy = Policy.password();
    TpmtPublic template = KeyTemplate.mlDsa(MlDsaSet.ML_DSA_44).boundTo(policy).build();
    TpmKey key =
        Keys.create(
            device, template, "secret", KeyAuthorization.policy(policy, Keys.password("secret")));
    assertVerifies(key, CONTEXT, message(3000), key.signMessage(CONTEXT, message(3000)));
  }

  @Test
  void signsDigestsByHashMlDsa() throws Exception {
    TpmKey key =
        Keys.create(
            device,
            KeyTemplate.hashMlDsa(MlDsaSet.ML_DSA_65, HashAlg.SHA512).build(),
            "secret",
            KeyAuthorization.password(Keys.password("secret")));
    Bytes message = message(100);
    TpmtSignature signature = key.signDigest(CONTEXT, Digests.of(HashAlg.SHA512, message));
    TpmsSignatureHashMldsa octets = (TpmsSignatureHashMldsa) signature.signature();
    assertTrue(MlDsaVerifier.verifyHashed(key.publicArea(), CONTEXT, message, octets));
    assertFalse(MlDsaVerifier.verifyHashed(key.publicArea(), Bytes.EMPTY, message, octets));
  }

  @ParameterizedTest
  @EnumSource(MlKemSet.class)
  void decapsulates(MlKemSet set) {
    TpmKey key =
        Keys.create(
            device,
            KeyTemplate.mlKem(set).build(),
            "secret",
            KeyAuthorization.password(Keys.password("secret")));
    Encapsulation made = device.encapsulate(key.publicArea());
    try (SecretBytes sent = made.sharedSecret();
        SecretBytes received = key.decapsulate(made.ciphertext())) {
      assertEquals(32, sent.size());
      assertArrayEquals(sent.borrow(), received.borrow());
      byte[] changed = made.ciphertext().toByteArray();
      changed[0] ^= 1;
      try (SecretBytes nobodys = key.decapsulate(Bytes.adopt(changed))) {
        assertEquals(32, nobodys.size());
        assertFalse(Arrays.equals(sent.borrow(), nobodys.borrow()));
      }
      Bytes tooShort = made.ciphertext().slice(1, made.ciphertext().size());
      assertThrows(TpmResponseException.class, () -> key.decapsulate(tooShort));
    }
    assertOnlyKeysInSlots();
  }

  // TPM2_ReadPublic refuses sequences.
  private void assertOnlyKeysInSlots() {
    GetCapability.Response answer =
        device.client().execute(new GetCapability.Request(TpmCap.HANDLES, 0x8000_0000, 100));
    List<TpmHandle> handles = ((TpmlHandle) answer.capabilityData().data()).handle();
    assertFalse(handles.isEmpty());
    for (TpmHandle handle : handles) {
      device.client().execute(new ReadPublic.Request(handle));
    }
  }
}
