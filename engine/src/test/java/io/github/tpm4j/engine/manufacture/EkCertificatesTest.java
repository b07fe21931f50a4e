package io.github.tpm4j.engine.manufacture;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.ChangeEps;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.nv.NvRead;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is certified of a new TPM's endorsement keys, and for how long that holds. */
class EkCertificatesTest {
  private static final Instant NOW = Instant.parse("2030-02-03T04:05:06Z");
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  @TempDir private static Path folder;
  private static TestTpm tpm;

  @BeforeAll
  static void manufacture() {
    tpm = started(keys().collect(toSet()));
  }

  static Stream<EndorsementKey> keys() {
    return Stream.of(EndorsementKey.values()).filter(key -> !key.isPostQuantum());
  }

  private static TestTpm started(Set<EndorsementKey> keys) {
    return TestTpm.started(
        TpmConfiguration.inMemory()
            .withEkCertificates(EkCertificates.of(keys, () -> NOW).withAuthorityFileIn(folder)));
  }

  private static TpmsNvPublic index(TestTpm from, TpmHandle handle) {
    return from.run(new NvReadPublic.Request(handle)).nvPublic();
  }

  private static X509Certificate certificate(TestTpm from, TpmHandle handle)
      throws GeneralSecurityException {
    int size = index(from, handle).dataSize();
    byte[] der = from.run(new NvRead.Request(handle, handle, size, 0)).data().toByteArray();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static PublicKey created(TestTpm on, EndorsementKey key) {
    CreatePrimary.Response made =
        on.run(TestObjects.primary(TpmHandle.ENDORSEMENT, key.template()));
    on.run(new FlushContext.Request(made.objectHandle()));
    return JcaKeys.of(made.outPublic());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void areOfTheKeyThatTheTemplateMakes(EndorsementKey key) throws GeneralSecurityException {
    assertEquals(created(tpm, key), certificate(tpm, key.certificateIndex()).getPublicKey());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void leadToTheAuthorityOfTheChainIndex(EndorsementKey key) throws GeneralSecurityException {
    X509Certificate authority = certificate(tpm, EndorsementKey.CHAIN_INDEX);
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));

    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(certificate(tpm, key.certificateIndex()))),
            parameters);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void sayWhatTheCredentialProfileAsksFor(EndorsementKey key) throws GeneralSecurityException {
    X509Certificate certificate = certificate(tpm, key.certificateIndex());
    boolean rsa = certificate.getPublicKey().getAlgorithm().equals("RSA");

    assertEquals(3, certificate.getVersion());
    assertEquals("", certificate.getSubjectX500Principal().getName());
    assertEquals(
        Set.of("2.5.29.15", "2.5.29.17", "2.5.29.19"), certificate.getCriticalExtensionOIDs());
    assertEquals(
        Set.of("2.5.29.9", "2.5.29.35", "2.5.29.37"), certificate.getNonCriticalExtensionOIDs());
    assertEquals(List.of("2.23.133.8.1"), certificate.getExtendedKeyUsage());
    assertEquals(-1, certificate.getBasicConstraints());
    for (int use = 0; use < certificate.getKeyUsage().length; use++) {
      assertEquals(use == (rsa ? KEY_ENCIPHERMENT : KEY_AGREEMENT), certificate.getKeyUsage()[use]);
    }
    assertEquals(Date.from(NOW), certificate.getNotBefore());
    assertEquals(Instant.parse("9999-12-31T23:59:59Z"), certificate.getNotAfter().toInstant());
    assertTrue(certificate.getSerialNumber().bitLength() == 159, "a serial number of 20 octets");
  }

  @Test
  void tellTheManufacturerModelVersionAndSpecification() throws GeneralSecurityException {
    X509Certificate certificate = certificate(tpm, EndorsementKey.ECC_P256.certificateIndex());
    List<?> name = certificate.getSubjectAlternativeNames().iterator().next();

    assertEquals(4, name.get(0));
    assertEquals(
        "2.23.133.2.3=#0c0b69643a3030303030303031,2.23.133.2.2=#0c0574706d346a,"
            + "2.23.133.2.1=#0c0b69643a3534353033343441",
        name.get(1));
    // An OCTET STRING of: TPMSpecification, "2.0", level 0, revision 185
    assertEquals(
        "041b3019301706056781050210310e300c0c03322e30020100020200b9",
        HexFormat.of().formatHex(certificate.getExtensionValue("2.5.29.9")));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void areInIndicesOfThePlatformThatEverybodyMayRead(EndorsementKey key) {
    int attributes =
        TpmaNv.PPWRITE
            | TpmaNv.WRITEDEFINE
            | TpmaNv.PPREAD
            | TpmaNv.OWNERREAD
            | TpmaNv.AUTHREAD
            | TpmaNv.NO_DA
            | TpmaNv.PLATFORMCREATE
            | TpmaNv.WRITTEN;

    assertEquals(TpmaNv.of(attributes), index(tpm, key.certificateIndex()).attributes());
    assertEquals(TpmaNv.of(attributes), index(tpm, EndorsementKey.CHAIN_INDEX).attributes());
    assertEquals(
        TpmRc.NV_AUTHORIZATION,
        tpm.code(new NvUndefineSpace.Request(TpmHandle.OWNER, key.certificateIndex())));
  }

  @Test
  void outlastClearAndAreStaleAfterChangeEps() throws GeneralSecurityException {
    EndorsementKey key = EndorsementKey.ECC_P256;
    TestTpm changed = started(EnumSet.of(key));
    X509Certificate certificate = certificate(changed, key.certificateIndex());

    changed.run(new Clear.Request(TpmHandle.LOCKOUT));
    assertEquals(certificate, certificate(changed, key.certificateIndex()));
    assertEquals(certificate.getPublicKey(), created(changed, key));

    changed.run(new ChangeEps.Request(TpmHandle.PLATFORM));
    assertEquals(certificate, certificate(changed, key.certificateIndex()));
    assertNotEquals(certificate.getPublicKey(), created(changed, key));
  }

  @Test
  void areIssuedOnceForTheWholeLifeOfATpm() throws GeneralSecurityException {
    TpmHandle handle = EndorsementKey.ECC_P384.certificateIndex();
    TpmConfiguration configuration =
        TpmConfiguration.inMemory().withEkCertificates(EkCertificates.standard());
    X509Certificate first = certificate(TestTpm.started(configuration), handle);

    assertEquals(first, certificate(TestTpm.started(configuration), handle));
  }

  @Test
  void areNotGivenToATpmThatWasMadeWithout() {
    MemoryStore store = new MemoryStore();
    TestTpm.over(store);
    TestTpm later =
        TestTpm.started(TpmConfiguration.of(store).withEkCertificates(EkCertificates.standard()));

    assertEquals(
        TpmRc.HANDLE.handle(1), later.code(new NvReadPublic.Request(EndorsementKey.CHAIN_INDEX)));
  }

  @Test
  void haveAnAuthorityThatIsWrittenToTheFile() throws Exception {
    TestTpm other = started(EnumSet.of(EndorsementKey.ECC_P256));
    X509Certificate authority = certificate(other, EndorsementKey.CHAIN_INDEX);

    assertArrayEquals(
        authority.getEncoded(),
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                Files.newInputStream(folder.resolve(EkCertificates.AUTHORITY_FILE)))
            .getEncoded());
    assertEquals(0, authority.getBasicConstraints());
    assertNotEquals(
        certificate(tpm, EndorsementKey.CHAIN_INDEX).getSubjectX500Principal(),
        authority.getSubjectX500Principal());
  }
}
