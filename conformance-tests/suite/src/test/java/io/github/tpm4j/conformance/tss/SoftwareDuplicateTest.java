package io.github.tpm4j.conformance.tss;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.commands.symmetric.Hmac;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.duplication.SoftwareDuplicate;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key of software, wrapped for a storage key of which only the public area is known. */
@Tag("peer")
class SoftwareDuplicateTest {
  private static final int INNER = TpmaObject.ENCRYPTED_DUPLICATION;
  private static final byte[] KEY = "a key that software knows, too.".getBytes(UTF_8);
  private static final byte[] MESSAGE = "a message".getBytes(UTF_8);
  private static final Authorization NO_PASSWORD = Authorization.password(SecretBytes.EMPTY);

  private static Swtpm swtpm;
  private TpmClient client;
  private final List<TpmHandle> loaded = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    swtpm = Swtpm.tcp();
  }

  @AfterAll
  static void stop() throws Exception {
    swtpm.close();
  }

  @BeforeEach
  void open() throws Exception {
    client = new TpmClient(Transports.open(swtpm.tcti()));
  }

  @AfterEach
  void close() {
    loaded.forEach(handle -> client.execute(new FlushContext.Request(handle)));
    client.close();
  }

  static Stream<Arguments> wrappers() {
    return Stream.of(StorageTemplates.ECC_P256, StorageTemplates.RSA_2048)
        .flatMap(parent -> Stream.of(Arguments.of(parent, 0), Arguments.of(parent, INNER)));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void swtpmTakesItAndComputesTheSame(TpmtPublic template, int innerWrapper) throws Exception {
    CreatePrimary.Response parent = primary(TpmHandle.OWNER, template);
    TpmtSensitive sensitive = sensitive();
    TpmtPublic area = area(sensitive, innerWrapper);
    try (SoftwareDuplicate duplicate = SoftwareDuplicate.of(area, sensitive, parent.outPublic())) {
      TpmHandle key = load(parent.objectHandle(), duplicate);
      Hmac.Request request = new Hmac.Request(key, Bytes.of(MESSAGE), TpmAlg.NULL);
      assertArrayEquals(inSoftware(), client.execute(request, NO_PASSWORD).outMac().toByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, INNER})
  void anotherEllipticStorageKeyOfSwtpmRefusesIt(int innerWrapper) {
    TpmForeignKeyException refused =
        refused(TpmForeignKeyException.class, StorageTemplates.ECC_P256, innerWrapper);
    assertTrue(refused.getMessage().contains("TPM_RC_INTEGRITY, parameter 3"), refused::toString);
  }

  /** libtpms says that it has failed; it goes on all the same. */
  @ParameterizedTest
  @ValueSource(ints = {0, INNER})
  void anotherRsaStorageKeyOfSwtpmRefusesIt(int innerWrapper) {
    TpmResponseException refused =
        refused(TpmResponseException.class, StorageTemplates.RSA_2048, innerWrapper);
    assertEquals(TpmRc.FAILURE, refused.rc());
    assertTrue(refused.getMessage().contains("not for this key"), refused::toString);
    primary(TpmHandle.OWNER, StorageTemplates.ECC_P256);
  }

  private <T extends TpmException> T refused(Class<T> type, TpmtPublic template, int innerWrapper) {
    CreatePrimary.Response parent = primary(TpmHandle.OWNER, template);
    CreatePrimary.Response other = primary(TpmHandle.ENDORSEMENT, template);
    TpmtSensitive sensitive = sensitive();
    try (SoftwareDuplicate duplicate =
        SoftwareDuplicate.of(area(sensitive, innerWrapper), sensitive, parent.outPublic())) {
      return assertThrows(
          type, () -> client.execute(duplicate.request(other.objectHandle()), NO_PASSWORD));
    }
  }

  private CreatePrimary.Response primary(TpmHandle hierarchy, TpmtPublic template) {
    CreatePrimary.Response created =
        client.execute(
            new CreatePrimary.Request(
                hierarchy,
                new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
                template,
                Bytes.EMPTY,
                PcrSelections.NONE),
            NO_PASSWORD);
    loaded.add(created.objectHandle());
    return created;
  }

  private TpmHandle load(TpmHandle parent, SoftwareDuplicate duplicate) {
    Bytes imported = client.execute(duplicate.request(parent), NO_PASSWORD).outPrivate();
    Load.Response response =
        client.execute(new Load.Request(parent, imported, duplicate.publicArea()), NO_PASSWORD);
    loaded.add(response.objectHandle());
    assertEquals(EntityNames.of(duplicate.publicArea()), response.name());
    return response.objectHandle();
  }

  private static TpmtSensitive sensitive() {
    byte[] seed = new byte[HashAlg.SHA256.digestBytes()];
    return new TpmtSensitive(
        TpmAlg.KEYEDHASH, SecretBytes.EMPTY, SecretBytes.of(seed), SecretBytes.of(KEY));
  }

  /**
   * An HMAC key is bound to its public area by a digest of its seed and itself (Part 1, 27.5.3).
   */
  private static TpmtPublic area(TpmtSensitive sensitive, int attributes) {
    Bytes unique =
        Digests.of(HashAlg.SHA256, Bytes.of(new byte[HashAlg.SHA256.digestBytes()]), Bytes.of(KEY));
    return KeyTemplate.hmac(HashAlg.SHA256)
        .without(TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN)
        .with(attributes)
        .build()
        .withUnique(new Tpm2bDigest(unique));
  }

  private static byte[] inSoftware() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return mac.doFinal(MESSAGE);
  }
}
