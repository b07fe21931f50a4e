package io.github.tpm4j.engine.manufacture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.TpmIdentity;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Revision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates of ML-KEM and ML-DSA endorsement keys (TCG EK Credential Profile 2.7). */
class PostQuantumEkCertificatesTest {
  private static final Instant NOW = Instant.parse("2030-02-03T04:05:06Z");
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;

  /** The first version of the JDK with ML-DSA. */
  private static final int ML_DSA_IN_JDK = 24;

  @TempDir private static Path folder;
  private static final MemoryStore STORE = new MemoryStore();
  private static TestTpm tpm;

  @BeforeAll
  static void manufacture() {
    tpm = start(STORE, EnumSet.allOf(EndorsementKey.class), TpmIdentity.BUNDLED);
  }

  private static TestTpm start(MemoryStore store, Set<EndorsementKey> keys, TpmIdentity identity) {
    return TestTpm.started(
        TpmConfiguration.of(store)
            .withProfile(Profile.builder().revision(Revision.V185).identity(identity).build())
            .withEkCertificates(EkCertificates.of(keys, () -> NOW).withAuthorityFileIn(folder)));
  }

  static Stream<EndorsementKey> keys() {
    return Stream.of(EndorsementKey.values()).filter(EndorsementKey::isPostQuantum);
  }

  private static byte[] content(TestTpm from, TpmHandle index) {
    int size = from.run(new NvReadPublic.Request(index)).nvPublic().dataSize();
    int most = from.tpm().state().profile().of(Limit.MAX_NV_BUFFER_SIZE);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (all.size() < size) {
      int part = Math.min(most, size - all.size());
      all.writeBytes(
          from.run(new NvRead.Request(index, index, part, all.size())).data().toByteArray());
    }
    return all.toByteArray();
  }

  private static SubjectPublicKeyInfo certified(TestTpm from, EndorsementKey key)
      throws IOException {
    return new X509CertificateHolder(content(from, key.certificateIndex()))
        .getSubjectPublicKeyInfo();
  }

