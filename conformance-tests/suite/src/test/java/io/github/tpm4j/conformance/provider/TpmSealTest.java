package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.conformance.tss.Keys;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.seal.SealedDataException;
import io.github.tpm4j.keystore.seal.TpmSeal;
import io.github.tpm4j.keystore.seal.TpmSealBuilder;
import io.github.tpm4j.keystore.seal.TpmUnseal;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmPasswordNeededException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyApproval;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.NvTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data sealed to a TPM and to conditions. */
class TpmSealTest extends OnEveryTpm {
  private static final int CHUNK = 1 << 16;
  private static final int TAG = 16;
  private static final TpmHandle INDEX = TpmHandle.of(0x01800790);

  private TpmConnection connection;
  private TpmDevice device;

  @BeforeEach
  void open() {
    connection = tpm.provider().connection();
    device = connection.device();
  }

  private TpmSealBuilder seal() {
    return TpmSeal.with(connection);
  }

  private TpmUnseal unseal() {
    return TpmUnseal.with(connection);
  }

  private static KeyAuth password(String password) {
    return KeyAuth.password(password.toCharArray());
  }

  private static byte[] data(int size) {
    byte[] data = new byte[size];
    new Random(size).nextBytes(data);
    return data;
  }

  private static byte[] sealed(TpmSealBuilder how, byte[] data) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (TpmSeal seal = how.build()) {
      seal.seal(new ByteArrayInputStream(data), sealed);
    }
    return sealed.toByteArray();
  }

  private static byte[] unsealed(TpmUnseal how, byte[] sealed) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    how.unseal(new ByteArrayInputStream(sealed), data);
    return data.toByteArray();
  }

  private void extend(int pcr) {
    device.extendPcr(pcr, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 129, CHUNK - 1, CHUNK, CHUNK + 1, 1 << 20})
  void givesBackDataOfEverySize(int size) throws Exception {
    assertArrayEquals(data(size), unsealed(unseal(), sealed(seal(), data(size))));
  }

  /** Neither side holds more than a chunk, however many there are. */
  @Test
  void streamsAnyAmount() throws Exception {
    long size = 200L * CHUNK + 1;
    Path file = Files.createTempFile("tpm4j", ".sealed");
    try (OutputStream out = Files.newOutputStream(file);
        TpmSeal seal = seal().build()) {
      seal.seal(new Zeros(size), out);
    }
    long[] seen = new long[1];
    int[] longest = new int[1];
    OutputStream count =
        new OutputStream() {
          @Override
          public void write(int one) {
            seen[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            seen[0] += length;
            longest[0] = Math.max(longest[0], length);
          }
        };
    try (InputStream in = Files.newInputStream(file)) {
      unseal().unseal(in, count);
    }
    Files.delete(file);
    assertEquals(size, seen[0]);
    assertEquals(CHUNK, longest[0]);
  }

  /**
   * Zeros without end would be read to the end, but nobody asks for more than a chunk at a time.
   */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      assertTrue(length <= CHUNK, "asks for " + length + " bytes at a time");
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      left -= count;
      return count;
    }
  }

  @Test
  void noticesThatChunksAreMissing_movedOrAdded() throws Exception {
    byte[] sealed = sealed(seal(), data(3 * CHUNK + 5));
    int body = sealed.length - 3 * (CHUNK + TAG) - 5 - TAG;
    for (int border = 0; border < 4; border++) {
      int length = body + border * (CHUNK + TAG);
      assertDamaged(Arrays.copyOf(sealed, length));
      assertDamaged(Arrays.copyOf(sealed, length + 1));
    }
    assertDamaged(Arrays.copyOf(sealed, sealed.length - 1));
    assertDamaged(Arrays.copyOf(sealed, sealed.length + 1));
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, body, swapped, body + CHUNK + TAG, CHUNK + TAG);
    System.arraycopy(sealed, body + CHUNK + TAG, swapped, body, CHUNK + TAG);
    assertDamaged(swapped);
    byte[] repeated = sealed.clone();
    System.arraycopy(sealed, body, repeated, body + CHUNK + TAG, CHUNK + TAG);
    assertDamaged(repeated);
    // All whole chunks again, so that the end is where a chunk begins.
    byte[] whole = sealed(seal(), data(2 * CHUNK));
    assertDamaged(Arrays.copyOf(whole, whole.length - CHUNK - TAG));
    assertArrayEquals(data(3 * CHUNK + 5), unsealed(unseal(), sealed));
  }

  @Test
  void doesNotTakeTheChunksOfAnotherFile() throws Exception {
    byte[] one = sealed(seal(), data(100));
    byte[] other = sealed(seal(), data(101));
    byte[] mixed = one.clone();
    System.arraycopy(other, other.length - 117, mixed, mixed.length - 116, 116);
    assertDamaged(mixed);
  }

  private void assertDamaged(byte[] sealed) {
    SealedDataException refusal =
        assertThrows(SealedDataException.class, () -> unsealed(unseal(), sealed));
    assertTrue(
        refusal.getMessage().contains("chunk") || refusal.getMessage().contains("header"),
        refusal.getMessage());
  }

  @Test
  void noticesEveryFlippedByte() throws Exception {
    byte[] sealed = sealed(seal().boundToPcrs("SHA-256", 16, 23), data(40));
    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 0x10;
      int place = i;
      Exception refusal =
          assertThrows(Exception.class, () -> unsealed(unseal(), flipped), () -> "byte " + place);
      assertTrue(
          refusal instanceof TpmException || refusal instanceof SealedDataException,
          () -> "byte " + place + ": " + refusal);
    }
    assertEquals(0, TpmProperties.read(device.client(), TpmPt.LOCKOUT_COUNTER));
  }

  @Test
  void refusesAllThatIsNoSealedData() {
    for (byte[] none : List.of(new byte[0], new byte[5], "TPMSEAL\n\0\1".getBytes(), data(500))) {
      assertThrows(SealedDataException.class, () -> unsealed(unseal(), none));
    }
    byte[] huge = "TPMSEAL\n\0\1\0\1\0\0\177aaaaaaaaa".getBytes();
    assertThrows(SealedDataException.class, () -> unsealed(unseal(), huge));
  }

  @Test
  void refusesAnotherTpm() throws Exception {
    byte[] sealed = sealed(seal(), data(10));
    try (RunningTpm other = kind.start()) {
      assertThrows(
          TpmForeignKeyException.class,
          () -> unsealed(TpmUnseal.with(other.provider().connection()), sealed));
    }
  }

  @Test
  void refusesOtherPcrs_andNamesThem() throws Exception {
    byte[] sealed = sealed(seal().boundToPcrs("SHA-256", 16, 7), data(10));
    assertArrayEquals(data(10), unsealed(unseal(), sealed));
    extend(16);
    TpmPolicyException refusal =
        assertThrows(TpmPolicyException.class, () -> unsealed(unseal(), sealed));
    assertTrue(refusal.getMessage().contains("PCR 16 (SHA256)"), refusal.getMessage());
    assertTrue(!refusal.getMessage().contains("PCR 7"), refusal.getMessage());
  }

  @Test
  void bindsToValuesThatPcrsWillHave() throws Exception {
    Pcr pcr = new Pcr(TpmAlg.SHA256, 16);
    Bytes now = device.readPcr(TpmAlg.SHA256, 16).of(pcr);
    Bytes then = Digests.of(HashAlg.SHA256, now, Digests.zero(HashAlg.SHA256));
    PcrValues values = new PcrValues(PcrSelections.of(TpmAlg.SHA256, 16), Map.of(pcr, then));
    byte[] sealed = sealed(seal().boundToPcrs(values), data(10));
    assertThrows(TpmPolicyException.class, () -> unsealed(unseal(), sealed));
    extend(16);
    assertArrayEquals(data(10), unsealed(unseal(), sealed));
  }

  @Test
  void asksForThePassword_besideOtherDemandsToo() throws Exception {
    for (TpmSealBuilder how :
        List.of(
            seal(),
            seal().boundToPcrs("SHA-256", 16),
            seal().policy(Policy.commandCode(TpmCc.UNSEAL)))) {
      byte[] sealed = sealed(how.auth("right".toCharArray()), data(10));
      assertArrayEquals(data(10), unsealed(unseal().auth(password("right")), sealed));
      assertThrows(
          TpmAuthorizationException.class,
          () -> unsealed(unseal().auth(password("wrong")), sealed));
      assertThrows(TpmPasswordNeededException.class, () -> unsealed(unseal(), sealed));
    }
  }

  @Test
  void countsAWrongPasswordOnce_andLocksAfterTooMany() throws Exception {
    byte[] sealed =
        sealed(seal().auth("right".toCharArray()).dictionaryAttackProtected(true), data(10));
    int before = TpmProperties.read(device.client(), TpmPt.LOCKOUT_COUNTER);
    assertThrows(
        TpmAuthorizationException.class, () -> unsealed(unseal().auth(password("wrong")), sealed));
    assertEquals(before + 1, TpmProperties.read(device.client(), TpmPt.LOCKOUT_COUNTER));
    assertThrows(TpmPasswordNeededException.class, () -> unsealed(unseal(), sealed));
    assertEquals(before + 1, TpmProperties.read(device.client(), TpmPt.LOCKOUT_COUNTER));
    try {
      TpmException last = null;
      for (int i = TpmProperties.read(device.client(), TpmPt.MAX_AUTH_FAIL); i >= 0; i--) {
        last =
            assertThrows(
                TpmException.class, () -> unsealed(unseal().auth(password("wrong")), sealed));
      }
      assertEquals("TpmLockoutException", last.getClass().getSimpleName(), last.getMessage());
    } finally {
      device
          .client()
          .execute(
              new DictionaryAttackLockReset.Request(TpmHandle.LOCKOUT),
              Authorization.password(SecretBytes.EMPTY));
    }
    assertArrayEquals(data(10), unsealed(unseal().auth(password("right")), sealed));
  }

  @Test
  void takesTheBranchThatIsMet_andNamesAllThatAreNot() throws Exception {
    Policy pcr = Policy.pcr(device.readPcr(TpmAlg.SHA256, 16));
    Policy other = Policy.pcr(device.readPcr(TpmAlg.SHA256, 23));
    byte[] sealed = sealed(seal().policy(Policy.or(pcr, other)), data(10));
    extend(16);
    assertArrayEquals(data(10), unsealed(unseal(), sealed));
    extend(23);
    TpmPolicyException refusal =
        assertThrows(TpmPolicyException.class, () -> unsealed(unseal(), sealed));
    assertTrue(refusal.getMessage().contains("(1) PCR 16"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("(2) PCR 23"), refusal.getMessage());
  }

  @Test
  void followsPoliciesThatAKeyApproves_keptBesideThemAndNew() throws Exception {
    TpmKey signer = Keys.create(device, "");
    Policy authorize = Policy.authorize(signer.publicArea(), Bytes.EMPTY);
    byte[] sealed =
        sealed(
            seal()
                .boundToPcrs("SHA-256", 7)
                .policy(authorize)
                .auth("p".toCharArray())
                .approval(approval(signer)),
            data(10));
    TpmUnseal by = unseal().auth(password("p"));
    assertArrayEquals(data(10), unsealed(by, sealed));
    assertThrows(TpmAuthorizationException.class, () -> unsealed(by.auth(password("q")), sealed));
    extend(16);
    assertThrows(TpmPolicyException.class, () -> unsealed(by, sealed));
    PolicyInputs newer = PolicyInputs.NONE.withApproval(approval(signer));
    assertArrayEquals(data(10), unsealed(by.policyInputs(newer), sealed));
  }

  private PolicyApproval approval(TpmKey signer) {
    Policy approved = Policy.pcr(device.readPcr(TpmAlg.SHA256, 16));
    Bytes digest = Digests.of(HashAlg.SHA256, approved.digest(HashAlg.SHA256), Bytes.EMPTY);
    TpmtSignature signature = signer.sign(Keys.ECDSA, digest);
    return new PolicyApproval(signer.publicArea(), approved, Bytes.EMPTY, signature);
  }

  @Test
  void areStaleOnceACounterHasMoved() throws Exception {
    TpmNv counter = TpmNv.define(device, INDEX, NvTemplate.counter(), SecretBytes.EMPTY);
    try {
      counter.increment();
      TpmUnseal by =
          unseal().policyInputs(PolicyInputs.NONE.withSecret(INDEX, () -> SecretBytes.EMPTY));
      byte[] old = sealed(seal().untilIncremented(counter), data(10));
      assertArrayEquals(data(10), unsealed(by, old));
      counter.increment();
      TpmPolicyException refusal = assertThrows(TpmPolicyException.class, () -> unsealed(by, old));
      assertTrue(refusal.getMessage().contains("0x01800790"), refusal.getMessage());
      byte[] now = sealed(seal().untilIncremented(counter), data(11));
      assertArrayEquals(data(11), unsealed(by, now));
    } finally {
      counter.undefine();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128})
  void sealsLittleByTheTpmItself_asOtherToolsTakeIt(int size) throws Exception {
    try (TpmSeal seal = seal().boundToPcrs("SHA-256", 23).auth("p".toCharArray()).build()) {
      Tss2PrivateKey sealed = seal.sealSmall(SecretBytes.of(data(size)));
      Tss2PrivateKey read = Tss2Pem.decode(Tss2Pem.encode(sealed));
      try (SecretBytes back = unseal().auth(password("p")).unsealSmall(read)) {
        assertArrayEquals(data(size), back.toByteArray());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void saysWhatTheTpmItselfDoesNotSeal(int size) {
    try (TpmSeal seal = seal().build()) {
      assertThrows(
          IllegalArgumentException.class, () -> seal.sealSmall(SecretBytes.of(data(size))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 1000})
  void sealsIntoAnNvIndex(int size) throws Exception {
    try (TpmSeal seal = seal().boundToPcrs("SHA-256", 23).build()) {
      TpmNv nv = seal.sealInto(INDEX, SecretBytes.of(data(size)));
      try (SecretBytes back = unseal().unsealFrom(TpmNv.of(device, INDEX))) {
        assertArrayEquals(data(size), back.toByteArray());
        assertThrows(TpmNvException.class, () -> seal.sealInto(INDEX, SecretBytes.of(data(1))));
      } finally {
        nv.undefine();
      }
    }
  }

  @Test
  void replacesAFileWhole_orNotAtAll(@TempDir Path folder) throws Exception {
    Path plain = Files.write(folder.resolve("plain"), data(200_000));
    Path sealed = folder.resolve("sealed");
    Path back = folder.resolve("back");
    try (TpmSeal seal = seal().build()) {
      seal.seal(plain, sealed);
      unseal().unseal(sealed, back);
      assertEquals(-1, Files.mismatch(plain, back));
      byte[] before = Files.readAllBytes(sealed);
      assertThrows(IOException.class, () -> seal.seal(folder.resolve("absent"), sealed));
      assertArrayEquals(before, Files.readAllBytes(sealed));
      seal.seal(Files.write(plain, data(10)), sealed);
      assertNotEquals(before.length, Files.size(sealed));
      Files.write(sealed, Arrays.copyOf(before, before.length - CHUNK / 2));
    }
    assertThrows(SealedDataException.class, () -> unseal().unseal(sealed, back));
    assertArrayEquals(data(200_000), Files.readAllBytes(back));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void isUsedByManyThreads() throws Exception {
    byte[] sealed = sealed(seal().auth("p".toCharArray()), data(1000));
    IntStream.range(0, 12)
        .parallel()
        .forEach(
            i -> {
              try {
                assertArrayEquals(data(1000), unsealed(unseal().auth(password("p")), sealed));
                byte[] own = sealed(seal().boundToPcrs("SHA-256", 7), data(i));
                assertArrayEquals(data(i), unsealed(unseal(), own));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }
}