  /** The octets of the public key that CreatePrimary makes. */
  private static byte[] created(TestTpm on, EndorsementKey key) {
    CreatePrimary.Response made = on.run(TestObjects.primary(key.hierarchy(), key.template()));
    on.run(new FlushContext.Request(made.objectHandle()));
    byte[] unique = made.outPublic().unique().marshal();
    return Arrays.copyOfRange(unique, 2, unique.length);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void areOfTheKeyThatTheTemplateMakes(EndorsementKey key) throws IOException {
    SubjectPublicKeyInfo info = certified(tpm, key);
    String set = key.name().replace("FW_", "");
    int number = List.of("512", "768", "1024", "44", "65", "87").indexOf(set.split("_")[2]);
    String arc = number < 3 ? "2.16.840.1.101.3.4.4." + (number + 1) : "2.16.840.1.101.3.4.3.";

    assertArrayEquals(created(tpm, key), info.getPublicKeyData().getOctets());
    assertEquals(
        number < 3 ? arc : arc + (17 + number - 3), info.getAlgorithm().getAlgorithm().getId());
    assertEquals(null, info.getAlgorithm().getParameters());
  }

  /** Bouncy Castle, and the JDK where it has ML-DSA. */
  private static List<Provider> verifiers() {
    List<Provider> all = new ArrayList<>(List.of(new BouncyCastleProvider()));
    if (Runtime.version().feature() >= ML_DSA_IN_JDK) {
      all.add(Security.getProvider("SUN"));
    }
    return all;
  }

  private static List<X509Certificate> authorities(CertificateFactory factory)
      throws GeneralSecurityException {
    List<X509Certificate> all = new ArrayList<>();
    byte[] chain = content(tpm, EndorsementKey.CHAIN_INDEX);
    for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(chain))) {
      all.add((X509Certificate) each);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void leadToTheSecondAuthorityOfTheChainIndex(EndorsementKey key) throws Exception {
    for (Provider verifier : verifiers()) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", verifier);
      List<X509Certificate> authorities = authorities(factory);
      assertEquals(2, authorities.size());
      byte[] der = content(tpm, key.certificateIndex());
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(authorities.get(1), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(NOW));

      assertTrue(parameters.getTrustAnchors().size() == 1 && der.length > 4627);
      CertPathValidator.getInstance("PKIX", verifier)
          .validate(factory.generateCertPath(List.of(certificate)), parameters);
      authorities.get(1).verify(authorities.get(1).getPublicKey(), verifier);
      assertEquals("2.16.840.1.101.3.4.3.19", certificate.getSigAlgOID());
      assertThrows(
          GeneralSecurityException.class,
          () -> certificate.verify(authorities.get(0).getPublicKey()));
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void sayWhatTheKeyIsFor(EndorsementKey key) throws Exception {
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                .generateCertificate(
                    new ByteArrayInputStream(content(tpm, key.certificateIndex())));
    int expected = key.name().contains("DSA") ? DIGITAL_SIGNATURE : KEY_ENCIPHERMENT;

    for (int use = 0; use < certificate.getKeyUsage().length; use++) {
      assertEquals(use == expected, certificate.getKeyUsage()[use]);
    }
    assertEquals(List.of("2.23.133.8.1"), certificate.getExtendedKeyUsage());
    // TPMSpecification, "2.0", level 0, version 185; no TPMPQCVersion: no firmware is to come.
    assertEquals(
        "041b3019301706056781050210310e300c0c03322e30020100020200b9",
        HexFormat.of().formatHex(certificate.getExtensionValue("2.5.29.9")));
  }

  @Test
  void haveAuthoritiesThatAreWrittenToTheFile() throws Exception {
    String pem = Files.readString(folder.resolve(EkCertificates.AUTHORITY_FILE));
    assertEquals(2, pem.split("BEGIN CERTIFICATE").length - 1);
  }

  @Test
  void lastThroughARestart_thoseOfTheFirmwareAsLongAsItRuns() throws IOException {
    TestTpm again = start(STORE, Set.of(), TpmIdentity.BUNDLED);
    for (EndorsementKey key : List.of(EndorsementKey.ML_KEM_768, EndorsementKey.FW_ML_DSA_65)) {
      assertArrayEquals(created(again, key), certified(again, key).getPublicKeyData().getOctets());
    }
    TestTpm updated = start(STORE, Set.of(), new TpmIdentity("TP4J", "tpm4j", 1L << 33, 0));
    assertArrayEquals(
        created(updated, EndorsementKey.ML_KEM_768),
        certified(updated, EndorsementKey.ML_KEM_768).getPublicKeyData().getOctets());
    assertNotEquals(
        HexFormat.of().formatHex(created(updated, EndorsementKey.FW_ML_DSA_65)),
        HexFormat.of()
            .formatHex(
                certified(updated, EndorsementKey.FW_ML_DSA_65).getPublicKeyData().getOctets()));
  }

  @Test
  void withoutOtherKeysThereIsOneAuthority() throws Exception {
    TestTpm other =
        start(new MemoryStore(), EnumSet.of(EndorsementKey.ML_DSA_44), TpmIdentity.BUNDLED);
    X509CertificateHolder authority =
        new X509CertificateHolder(content(other, EndorsementKey.CHAIN_INDEX));
    assertEquals(
        "2.16.840.1.101.3.4.3.19",
        authority.getSubjectPublicKeyInfo().getAlgorithm().getAlgorithm().getId());
  }

  @Test
  void aTpmOf159HasNoSuchKeys_andIsNotMade() {
    MemoryStore store = new MemoryStore();
    EkCertificates certificates =
        EkCertificates.of(EnumSet.of(EndorsementKey.ML_KEM_768), () -> NOW);
    Profile profile = Profile.pcClient().in(Revision.V159);
    Tpm old =
        new Tpm(TpmConfiguration.of(store).withProfile(profile).withEkCertificates(certificates));

    assertFalse(certificates.fit(profile));
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, old::powerOn);
    assertTrue(refusal.getMessage().contains("ML_KEM_768"), refusal::getMessage);
    assertTrue(store.load().isEmpty());
  }
}
